"""Three-way: what each cell was, what it is, what the file holds now, and so what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from kamdocs.interchange.editing.edits import NewValue
from kamdocs.interchange.round_trip.matching import MatchedRow
from kamdocs.interchange.round_trip.meaning import (
    NoMeaningError,
    UnlistedError,
    exported_value,
    meaning,
)
from kamdocs.interchange.round_trip.rules import round_trip_finding
from kamdocs.interchange.values import Value, written
from kamdocs.interchange.workbook.cells import plain_text
from kamdocs.interchange.workbook.columns import Column, Role
from kamdocs.interchange.workbook.content import SheetRow
from kamdocs.interchange.workbook.directory import Directory
from kamdocs.interchange.workbook.records import RecordRow
from kamdocs.interchange.workbook.rules import workbook_finding
from kamdocs.interchange.workbook.sheets import Sheet
from kamdocs.interchange.workbook.unlisted import unlisted
from kamdocs.interchange.written_form import number_text
from kamdocs.source.finding import Finding
from kamdocs.source.place import Place

_FIXED = frozenset({Role.ROW_KEY, Role.ACCOUNT, Role.PARENT, Role.MEASURE})


class Step(Enum):
    """What becomes of a cell."""

    LEAVE = "leave"
    EDIT = "edit"
    CONFLICT = "conflict"


def step_of(
    new: NewValue, now: NewValue, exported: NewValue, *, known: bool, overwrite: bool
) -> Step:
    """Decide on a cell; `known` tells whether it was exported, so that `exported` counts.

    A blank cell of a row that was not exported says nothing. `overwrite` lets the workbook win
    where both sides changed.
    """
    if new == now or (known and new == exported):
        return Step.LEAVE
    if known and now == exported:
        return Step.EDIT
    if not known and (new is None or now is None):
        return Step.EDIT if now is None else Step.LEAVE
    return Step.EDIT if overwrite else Step.CONFLICT


@dataclass(frozen=True)
class Sides:
    """What a cell holds in the workbook, in the file, and, if that is known, held before."""

    workbook: Value
    file: Value
    exported: Value
    is_known: bool


@dataclass
class Decider:
    """Decides on rows; what cannot be understood and what is in conflict gathers in `findings`."""

    names: Directory
    language: str
    overwrite: bool
    place_of: Callable[[str, tuple[str | int, ...]], Place]
    """Where in the files a value of an account stands."""

    findings: list[Finding] = field(default_factory=list)
    undecided: dict[tuple[str, int], set[str]] = field(default_factory=dict)
    """Columns in conflict by sheet and number of the row."""

    def changes(self, sheet: Sheet, matched: MatchedRow) -> dict[str, NewValue]:
        """Give the new values of a row's record by field."""
        changes: dict[str, NewValue] = {}
        for column in self._columns(sheet, matched):
            new = self._new(column, matched)
            if isinstance(new, Unclear):
                continue
            if self._step(column, matched, new) is Step.EDIT:
                changes[column.key] = new
        return changes

    def values(self, sheet: Sheet, matched: MatchedRow) -> dict[str, NewValue]:
        """Give the values of a new record by field, blank ones left out."""
        values: dict[str, NewValue] = {}
        for column in self._columns(sheet, matched):
            new = self._new(column, matched)
            if new is not None and not isinstance(new, Unclear):
                values[column.key] = new
        return values

    def is_untouched(self, sheet: Sheet, matched: MatchedRow) -> bool:
        """Tell whether a row is as it was exported."""
        base = matched.base
        if base is None:
            return False
        return all(
            written(matched.row.values.get(column.key)) == base.get(column.key, "")
            for column in self._columns(sheet, matched)
        )

    def differs_from_export(
        self, sheet: Sheet, record: RecordRow, base: Mapping[str, str] | None
    ) -> bool:
        """Tell whether a record has changed in the files since it was exported."""
        if base is None:
            return True
        columns = [column for column in sheet.columns if column.role is not Role.ROW_KEY]
        return any(
            written(record.values.get(column.key)) != base.get(column.key, "") for column in columns
        )

    def tell(self, rule: str, place: Place, **params: str) -> None:
        """Add a finding about a row or cell."""
        self.findings.append(round_trip_finding(rule, place, **params))

    def meaning_of(self, column: Column, matched: MatchedRow, value: Value) -> NewValue | Unclear:
        """Give what a cell means; a finding and nothing for one that means nothing."""
        try:
            return meaning(column, value, self.names, matched.account)
        except NoMeaningError as error:
            place = matched.row.place(column.key)
            rule, params = error.rule, dict(error.params)
            if isinstance(error, UnlistedError):
                names = self.names.names(error.target, matched.account)
                rule, said = unlisted(error.target, error.text, names, self.language)
                params |= said
            params["column"] = column.label(self.language)
            self.findings.append(workbook_finding(rule, place, **params))
            return Unclear()

    def _columns(self, sheet: Sheet, matched: MatchedRow) -> Iterator[Column]:
        for column in sheet.columns:
            if column.role not in _FIXED and column.key in matched.row.values:
                yield column

    def _new(self, column: Column, matched: MatchedRow) -> NewValue | Unclear:
        """Give what a cell means now; a text that stands in the files or stood there is known."""
        value = matched.row.values.get(column.key)
        if matched.record is not None and self._stands(column, matched, value):
            return Unclear()
        return self.meaning_of(column, matched, value)

    def _stands(self, column: Column, matched: MatchedRow, value: Value) -> bool:
        """Tell whether a cell is as exported, or holds what the file holds, sign for sign."""
        text = written(value)
        record, base = matched.record, matched.base
        if base is not None and text == base.get(column.key, ""):
            return True
        return record is not None and text == written(record.values.get(column.key))

    def _step(self, column: Column, matched: MatchedRow, new: NewValue) -> Step:
        record, base = matched.record, matched.base
        if record is None:
            return Step.LEAVE
        now_cell = record.values.get(column.key)
        old_cell = exported_value(column, base.get(column.key, "")) if base is not None else None
        now = self.known(column, matched, now_cell)
        exported = self.known(column, matched, old_cell)
        step = step_of(new, now, exported, known=base is not None, overwrite=self.overwrite)
        if step is Step.CONFLICT:
            value = matched.row.values.get(column.key)
            sides = Sides(value, now_cell, old_cell, base is not None)
            where = self.place_of(matched.account, record.path_of(column.key))
            self.conflict(column.label(self.language), matched.row, column.key, sides, where)
        return step

    def conflict(self, label: str, row: SheetRow, column: str, values: Sides, where: Place) -> None:
        """Tell of a cell that the workbook and the file have changed, or that just differs."""
        self.leave_undecided(row, column)
        told = {
            "column": label,
            "workbook": shown(values.workbook, self.language),
            "file": shown(values.file, self.language),
            "where": str(where),
        }
        if values.is_known:
            exported = shown(values.exported, self.language)
            self.tell("import-conflict", row.place(column), exported=exported, **told)
        else:
            self.tell("import-differs", row.place(column), **told)

    def leave_undecided(self, row: SheetRow, column: str) -> None:
        """Remember that a cell is in conflict."""
        self.undecided.setdefault((row.head.sheet.key, row.number), set()).add(column)

    def known(self, column: Column, matched: MatchedRow, value: Value) -> NewValue:
        """Give what a cell of the files or the export means; a name that is gone is its text."""
        try:
            return meaning(column, value, self.names, matched.account)
        except NoMeaningError:
            return written(value)


class Unclear:
    """Stands for a cell that says nothing new, or nothing that can be understood."""


def is_clear(value: NewValue | Unclear) -> bool:
    """Tell whether a cell's meaning is known."""
    return not isinstance(value, Unclear)


def shown(value: Value, language: str) -> str:
    """Give a value as people of a language read it in a message."""
    if value is None:
        return "–"
    if isinstance(value, Decimal):
        return number_text(value, language)
    return " ".join(plain_text(value, language).split())


def record_name(values: Mapping[str, Value], columns: Iterable[str], language: str) -> str:
    """Give the name of a record for messages: the first of its naming cells that is filled."""
    names = [shown(values.get(column), language) for column in columns if values.get(column)]
    return names[0] if names else "–"
