from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.source.problem import Problem
from kamdocs.source.word_text import parse_id, parse_yes_no


@pytest.mark.parametrize(
    ("text", "value"),
    [("sim", True), ("Não", False), ("NAO", False), ("yes", True), ("no", False), ("true", True),
     (" False ", False)],
)  # fmt: skip
def test_yes_and_no(text: str, value: bool) -> None:
    assert parse_yes_no(text, "pt-BR") is value


@pytest.mark.parametrize(("language", "allowed"), [("pt-PT", "sim, não"), ("en", "yes, no")])
def test_anything_else_lists_the_words(language: str, allowed: str) -> None:
    found = parse_yes_no("talvez", language)
    assert found == Problem("bad-yes-no", {"text": "talvez", "allowed": allowed})


@pytest.mark.parametrize(
    "text", ["a", "monte-alto", "marina.prado", "laminados_2027", "3m", "a..b"]
)
def test_id_as_written(text: str) -> None:
    assert parse_id(text) == text


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("Monte Alto", "monte-alto"),
        ("Pão & Cia.", "pao-cia"),
        ("../etc", "etc"),
        ("a/b", "a-b"),
        (".oculto", "oculto"),
        ("ponto.", "ponto"),
        ("", "id-1"),
        ("日本", "id-1"),
        ("a" * 81, "a" * 80),
    ],
)
def test_id_that_is_no_address_suggests_one(text: str, suggestion: str) -> None:
    found = parse_id(text)
    assert isinstance(found, Problem)
    assert (found.rule, found.params["suggestion"]) == ("bad-id", suggestion)


@pytest.mark.parametrize("text", ["con", "aux", "com1", "lpt9.md", "nul.a.b"])
def test_id_that_windows_keeps_for_itself(text: str) -> None:
    assert parse_id(text) == Problem("reserved-id", {"text": text})


@given(st.text())
def test_suggested_id_is_an_id_or_a_device(text: str) -> None:
    found = parse_id(text)
    if isinstance(found, Problem) and found.rule == "bad-id":
        again = parse_id(found.params["suggestion"])
        assert isinstance(again, str) or again.rule == "reserved-id"
