"""Texts that look like formulas leave as texts and come back as they were."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamdocs.interchange.formula_text import as_written, kept_as_text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("+55 11 4002", "'+55 11 4002"),
        ("-x", "'-x"),
        ("@soma", "'@soma"),
        ("\t=1", "'\t=1"),
        ("'=1", "''=1"),
        ("'aspas'", "'aspas'"),
        ("Vereda = Alimentos", "Vereda = Alimentos"),
        ("", ""),
    ],
)
def test_only_formula_like_texts_get_a_sign(text: str, kept: str) -> None:
    assert kept_as_text(text) == kept
    assert as_written(kept) == text


@settings(max_examples=200)
@given(st.text(alphabet="'=+-@\t\r\na1 ", max_size=8))
def test_every_text_comes_back(text: str) -> None:
    assert as_written(kept_as_text(text)) == text
    assert not kept_as_text(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
