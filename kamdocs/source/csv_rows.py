"""A CSV table as rows of cells, each of which knows its place.

Written by hand rather than with the `csv` module because that one does not tell columns,
and because a table that spreadsheets write must never end in an exception.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kamdocs.source.finding import Finding
from kamdocs.source.folding import fold
from kamdocs.source.line_map import LineMap
from kamdocs.source.place import Place
from kamdocs.source.rules import finding
from kamdocs.source.text_file import TextFile

DELIMITERS = (";", ",", "\t")
"""Tried in this order; the one that cuts the header into most columns wins."""

MAX_CELL = 32_767
"""Longest cell, in characters: Excel's own bound."""

_SEPARATOR_LINE = re.compile(r"sep=(?P<delimiter>[;,\t])(?:\r\n|\r|\n)", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*")


@dataclass(frozen=True, slots=True)
class CsvRow:
    """The cells of one row, without the spaces around them, as many as the header has."""

    cells: tuple[str, ...]
    start: int
    reader: CsvReader = field(repr=False, compare=False)

    @property
    def place(self) -> Place:
        """Where the row begins."""
        return self.place_of(0)

    def place_of(self, column: int) -> Place:
        """Give the place of a cell, counted from 0."""
        return self.reader.place_of(self.start, column)

    def span_of(self, column: int) -> tuple[int, int]:
        """Give where a cell as written, quotes included, begins and ends in the text."""
        return self.reader.span_of(self.start, column)

    @property
    def end(self) -> int:
        """Where the row ends in the text, its line end left out."""
        return self.reader.end_of(self.start)


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A header, its rows, and what was wrong on the way; a broken row is left out."""

    header: CsvRow | None
    rows: tuple[CsvRow, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_csv_rows(file: TextFile) -> CsvTable:
    """Give the table of a CSV file: `;`, `,` or tab between cells, quotes where needed."""
    lines = LineMap(file.text, file.path)
    announced = _SEPARATOR_LINE.match(file.text)
    begin = announced.end() if announced else 0
    delimiter = announced["delimiter"] if announced else _delimiter(file.text)
    findings: list[Finding] = []
    rows = list(CsvReader(file.text, delimiter, lines, findings).rows(begin))
    if not rows:
        return CsvTable(None, (), tuple(findings) or (finding("empty-table", lines.place(0)),))
    header = _without_trailing_empties(rows[0])
    findings += _header_findings(header)
    kept = []
    for row in rows[1:]:
        fitted = _fitted(row, len(header.cells))
        if fitted is None:
            expected, found = str(len(header.cells)), str(len(row.cells))
            findings.append(finding("csv-cell-count", row.place, expected=expected, found=found))
        else:
            kept.append(fitted)
    return CsvTable(header, tuple(kept), tuple(sorted(findings)))


def _delimiter(text: str) -> str:
    for found in _LINE.finditer(text):
        if found[0].strip():
            bare = re.sub(r'"[^"]*"', "", found[0])
            return max(DELIMITERS, key=bare.count)
    return DELIMITERS[0]


def _without_trailing_empties(row: CsvRow) -> CsvRow:
    width = max(number for number, cell in enumerate(row.cells, start=1) if cell)
    return CsvRow(row.cells[:width], row.start, row.reader)


def _fitted(row: CsvRow, width: int) -> CsvRow | None:
    """Give the row at the header's width; spreadsheets add empty cells at its end."""
    if len(row.cells) < width or any(row.cells[width:]):
        return None
    return CsvRow(row.cells[:width], row.start, row.reader)


def _header_findings(header: CsvRow) -> Iterator[Finding]:
    seen: set[str] = set()
    for number, name in enumerate(header.cells):
        if not name:
            yield finding("empty-column-name", header.place_of(number), number=str(number + 1))
        elif fold(name) in seen:
            yield finding("duplicate-column", header.place_of(number), column=name)
        seen.add(fold(name))


class CsvReader:
    """Cuts a text into rows; tells what it could not cut."""

    def __init__(self, text: str, delimiter: str, lines: LineMap, findings: list[Finding]) -> None:
        self._text = text
        self.delimiter = delimiter
        self._lines = lines
        self._findings = findings
        self._cell = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")

    def rows(self, position: int) -> Iterator[CsvRow]:
        """Give the rows from an offset on that hold anything."""
        while position < len(self._text):
            start, end = position, self._end_of_line(position)
            line = self._text[start:end]
            if '"' in line:
                cells, _, end = self._careful_row(start)
            else:
                cells = tuple(cell.strip() for cell in line.split(self.delimiter))
                cells = cells if len(line) <= MAX_CELL else self._careful_row(start)[0]
            position = end + (2 if self._text.startswith("\r\n", end) else 1)
            if any(cells):
                yield CsvRow(cells, start, self)

    def place_of(self, start: int, column: int) -> Place:
        """Give the place of a cell of the row that begins at an offset."""
        return self._lines.place(self._careful_row(start)[1][column])

    def span_of(self, start: int, column: int) -> tuple[int, int]:
        """Give where a cell of the row that begins at an offset begins and ends."""
        begin = self._careful_row(start)[1][column]
        end = self._cell_at(begin)[1]
        return begin, begin + len(self._text[begin:end].rstrip())

    def end_of(self, start: int) -> int:
        """Give where the row that begins at an offset ends."""
        return self._careful_row(start)[2]

    def _careful_row(self, start: int) -> tuple[tuple[str, ...], list[int], int]:
        """Give cells, their offsets and the end of a row; no cells where one is broken."""
        cells: list[str | None] = []
        starts: list[int] = []
        position = start
        while True:
            starts.append(self._position_of_text(position))
            cell, position = self._cell_at(starts[-1])
            cells.append(cell)
            if not self._text.startswith(self.delimiter, position):
                whole = tuple(cell for cell in cells if cell is not None)
                return (whole if len(whole) == len(cells) else ()), starts, position
            position += 1

    def _position_of_text(self, position: int) -> int:
        """Skip the spaces before a cell's text, so that its place is where one looks."""
        run = self._cell.match(self._text, position)
        raw = run[0] if run else ""
        return position + len(raw) - len(raw.lstrip()) if raw.strip() else position

    def _cell_at(self, start: int) -> tuple[str | None, int]:
        if self._text[start : start + 1] == '"':
            return self._quoted_cell(start)
        end = self._end_of_cell(start)
        return self._bounded(self._text[start:end].strip(), start), end

    def _quoted_cell(self, start: int) -> tuple[str | None, int]:
        parts: list[str] = []
        position = start + 1
        while True:
            quote = self._text.find('"', position)
            if quote < 0:
                self._report("csv-unclosed-quote", start)
                return None, self._end_of_line(start)
            parts.append(self._text[position:quote])
            if self._text[quote + 1 : quote + 2] != '"':
                break
            parts.append('"')
            position = quote + 2
        end = self._end_of_cell(quote + 1)
        if self._text[quote + 1 : end].strip():
            self._report("csv-text-after-quote", quote + 1)
            return None, end
        return self._bounded("".join(parts).strip(), start), end

    def _bounded(self, cell: str, start: int) -> str | None:
        if len(cell) <= MAX_CELL:
            return cell
        self._report("csv-cell-too-long", start, limit=str(MAX_CELL))
        return None

    def _end_of_cell(self, start: int) -> int:
        run = self._cell.match(self._text, start)
        return run.end() if run else start

    def _end_of_line(self, start: int) -> int:
        run = _LINE.match(self._text, start)
        return run.end() if run else start

    def _report(self, rule: str, offset: int, **params: str) -> None:
        self._findings.append(finding(rule, self._lines.place(offset), **params))
