"""A KPI of a quarter against an earlier one, over only what is known on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kamdocs.metrics.kpi_series import Combined
from kamdocs.model.figures import Figure
from kamdocs.model.period import FiscalCalendar, Granularity, Period

PREVIOUS_QUARTER, YEAR_BEFORE = 1, 4
"""How many quarters back a quarter is compared."""

_Places = dict[str | None, dict[Period, list[Figure]]]


@dataclass(frozen=True)
class LikeForLike:
    """A KPI over the same periods and the same units of two quarters.

    `periods` are those of the later quarter that count; `is_whole` tells whether nothing known
    of it had to be left out.
    """

    current: Decimal
    base: Decimal
    periods: tuple[Period, ...]
    is_whole: bool

    @property
    def difference(self) -> Decimal:
        """How much more it is than before, in the KPI's own measure."""
        return self.current - self.base

    @property
    def change(self) -> Decimal | None:
        """Difference as a fraction of the earlier value; None without a positive one."""
        return None if self.base <= 0 else self.current / self.base - 1


def like_for_like(
    rows: Sequence[Figure],
    quarter: Period,
    back: int,
    calendar: FiscalCalendar,
    combined: Combined,
) -> LikeForLike | None:
    """Compare a quarter with that of `back` quarters before; None where nothing matches.

    A month of a unit counts only with the same month of the same unit in the other quarter, so
    that a unit without older figures does not look like growth.
    """
    earlier = calendar.quarters_until(quarter, back + 1)[0]
    now, before = _places(rows, quarter, calendar), _places(rows, earlier, calendar)
    current: list[Figure] = []
    base: list[Figure] = []
    for unit, periods in now.items():
        for period, match in _matched(periods, before.get(unit, {}), back):
            current += [row for item in period for row in periods[item]]
            base += [row for item in match for row in before[unit][item]]
    if not current:
        return None
    counted = tuple(sorted({row.period for row in current}))
    known = sum(len(own) for periods in now.values() for own in periods.values())
    return LikeForLike(
        _value(current, combined), _value(base, combined), counted, len(current) == known
    )


def _places(rows: Iterable[Figure], quarter: Period, calendar: FiscalCalendar) -> _Places:
    """Give the rows of a quarter that have an actual value, by unit and period."""
    found: _Places = {}
    for row in rows:
        if row.actual is not None and calendar.quarter_of_period(row.period) == quarter:
            found.setdefault(row.unit, {}).setdefault(row.period, []).append(row)
    return found


def _matched(
    now: Iterable[Period], before: Iterable[Period], back: int
) -> list[tuple[list[Period], list[Period]]]:
    """Pair the periods of a unit; a whole quarter matches three months of the other one."""
    old = set(before)
    pairs = [([period], [_shifted(period, back)]) for period in now]
    found = [pair for pair in pairs if pair[1][0] in old]
    if found or not old:
        return found
    return [(list(now), list(old))] if _is_whole(now) and _is_whole(old) else []


def _is_whole(periods: Iterable[Period]) -> bool:
    lengths = {Granularity.MONTH: 1, Granularity.QUARTER: 3}
    return sum(lengths.get(period.granularity, 0) for period in periods) == 3


def _shifted(period: Period, back: int) -> Period:
    if period.granularity is Granularity.MONTH:
        serial = period.year * 12 + period.index - 1 - back * 3
        return Period.month(serial // 12, serial % 12 + 1)
    serial = period.year * 4 + period.index - 1 - back
    return Period.quarter(serial // 4, serial % 4 + 1)


def _value(rows: list[Figure], combined: Combined) -> Decimal:
    if combined is Combined.LATEST:
        last = max(row.period for row in rows)
        rows = [row for row in rows if row.period == last]
    total = sum((row.actual for row in rows if row.actual is not None), Decimal(0))
    return total if combined is Combined.SUM else total / len(rows)
