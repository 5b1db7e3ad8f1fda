"""Tables of others to relations: CSV files and sheets, in the form the mapping declares."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from typing import Any

from kamdocs.interchange.evaluation import find_column, near_columns
from kamdocs.interchange.forms import read_day
from kamdocs.interchange.mapping import ColumnMention, Form, TableSource
from kamdocs.interchange.raw_row import RawRow
from kamdocs.interchange.relation import Relation, Row, Workshop
from kamdocs.interchange.table_head import HEADER_WITHIN, Head, Wanted, best_header, read_head
from kamdocs.interchange.table_sheet import (
    WORKBOOKS,
    BadCell,
    SheetOrigin,
    day_of,
    report_merged,
    sheet_rows,
)
from kamdocs.interchange.table_text import text_rows
from kamdocs.interchange.values import Value, written
from kamdocs.interchange.words import fold_heading
from kamdocs.interchange.workbook.rules import workbook_finding
from kamdocs.source.csv_rows import CsvRow
from kamdocs.source.nearness import near_or_all
from kamdocs.source.place import Place

_LEAST_OF_NOTES = 3
"""Columns of a table below which a single cell may be a row."""

_Reader = Callable[[Any, RawRow], Value]
"""Reads a cell; None for what does not fit the declared form."""


def read_table(
    folder: Path, source: TableSource, wanted: Wanted, workshop: Workshop
) -> Relation | None:
    """Read a table; None, with findings, where its file or header cannot be read.

    Raises UserError for a workbook that cannot be used at all.
    """
    path = _path(folder, source, workshop)
    rows = _raw_rows(path, source, wanted, workshop) if path else None
    if rows is None:
        return None
    first = list(islice(rows, 1 if source.header_line else HEADER_WITHIN))
    if not first:
        workshop.report("import-no-header", Place(source.file, source.header_line or 1))
        return None
    at, _ = best_header(first, wanted)
    head = read_head(first[at], source, wanted, workshop)
    _tell_merged(first[at], head, workshop)
    reading = _Reading(source, head, wanted, workshop)
    return Relation(source.name, head.columns, tuple(reading.rows(chain(first[at + 1 :], rows))))


def _path(folder: Path, source: TableSource, workshop: Workshop) -> Path | None:
    path = folder / source.file
    if not path.resolve().is_relative_to(folder.resolve()):
        workshop.report("import-file-outside", source.place, file=source.file)
        return None
    if path.is_file():
        return path
    names = sorted(item.name for item in folder.iterdir() if item.is_file())
    known = near_or_all(source.file, names)
    workshop.report("import-missing-file", source.place, file=source.file, known=known)
    return None


def _raw_rows(
    path: Path, source: TableSource, wanted: Wanted, workshop: Workshop
) -> Iterator[RawRow] | None:
    if path.suffix.lower() in WORKBOOKS:
        return sheet_rows(path, source, wanted, workshop)
    try:
        return text_rows(path, source, workshop)
    except OSError:
        workshop.report("import-unreadable-file", source.place, file=source.file)
        return None


def _tell_merged(header: RawRow, head: Head, workshop: Workshop) -> None:
    if isinstance(header.origin, SheetOrigin):
        report_merged(header.origin.grid, header.origin.number, head.width, workshop)


class _Reading:
    """Types the rows of one table."""

    def __init__(self, source: TableSource, head: Head, wanted: Wanted, workshop: Workshop) -> None:
        self._head = head
        self._form = source.form
        self._workshop = workshop
        self._readers = self._declared(source)
        self._blank = (None,) * (len(head.columns) - head.width)
        self._used = {
            place
            for place, column in enumerate(head.columns)
            if fold_heading(column.name) in wanted
        }

    def rows(self, raw: Iterator[RawRow]) -> Iterator[Row]:
        """Give the rows that have a cell for every column."""
        notes: list[RawRow] = []
        for row in raw:
            if self._is_note(row):
                notes.append(row)
                continue
            for note in notes:
                self._fitted(note)  # not at the end, so it is told as a row too short
            notes.clear()
            cells = self._fitted(row)
            if cells is not None:
                yield Row((*self._typed(row, cells), *self._blank), row.origin)

    def _is_note(self, row: RawRow) -> bool:
        """Tell whether a row is a single cell, as reports put below their rows."""
        several = self._head.width >= _LEAST_OF_NOTES and isinstance(row.origin, CsvRow)
        return several and len(row.cells) == 1

    def _declared(self, source: TableSource) -> dict[int, tuple[str, _Reader]]:
        """Give how the declared columns are read, by place in the row."""
        readers: dict[int, tuple[str, _Reader]] = {}

        def declare(mentions: tuple[ColumnMention, ...], rule: str, reader: _Reader) -> None:
            for mention in mentions:
                found = find_column(self._head.columns, mention.name)
                if not found:
                    self._unknown(mention, source)
                for place in found:
                    readers[place] = (rule, reader)

        declare(source.numbers, "import-bad-number", self._number)
        declare(source.days, "import-bad-date", self._day)
        return {place: found for place, found in readers.items() if place < self._head.width}

    def _unknown(self, mention: ColumnMention, source: TableSource) -> None:
        known = near_columns(mention.name, self._head.columns)
        self._workshop.report(
            "import-unknown-column",
            mention.place,
            column=mention.name,
            tables=source.name,
            known=known,
        )

    def _number(self, cell: Any, _row: RawRow) -> Value:
        if isinstance(cell, str):
            return self._form.number.read(cell)
        return cell if isinstance(cell, Decimal) else None

    def _day(self, cell: Any, row: RawRow) -> Value:
        if isinstance(cell, str):
            return read_day(cell, self._form.days)
        if isinstance(cell, Decimal) and isinstance(row.origin, SheetOrigin):
            return day_of(cell, row.origin.grid)
        return None if isinstance(cell, (bool, Decimal)) else cell

    def _fitted(self, row: RawRow) -> tuple[Any, ...] | None:
        """Give a cell for every column; empty ones beyond them do not count."""
        width, cells = self._head.width, row.cells
        beyond = any(cell not in (None, "") for cell in cells[width:])
        if isinstance(row.origin, SheetOrigin):
            # Notes beside a table of a sheet are no cells of it.
            return (*cells[:width], *((None,) * (width - len(cells))))
        if len(cells) >= width and not beyond:
            return cells[:width]
        self._workshop.report_some(
            "import-row-length",
            row.origin.place.path,
            lambda: row.origin.place,
            cells=str(len(cells)),
            columns=str(width),
        )
        return None

    def _typed(self, row: RawRow, cells: tuple[Any, ...]) -> list[Value]:
        nulls = self._form.nulls
        typed: list[Any] = [None if cell == "" or cell in nulls else cell for cell in cells]
        for place, (rule, reader) in self._readers.items():
            cell = typed[place]
            if cell is not None and not isinstance(cell, BadCell):
                typed[place] = reader(cell, row)
                if typed[place] is None:
                    self._misfit(rule, row, place, written(cell))
        if isinstance(row.origin, SheetOrigin):
            self._refuse_bad(row, typed)
        return typed

    def _refuse_bad(self, row: RawRow, typed: list[Any]) -> None:
        for place, cell in enumerate(typed):
            if isinstance(cell, BadCell):
                typed[place] = None
                if place in self._used:
                    rule = "import-workbook-error" if cell.text else "import-workbook-formula"
                    params = {"value": cell.text} if cell.text else {}
                    at = row.origin.place_of(place)
                    self._workshop.findings.append(workbook_finding(rule, at, **params))

    def _misfit(self, rule: str, row: RawRow, place: int, text: str) -> None:
        form: Form = self._form
        shown = form.number.example if rule == "import-bad-number" else " · ".join(form.days)
        column = self._head.columns[place]
        self._workshop.report_some(
            rule,
            column,
            lambda: row.origin.place_of(place),
            value=text,
            column=column.name,
            form=shown,
        )
