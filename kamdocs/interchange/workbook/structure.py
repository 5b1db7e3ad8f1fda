"""What the values of a sheet do not tell: its extent, formulas without a value, error cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kamdocs.errors import UserError
from kamdocs.interchange.workbook.package import Package, SheetPart, local

MAX_ROWS = 200_000
"""Last row that may hold something; more is not the workbook of a programme."""

MAX_COLUMNS = 1_000
"""Last column that may hold something."""

MAX_GRID = 20_000_000
"""Most cells of the grid from A1 to the last one."""

_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")

Cell = tuple[int, int]
"""Row and column, from 1."""


@dataclass
class SheetStructure:
    """Cells that need a word, by place."""

    formulas: set[Cell] = field(default_factory=set)
    """Formulas whose value was never computed by a spreadsheet."""
    errors: dict[Cell, str] = field(default_factory=dict)
    """Cells such as `#N/A`."""
    starts_1904: bool = False
    """Whether day 0 of the workbook is in 1904."""


class _Scan:
    """Follows the cells of one sheet."""

    def __init__(self, name: str, file: str) -> None:
        self.found = SheetStructure()
        self._name = name
        self._file = file
        self._row = 0
        self._column = 0
        self._kind = ""
        self._formula = False
        self._text: list[str] | None = None
        self._value = ""
        self._last = (0, 0)

    def start(self, tag: str, given: dict[str, str]) -> None:
        """Enter an element."""
        name = local(tag)
        if name == "row":
            self._row = int(given["r"]) if given.get("r", "").isdigit() else self._row + 1
            self._column = 0
        elif name == "c":
            self._enter(given.get("r", ""))
            self._kind = given.get("t", "")
            self._formula = False
            self._value = ""
        elif name == "f":
            self._formula = True
        elif name in ("v", "t"):
            self._text = []

    def _enter(self, place: str) -> None:
        found = _PLACE.fullmatch(place)
        if found is None:
            self._column += 1
            return
        self._column = 0
        for letter in found[1]:
            self._column = self._column * 26 + ord(letter) - 64
        self._row = int(found[2])

    def text(self, data: str) -> None:
        """Take the text of a value."""
        if self._text is not None:
            self._text.append(data)

    def end(self, tag: str) -> None:
        """Leave an element."""
        name = local(tag)
        if name in ("v", "t") and self._text is not None:
            self._value += "".join(self._text)
            self._text = None
        elif name == "c" and (self._value or self._formula):
            self._judge((self._row, self._column))

    def _judge(self, cell: Cell) -> None:
        self._last = (max(self._last[0], cell[0]), max(self._last[1], cell[1]))
        check_extent(self._file, self._name, *self._last)
        if self._kind == "e":
            self.found.errors[cell] = self._value
        elif self._formula and not self._value and self._kind != "str":
            self.found.formulas.add(cell)


def check_extent(file: str, sheet: str, rows: int, columns: int) -> None:
    """Raise UserError for a sheet that is too large to lay out."""
    if rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_GRID:
        raise UserError(
            "workbook.sheet-too-large",
            path=file,
            sheet=sheet,
            rows=MAX_ROWS,
            columns=MAX_COLUMNS,
        )


def sheet_structure(package: Package, sheet: SheetPart) -> SheetStructure:
    """Go through a sheet; raises UserError for one that is too large to lay out."""
    scan = _Scan(sheet.name, package.name)
    package.scan(sheet.part, scan.start, scan.end, scan.text)
    return scan.found
