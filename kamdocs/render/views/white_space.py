"""What is still to be won: by account and offering, who holds it today, and our share."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from kamdocs.metrics.account_growth import AccountGrowth
from kamdocs.metrics.white_space import Cell as SpaceCell
from kamdocs.model.commerce import WhiteSpaceCell
from kamdocs.model.enums import Level
from kamdocs.model.vocabulary import key_label
from kamdocs.render.addresses import Links
from kamdocs.render.charts.svg import element
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import measure_headline
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.account_growth import dependence_status
from kamdocs.render.views.cells import Cells, column
from kamdocs.render.views.parts import Cell, Column, Filters, Headline, PageHead, Table, Tone
from kamdocs.render.views.space_figure import cell_place, supplier_text

ACCOUNTS_SHOWN = 40
"""Accounts in the table by offering, those with most to be won first."""

CELLS_SHOWN = 60
"""Untouched cells listed, the largest first."""

HEAT_STEPS = 4
"""Shades of the table by offering."""


@dataclass(frozen=True)
class WhiteSpaceView:
    """What the page of white space shows."""

    head: PageHead
    heat_title: str
    heat: Table
    untouched: Table
    filters: Filters
    wallet_title: str
    wallet: Table


def white_space_view(context: RenderContext, links: Links) -> WhiteSpaceView:
    """Give what the page of white space shows."""
    words = context.words
    return WhiteSpaceView(
        head=portfolio_head(
            context,
            links,
            words.text("site.nav.white-space"),
            _answer(context),
            headlines=_headlines(context),
        ),
        heat_title=_heat_title(context),
        heat=_heat(context, links),
        untouched=_untouched(context, links),
        filters=Filters(
            "kd-untouched-cells",
            (
                words.text("site.column.account"),
                key_label(WhiteSpaceCell, "offering", context.language),
                words.text("site.growth.column.supplier"),
            ),
        ),
        wallet_title=_wallet_title(context),
        wallet=_wallet(context, links),
    )


def _answer(context: RenderContext) -> str:
    words, growth = context.words, context.measures.growth
    space, short = growth.space, context.formats.short_money
    if space.value is None or space.untouched is None:
        return words.text("site.growth.space.nothing")
    parts = [
        words.text(
            "site.growth.space.answer",
            value=short(space.value),
            negotiated=short(space.negotiated),
            untouched=short(space.untouched),
        )
    ]
    if growth.untouched:
        best = growth.untouched[0]
        parts.append(
            words.text(
                "site.growth.space.best",
                account=context.portfolio.by_id[best.account].name,
                place=cell_place(context, best),
                amount=short(best.headroom or Decimal(0)),
            )
        )
    return " ".join(parts)


def _headlines(context: RenderContext) -> tuple[Headline, ...]:
    words, growth = context.words, context.measures.growth
    space, formats = growth.space, context.formats
    dependent = [item for item in growth.accounts.values() if item.dependent]
    limit = formats.percent(context.portfolio.programme.limits.wallet_share, 0)
    untouched = "" if space.untouched is None else formats.short_money(space.untouched)
    return (
        measure_headline(
            context,
            growth.white_space,
            note=words.text("site.growth.untouched-note", amount=untouched),
        ),
        measure_headline(
            context,
            growth.penetration,
            note=words.text(
                "site.growth.penetration-note", owned=space.owned, eligible=space.eligible
            ),
        ),
        measure_headline(
            context, growth.wallet_share, note=words.text("site.growth.limit-note", limit=limit)
        ),
        Headline(
            words.text("site.growth.dependent-accounts"),
            formats.number(len(dependent)),
            note=formats.names([item.scope.account.name for item in dependent[:3]])
            or words.text("site.growth.none-dependent"),
            tone=Tone.WATCH if dependent else Tone.GOOD,
        ),
    )


def _heat_title(context: RenderContext) -> str:
    """Say which offering has most to be won."""
    totals = _by_offering(context.measures.growth.space.cells)
    if not totals:
        return context.words.text("site.growth.heat.caption")
    offering = max(totals, key=lambda key: totals[key])
    value = context.measures.growth.space.value or Decimal(0)
    share = totals[offering] / value if value > 0 else Decimal(0)
    return context.words.text(
        "site.growth.heat.title",
        offering=context.offering(offering),
        share=context.formats.percent(share, 0),
    )


def _by_offering(cells: tuple[SpaceCell, ...]) -> dict[str, Decimal]:
    totals: dict[str, Decimal] = {}
    for cell in cells:
        if cell.headroom is not None:
            offering = cell.record.offering
            totals[offering] = totals.get(offering, Decimal(0)) + cell.headroom
    return totals


def _heat(context: RenderContext, links: Links) -> Table:
    words, growth = context.words, context.measures.growth
    ranked = sorted(
        (item for item in growth.same.values() if item.space.value is not None),
        key=lambda item: (-(item.space.value or Decimal(0)), item.scope.account.name),
    )
    totals = _by_offering(growth.space.cells)
    offerings = [item.id for item in context.portfolio.programme.offerings if item.id in totals]
    offerings += [item for item in totals if item not in offerings]
    shown = ranked[:ACCOUNTS_SHOWN]
    more = len(growth.accounts) - len(shown)
    largest = max(
        (value for item in shown for value in _by_offering(item.cells).values()),
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
    own = _by_offering(item.cells)
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


def _untouched(context: RenderContext, links: Links) -> Table:
    words, cells = context.words, Cells(context)
    found = context.measures.growth.untouched
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
    rows = []
    for cell in found[:CELLS_SHOWN]:
        account, record = context.portfolio.by_id[cell.account], cell.record
        href = links.to(context.addresses.account(account.id), "kd-white-space")
        amount = cell.headroom or Decimal(0)
        rows.append(
            (
                Cell(account.name, href=href),
                cells.text(context.offering(record.offering)),
                Cell(context.unit(account, record.unit) or words.text("site.growth.whole-account")),
                Cell(context.formats.short_money(amount), sort=str(amount)),
                cells.text(supplier_text(context, cell).split(",")[0]),
                cells.day(record.contract_end),
                _confidence(cells, record.confidence),
            )
        )
    return Table(
        words.text("site.growth.untouched"),
        columns,
        tuple(rows),
        note=words.plural("site.growth.more-cells", more) if more > 0 else "",
        sortable=True,
    )


def _confidence(cells: Cells, level: Level | None) -> Cell:
    found = cells.label(level)
    if level is None:
        return found
    return Cell(found.text, sort=str(list(Level).index(level)))


def _wallet_title(context: RenderContext) -> str:
    growth = context.measures.growth
    limit = context.formats.percent(context.portfolio.programme.limits.wallet_share, 0)
    dependent = sum(item.dependent for item in growth.accounts.values())
    if not dependent:
        return context.words.text("site.growth.wallet.title-none", limit=limit)
    return context.words.plural("site.growth.wallet.title", dependent, limit=limit)


def _wallet(context: RenderContext, links: Links) -> Table:
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
