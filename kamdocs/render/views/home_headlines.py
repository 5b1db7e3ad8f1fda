"""Headline figures of the home page: money, health, promises and reviews of the portfolio."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from kamdocs.metrics.health import Band
from kamdocs.metrics.issues import is_open
from kamdocs.metrics.measure import Measure
from kamdocs.metrics.progress import Pace
from kamdocs.metrics.review_cadence import ReviewState
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import how, measure_headline
from kamdocs.render.views.headlines import compared, gap_note, missing, window_year
from kamdocs.render.views.parts import Headline, Tone


def home_headlines(context: RenderContext, links: Links) -> tuple[Headline, ...]:
    """Give the headline strip of the home page; others than the team see no figure of money."""
    if not context.for_team:
        return (
            _accounts(context, links),
            _objectives(context, links),
            _promises(context, links),
            _issues(context, links),
        )
    return (
        _revenue(context),
        _forecast(context, links),
        _at_risk(context, links),
        _promises(context, links),
        _reviews(context, links),
    )


def _revenue(context: RenderContext) -> Headline:
    words = context.words
    measures = context.measures.revenue
    label = words.text("site.headline.revenue", year=window_year(context))
    if measures.revenue.value is None:
        return missing(context, label, "site.headline.revenue-missing")
    for measure, side in (
        (measures.against_target, _TARGET_NOTES),
        (measures.against_year_before, _PREVIOUS_NOTES),
    ):
        if measure.value is not None:
            change, tone = compared(context, measure.value)
            message = side[_sign(measure.value)]
            counted = counted_accounts(measure)
            note = words.plural(message, counted, total=counted_accounts(measures.revenue))
            found = measure_headline(context, measures.revenue, note=note, change=change, tone=tone)
            return replace(found, label=label, how=how(context, measure))
    found = measure_headline(context, measures.revenue, note=words.text("site.no-target"))
    return replace(found, label=label)


_TARGET_NOTES = {
    1: "site.home.above-target",
    0: "site.home.to-target",
    -1: "site.home.below-target",
}
_PREVIOUS_NOTES = dict.fromkeys((1, 0, -1), "site.home.on-previous")


def _sign(change: Decimal) -> int:
    """Tell above (1), equal (0) and below (−1) as the page rounds it."""
    rounded = round(change, 3)
    return (rounded > 0) - (rounded < 0)


def counted_accounts(measure: Measure) -> int:
    """Give how many accounts a measure of the portfolio counts."""
    found = next((item.value for item in measure.inputs if item.key == "accounts_counted"), 0)
    return found if isinstance(found, int) else 0


def _forecast(context: RenderContext, links: Links) -> Headline:
    growth = context.measures.growth
    year = context.portfolio.programme.calendar.year_of(context.as_of)
    note, tone = gap_note(context, growth.gap)
    if growth.gap.value is not None:
        counted = context.words.plural("site.home.with-target", len(growth.aimed))
        note = f"{note} ({counted})"
    href = links.to(context.addresses.portfolio("opportunities"))
    found = measure_headline(context, growth.forecast, note=note, tone=tone, href=href)
    return replace(found, label=context.words.text("site.headline.forecast", year=year))


def _at_risk(context: RenderContext, links: Links) -> Headline:
    words = context.words
    bands = context.measures.health.health_bands
    label = words.text("site.home.at-risk")
    if not bands.known:
        return missing(context, label, "site.home.at-risk-missing")
    red = bands.of(Band.RED)
    return Headline(
        label,
        str(red),
        words.text(
            "site.home.at-risk-note",
            known=bands.known,
            watch=bands.of(Band.YELLOW),
            good=bands.of(Band.GREEN),
        ),
        tone=Tone.RISK if red else Tone.GOOD,
        href=links.to(context.addresses.portfolio("risks"), "kd-health"),
    )


def _promises(context: RenderContext, links: Links) -> Headline:
    words = context.words
    late = context.standing.overdue_promises
    return Headline(
        words.text("site.headline.promises"),
        str(late),
        words.text("site.home.promises-note"),
        tone=Tone.RISK if late else Tone.GOOD,
        href=links.to(context.addresses.portfolio("actions")),
    )


def _reviews(context: RenderContext, links: Links) -> Headline:
    words = context.words
    pressing = (ReviewState.LATE, ReviewState.NEVER_HELD)
    due = [item for item in context.work.reviews.values() if item.state in pressing]
    return Headline(
        words.text("site.home.reviews-due"),
        str(len(due)),
        words.plural("site.home.of-accounts", len(context.work.reviews)),
        tone=Tone.RISK if due else Tone.GOOD,
        href=links.to(context.addresses.portfolio("quarters")),
    )


def _accounts(context: RenderContext, links: Links) -> Headline:
    accounts = context.portfolio.accounts
    counts = [
        (sum(item.tier == tier.id for item in accounts), tier.name)
        for tier in context.portfolio.programme.tiers
    ]
    return Headline(
        context.words.text("site.home.accounts"),
        str(len(accounts)),
        " · ".join(f"{count} {name}" for count, name in counts[:2] if count),
        href=links.to(context.addresses.accounts),
    )


def _objectives(context: RenderContext, links: Links) -> Headline:
    words = context.words
    paces = [
        progress.pace
        for standing in context.standing.standings
        for progress in standing.progress.values()
    ]
    good = sum(pace in (Pace.ON_TRACK, Pace.ACHIEVED) for pace in paces)
    return Headline(
        words.text("site.headline.objectives"),
        str(good),
        words.plural("site.headline.objectives-of", len(paces)),
        href=links.to(context.addresses.portfolio("objectives")),
    )


def _issues(context: RenderContext, links: Links) -> Headline:
    words = context.words
    issues = [item for account in context.portfolio.accounts for item in account.issues]
    still = sum(is_open(item, context.as_of) for item in issues)
    return Headline(
        words.text("site.headline.issues"),
        str(still),
        words.plural("site.headline.issues-of", len(issues)),
        href=links.to(context.addresses.portfolio("issues")),
    )
