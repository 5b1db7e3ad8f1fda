"""Headline figures of an account and of the portfolio, each with what it compares to."""

from __future__ import annotations

from decimal import Decimal

from kamdocs.metrics.kpi_series import YearToDate
from kamdocs.metrics.promises import PromiseState
from kamdocs.metrics.standing import Standing
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.parts import Headline, Tone


def account_headlines(
    context: RenderContext, standing: Standing, links: Links
) -> tuple[Headline, ...]:
    """Give the five headline figures of an account; others than the team see promises only."""
    if not context.for_team:
        return (_promises(context, standing, links),)
    return (
        _revenue(context, standing),
        _margin(context, standing),
        _opportunities(context, standing),
        _promises(context, standing, links),
        _receivables(context, standing),
    )


def missing(context: RenderContext, label: str, hint: str) -> Headline:
    """Give a headline that says quietly what is missing and what to fill in."""
    words = context.words
    return Headline(label, words.text("site.missing"), words.text(hint), missing=True)


def compared(context: RenderContext, change: Decimal | None) -> tuple[str, Tone]:
    """Write a relative change with an arrow; a fall is told by arrow, word and colour."""
    if change is None:
        return "", Tone.NONE
    if not round(change, 3):
        return context.words.text("site.equal"), Tone.GOOD
    arrow = "▲" if change >= 0 else "▼"
    tone = Tone.GOOD if change >= 0 else Tone.RISK
    return f"{arrow} {context.formats.percent(abs(change))}", tone


def target_note(change: Decimal) -> str:
    """Give the message that follows a change against the target."""
    if not round(change, 3):
        return "site.to-target"
    return "site.above-target" if change > 0 else "site.below-target"


def _revenue(context: RenderContext, standing: Standing) -> Headline:
    words = context.words
    revenue = standing.revenue
    label = words.text("site.headline.revenue", year=revenue.year)
    if revenue.actual is None:
        return missing(context, label, "site.headline.revenue-missing")
    change, tone = compared(context, revenue.against_target)
    if change:
        note = words.text(target_note(revenue.against_target or Decimal(0)))
    else:
        change, tone = compared(context, revenue.against_previous)
        note = words.text("site.on-previous" if change else "site.no-target")
    return Headline(
        label,
        context.formats.short_money(revenue.actual, standing.account.currency),
        note,
        change,
        tone,
        exact=context.formats.money(revenue.actual, standing.account.currency),
    )


def margin_share(margin: YearToDate, revenue: YearToDate) -> Decimal | None:
    """Give margin ÷ revenue over the same periods; None unless both cover the same."""
    if margin.actual is None or not revenue.actual or margin.counted != revenue.counted:
        return None
    return margin.actual / revenue.actual


def _margin(context: RenderContext, standing: Standing) -> Headline:
    words = context.words
    label = words.text("site.headline.margin")
    share = margin_share(standing.margin, standing.revenue)
    if share is None:
        return missing(context, label, "site.headline.margin-missing")
    note = context.formats.short_money(
        standing.margin.actual or Decimal(0), standing.account.currency
    )
    before = None
    if standing.margin.previous is not None and standing.revenue.previous:
        before = standing.margin.previous / standing.revenue.previous
    if before is None:
        return Headline(label, context.formats.percent(share), note)
    points = round((share - before) * 100, 1)
    arrow = "▲" if points > 0 else "▼" if points else "="
    change = words.text("site.points", arrow=arrow, points=context.formats.number(abs(points), 1))
    tone = Tone.GOOD if points >= 0 else Tone.RISK
    return Headline(
        label, context.formats.percent(share), words.text("site.on-previous"), change, tone
    )


def _opportunities(context: RenderContext, standing: Standing) -> Headline:
    words = context.words
    label = words.text("site.headline.opportunities")
    if not standing.open_opportunities:
        return missing(context, label, "site.headline.opportunities-missing")
    count = words.plural("site.headline.opportunities-count", standing.open_opportunities)
    if standing.pipeline is None:
        return Headline(label, words.text("site.missing"), count, missing=True)
    currency = standing.account.currency
    return Headline(
        label,
        context.formats.short_money(standing.pipeline, currency),
        count,
        exact=context.formats.money(standing.pipeline, currency),
    )


def _promises(context: RenderContext, standing: Standing, links: Links) -> Headline:
    words = context.words
    label = words.text("site.headline.promises")
    if not standing.promises:
        return missing(context, label, "site.headline.promises-missing")
    late = standing.overdue_promises
    note = words.plural("site.headline.promises-of", _open_of_ours(context, standing))
    href = links.to(context.addresses.objectives(standing.account.id), "kd-actions")
    tone = Tone.RISK if late else Tone.GOOD
    return Headline(label, str(late), note, tone=tone, href=href)


def _open_of_ours(context: RenderContext, standing: Standing) -> int:
    settled = (PromiseState.DONE, PromiseState.CANCELED)
    return sum(
        item.state(context.as_of) not in settled
        for item in standing.promises
        if item.owner is not None or item.owner_client is None
    )


def _receivables(context: RenderContext, standing: Standing) -> Headline:
    words = context.words
    label = words.text("site.headline.overdue")
    if standing.owed is None:
        return missing(context, label, "site.headline.overdue-missing")
    currency = standing.account.currency
    debts = standing.owed
    tone = Tone.RISK if debts.overdue_amount else Tone.GOOD
    note = words.text(
        "site.headline.overdue-of", amount=context.formats.short_money(debts.open_amount, currency)
    )
    return Headline(
        label,
        context.formats.short_money(debts.overdue_amount, currency),
        note,
        tone=tone,
        exact=context.formats.money(debts.overdue_amount, currency),
    )
