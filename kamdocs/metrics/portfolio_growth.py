"""Wallet, white space, pipeline, forecast over the portfolio; each figure computed on first use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from kamdocs.metrics.account_growth import AccountGrowth
from kamdocs.metrics.deals import Deal, DealState, Pipeline, by_category, by_stage, pipeline_of
from kamdocs.metrics.growth_inputs import (
    penetration_inputs,
    pipeline_inputs,
    space_inputs,
    weighted_inputs,
)
from kamdocs.metrics.measure import Input, Measure, MeasureUnit
from kamdocs.metrics.outlook import Outlook, added_outlooks
from kamdocs.metrics.scope import PortfolioScope
from kamdocs.metrics.supply_forecast import QuarterForecast
from kamdocs.metrics.white_space import Cell, WhiteSpace, white_space_of
from kamdocs.metrics.window import Window, period_window
from kamdocs.model.enums import ForecastCategory
from kamdocs.model.period import Period

MONEY, SHARE, COUNT = MeasureUnit.MONEY, MeasureUnit.SHARE, MeasureUnit.COUNT


@dataclass(frozen=True)
class PortfolioGrowth:
    """Wallet, white space, pipeline, forecast over the portfolio; `accounts` are by account id.

    Accounts in another currency than the programme's are in no sum.
    """

    scope: PortfolioScope
    accounts: Mapping[str, AccountGrowth]

    # What the measures are made of

    @cached_property
    def same(self) -> dict[str, AccountGrowth]:
        """The accounts whose money may be added up."""
        return {
            key: item for key, item in self.accounts.items() if item.scope.in_programme_currency
        }

    @property
    def other_currency(self) -> int:
        """How many accounts are in no sum, their money being in another currency."""
        return len(self.accounts) - len(self.same)

    @cached_property
    def deals(self) -> tuple[Deal, ...]:
        """Every opportunity whose money may be added up."""
        return tuple(deal for item in self.same.values() for deal in item.deals)

    @cached_property
    def open_deals(self) -> Pipeline:
        """The opportunities that are not decided, added up."""
        return pipeline_of(self.deals)

    @cached_property
    def stages(self) -> dict[str | None, Pipeline]:
        """The open opportunities by stage."""
        return by_stage(self.deals, self.scope.programme)

    @cached_property
    def categories(self) -> dict[ForecastCategory, Pipeline]:
        """The open opportunities by forecast category."""
        return by_category(self.deals)

    @cached_property
    def decided_this_year(self) -> tuple[Deal, ...]:
        """Opportunities of all accounts won and lost in the fiscal year so far, newest first."""
        found = [deal for item in self.accounts.values() for deal in item.decided_this_year]
        return tuple(
            sorted(
                found,
                key=lambda deal: deal.opportunity.close_date or self.scope.as_of,
                reverse=True,
            )
        )

    @cached_property
    def space(self) -> WhiteSpace:
        """The cells of all accounts added up."""
        return white_space_of(cell for item in self.same.values() for cell in item.cells)

    @cached_property
    def untouched(self) -> tuple[Cell, ...]:
        """Cells that no opportunity works on and that we do not own, the largest first."""
        found = [
            cell
            for cell in self.space.cells
            if cell.headroom and not cell.deals and not (cell.revenue and cell.revenue > 0)
        ]
        return tuple(sorted(found, key=lambda cell: (-(cell.headroom or 0), cell.account)))

    @cached_property
    def outlook(self) -> Outlook | None:
        """The forecasts of all accounts that have one, added up."""
        return added_outlooks(
            item.outlook for item in self.same.values() if item.outlook is not None
        )

    @cached_property
    def aimed(self) -> dict[str, AccountGrowth]:
        """The accounts with both a forecast and a target: only they have a gap."""
        return {key: item for key, item in self.same.items() if item.gap.value is not None}

    @cached_property
    def aimed_outlook(self) -> Outlook | None:
        """The forecasts of the accounts that have a target too."""
        return added_outlooks(
            item.outlook for item in self.aimed.values() if item.outlook is not None
        )

    @cached_property
    def quarters(self) -> tuple[QuarterForecast, ...]:
        """Forecast and target by quarter, over the accounts that have a target for each.

        Where no account has, over all, without a target.
        """
        known = [item.quarters for item in self.same.values() if item.quarters]
        aimed = [own for own in known if all(quarter.target is not None for quarter in own)]
        return tuple(_added(parts) for parts in zip(*(aimed or known), strict=True))

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
        """Our revenue ÷ total spend over all cells where both are known."""
        space = self.space
        inputs = (
            Input("spend_revenue", space.spend_revenue, MONEY),
            Input("total_spend", space.spend, MONEY),
            Input("limit", self.scope.programme.limits.wallet_share, SHARE),
        )
        return self._measure("wallet_share", space.wallet_share, SHARE, inputs)

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
        """What the fiscal year is going to end with, over the accounts that have a forecast."""
        found = self.outlook
        if found is None:
            return self._yearly("forecast", None, (Input("revenue_rows", None, MONEY),))
        known = [item.outlook for item in self.same.values() if item.outlook is not None]
        orders = [item.orders for item in known if item.orders is not None]
        inputs = (
            Input("actual_to_date", found.actual, MONEY),
            Input("ahead", found.by_run_rate + found.by_orders + found.won, MONEY),
            Input("months_ahead", max(len(item.rest) for item in known), COUNT),
            Input("run_rate", _total(item.run_rate for item in known), MONEY),
            Input("orders", sum(orders, Decimal(0)) if orders else None, MONEY),
            Input("won_ahead", found.won, MONEY),
            Input("incremental", _total(found.incremental.values()), MONEY),
            Input("undated", sum(item.undated for item in known), COUNT),
            Input("accounts_counted", found.accounts, COUNT),
        )
        return self._yearly("forecast", found.forecast, inputs)

    @cached_property
    def year_target(self) -> Measure:
        """Target of the whole fiscal year, over the accounts that have one."""
        goals = [item.year_target.value for item in self.same.values()]
        known = [goal for goal in goals if goal is not None]
        value = sum(known, Decimal(0)) if known else None
        inputs = (
            Input("year_target_rows", value, MONEY),
            Input("accounts_counted", len(known), COUNT),
        )
        return self._yearly("year_target", value, inputs)

    @cached_property
    def gap(self) -> Measure:
        """Target − forecast over the accounts that have both: like for like."""
        found = list(self.aimed.values())
        if not found:
            goal, ahead = self.year_target.value, self.forecast.value
            lacking = (Input("year_target", goal, MONEY), Input("forecast", ahead, MONEY))
            return self._yearly("gap", None, lacking)
        goal = _total(item.year_target.value for item in found)
        ahead = _total(item.forecast.value for item in found)
        inputs = (
            Input("year_target", goal, MONEY),
            Input("forecast", ahead, MONEY),
            Input("accounts_counted", len(found), COUNT),
        )
        return self._yearly("gap", goal - ahead, inputs)

    def decided_value(self, state: DealState) -> Decimal:
        """Give the value won or lost in the fiscal year so far."""
        return _total(
            item.won_value if state is DealState.WON else item.lost_value
            for item in self.same.values()
        )

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
        if self.other_currency:
            inputs = (*inputs, Input("other_currency", self.other_currency, COUNT))
        return Measure(key, value, unit, scope.as_of, inputs, scope.basis, window)


def _added(parts: tuple[QuarterForecast, ...]) -> QuarterForecast:
    goals = [part.target for part in parts]
    return QuarterForecast(
        parts[0].quarter,
        _total(part.actual for part in parts),
        _total(part.ahead for part in parts),
        _total(part.incremental for part in parts),
        None if None in goals else _total(goals),
    )


def _total(values: Iterable[Decimal | None]) -> Decimal:
    return sum((value for value in values if value is not None), Decimal(0))
