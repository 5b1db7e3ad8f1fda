"""Where a month closes for an account, and which unit and offering moved it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.metrics.books import Ledger
from kamdocs.metrics.months import YEAR, first_open_month, months_of, shifted
from kamdocs.metrics.price_volume import PriceVolumeMix, price_volume_mix
from kamdocs.model.enums import BuiltInKpi
from kamdocs.model.figures import Figure
from kamdocs.model.period import FiscalCalendar, Period


@dataclass(frozen=True)
class Part:
    """A unit and offering in the month: what it sold, was to sell, and sold a year before."""

    unit: str | None
    offering: str | None
    actual: Decimal | None
    target: Decimal | None
    year_before: Decimal | None

    @property
    def against_target(self) -> Decimal | None:
        """Difference to the target in money; what was to be sold and was not counts as zero."""
        return None if self.target is None else (self.actual or Decimal(0)) - self.target

    @property
    def against_year_before(self) -> Decimal | None:
        """Difference to the year before in money."""
        return None if self.year_before is None else (self.actual or Decimal(0)) - self.year_before


@dataclass(frozen=True)
class OpenMonth:
    """The month under way: revenue so far, target, forecast and orders to be delivered in it."""

    month: Period
    actual: Decimal | None
    target: Decimal | None
    forecast: Decimal | None
    orders: Decimal | None


@dataclass(frozen=True)
class MonthClose:
    """The last closed period of an account; a quarter where it records no months.

    `actual` is None when nothing was recorded for it although the books are closed. `target`
    adds up the targets of all its rows, `year_before` the same period of the year before.
    """

    period: Period
    actual: Decimal | None
    target: Decimal | None
    year_before: Decimal | None
    parts: tuple[Part, ...]
    effects: PriceVolumeMix | None
    open_month: OpenMonth

    @property
    def gap(self) -> Decimal | None:
        """Difference to the target in money; None without a target."""
        return None if self.target is None else (self.actual or Decimal(0)) - self.target

    @property
    def against_target(self) -> Decimal | None:
        """Difference to the target as a fraction of it; None without a positive target."""
        return _relative(self.actual or Decimal(0), self.target)

    @property
    def against_year_before(self) -> Decimal | None:
        """Difference to the year before as a fraction of it."""
        return _relative(self.actual or Decimal(0), self.year_before)

    @property
    def mover(self) -> Part | None:
        """The unit and offering that moved most in the direction of the whole.

        Against the target where every part has one, else against the year before.
        """
        with_target = [part for part in self.parts if part.against_target is not None]
        if self.gap is not None and len(with_target) == len(self.parts):
            return _farthest(with_target, [part.against_target for part in with_target], self.gap)
        known = [part for part in self.parts if part.against_year_before is not None]
        differences = [part.against_year_before for part in known]
        if not known:
            return None
        return _farthest(known, differences, sum((d for d in differences if d), Decimal(0)))


def month_close(
    figures: Iterable[Figure], ledger: Ledger, calendar: FiscalCalendar, as_of: date
) -> MonthClose | None:
    """Give where the last closed period stands; None for an account that never had revenue."""
    if ledger.told is None:
        return None
    rows = tuple(figures)
    newest = max(ledger.spans, key=lambda span: span.stop)
    months = range(ledger.told.stop - len(newest), ledger.told.stop)
    period = _period(months, calendar)
    before = shifted(months, YEAR)
    known = before.start >= ledger.told.start and ledger.divides(before)
    revenue = [row for row in rows if row.kpi == BuiltInKpi.REVENUE]
    here = [row for row in revenue if months_of(row.period, calendar) == months]
    earlier = [row for row in revenue if months_of(row.period, calendar) == before]
    return MonthClose(
        period=period,
        actual=_sum(row.actual for row in here),
        target=_sum(row.target for row in here),
        year_before=(_sum(row.actual for row in earlier) or Decimal(0)) if known else None,
        parts=_parts(here, earlier, known=known),
        effects=price_volume_mix(rows, calendar, months, YEAR) if known else None,
        open_month=_open_month(rows, as_of),
    )


def _period(months: range, calendar: FiscalCalendar) -> Period:
    year, index = divmod(months.start, 12)
    first = date(year, index + 1, 1)
    if len(months) == 1:
        return Period.month(year, index + 1)
    if len(months) == YEAR:
        return Period.whole_year(calendar.year_of(first))
    return calendar.quarter_of(first)


def _parts(here: list[Figure], earlier: list[Figure], *, known: bool) -> tuple[Part, ...]:
    keys = dict.fromkeys((row.unit, row.offering) for row in (*here, *earlier))
    zero = Decimal(0) if known else None
    return tuple(
        Part(
            unit,
            offering,
            _sum(row.actual for row in here if (row.unit, row.offering) == (unit, offering)),
            _sum(row.target for row in here if (row.unit, row.offering) == (unit, offering)),
            _sum(row.actual for row in earlier if (row.unit, row.offering) == (unit, offering))
            or zero,
        )
        for unit, offering in keys
    )


def _open_month(rows: tuple[Figure, ...], as_of: date) -> OpenMonth:
    number = first_open_month(as_of)
    month = Period.month(number // 12, number % 12 + 1)
    own = [row for row in rows if row.period == month]
    revenue = [row for row in own if row.kpi == BuiltInKpi.REVENUE]
    return OpenMonth(
        month,
        _sum(row.actual for row in revenue),
        _sum(row.target for row in revenue),
        _sum(row.forecast for row in revenue),
        _sum(row.actual for row in own if row.kpi == BuiltInKpi.ORDER_BOOK),
    )


def _farthest(parts: list[Part], moves: list[Decimal | None], whole: Decimal) -> Part | None:
    sign = 1 if whole >= 0 else -1
    moved = [(move * sign, part) for part, move in zip(parts, moves, strict=True) if move]
    ahead = [pair for pair in moved if pair[0] > 0]
    return max(ahead, key=lambda pair: pair[0])[1] if ahead else None


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None


def _relative(value: Decimal, base: Decimal | None) -> Decimal | None:
    return None if base is None or base <= 0 else value / base - 1
