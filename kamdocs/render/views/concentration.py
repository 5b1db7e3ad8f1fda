"""On how few accounts the revenue hangs, who fell, and where the month closes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from kamdocs.metrics.concentration import Ranked
from kamdocs.metrics.measure import Measure
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import measure_headline
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.month_closing import closing_table
from kamdocs.render.views.pareto_chart import pareto_chart, pareto_finding
from kamdocs.render.views.parts import Cell, Column, Filters, Headline, Line, PageHead, Table, Tone
from kamdocs.render.views.revenue_drops import drop_lines, drops_beyond, drops_count
from kamdocs.render.views.signed import against_limit, compared_cell

ROWS_SHOWN = 250
"""Accounts in the table of the ABC curve."""


@dataclass(frozen=True)
class ConcentrationView:
    """What the page of concentration shows."""

    head: PageHead
    pareto: Markup | None
    drops_title: str
    drops: tuple[Line, ...]
    drops_more: str
    closing: Table
    curve: Table
    filters: Filters
    curve_note: str


def concentration_view(context: RenderContext, links: Links) -> ConcentrationView:
    """Give what the page of concentration shows."""
    words = context.words
    measures = context.measures.revenue
    return ConcentrationView(
        head=portfolio_head(
            context,
            links,
            words.text("site.nav.concentration"),
            _answer(context),
            headlines=_headlines(context) if measures.concentration.ranked else (),
            window=measures.scope.window,
        ),
        pareto=pareto_chart(context),
        drops_title=drops_count(context),
        drops=drop_lines(context, links),
        drops_more=drops_beyond(context),
        closing=closing_table(context, links),
        curve=_curve(context, links),
        filters=Filters(
            "kd-abc",
            (
                words.text("site.revenue.column.abc"),
                words.text("site.column.tier"),
                words.text("site.column.owner"),
            ),
        ),
        curve_note=_curve_note(context),
    )


def _answer(context: RenderContext) -> str:
    words, formats = context.words, context.formats
    found = context.measures.revenue.concentration
    if found.largest is None:
        return words.text("site.revenue.no-revenue")
    limit = context.portfolio.programme.limits.largest_account
    above = found.largest.share > limit
    largest = words.text(
        "site.revenue.answer-above" if above else "site.revenue.answer-within",
        name=context.portfolio.by_id[found.largest.account].name,
        share=formats.percent(found.largest.share),
        limit=formats.percent(limit, 0),
    )
    return f"{pareto_finding(context)}. {largest} {drops_count(context)}."


def _headlines(context: RenderContext) -> tuple[Headline, ...]:
    measures = context.measures.revenue
    limits = context.portfolio.programme.limits
    return (
        _limited(context, measures.cr1, limits.largest_account, 1),
        _limited(context, measures.cr5, limits.cr5, 5),
        _limited(context, measures.cr10, limits.cr10, 10),
        _limited(context, measures.hhi, limits.hhi, 1),
        _at_risk(context, measures.concentration_risk),
    )


def _limited(context: RenderContext, measure: Measure, limit: Decimal, least: int) -> Headline:
    counted = len(context.measures.revenue.concentration.ranked)
    if counted <= least and least > 1:
        # Ten of nine accounts always make the whole: that is no finding.
        note = context.words.plural("site.revenue.few-accounts", counted)
        return measure_headline(context, measure, note=note)
    change, tone = against_limit(context, measure.value, limit)
    written = context.formats.number(limit, 0) if limit > 1 else context.formats.percent(limit, 0)
    note = context.words.text("site.revenue.the-limit", limit=written)
    return measure_headline(context, measure, note=note, change=change, tone=tone)


def _at_risk(context: RenderContext, measure: Measure) -> Headline:
    limits = context.portfolio.programme.limits
    above = context.measures.revenue.concentration.above(limits.largest_account)
    limit = context.formats.percent(limits.largest_account, 0)
    note = context.words.plural("site.revenue.accounts-above", len(above), limit=limit)
    return measure_headline(context, measure, note=note, tone=Tone.RISK if above else Tone.GOOD)


def _curve(context: RenderContext, links: Links) -> Table:
    words = context.words
    ranked = context.measures.revenue.concentration.ranked
    more = len(ranked) - ROWS_SHOWN
    return Table(
        words.text("site.revenue.curve"),
        (
            Column(words.text("site.column.account")),
            Column(words.text("site.revenue.column.abc")),
            Column(words.text("site.column.tier")),
            Column(words.text("site.column.owner")),
            Column(words.text("site.revenue.column.revenue"), numeric=True),
            Column(words.text("site.revenue.column.share"), numeric=True),
            Column(words.text("site.revenue.column.cumulated"), numeric=True),
            Column(words.text("site.revenue.column.year-before"), numeric=True),
            Column(words.text("site.revenue.column.margin"), numeric=True),
        ),
        tuple(_curve_row(context, links, item) for item in ranked[:ROWS_SHOWN]),
        note=words.plural("site.revenue.more-accounts", more) if more > 0 else "",
        sortable=True,
    )


def _curve_row(context: RenderContext, links: Links, item: Ranked) -> tuple[Cell, ...]:
    account = context.portfolio.by_id[item.account]
    measures = context.measures.revenue
    own = measures.accounts[item.account]
    cells = Cells(context)
    tiers = [tier.id for tier in context.portfolio.programme.tiers]
    tier = context.portfolio.tiers.get(account.tier or "")
    return (
        Cell(
            account.name,
            href=links.to(context.addresses.account(account.id)),
            note=account.segment or "",
        ),
        Cell(item.abc.value),
        Cell(tier.name, sort=f"{tiers.index(tier.id):02d}") if tier else cells.text(account.tier),
        cells.person(account.owner),
        Cell(context.formats.short_money(item.revenue), sort=str(item.revenue)),
        cells.share(item.share),
        cells.share(item.cumulated),
        compared_cell(context, own.comparison),
        _margin(context, measures.profitability[item.account]),
    )


def _margin(context: RenderContext, measure: Measure) -> Cell:
    if measure.value is None:
        return Cells(context).missing()
    inputs = {item.key: item.value for item in measure.inputs}
    note = context.words.text("site.revenue.rank", rank=inputs["rank"], of=inputs["ranked"])
    return Cell(context.formats.percent(measure.value), note=note, sort=str(measure.value))


def _curve_note(context: RenderContext) -> str:
    """Say which accounts are on no curve, so that nobody misses them in silence."""
    words = context.words
    found = context.measures.revenue.concentration
    parts = []
    if found.without_revenue:
        parts.append(words.plural("site.revenue.without-revenue", len(found.without_revenue)))
    if found.not_positive:
        parts.append(words.plural("site.revenue.not-positive", len(found.not_positive)))
    left_out = context.measures.revenue.other_currency
    if left_out:
        parts.append(words.plural("site.revenue.other-currency", left_out))
    return " ".join(parts)
