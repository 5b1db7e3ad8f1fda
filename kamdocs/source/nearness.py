"""The words a person most likely meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from kamdocs.source.folding import fold

_LISTED = 12
"""Most words listed where none is near."""

_LONGEST = 60
"""Longer texts are compared by their beginning only."""


def nearest(text: str, known: Iterable[str], most: int = 1) -> list[str]:
    """Give the known words most like a text, best first; none where none is like it."""
    by_fold: dict[str, str] = {}
    for word in known:
        by_fold.setdefault(fold(word), word)
    return [by_fold[word] for word in get_close_matches(fold(text[:_LONGEST]), by_fold, n=most)]


def near_or_all(text: str, known: Iterable[str]) -> str:
    """Give the nearest words, else all known ones, joined for a message; `–` for none."""
    words = list(known)
    shown = nearest(text, words, most=2) or words
    if not shown:
        return "–"
    rest = ", …" if len(shown) > _LISTED else ""
    return ", ".join(shown[:_LISTED]) + rest
