"""Months as running numbers, so that spans of different periods can be compared and shifted."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from kamdocs.metrics.kpi_series import whole_months
from kamdocs.metrics.window import Window
from kamdocs.model.figures import Figure
from kamdocs.model.period import FiscalCalendar, Period

YEAR = 12
"""Months from one year to the next."""


def month_number(day: date) -> int:
    """Give the running number of the month that holds a day."""
    return day.year * 12 + day.month - 1


@lru_cache(maxsize=4096)
def months_of(period: Period, calendar: FiscalCalendar) -> range:
    """Give the months of a period."""
    first = month_number(calendar.first_day(period))
    return range(first, first + whole_months(period))


def months_within(window: Window) -> range:
    """Give the months that lie wholly within a window."""
    first = month_number(window.first) + (window.first.day > 1)
    last = month_number(window.last)
    whole = window.last.day == monthrange(window.last.year, window.last.month)[1]
    return range(first, max(first, last + whole))


def window_of(months: range) -> Window:
    """Give the days of months; there must be at least one."""
    last_year, last_month = divmod(months.stop - 1, 12)
    last_day = monthrange(last_year, last_month + 1)[1]
    first_year, first_month = divmod(months.start, 12)
    return Window(date(first_year, first_month + 1, 1), date(last_year, last_month + 1, last_day))


def shifted(months: range, by: int) -> range:
    """Give the same number of months so many months earlier."""
    return range(months.start - by, months.stop - by)


def overlap(one: range, other: range) -> range:
    """Give the months that two spans share; empty where there are none."""
    first = max(one.start, other.start)
    return range(first, max(first, min(one.stop, other.stop)))


def within(part: range, whole: range) -> bool:
    """Tell whether a span lies wholly within another."""
    return whole.start <= part.start and part.stop <= whole.stop


def first_open_month(as_of: date) -> int:
    """Give the first month that has not ended by a day."""
    return month_number(as_of + timedelta(days=1))


def first_open_day(as_of: date) -> date:
    """Give the day itself, or the first of the next month when its own month ends with it."""
    following = as_of + timedelta(days=1)
    return following if following.day == 1 else as_of


def closed_rows(
    rows: Iterable[Figure], kpi: str, window: Window, calendar: FiscalCalendar
) -> tuple[Figure, ...]:
    """Give the rows of a KPI with an actual value whose period lies wholly within a window."""
    months = months_within(window)
    return tuple(
        row
        for row in rows
        if row.kpi == kpi
        and row.actual is not None
        and within(months_of(row.period, calendar), months)
    )
