"""Text as paper can show it: what the typeface lacks and what steers screens taken out."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from kamdocs.typeface import missing_characters, shown_characters

MISSING_SIGN = "□"
"""Stands for a character that the typeface lacks."""

BREAK = "\u200b"
"""Where a line may end inside a word; takes no room, and hardly ever stands in copied text."""

_LONGEST_WORD = 24
"""Longer ones than any language has: addresses, codes; they may end a line anywhere."""

_LONGEST_CODE = 12

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_ASCII_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_WORD = re.compile(rf"\S{{{_LONGEST_CODE + 1},}}")
_RUN = re.compile(r"\w+|\W")


def printable(text: str) -> str:
    """Give a text as it is printed, with places where a very long word may end a line."""
    return _WORD.sub(_with_breaks, shown(text))


def shown(text: str) -> str:
    """Give a text with unseen characters gone and missing ones marked by a sign."""
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    if text.isascii():
        return _ASCII_CONTROL.sub("", text)
    text = unicodedata.normalize("NFC", text)
    if _plain_characters().issuperset(text):
        return text
    missing = missing_characters(text)
    return "".join(_shown(character, missing) for character in text)


@cache
def _plain_characters() -> frozenset[str]:
    """Give the characters that are printed as they are: all of nearly every text."""
    return frozenset(item for item in shown_characters() if _shown(item, set()) == item) | {"\n"}


def _shown(character: str, missing: set[str]) -> str:
    if character in missing:
        return MISSING_SIGN
    if character == "\n":
        return character
    kind = unicodedata.category(character)
    if kind in ("Cc", "Cf"):
        return ""
    if character in shown_characters():
        return character
    # Leaves no mark: a space of a width that the typeface lacks, or a choice of form.
    return " " if kind == "Zs" else ""


def _with_breaks(found: re.Match[str]) -> str:
    """Let a long word end a line behind its signs, and anywhere in what stays long."""
    word = found[0]
    if len(word) <= _LONGEST_WORD and not any(character.isdigit() for character in word):
        return word
    pieces = [_broken(run) for run in _RUN.findall(word)]
    return "".join(
        piece if piece[0].isalnum() or index + 1 == len(pieces) else piece + BREAK
        for index, piece in enumerate(pieces)
    )


def _broken(run: str) -> str:
    code = any(character.isdigit() for character in run)
    if len(run) <= (_LONGEST_CODE if code else _LONGEST_WORD):
        return run
    return run[0] + "".join(
        character if unicodedata.combining(character) else BREAK + character
        for character in run[1:]
    )
