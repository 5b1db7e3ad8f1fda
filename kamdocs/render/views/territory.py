"""One territory: its evolution, accounts, owner and log."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.metrics.measure import Input, Measure, MeasureUnit
from kamdocs.metrics.territories import LogEntry, TerritoryEvolution
from kamdocs.model.account import Account
from kamdocs.model.vocabulary import value_label
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import measure_headline
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.base_conversion import ALL_GROUPS
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.headlines import compared
from kamdocs.render.views.lifecycle_reasons import lifecycle_name
from kamdocs.render.views.parts import Cell, Column, Filters, Headline, PageHead, Table
from kamdocs.render.views.territory_figures import (
    buying_in,
    change_of,
    last_revenue,
    territory_trend,
)
from kamdocs.render.views.tier_reasons import tier_name

LOG_SHOWN = 50
ACCOUNTS_SHOWN = 250


UNFILTERED = 8
"""Accounts that are seen at a glance; filters would only stand in the way."""


@dataclass(frozen=True)
class TerritoryView:
    """What the page of a territory shows; figures and log only for the team."""

    head: PageHead
    trend: Markup | None
    quarters: Table | None
    accounts: Table
    filters: Filters | None
    log: Table | None


def territory_view(context: RenderContext, territory: str, links: Links) -> TerritoryView:
    """Give what the page of a territory shows."""
    words = context.words
    item = next(found for found in context.measures.base.territories if found.id == territory)
    team = context.for_team
    title = words.text("site.nav.territories")
    accounts = _accounts(context, item, links)
    filters = Filters(
        "kd-territory-accounts", (words.text("site.column.tier"), words.text("site.column.owner"))
    )
    return TerritoryView(
        head=portfolio_head(
            context,
            links,
            context.portfolio.territories[territory].name,
            _answer(context, item),
            headlines=_headlines(context, item) if team else (),
            parents=((title, context.addresses.portfolio("territories")),),
        ),
        trend=territory_trend(context, item) if team else None,
        quarters=_quarters(context, item) if team else None,
        accounts=accounts,
        filters=filters if len(accounts.rows) > UNFILTERED else None,
        log=_log(context, item, links) if team else None,
    )


def _answer(context: RenderContext, item: TerritoryEvolution) -> str:
    words = context.words
    owner = context.person(context.portfolio.territories[item.id].owner)
    count = words.plural("site.territories.has", len(item.accounts))
    parts = [count]
    if owner:
        parts.append(words.text("site.territories.owned-by", name=owner))
    change = change_of(item) if context.for_team else None
    if change is not None:
        message = "site.territories.grew" if change >= 0 else "site.territories.fell"
        parts.append(words.text(message, share=context.formats.percent(abs(change), 0)))
    return " ".join(parts)


def _headlines(context: RenderContext, item: TerritoryEvolution) -> tuple[Headline, ...]:
    words, formats = context.words, context.formats
    revenue = last_revenue(item)
    change, tone = compared(context, change_of(item))
    quarter = formats.period(item.quarters[-1].quarter) if item.quarters else ""
    inputs = (Input("revenue_rows", revenue, MeasureUnit.MONEY),)
    basis = context.portfolio.programme.revenue_basis or ""
    money = Measure("revenue", revenue, MeasureUnit.MONEY, context.as_of, inputs, basis)
    base = context.measures.base
    potentials = [base.potential(key) for key in item.accounts]
    same = [
        value
        for key, value in zip(item.accounts, potentials, strict=True)
        if value is not None and base.accounts[key].scope.in_programme_currency
    ]
    potential = Measure(
        "account_potential",
        sum(same[1:], same[0]) if same else None,
        MeasureUnit.MONEY,
        context.as_of,
        () if same else (Input("white_space_cells", None),),
    )
    note = words.text("site.territories.in-quarter", quarter=quarter)
    if change:
        note = words.text("site.territories.than-year-before", quarter=quarter)
    return (
        measure_headline(context, money, note=note, change=change, tone=tone),
        Headline(
            words.text("metrics.buying_accounts"),
            formats.number(buying_in(context, item)),
            words.plural("site.territories.of-accounts", len(item.accounts)),
        ),
        measure_headline(context, potential, note=words.text("site.territories.whole-territory")),
    )


def _quarters(context: RenderContext, item: TerritoryEvolution) -> Table:
    words, formats, cells = context.words, context.formats, Cells(context)
    used = [
        group for group in ALL_GROUPS if any(quarter.groups.get(group) for quarter in item.quarters)
    ]
    columns = (
        Column(words.text("site.column.quarter")),
        Column(words.text("site.territories.column.revenue"), numeric=True),
        Column(words.text("site.territories.column.accounts"), numeric=True),
        *(Column(lifecycle_name(context, group), numeric=True) for group in used),
    )
    rows = tuple(
        (
            Cell(formats.period(quarter.quarter)),
            cells.missing()
            if quarter.revenue is None
            else Cell(formats.short_money(quarter.revenue)),
            cells.number(len(quarter.accounts)),
            *(
                Cell(formats.number(quarter.groups[group]))
                if quarter.groups.get(group)
                else Cell("–")
                for group in used
            ),
        )
        for quarter in reversed(item.quarters)
    )
    return Table(
        words.text("site.territories.quarters"),
        columns,
        rows,
        note=words.text("site.territories.quarters-note"),
    )


def _accounts(context: RenderContext, item: TerritoryEvolution, links: Links) -> Table:
    words = context.words
    columns = [
        Column(words.text("site.column.account")),
        Column(words.text("site.column.tier")),
        Column(words.text("site.territories.column.segment")),
        Column(words.text("site.column.owner")),
    ]
    if context.for_team:
        columns += [
            Column(words.text("site.column.lifecycle")),
            Column(words.text("site.territories.column.revenue-year"), numeric=True),
        ]
    shown = item.accounts[:ACCOUNTS_SHOWN]
    rows = tuple(_account(context, context.portfolio.by_id[key], links) for key in shown)
    rest = len(item.accounts) - len(rows)
    return Table(
        words.text("site.accounts"),
        tuple(columns),
        rows,
        note=words.plural("site.selection.more", rest) if rest else "",
        sortable=True,
    )


def _account(context: RenderContext, account: Account, links: Links) -> tuple[Cell, ...]:
    cells = Cells(context, account.currency)
    row = (
        Cell(account.name, href=links.to(context.addresses.account(account.id))),
        cells.text(tier_name(context, account.tier)),
        cells.text(account.segment),
        cells.person(account.owner),
    )
    if not context.for_team:
        return row
    measures = context.measures.accounts[account.id]
    revenue = measures.revenue.revenue.value
    return (
        *row,
        Cell(lifecycle_name(context, measures.base.lifecycle)),
        cells.missing()
        if revenue is None
        else Cell(context.formats.short_money(revenue, account.currency), sort=str(revenue)),
    )


def _log(context: RenderContext, item: TerritoryEvolution, links: Links) -> Table:
    words = context.words
    shown = item.log[:LOG_SHOWN]
    rest = len(item.log) - len(shown)
    return log_table(
        context, shown, links, words.plural("site.territories.more-log", rest) if rest else ""
    )


def log_table(
    context: RenderContext, entries: tuple[LogEntry, ...], links: Links | None, note: str = ""
) -> Table:
    """Give entries of territory logs; without links the account is not named."""
    words, cells = context.words, Cells(context)
    columns = [
        Column(words.text("site.column.date")),
        Column(words.text("site.territories.column.event")),
        Column(words.text("site.territories.column.from")),
        Column(words.text("site.territories.column.to")),
        Column(words.text("site.territories.column.reason"), wide=True),
    ]
    if links is not None:
        columns.insert(1, Column(words.text("site.column.account")))
    rows = []
    for entry in entries:
        change = entry.change
        row = [
            cells.day(change.date),
            Cell(value_label(change.event, context.language)),
            Cell(change.from_ or "–"),
            Cell(change.to or "–"),
            Cell(change.reason or "–"),
        ]
        if links is not None:
            account = context.portfolio.by_id[entry.account]
            href = links.to(context.addresses.account(account.id))
            row.insert(1, Cell(account.name, href=href))
        rows.append(tuple(row))
    return Table(words.text("site.territories.log"), tuple(columns), tuple(rows), note=note)
