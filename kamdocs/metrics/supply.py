"""How much an opportunity supplies in each month: from its start, growing over its ramp."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.metrics.deals import Deal, DealState
from kamdocs.metrics.months import YEAR, first_open_day, month_number, within
from kamdocs.model.enums import ForecastCategory, OpportunityKind


def supply_share(start: date, ramp_months: int | None, month: int) -> Decimal:
    """Give the share of a full month that is supplied in a month.

    The first month counts from the day of the start. With a ramp of n months the k-th month of
    supply reaches k ÷ n of the full volume, from the n-th on all of it.
    """
    since = month - month_number(start)
    if since < 0:
        return Decimal(0)
    days = monthrange(start.year, start.month)[1]
    present = Decimal(days - start.day + 1) / days if since == 0 else Decimal(1)
    grown = min(Decimal(1), Decimal(since + 1) / ramp_months) if ramp_months else Decimal(1)
    return present * grown


@dataclass(frozen=True)
class Increment:
    """What an opportunity adds in the months of the forecast, before its probability."""

    deal: Deal
    by_month: dict[int, Decimal]

    @property
    def full(self) -> Decimal:
        """What it adds when it is won."""
        return sum(self.by_month.values(), Decimal(0))

    @property
    def weighted(self) -> Decimal:
        """What it adds × its probability."""
        return self.full * (self.deal.probability or Decimal(0))


def is_incremental(deal: Deal) -> bool:
    """Tell whether an opportunity may add revenue to the forecast.

    Renewals add nothing, for the run rate holds them; what is marked as outside of the forecast
    stays outside.
    """
    item = deal.opportunity
    return (
        deal.state is not DealState.LOST
        and item.kind is not OpportunityKind.RENEWAL
        and item.category is not ForecastCategory.OMITTED
        and deal.weighted is not None
    )


def increment(deal: Deal, rest: range, base: range, as_of: date) -> Increment | None:
    """Give what an opportunity adds to the months of `rest`; None where it cannot be said.

    An open one cannot have started by `as_of`, nor fall in a month that ends with it, whose
    figures are final. A won one adds only what it supplies more than
    on average in the months of `base`, over which the run rate was measured: what is in the run
    rate is not counted again. A one-off amount falls on its supply start, else its close.
    Source: vocabulary.md, "Forecast of a supply business".
    """
    if not is_incremental(deal):
        return None
    if deal.opportunity.annual_value is None:
        return _one_off(deal, rest, as_of)
    if deal.opportunity.supply_start is None:
        return None
    return _supply(deal, rest, base, as_of)


def _supply(deal: Deal, rest: range, base: range, as_of: date) -> Increment:
    item = deal.opportunity
    start, ramp = item.supply_start or as_of, item.ramp_months
    known = Decimal(0)
    if deal.state is DealState.OPEN:
        start = max(start, first_open_day(as_of))
    elif base:
        known = sum((supply_share(start, ramp, month) for month in base), Decimal(0)) / len(base)
    monthly = (deal.value or Decimal(0)) / YEAR
    shares = {month: max(Decimal(0), supply_share(start, ramp, month) - known) for month in rest}
    return Increment(deal, {month: monthly * share for month, share in shares.items() if share})


def _one_off(deal: Deal, rest: range, as_of: date) -> Increment | None:
    day = deal.opportunity.supply_start or deal.opportunity.close_date
    if day is None:
        return None
    if deal.state is DealState.OPEN:
        day = max(day, first_open_day(as_of))
    month = month_number(day)
    here = within(range(month, month + 1), rest)
    return Increment(deal, {month: deal.value or Decimal(0)} if here else {})
