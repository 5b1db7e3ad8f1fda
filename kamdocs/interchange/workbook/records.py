"""A portfolio as rows of the workbook, each with its key and its place in the model.

A row's key says which record of the files it is, wherever the row is moved or sorted to:
`account/id`, or for a record without id the account, a short hash of its natural key, and a number
where several have the same one.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kamdocs.interchange.values import Value
from kamdocs.interchange.workbook.cells import MEASURES, cell_value, measure_label
from kamdocs.interchange.workbook.columns import ACCOUNT, Column, Role
from kamdocs.interchange.workbook.directory import Directory, portfolio_directory
from kamdocs.interchange.workbook.sheets import BY_KEY, SHEETS, Sheet
from kamdocs.model.account import Account
from kamdocs.model.kinds import Target
from kamdocs.model.period import Period
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.shape import record_shape
from kamdocs.source.date_text import parse_period

ModelPath = tuple[str | int, ...]
"""Way from an account, or from the programme, to a record: names of fields and indexes."""


@dataclass(frozen=True)
class RecordRow:
    """One row: the cells by column key, which record it is, and where that is in the model.

    `paths` leads to the values of cells that are not fields of the record at `path`: months of
    the figures sheet, whose columns are ids of periods.
    """

    sheet: str
    account: str
    key: str
    path: ModelPath
    values: Mapping[str, Value]
    paths: Mapping[str, ModelPath] = field(default_factory=dict)

    def path_of(self, column: str) -> ModelPath:
        """Give the place in the model of a cell's value."""
        return self.paths.get(column) or (*self.path, column)


@dataclass(frozen=True)
class _Found:
    """A record before it is a row."""

    path: ModelPath
    record: Any
    more: Mapping[str, Any] = field(default_factory=dict)


def portfolio_rows(
    portfolio: Portfolio,
    language: str,
    directory: Directory | None = None,
    only: frozenset[str] | None = None,
) -> dict[str, list[RecordRow]]:
    """Give the rows of every table by its key, of all accounts or of those named."""
    names = directory or portfolio_directory(portfolio, language)
    accounts = [item for item in portfolio.accounts if only is None or item.id in only]
    rows: dict[str, list[RecordRow]] = {}
    for sheet in SHEETS:
        maker = _Rows(sheet, names, language)
        if sheet.of_programme:
            rows[sheet.key] = list(maker.of_programme(getattr(portfolio.programme, sheet.key)))
        elif sheet.key == "figures":
            rows[sheet.key] = [row for item in accounts for row in _figures(item, names, language)]
        else:
            rows[sheet.key] = [row for item in accounts for row in maker.of_account(item)]
    return rows


class _Rows:
    """Makes the rows of one sheet."""

    def __init__(self, sheet: Sheet, names: Directory, language: str) -> None:
        self._sheet = sheet
        self._names = names
        self._language = language
        self._columns = [column for column in sheet.columns if column.role is not Role.ROW_KEY]

    def of_programme(self, records: Iterable[Any]) -> Iterator[RecordRow]:
        """Give the rows of a list of the programme."""
        for index, record in enumerate(records):
            path = (self._sheet.key, index)
            yield RecordRow(self._sheet.key, "", record.id, path, self._values(record, "", {}))

    def of_account(self, account: Account) -> Iterator[RecordRow]:
        """Give the rows of an account."""
        seen: Counter[str] = Counter()
        finder = _FINDERS.get(self._sheet.key)
        found = finder(account) if finder else _listed(account, self._sheet)
        for item in found:
            values = self._values(item.record, account.id, item.more)
            key = _key(self._sheet, account.id, item, seen)
            yield RecordRow(self._sheet.key, account.id, key, item.path, values)

    def _values(self, record: Any, account: str, more: Mapping[str, Any]) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for column in self._columns:
            if column.role is Role.ACCOUNT:
                value: Value = self._names.shown(Target.ACCOUNT, account)
            else:
                given = (
                    more[column.key] if column.key in more else getattr(record, column.key, None)
                )
                value = cell_value(column, given, self._names, account, self._language)
            values[column.key] = value
        return values


def _key(sheet: Sheet, account: str, item: _Found, seen: Counter[str]) -> str:
    if sheet.key == "accounts":
        return account
    if sheet.key in ("plan", "terms"):
        return f"{account}/{sheet.key}"
    own = getattr(item.record, "id", None)
    if not own:
        # Made of what the files say, not of labels: the key is the same in every language.
        parts = [step for step in item.path if isinstance(step, str)]
        parts += [str(value) for value in item.more.values()]
        parts += [str(getattr(item.record, name)) for name in sheet.natural]
        own = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
    seen[own] += 1
    return f"{account}/{own}" if seen[own] == 1 else f"{account}/{own}+{seen[own]}"


def _listed(account: Account, sheet: Sheet) -> Iterator[_Found]:
    for index, record in enumerate(getattr(account, sheet.path[0])):
        yield _Found((sheet.path[0], index), record)


def _accounts(account: Account) -> Iterator[_Found]:
    yield _Found((), account)


def _single(name: str) -> Callable[[Account], Iterator[_Found]]:
    def find(account: Account) -> Iterator[_Found]:
        record = getattr(account, name)
        if record != type(record)():
            yield _Found((name,), record)

    return find


def _actions(account: Account) -> Iterator[_Found]:
    """Give actions within objectives, under their objective, and those beside them."""
    for number, objective in enumerate(account.objectives):
        for index, action in enumerate(objective.actions):
            path = ("objectives", number, "actions", index)
            yield _Found(path, action, {"objective": objective.id})
    for index, action in enumerate(account.actions):
        yield _Found(("actions", index), action)


def _meetings(account: Account) -> Iterator[_Found]:
    for index, notes in enumerate(account.meetings):
        yield _Found(("meetings", index, "meeting"), notes.meeting, {"slug": notes.slug})


def _commitments(account: Account) -> Iterator[_Found]:
    """Give the follow-ups of meetings, the commitments and corrective actions of reviews."""
    for index, notes in enumerate(account.meetings):
        for number, item in enumerate(notes.meeting.follow_ups):
            path: ModelPath = ("meetings", index, "meeting", "follow_ups", number)
            yield _Found(path, item, {"date": notes.meeting.date, "quarter": None})
    for index, read in enumerate(account.reviews):
        more = {"date": None, "quarter": read.review.quarter}
        for name in ("commitments", "corrective_actions"):
            for number, item in enumerate(getattr(read.review, name)):
                yield _Found(("reviews", index, "review", name, number), item, more)


_FINDERS: dict[str, Callable[[Account], Iterator[_Found]]] = {
    "accounts": _accounts,
    "plan": _single("plan"),
    "terms": _single("terms"),
    "actions": _actions,
    "meetings": _meetings,
    "commitments": _commitments,
}


def _figures(account: Account, names: Directory, language: str) -> Iterator[RecordRow]:
    """Give one row a unit, offering, KPI and measure, with its periods as cells."""
    cells: dict[tuple[str, str, str, str], dict[str, tuple[Value, ModelPath]]] = {}
    for index, figure in enumerate(account.figures):
        for measure in MEASURES:
            value = getattr(figure, measure)
            if value is None:
                continue
            line = (figure.unit or "", figure.offering or "", figure.kpi, measure)
            column = _PERIOD_CELL[measure]
            shown = cell_value(column, value, names, account.id, language)
            cells.setdefault(line, {})[figure.period.id] = (shown, ("figures", index, measure))
    for line, found in cells.items():
        unit, offering, kpi, measure = line
        yield RecordRow(
            "figures",
            account.id,
            f"{account.id}/{'|'.join(line)}",
            ("figures",),
            {
                ACCOUNT.key: names.shown(Target.ACCOUNT, account.id),
                "unit": names.shown(Target.UNIT, unit, account.id) or None,
                "offering": names.shown(Target.OFFERING, offering) or None,
                "kpi": names.shown(Target.KPI, kpi),
                "measure": measure_label(measure, language),
                **{period: value for period, (value, _) in found.items()},
            },
            {period: path for period, (_, path) in found.items()},
        )


def _period_cells() -> dict[str, Column]:
    record = BY_KEY["figures"].record
    return {name: Column(name, record, record_shape(record)[name]) for name in MEASURES}


_PERIOD_CELL = _period_cells()


def periods_of(rows: Iterable[RecordRow]) -> list[Period]:
    """Give the periods that figures rows have values of, months before quarters and years."""
    found = {name for row in rows for name in row.paths}
    periods = [item for item in map(parse_period, found) if isinstance(item, Period)]
    return sorted(periods, key=lambda item: (item.granularity != "month", item))
