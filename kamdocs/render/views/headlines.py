"""Headline figures of an account, each with what it compares to and how it was computed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kamdocs.metrics.issues import is_open
from kamdocs.metrics.margin_change import margin_change
from kamdocs.metrics.measure import Measure
from kamdocs.metrics.progress import Pace
from kamdocs.metrics.standing import Standing
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import how, measure_headline, measure_value
from kamdocs.render.views.parts import Headline, Tone


def account_headlines(
    context: RenderContext, standing: Standing, links: Links
) -> tuple[Headline, ...]:
    """Give the headline figures of an account; others than the team see its work only."""
    if not context.for_team:
        return (
            _objectives(context, standing, links),
            _promises(context, standing, links),
            _open_issues(context, standing),
            _open_needs(context, standing),
        )
    return (
        _revenue(context, standing),
        _margin(context, standing),
        _forecast(context, standing),
        _white_space(context, standing),
        _voice(context, standing),
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


def gap_note(context: RenderContext, gap: Measure) -> tuple[str, Tone]:
    """Say how far a forecast ends from the target; a gap above zero is what is lacking."""
    words = context.words
    if gap.value is None:
        return words.text("site.no-target"), Tone.NONE
    amount = context.formats.short_money(abs(gap.value), gap.currency)
    if gap.value > 0:
        return words.text("site.headline.gap-lacking", amount=amount), Tone.RISK
    if gap.value < 0:
        return words.text("site.headline.gap-over", amount=amount), Tone.GOOD
    return words.text("site.headline.gap-even"), Tone.GOOD


def _revenue(context: RenderContext, standing: Standing) -> Headline:
    words = context.words
    own = standing.measures.revenue
    label = words.text("site.headline.revenue", year=window_year(context))
    if own.revenue.value is None:
        return missing(context, label, "site.headline.revenue-missing")
    change, tone = compared(context, own.against_target.value)
    explained = own.against_target
    if own.against_target.value is not None:
        note = words.text(target_note(own.against_target.value))
    else:
        change, tone = compared(context, own.against_year_before.value)
        note = words.text("site.on-previous" if change else "site.no-target")
        explained = own.against_year_before if change else own.revenue
    found = measure_headline(context, own.revenue, note=note, change=change, tone=tone)
    return replace(found, label=label, how=how(context, explained))


def window_year(context: RenderContext) -> int:
    """Give the fiscal year that figures of revenue cover."""
    window = context.measures.scope.window
    return context.portfolio.programme.calendar.year_of(window.first)


def _margin(context: RenderContext, standing: Standing) -> Headline:
    words = context.words
    own = standing.measures.revenue
    label = words.text("site.headline.margin")
    if own.margin_share.value is None:
        return missing(context, label, "site.headline.margin-missing")
    scope = own.scope
    change = margin_change(scope.account.figures, scope.window, scope.calendar)
    if change is None:
        money = measure_value(context, own.margin, short=True)
        return replace(measure_headline(context, own.margin_share, note=money), label=label)
    points = round(change * 100, 1)
    arrow = "▲" if points > 0 else "▼" if points else "="
    found = measure_headline(
        context,
        own.margin_share,
        note=words.text("site.on-previous"),
        change=words.text(
            "site.points", arrow=arrow, points=context.formats.number(abs(points), 1)
        ),
        tone=Tone.GOOD if points >= 0 else Tone.RISK,
    )
    return replace(found, label=label)


def _forecast(context: RenderContext, standing: Standing) -> Headline:
    growth = standing.measures.growth
    year = context.portfolio.programme.calendar.year_of(context.as_of)
    label = context.words.text("site.headline.forecast", year=year)
    note, tone = gap_note(context, growth.gap)
    found = measure_headline(context, growth.forecast, note=note, tone=tone)
    return replace(found, label=label)


def _white_space(context: RenderContext, standing: Standing) -> Headline:
    growth = standing.measures.growth
    note = ""
    if growth.wallet_share.value is not None:
        share = measure_value(context, growth.wallet_share)
        note = context.words.text("site.headline.wallet", share=share)
    return measure_headline(context, growth.white_space, note=note)


def _voice(context: RenderContext, standing: Standing) -> Headline:
    words = context.words
    relationship = standing.measures.relationship
    label = words.text("site.headline.voice")
    answers = relationship.nps_answers
    if not answers:
        return missing(context, label, "site.headline.voice-missing")
    if relationship.nps.value is None:
        scores = " · ".join(context.formats.number(item.score, 1) for item in answers)
        note = words.plural("site.voice.too-few", len(answers))
        return Headline(label, scores, note, how=how(context, relationship.nps))
    note = words.plural("site.headline.voice-of", len(answers))
    return measure_headline(context, relationship.nps, note=note)


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
    return sum(
        not item.is_settled(context.as_of)
        for item in standing.promises
        if item.owner is not None or item.owner_client is None
    )


def _objectives(context: RenderContext, standing: Standing, links: Links) -> Headline:
    words = context.words
    label = words.text("site.headline.objectives")
    if not standing.progress:
        return Headline(label, words.text("site.missing"), missing=True)
    good = sum(item.pace in (Pace.ON_TRACK, Pace.ACHIEVED) for item in standing.progress.values())
    note = words.plural("site.headline.objectives-of", len(standing.progress))
    href = links.to(context.addresses.objectives(standing.account.id))
    return Headline(label, str(good), note, href=href)


def _open_issues(context: RenderContext, standing: Standing) -> Headline:
    words = context.words
    issues = standing.account.issues
    still = sum(is_open(item, context.as_of) for item in issues)
    return Headline(
        words.text("site.headline.issues"),
        str(still),
        words.plural("site.headline.issues-of", len(issues)),
    )


def _open_needs(context: RenderContext, standing: Standing) -> Headline:
    words = context.words
    needs = standing.account.needs
    return Headline(
        words.text("site.headline.needs"),
        str(sum(not item.met for item in needs)),
        words.plural("site.headline.needs-of", len(needs)),
    )
