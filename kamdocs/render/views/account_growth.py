"""What the plan of an account shows of growth: white space, forecast, weighted opportunities."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.metrics.account_growth import AccountGrowth
from kamdocs.metrics.deals import DealState
from kamdocs.metrics.outlook import added_outlooks
from kamdocs.metrics.standing import Standing
from kamdocs.metrics.supply import Increment
from kamdocs.model.commerce import Opportunity
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import measure_name, measure_value
from kamdocs.render.views.cells import column, without_empty_columns
from kamdocs.render.views.deal_cells import DealCells
from kamdocs.render.views.forecast_figure import account_forecast_figure, scenario_facts
from kamdocs.render.views.parts import Cell, Column, Fact, Status, Table, Tone
from kamdocs.render.views.space_figure import space_figure


@dataclass(frozen=True)
class AccountGrowthView:
    """White space, forecast and weighted opportunities of an account.

    Figures are None and the table is empty where there is nothing to show.
    """

    grid: Markup | None
    wallet: tuple[Fact, ...]
    dependence: Status | None
    bridge: Markup | None
    scenarios: tuple[Fact, ...]
    weighted: Table
    weighted_total: str


def account_growth_view(
    context: RenderContext, standing: Standing, links: Links
) -> AccountGrowthView:
    """Give what the plan of an account shows of growth."""
    growth = standing.measures.growth
    outlook = None if growth.outlook is None else added_outlooks([growth.outlook])
    return AccountGrowthView(
        grid=space_figure(context, growth),
        wallet=wallet_facts(context, growth),
        dependence=dependence_status(context, growth),
        bridge=account_forecast_figure(context, growth),
        scenarios=scenario_facts(context, outlook, growth.forecast.currency),
        weighted=_weighted_table(context, growth, links),
        weighted_total=weighted_sentence(context, growth),
    )


def wallet_facts(context: RenderContext, growth: AccountGrowth) -> tuple[Fact, ...]:
    """Give wallet share and penetration where they are known."""
    # The share last: the chip beside it judges the share against its limit.
    measures = (growth.penetration, growth.wallet_share)
    return tuple(
        Fact(measure_name(context, item.key), measure_value(context, item))
        for item in measures
        if item.value is not None
    )


def dependence_status(context: RenderContext, growth: AccountGrowth) -> Status | None:
    """Tell whether the wallet share is above its limit; None where it is not known."""
    if growth.wallet_share.value is None:
        return None
    limit = context.formats.percent(context.portfolio.programme.limits.wallet_share, 0)
    if growth.dependent:
        return Status(Tone.WATCH, context.words.text("site.growth.dependent", limit=limit))
    return Status(Tone.GOOD, context.words.text("site.growth.not-dependent", limit=limit))


def weighted_sentence(context: RenderContext, growth: AccountGrowth) -> str:
    """Say what open opportunities are worth, weighted, with the spread; empty without any."""
    found = growth.open_deals
    if found.value is None or found.weighted is None:
        return ""
    currency = growth.pipeline.currency
    short = context.formats.short_money
    return context.words.plural(
        "site.growth.weighted-sentence",
        found.valued,
        value=short(found.value, currency),
        weighted=short(found.weighted, currency),
        spread=short(found.spread, currency),
    )


def _weighted_table(context: RenderContext, growth: AccountGrowth, links: Links) -> Table:
    words = context.words
    cells = DealCells(context, links)
    adds = {} if growth.outlook is None else _by_id(growth.outlook.increments)
    year = context.formats.period(growth.year_period)
    columns = (
        column(context, Opportunity, "name", wide=True),
        column(context, Opportunity, "stage"),
        column(context, Opportunity, "category"),
        Column(words.text("site.growth.column.value"), numeric=True),
        Column(words.text("site.growth.column.weighted"), numeric=True),
        column(context, Opportunity, "close_date", numeric=True),
        column(context, Opportunity, "supply_start", numeric=True),
        Column(words.text("site.growth.column.adds", year=year), numeric=True),
        column(context, Opportunity, "next_step", wide=True),
    )
    deals = sorted(growth.open_deals.deals, key=lambda deal: -(deal.weighted or 0))
    rows = tuple(
        (
            cells.name(deal),
            cells.stage(deal),
            cells.category(deal),
            cells.value(deal),
            cells.weighted(deal),
            cells.close(deal),
            cells.supply(deal),
            _adds(context, cells, adds.get(deal.opportunity.id)),
            cells.next_step(deal),
        )
        for deal in deals
        if deal.state is DealState.OPEN
    )
    return without_empty_columns(Table(words.text("site.growth.open"), columns, rows))


def _by_id(increments: tuple[Increment, ...]) -> dict[str, Increment]:
    return {item.deal.opportunity.id: item for item in increments}


def _adds(context: RenderContext, cells: DealCells, found: Increment | None) -> Cell:
    if found is None:
        return Cell(context.words.text("site.growth.adds-nothing"), sort="0")
    return cells.amount(found.deal, found.weighted)
