"""Quarters over all accounts: the list of them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.metrics.quarter_rollup import QuarterRollup
from kamdocs.metrics.review_state import ReviewState
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.cells import without_empty_columns
from kamdocs.render.views.parts import Cell, Column, PageHead, Table
from kamdocs.render.views.portfolio_trend import revenue_by_quarter, revenue_chart
from kamdocs.render.views.signed import change_cell


@dataclass(frozen=True)
class QuartersView:
    """What the list of quarters shows."""

    head: PageHead
    chart: Markup | None
    table: Table


def quarters_view(
    context: RenderContext, rollups: tuple[QuarterRollup, ...], links: Links
) -> QuartersView:
    """Give what the list of quarters shows, newest first."""
    words = context.words
    calendar = context.portfolio.programme.calendar
    told = [item for item in rollups if item.revenue.revenue.value is not None]
    over = [item for item in told if calendar.last_day(item.quarter) <= context.as_of]
    closed = next(iter([*over, *told]), None)
    answer = words.text("site.quarters.none") if closed is None else quarter_answer(context, closed)
    title = words.text("site.nav.quarters")
    return QuartersView(
        portfolio_head(context, links, title, answer),
        revenue_chart(
            context,
            "kd-quarters-trend",
            _finding(context, closed),
            revenue_by_quarter(context, context.portfolio.accounts),
            full=True,
        ),
        _table(context, rollups, links),
    )


def quarter_answer(context: RenderContext, rollup: QuarterRollup) -> str:
    """Say where a quarter closed and how many of its reviews were held."""
    words = context.words
    parts = [_finding(context, rollup) + "."]
    previous = rollup.revenue.against_previous.value
    if previous is not None:
        message = "site.quarters.up" if previous >= 0 else "site.quarters.down"
        parts.append(words.text(message, change=context.formats.percent(abs(previous))))
    if rollup.reviews_due:
        held = rollup.reviews[ReviewState.HELD]
        parts.append(words.plural("site.quarters.reviews", held, of=rollup.reviews_due))
    return " ".join(parts)


def _finding(context: RenderContext, rollup: QuarterRollup | None) -> str:
    words = context.words
    if rollup is None:
        return words.text("site.trend.title")
    quarter = context.formats.long_quarter(rollup.quarter)
    if context.portfolio.programme.calendar.last_day(rollup.quarter) > context.as_of:
        return words.text("site.quarters.open", quarter=quarter)
    change = rollup.revenue.against_target.value
    if change is None:
        return words.text("site.quarters.no-target", quarter=quarter)
    if not round(change, 3):
        return words.text("site.trend.on", quarter=quarter)
    message = "site.trend.above" if change > 0 else "site.trend.below"
    return words.text(message, quarter=quarter, change=context.formats.percent(abs(change)))


def _table(context: RenderContext, rollups: tuple[QuarterRollup, ...], links: Links) -> Table:
    words = context.words
    table = Table(
        words.text("site.quarters.table"),
        (
            Column(words.text("site.column.quarter")),
            Column(words.text("site.revenue.column.revenue"), numeric=True),
            Column(words.text("site.column.against-target"), numeric=True),
            Column(words.text("site.quarters.column.previous"), numeric=True),
            Column(words.text("site.revenue.column.year-before"), numeric=True),
            Column(words.text("site.quarters.column.reviews"), numeric=True),
            Column(words.text("site.quarters.column.kept"), numeric=True),
        ),
        tuple(_row(context, item, links) for item in rollups),
    )
    return without_empty_columns(table)


def _row(context: RenderContext, item: QuarterRollup, links: Links) -> tuple[Cell, ...]:
    words = context.words
    revenue = item.revenue.revenue.value
    held = item.reviews[ReviewState.HELD]
    none = Cell(words.text("site.missing"), missing=True)
    return (
        Cell(
            context.formats.long_quarter(item.quarter),
            href=links.to(context.addresses.quarter_page(item.quarter)),
        ),
        none if revenue is None else Cell(context.formats.short_money(revenue), sort=str(revenue)),
        change_cell(context, item.revenue.against_target.value),
        change_cell(context, item.revenue.against_previous.value),
        change_cell(context, item.revenue.against_year_before.value),
        Cell(words.text("site.quarters.of", n=held, of=item.reviews_due))
        if item.reviews_due
        else none,
        Cell(words.text("site.quarters.of", n=item.promises.kept, of=item.promises.counted))
        if item.promises.counted
        else none,
    )
