"""Who holds what nobody works on, and how much of what clients buy is ours."""

from __future__ import annotations

from decimal import Decimal

from kamdocs.metrics.account_growth import AccountGrowth
from kamdocs.metrics.white_space import Cell as SpaceCell
from kamdocs.model.commerce import WhiteSpaceCell
from kamdocs.model.enums import Level
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.account_growth import dependence_status
from kamdocs.render.views.cells import Cells, column
from kamdocs.render.views.parts import Cell, Column, Table
from kamdocs.render.views.space_figure import supplier_name
from kamdocs.render.views.space_heat import ACCOUNTS_SHOWN

CELLS_SHOWN = 60
"""Untouched cells listed, the largest first."""


def untouched_table(context: RenderContext, links: Links) -> Table:
    """List the largest cells without an open opportunity, and who supplies them."""
    words, found = context.words, context.measures.growth.untouched
    more = len(found) - CELLS_SHOWN
    columns = (
        Column(words.text("site.column.account")),
        column(context, WhiteSpaceCell, "offering"),
        column(context, WhiteSpaceCell, "unit"),
        Column(words.text("site.growth.column.to-win"), numeric=True),
        Column(words.text("site.growth.column.supplier")),
        column(context, WhiteSpaceCell, "contract_end", numeric=True),
        column(context, WhiteSpaceCell, "confidence"),
    )
    rows = tuple(_untouched_row(context, links, cell) for cell in found[:CELLS_SHOWN])
    return Table(
        words.text("site.growth.untouched"),
        columns,
        rows,
        note=words.plural("site.growth.more-cells", more) if more > 0 else "",
        sortable=True,
    )


def _untouched_row(context: RenderContext, links: Links, cell: SpaceCell) -> tuple[Cell, ...]:
    account, record = context.portfolio.by_id[cell.account], cell.record
    cells, words = Cells(context), context.words
    amount = cell.headroom or Decimal(0)
    return (
        Cell(
            account.name,
            href=links.to(context.addresses.account(account.id), "kd-white-space"),
        ),
        cells.text(context.offering(record.offering)),
        Cell(context.unit(account, record.unit) or words.text("site.growth.whole-account")),
        Cell(context.formats.short_money(amount), sort=str(amount)),
        cells.text(supplier_name(context, cell)),
        cells.day(record.contract_end),
        _confidence(cells, record.confidence),
    )


def _confidence(cells: Cells, level: Level | None) -> Cell:
    found = cells.label(level)
    if level is None:
        return found
    return Cell(found.text, sort=str(list(Level).index(level)))


def wallet_table(context: RenderContext, links: Links) -> Table:
    """List wallet shares against their limit, the highest first."""
    words, growth = context.words, context.measures.growth
    known = [item for item in growth.accounts.values() if item.wallet_share.value is not None]
    ranked = sorted(
        known, key=lambda item: (-(item.wallet_share.value or 0), item.scope.account.name)
    )
    more = len(growth.accounts) - min(len(ranked), ACCOUNTS_SHOWN)
    return Table(
        words.text("metrics.wallet_share"),
        (
            Column(words.text("site.column.account")),
            Column(words.text("site.growth.column.spend"), numeric=True),
            Column(words.text("site.growth.column.ours"), numeric=True),
            Column(words.text("site.growth.column.share"), numeric=True),
            Column(words.text("site.growth.column.limit")),
        ),
        tuple(_wallet_row(context, links, item) for item in ranked[:ACCOUNTS_SHOWN]),
        note=words.plural("site.growth.no-spend", more) if more > 0 else "",
        sortable=True,
    )


def _wallet_row(context: RenderContext, links: Links, item: AccountGrowth) -> tuple[Cell, ...]:
    account, space = item.scope.account, item.space
    href = links.to(context.addresses.account(account.id), "kd-white-space")
    status = dependence_status(context, item)

    def money(value: Decimal | None) -> Cell:
        amount = value or Decimal(0)
        return Cell(context.formats.short_money(amount, account.currency), sort=str(amount))

    return (
        Cell(account.name, href=href),
        money(space.spend),
        money(space.spend_revenue),
        Cells(context).share(space.wallet_share),
        Cell(status=status, text=status.word if status else ""),
    )
