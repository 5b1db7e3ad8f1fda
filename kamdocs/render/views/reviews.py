"""Quarterly reviews of an account: the list, and one review with results against the plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from kamdocs.metrics.kpi_series import PeriodValue, by_quarter, kpi_rows
from kamdocs.metrics.promises import Origin, from_commitment
from kamdocs.metrics.standing import Standing
from kamdocs.model.account import ReviewNotes
from kamdocs.model.encounters import Outcome, Point, QuarterlyReview
from kamdocs.model.enums import ReviewStatus
from kamdocs.model.period import Period
from kamdocs.model.vocabulary import key_label, value_label
from kamdocs.model.work import Commitment
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.rating_words import RATED_ON
from kamdocs.render.views.account_frame import account_frame
from kamdocs.render.views.cells import Cells, without_empty_columns
from kamdocs.render.views.figures import (
    combined,
    is_money,
    is_percentage,
    kpi_measure,
    partial_note,
)
from kamdocs.render.views.objective_cards import ObjectiveCard, objective_card
from kamdocs.render.views.parts import AccountFrame, Cell, Column, Fact, Status, Table, Tone
from kamdocs.render.views.promises import promise_table
from kamdocs.render.views.since_quarter import SinceQuarter, account_since

_STATUS_TONES = {
    ReviewStatus.PLANNED: Tone.NONE,
    ReviewStatus.PREPARED: Tone.WATCH,
    ReviewStatus.HELD: Tone.GOOD,
    ReviewStatus.CLOSED: Tone.GOOD,
}


@dataclass(frozen=True)
class ReviewsView:
    """What the list of reviews shows."""

    frame: AccountFrame
    reviews: Table


@dataclass(frozen=True)
class ReviewView:
    """What the page of one quarterly review shows."""

    frame: AccountFrame
    status: Status | None
    facts: tuple[Fact, ...]
    decisions: tuple[str, ...]
    results: Table
    outcomes: Table
    objectives: tuple[ObjectiveCard, ...]
    learnings: tuple[str, ...]
    commitments: Table
    corrective_actions: Table
    rating: tuple[Fact, ...]
    prose: Markup | None
    since: SinceQuarter | None
    earlier: tuple[Fact, ...]


def reviews_view(context: RenderContext, standing: Standing, links: Links) -> ReviewsView:
    """Give what the list of reviews of an account shows, newest first."""
    account = standing.account
    words = context.words
    cells = Cells(context)
    rows = tuple(
        (
            Cell(
                context.formats.long_quarter(notes.review.quarter),
                href=links.to(context.addresses.review(account.id, notes.review.quarter)),
            ),
            cells.label(notes.review.kind),
            cells.day(notes.review.date),
            Cell(status=review_status(context, notes.review)),
            cells.number(len(notes.review.commitments) or None),
            cells.number(len(notes.review.decisions_sought) or None),
        )
        for notes in _newest_first(account.reviews)
    )
    columns = (
        Column(words.text("site.column.quarter")),
        Column(words.text("site.column.kind")),
        Column(words.text("site.column.date"), numeric=True),
        Column(words.text("site.column.status")),
        Column(words.text("site.column.commitments"), numeric=True),
        Column(words.text("site.column.decisions"), numeric=True),
    )
    title = words.text("site.tab.reviews")
    return ReviewsView(
        account_frame(context, standing, links, "reviews", title),
        without_empty_columns(Table(title, columns, rows)),
    )


def _newest_first(reviews: Iterable[ReviewNotes]) -> list[ReviewNotes]:
    return sorted(reviews, key=lambda notes: notes.review.quarter, reverse=True)


def review_status(context: RenderContext, review: QuarterlyReview) -> Status:
    """Give the stage of a review as a status."""
    if review.status is None:
        return Status(Tone.NONE, context.words.text("site.missing"))
    return Status(_STATUS_TONES[review.status], value_label(review.status, context.language))


def review_title(context: RenderContext, review: QuarterlyReview) -> str:
    """Give the title of a review, e.g. `Revisão do 3º trimestre de 2026`."""
    quarter = context.formats.long_quarter(review.quarter)
    return context.words.text("site.review-of", quarter=quarter)


def review_view(
    context: RenderContext, standing: Standing, notes: ReviewNotes, links: Links
) -> ReviewView:
    """Give what the page of one review shows."""
    account = standing.account
    review = notes.review
    words = context.words
    title = review_title(context, review)
    return ReviewView(
        frame=account_frame(context, standing, links, "reviews", title, notes.path),
        status=review_status(context, review) if review.status else None,
        facts=_facts(context, review),
        decisions=_texts(review.decisions_sought),
        results=_results(context, standing, review.quarter),
        outcomes=_outcomes(context, review.outcomes),
        objectives=tuple(objective_card(context, standing, item) for item in account.objectives),
        learnings=_texts(review.learnings),
        commitments=_promised(context, standing, review.commitments, Origin.REVIEW),
        corrective_actions=_promised(
            context, standing, review.corrective_actions, Origin.CORRECTIVE
        ),
        rating=tuple(
            Fact(_criterion(context, name), words.text("site.of-five", n=value))
            for name, value in review.rating.items()
        ),
        prose=context.prose.html(notes.notes, links),
        since=account_since(context, account, review.quarter, links),
        earlier=_earlier(context, standing, review, links),
    )


def _criterion(context: RenderContext, name: str) -> str:
    """Give the words of a known criterion; one of the company's own stands as it was typed."""
    known = RATED_ON.get(name)
    return context.words.text(f"site.rating.{known}") if known else name


def _facts(context: RenderContext, review: QuarterlyReview) -> tuple[Fact, ...]:
    language = context.language
    candidates = {
        "kind": value_label(review.kind, language) if review.kind else "",
        "date": context.formats.long_day(review.date) if review.date else "",
    }
    return tuple(
        Fact(key_label(QuarterlyReview, field, language), value)
        for field, value in candidates.items()
        if value
    )


def _texts(points: tuple[Point, ...]) -> tuple[str, ...]:
    return tuple(point.text for point in points)


def _promised(
    context: RenderContext, standing: Standing, items: tuple[Commitment, ...], origin: Origin
) -> Table:
    heading = "site.commitments" if origin is Origin.REVIEW else "site.corrective-actions"
    promises = [from_commitment(item, origin) for item in items]
    return promise_table(context, standing.account, promises, context.words.text(heading))


def _outcomes(context: RenderContext, outcomes: tuple[Outcome, ...]) -> Table:
    cells = Cells(context)
    words = context.words
    return without_empty_columns(
        Table(
            words.text("site.outcomes"),
            (
                Column(words.text("site.column.outcome"), wide=True),
                Column(words.text("site.column.before"), numeric=True),
                Column(words.text("site.column.after"), numeric=True),
            ),
            tuple(
                (
                    Cell(item.text),
                    cells.number(item.before, item.measure),
                    cells.number(item.after, item.measure),
                )
                for item in outcomes
            ),
        )
    )


def _results(context: RenderContext, standing: Standing, quarter: Period) -> Table:
    """Give every KPI of the quarter against target, the quarter before and the year before."""
    account = standing.account
    calendar = context.portfolio.programme.calendar
    words = context.words
    before = calendar.quarters_until(quarter, 2)[0]
    year_before = Period.quarter(quarter.year - 1, quarter.index)
    figures = context.begun_figures(account)
    rows = []
    for kpi in dict.fromkeys(row.kpi for row in figures):
        values = by_quarter(kpi_rows(figures, kpi), calendar, combined(context, kpi))
        value = values.get(quarter)
        if value is None or value.actual is None:
            continue
        others = [
            value.matched,
            *(_alike(value, values.get(item)) for item in (before, year_before)),
        ]
        rows.append(
            (
                Cell(context.kpi_name(kpi), note=partial_note(context, value)),
                Cell(_written(context, standing, kpi, value.actual)),
                *(_comparison(context, standing, kpi, value.actual, other) for other in others),
            )
        )
    columns = (
        Column(words.text("site.column.kpi")),
        Column(context.formats.period(quarter), numeric=True),
        Column(words.text("site.column.target"), numeric=True),
        Column(context.formats.period(before), numeric=True),
        Column(context.formats.period(year_before), numeric=True),
    )
    return without_empty_columns(Table(words.text("site.results-of-quarter"), columns, tuple(rows)))


def _alike(value: PeriodValue, other: PeriodValue | None) -> Decimal | None:
    """Give the other quarter's value if as many months have one."""
    return other.actual if other is not None and other.months == value.months else None


def _comparison(
    context: RenderContext,
    standing: Standing,
    kpi: str,
    value: Decimal,
    other: Decimal | None,
) -> Cell:
    if other is None:
        return Cells(context).missing()
    text = _written(context, standing, kpi, other)
    if is_percentage(context, kpi):
        points = value - other
        arrow = "▲" if points >= 0 else "▼"
        number = context.formats.number(abs(points), 1)
        note = context.words.text("site.points", arrow=arrow, points=number)
        return Cell(text, note=note)
    if other <= 0:
        return Cell(text)
    change = value / other - 1
    arrow = "▲" if change >= 0 else "▼"
    return Cell(text, note=f"{arrow} {context.formats.percent(abs(change))}")


def _written(context: RenderContext, standing: Standing, kpi: str, value: Decimal) -> str:
    if is_money(kpi):
        return context.formats.money(value, standing.account.currency)
    return context.formats.measured(value, kpi_measure(context, kpi))


def _earlier(
    context: RenderContext, standing: Standing, review: QuarterlyReview, links: Links
) -> tuple[Fact, ...]:
    account = standing.account
    return tuple(
        Fact(
            context.formats.long_quarter(notes.review.quarter),
            review_status(context, notes.review).word,
            links.to(context.addresses.review(account.id, notes.review.quarter)),
        )
        for notes in _newest_first(account.reviews)
        if notes.review.quarter != review.quarter
    )
