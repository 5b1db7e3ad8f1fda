"""Which record of the files each row of a workbook is: by its hidden key, its id, its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kamdocs.interchange.values import Value, written
from kamdocs.interchange.workbook.baseline import Baseline
from kamdocs.interchange.workbook.columns import ACCOUNT, ROW_KEY, Column, Role
from kamdocs.interchange.workbook.content import SheetRow
from kamdocs.interchange.workbook.directory import Directory
from kamdocs.interchange.workbook.records import RecordRow
from kamdocs.interchange.workbook.sheets import Sheet, is_single
from kamdocs.model.kinds import Kind, Target
from kamdocs.source.date_text import parse_period
from kamdocs.source.folding import fold
from kamdocs.source.problem import Problem

NAMES = ("name", "title", "text", "what", "number", "person", "offering", "date")
"""Columns by which people know a record, the first that is filled."""

_OWN_NAMES = ("name", "title", "text")


@dataclass(frozen=True)
class MatchedRow:
    """A row of the workbook with the record that it is and what the cells were when exported.

    Without a record it is a new one, or one that has gone from the files since (`gone`).
    """

    row: SheetRow
    account: str
    record: RecordRow | None = None
    base: Mapping[str, str] | None = None
    gone: bool = False

    def text(self, *columns: str) -> str:
        """Give the written value of the first of these cells that is filled."""
        return next((self.row.text(name) for name in columns if self.row.text(name)), "")


@dataclass(frozen=True)
class MatchedSheet:
    """The rows of a sheet, and the records that have a row no more."""

    sheet: Sheet
    rows: tuple[MatchedRow, ...]
    removed: tuple[RecordRow, ...]


class Matcher:
    """Matches the rows of sheets with the records of the files as they are now."""

    def __init__(self, names: Directory, known: Baseline | None, exported: Baseline | None) -> None:
        """`known` is what the workbook held before, `exported` what it held when it was made."""
        self._names = names
        self._known_before = known
        self._exported = exported

    def match(
        self, sheet: Sheet, rows: Sequence[SheetRow], records: Iterable[RecordRow]
    ) -> MatchedSheet:
        """Match one sheet; each record is one row at most."""
        known = {record.key: record for record in records}
        base = self._known_before.rows.get(sheet.key, {}) if self._known_before else {}
        free = dict(known)
        keyed: dict[int, RecordRow] = {}
        seen: set[str] = set()
        gone: dict[int, str] = {}
        for row in rows:
            if row.key in free:
                keyed[row.number] = free.pop(row.key)
            elif row.key in base and row.key not in known and row.key not in seen:
                gone[row.number] = row.key
            seen.add(row.key)
        matched = []
        for row in rows:
            record = keyed.get(row.number)
            account = record.account if record else self.account_of(sheet, row)
            if record is None:
                record = self._alike(sheet, row, account, free)
            is_gone = record is None and row.number in gone
            before = base.get(record.key) if record else None
            if before is None and (record or is_gone):
                before = base.get(row.key)
            matched.append(MatchedRow(row, account, record, before, is_gone))
        removed = tuple(free[key] for key in base if key in free)
        return MatchedSheet(sheet, tuple(matched), removed)

    def account_of(self, sheet: Sheet, row: SheetRow) -> str:
        """Give the account a row belongs to, empty where its cell means none."""
        if sheet.of_programme:
            return ""
        if sheet.key == "accounts":
            return self._names.find(Target.ACCOUNT, row.text("id")) or row.text("id")
        return self._names.find(Target.ACCOUNT, row.text(ACCOUNT.key)) or ""

    def _alike(
        self, sheet: Sheet, row: SheetRow, account: str, free: dict[str, RecordRow]
    ) -> RecordRow | None:
        """Take the record that a row without a key is: of the same id, else of the same name."""
        if is_single(sheet):
            return free.pop(f"{account}/{sheet.key}", None)
        mine = [record for record in free.values() if record.account == account]
        if sheet.key == "accounts":
            mine = list(free.values())
        own_id = fold(row.text("id"))
        if own_id and any(column.role is Role.ID for column in sheet.columns):
            found = [item for item in mine if fold(written(item.values.get("id"))) == own_id]
        else:
            found = self._same_name(sheet, row, account, mine)
        if not found:
            return None
        return free.pop(found[0].key)

    def _same_name(
        self, sheet: Sheet, row: SheetRow, account: str, records: list[RecordRow]
    ) -> list[RecordRow]:
        columns = self._naming(sheet)
        if not columns or all(row.values.get(column.key) is None for column in columns):
            return []
        old = self._exported.rows.get(sheet.key, {}) if self._exported else {}
        if ROW_KEY.key not in row.head.columns:
            old = {}  # the column of the keys was deleted, so no row has its own
        same = self._sameness(account)
        return [
            record
            for record in records
            # A record of the export has its key in the workbook; who left it out means another.
            if record.key not in old
            and all(
                same(column, row.values.get(column.key), record.values.get(column.key))
                for column in columns
            )
        ]

    def _naming(self, sheet: Sheet) -> list[Column]:
        by_key = {column.key: column for column in sheet.columns}
        names = sheet.natural or tuple(name for name in _OWN_NAMES if name in by_key)[:1]
        parents = [column for column in sheet.columns if column.role is Role.PARENT]
        return [*parents, *(by_key[name] for name in names if name in by_key)]

    def _sameness(self, account: str) -> Callable[[Column, Value, Value], bool]:
        def same(column: Column, one: Value, other: Value) -> bool:
            return self._known(column, one, account) == self._known(column, other, account)

        return same

    def _known(self, column: Column, value: Value, account: str) -> str:
        text = written(value)
        if column.shape.kind is Kind.PERIOD:
            period = parse_period(text)
            return fold(text) if isinstance(period, Problem) else period.id
        if column.shape.reference is None or not text:
            return fold(text)
        return self._names.find(column.shape.reference.target, text, account) or fold(text)
