"""The parts about issues of the client and what the client asked for."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from kamdocs.metrics.issues import is_open
from kamdocs.model.account import Need
from kamdocs.model.vocabulary import value_label
from kamdocs.model.watch import Issue
from kamdocs.render.client_pack.blocks import (
    Align,
    Block,
    Card,
    Cards,
    Cell,
    Column,
    Field,
    Part,
    Row,
    Status,
    Table,
    Tone,
)
from kamdocs.render.client_pack.subject import Subject

MOST_CARDS = 6
"""More open issues than these stand in a table."""

FEWEST_FOR_MEDIAN = 3
"""Of fewer issues than these a median says less than their days."""


def issues_part(subject: Subject) -> Part | None:
    """Give open issues with their age and those resolved in the quarter; None without any."""
    waiting = _open(subject)
    closed = _closed(subject)
    if not waiting and not closed:
        return None
    words = subject.words
    blocks: list[Block] = []
    if len(waiting) > MOST_CARDS:
        blocks.append(_open_table(subject, waiting))
    elif waiting:
        blocks.append(Cards(tuple(_card(subject, item) for item in waiting)))
    if closed:
        blocks.append(_closed_table(subject, closed))
    lead = _lead(subject, waiting, closed)
    return Part("issues", words.text("pack.issues.title"), lead, tuple(blocks))


def open_issues_part(subject: Subject) -> Part | None:
    """Give only the open issues, in a table."""
    waiting = _open(subject)
    if not waiting:
        return None
    title = subject.words.text("pack.issues.title")
    return Part("issues", title, _lead(subject, waiting, []), (_open_table(subject, waiting),))


def _open(subject: Subject) -> list[Issue]:
    """Give open issues, the oldest first."""
    as_of = subject.as_of
    found = [
        item
        for item in subject.account.issues
        if is_open(item, as_of) and (item.opened is None or item.opened <= as_of)
    ]
    return sorted(found, key=lambda item: (item.opened or as_of, item.title))


def _closed(subject: Subject) -> list[Issue]:
    """Give issues resolved since the quarter began, the latest first."""
    first = subject.calendar.first_day(subject.quarter)
    found = [
        item
        for item in subject.account.issues
        if item.closed is not None and first <= item.closed <= subject.as_of
    ]
    return sorted(found, key=lambda item: (item.closed or first, item.title), reverse=True)


def _lead(subject: Subject, waiting: Sequence[Issue], closed: Sequence[Issue]) -> str:
    words = subject.words
    parts = [words.text("pack.issues.none-open")]
    if waiting:
        ages = [age for item in waiting if (age := _age(subject, item)) is not None]
        parts = [words.plural("pack.issues.open", len(waiting))]
        if ages:
            message = "pack.issues.age" if len(waiting) == 1 else "pack.issues.oldest"
            parts[0] += words.plural(message, max(ages))
    if closed:
        parts.append(words.plural("pack.issues.closed", len(closed)))
        parts[-1] += _took(subject, closed)
    return words.text("pack.sentence", text="; ".join(parts))


def _took(subject: Subject, closed: Sequence[Issue]) -> str:
    """Say how long resolving took: the days themselves while they are few, then their median."""
    words = subject.words
    days = sorted(
        (item.closed - item.opened).days
        for item in closed
        if item.closed is not None and item.opened is not None
    )
    if len(days) >= FEWEST_FOR_MEDIAN:
        return words.plural("pack.issues.median", round(median(days)))
    if not days or len(days) < len(closed):
        return ""
    told = subject.formats.names([str(count) for count in days])
    return words.plural("pack.issues.took", max(days), days=told)


def _age(subject: Subject, item: Issue) -> int | None:
    return None if item.opened is None else (subject.as_of - item.opened).days


def _status(subject: Subject, item: Issue) -> Status:
    age = _age(subject, item)
    if age is None:
        return Status(subject.words.text("pack.issues.status-open"), Tone.WAITING)
    return Status(subject.words.plural("pack.issues.status-age", age), Tone.WAITING)


def _due(subject: Subject, item: Issue) -> str:
    if item.due is None:
        return subject.words.text("pack.no-date")
    if item.due < subject.as_of:
        return subject.words.text("pack.pending-since", date=subject.day(item.due))
    return subject.day(item.due)


def _kind(subject: Subject, item: Issue) -> str:
    language = subject.context.language
    parts = [value_label(item.kind, language)] if item.kind else []
    if item.severity:
        severity = value_label(item.severity, language).lower()
        parts.append(subject.words.text("pack.issues.severity", severity=severity))
    return " · ".join([*parts, subject.unit(item.unit)] if item.unit else parts)


def _cause(subject: Subject, item: Issue) -> str:
    """Write a cause for a place where no column says that it is one."""
    return subject.words.text("pack.issues.cause-is", cause=item.cause) if item.cause else ""


def _card(subject: Subject, item: Issue) -> Card:
    words = subject.words
    pairs = (
        ("pack.issues.cause", item.cause or words.text("pack.issues.cause-unknown")),
        ("pack.issues.action", item.action or words.text("pack.issues.no-action")),
        ("pack.column.until", _due(subject, item)),
        ("pack.column.who", subject.ours(item.owner)),
        ("pack.issues.opened", subject.day(item.opened) if item.opened else ""),
    )
    fields = tuple(Field(words.text(key), value) for key, value in pairs if value)
    return Card(item.title, _kind(subject, item), fields, _status(subject, item))


def _open_table(subject: Subject, issues: Sequence[Issue]) -> Table:
    words = subject.words
    columns = (
        Column(words.text("pack.column.issue"), share=4),
        Column(words.text("pack.issues.action"), share=4),
        Column(words.text("pack.column.who"), share=2),
        Column(words.text("pack.column.until"), share=2),
        Column(words.text("pack.column.status"), share=2),
    )
    rows = tuple(
        Row(
            (
                Cell(item.title, note=_kind(subject, item)),
                Cell(
                    item.action or words.text("pack.issues.no-action"), note=_cause(subject, item)
                ),
                Cell(subject.ours(item.owner)),
                Cell(_due(subject, item)),
                Cell("", status=_status(subject, item)),
            )
        )
        for item in issues
    )
    return Table(words.text("pack.issues.open-caption"), columns, rows)


def _closed_table(subject: Subject, issues: Sequence[Issue]) -> Table:
    words = subject.words
    columns = (
        Column(words.text("pack.issues.closed-head"), share=4),
        Column(words.text("pack.issues.action"), share=4),
        Column(words.text("pack.issues.closed-on"), share=2),
        Column(words.text("pack.issues.days"), Align.NUMBER, share=1),
    )
    rows = tuple(
        Row(
            (
                Cell(item.title, note=subject.unit(item.unit)),
                Cell(item.action or "–", note=_cause(subject, item)),
                Cell(subject.day(item.closed)),
                Cell(_days(item)),
            )
        )
        for item in issues
    )
    return Table(words.text("pack.issues.closed-caption"), columns, rows)


def _days(item: Issue) -> str:
    if item.opened is None or item.closed is None:
        return "–"
    return str((item.closed - item.opened).days)


def needs_part(subject: Subject) -> Part | None:
    """Give what the client asked for and whether it got it; None without any."""
    needs = sorted(subject.account.needs, key=lambda item: bool(item.met))
    if not needs:
        return None
    words = subject.words
    met = sum(item.met is True for item in needs)
    columns = (
        Column(words.text("pack.column.need"), share=5),
        Column(words.text("pack.column.who"), share=3),
        Column(words.text("pack.column.until"), share=2),
        Column(words.text("pack.column.status"), share=3),
    )
    rows = tuple(_need(subject, item) for item in needs)
    return Part(
        "needs",
        words.text("pack.needs.title", client=subject.account.name),
        words.plural("pack.needs.lead", len(needs), met=met),
        (Table(words.text("pack.needs.caption"), columns, rows),),
    )


def _need(subject: Subject, item: Need) -> Row:
    words = subject.words
    asked = subject.theirs(item.stakeholder)
    note = words.text("pack.needs.asked-by", name=asked) if asked else ""
    if item.met:
        status = Status(words.text("pack.needs.met"), Tone.GOOD)
    elif item.due is not None and item.due < subject.as_of:
        pending = words.text("pack.pending-since", date=subject.day(item.due))
        status = Status(pending, Tone.ATTENTION)
    else:
        status = Status(words.text("pack.needs.open"))
    return Row(
        (
            Cell(item.text, note=note),
            Cell(subject.ours(item.owner)),
            Cell(subject.day(item.due)),
            Cell("", status=status),
        )
    )
