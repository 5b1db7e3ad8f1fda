"""What is to be won by account and offering, shaded by its size."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from kamdocs.metrics.account_growth import AccountGrowth
from kamdocs.metrics.white_space import Cell as SpaceCell
from kamdocs.render.addresses import Links
from kamdocs.render.charts.svg import element
from kamdocs.render.context import RenderContext
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.parts import Cell, Column, Table

ACCOUNTS_SHOWN = 40
"""Accounts in the table by offering, those with most to be won first."""

HEAT_STEPS = 4
"""Shades of the table by offering."""


def by_offering(cells: tuple[SpaceCell, ...]) -> dict[str, Decimal]:
    """Add what is to be won up by offering."""
    totals: dict[str, Decimal] = {}
    for cell in cells:
        if cell.headroom is not None:
            offering = cell.record.offering
            totals[offering] = totals.get(offering, Decimal(0)) + cell.headroom
    return totals


def heat_table(context: RenderContext, links: Links) -> Table:
    """List accounts, those with most to be won first, with a column for each offering."""
    words, growth = context.words, context.measures.growth
    ranked = sorted(
        (item for item in growth.same.values() if item.space.value is not None),
        key=lambda item: (-(item.space.value or Decimal(0)), item.scope.account.name),
    )
    totals = by_offering(growth.space.cells)
    offerings = [item.id for item in context.portfolio.programme.offerings if item.id in totals]
    offerings += [item for item in totals if item not in offerings]
    shown = ranked[:ACCOUNTS_SHOWN]
    more = len(growth.accounts) - len(shown)
    largest = max(
        (value for item in shown for value in by_offering(item.cells).values()),
        default=Decimal(0),
    )
    return Table(
        words.text("site.growth.heat.caption"),
        (
            Column(words.text("site.column.account")),
            Column(words.text("site.growth.column.to-win"), numeric=True),
            *(Column(context.offering(item), numeric=True) for item in offerings),
            Column(words.text("metrics.penetration"), numeric=True),
        ),
        tuple(_heat_row(context, links, item, offerings, largest) for item in shown),
        foot=_heat_foot(context, totals, offerings) if shown else (),
        note=words.plural("site.growth.more-accounts", more) if more > 0 else "",
        sortable=True,
    )


def _heat_row(
    context: RenderContext,
    links: Links,
    item: AccountGrowth,
    offerings: list[str],
    largest: Decimal,
) -> tuple[Cell, ...]:
    account = item.scope.account
    own = by_offering(item.cells)
    href = links.to(context.addresses.account(account.id), "kd-white-space")
    eligible = {cell.record.offering for cell in item.cells if cell.eligible}
    return (
        Cell(account.name, href=href),
        Cell(
            context.formats.short_money(item.space.value or Decimal(0)), sort=str(item.space.value)
        ),
        *(_heat_cell(context, item, name, own.get(name), eligible, largest) for name in offerings),
        Cells(context).share(item.space.penetration),
    )


def _heat_cell(
    context: RenderContext,
    item: AccountGrowth,
    offering: str,
    value: Decimal | None,
    eligible: set[str],
    largest: Decimal,
) -> Cell:
    """Give an amount shaded by its size, with the part that is in negotiation below it."""
    words, short = context.words, context.formats.short_money
    if value is None:
        unknown = offering in eligible
        word = words.text("site.growth.no-potential") if unknown else ""
        return Cell(word, missing=True, sort="0")
    step = 0
    if value > 0 and largest > 0:
        step = min(HEAT_STEPS, 1 + int(value * HEAT_STEPS / largest))
    parts = [short(value) if value else words.text("site.growth.reached")]
    negotiated = sum(
        (cell.negotiated for cell in item.cells if cell.record.offering == offering), Decimal(0)
    )
    if negotiated:
        note = words.text("site.growth.in-negotiation", amount=short(negotiated))
        parts.append(element("small", note))
    html: Markup = element("span", *parts, class_=f"kd-heat kd-heat-{step}")
    return Cell(html=html, sort=str(value))


def _heat_foot(
    context: RenderContext, totals: dict[str, Decimal], offerings: list[str]
) -> tuple[Cell, ...]:
    growth = context.measures.growth
    return (
        Cell(context.words.text("site.growth.total")),
        Cell(context.formats.short_money(growth.space.value or Decimal(0))),
        *(Cell(context.formats.short_money(totals[name])) for name in offerings),
        Cells(context).share(growth.space.penetration),
    )
