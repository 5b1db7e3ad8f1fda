"""Edits of one CSV table: cells in place, rows put in and taken out, all else byte for byte."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kamdocs.interchange.editing.document_editing import DocumentForm
from kamdocs.interchange.editing.edits import NewRecord, RefusedEditError, Single
from kamdocs.interchange.editing.file_form import FileForm, writes_day_first
from kamdocs.interchange.editing.outcome import same_values
from kamdocs.interchange.editing.rules import edit_finding
from kamdocs.interchange.editing.splices import Splices
from kamdocs.interchange.existing_files import changed_file, read_existing
from kamdocs.interchange.figures_text import VALUES
from kamdocs.interchange.record import is_money
from kamdocs.interchange.relation import Workshop
from kamdocs.interchange.writing import FileText
from kamdocs.interchange.written_form import side
from kamdocs.model.kinds import Kind
from kamdocs.model.record import Record
from kamdocs.model.shape import record_shape
from kamdocs.source.csv_rows import CsvRow, CsvTable, read_csv_rows
from kamdocs.source.line_map import LineMap
from kamdocs.source.place import Place
from kamdocs.source.table_reading import read_table
from kamdocs.source.text_file import TextFile
from kamdocs.source.word_table import key_table

_LINE_END = re.compile(r"\r\n|\r|\n")
_SERIES = ("unit", "offering", "kpi")
_OPTIONAL = frozenset({"source", "extracted_on"})
"""Left out without a word where the table has no column for them."""


@dataclass(frozen=True)
class TableEdits:
    """New values of rows by index and field, rows to take out, rows to put in."""

    changes: Mapping[int, NewRecord] = field(default_factory=dict)
    remove: frozenset[int] = frozenset()
    add: tuple[NewRecord, ...] = ()


def edit_table(
    path: Path,
    shown: str,
    record: type[Record],
    edits: TableEdits,
    form: DocumentForm,
    workshop: Workshop,
) -> FileText | None:
    """Plan the edits of a table; None, with findings, where one cannot be made."""
    existing = read_existing(path, shown, workshop)
    if existing is None:
        return None
    before, file = existing
    table = read_csv_rows(file)
    if table.header is None or table.findings:
        workshop.findings.extend(table.findings)
        return None
    try:
        text = _Editor(file, table, record, form).edited(edits)
    except RefusedEditError as refused:
        place = LineMap(file.text, shown).place(refused.offset)
        workshop.findings.append(edit_finding(refused.rule, place, **refused.params))
        return None
    return changed_file(path, before, file, text, workshop)


def new_table(
    path: Path,
    shown: str,
    record: type[Record],
    rows: tuple[NewRecord, ...],
    form: DocumentForm,
    workshop: Workshop,
) -> FileText | None:
    """Plan a table that is not there yet; None, with findings, where a value cannot stand."""
    keys = key_table(record)
    names = [
        name
        for name in record_shape(record)
        if name not in _OPTIONAL or any(row.get(name) is not None for row in rows)
    ]
    words = side(form.writing.language)
    header = ";".join(keys.word(name, words) for name in names)
    file = TextFile(shown, f"{header}\n")
    try:
        text = _Editor(file, read_csv_rows(file), record, form).edited(TableEdits(add=rows))
    except RefusedEditError as refused:
        workshop.findings.append(edit_finding(refused.rule, Place(shown), **refused.params))
        return None
    return FileText(path, None, text.encode())


class _Editor:
    """Makes the edits of one table."""

    def __init__(
        self, file: TextFile, table: CsvTable, record: type[Record], form: DocumentForm
    ) -> None:
        cells = table.header.cells if table.header else ()
        keys = key_table(record)
        names = [keys.find(cell) or "" for cell in cells]
        self._columns = {name: names.index(name) for name in names if name}
        self._names = names
        self._file = file
        self._table = table
        self._record = record
        self._form = form
        self._written = FileForm(form.writing, form.declared, writes_day_first(file.text))
        self._words = keys.language_of(cells, side(form.writing.language))
        self._splices = Splices(file.text, file.newline)
        reader = table.header.reader if table.header else None
        self._delimiter = reader.delimiter if reader else ";"

    def edited(self, edits: TableEdits) -> str:
        """Give the text with edits made; raises RefusedEditError."""
        for index, values in edits.changes.items():
            for name, value in values.items():
                self._change(self._table.rows[index], name, value)
        for index in edits.remove:
            row = self._table.rows[index]
            self._splices.replace(row.start, self._splices.next_line(row.end), "")
        self._add(edits)
        text = self._splices.result()
        self._verify(text, edits)
        return text

    def _change(self, row: CsvRow, name: str, value: Any) -> None:
        column = self._column(name)
        if column is None:
            return
        start, end = row.span_of(column)
        old = row.cells[column]
        like, kpi = old or self._like(row, column), self._series(row)["kpi"]
        text = "" if value is None else self._text(name, value, like, kpi)
        quoted = self._file.text[start:end].startswith('"')
        self._splices.replace(start, end, self._cell(text, quoted=quoted and bool(old)))

    def _add(self, edits: TableEdits) -> None:
        """Put rows below the last of their series, those of a new one at the end."""
        at_end: list[str] = []
        for values in edits.add:
            for name, value in values.items():
                if value is not None:
                    self._column(name)
            last = self._last_of_series(values, edits.remove)
            line = self._line(values, last)
            if last is None or last is self._table.rows[-1]:
                at_end.append(line)
            else:
                self._splices.lines_below(last.end, [line])
        text, newline = self._file.text, self._file.newline
        if at_end:
            lead = "" if text.endswith(("\n", "\r")) else newline
            added = "".join(f"{line}{newline}" for line in at_end)
            self._splices.replace(len(text), len(text), lead + added)

    def _line(self, values: NewRecord, like: CsvRow | None) -> str:
        cells = []
        for column, name in enumerate(self._names):
            value = values.get(name) if name else None
            if value is None or isinstance(value, tuple):
                cells.append("")
                continue
            old = self._like(like, column) if like else self._any(column)
            text = self._text(name, value, old, str(values.get("kpi", "")))
            cells.append(self._cell(text, quoted=False))
        return self._delimiter.join(cells)

    def _last_of_series(self, values: NewRecord, gone: frozenset[int]) -> CsvRow | None:
        """Give the last row of the series of a figure."""
        if "kpi" not in self._columns:
            return None
        wanted = {name: self._reference(values, name) for name in _SERIES}
        rows = [row for row in self._table.rows if self._series(row) == wanted]
        rows = [row for row in rows if self._table.rows.index(row) not in gone] if gone else rows
        return rows[-1] if rows else None

    def _reference(self, values: NewRecord, name: str) -> str:
        value = values.get(name)
        if not isinstance(value, str):
            return ""
        return self._written.text(record_shape(self._record)[name], value, self._words)

    def _series(self, row: CsvRow) -> dict[str, str]:
        columns = self._columns
        return {name: row.cells[columns[name]] if name in columns else "" for name in _SERIES}

    def _text(self, name: str, value: Single, like: str, kpi: str) -> str:
        shape = record_shape(self._record)[name]
        if name in VALUES and is_money(kpi):
            shape = replace(shape, kind=Kind.MONEY)  # with cents, where there are some
        return self._written.text(shape, value, self._words, like)

    def _like(self, row: CsvRow, column: int) -> str:
        """Give a cell of the same column to write a new one like: one of the series, if any."""
        series = self._series(row)
        cells = [item.cells[column] for item in self._table.rows if self._series(item) == series]
        return next((cell for cell in reversed(cells) if cell), "") or self._any(column)

    def _any(self, column: int) -> str:
        if self._names[column] not in ("amount", "issued", "due", "paid_on", "extracted_on"):
            return ""  # figures of other KPIs are written in other ways
        return next((row.cells[column] for row in self._table.rows if row.cells[column]), "")

    def _cell(self, text: str, *, quoted: bool) -> str:
        if quoted or self._delimiter in text or '"' in text or _LINE_END.search(text):
            doubled = text.replace('"', '""')
            return f'"{doubled}"'
        return text

    def _column(self, name: str) -> int | None:
        column = self._columns.get(name)
        if column is None and name not in _OPTIONAL:
            header = self._table.header
            word = key_table(self._record).word(name, self._words)
            offset = header.start if header else 0
            raise RefusedEditError("import-missing-column", offset, column=word)
        return column

    def _verify(self, text: str, edits: TableEdits) -> None:
        """Refuse a text that holds anything but what it held and the edits."""
        after = read_csv_rows(TextFile(self._file.path, text, self._file.encoding))
        old = read_table(self._table, self._record, self._form.writing).rows
        new = read_table(after, self._record, self._form.writing).rows
        expected = [
            self._expected({**values, **edits.changes.get(index, {})})
            for index, values in enumerate(old)
            if index not in edits.remove
        ]
        added = [self._expected(values) for values in edits.add]
        rest = list(new)
        for values in (*expected, *added):
            found = next((item for item in rest if same_values(item, values, self._record)), None)
            if found is None:
                raise RefusedEditError("import-not-exact", 0)
            rest.remove(found)
        if rest or after.findings:
            raise RefusedEditError("import-not-exact", 0)

    def _expected(self, values: Mapping[str, Any]) -> dict[str, Any]:
        return {
            name: value
            for name, value in values.items()
            if value is not None and name in self._columns
        }
