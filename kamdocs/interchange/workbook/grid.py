"""The cells of one sheet as a reader gives them, with what they do not tell of themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kamdocs.interchange.workbook.structure import SheetStructure
from kamdocs.source.place import Place, column_letters

_DAYS_TO_1904 = 1462
"""What a day's number in a workbook that counts from 1904 lacks."""

Area = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of a merged area, from 0."""


@dataclass(frozen=True)
class Grid:
    """A sheet laid out from A1; rows and columns are counted from 1."""

    file: str
    tab: str
    rows: Sequence[Sequence[Any]]
    merged: Sequence[Area]
    structure: SheetStructure

    def place(self, row: int, column: int = 1) -> Place:
        """Give the place of a cell."""
        return Place(self.file, row, column, self.tab)

    def day_number(self, raw: Any) -> Any:
        """Give a day that lost its format as number of days since 1900."""
        is_number = isinstance(raw, (int, float)) and not isinstance(raw, bool)
        return raw + _DAYS_TO_1904 if is_number and self.structure.starts_1904 else raw


def area_name(area: Area) -> str:
    """Give a merged area as spreadsheets write it: `B2:B5`."""
    (top, left), (bottom, right) = area
    return f"{column_letters(left + 1)}{top + 1}:{column_letters(right + 1)}{bottom + 1}"
