"""Fiscal calendars; days worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from kamdocs.model.period import FiscalCalendar, Period


@pytest.mark.parametrize(
    ("start", "day", "year", "quarter"),
    [
        (1, date(2026, 1, 1), 2026, 1),
        (1, date(2026, 12, 31), 2026, 4),
        (7, date(2026, 6, 30), 2026, 4),
        (7, date(2026, 7, 1), 2027, 1),
        (7, date(2026, 12, 31), 2027, 2),
        (4, date(2026, 3, 31), 2026, 4),
        (4, date(2026, 4, 1), 2027, 1),
        (12, date(2026, 12, 1), 2027, 1),
        (12, date(2026, 11, 30), 2026, 4),
    ],
)
def test_a_day_belongs_to_the_fiscal_year_that_ends_later(
    start: int, day: date, year: int, quarter: int
) -> None:
    calendar = FiscalCalendar(start)
    assert calendar.year_of(day) == year
    assert calendar.quarter_of(day) == Period.quarter(year, quarter)


@pytest.mark.parametrize(
    ("start", "period", "first", "last"),
    [
        (1, Period.month(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
        (1, Period.quarter(2026, 3), date(2026, 7, 1), date(2026, 9, 30)),
        (1, Period.whole_year(2026), date(2026, 1, 1), date(2026, 12, 31)),
        (7, Period.quarter(2027, 1), date(2026, 7, 1), date(2026, 9, 30)),
        (7, Period.quarter(2027, 4), date(2027, 4, 1), date(2027, 6, 30)),
        (7, Period.whole_year(2027), date(2026, 7, 1), date(2027, 6, 30)),
    ],
)
def test_first_and_last_day(start: int, period: Period, first: date, last: date) -> None:
    calendar = FiscalCalendar(start)
    assert (calendar.first_day(period), calendar.last_day(period)) == (first, last)


def test_quarters_run_over_the_end_of_a_year() -> None:
    quarters = FiscalCalendar().quarters_until(Period.quarter(2026, 2), 4)
    assert [period.id for period in quarters] == ["2025-q3", "2025-q4", "2026-q1", "2026-q2"]
