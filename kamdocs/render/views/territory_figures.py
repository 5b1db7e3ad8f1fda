"""Figures of territories over the quarters: lines of all, bars of one, and what both compare."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from kamdocs.metrics.portfolio_base import BUYING
from kamdocs.metrics.territories import TerritoryEvolution
from kamdocs.render.charts.frame import FULL, NARROW, WIDE, Variant
from kamdocs.render.charts.territory_lines import (
    MOST_LINES,
    LinesChart,
    LineSeries,
    draw_territory_lines,
)
from kamdocs.render.charts.trend import TrendChart, TrendPoint, TrendWords, draw_trend
from kamdocs.render.context import RenderContext

YEAR = 4
"""Quarters from one year to the next."""


def last_revenue(item: TerritoryEvolution) -> Decimal | None:
    """Give the revenue of the last closed quarter."""
    return item.quarters[-1].revenue if item.quarters else None


def change_of(item: TerritoryEvolution) -> Decimal | None:
    """Compare the last closed quarter with the same one a year before; None without a base."""
    if len(item.quarters) <= YEAR:
        return None
    now, before = item.quarters[-1].revenue, item.quarters[-1 - YEAR].revenue
    if now is None or before is None or before <= 0:
        return None
    return now / before - 1


def buying_in(context: RenderContext, item: TerritoryEvolution) -> int:
    """Count the accounts of a territory that buy today."""
    found = context.measures.base.accounts
    return sum(found[key].lifecycle in BUYING for key in item.accounts)


def territory_lines(
    context: RenderContext, *, variants: tuple[Variant, ...] = (WIDE, NARROW)
) -> Markup | None:
    """Draw the revenue of the largest territories by quarter; None where none is known."""
    found = [
        item
        for item in context.measures.base.territories
        if any(quarter.revenue is not None for quarter in item.quarters)
    ]
    if not found or len(found[0].quarters) < 2:
        return None
    found.sort(key=lambda item: (-(last_revenue(item) or Decimal(0)), item.id))
    words, formats = context.words, context.formats
    rest = len(found) - MOST_LINES
    note = _note(context)
    if rest > 0:
        note = f"{note} {words.plural('site.territories.lines.rest', rest)}"
    return draw_territory_lines(
        LinesChart(
            id="kd-territory-lines",
            title=_finding(context, found),
            description=words.text("site.territories.lines.description"),
            behind=words.text("site.see-table"),
            note=note,
            variants=variants,
            periods=tuple(formats.period(quarter.quarter) for quarter in found[0].quarters),
            series=tuple(_series(context, item) for item in found),
            axis_text=formats.short_money,
            period_word=words.text("site.column.quarter"),
        )
    )


def territory_trend(context: RenderContext, item: TerritoryEvolution) -> Markup | None:
    """Draw the revenue of one territory by quarter; None where none is known."""
    if not any(quarter.revenue is not None for quarter in item.quarters):
        return None
    words, formats = context.words, context.formats
    current = context.portfolio.programme.calendar.year_of(context.as_of)
    return draw_trend(
        TrendChart(
            id="kd-territory-trend",
            title=_trend_finding(context, item),
            description=words.text("site.territories.trend.description"),
            behind=words.text("site.see-table"),
            note=_note(context),
            variants=(WIDE, NARROW, FULL),
            points=tuple(
                TrendPoint(
                    label=formats.period(quarter.quarter),
                    value=quarter.revenue,
                    value_text=""
                    if quarter.revenue is None
                    else formats.short_money(quarter.revenue),
                    current=quarter.quarter.year == current,
                )
                for quarter in item.quarters
            ),
            axis_text=formats.short_money,
            words=TrendWords(
                period=words.text("site.column.quarter"),
                value=words.text("site.territories.column.revenue"),
                target=words.text("site.column.target"),
                target_mark="",
                missing=words.text("site.missing"),
            ),
        )
    )


def _series(context: RenderContext, item: TerritoryEvolution) -> LineSeries:
    formats, missing = context.formats, context.words.text("site.missing")
    values = tuple(quarter.revenue for quarter in item.quarters)
    texts = tuple(missing if value is None else formats.short_money(value) for value in values)
    known = [text for text, value in zip(texts, values, strict=True) if value is not None]
    return LineSeries(
        name=context.portfolio.territories[item.id].name,
        values=values,
        texts=texts,
        last=known[-1] if known else "",
    )


def _finding(context: RenderContext, found: list[TerritoryEvolution]) -> str:
    words, formats = context.words, context.formats
    changes = [(change_of(item), item.id) for item in found]
    known = [(change, key) for change, key in changes if change is not None]
    if not known:
        return words.text("site.territories.lines.title")
    up = sum(change > 0 for change, _ in known)
    best = max(known)
    name = context.portfolio.territories[best[1]].name
    if best[0] <= 0:
        return words.text("site.territories.lines.none-grew", total=len(known))
    share = formats.percent(best[0], 0)
    return words.plural(
        "site.territories.lines.finding", up, total=len(known), name=name, share=share
    )


def _trend_finding(context: RenderContext, item: TerritoryEvolution) -> str:
    words = context.words
    change = change_of(item)
    if change is None:
        return words.text("site.territories.trend.title")
    message = "site.territories.trend.up" if change >= 0 else "site.territories.trend.down"
    return words.text(message, share=context.formats.percent(abs(change), 0))


def _note(context: RenderContext) -> str:
    basis = context.portfolio.programme.revenue_basis
    words = context.words
    if basis:
        return words.text("site.territories.note-basis", basis=basis)
    return words.text("site.territories.note")
