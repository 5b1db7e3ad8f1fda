"""All territories: how each evolved, who answers for it, and the load of each manager."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from kamdocs.metrics.measure import Input, Measure, MeasureUnit
from kamdocs.metrics.territories import TerritoryEvolution
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import measure_headline
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.headlines import compared
from kamdocs.render.views.load_table import load_table
from kamdocs.render.views.parts import Cell, Column, Headline, PageHead, Table, Tone
from kamdocs.render.views.territory_figures import (
    buying_in,
    change_of,
    last_revenue,
    territory_lines,
)


@dataclass(frozen=True)
class TerritoriesView:
    """What the page of territories shows; money and load only for the team."""

    head: PageHead
    lines: Markup | None
    territories: Table
    load: Table | None
    homeless: str


def territories_view(context: RenderContext, links: Links) -> TerritoriesView:
    """Give what the page of territories shows."""
    words = context.words
    team = context.for_team
    homeless = sum(
        context.portfolio.territories.get(account.territory or "") is None
        for account in context.portfolio.accounts
    )
    return TerritoriesView(
        head=portfolio_head(
            context,
            links,
            words.text("site.nav.territories"),
            _answer(context),
            headlines=_headlines(context) if team else (),
            window=context.measures.scope.window if team else None,
        ),
        lines=territory_lines(context) if team else None,
        territories=_table(context, links),
        load=load_table(context, links) if team else None,
        homeless=words.plural("site.territories.homeless", homeless) if homeless else "",
    )


def _answer(context: RenderContext) -> str:
    words, formats = context.words, context.formats
    territories = context.measures.base.territories
    if not territories:
        return words.text("site.territories.answer-none")
    count = words.plural(
        "site.territories.count", len(territories), accounts=len(context.portfolio.accounts)
    )
    known = [(change_of(item), item) for item in territories]
    grown = [(change, item.id) for change, item in known if change is not None]
    if not context.for_team or not grown:
        return count
    best, worst = max(grown), min(grown)
    parts = [count]
    if best[0] > 0:
        parts.append(
            words.text(
                "site.territories.best",
                name=context.portfolio.territories[best[1]].name,
                share=formats.percent(best[0], 0),
            )
        )
    if worst[0] < 0:
        parts.append(
            words.text(
                "site.territories.worst",
                name=context.portfolio.territories[worst[1]].name,
                share=formats.percent(abs(worst[0]), 0),
            )
        )
    return " ".join(parts)


def _headlines(context: RenderContext) -> tuple[Headline, ...]:
    words = context.words
    loads = context.measures.base.load
    found: list[Headline] = []
    meetings = [item.meetings for item in loads if item.meetings is not None]
    total = round(sum(meetings, Decimal(0)), 1) if meetings else None
    found.append(
        measure_headline(
            context,
            _measure(context, "planned_meetings", total, MeasureUnit.NUMBER),
            note=words.plural("site.territories.for-kams", len(meetings)),
        )
    )
    balanced = [item for item in loads if item.balance is not None]
    if balanced:
        limit = context.portfolio.programme.limits.territory_balance
        item = max(balanced, key=lambda load: abs(load.balance or Decimal(0)))
        beyond = sum(load.beyond(limit) for load in balanced)
        side = "above" if (item.balance or 0) >= 0 else "below"
        share = context.formats.percent(abs(item.balance or Decimal(0)), 0)
        note = words.text(
            "site.territories.most-uneven",
            name=context.person(item.person),
            side=words.text(f"site.territories.{side}", share=share),
            limit=context.formats.percent(limit, 0),
        )
        found.append(
            measure_headline(
                context,
                _measure(context, "territory_balance", item.balance, MeasureUnit.SHARE),
                note=note,
                tone=Tone.WATCH if beyond else Tone.GOOD,
            )
        )
    potentials = [item.potential for item in loads if item.potential is not None]
    found.append(
        measure_headline(
            context,
            _measure(
                context,
                "account_potential",
                sum(potentials, Decimal(0)) if potentials else None,
                MeasureUnit.MONEY,
            ),
            note=words.text("site.territories.whole"),
        )
    )
    return tuple(found)


def _measure(context: RenderContext, key: str, value: Decimal | None, unit: MeasureUnit) -> Measure:
    lacking = {"planned_meetings": "tier_cadence"}.get(key, "white_space_cells")
    inputs = (Input(lacking, None),) if value is None else ()
    return Measure(key, value, unit, context.as_of, inputs)


def _table(context: RenderContext, links: Links) -> Table:
    words = context.words
    columns = [Column(words.text("site.column.territory"))]
    if not context.for_team:
        columns.append(Column(words.text("site.column.owner")))
    columns.append(Column(words.text("site.territories.column.accounts"), numeric=True))
    if context.for_team:
        columns += [
            Column(words.text("site.territories.column.last-quarter"), numeric=True),
            Column(words.text("site.territories.column.change"), numeric=True),
        ]
    rows = tuple(_row(context, links, item) for item in context.measures.base.territories)
    return Table(words.text("site.territories.all"), tuple(columns), rows, sortable=len(rows) > 1)


def _row(context: RenderContext, links: Links, item: TerritoryEvolution) -> tuple[Cell, ...]:
    cells, formats = Cells(context), context.formats
    territory = context.portfolio.territories[item.id]
    href = links.to(context.addresses.territory(item.id))
    count = formats.number(len(item.accounts))
    if not context.for_team:
        owner = cells.person(territory.owner)
        return (Cell(territory.name, href=href), owner, Cell(count, sort=count))
    buying = buying_in(context, item)
    note = context.words.text("site.territories.buying", n=buying)
    revenue = last_revenue(item)
    change, tone = compared(context, change_of(item))
    return (
        Cell(territory.name, href=href, note=context.person(territory.owner)),
        Cell(count, note=note, sort=str(len(item.accounts))),
        cells.missing()
        if revenue is None
        else Cell(formats.short_money(revenue), sort=str(revenue)),
        Cell(change, tone=tone, sort=str(change_of(item))) if change else cells.missing(),
    )
