"""Differences in words: with a sign, an arrow and a tone, never a bare colour."""

from __future__ import annotations

from decimal import Decimal

from kamdocs.metrics.comparison import Comparison, Sums
from kamdocs.render.context import RenderContext
from kamdocs.render.views.headlines import compared
from kamdocs.render.views.parts import Cell, Tone


def change_cell(context: RenderContext, change: Decimal | None, note: str = "") -> Cell:
    """Give a cell of a relative change with its arrow; missing where there is none."""
    if change is None:
        return Cell(context.words.text("site.missing"), missing=True)
    text, tone = compared(context, change)
    return Cell(text, sort=str(change), note=note, tone=tone)


def compared_cell(context: RenderContext, found: Comparison | Sums | None) -> Cell:
    """Give a cell of a comparison with a year before; says so where nothing was bought then."""
    if found is not None and found.base <= 0:
        return Cell(context.words.text("site.revenue.no-base"), sort="0", missing=True)
    return change_cell(context, None if found is None else found.change)


def signed_money(context: RenderContext, value: Decimal, currency: str | None = None) -> str:
    """Write an amount short with its sign, e.g. `+R$ 1,2 mi`."""
    text = context.formats.short_money(abs(value), currency)
    if not value:
        return text
    return f"{'+' if value > 0 else '−'}{text}"


def against_limit(
    context: RenderContext, value: Decimal | None, limit: Decimal
) -> tuple[str, Tone]:
    """Say whether a value is above its limit, with shape and word; empty without a value."""
    if value is None:
        return "", Tone.NONE
    if value > limit:
        return context.words.text("site.revenue.above-limit"), Tone.RISK
    return context.words.text("site.revenue.within-limit"), Tone.GOOD
