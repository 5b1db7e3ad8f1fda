"""Figures of a workbook: a line a unit, offering, KPI and measure, a column a period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kamdocs.interchange.editing.edits import NewValue
from kamdocs.interchange.round_trip.decisions import Decider, Sides, Step, is_clear, step_of
from kamdocs.interchange.round_trip.matching import MatchedRow
from kamdocs.interchange.values import Value, written
from kamdocs.interchange.workbook.baseline import Baseline
from kamdocs.interchange.workbook.cells import MEASURES, in_cell, measure_label
from kamdocs.interchange.workbook.columns import ACCOUNT
from kamdocs.interchange.workbook.content import SheetContent, SheetRow
from kamdocs.interchange.workbook.sheet_reading import measure_of
from kamdocs.interchange.workbook.sheets import BY_KEY
from kamdocs.model.figures import Figure
from kamdocs.model.kinds import Target
from kamdocs.model.period import Period
from kamdocs.model.portfolio import Portfolio
from kamdocs.source.place import Place

Series = tuple[str, str, str]
"""Unit, offering and KPI."""

_SERIES = ("unit", "offering", "kpi")


@dataclass(frozen=True)
class Line:
    """Which values a row of the sheet holds."""

    account: str
    series: Series
    measure: str

    @property
    def key(self) -> str:
        """Give the key that the row has, or would have, in an export."""
        return f"{self.account}/{'|'.join((*self.series, self.measure))}"


@dataclass
class FigureChanges:
    """New values of figures, by account: of rows there are by index, of others by what they are."""

    changed: dict[str, dict[int, dict[str, NewValue]]] = field(default_factory=dict)
    added: dict[str, dict[tuple[Period, Series], dict[str, NewValue]]] = field(default_factory=dict)
    origins: dict[str, Place] = field(default_factory=dict)


class FigureReader:
    """Compares the lines of the figures sheet with the figures of the files."""

    def __init__(
        self, portfolio: Portfolio, baseline: Baseline | None, decider: Decider, *, delete: bool
    ) -> None:
        self._accounts = portfolio.by_id
        self._left_out = {item.id for item in portfolio.left_out}
        self._base = baseline.rows.get("figures", {}) if baseline else {}
        self._decider = decider
        self._delete = delete
        self._index = {
            account.id: {
                (figure.period, (figure.unit or "", figure.offering or "", figure.kpi)): index
                for index, figure in enumerate(account.figures)
            }
            for account in portfolio.accounts
        }
        self._changes = FigureChanges()
        self.kept: dict[str, dict[str, str]] = {}
        """The values of every line as the workbook has them, for its memory."""

    def read(self, content: SheetContent) -> FigureChanges:
        """Give the changes of a whole sheet."""
        taken: dict[tuple[Line, str], SheetRow] = {}
        lines: set[str] = set()
        for row in content.rows:
            line = self._line(row)
            if line is None:
                continue
            lines.add(line.key)
            for name, period in row.head.periods.items():
                if name not in row.values:
                    continue
                first = taken.setdefault((line, name), row)
                if first is not row and row.values[name] is not None:
                    self._twice(row, name, first)
                elif first is row:
                    self._cell(row, line, name, period)
        self._keep(taken)
        place = content.head.place(content.head.row, "")
        for key in self._base:
            if key not in lines:
                self._removed(key, place)
        return self._changes

    def _keep(self, taken: Mapping[tuple[Line, str], SheetRow]) -> None:
        for (line, name), row in taken.items():
            base = self._base.get(line.key, {})
            undecided = self._decider.undecided.get(("figures", row.number), ())
            text = base.get(name, "") if name in undecided else row.text(name)
            values = self.kept.setdefault(line.key, {})
            if text:
                values[name] = text

    def _line(self, row: SheetRow) -> Line | None:
        """Give what a row holds; None, with findings, where its cells do not tell."""
        account = self._decider.names.find(Target.ACCOUNT, row.text(ACCOUNT.key)) or ""
        matched = MatchedRow(row, account)
        sheet = BY_KEY["figures"]
        if not account:
            self._decider.meaning_of(
                sheet.column(ACCOUNT.key), matched, row.values.get(ACCOUNT.key)
            )
            return None
        parts = []
        for name in _SERIES:
            value = self._decider.meaning_of(sheet.column(name), matched, row.values.get(name))
            if not is_clear(value):
                return None
            parts.append(str(value or ""))
        measure = measure_of(row)
        if not parts[2] or not measure:
            return None  # a blank cell there is a finding of reading
        return Line(account, (parts[0], parts[1], parts[2]), measure)

    def _cell(self, row: SheetRow, line: Line, name: str, period: Period) -> None:
        new = row.values[name]
        index = self._index.get(line.account, {}).get((period, line.series))
        now = self._now(line, index)
        base = self._base.get(line.key)
        text = base.get(name, "") if base is not None else ""
        exported = Decimal(text) if text else None
        known = base is not None
        step = step_of(_number(new), now, exported, known=known, overwrite=self._decider.overwrite)
        if step is Step.CONFLICT:
            self._conflict(row, line, name, index, Sides(new, now, exported, known))
        elif step is Step.EDIT:
            if line.account in self._left_out:
                place = row.place(name)
                self._decider.tell("import-account-unread", place, account=line.account)
                return
            self._changes.origins.setdefault(line.account, row.place(name))
            if index is None:
                rows = self._changes.added.setdefault(line.account, {})
                rows.setdefault((period, line.series), {})[line.measure] = _number(new)
            else:
                changed = self._changes.changed.setdefault(line.account, {})
                changed.setdefault(index, {})[line.measure] = _number(new)

    def _now(self, line: Line, index: int | None) -> Decimal | None:
        if index is None:
            return None
        value = getattr(self._accounts[line.account].figures[index], line.measure)
        return None if value is None else in_cell(value)

    def _conflict(
        self, row: SheetRow, line: Line, name: str, index: int | None, sides: Sides
    ) -> None:
        language = self._decider.language
        path = ("figures", index, line.measure) if index is not None else ("figures",)
        label = f"{measure_label(line.measure, language)} {name}"
        where = self._decider.place_of(line.account, path)
        self._decider.conflict(label, row, name, sides, where)

    def _twice(self, row: SheetRow, name: str, first: SheetRow) -> None:
        kpi = row.text("kpi")
        other = str(first.place(name))
        self._decider.tell("import-id-twice", row.place(name), id=f"{kpi} {name}", other=other)

    def _removed(self, key: str, place: Place) -> None:
        """Take the values of a line that has a row no more."""
        account, _, rest = key.partition("/")
        parts = rest.split("|")
        if account not in self._accounts or len(parts) != len(_SERIES) + 1:
            return
        line = Line(account, (parts[0], parts[1], parts[2]), parts[3])
        found = {
            index
            for (_, series), index in self._index[account].items()
            if series == line.series and self._now(line, index) is not None
        }
        if not found:
            return
        language = self._decider.language
        name = " · ".join(part for part in (*parts[:3], measure_label(parts[3], language)) if part)
        where = self._decider.place_of(account, ("figures", min(found)))
        if not self._delete or self._differs(line, found):
            self.kept[key] = dict(self._base[key])
        if not self._delete:
            self._decider.tell("import-row-removed", place, record=name, where=str(where))
            return
        if self._differs(line, found):
            self._decider.tell("import-conflict-removed", place, record=name, where=str(where))
            return
        self._changes.origins.setdefault(account, place)
        for index in found:
            self._changes.changed.setdefault(account, {}).setdefault(index, {})[parts[3]] = None

    def _differs(self, line: Line, found: Iterable[int]) -> bool:
        base = self._base[line.key]
        figures = self._accounts[line.account].figures
        return any(
            written(self._now(line, index)) != base.get(figures[index].period.id, "")
            for index in found
        )


def emptied(figure: Figure, values: Mapping[str, NewValue]) -> bool:
    """Tell whether a figure has no value left once it has new ones."""
    return all(values.get(name, getattr(figure, name)) is None for name in MEASURES)


def _number(value: Value) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def added_rows(
    changes: FigureChanges, source: str, extracted_on: NewValue
) -> Iterator[tuple[str, dict[str, NewValue]]]:
    """Give the rows to add to the table of each account, with where they come from."""
    for account, rows in changes.added.items():
        for (period, series), values in sorted(rows.items(), key=lambda item: item[0][0]):
            named = {name: part or None for name, part in zip(_SERIES, series, strict=True)}
            told = {"source": source, "extracted_on": extracted_on}
            yield account, {"period": period, **named, **values, **told}
