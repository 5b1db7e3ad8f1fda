"""Pieces that the pages of day-to-day work share: lines of promises, links to people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kamdocs.metrics.work import AccountPromise
from kamdocs.model.account import Account
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.parts import Cell, Line, Tone
from kamdocs.render.views.promises import promise_href, promise_owners, promise_status

UNFOLDED = 100
"""Lines that unfold at most; what nobody reads need not be sent."""


@dataclass(frozen=True)
class LineGroup:
    """Lines under a heading; `more` says how many are not shown at first.

    `count` are all of them, `rest` those that unfold; without them `more_href` leads to the rest.
    """

    heading: str
    lines: tuple[Line, ...]
    more: str = ""
    more_href: str = ""
    rest: tuple[Line, ...] = ()
    count: int = 0


def promise_line(
    context: RenderContext, item: AccountPromise, links: Links, *, person: str | None = None
) -> Line:
    """Give a promise as a line that names its account; `person` is not named on their own list."""
    promise = item.promise
    who = promise_owners(context, item.account, promise)
    if person is not None and promise.owner == person:
        other = context.stakeholder(item.account, promise.owner_client)
        who = context.words.text("site.work.with", name=other) if other else ""
    due = due_text(context, promise.due)
    return Line(
        promise_status(context, promise),
        promise.text,
        " · ".join(part for part in (who, due) if part),
        promise_href(context, item.account.id, promise, links),
        item.account.name,
        links.to(context.addresses.account(item.account.id)),
    )


def line_group(
    context: RenderContext,
    heading: str,
    lines: Iterable[Line],
    shown: int,
    more_href: str = "",
) -> LineGroup:
    """Give the first lines of a group; the rest unfolds, or is where `more_href` leads."""
    found = tuple(lines)
    cut = len(found) - shown
    return LineGroup(
        heading,
        found[:shown],
        context.words.plural("site.work.more", cut) if cut > 0 else "",
        more_href if cut > 0 else "",
        () if more_href else found[shown : shown + UNFOLDED],
        len(found),
    )


def due_text(context: RenderContext, day: date | None) -> str:
    """Write a due day, or that there is none."""
    return context.formats.day(day) if day else context.words.text("site.no-date")


def account_cell(context: RenderContext, account: Account, links: Links) -> Cell:
    """Give a cell that leads to the plan of an account."""
    return Cell(account.name, href=links.to(context.addresses.account(account.id)))


def person_cell(context: RenderContext, person: str | None, links: Links, note: str = "") -> Cell:
    """Give a cell that leads to somebody of ours."""
    if person is None or person not in context.portfolio.people:
        return Cells(context).text(context.person(person), note)
    href = links.to(context.addresses.person(person))
    return Cell(context.person(person), href=href, note=note)


def count_cell(count: int, tone: Tone = Tone.NONE) -> Cell:
    """Give a cell of a count; only one above zero has a tone, and zero is a quiet dash."""
    return Cell(str(count) if count else "–", sort=str(count), tone=tone if count else Tone.NONE)
