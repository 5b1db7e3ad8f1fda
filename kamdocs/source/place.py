"""Where in a file something stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """One point of a project file: path relative to the project, line and column from 1.

    Of a spreadsheet it is a cell: line and column are its row and column in `sheet`.
    """

    path: str
    line: int = 1
    column: int = 1
    sheet: str = ""

    def __str__(self) -> str:
        if self.sheet:
            return f"{self.path}:{self.sheet}!{column_letters(self.column)}{self.line}"
        return f"{self.path}:{self.line}:{self.column}"


def column_letters(number: int) -> str:
    """Give the letters of a spreadsheet's column: 1 is `A`, 27 is `AA`."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
