"""Which accounts the criteria select, where each stands, and why."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from kamdocs.metrics.definitions_base import DEFINITIONS
from kamdocs.metrics.ranking import RankedAccount
from kamdocs.render.addresses import Links
from kamdocs.render.charts.frame import FULL, NARROW, WIDE
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import formula, measure_headline
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.parts import (
    Cell,
    Column,
    Filters,
    Headline,
    Line,
    PageHead,
    Status,
    Table,
    Tone,
)
from kamdocs.render.views.selection_criteria import criteria_table, evidence_table
from kamdocs.render.views.selection_figure import selection_matrix
from kamdocs.render.views.tier_reasons import (
    suggested_tier_cell,
    tier_name,
    tier_reason_short,
    tier_reasons,
    tier_verdict,
)

ROWS_SHOWN = 250
LINES_SHOWN = 5
CROWD = 15
"""Accounts whose names find room in a column of the page."""


@dataclass(frozen=True)
class SelectionView:
    """What the page of selection shows."""

    head: PageHead
    matrix: Markup | None
    crowded: bool
    """Whether the matrix needs the width of the page for its names."""
    differing: tuple[Line, ...]
    differing_more: str
    ranking: Table
    filters: Filters
    criteria: Table
    evidence: Table
    rule: str


def selection_view(context: RenderContext, links: Links) -> SelectionView:
    """Give what the page of selection shows."""
    words = context.words
    differing = [item for item in context.measures.base.selection if item.suggestion.differs]
    shown = differing[:LINES_SHOWN]
    rest = len(differing) - len(shown)
    crowded = len(context.measures.base.accounts) > CROWD
    variants = (WIDE, NARROW, FULL) if crowded else (WIDE, NARROW)
    return SelectionView(
        head=portfolio_head(
            context,
            links,
            words.text("site.nav.selection"),
            _answer(context),
            headlines=_headlines(context),
            window=context.measures.scope.window,
        ),
        matrix=selection_matrix(context, variants=variants),
        crowded=crowded,
        differing=tuple(_differing_line(context, links, item) for item in shown),
        differing_more=words.plural("site.selection.more", rest) if rest else "",
        ranking=_ranking(context, links),
        filters=Filters(
            "kd-ranking",
            (
                words.text("site.column.tier"),
                words.text("site.selection.column.suggested"),
                words.text("site.column.owner"),
            ),
        ),
        criteria=criteria_table(context),
        evidence=evidence_table(context, links),
        rule=next(formula(context, item) for item in DEFINITIONS if item.key == "suggested_tier"),
    )


def _answer(context: RenderContext) -> str:
    words = context.words
    base = context.measures.base
    ranked = [item for item in base.selection if item.place is not None]
    if not ranked:
        return words.text("site.selection.answer-none")
    parts = [
        words.text(
            "site.selection.answer",
            first=context.portfolio.by_id[ranked[0].account].name,
            index=context.formats.number(ranked[0].suggestion.index or 0, 0),
        )
    ]
    differing = sum(item.suggestion.differs for item in ranked)
    parts.append(words.plural("site.selection.answer-differ", differing))
    largest = next((item for item in base.selection if item.revenue_place == 1), None)
    if largest is not None and largest.place not in (None, 1):
        name = context.portfolio.by_id[largest.account].name
        parts.append(words.text("site.selection.largest", name=name, place=largest.place))
    return " ".join(parts)


def _headlines(context: RenderContext) -> tuple[Headline, ...]:
    base = context.measures.base
    words = context.words
    differ = base.tier_differs
    tone = Tone.WATCH if differ.value else Tone.GOOD
    return (
        measure_headline(context, base.selected, note=_scored_note(context)),
        measure_headline(
            context,
            differ,
            tone=tone,
            note=words.text("site.selection.compared", n=differ.inputs[0].value or 0),
        ),
        measure_headline(
            context,
            base.never_bought,
            note=words.plural("site.base.of-high", len(base.high_potential)),
        ),
    )


def _scored_note(context: RenderContext) -> str:
    base = context.measures.base
    scored = sum(item.place is not None for item in base.selection)
    return context.words.text("site.selection.scored", n=scored, total=len(base.accounts))


def _differing_line(context: RenderContext, links: Links, item: RankedAccount) -> Line:
    words = context.words
    account = context.portfolio.by_id[item.account]
    href = links.to(context.addresses.account(item.account))
    order = [tier.id for tier in context.portfolio.programme.tiers]
    found = item.suggestion
    up = (
        found.tier in order
        and found.typed in order
        and order.index(found.tier) < order.index(found.typed)
    )
    word = words.text("site.selection.up" if up else "site.selection.down")
    return Line(
        Status(Tone.WATCH, word),
        tier_verdict(context, found),
        " ".join(tier_reasons(context, found)[1:]),
        href,
        account.name,
        href,
    )


def _ranking(context: RenderContext, links: Links) -> Table:
    words = context.words
    ranked = context.measures.base.selection
    columns = (
        Column(words.text("site.column.account")),
        Column(words.text("site.selection.column.place"), numeric=True),
        Column(words.text("metrics.attractiveness"), numeric=True),
        Column(words.text("metrics.position"), numeric=True),
        Column(words.text("site.selection.column.index"), numeric=True),
        Column(words.text("site.column.tier")),
        Column(words.text("site.selection.column.suggested")),
        Column(words.text("site.selection.column.why"), wide=True),
        Column(words.text("site.column.owner"), hidden=True),
    )
    rows = tuple(_row(context, links, item) for item in ranked[:ROWS_SHOWN])
    rest = len(ranked) - len(rows)
    note = words.plural("site.selection.more", rest) if rest > 0 else ""
    return Table(words.text("site.selection.ranking"), columns, rows, note=note, sortable=True)


def _row(context: RenderContext, links: Links, item: RankedAccount) -> tuple[Cell, ...]:
    cells = Cells(context)
    account = context.portfolio.by_id[item.account]
    found = item.suggestion
    order = [tier.id for tier in context.portfolio.programme.tiers]
    tier = cells.text(tier_name(context, account.tier))
    if account.tier in order:
        tier = Cell(tier.text, sort=f"{order.index(account.tier):02d}")
    return (
        Cell(
            account.name,
            href=links.to(context.addresses.account(account.id)),
            note=account.segment or "",
        ),
        _place_cell(context, item),
        points_cell(context, found.attractiveness.value, found.attractiveness.coverage),
        points_cell(context, found.position.value, found.position.coverage),
        points_cell(context, found.index, None, 1),
        tier,
        suggested_tier_cell(context, found),
        Cell(tier_reason_short(context, found)),
        cells.person(account.owner),
    )


def points_cell(
    context: RenderContext, value: Decimal | None, coverage: Decimal | None, digits: int = 0
) -> Cell:
    """Give the cell of a score, with the share of the weight behind it where not all is scored."""
    if value is None:
        return Cells(context).missing()
    note = ""
    if coverage is not None and coverage < 1:
        share = context.formats.percent(coverage, 0)
        note = context.words.text("site.selection.coverage", share=share)
    return Cell(context.formats.number(value, digits), sort=str(value), note=note)


def _place_cell(context: RenderContext, item: RankedAccount) -> Cell:
    """Give the place in the selection, and below it the one by revenue."""
    words = context.words
    note = ""
    if item.revenue_place is not None:
        note = words.text("site.selection.by-revenue", n=item.revenue_place)
    if item.place is None:
        return Cell(words.text("site.missing"), missing=True, sort="99999", note=note)
    text = words.text("site.selection.ordinal", n=item.place)
    return Cell(text, sort=str(item.place), note=note)
