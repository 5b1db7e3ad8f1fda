"""A workbook changed as a person does in a spreadsheet, and saved by another program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl

HEADER_WITHIN = 15


class Book:
    """An open workbook; tabs and columns by their names as shown."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._book = openpyxl.load_workbook(path)

    def put(self, tab: str, match: dict[str, Any], **cells: Any) -> None:
        """Change cells of the first row whose cells match."""
        number = self._find(tab, match)
        for heading, value in cells.items():
            self.cell(tab, number, heading).value = value

    def add(self, tab: str, **cells: Any) -> None:
        """Put a row behind the others."""
        sheet = self._book[tab]
        number = max(row for row in range(1, sheet.max_row + 1) if self._is_filled(sheet, row)) + 1
        for heading, value in cells.items():
            self.cell(tab, number, heading).value = value

    def drop(self, tab: str, match: dict[str, Any]) -> None:
        """Delete the first row whose cells match."""
        self._book[tab].delete_rows(self._find(tab, match))

    def sheet(self, tab: str) -> Any:
        """Give a tab as openpyxl has it."""
        return self._book[tab]

    def cell(self, tab: str, row: int, heading: str) -> Any:
        """Give a cell."""
        return self._book[tab].cell(row, self.columns(tab)[heading])

    def columns(self, tab: str) -> dict[str, int]:
        """Give the columns of a tab by heading."""
        row = self.header(tab)
        names = ((cell.column, cell.value) for cell in self._book[tab][row])
        return {_heading(value): column for column, value in names if value is not None}

    def rows(self, tab: str) -> range:
        """Give the numbers of the rows below the header."""
        return range(self.header(tab) + 1, self._book[tab].max_row + 1)

    def header(self, tab: str) -> int:
        """Give the row of the header: the first with several cells filled."""
        sheet = self._book[tab]
        return next(
            row
            for row in range(1, HEADER_WITHIN)
            if sum(cell.value is not None for cell in sheet[row]) > 1
        )

    def drop_column(self, tab: str, heading: str) -> None:
        """Delete a whole column."""
        self._book[tab].delete_cols(self.columns(tab)[heading])

    def drop_tab(self, tab: str) -> None:
        """Delete a whole tab."""
        del self._book[tab]

    def turn(self, tab: str) -> None:
        """Put the rows below the header in the opposite order."""
        sheet = self._book[tab]
        rows = [row for row in self.rows(tab) if self._is_filled(sheet, row)]
        values = [[cell.value for cell in sheet[row]] for row in rows]
        for row, cells in zip(rows, reversed(values), strict=True):
            for column, value in enumerate(cells, start=1):
                sheet.cell(row, column).value = value

    def first_month(self) -> str:
        """Give the heading of the first month of the figures, one more if there is none."""
        columns = self.columns("Números")
        found = next((name for name in columns if name[:4].isdigit()), None)
        if found is None:
            found = "2026-01"
            sheet = self._book["Números"]
            sheet.cell(self.header("Números"), sheet.max_column + 1).value = found
        return found

    def save(self) -> Path:
        """Save in place and give the path."""
        self._book.save(self._path)
        return self._path

    def _find(self, tab: str, match: dict[str, Any]) -> int:
        for row in self.rows(tab):
            if all(self.cell(tab, row, name).value == value for name, value in match.items()):
                return row
        raise AssertionError(f"no row with {match} in {tab}")

    @staticmethod
    def _is_filled(sheet: Any, row: int) -> bool:
        return any(cell.value is not None for cell in sheet[row])


def _heading(value: Any) -> str:
    text = str(value.strftime("%Y-%m") if hasattr(value, "strftime") else value)
    return text.removesuffix(" *")
