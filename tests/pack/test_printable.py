"""What paper cannot show is marked or dropped; all else comes out as written."""

from __future__ import annotations

import pytest

from kamdocs.pack.printable import BREAK, printable
from kamdocs.typeface import missing_characters, shown_characters


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("ação, R$ 1.200 – “meta” nº 3 €", set()),
        ("ok 👍 e 你好", {"👍", "你", "好"}),
        ("a\u0301 cedo", set()),  # a letter and its accent apart become one
        ("zero\u200bwidth, \u202ebidi, \ufe0f, tab\t, nul\0, \u2009", set()),
        ("seta → e ✓", set()),
        ("só ASCII", set()),
        ("lone \ud800", {"\ud800"}),
    ],
)
def test_missing_characters_are_those_the_typeface_has_no_shape_for(
    text: str, missing: set[str]
) -> None:
    assert missing_characters(text) == missing


def test_the_typeface_has_the_sign_that_stands_for_the_missing() -> None:
    assert "□" in shown_characters()
    assert len(shown_characters()) > 2000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('#eval("1") $x$ *a* @label <x> \\', '#eval("1") $x$ *a* @label <x> \\'),
        ("ótimo 👍🏽!", "ótimo □□!"),
        ("你好", "□□"),
        ("a\u202eb\u2066c\u200bd\ufeff", "abcd"),
        ("nul\0 e \x1b[31m", "nul e [31m"),
        ("linha\r\noutra\u2028mais", "linha\noutra\nmais"),
        ("cafe\u0301", "café"),
        ("mil\u2009t", "mil\u2009t"),
        ("com\ttab", "com tab"),
        ("\ud800", "□"),
        ("anticonstitucionalmente", "anticonstitucionalmente"),
    ],
)
def test_texts_come_out_as_written_but_for_what_paper_cannot_show(text: str, expected: str) -> None:
    assert printable(text) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("compras@vereda-alimentos.com.br", "compras@|vereda-|alimentos.|com.|br"),
        ("X" * 25, "|".join("X" * 25)),
        ("AB1234567890X", "|".join("AB1234567890X")),
        ("2026-10-15", "2026-10-15"),
    ],
)
def test_a_very_long_word_may_end_a_line_inside(word: str, expected: str) -> None:
    assert printable(word).replace(BREAK, "|") == expected
