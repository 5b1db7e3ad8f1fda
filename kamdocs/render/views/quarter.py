"""A quarter over all accounts: what was sold, reviewed, reached, promised and decided."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from kamdocs.metrics.comparison import Sums
from kamdocs.metrics.months import YEAR, months_within
from kamdocs.metrics.progress import Pace
from kamdocs.metrics.promises import PromiseState
from kamdocs.metrics.quarter_rollup import AccountQuarter, QuarterRollup
from kamdocs.metrics.review_state import ReviewState
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import measure_headline
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.cells import without_empty_columns
from kamdocs.render.views.change_bridge import RevenueChange, change_bridge
from kamdocs.render.views.home_headlines import counted_accounts
from kamdocs.render.views.parts import Cell, Column, Headline, PageHead, Status, Table, Tone
from kamdocs.render.views.quarters import quarter_answer
from kamdocs.render.views.signed import change_cell, compared_cell, signed_money

ROWS_SHOWN = 120
"""Accounts in the table, those furthest below their target first."""

DECISIONS_SHOWN = 60
"""Decisions listed."""

REVIEW_TONES = {
    ReviewState.HELD: Tone.GOOD,
    ReviewState.PLANNED: Tone.NONE,
    ReviewState.MISSING: Tone.RISK,
    ReviewState.NOT_DUE: Tone.NONE,
}
"""How each state of a review is shown."""

PACE_TONES = {
    Pace.ACHIEVED: Tone.GOOD,
    Pace.ON_TRACK: Tone.GOOD,
    Pace.BEHIND: Tone.WATCH,
    Pace.FAR_BEHIND: Tone.RISK,
    Pace.OVERDUE: Tone.RISK,
    Pace.NOT_STARTED: Tone.NONE,
    Pace.DEFERRED: Tone.NONE,
    Pace.CANCELED: Tone.NONE,
    Pace.NO_DATA: Tone.NONE,
}
"""How each pace of an objective is shown, in the order of the page."""


@dataclass(frozen=True)
class Count:
    """A status and how many there are of it."""

    status: Status
    count: int


@dataclass(frozen=True)
class Decision:
    """A decision sought or taken, with its account and day."""

    text: str
    detail: str
    href: str


@dataclass(frozen=True)
class QuarterView:
    """What the page of a quarter shows."""

    head: PageHead
    accounts: Table
    bridge: Markup | None
    objectives: tuple[Count, ...]
    promises: tuple[Count, ...]
    promises_note: str
    taken: tuple[Decision, ...]
    sought: tuple[Decision, ...]
    earlier: tuple[Cell, ...]


def quarter_view(
    context: RenderContext,
    rollup: QuarterRollup,
    neighbours: tuple[QuarterRollup, ...],
    links: Links,
) -> QuarterView:
    """Give what the page of a quarter shows; `neighbours` are the other quarters with a page."""
    words = context.words
    taken = [decision for item in rollup.accounts for decision in _taken(context, item, links)]
    sought = [decision for item in rollup.accounts for decision in _sought(context, item, links)]
    return QuarterView(
        head=portfolio_head(
            context,
            links,
            context.formats.long_quarter(rollup.quarter),
            quarter_answer(context, rollup),
            headlines=_headlines(context, rollup),
            parents=((words.text("site.nav.quarters"), context.addresses.portfolio("quarters")),),
            window=rollup.window,
        ),
        accounts=_accounts(context, rollup, links),
        bridge=_bridge(context, rollup),
        objectives=_objectives(context, rollup),
        promises=_promises(context, rollup),
        promises_note=_promises_note(context, rollup),
        taken=tuple(taken[:DECISIONS_SHOWN]),
        sought=tuple(sought[:DECISIONS_SHOWN]),
        earlier=tuple(
            Cell(
                context.formats.period(item.quarter),
                href=links.to(context.addresses.quarter_page(item.quarter)),
            )
            for item in neighbours
        ),
    )


def _headlines(context: RenderContext, rollup: QuarterRollup) -> tuple[Headline, ...]:
    words, formats = context.words, context.formats
    revenue = rollup.revenue
    against = change_cell(context, revenue.against_target.value)
    target = revenue.target.value
    note = ""
    if target is not None:
        # Like with like: the change covers only the accounts that have a target.
        counted = counted_accounts(revenue.against_target)
        note = words.plural("site.quarter.target-of", counted, target=formats.short_money(target))
    due, held = rollup.reviews_due, rollup.reviews[ReviewState.HELD]
    missing = rollup.reviews[ReviewState.MISSING]
    promises = rollup.promises
    return (
        measure_headline(
            context,
            revenue.revenue,
            note=note,
            change="" if against.missing else against.text,
            tone=against.tone,
        ),
        measure_headline(context, revenue.against_previous, note=_was(context, revenue.previous)),
        measure_headline(
            context, revenue.against_year_before, note=_was(context, revenue.comparison)
        ),
        Headline(
            words.text("site.quarters.column.reviews"),
            words.text("site.quarters.of", n=held, of=due) if due else words.text("site.missing"),
            words.plural("site.quarters.missing", missing) if missing else "",
            missing=not due,
        ),
        Headline(
            words.text("site.quarters.column.kept"),
            words.text("site.quarters.of", n=promises.kept, of=promises.counted)
            if promises.counted
            else words.text("site.missing"),
            words.plural("site.quarters.overdue", promises.overdue) if promises.overdue else "",
            missing=not promises.counted,
        ),
    )


def _was(context: RenderContext, found: Sums | None) -> str:
    """Say what a figure compares with, counting the same accounts and months."""
    if found is None:
        return ""
    return context.words.text("site.quarters.was", amount=context.formats.short_money(found.base))


def _bridge(context: RenderContext, rollup: QuarterRollup) -> Markup | None:
    """Draw what moved the revenue of all accounts since the same quarter of the year before."""
    revenue = rollup.revenue
    months = months_within(rollup.window)
    if revenue.effects is None or revenue.comparison is None:
        return None
    compared = revenue.comparison
    change = RevenueChange(compared.base, compared.current, revenue.effects, months, YEAR)
    return change_bridge(context, "kd-quarter-bridge", change, full=True)


def _accounts(context: RenderContext, rollup: QuarterRollup, links: Links) -> Table:
    words = context.words
    shown = [item for item in rollup.accounts if _has_content(item)]
    shown.sort(key=_weight)
    more = len(shown) - ROWS_SHOWN
    table = Table(
        words.text("site.quarters.accounts"),
        (
            Column(words.text("site.column.account")),
            Column(words.text("site.revenue.column.revenue"), numeric=True),
            Column(words.text("site.column.against-target"), numeric=True),
            Column(words.text("site.quarters.column.previous"), numeric=True),
            Column(words.text("site.revenue.column.year-before"), numeric=True),
            Column(words.text("site.quarters.column.review")),
            Column(words.text("site.quarters.column.objectives")),
            Column(words.text("site.quarters.column.kept"), numeric=True),
        ),
        tuple(_row(context, item, links) for item in shown[:ROWS_SHOWN]),
        note=words.plural("site.revenue.more-accounts", more) if more > 0 else "",
        sortable=True,
    )
    return without_empty_columns(table)


def _has_content(item: AccountQuarter) -> bool:
    known = bool(item.revenue.rows) or item.review_state is not ReviewState.NOT_DUE
    fell = item.revenue.comparison is not None and item.revenue.comparison.base > 0
    return known or fell or bool(item.objectives or item.promises.made)


def _weight(item: AccountQuarter) -> tuple[bool, Decimal, str]:
    revenue, target = item.revenue.revenue.value, item.revenue.target.value
    known = revenue is not None and target is not None
    gap = revenue - target if revenue is not None and target is not None else Decimal(0)
    return (not known, gap, item.account.name)


def _row(context: RenderContext, item: AccountQuarter, links: Links) -> tuple[Cell, ...]:
    account, own = item.account, item.revenue
    words = context.words
    none = Cell(words.text("site.missing"), missing=True)
    revenue, target = own.revenue.value, own.target.value
    gap = None if revenue is None or target is None else revenue - target
    promises = item.promises
    kept = words.text("site.quarters.of", n=promises.kept, of=promises.counted)
    return (
        Cell(
            account.name,
            href=links.to(context.addresses.account(account.id)),
            note=context.person(account.owner),
        ),
        none
        if revenue is None
        else Cell(context.formats.short_money(revenue, account.currency), sort=str(revenue)),
        change_cell(
            context,
            own.against_target.value,
            "" if gap is None else signed_money(context, gap, account.currency),
        ),
        compared_cell(context, own.previous),
        compared_cell(context, own.comparison),
        _review(context, item, links),
        _pace_cell(context, item),
        Cell(kept, sort=str(promises.overdue)) if promises.counted else none,
    )


def _review(context: RenderContext, item: AccountQuarter, links: Links) -> Cell:
    word = context.words.text(f"site.quarters.review.{item.review_state}")
    if item.review is None:
        if item.review_state is ReviewState.NOT_DUE:
            return Cell(word, missing=True)
        return Cell(status=Status(REVIEW_TONES[item.review_state], word))
    address = context.addresses.review(item.account.id, item.review.review.quarter)
    day = item.review.review.date
    note = "" if day is None else context.formats.day(day)
    return Cell(word, href=links.to(address), note=note)


def _pace_cell(context: RenderContext, item: AccountQuarter) -> Cell:
    if not item.objectives:
        return Cell(context.words.text("site.missing"), missing=True)
    paces = [progress.pace for _, progress in item.objectives]
    behind = sum(PACE_TONES[pace] in (Tone.WATCH, Tone.RISK) for pace in paces)
    tone = Tone.GOOD
    if behind:
        late = any(PACE_TONES[pace] is Tone.RISK for pace in paces)
        tone = Tone.RISK if late else Tone.WATCH
    elif not any(PACE_TONES[pace] is Tone.GOOD for pace in paces):
        tone = Tone.NONE
    good = sum(PACE_TONES[pace] is Tone.GOOD for pace in paces)
    text = context.words.text("site.quarters.on-track", n=good, of=len(paces))
    return Cell(status=Status(tone, text), sort=str(behind))


def _objectives(context: RenderContext, rollup: QuarterRollup) -> tuple[Count, ...]:
    return tuple(
        Count(Status(tone, context.words.text(f"site.pace.{pace}")), rollup.paces[pace])
        for pace, tone in PACE_TONES.items()
        if pace in rollup.paces
    )


_PROMISE_TONES = {
    PromiseState.DONE: Tone.GOOD,
    PromiseState.OVERDUE: Tone.RISK,
    PromiseState.BLOCKED: Tone.RISK,
    PromiseState.DUE_SOON: Tone.WATCH,
    PromiseState.OPEN: Tone.NONE,
    PromiseState.UNDATED: Tone.NONE,
    PromiseState.CANCELED: Tone.NONE,
}


def _promises(context: RenderContext, rollup: QuarterRollup) -> tuple[Count, ...]:
    counts = rollup.promises.counts
    return tuple(
        Count(Status(tone, context.words.text(f"site.quarters.promise.{state}")), counts[state])
        for state, tone in _PROMISE_TONES.items()
        if state in counts
    )


def _promises_note(context: RenderContext, rollup: QuarterRollup) -> str:
    """Say how both sides kept their word."""
    made = rollup.promises.made
    ours = [promise for promise in made if promise.owner is not None]
    theirs = [promise for promise in made if promise.owner is None and promise.owner_client]
    sides = [("site.quarters.ours", ours), ("site.quarters.theirs", theirs)]
    return " · ".join(
        context.words.text(
            message,
            n=sum(item.state(rollup.as_of) is PromiseState.DONE for item in own),
            of=len(own),
        )
        for message, own in sides
        if own
    )


def _taken(context: RenderContext, item: AccountQuarter, links: Links) -> list[Decision]:
    href = links.to(context.addresses.meetings(item.account.id))
    return [
        Decision(
            point.text,
            f"{item.account.name} · {context.formats.day(day)}",
            href,
        )
        for day, point in item.decisions
    ]


def _sought(context: RenderContext, item: AccountQuarter, links: Links) -> list[Decision]:
    if item.review is None:
        return []
    href = links.to(context.addresses.review(item.account.id, item.review.review.quarter))
    return [
        Decision(point.text, item.account.name, href)
        for point in item.review.review.decisions_sought
    ]
