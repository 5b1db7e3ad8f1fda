"""Months, quarters and years of a fiscal calendar."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache


class Granularity(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, order=True)
class Period:
    """A month of the calendar, or a quarter or year of the fiscal year.

    `year` is the calendar year of a month and the fiscal year of a quarter or year;
    `index` is 1–12, 1–4 or 0.
    """

    year: int
    granularity: Granularity
    index: int = 0

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """Give a calendar month."""
        return cls(year, Granularity.MONTH, month)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Period:
        """Give a quarter of a fiscal year."""
        return cls(year, Granularity.QUARTER, quarter)

    @classmethod
    def whole_year(cls, year: int) -> Period:
        """Give a fiscal year."""
        return cls(year, Granularity.YEAR)

    @property
    def id(self) -> str:
        """Language-free name: `2026-07`, `2026-q3`, `2026`."""
        if self.granularity is Granularity.MONTH:
            return f"{self.year:04d}-{self.index:02d}"
        if self.granularity is Granularity.QUARTER:
            return f"{self.year:04d}-q{self.index}"
        return f"{self.year:04d}"


@dataclass(frozen=True)
class FiscalCalendar:
    """A fiscal year that starts in a month and takes the name of the year in which it ends."""

    start_month: int = 1

    def year_of(self, day: date) -> int:
        """Give the fiscal year that holds a day."""
        later = self.start_month > 1 and day.month >= self.start_month
        return day.year + 1 if later else day.year

    def quarter_of(self, day: date) -> Period:
        """Give the fiscal quarter that holds a day."""
        return Period.quarter(self.year_of(day), (day.month - self.start_month) % 12 // 3 + 1)

    def quarter_of_period(self, period: Period) -> Period | None:
        """Give the quarter that holds a month or is the quarter; None for a year."""
        if period.granularity is Granularity.YEAR:
            return None
        return self.quarter_of(self.first_day(period))

    def year_of_period(self, period: Period) -> int:
        """Give the fiscal year a period belongs to."""
        if period.granularity is Granularity.MONTH:
            return self.year_of(self.first_day(period))
        return period.year

    def first_day(self, period: Period) -> date:
        """Give the first day of a period."""
        return _first_day(self.start_month, period)

    def last_day(self, period: Period) -> date:
        """Give the last day of a period."""
        return _last_day(self.start_month, period)

    def quarters_until(self, last: Period, count: int) -> tuple[Period, ...]:
        """Give `count` quarters ending with `last`, oldest first."""
        serial = last.year * 4 + last.index - 1
        return tuple(
            Period.quarter(number // 4, number % 4 + 1)
            for number in range(serial - count + 1, serial + 1)
        )


# Every figure asks for the days of its period, and there are few periods.
@cache
def _first_day(start_month: int, period: Period) -> date:
    if period.granularity is Granularity.MONTH:
        return date(period.year, period.index, 1)
    first_year = period.year - 1 if start_month > 1 else period.year
    ahead = 3 * (period.index - 1) if period.granularity is Granularity.QUARTER else 0
    return _month_start(first_year, start_month + ahead)


@cache
def _last_day(start_month: int, period: Period) -> date:
    first = _first_day(start_month, period)
    months = {Granularity.MONTH: 1, Granularity.QUARTER: 3, Granularity.YEAR: 12}
    end = _month_start(first.year, first.month + months[period.granularity] - 1)
    return end.replace(day=monthrange(end.year, end.month)[1])


def _month_start(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
