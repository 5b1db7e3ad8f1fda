"""Wallet, white space, pipeline, forecast of one account; each figure computed on first use."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from kamdocs.metrics.books import Ledger, ledger_of
from kamdocs.metrics.deals import Deal, DealState, Pipeline, deals_of, pipeline_of
from kamdocs.metrics.growth_inputs import (
    penetration_inputs,
    pipeline_inputs,
    space_inputs,
    weighted_inputs,
)
from kamdocs.metrics.measure import Input, Measure, MeasureUnit
from kamdocs.metrics.scope import AccountScope
from kamdocs.metrics.supply_forecast import (
    QuarterForecast,
    SupplyForecast,
    quarter_forecasts,
    supply_forecast,
    year_target,
)
from kamdocs.metrics.white_space import Cell, WhiteSpace, cells_of, white_space_of
from kamdocs.metrics.window import Window, period_window
from kamdocs.model.period import Period

MONEY, SHARE, COUNT = MeasureUnit.MONEY, MeasureUnit.SHARE, MeasureUnit.COUNT


@dataclass(frozen=True)
class AccountGrowth:
    """Wallet, white space, pipeline, forecast of one account."""

    scope: AccountScope

    # What the measures are made of

    @cached_property
    def ledger(self) -> Ledger:
        """Closed revenue by months."""
        scope = self.scope
        return ledger_of(scope.account, scope.calendar, scope.as_of, scope.books)

    @cached_property
    def deals(self) -> tuple[Deal, ...]:
        """The opportunities, with the value and probability that count."""
        return deals_of(self.scope.account, self.scope.programme)

    @cached_property
    def open_deals(self) -> Pipeline:
        """The opportunities that are not decided, added up."""
        return pipeline_of(self.deals)

    @cached_property
    def decided_this_year(self) -> tuple[Deal, ...]:
        """Opportunities won and lost in the fiscal year so far, the newest first."""
        first, last = self.year_window.first, self.scope.as_of
        found = [deal for deal in self.deals if deal.decided_within(first, last)]
        return tuple(
            sorted(found, key=lambda deal: deal.opportunity.close_date or first, reverse=True)
        )

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The cells of the white space, each unit × offering once."""
        scope = self.scope
        year = scope.calendar.year_of(scope.as_of)
        return cells_of(scope.account, scope.calendar, year, self.ledger, self.deals)

    @cached_property
    def space(self) -> WhiteSpace:
        """The cells added up."""
        return white_space_of(self.cells)

    @cached_property
    def outlook(self) -> SupplyForecast | None:
        """The forecast of the fiscal year, taken apart; None where revenue is not known."""
        scope = self.scope
        return supply_forecast(scope.account, self.ledger, self.deals, scope.calendar, scope.as_of)

    @cached_property
    def quarters(self) -> tuple[QuarterForecast, ...]:
        """The forecast by quarter of the fiscal year."""
        if self.outlook is None:
            return ()
        return quarter_forecasts(
            self.outlook, self.ledger, self.scope.account.figures, self.scope.calendar
        )

    @property
    def year_period(self) -> Period:
        """The fiscal year of the day: forecasts and targets are always those of this year."""
        scope = self.scope
        return Period.whole_year(scope.calendar.year_of(scope.as_of))

    @cached_property
    def year_window(self) -> Window:
        """The fiscal year so far."""
        return period_window(self.year_period, self.scope.calendar, self.scope.as_of)

    # Measures

    @cached_property
    def wallet_share(self) -> Measure:
        """Our revenue of the last twelve months ÷ total spend, over cells where both are known."""
        space = self.space
        inputs = (
            Input("spend_revenue", space.spend_revenue, MONEY),
            Input("total_spend", space.spend, MONEY),
            Input("limit", self.scope.programme.limits.wallet_share, SHARE),
        )
        return self._measure("wallet_share", space.wallet_share, SHARE, inputs)

    @property
    def dependent(self) -> bool:
        """Tell whether the client buys so much from us that it depends on us."""
        value = self.wallet_share.value
        return value is not None and value > self.scope.programme.limits.wallet_share

    @cached_property
    def white_space(self) -> Measure:
        """Σ over eligible cells max(0, potential − our revenue)."""
        return self._measure("white_space", self.space.value, MONEY, space_inputs(self.space))

    @cached_property
    def penetration(self) -> Measure:
        """Owned ÷ eligible cells."""
        return self._measure(
            "penetration", self.space.penetration, SHARE, penetration_inputs(self.space)
        )

    @cached_property
    def pipeline(self) -> Measure:
        """Value of the open opportunities."""
        found = self.open_deals
        return self._measure("pipeline", found.value, MONEY, pipeline_inputs(found))

    @cached_property
    def weighted_pipeline(self) -> Measure:
        """Σ value × probability of the open opportunities."""
        found = self.open_deals
        return self._measure("weighted_pipeline", found.weighted, MONEY, weighted_inputs(found))

    @cached_property
    def forecast(self) -> Measure:
        """What the fiscal year is going to end with."""
        found = self.outlook
        if found is None:
            return self._yearly("forecast", None, (Input("revenue_rows", None, MONEY),))
        inputs = (
            Input("actual_to_date", found.actual, MONEY),
            Input("ahead", found.ahead, MONEY),
            Input("months_ahead", len(found.rest), COUNT),
            Input("run_rate", found.run_rate, MONEY),
            Input("orders", found.orders, MONEY),
            Input("won_ahead", found.won_ahead, MONEY),
            Input("incremental", found.incremental, MONEY),
            Input("undated", found.undated, COUNT),
        )
        return self._yearly("forecast", found.forecast, inputs)

    @cached_property
    def year_target(self) -> Measure:
        """Target of the whole fiscal year."""
        scope = self.scope
        value = year_target(scope.account, scope.calendar, scope.as_of)
        return self._yearly("year_target", value, (Input("year_target_rows", value, MONEY),))

    @cached_property
    def gap(self) -> Measure:
        """Target of the fiscal year − forecast: above zero something is missing."""
        goal, ahead = self.year_target.value, self.forecast.value
        value = None if goal is None or ahead is None else goal - ahead
        inputs = (Input("year_target", goal, MONEY), Input("forecast", ahead, MONEY))
        return self._yearly("gap", value, inputs)

    @property
    def won_value(self) -> Decimal:
        """Value won in the fiscal year so far."""
        return _value(self.decided_this_year, DealState.WON)

    @property
    def lost_value(self) -> Decimal:
        """Value lost in the fiscal year so far."""
        return _value(self.decided_this_year, DealState.LOST)

    def _yearly(self, key: str, value: Decimal | None, inputs: tuple[Input, ...]) -> Measure:
        return self._measure(key, value, MONEY, inputs, self.year_window)

    def _measure(
        self,
        key: str,
        value: Decimal | None,
        unit: MeasureUnit,
        inputs: tuple[Input, ...],
        window: Window | None = None,
    ) -> Measure:
        scope = self.scope
        currency = None if scope.in_programme_currency else scope.account.currency
        return Measure(key, value, unit, scope.as_of, inputs, scope.basis, window, currency)


def _value(deals: tuple[Deal, ...], state: DealState) -> Decimal:
    values = (deal.value for deal in deals if deal.state is state and deal.value is not None)
    return sum(values, Decimal(0))
