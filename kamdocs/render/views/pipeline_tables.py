"""Tables of the pipeline: by stage, by category, and every open opportunity."""

from __future__ import annotations

from decimal import Decimal

from kamdocs.metrics.deals import Deal, Pipeline
from kamdocs.model.commerce import Opportunity
from kamdocs.model.vocabulary import key_label, value_label
from kamdocs.render.addresses import Links
from kamdocs.render.charts.meter import draw_meter
from kamdocs.render.context import RenderContext
from kamdocs.render.views.cells import Cells, column
from kamdocs.render.views.deal_cells import DealCells
from kamdocs.render.views.parts import Cell, Column, Filters, Table

DEALS_SHOWN = 250
"""Opportunities in the table of open ones, the largest first."""


def stages_table(context: RenderContext) -> Table:
    """Add open opportunities up by stage, in the order of the programme."""
    none = context.words.text("site.growth.no-stage")
    groups = {
        context.stage_name(stage) or none: group
        for stage, group in context.measures.growth.stages.items()
    }
    head = key_label(Opportunity, "stage", context.language)
    return _groups(context, head, groups, "site.growth.by-stage")


def categories_table(context: RenderContext) -> Table:
    """Add open opportunities up by forecast category, the surest first."""
    groups = {
        value_label(category, context.language): group
        for category, group in context.measures.growth.categories.items()
    }
    head = key_label(Opportunity, "category", context.language)
    return _groups(context, head, groups, "site.growth.by-category")


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


def open_table(context: RenderContext, links: Links) -> Table:
    """List open opportunities of all accounts, overdue closes first, then the largest."""
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


def open_note(context: RenderContext) -> str:
    """Say what is not in the weighted pipeline, so that nobody misses it in silence."""
    words, growth = context.words, context.measures.growth
    parts = []
    missing = growth.open_deals.without_value + growth.open_deals.without_probability
    if missing:
        parts.append(words.plural("site.growth.unweighted", missing))
    if growth.other_currency:
        parts.append(words.plural("site.revenue.other-currency", growth.other_currency))
    return " ".join(parts)


def open_filters(context: RenderContext) -> Filters:
    """Give the filters over the table of open opportunities."""
    return Filters(
        "kd-open-deals",
        (
            context.words.text("site.column.account"),
            context.words.text("site.column.owner"),
            key_label(Opportunity, "stage", context.language),
            key_label(Opportunity, "category", context.language),
        ),
    )
