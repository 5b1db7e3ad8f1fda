"""Rows of a workbook as files write them: every cell in the field's own form, or a finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from kamdocs.interchange.record import MisfitError, yaml_value
from kamdocs.interchange.values import Value, written
from kamdocs.interchange.workbook.cells import file_text, split_lines, split_list
from kamdocs.interchange.workbook.columns import Column, Form, Role
from kamdocs.interchange.workbook.content import SheetRow
from kamdocs.interchange.workbook.identities import Identities
from kamdocs.interchange.workbook.rules import MAX_PER_COLUMN, workbook_finding
from kamdocs.interchange.workbook.unlisted import unlisted
from kamdocs.interchange.yaml_text import Tree, text_value
from kamdocs.source.finding import Finding
from kamdocs.source.place import Place

_NONE: Mapping[str, str] = {}

Entries = dict[str, Tree]
"""Written values by field."""


class RowEntries:
    """Makes entries of rows for files of one language, and gathers what does not fit."""

    def __init__(self, identities: Identities, language: str, findings: list[Finding]) -> None:
        self._identities = identities
        self._language = language
        self._findings = findings
        self._told: Counter[tuple[str, str]] = Counter()

    def entries(self, row: SheetRow, account: str = "", without: Iterable[str] = ()) -> Entries:
        """Give the fields of a row that are filled, written as YAML; blank ones are left out."""
        left_out = frozenset(without)
        entries: Entries = {}
        for column in row.head.sheet.columns:
            if column.role is Role.ID and column.key not in left_out:
                own = self._identities.id_of(row) or row.text("id")
                if own:
                    entries["id"] = yaml_value(column.shape, own)
            value = row.values.get(column.key)
            if column.role is Role.FIELD and value is not None and column.key not in left_out:
                tree = self._tree(column, value, account, row.place(column.key))
                if tree is not None:
                    entries[column.key] = tree
        return entries

    def texts(self, row: SheetRow, account: str) -> dict[str, str]:
        """Give the fields of a row as a table writes them, without quotes or lists."""
        found: dict[str, str] = {}
        for column in row.head.sheet.columns:
            value = row.values.get(column.key)
            if column.role is Role.FIELD and value is not None:
                text = self._text(column, value, account, row.place(column.key))
                if text is not None:
                    found[column.key] = text
        return found

    def text(self, column: Column, row: SheetRow, key: str, account: str) -> str | None:
        """Give one cell as a file writes it; None for a blank one or one that does not fit."""
        value = row.values.get(key)
        return None if value is None else self._text(column, value, account, row.place(key))

    def _tree(self, column: Column, value: Value, account: str, place: Place) -> Tree | None:
        if column.form is Form.LINES:
            return [text_value(item) for item in split_lines(written(value))]
        if column.form is Form.LIST:
            return list(self._items(column, written(value), account, place))
        text = self._text(column, value, account, place)
        return None if text is None else yaml_value(column.shape, text)

    def _items(self, column: Column, text: str, account: str, place: Place) -> Iterator[str]:
        for part in split_list(text):
            found = self._text(column, part, account, place)
            if found is not None:
                yield yaml_value(column.shape, found)

    def _text(self, column: Column, value: Value, account: str, place: Place) -> str | None:
        directory = self._identities.directory
        reference = column.shape.reference
        if (
            reference is not None
            and directory.find(reference.target, written(value), account) is None
        ):
            names = directory.names(reference.target, account)
            rule, params = unlisted(reference.target, written(value), names, self._language)
            self._tell(rule, column, place, value, params)
            return None
        try:
            return file_text(column, value, directory, account, self._language)
        except MisfitError:
            self._tell("import-workbook-bad-value", column, place, value)
            return None

    def _tell(
        self, rule: str, column: Column, place: Place, cell: Value, more: Mapping[str, str] = _NONE
    ) -> None:
        self._told[rule, column.key] += 1
        if self._told[rule, column.key] <= MAX_PER_COLUMN:
            label = column.label(self._language)
            params = {**more, "value": written(cell), "column": label}
            self._findings.append(workbook_finding(rule, place, **params))
