"""Promises on a page: their status in words, as lines where room is short, or as a table."""

from __future__ import annotations

from collections.abc import Iterable

from kamdocs.metrics.promises import Promise, PromiseState
from kamdocs.model.account import Account
from kamdocs.model.vocabulary import value_label
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.parts import Cell, Column, Line, Status, Table, Tone

PROMISE_TONES = {
    PromiseState.OVERDUE: Tone.RISK,
    PromiseState.BLOCKED: Tone.WATCH,
    PromiseState.DUE_SOON: Tone.WATCH,
    PromiseState.OPEN: Tone.NONE,
    PromiseState.UNDATED: Tone.NONE,
    PromiseState.DONE: Tone.GOOD,
    PromiseState.CANCELED: Tone.NONE,
}
"""How each state of a promise is shown."""


def promise_status(context: RenderContext, promise: Promise) -> Status:
    """Give the status of a promise in words, with how late it is."""
    state = promise.state(context.as_of)
    if state is PromiseState.OVERDUE:
        word = context.words.plural("site.promise.overdue", promise.days_late(context.as_of))
    else:
        word = context.words.text(f"site.promise.{state}")
    return Status(PROMISE_TONES[state], word)


def promise_owners(context: RenderContext, account: Account, promise: Promise) -> str:
    """Give the names of who promised, ours first."""
    names = [
        context.person(promise.owner),
        context.stakeholder(account, promise.owner_client),
    ]
    return context.formats.names([name for name in names if name])


def promise_href(context: RenderContext, account: str, promise: Promise, links: Links) -> str:
    """Give the link to where a promise was made: meeting, review, or objectives page."""
    addresses = context.addresses
    if promise.meeting is not None:
        return links.to(addresses.meeting(account, promise.meeting))
    if promise.quarter is not None:
        return links.to(addresses.review(account, promise.quarter))
    return links.to(addresses.objectives(account))


def promise_table(
    context: RenderContext, account: Account, promises: Iterable[Promise], caption: str
) -> Table:
    """Give a table of promises: what, who, by when, how it stands."""
    cells = Cells(context)
    words = context.words
    return Table(
        caption,
        (
            Column(words.text("site.column.action"), wide=True),
            Column(words.text("site.column.who")),
            Column(words.text("site.column.due"), numeric=True),
            Column(words.text("site.column.status")),
        ),
        tuple(
            (
                Cell(promise.text),
                cells.text(promise_owners(context, account, promise)),
                cells.day(promise.due),
                Cell(
                    status=promise_status(context, promise),
                    note=_written_status(context, promise),
                ),
            )
            for promise in promises
        ),
    )


def _written_status(context: RenderContext, promise: Promise) -> str:
    """Say how far work is, where being late or due soon hides it."""
    hidden = (PromiseState.OVERDUE, PromiseState.DUE_SOON, PromiseState.OPEN)
    if promise.state(context.as_of) not in hidden:
        return ""
    return value_label(promise.status, context.language).lower()


def promise_lines(
    context: RenderContext, account: Account, promises: Iterable[Promise], links: Links
) -> tuple[Line, ...]:
    """Give promises as lines: what, who and by when, and how it stands."""
    lines = []
    for item in promises:
        due = context.formats.day(item.due) if item.due else context.words.text("site.no-date")
        who = promise_owners(context, account, item)
        lines.append(
            Line(
                promise_status(context, item),
                item.text,
                " · ".join(part for part in (who, due) if part),
                promise_href(context, account.id, item, links),
            )
        )
    return tuple(lines)
