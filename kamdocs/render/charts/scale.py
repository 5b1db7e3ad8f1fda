"""From values to coordinates: amounts, positions in a row, and days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cached_property

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
"""Distances between ticks that people read easily, times a power of ten."""

_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
"""Months between ticks; the ticks always include January when a step divides a year."""


def nice_ticks(values: Iterable[Decimal | float], intervals: int = 5) -> tuple[Decimal, ...]:
    """Give round, evenly spaced values that cover zero and all values.

    There are at most so many intervals; without any value but zero the ticks are 0 and 1.
    """
    exact = [_decimal(value) for value in values]
    low, high = min([*exact, Decimal(0)]), max([*exact, Decimal(0)])
    if low == high:
        return Decimal(0), Decimal(1)
    raw = (high - low) / intervals
    magnitude = Decimal(1).scaleb(raw.adjusted())
    # The bottom and top are rounded outwards, which may ask for one step wider than the raw one.
    for step in (unit * power for power in (magnitude, magnitude * 10) for unit in _STEPS):
        first = int((low / step).to_integral_value(ROUND_FLOOR))
        last = int((high / step).to_integral_value(ROUND_CEILING))
        if last - first <= intervals:
            break
    return tuple(_plain(step * index) for index in range(first, last + 1))


@dataclass(frozen=True)
class LinearScale:
    """Amounts on a straight line; `start` may be the larger coordinate, as for heights."""

    low: Decimal
    high: Decimal
    start: float
    end: float

    def __call__(self, value: Decimal | float) -> float:
        """Give the coordinate of an amount."""
        share = (_decimal(value) - self.low) / (self.high - self.low)
        return self.start + float(share) * (self.end - self.start)


@dataclass(frozen=True)
class BandScale:
    """Equal bands side by side, each holding one bar."""

    count: int
    start: float
    end: float
    filled: float = 0.62
    """Share of a band that its bar takes."""
    widest: float = 56.0
    """Bars of a chart with few periods do not grow into blocks."""

    @property
    def step(self) -> float:
        """Width of a band."""
        return (self.end - self.start) / max(self.count, 1)

    @property
    def bar(self) -> float:
        """Width of the bar in a band."""
        return min(self.step * self.filled, self.widest)

    def left(self, index: int) -> float:
        """Left edge of a band."""
        return self.start + self.step * index

    def centre(self, index: int) -> float:
        """Middle of a band."""
        return self.start + self.step * (index + 0.5)


@dataclass(frozen=True)
class TimeScale:
    """Days on a straight line that begins and ends with a month."""

    first: date
    last: date
    start: float
    end: float

    @classmethod
    def covering(
        cls, days: Iterable[date], start: float, end: float, *, months: int = 3
    ) -> TimeScale:
        """Span whole months around all days, and at least so many of them."""
        ordered = sorted(days)
        first, last = ordered[0].replace(day=1), add_months(ordered[-1].replace(day=1), 1)
        return cls(first, max(last, add_months(first, months)), start, end)

    @cached_property
    def months(self) -> int:
        """Number of months spanned."""
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month

    def __call__(self, day: date) -> float:
        """Give the coordinate of a day."""
        share = (day - self.first).days / (self.last - self.first).days
        return self.start + share * (self.end - self.start)

    def month_ticks(self, room: float) -> tuple[date, ...]:
        """Give first days of months that lie at least so far apart."""
        width = (self.end - self.start) / self.months
        step = next((step for step in _MONTH_STEPS if step * width >= room), _MONTH_STEPS[-1])
        months = (add_months(self.first, index) for index in range(self.months))
        return tuple(month for month in months if (month.year * 12 + month.month - 1) % step == 0)


def add_months(month: date, count: int) -> date:
    """Give the first day of the month so many months later."""
    index = month.year * 12 + month.month - 1 + count
    return date(index // 12, index % 12 + 1, 1)


def _decimal(value: Decimal | float) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(str(value))


def _plain(value: Decimal) -> Decimal:
    """Drop exponents and trailing zeros: 60 rather than 6E+1 or 60.0."""
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()
