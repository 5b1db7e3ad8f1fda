"""The table of all accounts, and the short one of the home page."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.metrics.standing import Standing
from kamdocs.model.vocabulary import value_label
from kamdocs.render.addresses import Links
from kamdocs.render.charts import Sparkline, draw_sparkline
from kamdocs.render.context import RenderContext
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.headlines import compared
from kamdocs.render.views.left_out import LeftOutLine, left_out_lines
from kamdocs.render.views.parts import Cell, Column, Filters, Status, Table, Tone
from kamdocs.render.views.spark import revenue_spark


@dataclass(frozen=True)
class AccountsView:
    """What the accounts table shows."""

    table: Table
    count: str
    left_out: tuple[LeftOutLine, ...]
    left_out_notice: str
    filters: Filters


def accounts_view(context: RenderContext, links: Links) -> AccountsView:
    """Give what the accounts table shows."""
    left_out, notice = left_out_lines(context, links)
    standings = context.standing.standings
    return AccountsView(
        accounts_table(context, standings, links, sortable=True),
        context.words.plural("site.accounts-count", len(standings)),
        left_out,
        notice,
        Filters(
            "kd-accounts-table",
            (
                context.words.text("site.column.tier"),
                context.words.text("site.column.lifecycle"),
                context.words.text("site.column.owner"),
                context.words.text("site.column.territory"),
            ),
        ),
    )


def accounts_table(
    context: RenderContext, standings: tuple[Standing, ...], links: Links, *, sortable: bool
) -> Table:
    """Give the table of accounts with revenue, trend and what presses."""
    words = context.words
    columns = (
        Column(words.text("site.column.account")),
        Column(words.text("site.column.tier")),
        Column(words.text("site.column.lifecycle")),
        Column(words.text("site.column.owner")),
        Column(words.text("site.column.territory")),
        Column(
            words.text("site.column.revenue-year", year=context.standing.revenue.year), numeric=True
        ),
        Column(words.text("site.column.against-target"), numeric=True),
        Column(words.text("site.column.trend")),
        Column(words.text("site.column.attention")),
    )
    rows = tuple(_account_row(context, item, links) for item in standings)
    return Table(words.text("site.accounts"), columns, rows, sortable=sortable)


def _account_row(context: RenderContext, item: Standing, links: Links) -> tuple[Cell, ...]:
    account = item.account
    cells = Cells(context, account.currency)
    tier = context.portfolio.tiers.get(account.tier or "")
    territory = context.portfolio.territories.get(account.territory or "")
    order = [tier.id for tier in context.portfolio.programme.tiers]
    tier_cell = cells.text(tier.name if tier else account.tier)
    if tier is not None:
        tier_cell = Cell(tier.name, sort=f"{order.index(tier.id):02d}")
    revenue = cells.missing()
    if item.revenue.actual is not None:
        text = context.formats.short_money(item.revenue.actual, account.currency)
        revenue = Cell(text, sort=str(item.revenue.actual))
    return (
        Cell(
            account.name,
            href=links.to(context.addresses.account(account.id)),
            note=account.segment or "",
        ),
        tier_cell,
        cells.text(value_label(account.lifecycle, context.language) if account.lifecycle else None),
        cells.person(account.owner),
        cells.text(territory.name if territory else account.territory),
        revenue,
        _against_target(context, item),
        _trend(context, item),
        Cell(status=_pressing(context, item), sort=f"{_weight(item):04d}"),
    )


def _against_target(context: RenderContext, item: Standing) -> Cell:
    change, tone = compared(context, item.revenue.against_target)
    if not change:
        return Cells(context).missing()
    return Cell(change, sort=str(item.revenue.against_target), tone=tone)


def _trend(context: RenderContext, item: Standing) -> Cell:
    values = revenue_spark(context, item)
    if not any(value is not None for value in values):
        return Cells(context).missing()
    text = context.words.text("site.spark", n=len(values), account=item.account.name)
    last = next((value for value in reversed(values) if value is not None), None)
    return Cell(html=draw_sparkline(Sparkline(values=values, text=text)), sort=str(last or 0))


def _weight(item: Standing) -> int:
    urgent = sum(line.grade == "risk" for line in item.attention)
    return 9999 - min(9998, urgent * 100 + len(item.attention))


def _pressing(context: RenderContext, item: Standing) -> Status:
    words = context.words
    urgent = sum(line.grade == "risk" for line in item.attention)
    if urgent:
        return Status(Tone.RISK, words.plural("site.urgent", urgent))
    account = item.account
    if not (account.figures or account.objectives or item.promises):
        return Status(Tone.NONE, words.text("site.missing"))
    if item.attention:
        return Status(Tone.WATCH, words.plural("site.to-watch", len(item.attention)))
    return Status(Tone.GOOD, words.text("site.nothing-pressing"))
