"""Who stopped buying and who fell, each as a sentence with the day and the person."""

from __future__ import annotations

from decimal import Decimal

from kamdocs.metrics.revenue_drop import RevenueDrop
from kamdocs.model.period import Period
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.parts import Line, Status, Tone

LINES_SHOWN = 8
"""Accounts named; the rest are counted."""


def drop_lines(
    context: RenderContext, links: Links, *, shown: int = LINES_SHOWN
) -> tuple[Line, ...]:
    """Give a line for each account that stopped buying or fell, the worst first."""
    return tuple(_line(context, links, drop) for drop in context.measures.revenue.drops[:shown])


def drops_beyond(context: RenderContext, shown: int = LINES_SHOWN) -> str:
    """Say how many accounts have no line of their own; empty for none."""
    more = len(context.measures.revenue.drops) - shown
    return context.words.plural("site.revenue.more-accounts", more) if more > 0 else ""


def drops_count(context: RenderContext) -> str:
    """Say how many accounts stopped or fell."""
    limit = context.formats.percent(context.portfolio.programme.limits.revenue_drop, 0)
    count = len(context.measures.revenue.drops)
    if not count:
        return context.words.text("site.revenue.drops.none", limit=limit)
    return context.words.plural("site.revenue.drops.count", count, limit=limit)


def _line(context: RenderContext, links: Links, drop: RevenueDrop) -> Line:
    account = context.portfolio.by_id[drop.account]
    words = context.words
    href = links.to(context.addresses.account(account.id))
    kind = "stopped" if drop.stopped else "fell"
    status = Status(
        Tone.RISK if drop.stopped else Tone.WATCH, words.text(f"site.revenue.drop.{kind}.status")
    )
    text = _stopped(context, drop) if drop.stopped else _fell(context, drop)
    details = [_amount(context, drop), context.person(account.owner) or words.text("site.no-owner")]
    return Line(
        status, text, " · ".join(part for part in details if part), href, account.name, href
    )


def _stopped(context: RenderContext, drop: RevenueDrop) -> str:
    spans = context.measures.revenue.accounts[drop.account].ledger.spans
    last = max(span.stop for span, value in spans.items() if value > 0) - 1
    month = context.formats.period(Period.month(last // 12, last % 12 + 1))
    return context.words.text("site.revenue.drop.stopped", month=month)


def _fell(context: RenderContext, drop: RevenueDrop) -> str:
    formats, words = context.formats, context.words
    window = None if drop.window is None else drop.window.change
    recent = None if drop.recent is None else drop.recent.change
    if window is None or (recent is not None and recent < window):
        share = formats.percent(abs(recent or Decimal(0)))
        return words.text("site.revenue.drop.fell-recent", share=share)
    return words.text("site.revenue.drop.fell", share=formats.percent(abs(window)))


def _amount(context: RenderContext, drop: RevenueDrop) -> str:
    if drop.lost <= 0:
        return ""
    currency = context.portfolio.by_id[drop.account].currency
    amount = context.formats.short_money(drop.lost, currency)
    return context.words.text("site.revenue.drop.amount", amount=amount)
