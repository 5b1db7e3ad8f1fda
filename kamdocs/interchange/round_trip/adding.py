"""Rows of a workbook that are new: their ids, and the files and lists they go to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from kamdocs.interchange.editing.edits import NewValue
from kamdocs.interchange.round_trip.decisions import Decider
from kamdocs.interchange.round_trip.file_plan import FilePlan
from kamdocs.interchange.round_trip.matching import NAMES, MatchedRow, MatchedSheet
from kamdocs.interchange.round_trip.meaning import NewNames
from kamdocs.interchange.round_trip.memory import Alias
from kamdocs.interchange.round_trip.new_ids import IdMaker
from kamdocs.interchange.round_trip.targets import Target, Targets
from kamdocs.interchange.slug import slug
from kamdocs.interchange.values import written
from kamdocs.interchange.workbook.columns import ACCOUNT, Role
from kamdocs.interchange.workbook.sheets import Sheet, is_single
from kamdocs.model.encounters import Meeting
from kamdocs.model.kinds import Target as Pointed
from kamdocs.model.portfolio import Portfolio
from kamdocs.source.folding import fold
from kamdocs.source.place import Place

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


_OWN_NAMES = ("name", "title")


@dataclass
class Adder:
    """Plans the records that a workbook adds."""

    portfolio: Portfolio
    targets: Targets
    names: NewNames
    decider: Decider
    source: str
    """Name of the workbook, of which receivables that it adds come."""

    as_of: date
    aliases: list[Alias] = field(default_factory=list)
    """Names that records have until this import."""

    plan: FilePlan = field(default_factory=FilePlan)
    _ids: dict[tuple[str, str], IdMaker] = field(default_factory=dict)
    _new_ids: dict[tuple[str, int], str] = field(default_factory=dict)
    _singles: dict[tuple[str, str], str] = field(default_factory=dict)
    _meetings: dict[tuple[str, date], str] = field(default_factory=dict)

    @property
    def unread(self) -> frozenset[str]:
        """The accounts that could not be read."""
        return frozenset(item.id for item in self.portfolio.left_out)

    def name_records(self, matched: MatchedSheet) -> None:
        """Let the names of new and renamed records be understood in every other cell."""
        sheet = matched.sheet
        target = _TARGETS.get(sheet.key)
        for item in matched.rows:
            record = item.record
            name = item.text(*NAMES)
            if record is None and not item.gone:
                record_id = self._new_id(sheet, item, name)
            else:
                record_id = written(record.values.get("id")) if record else ""
            if target is None or not record_id:
                continue
            account = "" if sheet.of_programme or sheet.key == "accounts" else item.account
            self.names.add(target, account, name, record_id)
            values = record.values if record else {}
            old = next((written(values[key]) for key in _OWN_NAMES if values.get(key)), "")
            if old and old != name:
                self.aliases.append((target.value, account, old, record_id))
            self.names.add(target, account, record_id, record_id)

    def add(self, sheet: Sheet, item: MatchedRow) -> None:
        """Plan the record of a new row."""
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
        if sheet.key == "receivables":
            values = {"source": self.source, "extracted_on": self.as_of, **values}
        if is_single(sheet) and self._is_second(sheet, item):
            return
        if is_single(sheet) or sheet.key == "meetings":
            self.plan.change(target, values, place)
        else:
            self.plan.add(target, values, place)

    def _is_second(self, sheet: Sheet, item: MatchedRow) -> bool:
        """Tell whether an account has such a record already, which has one at most."""
        place = item.row.place(ACCOUNT.key)
        found = self.portfolio.by_id.get(item.account)
        record = getattr(found, sheet.key) if found else sheet.record()
        if record != sheet.record():
            other = str(self.targets.place(item.account, (sheet.key,)))
        else:
            other = self._singles.setdefault((sheet.key, item.account), str(place))
        if other == str(place):
            return False
        self.decider.tell("import-id-twice", place, id=item.account, other=other)
        return True

    def _has_account(self, item: MatchedRow) -> bool:
        """Tell whether the account of a new row can be added to; else it is said why not."""
        if item.account in self.unread:
            self.decider.tell("import-account-unread", item.row.place(), account=item.account)
            return False
        if item.account:
            return True
        value = item.row.values.get(ACCOUNT.key)
        if value is not None:
            self.decider.meaning_of(ACCOUNT, item, value)
        return False

    def _new_target(
        self, sheet: Sheet, item: MatchedRow, values: dict[str, NewValue]
    ) -> Target | None:
        if sheet.of_programme:
            return self.targets.find("", (sheet.key,))
        account = item.account
        in_folder = sheet.key in ("meetings", "receivables")
        if in_folder and not self.has_folder(account, item.row.place()):
            return None
        if sheet.key == "meetings":
            return self._new_meeting(item, values)
        if sheet.key == "commitments":
            return self._promised(item)
        if sheet.key == "actions":
            return self.action_target(account, values)
        if sheet.key == "objectives":
            return self.targets.list_of_work(account, "objectives")
        if sheet.key == "receivables":
            file, record = self.targets.table(account, "receivables")
            return Target(file, record, ())
        return self.targets.find(account, sheet.path)

    def _new_meeting(self, item: MatchedRow, values: Mapping[str, NewValue]) -> Target | None:
        day = values.get("date")
        if not isinstance(day, date):
            return None
        title = slug(item.text("title")) or slug(item.text("kind")) or "reuniao"
        file = self.targets.new_meeting(item.account, f"{day}-{title}")
        self._meetings.setdefault((item.account, day), file)
        return Target(file, Meeting, ())

    def _promised(self, item: MatchedRow) -> Target | None:
        """Give the follow-ups of the meeting of a day, or the commitments of a quarter's review."""
        account = self.portfolio.by_id.get(item.account)
        day, quarter = item.row.values.get("date"), item.text("quarter")
        for index, notes in enumerate(account.meetings if account else ()):
            if day is not None and notes.meeting.date == day:
                return self.targets.find(item.account, ("meetings", index, "meeting", "follow_ups"))
        if isinstance(day, date) and (item.account, day) in self._meetings:
            return Target(self._meetings[item.account, day], Meeting, ("follow_ups",))
        for index, read in enumerate(account.reviews if account else ()):
            if quarter and fold(quarter) in (
                fold(read.review.quarter.id),
                fold(read.review.quarter.id.replace("q", "t")),
            ):
                return self.targets.find(item.account, ("reviews", index, "review", "commitments"))
        parents = [column for column in item.row.head.sheet.columns if column.role is Role.PARENT]
        labels = ", ".join(column.label(self.decider.language) for column in parents)
        self.decider.tell("import-no-parent", item.row.place("date"), columns=labels)
        return None

    def action_target(self, account: str, values: dict[str, NewValue]) -> Target:
        """Give where an action goes: into its objective where that holds its actions itself."""
        found = self.portfolio.by_id.get(account)
        for index, objective in enumerate(found.objectives if found else ()):
            if objective.id == values.get("objective") and objective.actions:
                del values["objective"]
                return self.targets.find(account, ("objectives", index, "actions"))
        return self.targets.list_of_work(account, "actions")

    def has_folder(self, account: str, place: Place) -> bool:
        """Tell whether an account has a folder, where its tables and meetings can be."""
        if self.targets.is_alone(account):
            self.decider.tell("import-account-table", place, account=account)
            return False
        return True

    def _new_id(self, sheet: Sheet, item: MatchedRow, name: str) -> str:
        """Give the id of a new row: its own, or one made of its name where the list has ids."""
        shape = next((column.shape for column in sheet.columns if column.key == "id"), None)
        if shape is None:
            return ""
        maker = self._maker(sheet, item.account)
        own = item.row.text("id")
        other = maker.holder(own)
        if own and other is not None:
            self.decider.tell("import-id-twice", item.row.place("id"), id=own, other=other)
            return ""
        if own:
            maker.take(own, str(item.row.place("id")))
        elif shape.required or maker.has_some:
            own = maker.make(name, sheet.key.rstrip("s"), str(item.row.place("id")))
        self._new_ids[sheet.key, item.row.number] = own
        return own

    def _maker(self, sheet: Sheet, account: str) -> IdMaker:
        key = (sheet.key, "" if sheet.of_programme or sheet.key == "accounts" else account)
        if key not in self._ids:
            self._ids[key] = IdMaker(dict(self._taken(sheet, key[1])))
        return self._ids[key]

    def _taken(self, sheet: Sheet, account: str) -> Iterator[tuple[str, str]]:
        """Give the ids of a list and where each stands."""
        if sheet.key == "accounts":
            yield from ((item.id, item.path) for item in self.portfolio.accounts)
            yield from ((item.id, item.path) for item in self.portfolio.left_out)
            return
        found = self.portfolio.by_id.get(account)
        whole = self.portfolio.programme if sheet.of_programme else found
        for index, item in enumerate(getattr(whole, sheet.key, ())):
            if getattr(item, "id", None):
                yield item.id, str(self.targets.place(account, (sheet.key, index)))
        for number, objective in enumerate(found.objectives if found else ()):
            for index, action in enumerate(objective.actions if sheet.key == "actions" else ()):
                path = ("objectives", number, "actions", index)
                if action.id:
                    yield action.id, str(self.targets.place(account, path))
