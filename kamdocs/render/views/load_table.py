"""What each key account manager answers for, and how evenly potential is spread."""

from __future__ import annotations

from decimal import Decimal

from kamdocs.metrics.load import KamLoad
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.parts import Cell, Column, Status, Table, Tone
from kamdocs.render.views.tier_reasons import tier_name


def load_table(context: RenderContext, links: Links) -> Table:
    """Give the load of every key account manager."""
    words = context.words
    columns = (
        Column(words.text("site.column.owner")),
        Column(words.text("site.territories.column.accounts"), numeric=True),
        Column(words.text("metrics.planned_meetings"), numeric=True),
        Column(words.text("site.territories.column.promises"), numeric=True),
        Column(words.text("site.territories.column.revenue"), numeric=True),
        Column(words.text("site.territories.column.potential"), numeric=True),
        Column(words.text("site.territories.column.balance")),
    )
    rows = tuple(_row(context, links, item) for item in context.measures.base.load)
    limit = context.portfolio.programme.limits.territory_balance
    note = words.text("site.territories.load-note", limit=context.formats.percent(limit, 0))
    left_out = context.measures.base.other_currency
    if left_out:
        note = f"{note} {words.plural('site.territories.other-currency', left_out)}"
    return Table(words.text("site.territories.load"), columns, rows, note=note, sortable=True)


def _row(context: RenderContext, links: Links, item: KamLoad) -> tuple[Cell, ...]:
    words, formats, cells = context.words, context.formats, Cells(context)
    overdue = item.overdue_promises
    return (
        _person(context, links, item.person),
        Cell(formats.number(len(item.accounts)), note=_tiers(context, item)),
        cells.missing()
        if item.meetings is None
        else Cell(formats.number(item.meetings, 1), sort=str(item.meetings)),
        Cell(
            formats.number(item.open_promises),
            note=words.plural("site.territories.overdue", overdue) if overdue else "",
            sort=str(item.open_promises),
        ),
        _short(context, item.revenue),
        _short(context, item.potential),
        balance_cell(context, item),
    )


def _person(context: RenderContext, links: Links, person: str | None) -> Cell:
    if person is None:
        return Cell(context.words.text("site.territories.nobody"))
    known = person in context.portfolio.people
    href = links.to(context.addresses.person(person)) if known else ""
    return Cell(context.person(person), href=href)


def balance_cell(context: RenderContext, item: KamLoad) -> Cell:
    """Give how far potential lies from the mean, flagged beyond the limit."""
    if item.balance is None:
        return Cells(context).missing()
    words = context.words
    limit = context.portfolio.programme.limits.territory_balance
    share = context.formats.percent(abs(item.balance), 0)
    side = "above" if item.balance >= 0 else "below"
    text = words.text(f"site.territories.{side}", share=share)
    tone = Tone.WATCH if item.beyond(limit) else Tone.GOOD
    return Cell(text, status=Status(tone, text), sort=str(item.balance))


def _tiers(context: RenderContext, item: KamLoad) -> str:
    parts = [
        f"{item.tiers[tier.id]} {tier.name}"
        for tier in context.portfolio.programme.tiers
        if item.tiers.get(tier.id)
    ]
    rest = sum(count for tier, count in item.tiers.items() if not tier_name(context, tier))
    if rest:
        parts.append(context.words.plural("site.territories.without-tier", rest))
    return ", ".join(parts)


def _short(context: RenderContext, value: Decimal | None) -> Cell:
    if value is None:
        return Cells(context).missing()
    return Cell(context.formats.short_money(value), sort=str(value))
