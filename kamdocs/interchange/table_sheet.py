"""The rows of a sheet of a workbook: typed as the spreadsheet typed them, no formula computed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from math import isfinite
from pathlib import Path
from typing import Any

from kamdocs.interchange.mapping import TableSource
from kamdocs.interchange.raw_row import RawRow
from kamdocs.interchange.relation import Workshop
from kamdocs.interchange.table_head import HEADER_WITHIN, Wanted, best_header
from kamdocs.interchange.values import Value
from kamdocs.interchange.workbook.book import Book
from kamdocs.interchange.workbook.cells import in_cell
from kamdocs.interchange.workbook.grid import Grid, area_name
from kamdocs.interchange.workbook.package import SheetPart
from kamdocs.interchange.workbook.rules import workbook_finding
from kamdocs.source.folding import fold
from kamdocs.source.nearness import near_or_all
from kamdocs.source.place import Place

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers"})
"""Files that are opened as workbooks; those that cannot be read are refused with what to do."""


@dataclass(frozen=True, slots=True)
class SheetOrigin:
    """A row of a sheet, counted from 1."""

    grid: Grid
    number: int

    @property
    def place(self) -> Place:
        """Where the row begins."""
        return self.place_of(0)

    def place_of(self, column: int) -> Place:
        """Give the place of a cell, counted from 0."""
        return self.grid.place(self.number, column + 1)


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell without a value: an error such as `#N/A`, or a formula never computed."""

    text: str


def sheet_rows(
    path: Path, source: TableSource, wanted: Wanted, workshop: Workshop
) -> Iterator[RawRow] | None:
    """Give the filled rows of a sheet; None, with a finding, where there is no such sheet.

    Raises UserError for a file that is no usable workbook.
    """
    with Book(path, open_documents=True) as book:
        if book.package.has_macros:
            found = workbook_finding("import-workbook-macros", Place(source.file))
            workshop.findings.append(found)
        part = _part(book, source, wanted, workshop)
        grid = book.grid(part) if part else None
    if grid is None:
        return None
    return _rows(grid, (source.header_line or 1) - 1)


def _rows(grid: Grid, skipped: int) -> Iterator[RawRow]:
    structure = grid.structure
    for number, cells in enumerate(grid.rows[skipped:], start=skipped + 1):
        typed = [plain_cell(cell) for cell in cells]
        if structure.errors or structure.formulas:
            for column in range(len(typed)):
                at = (number, column + 1)
                if at in structure.errors:
                    typed[column] = BadCell(structure.errors[at])
                elif at in structure.formulas:
                    typed[column] = BadCell("")
        if any(cell is not None for cell in typed):
            yield RawRow(tuple(typed), SheetOrigin(grid, number))


def plain_cell(raw: Any) -> Any:
    """Give a cell as a value of a mapping: text, decimal, day, yes or no, or nothing."""
    if raw is None or isinstance(raw, bool):
        return raw
    if isinstance(raw, str):
        return raw.strip() or None
    if isinstance(raw, (int, float)):
        return in_cell(Decimal(raw)) if isfinite(raw) else str(raw)
    if isinstance(raw, datetime):
        return raw.date()  # a time of day is no part of a day
    return raw if isinstance(raw, date) else str(raw)


def day_of(value: Decimal, grid: Grid) -> Value:
    """Give the day of a number that lost its format; None for a number that is none."""
    number = grid.day_number(int(value))
    if not _DAYS[0] <= number <= _DAYS[1]:
        return None
    return _DAY_ZERO + timedelta(days=number)


_DAYS = (18_264, 109_939)
"""Days 1950 to 2200 as spreadsheets count them."""

_DAY_ZERO = date(1899, 12, 30)


def report_merged(grid: Grid, header: int, width: int, workshop: Workshop) -> None:
    """Report merged cells among the rows: which of them the value is meant for is not told."""
    for area in grid.merged:
        (top, left), (bottom, _) = area
        if bottom >= header and left < width and bottom > top:
            place = grid.place(top + 1, left + 1)
            workshop.findings.append(
                workbook_finding("import-workbook-merged", place, cells=area_name(area))
            )


def _part(book: Book, source: TableSource, wanted: Wanted, workshop: Workshop) -> SheetPart | None:
    """Give the sheet by its name, or the one whose header has most of the wanted columns."""
    parts = book.package.sheets
    if source.sheet:
        for part in parts:
            if fold(part.name) == fold(source.sheet):
                return part
        known = near_or_all(source.sheet, [part.name for part in parts])
        workshop.report(
            "import-missing-sheet", source.place, sheet=source.sheet, file=source.file, known=known
        )
        return None
    shown = [part for part in parts if not part.hidden] or list(parts)
    if len(shown) <= 1:
        return shown[0] if shown else None

    def score(part: SheetPart) -> int:
        rows = list(_rows(book.grid(part, HEADER_WITHIN), 0))
        return best_header(rows, wanted)[1]

    return max(shown, key=score)
