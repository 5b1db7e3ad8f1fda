"""A KPI of an account by period, added up from the rows of its figures table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.model.figures import Figure
from kamdocs.model.period import FiscalCalendar, Granularity, Period


@dataclass(frozen=True)
class PeriodValue:
    """What a KPI was and was to be in one period; None where no row says it.

    `parts` counts the months or quarters that carried an actual value, so that a quarter of
    two months can be told from a whole one. `target` is the target of all its parts; `matched`
    the target of exactly the parts that have an actual value, None unless each of them has
    one: only with it may the actual value be compared.
    """

    period: Period
    actual: Decimal | None = None
    target: Decimal | None = None
    parts: int = 0
    matched: Decimal | None = None

    @property
    def shown_target(self) -> Decimal | None:
        """The target to put beside the actual value, or the whole one before there is any."""
        return self.target if self.actual is None else self.matched


def kpi_rows(figures: Iterable[Figure], kpi: str) -> tuple[Figure, ...]:
    """Give the rows of one KPI."""
    return tuple(row for row in figures if row.kpi == kpi)


def by_period(rows: Iterable[Figure]) -> dict[Period, PeriodValue]:
    """Add rows up by the very periods they were recorded in."""
    return _grouped(rows, lambda period: period, averaged=False)


def by_quarter(
    rows: Iterable[Figure], calendar: FiscalCalendar, averaged: bool = False
) -> dict[Period, PeriodValue]:
    """Add rows up to fiscal quarters; rows of a whole year belong to no quarter.

    With `averaged` (percentages) the value is the plain mean of the rows instead of the sum.
    """
    return _grouped(rows, calendar.quarter_of_period, averaged)


def by_year(
    rows: Iterable[Figure], calendar: FiscalCalendar, averaged: bool = False
) -> dict[Period, PeriodValue]:
    """Add rows up to fiscal years."""
    return _grouped(
        rows, lambda period: Period.whole_year(calendar.year_of_period(period)), averaged
    )


def _grouped(
    rows: Iterable[Figure], group_of: Callable[[Period], Period | None], averaged: bool
) -> dict[Period, PeriodValue]:
    groups: dict[Period, dict[Period, list[Figure]]] = {}
    for row in rows:
        group = group_of(row.period)
        if group is not None:
            groups.setdefault(group, {}).setdefault(row.period, []).append(row)
    return {group: _value(group, groups[group], averaged) for group in sorted(groups)}


def _value(group: Period, parts: dict[Period, list[Figure]], averaged: bool) -> PeriodValue:
    actual: list[Decimal] = []
    target: list[Decimal] = []
    matched: list[Decimal] | None = []
    counted = 0
    for rows in parts.values():
        own = [row.actual for row in rows if row.actual is not None]
        goals = [row.target for row in rows if row.target is not None]
        actual += own
        target += goals
        if own:
            counted += 1
            matched = None if matched is None or not goals else [*matched, *goals]
    return PeriodValue(
        group,
        _combined(actual, averaged),
        _combined(target, averaged),
        counted,
        _combined(matched, averaged),
    )


def _combined(values: list[Decimal] | None, averaged: bool) -> Decimal | None:
    if not values:
        return None
    total = sum(values, Decimal(0))
    return total / len(values) if averaged else total


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
    totals = _period_totals(rows, calendar, as_of)
    counted = {
        period: totals[period][0]
        for period in totals
        if calendar.year_of_period(period) == year and totals[period][0] is not None
    }
    if not counted:
        return YearToDate(year)
    targets = [totals[period][1] for period in counted]
    before = [totals.get(_year_before(period), (None, None))[0] for period in counted]
    return YearToDate(
        year,
        sum((value for value in counted.values() if value is not None), Decimal(0)),
        _all_or_nothing(targets),
        _all_or_nothing(before),
        max(calendar.last_day(period) for period in counted),
    )


def last_values(
    rows: Iterable[Figure], calendar: FiscalCalendar, as_of: date
) -> tuple[Period, ...]:
    """Give the closed periods that carry an actual value, oldest first."""
    totals = _period_totals(rows, calendar, as_of)
    closed = [period for period, (actual, _) in totals.items() if actual is not None]
    return tuple(sorted(closed, key=calendar.last_day))


def _period_totals(
    rows: Iterable[Figure], calendar: FiscalCalendar, as_of: date
) -> dict[Period, tuple[Decimal | None, Decimal | None]]:
    totals: dict[Period, tuple[Decimal | None, Decimal | None]] = {}
    for row in rows:
        if calendar.last_day(row.period) > as_of:
            continue
        actual, target = totals.get(row.period, (None, None))
        totals[row.period] = (_plus(actual, row.actual), _plus(target, row.target))
    return totals


def _plus(total: Decimal | None, value: Decimal | None) -> Decimal | None:
    if value is None:
        return total
    return value if total is None else total + value


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
