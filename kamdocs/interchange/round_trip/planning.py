"""Rows of a workbook as edits of files: changed cells, new records, records that go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kamdocs.interchange.editing.edits import NewValue
from kamdocs.interchange.round_trip.decisions import Decider, record_name
from kamdocs.interchange.round_trip.figures import FigureChanges, added_rows, emptied
from kamdocs.interchange.round_trip.file_plan import FilePlan
from kamdocs.interchange.round_trip.matching import MatchedRow, MatchedSheet
from kamdocs.interchange.round_trip.meaning import NewNames
from kamdocs.interchange.round_trip.new_ids import IdMaker
from kamdocs.interchange.round_trip.targets import Target, Targets
from kamdocs.interchange.slug import slug
from kamdocs.interchange.values import Value, written
from kamdocs.interchange.workbook.baseline import Baseline
from kamdocs.interchange.workbook.columns import ACCOUNT, Column, Role
from kamdocs.interchange.workbook.records import RecordRow
from kamdocs.interchange.workbook.sheets import Sheet, is_single
from kamdocs.model.encounters import Meeting
from kamdocs.model.kinds import Target as Pointed
from kamdocs.model.portfolio import Portfolio
from kamdocs.source.folding import fold
from kamdocs.source.place import Place

_NAMES = ("name", "title", "text", "what", "number", "person", "offering", "date")
_TARGETS = {
    "people": Pointed.PERSON,
    "offerings": Pointed.OFFERING,
    "departments": Pointed.DEPARTMENT,
    "territories": Pointed.TERRITORY,
    "tiers": Pointed.TIER,
    "kpis": Pointed.KPI,
    "accounts": Pointed.ACCOUNT,
    "units": Pointed.UNIT,
    "stakeholders": Pointed.STAKEHOLDER,
    "objectives": Pointed.OBJECTIVE,
    "opportunities": Pointed.OPPORTUNITY,
}
_FILES = frozenset({"accounts", "meetings"})
"""Sheets whose rows are files of their own."""


@dataclass
class Planner:
    """Plans the edits of one workbook, sheet by sheet."""

    portfolio: Portfolio
    targets: Targets
    names: NewNames
    decider: Decider
    delete: bool
    file: str
    """Name of the workbook, the source of figures that it adds."""

    as_of: date
    baseline: Baseline | None = None
    plan: FilePlan = field(default_factory=FilePlan)
    _ids: dict[tuple[str, str], IdMaker] = field(default_factory=dict)
    _new_ids: dict[tuple[str, int], str] = field(default_factory=dict)

    def name_records(self, matched: MatchedSheet) -> None:
        """Let the names of new and renamed records be understood in every other cell."""
        sheet = matched.sheet
        target = _TARGETS.get(sheet.key)
        for item in matched.rows:
            record = item.record
            name = _text(item, *_NAMES)
            if record is None and not item.gone:
                record_id = self._new_id(sheet, item, name)
            else:
                record_id = written(record.values.get("id")) if record else ""
            if target is None or not record_id:
                continue
            account = "" if sheet.of_programme or sheet.key == "accounts" else item.account
            self.names.add(target, account, name, record_id)
            self.names.add(target, account, record_id, record_id)

    def take(self, matched: MatchedSheet) -> None:
        """Plan all rows of a sheet."""
        sheet = matched.sheet
        for item in matched.rows:
            if item.gone:
                self._gone(sheet, item)
            elif item.record is not None:
                self._change(sheet, item, item.record)
            else:
                self._add(sheet, item)
        for record in matched.removed:
            self._remove(sheet, record, matched)

    def take_figures(self, changes: FigureChanges) -> None:
        """Plan the changes of figures, which stand by period in the columns of a sheet."""
        for account, rows in changes.changed.items():
            origin = changes.origins[account]
            figures = self.portfolio.by_id[account].figures
            file, record = self.targets.table(account, "figures")
            for index, values in rows.items():
                target = Target(file, record, (index,))
                if emptied(figures[index], values):
                    self.plan.remove(target, origin)
                else:
                    self.plan.change(target, values, origin)
        for account, row in added_rows(changes, self.file, self.as_of):
            file, record = self.targets.table(account, "figures")
            if self._has_folder(account, changes.origins[account]):
                self.plan.add(Target(file, record, ()), row, changes.origins[account])

    def _has_folder(self, account: str, place: Place) -> bool:
        """Tell whether an account has a folder, where its tables and meetings can be."""
        if self.targets.is_alone(account):
            self.decider.tell("import-account-table", place, account=account)
            return False
        return True

    def _gone(self, sheet: Sheet, item: MatchedRow) -> None:
        if self.decider.is_untouched(sheet, item):
            return
        account = item.row.key.partition("/")[0]
        if account in self._unread:
            self.decider.tell("import-account-unread", item.row.place(), account=account)
            return
        name = record_name(item.row.values, _NAMES, self.decider.language)
        self.decider.tell("import-conflict-gone", item.row.place(), record=name)

    @property
    def _unread(self) -> frozenset[str]:
        return frozenset(item.id for item in self.portfolio.left_out)

    def _change(self, sheet: Sheet, item: MatchedRow, record: RecordRow) -> None:
        if not self._stays(sheet, item, record):
            return
        changes = self.decider.changes(sheet, item)
        own_id = written(record.values.get("id"))
        if "id" in changes and own_id:
            value = written(item.row.values.get("id")) or "–"
            place = item.row.place("id")
            self.decider.tell("import-id-changed", place, id=own_id, value=value)
            return
        if sheet.key == "actions":
            self._check_objective(item, record, changes)
        if changes:
            target = self.targets.find(record.account, record.path)
            self.plan.change(target, changes, item.row.place())

    def _stays(self, sheet: Sheet, item: MatchedRow, record: RecordRow) -> bool:
        """Tell whether a row is still in its account and under its meeting or review."""
        for column in sheet.columns:
            value = item.row.values.get(column.key)
            if column.role is Role.ACCOUNT:
                found = self.names.find(Pointed.ACCOUNT, written(value))
                moved = column.key in item.row.values and found != record.account
            elif column.role is Role.PARENT:
                moved = column.key in item.row.values and value != record.values.get(column.key)
            else:
                continue
            if moved:
                self._cannot_move(column, item, value)
                return False
        return True

    def _cannot_move(self, column: Column, item: MatchedRow, value: Value) -> None:
        label = column.label(self.decider.language)
        place = item.row.place(column.key)
        self.decider.tell("import-cannot-move", place, column=label, value=written(value) or "–")

    def _check_objective(
        self, item: MatchedRow, record: RecordRow, changes: dict[str, NewValue]
    ) -> None:
        """Refuse another objective for an action that is written inside of its objective."""
        if "objective" in changes and len(record.path) > 2:
            del changes["objective"]
            column = next(column for column in self._columns(item) if column.key == "objective")
            self._cannot_move(column, item, item.row.values.get("objective"))

    def _columns(self, item: MatchedRow) -> tuple[Column, ...]:
        return item.row.head.sheet.columns

    def _add(self, sheet: Sheet, item: MatchedRow) -> None:
        place = item.row.place()
        values = self.decider.values(sheet, item)
        record_id = self._new_ids.get((sheet.key, item.row.number), "")
        if record_id and sheet.key != "accounts":
            values["id"] = record_id
        if sheet.key == "accounts":
            values.pop("id", None)
            self.plan.change(self.targets.find(record_id, ()), values, place)
            return
        if not sheet.of_programme and not self._has_account(item):
            return
        target = self._new_target(sheet, item, values)
        if target is None:
            return
        if is_single(sheet) or sheet.key == "meetings":
            self.plan.change(target, values, place)
        else:
            self.plan.add(target, values, place)

    def _has_account(self, item: MatchedRow) -> bool:
        """Tell whether the account of a new row can be added to; else it is said why not."""
        if item.account in self._unread:
            self.decider.tell("import-account-unread", item.row.place(), account=item.account)
            return False
        if item.account:
            return True
        column = next(column for column in self._columns(item) if column is ACCOUNT)
        value = item.row.values.get(column.key)
        if value is not None:
            self.decider.meaning_of(column, item, value)
        return False

    def _new_target(
        self, sheet: Sheet, item: MatchedRow, values: dict[str, NewValue]
    ) -> Target | None:
        if sheet.of_programme:
            return self.targets.find("", (sheet.key,))
        account = item.account
        in_folder = sheet.key in ("meetings", "receivables")
        if in_folder and not self._has_folder(account, item.row.place()):
            return None
        if sheet.key == "meetings":
            return self._new_meeting(item, values)
        if sheet.key == "commitments":
            return self._promised(item)
        if sheet.key == "actions":
            return self._new_action(item, values)
        if sheet.key == "objectives":
            return self.targets.list_of_work(account, "objectives")
        if sheet.key == "receivables":
            file, record = self.targets.table(account, "receivables")
            return Target(file, record, ())
        return self.targets.find(account, sheet.path)

    def _new_meeting(self, item: MatchedRow, values: Mapping[str, NewValue]) -> Target | None:
        day = values.get("date")
        if day is None:
            return None
        title = slug(_text(item, "title")) or slug(_text(item, "kind")) or "reuniao"
        file = self.targets.new_meeting(item.account, f"{day}-{title}")
        return Target(file, Meeting, ())

    def _promised(self, item: MatchedRow) -> Target | None:
        """Give the follow-ups of the meeting of a day, or the commitments of a quarter's review."""
        account = self.portfolio.by_id.get(item.account)
        day, quarter = item.row.values.get("date"), _text(item, "quarter")
        for index, notes in enumerate(account.meetings if account else ()):
            if day is not None and notes.meeting.date == day:
                return self.targets.find(item.account, ("meetings", index, "meeting", "follow_ups"))
        for index, read in enumerate(account.reviews if account else ()):
            if quarter and fold(quarter) in (
                fold(read.review.quarter.id),
                fold(read.review.quarter.id.replace("q", "t")),
            ):
                return self.targets.find(item.account, ("reviews", index, "review", "commitments"))
        parents = [column for column in self._columns(item) if column.role is Role.PARENT]
        labels = ", ".join(column.label(self.decider.language) for column in parents)
        self.decider.tell("import-no-parent", item.row.place("date"), columns=labels)
        return None

    def _new_action(self, item: MatchedRow, values: dict[str, NewValue]) -> Target:
        """Give where an action goes: into its objective where that holds its actions itself."""
        account = self.portfolio.by_id.get(item.account)
        for index, objective in enumerate(account.objectives if account else ()):
            if objective.id == values.get("objective") and objective.actions:
                del values["objective"]
                return self.targets.find(item.account, ("objectives", index, "actions"))
        return self.targets.list_of_work(item.account, "actions")

    def _remove(self, sheet: Sheet, record: RecordRow, matched: MatchedSheet) -> None:
        language = self.decider.language
        name = record_name(record.values, _NAMES, language)
        place = matched_place(matched, self.file)
        where = self.targets.place(record.account, record.path)
        base = self.baseline.rows.get(sheet.key, {}).get(record.key) if self.baseline else None
        if self.decider.differs_from_export(sheet, record, base):
            self.decider.tell("import-conflict-removed", place, record=name, where=str(where))
        elif sheet.key in _FILES:
            self.decider.tell("import-file-stays", place, record=name, file=where.path)
        elif not self.delete:
            self.decider.tell("import-row-removed", place, record=name, where=str(where))
        else:
            self.plan.remove(self.targets.find(record.account, record.path), place)

    def _new_id(self, sheet: Sheet, item: MatchedRow, name: str) -> str:
        """Give the id of a new row: its own, or one made of its name where the list has ids."""
        shape = next((column.shape for column in sheet.columns if column.key == "id"), None)
        if shape is None:
            return ""
        maker = self._maker(sheet, item.account)
        own = item.row.text("id")
        if own and maker.is_taken(own):
            other = "–"
            self.decider.tell("import-id-twice", item.row.place("id"), id=own, other=other)
            return ""
        if own:
            maker.take(own)
        elif shape.required or maker.has_some:
            own = maker.make(name, sheet.key.rstrip("s"))
        self._new_ids[sheet.key, item.row.number] = own
        return own

    def _maker(self, sheet: Sheet, account: str) -> IdMaker:
        key = (sheet.key, "" if sheet.of_programme or sheet.key == "accounts" else account)
        if key not in self._ids:
            self._ids[key] = IdMaker(self._taken(sheet, account))
        return self._ids[key]

    def _taken(self, sheet: Sheet, account: str) -> Iterable[str]:
        if sheet.of_programme:
            return [item.id for item in getattr(self.portfolio.programme, sheet.key)]
        if sheet.key == "accounts":
            left_out = [item.id for item in self.portfolio.left_out]
            return [*(item.id for item in self.portfolio.accounts), *left_out]
        found = self.portfolio.by_id.get(account)
        if found is None:
            return []
        items: list[Any] = list(getattr(found, sheet.key, ()))
        for objective in found.objectives if sheet.key == "actions" else ():
            items += objective.actions
        return [item.id for item in items if getattr(item, "id", None)]


def matched_place(matched: MatchedSheet, file: str) -> Place:
    """Give the place of a sheet in the workbook: its header where it has rows."""
    for item in matched.rows:
        return item.row.head.place(item.row.head.row, "")
    return Place(file)


def _text(item: MatchedRow, *columns: str) -> str:
    return next((item.row.text(name) for name in columns if item.row.text(name)), "")
