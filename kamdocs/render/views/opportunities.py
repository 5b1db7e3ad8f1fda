"""Where the year is going to end, and what is in the pipeline for it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.metrics.deals import DealState
from kamdocs.metrics.outlook import Outlook
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import measure_headline
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.deal_cells import decided_table
from kamdocs.render.views.forecast_figure import (
    forecast_finding,
    portfolio_forecast_figure,
    scenario_facts,
)
from kamdocs.render.views.forecast_tables import gaps_table, quarters_table
from kamdocs.render.views.parts import (
    Fact,
    Filters,
    Headline,
    PageHead,
    Table,
    Tone,
)
from kamdocs.render.views.pipeline_tables import (
    categories_table,
    open_filters,
    open_note,
    open_table,
    stages_table,
)


@dataclass(frozen=True)
class OpportunitiesView:
    """What the page of opportunities and forecast shows."""

    head: PageHead
    bridge: Markup | None
    scenarios: tuple[Fact, ...]
    gaps: Table
    stages: Table
    categories: Table
    quarters: Table
    open: Table
    open_note: str
    filters: Filters
    won: Table
    lost: Table


def opportunities_view(context: RenderContext, links: Links) -> OpportunitiesView:
    """Give what the page of opportunities and forecast shows."""
    words, growth = context.words, context.measures.growth
    decided = growth.decided_this_year
    return OpportunitiesView(
        head=portfolio_head(
            context,
            links,
            words.text("site.nav.opportunities"),
            _answer(context),
            headlines=_headlines(context),
        ),
        bridge=portfolio_forecast_figure(context),
        scenarios=scenario_facts(context, _outlook(context)),
        gaps=gaps_table(context, links),
        stages=stages_table(context),
        categories=categories_table(context),
        quarters=quarters_table(context),
        open=open_table(context, links),
        open_note=open_note(context),
        filters=open_filters(context),
        won=decided_table(context, links, decided, DealState.WON),
        lost=decided_table(context, links, decided, DealState.LOST),
    )


def _outlook(context: RenderContext) -> Outlook | None:
    """Give the forecast that is compared: of the accounts that have a target, if any has one."""
    growth = context.measures.growth
    return growth.aimed_outlook or growth.outlook


def _answer(context: RenderContext) -> str:
    words, growth = context.words, context.measures.growth
    outlook = _outlook(context)
    gap = growth.gap.value
    forecast = None if outlook is None else outlook.forecast
    target = None if gap is None or forecast is None else forecast + gap
    parts = [forecast_finding(context, forecast, target)]
    worst = max(growth.aimed.values(), key=lambda item: item.gap.value or 0, default=None)
    if worst is not None and worst.gap.value is not None and worst.gap.value > 0:
        parts.append(
            words.text(
                "site.growth.answer.worst",
                account=worst.scope.account.name,
                gap=context.formats.short_money(worst.gap.value),
            )
        )
    overdue = sum(deal.is_overdue(context.as_of) for deal in growth.open_deals.deals)
    if overdue:
        parts.append(words.plural("site.growth.answer.overdue", overdue))
    return " ".join(f"{part}." for part in parts)


def _headlines(context: RenderContext) -> tuple[Headline, ...]:
    words, growth = context.words, context.measures.growth
    short = context.formats.short_money
    gap = growth.gap.value
    tone = Tone.NONE if gap is None else (Tone.RISK if gap > 0 else Tone.GOOD)
    spread, won = growth.open_deals.spread, growth.decided_value(DealState.WON)
    lost = growth.decided_value(DealState.LOST)
    decided = won + lost
    rate = context.formats.percent(won / decided, 0) if decided > 0 else ""
    return (
        measure_headline(context, growth.forecast, note=_forecast_note(context)),
        measure_headline(context, growth.gap, note=_gap_note(context), tone=tone),
        measure_headline(
            context,
            growth.weighted_pipeline,
            note=words.text("site.growth.spread", spread=short(spread)),
        ),
        measure_headline(
            context,
            growth.pipeline,
            note=words.plural("site.growth.count", len(growth.open_deals.deals)),
        ),
        Headline(
            words.text("site.growth.won-this-year"),
            short(won),
            note=words.text("site.growth.lost-note", lost=short(lost)),
            change=words.text("site.growth.win-rate", rate=rate) if rate else "",
        ),
    )


def _forecast_note(context: RenderContext) -> str:
    """Say how many accounts the forecast covers, and how much of it can be compared."""
    growth = context.measures.growth
    if growth.outlook is None:
        return ""
    words, known = context.words, growth.outlook.accounts
    note = words.plural("site.growth.of-accounts", known, total=len(growth.accounts))
    aimed = growth.aimed_outlook
    if aimed is None or aimed.accounts == known:
        return note
    with_target = context.formats.short_money(aimed.forecast)
    return f"{note}; {words.text('site.growth.with-target', amount=with_target)}"


def _gap_note(context: RenderContext) -> str:
    growth = context.measures.growth
    target = growth.year_target.value
    if target is None:
        return ""
    short = context.formats.short_money(target)
    return context.words.plural("site.growth.target-note", len(growth.aimed), target=short)
