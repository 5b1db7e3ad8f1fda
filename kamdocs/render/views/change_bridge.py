"""What moved revenue since a year before: price, volume, mix, new and lost, as a bridge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from kamdocs.metrics.price_volume import Effects
from kamdocs.render.charts.bridge import (
    BridgeChart,
    BridgeKind,
    BridgeStep,
    BridgeWords,
    draw_bridge,
)
from kamdocs.render.charts.frame import FULL, NARROW, WIDE
from kamdocs.render.context import RenderContext
from kamdocs.render.views.signed import signed_money

PARTS = ("price", "volume", "mix", "new", "lost", "unexplained")
"""Parts of a change, in the order of the bridge."""


@dataclass(frozen=True)
class RevenueChange:
    """A change of revenue between the same months of two years."""

    base: Decimal
    revenue: Decimal
    effects: Effects
    months: range
    shift: int
    currency: str | None = None

    @property
    def explained(self) -> bool:
        """Tell whether anything but the want of volumes is known of the change."""
        known = [getattr(self.effects, part) for part in PARTS[:-1]]
        return any(known)


@dataclass(frozen=True)
class Part:
    """A part of a change: its name in the drawing and in a sentence."""

    label: str
    said: str
    change: Decimal


def change_bridge(
    context: RenderContext, chart_id: str, change: RevenueChange, *, full: bool = False
) -> Markup | None:
    """Draw the bridge of price, volume and mix; None where nothing of the change is explained."""
    if not change.explained:
        return None
    words = context.words
    parts = tuple(
        Part(
            words.text(f"site.revenue.effect.{name}"),
            words.text(f"site.revenue.effect.{name}.said"),
            getattr(change.effects, name),
        )
        for name in PARTS
    )
    return draw_parts(context, chart_id, change, parts, _note(context, change), full=full)


def draw_parts(
    context: RenderContext,
    chart_id: str,
    change: RevenueChange,
    parts: Sequence[Part],
    note: str,
    *,
    full: bool = False,
) -> Markup:
    """Draw the bridge from the revenue of a year before over its parts to that of now."""
    words, formats = context.words, context.formats
    currency = change.currency
    before = range(change.months.start - change.shift, change.months.stop - change.shift)
    return draw_bridge(
        BridgeChart(
            id=chart_id,
            title=_finding(context, change, parts),
            description=words.text("site.revenue.bridge.description"),
            behind=words.text("site.see-table"),
            note=note,
            variants=(WIDE, NARROW, FULL) if full else (WIDE, NARROW),
            steps=(
                BridgeStep(months_text(context, before), change.base, BridgeKind.TOTAL),
                *(BridgeStep(part.label, part.change) for part in parts if part.change),
                BridgeStep(months_text(context, change.months), change.revenue, BridgeKind.TOTAL),
            ),
            short=lambda value: formats.short_money(value, currency),
            exact=lambda value: formats.money(value, currency),
            words=BridgeWords(
                step=words.text("site.revenue.bridge.step"),
                amount=words.text("site.revenue.bridge.amount"),
                level=words.text("site.revenue.bridge.level"),
            ),
        )
    )


def _finding(context: RenderContext, change: RevenueChange, parts: Sequence[Part]) -> str:
    """Say how much revenue changed and which part of it weighs most."""
    words = context.words
    whole = change.revenue - change.base
    sign = 1 if whole >= 0 else -1
    most = max(parts, key=lambda part: part.change * sign)
    return words.text(
        "site.revenue.bridge.up" if whole >= 0 else "site.revenue.bridge.down",
        amount=context.formats.short_money(abs(whole), change.currency),
        part=most.said,
        effect=signed_money(context, most.change, change.currency),
    )


def months_text(context: RenderContext, months: range) -> str:
    """Write a span of months, e.g. `jan/26 a set/26`."""
    first, last = (
        context.formats.month(date(number // 12, number % 12 + 1, 1))
        for number in (months.start, months.stop - 1)
    )
    if first == last:
        return first
    return context.words.text("site.revenue.span", first=first, last=last)


def _note(context: RenderContext, change: RevenueChange) -> str:
    words = context.words
    basis = context.portfolio.programme.revenue_basis
    symbol = context.formats.currency_symbol(change.currency)
    unit = words.text("site.revenue.bridge.unit", currency=symbol)
    parts = [", ".join(part for part in (unit, basis or "") if part) + "."]
    if change.effects.unexplained:
        parts.append(words.text("site.revenue.bridge.unexplained"))
    return " ".join(parts)
