"""Rows of `numeros.csv` and `titulos.csv` that the tables know: added, filled, corrected."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from kamdocs.interchange.editing.document_editing import DocumentForm
from kamdocs.interchange.editing.edits import NewValue
from kamdocs.interchange.editing.table_editing import TableEdits, edit_table, new_table
from kamdocs.interchange.existing_files import read_existing
from kamdocs.interchange.figures_text import (
    VALUES,
    PlannedFigures,
    distinct_figures,
    figure_key,
    shown_key,
)
from kamdocs.interchange.owned_records import changed_values, typed_values
from kamdocs.interchange.ownership import Owner, Rights
from kamdocs.interchange.record import MadeRecord
from kamdocs.interchange.relation import Workshop
from kamdocs.interchange.values import written
from kamdocs.interchange.writing import FileText
from kamdocs.interchange.written_form import side
from kamdocs.model.figures import Figure, Receivable
from kamdocs.model.record import Record
from kamdocs.source.csv_rows import CsvRow, CsvTable, read_csv_rows
from kamdocs.source.folding import fold
from kamdocs.source.place import Place
from kamdocs.source.table_reading import read_table
from kamdocs.source.word_table import key_table

TOLD = ("source", "extracted_on")
"""Fields that say where a row comes from; they follow the row and never change it."""

Key = tuple[str, ...]


def receivable_key(values: Mapping[str, str]) -> Key:
    """Give what tells one receivable from another."""
    return fold(values.get("number", "")), fold(values.get("instalment", ""))


def one_a_row(
    items: list[MadeRecord], record: type[Record], language: str, workshop: Workshop
) -> list[MadeRecord]:
    """Lay what several rows say of one figure together; what they both say is an error."""
    if record is Receivable:
        return _distinct_receivables(items, workshop)
    owners: dict[Key, dict[str, Owner]] = {}
    first: dict[Key, MadeRecord] = {}
    for item in items:
        key = figure_key(item.values)
        first.setdefault(key, item)
        for name in item.values:
            if item.rights is not None and name in VALUES:
                owners.setdefault(key, {})[name] = item.rights.of(name)
    rows = distinct_figures(items, language, workshop)
    return [
        MadeRecord(
            record,
            values,
            first[figure_key(values)].place,
            rights=Rights(Owner.FILL, owners.get(figure_key(values), {})),
        )
        for values in rows
    ]


def _distinct_receivables(items: list[MadeRecord], workshop: Workshop) -> list[MadeRecord]:
    found: dict[Key, MadeRecord] = {}
    for item in items:
        key = receivable_key(item.values)
        if key in found:
            workshop.report_some(
                "import-same-id",
                "receivables",
                item.where,
                id=" · ".join(part for part in key if part),
                section="receivables",
                other=str(found[key].place),
            )
        found.setdefault(key, item)
    return list(found.values())


def new_rows(
    path: Path, shown: str, items: list[MadeRecord], form: DocumentForm, workshop: Workshop
) -> PlannedFigures | None:
    """Plan a table that is not there yet."""
    rows = tuple(typed_values(item, form.writing) for item in items)
    made = new_table(path, shown, items[0].record, rows, form, workshop)
    if made is None:
        return None
    return PlannedFigures(FileText(path, None, made.after, items[0].place), len(rows))


def owned_rows(
    path: Path, shown: str, items: list[MadeRecord], form: DocumentForm, workshop: Workshop
) -> PlannedFigures | None:
    """Plan what changes in a table that is there; None, with findings, where it is broken."""
    existing = read_existing(path, shown, workshop)
    if existing is None:
        return None
    before, file = existing
    table = read_csv_rows(file)
    if table.header is None or table.findings:
        workshop.findings.extend(table.findings)
        return None
    merge = _Merge(table, items[0].record, form, workshop)
    for item in items:
        merge.take(item)
    if not merge.changes and not merge.added:
        return PlannedFigures(FileText(path, before, before), 0)
    if merge.lacks_origin:
        words = key_table(items[0].record)
        columns = ", ".join(
            words.word(name, side(form.writing.language)) for name in merge.lacks_origin
        )
        workshop.report("import-no-origin-column", Place(shown), columns=columns)
    edits = TableEdits(merge.changes, frozenset(), tuple(merge.added))
    planned = edit_table(path, shown, items[0].record, edits, form, workshop)
    count = len(merge.added) + len(merge.changes)
    return PlannedFigures(planned, count) if planned else None


class _Merge:
    """Compares rows made of tables with those of one table that is there."""

    def __init__(
        self, table: CsvTable, record: type[Record], form: DocumentForm, workshop: Workshop
    ) -> None:
        header = table.header.cells if table.header else ()
        self._names = [key_table(record).find(cell) or "" for cell in header]
        self._rows = table.rows
        self._typed = read_table(table, record, form.writing).rows
        self._key = receivable_key if record is Receivable else figure_key
        self._present: dict[Key, int] = {}
        for index, row in enumerate(table.rows):
            cells = dict(zip(self._names, row.cells, strict=True))
            self._present.setdefault(self._key(cells), index)
        self._form = form
        self._workshop = workshop
        self.changes: dict[int, dict[str, NewValue]] = {}
        self.added: list[dict[str, NewValue]] = []

    @property
    def lacks_origin(self) -> tuple[str, ...]:
        """Fields for where a row comes from that the table has no column for."""
        return tuple(name for name in TOLD if name not in self._names)

    def take(self, item: MadeRecord) -> None:
        """Plan one row; where it comes from is written only with a value of it."""
        index = self._present.get(self._key(item.values))
        writing = self._form.writing
        values = typed_values(item, writing)
        if index is None:
            self.added.append(values)
            return
        now, rights = self._typed[index], item.rights or Rights(Owner.FILL, {})
        changed = changed_values(now, item, rights, writing)
        changed = {name: value for name, value in changed.items() if name not in TOLD}
        if changed:
            told = {name: values[name] for name in TOLD if name in values}
            self.changes[index] = {**changed, **told}
        if item.record is Figure:
            self._tell_differences(index, now, values, rights)

    def _tell_differences(
        self, index: int, now: Mapping[str, Any], values: Mapping[str, Any], rights: Rights
    ) -> None:
        row: CsvRow = self._rows[index]
        for name in VALUES:
            if rights.of(name) is not Owner.FILL or now.get(name) is None:
                continue
            if values.get(name) is not None and values[name] != now[name]:
                column = self._names.index(name)
                cells = dict(zip(self._names, row.cells, strict=True))
                self._workshop.report(
                    "import-figure-differs",
                    row.place_of(column),
                    figure=shown_key(figure_key(cells)),
                    value=row.cells[column],
                    other=written(values[name]),
                )


def with_origin(item: MadeRecord, source: str, extracted_on: date) -> MadeRecord:
    """Give a row that says which table it comes from and as of when."""
    told = {"source": source or item.place.path, "extracted_on": extracted_on.isoformat()}
    values = {**{name: text for name, text in told.items() if name not in item.values}}
    return MadeRecord(item.record, {**item.values, **values}, item.place, item.account, item.rights)
