"""The part about commitments of both sides: what was promised and how it stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kamdocs.metrics.promises import (
    Origin,
    Promise,
    PromiseState,
    Side,
    distinct_promises,
    from_commitment,
    sides,
)
from kamdocs.render.client_pack.blocks import Cell, Column, Part, Row, Table
from kamdocs.render.client_pack.promise_words import count_kept, kept_lead, promise_status
from kamdocs.render.client_pack.subject import Subject

_ORDER = (PromiseState.OVERDUE, PromiseState.BLOCKED)
"""What waits longest stands first; the rest by day."""


def commitments_part(subject: Subject) -> Part | None:
    """Give what is open or fell due since the quarter began; None without any commitment."""
    since = subject.calendar.first_day(subject.quarter)
    found = [item for item in agreed(subject) if _counts(item, since, subject.as_of)]
    return _part(subject, "commitments", found)


def open_commitments_part(subject: Subject) -> Part | None:
    """Give only what is still to be done."""
    found = [item for item in agreed(subject) if not item.is_settled(subject.as_of)]
    return _part(subject, "open-commitments", found)


def _part(subject: Subject, id_: str, promises: list[Promise]) -> Part | None:
    if not promises:
        return None
    words = subject.words
    table = promise_table(subject, promises, words.text(f"pack.{id_}.caption"))
    lead = kept_lead(subject, count_kept(promises, subject.as_of))
    return Part(id_, words.text(f"pack.{id_}.title"), lead, (table,))


def agreed(subject: Subject) -> tuple[Promise, ...]:
    """Give what both sides promised in meetings and reviews, each thing once."""
    found = [
        from_commitment(item, Origin.MEETING, meeting=notes.slug)
        for notes in subject.held
        for item in notes.meeting.follow_ups
    ]
    found += [
        from_commitment(item, Origin.REVIEW, quarter=notes.review.quarter)
        for notes in subject.account.reviews
        for item in notes.review.commitments
    ]
    return distinct_promises(found)


def _counts(item: Promise, since: date, as_of: date) -> bool:
    state = item.state(as_of)
    if state is PromiseState.CANCELED:
        return item.due is not None and item.due >= since
    if state is not PromiseState.DONE:
        return True
    return any(day is not None and day >= since for day in (item.due, item.done_on))


def promise_table(subject: Subject, promises: Iterable[Promise], caption: str) -> Table:
    """Give promises in a table, one group a side, what waits first."""
    words = subject.words
    known = list(promises)
    groups = (
        (subject.company, (Side.OURS,)),
        (subject.account.name, (Side.CLIENT,)),
        (words.text("pack.both-sides"), (Side.OURS, Side.CLIENT)),
    )
    rows: list[Row] = []
    for name, who in groups:
        own = sorted((item for item in known if sides(item) == who), key=lambda p: _key(subject, p))
        if own:
            rows.append(Row((Cell(name), Cell(""), Cell(""), Cell("")), is_group=True))
            rows += [_row(subject, item) for item in own]
    columns = (
        Column(words.text("pack.column.what"), share=6),
        Column(words.text("pack.column.who"), share=3),
        Column(words.text("pack.column.until"), share=2),
        Column(words.text("pack.column.status"), share=4),
    )
    return Table(caption, columns, tuple(rows))


def _key(subject: Subject, item: Promise) -> tuple[int, date, str]:
    state = item.state(subject.as_of)
    place = _ORDER.index(state) if state in _ORDER else len(_ORDER)
    if item.is_settled(subject.as_of):
        place = len(_ORDER) + 1
    return place, item.due or date.max, item.text


def _row(subject: Subject, item: Promise) -> Row:
    owners = subject.owners(item.owner, item.owner_client) or subject.company
    return Row(
        (
            Cell(item.text),
            Cell(owners),
            Cell(subject.day(item.due)),
            Cell("", status=promise_status(subject, item)),
        )
    )
