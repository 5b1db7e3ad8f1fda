"""A KPI of an account by period, added up from the rows of its figures table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kamdocs.metrics.window import Window, rows_within
from kamdocs.model.enums import BuiltInKpi
from kamdocs.model.figures import Figure
from kamdocs.model.period import FiscalCalendar, Granularity, Period
from kamdocs.model.programme import Programme


class Combined(StrEnum):
    """How the periods of a KPI make a longer one."""

    SUM = "sum"
    MEAN = "mean"
    LATEST = "latest"
    """The last one, its rows averaged: nobody said that they may be added up."""


@dataclass(frozen=True)
class PeriodValue:
    """What a KPI was and was to be in one period; None where no row says it.

    `months` counts the months that carried an actual value, so that a quarter of two months
    can be told from a whole one. `target` is the target of the whole period; `matched` the
    target of exactly the rows that have an actual value, None unless each of them has one:
    only with it may the actual value be compared.
    """

    period: Period
    actual: Decimal | None = None
    target: Decimal | None = None
    months: int = 0
    matched: Decimal | None = None

    @property
    def shown_target(self) -> Decimal | None:
        """The target to put beside the actual value, or the whole one before there is any."""
        return self.target if self.actual is None else self.matched

    @property
    def is_partial(self) -> bool:
        """Tell whether months of the period have no actual value."""
        return 0 < self.months < whole_months(self.period)


_ADDED = frozenset(BuiltInKpi)
"""Order books too: a row is what is ordered for delivery in its period."""

_AVERAGED = frozenset({
    "dia", "dias", "day", "days", "hora", "horas", "hour", "hours", "minuto", "minutos", "minute",
    "minutes", "nota", "notas", "score", "ponto", "pontos", "point", "points", "p.p.", "pp", "ppm",
    "nps", "csat", "índice", "index",
})  # fmt: skip
"""First words of measures of KPIs whose months are averaged."""

_PER_CENT = ("%", "por cento", "per cent", "percent")

_SCALE = re.compile(r"(escala|scale|\d+ *(-|–|a|até|to) *\d)")
"""How the measure of a score begins, such as `0-10` or `1 a 5`."""


def combination(kpi: str, programme: Programme) -> Combined:
    """Tell how the months of a KPI make a longer period: added up, averaged, or the last one.

    Per cent, times, scores and rates such as `R$/t` are averaged. Of a KPI without a measure
    nobody knows whether it may be added up, so its last month stands.
    """
    if kpi in _ADDED:
        return Combined.SUM
    written = next((item.measure for item in programme.kpis if item.id == kpi), None)
    if not (written or "").strip():
        return Combined.LATEST
    return Combined.MEAN if is_rate(written or "") else Combined.SUM


def is_rate(measure: str) -> bool:
    """Tell whether a measure is one whose values cannot be added up: a share, a time, a score."""
    folded = measure.strip().casefold()
    per = "/" in folded or " por " in folded or " per " in folded
    averaged = not _AVERAGED.isdisjoint(folded.split()[:1])
    scale = _SCALE.match(folded) is not None
    return folded.startswith(_PER_CENT) or per or averaged or scale


def over_window(
    figures: Iterable[Figure], kpi: str, window: Window, programme: Programme
) -> PeriodValue | None:
    """Combine what a KPI was over the periods within a window; None where no row says it."""
    parts: dict[Period, list[Figure]] = {}
    for row in rows_within(figures, kpi, window, programme.calendar):
        parts.setdefault(row.period, []).append(row)
    return _value(max(parts), parts, combination(kpi, programme)) if parts else None


def begun_figures(
    figures: Iterable[Figure], calendar: FiscalCalendar, as_of: date
) -> tuple[Figure, ...]:
    """Give the rows of periods that have begun by a day; order books look ahead and stay."""
    return tuple(
        row
        for row in figures
        if row.kpi == BuiltInKpi.ORDER_BOOK or calendar.first_day(row.period) <= as_of
    )


def kpi_rows(figures: Iterable[Figure], kpi: str) -> tuple[Figure, ...]:
    """Give the rows of one KPI."""
    return tuple(row for row in figures if row.kpi == kpi)


def by_period(rows: Iterable[Figure]) -> dict[Period, PeriodValue]:
    """Add rows up by the very periods they were recorded in."""
    return _grouped(rows, lambda period: period, Combined.SUM)


def by_quarter(
    rows: Iterable[Figure], calendar: FiscalCalendar, combined: Combined = Combined.SUM
) -> dict[Period, PeriodValue]:
    """Combine rows to fiscal quarters; rows of a whole year belong to no quarter."""
    return _grouped(rows, calendar.quarter_of_period, combined)


def by_year(
    rows: Iterable[Figure], calendar: FiscalCalendar, combined: Combined = Combined.SUM
) -> dict[Period, PeriodValue]:
    """Combine rows to fiscal years."""
    return _grouped(
        rows, lambda period: Period.whole_year(calendar.year_of_period(period)), combined
    )


def _grouped(
    rows: Iterable[Figure], group_of: Callable[[Period], Period | None], combined: Combined
) -> dict[Period, PeriodValue]:
    groups: dict[Period, dict[Period, list[Figure]]] = {}
    for row in rows:
        group = group_of(row.period)
        if group is not None:
            groups.setdefault(group, {}).setdefault(row.period, []).append(row)
    return {group: _value(group, groups[group], combined) for group in sorted(groups)}


def _value(group: Period, parts: dict[Period, list[Figure]], combined: Combined) -> PeriodValue:
    if combined is Combined.LATEST:
        told = [part for part, rows in parts.items() if any(r.actual is not None for r in rows)]
        last = max(told, default=max(parts))
        parts = {last: parts[last]}
    rows = [row for own in parts.values() for row in own]
    with_actual = [row for row in rows if row.actual is not None]
    goals = [row.target for row in with_actual]
    mean = combined is not Combined.SUM
    return PeriodValue(
        group,
        _combined([row.actual for row in with_actual], mean=mean),
        _combined([row.target for row in rows], mean=mean),
        sum(whole_months(part) for part in {row.period for row in with_actual}),
        None if None in goals else _combined(goals, mean=mean),
    )


def _combined(values: Iterable[Decimal | None], *, mean: bool) -> Decimal | None:
    known = [value for value in values if value is not None]
    if not known:
        return None
    total = sum(known, Decimal(0))
    return total / len(known) if mean else total


@dataclass(frozen=True)
class YearToDate:
    """A KPI from the start of a fiscal year to the last period with an actual value.

    `target` covers exactly the periods that have an actual value; `previous` the same periods
    one year before, None unless every one of them has a value then. `through` is the last
    day of the last period counted.
    """

    year: int
    actual: Decimal | None = None
    target: Decimal | None = None
    previous: Decimal | None = None
    through: date | None = None
    counted: frozenset[Period] = frozenset()

    @property
    def against_target(self) -> Decimal | None:
        """Difference to the target as a fraction of it; None without a positive target."""
        return _relative(self.actual, self.target)

    @property
    def against_previous(self) -> Decimal | None:
        """Difference to the year before as a fraction of it."""
        return _relative(self.actual, self.previous)


def year_to_date(rows: Iterable[Figure], calendar: FiscalCalendar, as_of: date) -> YearToDate:
    """Add a KPI up over the closed periods of the fiscal year that holds `as_of`.

    A period counts when its last day is not after `as_of` and it has an actual value. When the
    new fiscal year has no closed period with a value yet, the result says so with None.
    """
    year = calendar.year_of(as_of)
    totals = by_period(row for row in rows if calendar.last_day(row.period) <= as_of)
    counted = {
        period: value
        for period, value in totals.items()
        if calendar.year_of_period(period) == year and value.actual is not None
    }
    if not counted:
        return YearToDate(year)
    before = [totals.get(_year_before(period)) for period in counted]
    return YearToDate(
        year,
        _all_or_nothing([value.actual for value in counted.values()]),
        _all_or_nothing([value.matched for value in counted.values()]),
        _all_or_nothing([value.actual if value else None for value in before]),
        max(calendar.last_day(period) for period in counted),
        frozenset(counted),
    )


def _year_before(period: Period) -> Period:
    return Period(period.year - 1, period.granularity, period.index)


def _all_or_nothing(values: list[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(values) else None


def _relative(value: Decimal | None, base: Decimal | None) -> Decimal | None:
    if value is None or base is None or base <= 0:
        return None
    return value / base - 1


def whole_months(period: Period) -> int:
    """Give how many months a period has."""
    return {Granularity.MONTH: 1, Granularity.QUARTER: 3, Granularity.YEAR: 12}[period.granularity]
