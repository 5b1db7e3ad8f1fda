"""The typeface of printed packs: where its files are, and which characters it can show."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fontpkg_inter import FAMILY, ROOT  # type: ignore[import-untyped]  # it ships no types

TYPEFACE: str = FAMILY
"""Name of the family, as drawings and templates ask for it."""

FONT_FOLDER: Path = Path(ROOT) / "files"
"""Folder of its font files; nothing else of the machine is used in print."""

_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""Classes of characters that leave no mark on paper: they are dropped or become a space."""

_VARIATION_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))


def missing_characters(text: str) -> set[str]:
    """Give the characters of a text that printed packs cannot show, such as emoji."""
    if text.isascii():
        return set()
    return {
        character
        for character in unicodedata.normalize("NFC", text)
        if character not in shown_characters()
        and character not in _VARIATION_SELECTORS
        and unicodedata.category(character) not in _UNSEEN
    }


@cache
def shown_characters() -> frozenset[str]:
    """Give the characters that upright and italic have, read from the font files once."""
    upright, *others = (_characters_of(path) for path in sorted(FONT_FOLDER.glob("*.ttf")))
    return upright.intersection(*others)


def _characters_of(path: Path) -> frozenset[str]:
    """Read a font's table of characters: of its forms the one for all of Unicode (12)."""
    data = path.read_bytes()
    table = _table(data, b"cmap")
    for offset in _subtables(data, table):
        if _unsigned(data, offset, ">H") == 12:
            return frozenset(_in_groups(data, offset))
    raise ValueError(f"no table of all characters in {path.name}")


def _table(data: bytes, tag: bytes) -> int:
    """Give where a table of the font begins; raises ValueError when there is none."""
    for index in range(_unsigned(data, 4, ">H")):
        record = 12 + 16 * index
        if data[record : record + 4] == tag:
            return _unsigned(data, record + 8, ">I")
    raise ValueError(f"no table {tag!r}")


def _subtables(data: bytes, table: int) -> Iterator[int]:
    for index in range(_unsigned(data, table + 2, ">H")):
        yield table + _unsigned(data, table + 4 + 8 * index + 4, ">I")


def _in_groups(data: bytes, offset: int) -> Iterator[str]:
    """Give the characters of a subtable of form 12: groups of first, last and glyph."""
    for index in range(_unsigned(data, offset + 12, ">I")):
        first, last, _ = struct.unpack_from(">III", data, offset + 16 + 12 * index)
        yield from map(chr, range(first, last + 1))


def _unsigned(data: bytes, offset: int, form: str) -> int:
    value: int = struct.unpack_from(form, data, offset)[0]
    return value
