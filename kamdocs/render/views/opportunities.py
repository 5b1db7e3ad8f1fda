"""Where the year is going to end, and what is in the pipeline for it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from kamdocs.metrics.account_growth import AccountGrowth
from kamdocs.metrics.deals import Deal, DealState, Pipeline
from kamdocs.metrics.portfolio_growth import Outlook
from kamdocs.model.commerce import Opportunity
from kamdocs.model.vocabulary import key_label, value_label
from kamdocs.render.addresses import Links
from kamdocs.render.charts.meter import draw_meter
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import measure_headline
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.cells import Cells, column
from kamdocs.render.views.deal_cells import DealCells, decided_table
from kamdocs.render.views.forecast_figure import (
    forecast_finding,
    portfolio_forecast_figure,
    scenario_facts,
)
from kamdocs.render.views.parts import (
    Cell,
    Column,
    Fact,
    Filters,
    Headline,
    PageHead,
    Status,
    Table,
    Tone,
)

GAPS_SHOWN = 10
"""Accounts in the table of gaps, the widest first."""

DEALS_SHOWN = 250
"""Opportunities in the table of open ones, the largest first."""

WIDE_GAP = Decimal("0.05")
"""A gap from this share of the target asks for help, a smaller one for watching."""


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
        gaps=_gaps(context, links),
        stages=_groups(
            context,
            key_label(Opportunity, "stage", context.language),
            {
                context.stage_name(stage) or words.text("site.growth.no-stage"): group
                for stage, group in growth.stages.items()
            },
            "site.growth.by-stage",
        ),
        categories=_groups(
            context,
            key_label(Opportunity, "category", context.language),
            {
                value_label(category, context.language): group
                for category, group in growth.categories.items()
            },
            "site.growth.by-category",
        ),
        quarters=_quarters(context),
        open=_open(context, links),
        open_note=_open_note(context),
        filters=_filters(context),
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


def _gaps(context: RenderContext, links: Links) -> Table:
    words, growth = context.words, context.measures.growth
    known = [item for item in growth.accounts.values() if item.forecast.value is not None]
    ranked = sorted(known, key=_gap_order)
    more = len(growth.accounts) - min(len(ranked), GAPS_SHOWN)
    return Table(
        words.text("site.growth.gaps"),
        (
            Column(words.text("site.column.account")),
            Column(words.text("site.growth.column.forecast"), numeric=True),
            Column(words.text("site.growth.column.gap")),
        ),
        tuple(_gap_row(context, links, item) for item in ranked[:GAPS_SHOWN]),
        note=words.plural("site.growth.more-accounts", more) if more > 0 else "",
        sortable=True,
    )


def _gap_order(item: AccountGrowth) -> tuple[bool, Decimal, str]:
    gap = item.gap.value
    return (gap is None, -(gap or Decimal(0)), item.scope.account.name)


def _gap_row(context: RenderContext, links: Links, item: AccountGrowth) -> tuple[Cell, ...]:
    account, short = item.scope.account, context.formats.short_money
    forecast, target = item.forecast.value, item.year_target.value
    href = links.to(context.addresses.account(account.id), "kd-forecast")
    ahead = Cells(context).missing()
    if forecast is not None:
        note = ""
        if target is not None:
            amount = short(target, account.currency)
            note = context.words.text("site.growth.target-mark", amount=amount)
        ahead = Cell(short(forecast, account.currency), sort=str(forecast), note=note)
    return (Cell(account.name, href=href), ahead, _gap_cell(context, item))


def _gap_cell(context: RenderContext, item: AccountGrowth) -> Cell:
    gap, target = item.gap.value, item.year_target.value
    if gap is None or target is None:
        return Cell(context.words.text("site.growth.no-target"), missing=True, sort="")
    amount = context.formats.short_money(abs(gap), item.scope.account.currency)
    if gap <= 0:
        word = context.words.text("site.growth.gap.reached", gap=amount)
        return Cell(word, status=Status(Tone.GOOD, word), sort=str(gap))
    tone = Tone.RISK if gap >= target * WIDE_GAP else Tone.WATCH
    word = context.words.text("site.growth.gap.short", gap=amount)
    return Cell(word, status=Status(tone, word), sort=str(gap))


def _groups(context: RenderContext, head: str, groups: dict[str, Pipeline], caption: str) -> Table:
    words, short = context.words, context.formats.short_money
    largest = max((group.value or Decimal(0) for group in groups.values()), default=Decimal(0))
    cells = Cells(context)
    rows = []
    for name, group in groups.items():
        value, weighted = group.value or Decimal(0), group.weighted or Decimal(0)
        rows.append(
            (
                Cell(name, note=words.plural("site.growth.count", len(group.deals))),
                Cell(html=draw_meter(value, weighted, largest)),
                cells.missing() if group.value is None else Cell(short(value)),
                cells.missing() if group.weighted is None else Cell(short(weighted)),
            )
        )
    return Table(
        words.text(caption),
        (
            Column(head),
            Column("", wide=True),
            Column(words.text("site.growth.column.value"), numeric=True),
            Column(words.text("site.growth.column.weighted"), numeric=True),
        ),
        tuple(rows),
    )


def _quarters(context: RenderContext) -> Table:
    words, growth = context.words, context.measures.growth
    short, formats = context.formats.short_money, context.formats
    cells = Cells(context)
    rows = []
    for item in growth.quarters:
        gap = cells.missing()
        if item.target is not None:
            left = item.target - item.forecast
            key = "site.growth.gap.short" if left > 0 else "site.growth.gap.reached"
            word = words.text(key, gap=short(abs(left)))
            tone = Tone.GOOD
            if left > 0:
                tone = Tone.RISK if left >= item.target * WIDE_GAP else Tone.WATCH
            gap = Cell(word, status=Status(tone, word))
        rows.append(
            (
                Cell(formats.period(item.quarter)),
                Cell(short(item.actual)),
                Cell(short(item.ahead)),
                Cell(short(item.incremental)),
                Cell(short(item.forecast)),
                cells.missing() if item.target is None else Cell(short(item.target)),
                gap,
            )
        )
    heads = ("actual", "ahead", "new", "forecast", "target")
    return Table(
        words.text("site.growth.by-quarter"),
        (
            Column(words.text("site.growth.column.quarter")),
            *(Column(words.text(f"site.growth.column.{head}"), numeric=True) for head in heads),
            Column(words.text("site.growth.column.gap")),
        ),
        tuple(rows),
    )


def _open(context: RenderContext, links: Links) -> Table:
    words, cells = context.words, DealCells(context, links)
    deals = _open_deals(context)
    more = len(deals) - DEALS_SHOWN
    columns = (
        column(context, Opportunity, "name", wide=True),
        Column(words.text("site.column.account")),
        Column(words.text("site.column.owner")),
        column(context, Opportunity, "stage"),
        column(context, Opportunity, "category"),
        Column(words.text("site.growth.column.weighted"), numeric=True),
        column(context, Opportunity, "close_date"),
        column(context, Opportunity, "next_step", wide=True),
    )
    rows = tuple(
        (
            cells.short_name(deal),
            cells.account(deal),
            cells.owner(deal),
            cells.stage(deal),
            cells.category(deal),
            cells.weighted_of(deal),
            cells.close_and_supply(deal),
            cells.next_step(deal),
        )
        for deal in deals[:DEALS_SHOWN]
    )
    note = words.plural("site.growth.more-deals", more) if more > 0 else ""
    return Table(words.text("site.growth.open"), columns, rows, note=note, sortable=True)


def _open_deals(context: RenderContext) -> list[Deal]:
    """Give open opportunities of all accounts: overdue closes first, then the largest."""
    found = [
        deal for item in context.measures.growth.accounts.values() for deal in item.open_deals.deals
    ]
    zero = Decimal(0)
    return sorted(
        found,
        key=lambda deal: (
            not deal.is_overdue(context.as_of),
            -(deal.weighted or zero),
            deal.account,
            deal.opportunity.id,
        ),
    )


def _open_note(context: RenderContext) -> str:
    words, growth = context.words, context.measures.growth
    parts = []
    missing = growth.open_deals.without_value + growth.open_deals.without_probability
    if missing:
        parts.append(words.plural("site.growth.unweighted", missing))
    if growth.other_currency:
        parts.append(words.plural("site.revenue.other-currency", growth.other_currency))
    return " ".join(parts)


def _filters(context: RenderContext) -> Filters:
    return Filters(
        "kd-open-deals",
        (
            context.words.text("site.column.account"),
            context.words.text("site.column.owner"),
            key_label(Opportunity, "stage", context.language),
            key_label(Opportunity, "category", context.language),
        ),
    )
