"""Free text is compared word by word, and both texts can be put together again."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamdocs.review.prose_diff import MOST_WORDS, Part, Span, changed_words, prose_diff

S, I, D = Part.SAME, Part.INSERTED, Part.DELETED  # noqa: E741


@pytest.mark.parametrize(
    ("before", "after", "spans"),
    [
        ("", "", ()),
        ("igual", "igual", (Span(S, "igual"),)),
        ("", "novo texto", (Span(I, "novo texto"),)),
        ("velho", "", (Span(D, "velho"),)),
        (
            "Cliente quer reduzir perdas.",
            "Cliente quer muito reduzir perdas.",
            (Span(S, "Cliente quer"), Span(I, " muito"), Span(S, " reduzir perdas.")),
        ),
        (
            "Vender mais caixas até maio",
            "Vender outras bandejas até maio",
            (
                Span(S, "Vender "),
                Span(D, "mais caixas"),
                Span(I, "outras bandejas"),
                Span(S, " até maio"),
            ),
        ),
        (
            "Um parágrafo.\n\nOutro.\n",
            "Um parágrafo.\n\nMais um.\n\nOutro.\n",
            (Span(S, "Um parágrafo.\n\n"), Span(I, "Mais um.\n\n"), Span(S, "Outro.\n")),
        ),
    ],
)
def test_words_that_came_and_went(before: str, after: str, spans: tuple[Span, ...]) -> None:
    assert prose_diff(before, after) == spans


def test_words_are_counted_without_signs_and_blanks() -> None:
    assert changed_words(prose_diff("a, b!", "a; c d - b!")) == (2, 0)


def test_a_long_text_written_anew_is_told_as_replaced() -> None:
    before, after = "um " * (MOST_WORDS + 1), "dois " * 3
    assert prose_diff(before, after) == (Span(D, before), Span(I, after))


@settings(max_examples=60, deadline=None)
@given(st.text("ab \n.", max_size=40), st.text("ab \n.", max_size=40))
def test_both_texts_can_be_put_together_again(before: str, after: str) -> None:
    spans = prose_diff(before, after)
    assert "".join(span.text for span in spans if span.part is not I) == before
    assert "".join(span.text for span in spans if span.part is not D) == after
    assert all(one.part is not other.part for one, other in pairwise(spans))
