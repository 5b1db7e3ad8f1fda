"""Forecasts of several accounts added up, part by part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kamdocs.metrics.supply_forecast import SupplyForecast
from kamdocs.model.enums import ForecastCategory


@dataclass(frozen=True)
class Outlook:
    """The forecasts of several accounts added up, part by part.

    `run_rate_accounts` and `order_accounts` count what the rest of the year is taken from.
    """

    accounts: int
    actual: Decimal
    by_run_rate: Decimal
    by_orders: Decimal
    won: Decimal
    incremental: dict[ForecastCategory, Decimal]
    scenarios: dict[ForecastCategory, Decimal]

    @property
    def forecast(self) -> Decimal:
        """What the year is going to end with."""
        new = sum(self.incremental.values(), Decimal(0))
        return self.actual + self.by_run_rate + self.by_orders + self.won + new


def added_outlooks(found: Iterable[SupplyForecast]) -> Outlook | None:
    """Add forecasts up; None without any."""
    outlooks = tuple(found)
    if not outlooks:
        return None
    by_rate = [item for item in outlooks if not item.by_orders]
    counted = (ForecastCategory.COMMIT, ForecastCategory.BEST_CASE, ForecastCategory.PIPELINE)
    return Outlook(
        accounts=len(outlooks),
        actual=_total(item.actual for item in outlooks),
        by_run_rate=_total(item.run_rate_ahead for item in by_rate),
        by_orders=_total(item.ahead for item in outlooks if item.by_orders),
        won=_total(item.won_ahead for item in by_rate),
        incremental={
            category: _total(item.incremental_of(category) for item in outlooks)
            for category in counted
        },
        scenarios={
            category: _total(item.scenario(category) for item in outlooks) for category in counted
        },
    )


def _total(values: Iterable[Decimal]) -> Decimal:
    return sum(values, Decimal(0))
