"""Rows of a workbook as edits of files: changed cells, new records, records that go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kamdocs.interchange.editing.edits import NewValue
from kamdocs.interchange.round_trip.adding import Adder
from kamdocs.interchange.round_trip.decisions import Decider, record_name
from kamdocs.interchange.round_trip.figures import FigureChanges, added_rows, emptied
from kamdocs.interchange.round_trip.file_plan import FilePlan
from kamdocs.interchange.round_trip.matching import NAMES, MatchedRow, MatchedSheet
from kamdocs.interchange.round_trip.targets import Target, Targets
from kamdocs.interchange.values import written
from kamdocs.interchange.workbook.baseline import Baseline
from kamdocs.interchange.workbook.columns import Role
from kamdocs.interchange.workbook.records import RecordRow
from kamdocs.interchange.workbook.sheets import Sheet
from kamdocs.model.kinds import Target as Pointed
from kamdocs.model.portfolio import Portfolio
from kamdocs.source.place import Place

_NESTED = 2
"""Steps of the path of a record that stands in a list of the account itself."""

_FILES = frozenset({"accounts", "meetings"})
"""Sheets whose rows are files of their own."""


@dataclass
class Planner:
    """Plans the edits of one workbook, sheet by sheet."""

    portfolio: Portfolio
    targets: Targets
    decider: Decider
    adder: Adder
    delete: bool
    file: str
    """Name of the workbook, the source of figures that it adds."""

    as_of: date
    baseline: Baseline | None = None

    @property
    def plan(self) -> FilePlan:
        """The edits planned."""
        return self.adder.plan

    def take(self, matched: MatchedSheet) -> None:
        """Plan all rows of a sheet."""
        sheet = matched.sheet
        for item in matched.rows:
            if item.gone:
                self._gone(sheet, item)
            elif item.record is not None:
                self._change(sheet, item, item.record)
            else:
                self.adder.add(sheet, item)
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
            if self.adder.has_folder(account, changes.origins[account]):
                self.plan.add(Target(file, record, ()), row, changes.origins[account])

    def _gone(self, sheet: Sheet, item: MatchedRow) -> None:
        if self.decider.is_untouched(sheet, item):
            return
        account = item.row.key.partition("/")[0]
        if account in self.adder.unread:
            self.decider.tell("import-account-unread", item.row.place(), account=account)
            return
        name = record_name(item.row.values, NAMES, self.decider.language)
        self.decider.tell("import-conflict-gone", item.row.place(), record=name)

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
        if sheet.key == "actions" and "objective" in changes and len(record.path) > _NESTED:
            self._move_action(item, record, changes)
        elif changes:
            target = self.targets.find(record.account, record.path)
            self.plan.change(target, changes, item.row.place())

    def _stays(self, sheet: Sheet, item: MatchedRow, record: RecordRow) -> bool:
        """Tell whether a row is still in its account and under its meeting or review."""
        for column in sheet.columns:
            value = item.row.values.get(column.key)
            if column.role is Role.ACCOUNT:
                found = self.decider.names.find(Pointed.ACCOUNT, written(value))
                as_before = (item.base or {}).get(column.key) == written(value)
                moved = column.key in item.row.values and found != record.account and not as_before
            elif column.role is Role.PARENT:
                now = self.decider.known(column, item, record.values.get(column.key))
                moved = column.key in item.row.values and (
                    self.decider.known(column, item, value) != now
                )
            else:
                continue
            if moved:
                label = column.label(self.decider.language)
                place, text = item.row.place(column.key), written(value) or "–"
                self.decider.tell("import-cannot-move", place, column=label, value=text)
                return False
        return True

    def _move_action(
        self, item: MatchedRow, record: RecordRow, changes: dict[str, NewValue]
    ) -> None:
        """Put an action that stands in an objective where its new objective wants it."""
        account = self.portfolio.by_id[record.account]
        number, index = int(record.path[1]), int(record.path[3])
        action = account.objectives[number].actions[index]
        values: dict[str, NewValue] = {
            name: getattr(action, name)
            for name, info in type(action).model_fields.items()
            if getattr(action, name) != info.default
        }
        values.update(changes)
        place = item.row.place("objective")
        self.plan.remove(self.targets.find(record.account, record.path), place)
        self.plan.add(self.adder.action_target(record.account, values), values, place)

    def _remove(self, sheet: Sheet, record: RecordRow, matched: MatchedSheet) -> None:
        language = self.decider.language
        name = record_name(record.values, NAMES, language)
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


def matched_place(matched: MatchedSheet, file: str) -> Place:
    """Give the place of a sheet in the workbook: its header where it has rows."""
    for item in matched.rows:
        return item.row.head.place(item.row.head.row, "")
    return Place(file)
