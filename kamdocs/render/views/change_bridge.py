"""What moved revenue since a year before: price, volume, mix, new and lost, as a bridge."""

from __future__ import annotations

from collections.abc import Callable
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


def change_bridge(
    context: RenderContext, chart_id: str, change: RevenueChange, *, full: bool = False
) -> Markup | None:
    """Draw the bridge; None where nothing of the change is explained."""
    if not change.explained:
        return None
    words, formats = context.words, context.formats

    def money(write: Callable[[Decimal, str | None], str]) -> Callable[[Decimal], str]:
        return lambda value: write(value, change.currency)

    return draw_bridge(
        BridgeChart(
            id=chart_id,
            title=change_finding(context, change),
            description=words.text("site.revenue.bridge.description"),
            behind=words.text("site.see-table"),
            note=_note(context, change),
            variants=(WIDE, NARROW, FULL) if full else (WIDE, NARROW),
            steps=_steps(context, change),
            short=money(formats.short_money),
            exact=money(formats.money),
            words=BridgeWords(
                step=words.text("site.revenue.bridge.step"),
                amount=words.text("site.revenue.bridge.amount"),
                level=words.text("site.revenue.bridge.level"),
            ),
        )
    )


def change_finding(context: RenderContext, change: RevenueChange) -> str:
    """Say how much revenue changed and which part of it weighs most."""
    words = context.words
    whole = change.revenue - change.base
    amount = context.formats.short_money(abs(whole), change.currency)
    sign = 1 if whole >= 0 else -1
    part = max(PARTS, key=lambda name: getattr(change.effects, name) * sign)
    message = "site.revenue.bridge.up" if whole >= 0 else "site.revenue.bridge.down"
    return words.text(
        message,
        amount=amount,
        part=words.text(f"site.revenue.effect.{part}.said"),
        effect=signed_money(context, getattr(change.effects, part), change.currency),
    )


def _steps(context: RenderContext, change: RevenueChange) -> tuple[BridgeStep, ...]:
    before = range(change.months.start - change.shift, change.months.stop - change.shift)
    words = context.words
    parts = (
        BridgeStep(words.text(f"site.revenue.effect.{name}"), getattr(change.effects, name))
        for name in PARTS
    )
    return (
        BridgeStep(months_text(context, before), change.base, BridgeKind.TOTAL),
        *(step for step in parts if step.value),
        BridgeStep(months_text(context, change.months), change.revenue, BridgeKind.TOTAL),
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
