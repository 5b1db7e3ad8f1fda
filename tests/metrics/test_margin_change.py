"""Margin share against the same months of the year before; values worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kamdocs.metrics.margin_change import margin_change
from kamdocs.metrics.window import Window
from kamdocs.model.figures import Figure
from kamdocs.model.period import FiscalCalendar, Period

CALENDAR = FiscalCalendar()
YEAR = Window(date(2026, 1, 1), date(2026, 10, 15))


def rows(year: int, months: range, revenue: int, margin: int | None) -> list[Figure]:
    found = []
    for month in months:
        period = Period.month(year, month)
        found.append(Figure(period=period, kpi="revenue", actual=Decimal(revenue)))
        if margin is not None:
            found.append(Figure(period=period, kpi="margin", actual=Decimal(margin)))
    return found


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([], None),
        (rows(2026, range(1, 10), 100, 20), None),
        (rows(2025, range(1, 13), 100, 25) + rows(2026, range(1, 10), 100, 20), "-0.05"),
        # Only January and February are told this year: March of the year before is in neither.
        (rows(2025, range(1, 3), 100, 10) + rows(2025, range(3, 13), 100, 90)
         + rows(2026, range(1, 3), 100, 20), "0.1"),
        (rows(2025, range(1, 13), 0, 25) + rows(2026, range(1, 10), 100, 20), None),
        (rows(2025, range(1, 13), 100, None) + rows(2026, range(1, 10), 100, 20), None),
    ],
)  # fmt: skip
def test_change_of_the_margin_share(figures: list[Figure], expected: str | None) -> None:
    change = margin_change(figures, YEAR, CALENDAR)
    assert change == (None if expected is None else Decimal(expected))
