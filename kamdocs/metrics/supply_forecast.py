"""Where the fiscal year is going to end: actual, orders or run rate, and new supply."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from kamdocs.metrics.books import Ledger
from kamdocs.metrics.deals import Deal, DealState
from kamdocs.metrics.months import first_open_month, month_number, months_of, overlap, within
from kamdocs.metrics.supply import Increment, increment, is_incremental
from kamdocs.model.account import Account
from kamdocs.model.enums import BuiltInKpi, ForecastCategory, Lifecycle
from kamdocs.model.figures import Figure
from kamdocs.model.period import FiscalCalendar, Period

RUN_RATE_MONTHS = 3
"""Closed months over which the run rate is a mean."""

STALE_MONTHS = 3
"""Figures that end more closed months ago than this say nothing of the year any more."""

NOT_YET_CLIENTS = (Lifecycle.UNAPPROACHED, Lifecycle.APPROACHED)
"""Accounts that lack figures because nothing was sold to them yet."""

SCENARIOS = {
    ForecastCategory.COMMIT: (ForecastCategory.COMMIT,),
    ForecastCategory.BEST_CASE: (ForecastCategory.COMMIT, ForecastCategory.BEST_CASE),
    ForecastCategory.PIPELINE: (
        ForecastCategory.COMMIT,
        ForecastCategory.BEST_CASE,
        ForecastCategory.PIPELINE,
    ),
}
"""Which categories of opportunities a scenario takes as won."""


@dataclass(frozen=True)
class QuarterForecast:
    """The forecast of one quarter and its target."""

    quarter: Period
    actual: Decimal
    ahead: Decimal
    incremental: Decimal
    target: Decimal | None

    @property
    def forecast(self) -> Decimal:
        """What the quarter is going to end with."""
        return self.actual + self.ahead + self.incremental


@dataclass(frozen=True)
class SupplyForecast:
    """The forecast of an account's fiscal year, month by month.

    `rest` are the months without a closed figure. For them counts the larger of `orders`, the
    firm ones of the order book, and the run rate with what is won and not yet in it: firm
    orders hold that already. `increments` are the open opportunities that add something.
    """

    year: Period
    months: range
    rest: range
    actual: Decimal
    base: range
    """The closed months over which the run rate is a mean."""
    base_revenue: Decimal
    orders_by_month: dict[int, Decimal] | None
    won: tuple[Increment, ...]
    increments: tuple[Increment, ...]
    undated: int
    """Opportunities that would add something, but for whose supply nobody set a start."""

    def run_rate_over(self, months: int) -> Decimal:
        """Give the run rate over so many months; sales that were taken back give none."""
        if not self.base:
            return Decimal(0)
        return max(Decimal(0), self.base_revenue) * months / len(self.base)

    @property
    def run_rate(self) -> Decimal:
        """Mean revenue of the last closed months."""
        return self.run_rate_over(1)

    @property
    def run_rate_ahead(self) -> Decimal:
        """The run rate over the rest of the year."""
        return self.run_rate_over(len(self.rest))

    @property
    def won_ahead(self) -> Decimal:
        """What is won and not yet in the run rate."""
        return sum((item.full for item in self.won), Decimal(0))

    @property
    def orders(self) -> Decimal | None:
        """Firm orders for the rest of the year; None where nobody gives an order book."""
        if self.orders_by_month is None:
            return None
        return sum(self.orders_by_month.values(), Decimal(0))

    @property
    def by_orders(self) -> bool:
        """Tell whether firm orders are the larger."""
        return self.orders is not None and self.orders > self.run_rate_ahead + self.won_ahead

    @property
    def ahead(self) -> Decimal:
        """What the rest of the year brings without new opportunities."""
        if self.by_orders and self.orders is not None:
            return self.orders
        return self.run_rate_ahead + self.won_ahead

    @property
    def incremental(self) -> Decimal:
        """What open opportunities add, weighted."""
        return sum((item.weighted for item in self.increments), Decimal(0))

    @cached_property
    def forecast(self) -> Decimal:
        """Actual to date + the rest of the year + weighted new supply."""
        return self.actual + self.ahead + self.incremental

    def incremental_of(self, category: ForecastCategory) -> Decimal:
        """Give what open opportunities of a category add, weighted."""
        return sum(
            (item.weighted for item in self.increments if item.deal.category is category),
            Decimal(0),
        )

    def scenario(self, category: ForecastCategory) -> Decimal:
        """Give the year if every opportunity up to a category is won, and no other."""
        taken = SCENARIOS[category]
        new = [item.full for item in self.increments if item.deal.category in taken]
        return self.actual + self.ahead + sum(new, Decimal(0))

    def ahead_in(self, months: range) -> Decimal:
        """Give the part of `ahead` that falls on months."""
        ahead = overlap(months, self.rest)
        if self.by_orders and self.orders_by_month is not None:
            return sum((self.orders_by_month.get(month, Decimal(0)) for month in ahead), Decimal(0))
        won = (item.by_month.get(month, Decimal(0)) for item in self.won for month in ahead)
        return self.run_rate_over(len(ahead)) + sum(won, Decimal(0))

    def incremental_in(self, months: range) -> Decimal:
        """Give the part of `incremental` that falls on months."""
        return sum(
            (
                item.by_month.get(month, Decimal(0)) * (item.deal.probability or Decimal(0))
                for item in self.increments
                for month in months
            ),
            Decimal(0),
        )


def supply_forecast(
    account: Account,
    ledger: Ledger,
    deals: Iterable[Deal],
    calendar: FiscalCalendar,
    as_of: date,
) -> SupplyForecast | None:
    """Forecast the fiscal year that holds `as_of`; None where revenue is not known.

    Forecast = actual to date + for the rest of the year the larger of firm orders and run rate
    (mean of the last three closed months) + Σ annual value × probability × months of supply ÷ 12
    × ramp over open opportunities. Source: vocabulary.md, "Formulas that differ".
    """
    year = Period.whole_year(calendar.year_of(as_of))
    months = months_of(year, calendar)
    told = _told(account, ledger, as_of)
    if told is None:
        return None
    rest = range(min(max(months.start, told.stop), months.stop), months.stop)
    base = _base(ledger, told)
    found = tuple(deals)
    counted = [item for deal in found if (item := increment(deal, rest, base, as_of)) and item.full]
    orders = _orders(account.figures, rest, calendar)
    if not ledger.spans and not counted and orders is None:
        return None
    return SupplyForecast(
        year=year,
        months=months,
        rest=rest,
        actual=ledger.total(overlap(months, told)),
        base=base,
        base_revenue=ledger.total(base),
        orders_by_month=orders,
        won=tuple(item for item in counted if item.deal.state is DealState.WON),
        increments=tuple(item for item in counted if item.deal.state is DealState.OPEN),
        undated=sum(_lacks_start(deal, base) for deal in found),
    )


def quarter_forecasts(
    found: SupplyForecast, ledger: Ledger, figures: Iterable[Figure], calendar: FiscalCalendar
) -> tuple[QuarterForecast, ...]:
    """Share a forecast out to the quarters of its year; none where a year has no quarters.

    The quarters add up to the year.
    """
    rows = tuple(figures)
    quarters = [Period.quarter(found.year.year, index) for index in range(1, 5)]
    spans = [months_of(quarter, calendar) for quarter in quarters]
    if not all(ledger.divides(span) for span in spans):
        return ()
    return tuple(
        QuarterForecast(
            quarter,
            ledger.total(span),
            found.ahead_in(span),
            found.incremental_in(span),
            target_of(rows, span, calendar),
        )
        for quarter, span in zip(quarters, spans, strict=True)
    )


def target_of(figures: Iterable[Figure], months: range, calendar: FiscalCalendar) -> Decimal | None:
    """Add up targets of revenue over months; None unless they cover all of the months.

    They do not when they end before the last of the months, or when of the periods with sales
    some have a target and others none. One target at the end stands for all of the months.
    """
    rows = [
        (months_of(row.period, calendar), row)
        for row in figures
        if row.kpi == BuiltInKpi.REVENUE and within(months_of(row.period, calendar), months)
    ]
    goals = [(span, row.target) for span, row in rows if row.target is not None]
    spans = {span for span, _ in goals}
    if not spans or max(span.stop for span in spans) < months.stop:
        return None
    sold = {span for span, row in rows if row.actual is not None}
    aimed = {span for span in sold if any(overlap(span, goal) for goal in spans)}
    if any(span.stop < months.stop for span in aimed) and aimed != sold:
        return None
    return sum((goal for _, goal in goals), Decimal(0))


def year_target(account: Account, calendar: FiscalCalendar, as_of: date) -> Decimal | None:
    """Give the target of the fiscal year: of the figures table, else of a plan of that year."""
    year = calendar.year_of(as_of)
    own = target_of(account.figures, months_of(Period.whole_year(year), calendar), calendar)
    if own is not None:
        return own
    plan = account.plan
    day = plan.end or plan.start
    return plan.revenue_target if day is None or calendar.year_of(day) == year else None


def _told(account: Account, ledger: Ledger, as_of: date) -> range | None:
    """Give the months for which revenue is known, recently enough to say something."""
    open_month = first_open_month(as_of)
    if ledger.told is not None:
        return ledger.told if open_month - ledger.told.stop <= STALE_MONTHS else None
    if account.lifecycle in NOT_YET_CLIENTS:
        return range(open_month, open_month)
    return None


def _base(ledger: Ledger, told: range) -> range:
    """Give the last three closed months, or the last longer period where it cannot be divided."""
    base = range(max(told.start, told.stop - RUN_RATE_MONTHS), told.stop)
    if not ledger.spans or ledger.divides(base):
        return base
    newest = max(ledger.spans, key=lambda span: span.stop)
    return range(newest.start, told.stop)


def _orders(
    figures: Iterable[Figure], rest: range, calendar: FiscalCalendar
) -> dict[int, Decimal] | None:
    """Give firm orders by month; those of a longer period in equal parts.

    Of a period in course the months that are left have their parts.
    """
    found: dict[int, Decimal] = {}
    for row in figures:
        span = months_of(row.period, calendar)
        if row.kpi == BuiltInKpi.ORDER_BOOK and row.actual is not None:
            for month in overlap(span, rest):
                found[month] = found.get(month, Decimal(0)) + row.actual / len(span)
    return found or None


def _lacks_start(deal: Deal, base: range) -> bool:
    """Tell whether only the start of supply is missing to count an opportunity.

    What was won before the months of the run rate is taken to be in them.
    """
    item = deal.opportunity
    closed = None if item.close_date is None else month_number(item.close_date)
    in_run_rate = deal.state is DealState.WON and closed is not None and closed < base.start
    return (
        not in_run_rate
        and item.annual_value is not None
        and item.supply_start is None
        and is_incremental(deal)
    )
