"""Edits gathered by file, then made: what each file is to be, or why it cannot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kamdocs.interchange.editing.document_editing import (
    DocumentForm,
    edit_document,
    new_document,
)
from kamdocs.interchange.editing.edits import (
    Edit,
    EditPath,
    ListEdit,
    NewRecord,
    NewValue,
    RecordEdit,
)
from kamdocs.interchange.editing.table_editing import TableEdits, edit_table, new_table
from kamdocs.interchange.relation import Workshop
from kamdocs.interchange.round_trip.targets import Target
from kamdocs.interchange.writing import FileText
from kamdocs.model.figures import Figure, Receivable
from kamdocs.model.record import Record
from kamdocs.source.place import Place


@dataclass
class _Document:
    record: type[Record]
    origin: Place
    values: dict[EditPath, dict[str, NewValue]] = field(default_factory=dict)
    removed: dict[EditPath, set[int]] = field(default_factory=dict)
    added: dict[EditPath, list[NewRecord]] = field(default_factory=dict)

    def edits(self) -> list[Edit]:
        """Give the edits, one a record and one a list."""
        gone = {(*path, index) for path, found in self.removed.items() for index in found}
        edits: list[Edit] = [
            RecordEdit(path, values) for path, values in self.values.items() if path not in gone
        ]
        for path in dict.fromkeys((*self.removed, *self.added)):
            removed = frozenset(self.removed.get(path, ()))
            edits.append(ListEdit(path, removed, tuple(self.added.get(path, ()))))
        return edits


@dataclass
class _Table:
    record: type[Record]
    origin: Place
    changes: dict[int, dict[str, NewValue]] = field(default_factory=dict)
    removed: set[int] = field(default_factory=set)
    added: list[dict[str, NewValue]] = field(default_factory=list)


class FilePlan:
    """All edits of one import."""

    def __init__(self) -> None:
        self._documents: dict[str, _Document] = {}
        self._tables: dict[str, _Table] = {}

    def change(self, target: Target, values: Mapping[str, NewValue], origin: Place) -> None:
        """Give fields of a record new values."""
        if target.record in (Figure, Receivable):
            row = int(target.path[0])
            self._table(target, origin).changes.setdefault(row, {}).update(values)
        else:
            self._document(target, origin).values.setdefault(target.path, {}).update(values)

    def add(self, target: Target, values: NewRecord, origin: Place) -> None:
        """Put a record behind those of a list; of a table, behind its rows."""
        if target.record in (Figure, Receivable):
            self._table(target, origin).added.append(dict(values))
        else:
            self._document(target, origin).added.setdefault(target.path, []).append(values)

    def remove(self, target: Target, origin: Place) -> None:
        """Take a record out of its list, a row out of its table."""
        if target.record in (Figure, Receivable):
            self._table(target, origin).removed.add(int(target.path[0]))
        elif target.path and isinstance(target.path[-1], int):
            document = self._document(target, origin)
            document.removed.setdefault(target.path[:-1], set()).add(target.path[-1])
        else:
            name = str(target.path[-1])
            values = self._document(target, origin).values.setdefault(target.path[:-1], {})
            values[name] = None

    def files(
        self,
        project: Path,
        forms: Mapping[str, DocumentForm],
        form: DocumentForm,
        workshop: Workshop,
    ) -> list[FileText]:
        """Make the edits; `forms` are by file, `form` is that of all others."""
        found: list[FileText | None] = []
        for shown, document in self._documents.items():
            path, own = project / shown, forms.get(shown, form)
            edits = document.edits()
            if path.exists():
                found.append(edit_document(path, shown, document.record, edits, own, workshop))
            else:
                made = new_document(path, shown, document.record, edits, own, workshop)
                found.append(made and FileText(path, None, made.after, document.origin))
        for shown, table in self._tables.items():
            path, own = project / shown, forms.get(shown, form)
            added = tuple(table.added)
            tables = TableEdits(table.changes, frozenset(table.removed), added)
            if path.exists():
                found.append(edit_table(path, shown, table.record, tables, own, workshop))
            else:
                made = new_table(path, shown, table.record, added, own, workshop)
                found.append(made and FileText(path, None, made.after, table.origin))
        return [item for item in found if item is not None and item.before != item.after]

    def _document(self, target: Target, origin: Place) -> _Document:
        return self._documents.setdefault(target.file, _Document(target.record, origin))

    def _table(self, target: Target, origin: Place) -> _Table:
        return self._tables.setdefault(target.file, _Table(target.record, origin))
