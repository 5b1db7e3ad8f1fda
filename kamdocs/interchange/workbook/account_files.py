"""The files of a new account, made of its rows in a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from kamdocs.interchange.figures_text import figure_key, new_figures, table_text
from kamdocs.interchange.record import is_money
from kamdocs.interchange.slug import slug
from kamdocs.interchange.workbook.columns import fields_of
from kamdocs.interchange.workbook.content import SheetRow
from kamdocs.interchange.workbook.identities import Identities
from kamdocs.interchange.workbook.row_entries import Entries, RowEntries
from kamdocs.interchange.workbook.sheet_reading import measure_of
from kamdocs.interchange.writing import FileText
from kamdocs.interchange.written_form import is_portuguese, period_text, side, with_places
from kamdocs.interchange.yaml_text import Tree, entry_lines, text_value
from kamdocs.model.account import AccountFile
from kamdocs.model.encounters import Meeting, QuarterlyReview
from kamdocs.model.figures import Figure, Receivable
from kamdocs.model.kinds import Target
from kamdocs.model.record import Record
from kamdocs.model.work import Action, Commitment, Objective, ObjectivesFile
from kamdocs.source.account_listing import (
    ACCOUNT_NAMES,
    MEETING_FOLDERS,
    OBJECTIVE_NAMES,
    RECEIVABLE_NAMES,
    REVIEW_FOLDERS,
)
from kamdocs.source.place import Place
from kamdocs.source.word_table import key_table

_SINGLE = ("plan", "terms")
_LISTS = (
    *("units", "team", "needs", "stakeholders", "white_space", "opportunities", "contracts"),
    *("key_dates", "risks", "issues"),
)
"""Sheets whose rows stand in the account's own file, in the order of its fields."""

_RECEIVABLE_COLUMNS = ("number", "instalment", "issued", "due", "amount", "paid_on", "disputed")
_MORE_RECEIVABLE_COLUMNS = ("source", "extracted_on")

AccountRows = Mapping[str, list[SheetRow]]
"""Rows of one account by sheet."""


class AccountFiles:
    """Plans files of new accounts for a programme of one language."""

    def __init__(self, into: Path, entries: RowEntries, identities: Identities, language: str):
        self._into = into
        self._entries = entries
        self._identities = identities
        self._language = language
        self._side = side(language)

    def files(self, account: SheetRow, rows: AccountRows) -> Iterator[FileText]:
        """Give every file of an account that has something to hold."""
        own = self._identities.id_of(account)
        folder = self._into / own
        yield self._account(folder, account, rows, own)
        makers = (self._objectives, self._figures, self._receivables, self._meetings)
        for maker in makers:
            yield from maker(folder, rows, own)
        yield from self._reviews(folder, rows, own)

    def _name(self, names: tuple[str, str]) -> str:
        return names[0 if is_portuguese(self._language) else 1]

    def _keyed(self, record: type[Record], entries: Entries) -> dict[str, Tree]:
        """Give entries under the words of the files' language, in the order of the record."""
        keys = key_table(record)
        order = [name for name in record.model_fields if name in entries]
        return {keys.word(name, self._side): entries[name] for name in order}

    def _account(self, folder: Path, account: SheetRow, rows: AccountRows, own: str) -> FileText:
        profile = self._entries.entries(account, own, without=("id",))
        lines = entry_lines(self._keyed(AccountFile, profile))
        for name in (*_SINGLE, *_LISTS):
            found = rows.get(name, [])
            if not found:
                continue
            record = found[0].head.sheet.record
            items = [self._keyed(record, self._entries.entries(row, own)) for row in found]
            value: Tree = items[0] if name in _SINGLE else items
            lines += ["", *entry_lines({key_table(AccountFile).word(name, self._side): value})]
        return _front_matter(folder / self._name(ACCOUNT_NAMES), lines, account.place())

    def _objectives(self, folder: Path, rows: AccountRows, own: str) -> Iterator[FileText]:
        objectives = rows.get("objectives", [])
        actions = rows.get("actions", [])
        if not objectives and not actions:
            return
        under: dict[str, list[Tree]] = {}
        beside: list[Tree] = []
        for row in actions:
            goal = self._objective_of(row, own, objectives)
            entries = self._entries.entries(row, own, without=("objective",) if goal else ())
            tree = self._keyed(Action, entries)
            (under.setdefault(goal, []) if goal else beside).append(tree)
        goals: list[Tree] = []
        for row in objectives:
            entries = self._entries.entries(row, own)
            inner = under.get(self._identities.id_of(row))
            goals.append(
                self._keyed(Objective, {**entries, **({"actions": inner} if inner else {})})
            )
        values: Entries = {"objectives": goals, "actions": beside}
        lines = entry_lines(self._keyed(ObjectivesFile, {k: v for k, v in values.items() if v}))
        first = (objectives or actions)[0].place()
        yield _front_matter(folder / self._name(OBJECTIVE_NAMES), lines, first)

    def _objective_of(self, row: SheetRow, own: str, objectives: Iterable[SheetRow]) -> str:
        """Give the id of an action's objective if it is one of the rows here."""
        found = self._identities.directory.find(Target.OBJECTIVE, row.text("objective"), own)
        ids = {self._identities.id_of(item) for item in objectives}
        return found if found in ids and found else ""

    def _figures(self, folder: Path, rows: AccountRows, own: str) -> Iterator[FileText]:
        found: dict[tuple[str, ...], dict[str, str]] = {}
        for row in rows.get("figures", []):
            line = self._entries.texts(row, own)
            measure = measure_of(row)
            column = next((item for item in fields_of(Figure) if item.key == measure), None)
            if column is None:
                continue
            for key, period in row.head.periods.items():
                text = self._entries.text(column, row, key, own)
                if text is None:
                    continue
                if is_money(line.get("kpi", "")):
                    text = with_places(text, self._language, 2)
                values = {"period": period_text(period, self._language), **line}
                found.setdefault(figure_key(values), values)[measure] = text
        if found:
            lines = [found[key] for key in sorted(found)]
            place = rows["figures"][0].place()
            yield new_figures(folder, lines, self._language, place).file

    def _receivables(self, folder: Path, rows: AccountRows, own: str) -> Iterator[FileText]:
        found = rows.get("receivables", [])
        if not found:
            return
        lines = [self._entries.texts(row, own) for row in found]
        more = [name for name in _MORE_RECEIVABLE_COLUMNS if any(name in row for row in lines)]
        text = table_text(Receivable, (*_RECEIVABLE_COLUMNS, *more), lines, self._language)
        path = folder / self._name(RECEIVABLE_NAMES)
        yield FileText(path, None, text.encode(), found[0].place())

    def _meetings(self, folder: Path, rows: AccountRows, own: str) -> Iterator[FileText]:
        taken: set[str] = set()
        promises = _by_parent(rows.get("commitments", []), "date")
        for row in rows.get("meetings", []):
            day = row.values.get("date")
            if not isinstance(day, date):
                continue
            entries = self._entries.entries(row, own)
            entries["date"] = day.isoformat()
            follow_ups = self._promises(promises.pop(day.isoformat(), []), own)
            if follow_ups:
                entries["follow_ups"] = follow_ups
            name = _free(f"{day.isoformat()}-{slug(row.text('title'))}".rstrip("-"), taken)
            path = folder / self._name((MEETING_FOLDERS[0], MEETING_FOLDERS[1])) / f"{name}.md"
            yield _front_matter(path, entry_lines(self._keyed(Meeting, entries)), row.place())
        for day_text, left in promises.items():
            yield from self._bare_meeting(folder, day_text, left, own)

    def _bare_meeting(
        self, folder: Path, day: str, promises: list[SheetRow], own: str
    ) -> Iterator[FileText]:
        """Make a meeting of a day that only promises name."""
        entries: Entries = {"date": day, "follow_ups": self._promises(promises, own)}
        path = folder / self._name((MEETING_FOLDERS[0], MEETING_FOLDERS[1])) / f"{day}.md"
        yield _front_matter(path, entry_lines(self._keyed(Meeting, entries)), promises[0].place())

    def _reviews(self, folder: Path, rows: AccountRows, own: str) -> Iterator[FileText]:
        undated = [row for row in rows.get("commitments", []) if not row.text("date")]
        for quarter, promises in _by_parent(undated, "quarter").items():
            entries: Entries = {
                "quarter": text_value(quarter),
                "commitments": self._promises(promises, own),
            }
            path = folder / self._name((REVIEW_FOLDERS[0], REVIEW_FOLDERS[1])) / f"{quarter}.md"
            lines = entry_lines(self._keyed(QuarterlyReview, entries))
            yield _front_matter(path, lines, promises[0].place())

    def _promises(self, rows: Iterable[SheetRow], own: str) -> list[Tree]:
        return [self._keyed(Commitment, self._entries.entries(row, own)) for row in rows]


def _by_parent(rows: Iterable[SheetRow], column: str) -> dict[str, list[SheetRow]]:
    found: dict[str, list[SheetRow]] = {}
    for row in rows:
        if row.text(column):
            found.setdefault(row.text(column), []).append(row)
    return found


def _free(wanted: str, taken: set[str]) -> str:
    number = 1
    name = wanted
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    taken.add(name)
    return name


def _front_matter(path: Path, lines: list[str], place: Place) -> FileText:
    return FileText(path, None, "\n".join(["---", *lines, "---", ""]).encode(), place)
