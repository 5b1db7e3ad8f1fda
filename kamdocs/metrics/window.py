"""The days a figure covers: the fiscal year so far, or a period asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from kamdocs.model.account import Account
from kamdocs.model.enums import BuiltInKpi
from kamdocs.model.figures import Figure
from kamdocs.model.period import FiscalCalendar, Period


@dataclass(frozen=True)
class Window:
    """Days from `first` to `last`, both counted; `period` is the one asked for, if any.

    `last` is never after the day the figures are computed for.
    """

    first: date
    last: date
    period: Period | None = None

    def holds(self, period: Period, calendar: FiscalCalendar) -> bool:
        """Tell whether a recorded period lies wholly within the window."""
        return self.first <= calendar.first_day(period) and calendar.last_day(period) <= self.last

    def year_before(self) -> Window:
        """Give the same days one year earlier, 29 February as the 28th."""
        return Window(_year_before(self.first), _year_before_end(self.last))


def period_window(period: Period, calendar: FiscalCalendar, as_of: date) -> Window:
    """Give the window of a period, cut off at `as_of`."""
    return Window(calendar.first_day(period), min(calendar.last_day(period), as_of), period)


def reporting_window(accounts: Iterable[Account], calendar: FiscalCalendar, as_of: date) -> Window:
    """Give the fiscal year to `as_of`, or the whole year before while only that has revenue.

    Every figure of revenue and its structure (concentration, retention, margin) covers this
    window, so that pages agree with each other.
    """
    year = Period.whole_year(calendar.year_of(as_of))
    current = Window(calendar.first_day(year), as_of)
    last_year = Period.whole_year(year.year - 1)
    before = Window(calendar.first_day(last_year), calendar.last_day(last_year), last_year)
    known = [
        row.period
        for account in accounts
        for row in account.figures
        if row.kpi == BuiltInKpi.REVENUE and row.actual is not None
    ]
    if any(current.holds(period, calendar) for period in known):
        return current
    # Readers who see no revenue at all are in this year as well.
    return before if any(before.holds(period, calendar) for period in known) else current


def rows_within(
    rows: Iterable[Figure], kpi: str, window: Window, calendar: FiscalCalendar
) -> tuple[Figure, ...]:
    """Give the rows of a KPI whose period lies wholly within a window."""
    return tuple(row for row in rows if row.kpi == kpi and window.holds(row.period, calendar))


def actual_within(
    rows: Iterable[Figure], kpi: str, window: Window, calendar: FiscalCalendar
) -> Decimal | None:
    """Add up the actual values of a KPI within a window; None where no row has one."""
    found = [
        row.actual for row in rows_within(rows, kpi, window, calendar) if row.actual is not None
    ]
    return sum(found, Decimal(0)) if found else None


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def _year_before_end(day: date) -> date:
    """Give the end of the same span a year before: the last day of a month stays the last."""
    following = day + timedelta(days=1)
    if following.day == 1:
        return _year_before(following) - timedelta(days=1)
    return _year_before(day)
