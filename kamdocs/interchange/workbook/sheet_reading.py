"""One sheet of a workbook: its header found by name, its rows typed by column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kamdocs.interchange.values import Value
from kamdocs.interchange.workbook.cells import (
    find_measure,
    plain_text,
    read_period,
    typed_cell,
)
from kamdocs.interchange.workbook.columns import Column, Form, Role, fields_of
from kamdocs.interchange.workbook.content import SheetContent, SheetHead, SheetRow
from kamdocs.interchange.workbook.grid import Grid, area_name
from kamdocs.interchange.workbook.rules import MAX_PER_COLUMN, workbook_finding
from kamdocs.interchange.workbook.sheets import PROGRAMME_SHEET, Sheet
from kamdocs.messages import LANGUAGES, messages_for
from kamdocs.model.figures import Figure
from kamdocs.model.period import Period
from kamdocs.source.finding import Finding
from kamdocs.source.folding import fold
from kamdocs.source.nearness import near_or_all
from kamdocs.source.place import Place
from kamdocs.source.problem import Problem
from kamdocs.source.reading_rules import finding_of
from kamdocs.source.value_reader import Writing

HEADER_WITHIN = 15
"""Rows among which the header is looked for; a title may stand above it."""

_NUMBER = fields_of(Figure, "actual")[0]
"""Types the months of the figures sheet."""


class SheetReader:
    """Reads one sheet of records."""

    def __init__(self, sheet: Sheet, grid: Grid, writing: Writing, findings: list[Finding]) -> None:
        self._sheet = sheet
        self._grid = grid
        self._writing = writing
        self._findings = findings
        self._told: Counter[tuple[str, str]] = Counter()

    def content(self) -> SheetContent | None:
        """Give the sheet's head and rows; None, with a finding, without a header."""
        head = self._head()
        if head is None:
            return None
        self._tell_merged(head)
        self._tell_missing(head)
        return SheetContent(head, tuple(self._rows(head)))

    def _head(self) -> SheetHead | None:
        found = [
            (sum(self._sheet.find(text) is not None for text in texts), -number, number, texts)
            for number, texts in self._first_rows()
        ]
        best = max(found, default=None)
        least = min(2, len(self._sheet.columns) - 1)
        if best is None or best[0] < least:
            if any(any(cell not in ("", None) for cell in row) for row in self._grid.rows):
                self._tell(
                    "import-workbook-no-header", 1, sheet=self._grid.tab, known=self._labels()
                )
            return None
        return self._columns(best[2], best[3])

    def _first_rows(self) -> Iterator[tuple[int, list[str]]]:
        language = self._writing.language
        for number, row in enumerate(self._grid.rows[:HEADER_WITHIN], start=1):
            yield number, [plain_text(cell, language) if cell is not None else "" for cell in row]

    def _columns(self, number: int, texts: Sequence[str]) -> SheetHead:
        columns: dict[str, int] = {}
        periods: dict[str, Period] = {}
        for column, text in enumerate(texts, start=1):
            if not text:
                continue
            known = self._sheet.find(text)
            key = known.key if known else ""
            if known is None and self._sheet.key == "figures":
                period = read_period(
                    self._grid.rows[number - 1][column - 1], self._writing.language
                )
                if isinstance(period, Period):
                    key = period.id
                    periods[key] = period
            place = self._grid.place(number, column)
            if not key:
                near = near_or_all(text, self._labels().split(", "))
                self._findings.append(
                    workbook_finding(
                        "import-workbook-unknown-column", place, column=text, known=near
                    )
                )
            elif key in columns:
                other = str(self._grid.place(number, columns[key]))
                self._findings.append(
                    workbook_finding(
                        "import-workbook-column-twice", place, column=text, other=other
                    )
                )
            else:
                columns[key] = column
        return SheetHead(self._sheet, self._grid.tab, self._grid.file, number, columns, periods)

    def _labels(self) -> str:
        language = self._writing.language
        return ", ".join(
            item.label(language) for item in self._sheet.columns if item.role is not Role.ROW_KEY
        )

    def _tell_merged(self, head: SheetHead) -> None:
        last = max(head.columns.values(), default=0)
        for area in self._grid.merged:
            (_, left), (bottom, _) = area
            if bottom + 1 >= head.row and left < last:
                place = self._grid.place(area[0][0] + 1, left + 1)
                self._findings.append(
                    workbook_finding("import-workbook-merged", place, cells=area_name(area))
                )

    def _tell_missing(self, head: SheetHead) -> None:
        for column in self._sheet.columns:
            if column.required and column.key not in head.columns:
                self._tell(
                    "import-workbook-missing-column",
                    head.row,
                    column=column.label(self._writing.language),
                    sheet=self._grid.tab,
                )

    def _rows(self, head: SheetHead) -> Iterator[SheetRow]:
        fields = {key: _column(self._sheet, key) for key in head.columns}
        naming = [at for key, at in head.columns.items() if key in ("account", "name")]
        for number, row in enumerate(self._grid.rows, start=1):
            if number <= head.row:
                continue
            if not any(self._filled(cell) for cell in row) and not self._has_special(number, head):
                continue
            if _is_example(row, naming):
                continue
            read = self._row(head, fields, number, row)
            if read is not None:
                yield read

    @staticmethod
    def _filled(cell: Any) -> bool:
        return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))

    def _has_special(self, number: int, head: SheetHead) -> bool:
        structure = self._grid.structure
        places = [(number, column) for column in head.columns.values()]
        return any(place in structure.errors or place in structure.formulas for place in places)

    def _row(
        self,
        head: SheetHead,
        fields: Mapping[str, Column],
        number: int,
        row: Sequence[Any],
    ) -> SheetRow | None:
        values: dict[str, Value] = {}
        key = ""
        for name, at in head.columns.items():
            raw = row[at - 1] if at <= len(row) else None
            column = fields[name]
            if column.role is Role.ROW_KEY:
                key = plain_text(raw, self._writing.language) if self._filled(raw) else ""
                continue
            place = self._grid.place(number, at)
            value = self._cell(column, raw, place)
            if not isinstance(value, _Unread):
                values[name] = value
        if all(value is None for value in values.values()) and len(values) == len(fields) - bool(
            "row_key" in fields
        ):
            return None  # a record whose cells were all cleared is one that was removed
        self._tell_blank(head, number, values)
        return SheetRow(head, number, key, values)

    def _cell(self, column: Column, raw: Any, place: Place) -> Value | _Unread:
        structure = self._grid.structure
        at = (place.line, place.column)
        if at in structure.errors:
            value = structure.errors[at]
            return self._unread("import-workbook-error", column, place, value=value)
        if at in structure.formulas:
            return self._unread("import-workbook-formula", column, place)
        if column.form is Form.DAY:
            raw = self._grid.day_number(raw)
        read = typed_cell(column, raw, self._writing)
        if isinstance(read, Problem):
            return self._unread(read, column, place)
        return read

    def _unread(self, what: str | Problem, of: Column, place: Place, **params: str) -> _Unread:
        rule = what.rule if isinstance(what, Problem) else what
        self._told[rule, of.key] += 1
        if self._told[rule, of.key] <= MAX_PER_COLUMN:
            found = (
                finding_of(what, place)
                if isinstance(what, Problem)
                else workbook_finding(what, place, **params)
            )
            self._findings.append(found)
        return _Unread()

    def _tell_blank(self, head: SheetHead, number: int, values: Mapping[str, Value]) -> None:
        for column in self._sheet.columns:
            if column.required and column.key in values and values[column.key] is None:
                place = head.place(number, column.key)
                label = column.label(self._writing.language)
                self._unread("import-workbook-missing-value", column, place, column=label)

    def _tell(self, rule: str, row: int, **params: str) -> None:
        self._findings.append(workbook_finding(rule, self._grid.place(row), **params))


class _Unread:
    """Stands for a cell that could not be read."""


def _column(sheet: Sheet, key: str) -> Column:
    return next((item for item in sheet.columns if item.key == key), _NUMBER)


def _is_example(row: Sequence[Any], columns: Sequence[int]) -> bool:
    """Tell whether a row is an example of an empty workbook: its name begins with the word."""
    marks = tuple({fold(messages_for(item).text("workbook.example")) for item in LANGUAGES})
    cells = [row[at - 1] for at in columns if at <= len(row)]
    return any(isinstance(cell, str) and fold(cell).startswith(marks) for cell in cells)


def read_programme_sheet(
    grid: Grid, writing: Writing, findings: list[Finding]
) -> tuple[dict[str, Value], dict[str, Place]]:
    """Read the sheet of settings: a label and beside it the value."""
    values: dict[str, Value] = {}
    places: dict[str, Place] = {}
    for number, row in enumerate(grid.rows, start=1):
        if len(row) < 2 or not isinstance(row[0], str):
            continue
        column = PROGRAMME_SHEET.find(row[0])
        if column is None or column.key in values:
            continue
        place = grid.place(number, 2)
        at = (number, 2)
        if at in grid.structure.errors or at in grid.structure.formulas:
            findings.append(workbook_finding("import-workbook-formula", place))
            continue
        read = typed_cell(column, row[1], writing)
        if isinstance(read, Problem):
            findings.append(finding_of(read, place))
        else:
            values[column.key] = read
            places[column.key] = place
    return values, places


def measure_of(row: SheetRow) -> str:
    """Give which values a line of the figures sheet holds."""
    return find_measure(row.text("measure")) or ""
