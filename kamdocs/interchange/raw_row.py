"""Rows of a table as its file holds them, each of which knows its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from kamdocs.source.place import Place


class Origin(Protocol):
    """Where a row stands in its file."""

    @property
    def place(self) -> Place:
        """Where the row begins."""

    def place_of(self, column: int) -> Place:
        """Give the place of a cell, counted from 0."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """The cells of a row before they are typed: texts, or what a spreadsheet holds."""

    cells: tuple[Any, ...]
    origin: Origin
