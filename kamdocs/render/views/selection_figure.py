"""The matrix of attractiveness and position as a figure, for the portfolio or one account."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from kamdocs.metrics.ranking import RankedAccount
from kamdocs.render.charts.frame import NARROW, WIDE, Variant
from kamdocs.render.charts.selection_matrix import (
    MatrixChart,
    MatrixPoint,
    MatrixWords,
    draw_selection_matrix,
)
from kamdocs.render.context import RenderContext
from kamdocs.render.views.tier_reasons import tier_name

MARKS = 300
"""Accounts drawn at all; a matrix of more is a blot."""


def selection_matrix(
    context: RenderContext, *, variants: tuple[Variant, ...] = (WIDE, NARROW)
) -> Markup | None:
    """Draw every account scored on both axes; None where none is."""
    placed = [item for item in context.measures.base.selection if _on_both(item)]
    if not placed:
        return None
    words = context.words
    largest = max((item.revenue or Decimal(0) for item in placed), default=Decimal(0))
    cut = second_cut(context)
    return draw_selection_matrix(
        MatrixChart(
            id="kd-matrix",
            title=_finding(context, placed, cut),
            description=words.text("site.selection.matrix.description", cut=f"{cut:.0f}"),
            behind=words.text("site.see-table"),
            note=words.text("site.selection.matrix.note", cut=f"{cut:.0f}"),
            variants=variants,
            points=tuple(_point(context, item, largest) for item in placed[:MARKS]),
            cut=cut,
            words=_words(context),
        )
    )


def second_cut(context: RenderContext) -> Decimal:
    """Give the score from which an account is a key one: the cut of the second tier."""
    cuts = context.portfolio.programme.selection.cuts
    return cuts[min(1, len(cuts) - 1)] if cuts else Decimal(50)


def _on_both(item: RankedAccount) -> bool:
    found = item.suggestion
    return found.attractiveness.value is not None and found.position.value is not None


def _finding(context: RenderContext, placed: list[RankedAccount], cut: Decimal) -> str:
    strong = [
        item
        for item in placed
        if (item.suggestion.attractiveness.value or 0) >= cut
        and (item.suggestion.position.value or 0) >= cut
    ]
    return context.words.plural("site.selection.matrix.finding", len(strong), total=len(placed))


def _point(context: RenderContext, item: RankedAccount, largest: Decimal) -> MatrixPoint:
    formats = context.formats
    found = item.suggestion
    account = context.portfolio.by_id[item.account]
    order = [tier.id for tier in context.portfolio.programme.tiers]
    revenue = item.revenue or Decimal(0)
    return MatrixPoint(
        name=account.name,
        x=found.position.value or Decimal(0),
        y=found.attractiveness.value or Decimal(0),
        shape=order.index(account.tier) if account.tier in order else -1,
        weight=revenue / largest if largest > 0 else Decimal(0),
        hollow=found.differs,
        cells=(
            formats.number(found.attractiveness.value or 0, 0),
            formats.number(found.position.value or 0, 0),
            "" if found.index is None else formats.number(found.index, 1),
            tier_name(context, account.tier),
            tier_name(context, found.tier),
        ),
    )


def _words(context: RenderContext) -> MatrixWords:
    words = context.words
    attractiveness, position = words.text("metrics.attractiveness"), words.text("metrics.position")
    return MatrixWords(
        x=position,
        y=attractiveness,
        quadrants=(
            words.text("site.selection.quadrant.develop"),
            words.text("site.selection.quadrant.invest"),
            words.text("site.selection.quadrant.serve"),
            words.text("site.selection.quadrant.keep"),
        ),
        tiers=tuple(tier.name for tier in context.portfolio.programme.tiers),
        no_tier=words.text("site.selection.no-tier"),
        hollow=words.text("site.selection.hollow"),
        heads=(
            words.text("site.column.account"),
            attractiveness,
            position,
            words.text("site.selection.column.index"),
            words.text("site.column.tier"),
            words.text("site.selection.column.suggested"),
        ),
        unnamed=lambda count: words.plural("site.selection.unnamed", count),
    )
