from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.render.charts.text import Label, ellipsize, text_width, without_overlap, wrap

LONG = "Renovar o contrato de caixas de papelão ondulado das plantas de Monte Alto"


@pytest.mark.parametrize(
    ("text", "thousandths"),
    [
        ("", 0),
        ("171", 3 * 648),
        ("il", 2 * 242),
        ("WW", 2 * 985),
        ("não", 591 + 562 + 600),
        (unicodedata.normalize("NFD", "não"), 591 + 562 + 600),
        ("1\N{NO-BREAK SPACE}2", 2 * 648 + 269),
        ("\N{CJK UNIFIED IDEOGRAPH-4E2D}", 1050),
    ],
)
def test_width_adds_up_the_advances_of_inter(text: str, thousandths: int) -> None:
    assert text_width(text, 1000) == thousandths
    assert text_width(text, 12) == pytest.approx(thousandths * 0.012)


def test_bold_is_wider() -> None:
    assert text_width(LONG, 12, bold=True) > text_width(LONG, 12)


def test_a_text_that_fits_stays_whole() -> None:
    assert ellipsize("Laudo de avarias", 200, 12) == "Laudo de avarias"


def test_a_long_text_ends_in_an_ellipsis_without_a_dangling_space_or_comma() -> None:
    shortened = ellipsize("Visita, teste e laudo", 50, 12)
    assert shortened == "Visita…"


def test_a_letter_is_never_parted_from_its_accent() -> None:
    text = unicodedata.normalize("NFD", "ããããããããããã")
    shortened = ellipsize(text, 40, 12).removesuffix("…")
    assert len(shortened) % 2 == 0


def test_lines_break_between_words_and_the_last_one_is_shortened() -> None:
    assert wrap(LONG, 200, 12, lines=2) == (
        "Renovar o contrato de caixas de",
        "papelão ondulado das plantas de…",
    )


def test_a_word_longer_than_a_line_is_broken() -> None:
    assert wrap("W" * 8, 48, 12, lines=3) == ("WWWW", "WWWW")


@given(st.text(max_size=60), st.floats(min_value=30, max_value=300))
def test_nothing_is_wider_than_its_room(text: str, room: float) -> None:
    assert text_width(ellipsize(text, room, 12), 12) <= room
    lines = wrap(text, room, 12, lines=2)
    assert len(lines) <= 2
    assert all(text_width(line, 12) <= room for line in lines)


def test_a_label_knows_its_box() -> None:
    label = Label("00", 100, 50, 10, "middle")
    assert (label.left, label.right) == (pytest.approx(93.52), pytest.approx(106.48))
    assert (label.top, label.bottom) == (pytest.approx(42.2), pytest.approx(52.2))
    assert Label("00", 100, 50, 10, "end").right == pytest.approx(100)


def test_a_label_moves_inside_two_edges() -> None:
    assert Label("00", 100, 0, 10, "middle").within(0, 102).right == pytest.approx(102)
    assert Label("00", 2, 0, 10, "middle").within(0, 102).left == pytest.approx(0)


def test_first_come_first_kept_among_labels() -> None:
    labels = [Label("00", x, 0, 10) for x in (0, 10, 20, 40)]
    assert [label.x for label in without_overlap(labels, 4)] == [0, 20, 40]
