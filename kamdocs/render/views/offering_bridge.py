"""What moved an account's revenue where no volume tells price from quantity: its offerings."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from kamdocs.metrics.price_volume import PriceVolumeMix
from kamdocs.model.account import Account
from kamdocs.render.context import RenderContext
from kamdocs.render.views.change_bridge import Part, RevenueChange, draw_parts
from kamdocs.render.views.month_closing import part_name

PARTS_SHOWN = 5
"""Offerings or units with a step of their own, those that moved most."""


def offering_bridge(
    context: RenderContext,
    chart_id: str,
    account: Account,
    found: PriceVolumeMix,
    currency: str | None,
) -> Markup | None:
    """Draw the bridge over offerings, else over units; None where there is one of both."""
    by_offering = len({cell.offering for cell in found.cells}) > 1
    changes: dict[str, Decimal] = {}
    for cell in found.cells:
        unit, offering = (None, cell.offering) if by_offering else (cell.unit, None)
        name = part_name(context, account, unit, offering)
        changes[name] = changes.get(name, Decimal(0)) + cell.change
    if len(changes) < 2 or not found.base:
        return None
    words = context.words
    ordered = sorted(changes.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
    parts = [Part(name, name, change) for name, change in ordered[:PARTS_SHOWN] if name]
    rest = found.change - sum((part.change for part in parts), Decimal(0))
    if rest:
        label = words.text("site.revenue.bridge.rest")
        parts.append(Part(label, label.lower(), rest))
    change = RevenueChange(
        found.base, found.revenue, found.effects, found.months, found.shift, currency
    )
    message = "site.revenue.bridge.by-offering" if by_offering else "site.revenue.bridge.by-unit"
    note = words.text(message, currency=context.formats.currency_symbol(currency))
    return draw_parts(context, chart_id, change, parts, note)
