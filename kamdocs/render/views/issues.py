"""The page of issues: against service levels, beyond them first; safe for the whole company."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kamdocs.metrics.issues import IssueStanding, resolved_lately
from kamdocs.model.vocabulary import key_label, value_label
from kamdocs.model.watch import Issue
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import measure_headline
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.cells import Cells, column
from kamdocs.render.views.issue_cells import IssueCells
from kamdocs.render.views.parts import (
    Cell,
    Column,
    Filters,
    Headline,
    PageHead,
    Table,
)

OPEN_SHOWN = 300
"""Open issues listed; beyond them the youngest are only counted."""

CLOSED_SHOWN = 60
"""Issues closed in the last 12 months listed, folded, newest first."""


@dataclass(frozen=True)
class IssuesView:
    """What the page of issues shows."""

    head: PageHead
    open: Table
    filters: Filters
    severities: Table
    kinds: Table
    closed: Table


def issues_view(context: RenderContext, links: Links) -> IssuesView:
    """Give what the page of issues shows."""
    words, language = context.words, context.language
    issues = context.measures.health.issues
    still_open = tuple(item for item in issues if item.is_open)
    return IssuesView(
        head=portfolio_head(
            context,
            links,
            words.text("site.issues.title"),
            _answer(context, still_open),
            headlines=_headlines(context, still_open),
        ),
        open=_open(context, still_open, links),
        filters=Filters(
            "kd-issues-open",
            (
                words.text("site.column.account"),
                key_label(Issue, "severity", language),
                key_label(Issue, "kind", language),
                key_label(Issue, "owner", language),
            ),
        ),
        severities=_severities(context),
        kinds=_kinds(context),
        closed=_closed(context, issues, links),
    )


def _answer(context: RenderContext, still_open: tuple[IssueStanding, ...]) -> str:
    words = context.words
    if not context.measures.health.issues:
        return words.text("site.issues.answer.none")
    if not still_open:
        return words.text("site.issues.answer.all-closed")
    late = [item for item in still_open if item.is_late]
    if not late:
        return words.plural("site.issues.answer.within", len(still_open))
    worst = late[0]
    return words.plural(
        "site.issues.answer.late",
        len(late),
        open=len(still_open),
        title=worst.issue.title,
        account=context.portfolio.by_id[worst.account].name,
        days=words.plural("site.days", worst.days_over or 0),
    )


def _headlines(
    context: RenderContext, still_open: tuple[IssueStanding, ...]
) -> tuple[Headline, ...]:
    words = context.words
    health = context.measures.health
    times = health.issue_times
    undated = sum(item.days is None for item in still_open)
    return (
        measure_headline(
            context,
            health.issues_late,
            note=words.plural("site.issues.of-open", len(still_open)),
        ),
        measure_headline(context, times.within_level, note=words.text("site.issues.last-year")),
        measure_headline(context, times.median_days, note=words.text("site.issues.median-note")),
        measure_headline(context, times.mean_days, note=words.text("site.issues.mean-note")),
        Headline(
            words.text("site.issues.headline.escalated"),
            str(sum(item.issue.escalated_to is not None for item in still_open)),
            words.plural("site.issues.headline.undated", undated),
        ),
    )


def _open(context: RenderContext, items: tuple[IssueStanding, ...], links: Links) -> Table:
    words = context.words
    cells = IssueCells(context)
    more = len(items) - OPEN_SHOWN
    return Table(
        words.text("site.issues.open"),
        (
            column(context, Issue, "title", wide=True),
            Column(words.text("site.column.account")),
            column(context, Issue, "severity"),
            Column(words.text("site.issues.column.level")),
            Column(words.text("site.column.age"), numeric=True),
            column(context, Issue, "kind"),
            column(context, Issue, "action", wide=True),
            column(context, Issue, "owner"),
            column(context, Issue, "due", numeric=True),
        ),
        tuple(
            (
                cells.title(item),
                cells.account(item, links),
                cells.severity(item),
                cells.level(item),
                cells.age(item),
                Cells(context).label(item.issue.kind),
                cells.cause_and_action(item),
                cells.owner(item),
                cells.due(item),
            )
            for item in items[:OPEN_SHOWN]
        ),
        note=words.plural("site.issues.more", more) if more > 0 else "",
        sortable=True,
    )


def _severities(context: RenderContext) -> Table:
    words = context.words
    cells = Cells(context)
    rows = []
    for item in context.measures.health.issue_times.severities:
        name = words.text("site.issues.no-severity")
        if item.severity is not None:
            name = value_label(item.severity, context.language)
        kept = cells.missing()
        if item.within is not None and item.resolved:
            kept = Cell(words.text("site.issues.kept", n=item.within, total=item.resolved))
        rows.append(
            (
                Cell(name),
                cells.missing()
                if item.level is None
                else Cell(words.plural("site.days", item.level)),
                Cell(str(item.open)),
                Cell(str(item.late)),
                kept,
                _days(context, item.median_days),
                _days(context, item.mean_days),
            )
        )
    return Table(
        words.text("site.issues.times"),
        (
            column(context, Issue, "severity"),
            Column(words.text("site.issues.column.level"), numeric=True),
            Column(words.text("site.issues.column.open"), numeric=True),
            Column(words.text("site.issues.column.late"), numeric=True),
            Column(words.text("metrics.within_level"), numeric=True),
            Column(words.text("site.issues.column.median"), numeric=True),
            Column(words.text("site.issues.column.mean"), numeric=True),
        ),
        tuple(rows),
        note=words.text("site.issues.times-note"),
    )


def _days(context: RenderContext, value: Decimal | None) -> Cell:
    if value is None:
        return Cells(context).missing()
    return Cell(context.words.plural("site.days", round(value)), sort=str(value))


def _kinds(context: RenderContext) -> Table:
    words = context.words
    rows = []
    for item in context.measures.health.issue_times.kinds:
        name = words.text("site.issues.no-kind")
        if item.kind is not None:
            name = value_label(item.kind, context.language)
        counts = (item.opened, item.open, item.late)
        rows.append((Cell(name), *(Cell(str(count)) for count in counts)))
    return Table(
        words.text("site.issues.kinds"),
        (
            column(context, Issue, "kind"),
            Column(words.text("site.issues.column.opened"), numeric=True),
            Column(words.text("site.issues.column.open"), numeric=True),
            Column(words.text("site.issues.column.late"), numeric=True),
        ),
        tuple(rows),
    )


def _closed(context: RenderContext, items: tuple[IssueStanding, ...], links: Links) -> Table:
    words = context.words
    cells = IssueCells(context)
    done = sorted(
        resolved_lately(items, context.as_of),
        key=lambda item: (item.issue.closed or context.as_of, item.issue.title),
        reverse=True,
    )
    return Table(
        words.plural("site.issues.closed", len(done)),
        (
            column(context, Issue, "title", wide=True),
            Column(words.text("site.column.account")),
            column(context, Issue, "severity"),
            column(context, Issue, "closed", numeric=True),
            Column(words.text("site.issues.column.level")),
            column(context, Issue, "cause", wide=True),
        ),
        tuple(
            (
                cells.title(item),
                cells.account(item, links),
                Cells(context).label(item.issue.severity),
                Cells(context).day(item.issue.closed),
                cells.level(item),
                Cells(context).text(item.issue.cause),
            )
            for item in done[:CLOSED_SHOWN]
        ),
    )
