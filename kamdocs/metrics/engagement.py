"""Engagement: of what was planned with the client, how much was kept, on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from kamdocs.metrics.contact import ContactDue
from kamdocs.metrics.measure import Input, Measure, MeasureUnit
from kamdocs.metrics.promises import (
    Origin,
    Promise,
    Side,
    account_promises,
    distinct_promises,
    sides,
)
from kamdocs.metrics.window import Window
from kamdocs.model.account import Account, MeetingNotes
from kamdocs.model.enums import ActionStatus, ReviewStatus

MEETING_TOLERANCE_DAYS = 14
"""A meeting planned for a day counts as kept when one was held this near to it."""

SHARED_ORIGINS = (Origin.JOINT_PLAN, Origin.MEETING, Origin.REVIEW)
"""Where promises between the two sides are made; our own actions are none."""


@dataclass(frozen=True)
class Kept:
    """How many of what was planned were kept."""

    planned: int = 0
    kept: int = 0

    def __add__(self, other: Kept) -> Kept:
        """Add two counts up."""
        return Kept(self.planned + other.planned, self.kept + other.kept)

    @property
    def share(self) -> Decimal | None:
        """Kept ÷ planned; None when nothing was planned."""
        return Decimal(self.kept) / self.planned if self.planned else None


@dataclass(frozen=True)
class EngagementParts:
    """What engagement is made of; `ours` and `theirs` are sides of the commitments."""

    contacts: Kept = Kept()
    meetings: Kept = Kept()
    commitments: Kept = Kept()
    ours: Kept = Kept()
    theirs: Kept = Kept()

    def __add__(self, other: EngagementParts) -> EngagementParts:
        """Add the parts of two accounts up."""
        return EngagementParts(
            self.contacts + other.contacts,
            self.meetings + other.meetings,
            self.commitments + other.commitments,
            self.ours + other.ours,
            self.theirs + other.theirs,
        )

    @property
    def total(self) -> Kept:
        """Contacts, meetings and commitments together."""
        return self.contacts + self.meetings + self.commitments


def last_year(as_of: date) -> Window:
    """Give the twelve months that end on a day."""
    return Window(Window(as_of, as_of).year_before().last + timedelta(days=1), as_of)


def engagement_parts(
    account: Account, contacts: Iterable[ContactDue], window: Window
) -> EngagementParts:
    """Count what was planned and kept in an account over a window.

    Contacts: people with a cadence; kept when the last contact is not older than it on the
    last day, since files hold the last contact of a person and not every one. Meetings: see
    `meetings_kept`. Commitments: promises of meetings, reviews and the joint plan that fell
    due; kept when done by the due day. One that names nobody is ours.
    """
    with_cadence = [item for item in contacts if item.cadence_days is not None]
    due = commitments_due(account, window)
    return EngagementParts(
        contacts=Kept(len(with_cadence), sum(item.kept for item in with_cadence)),
        meetings=meetings_kept(account, window),
        commitments=_kept(due),
        ours=_kept([item for item in due if Side.OURS in sides(item)]),
        theirs=_kept([item for item in due if Side.CLIENT in sides(item)]),
    )


def engagement(parts: EngagementParts, window: Window) -> Measure:
    """Give engagement: planned contacts, meetings and commitments kept ÷ all planned.

    Source: vocabulary, "Formulas". A figure for whether both sides still do what they say.
    """
    total = parts.total
    return Measure(
        "engagement",
        total.share,
        MeasureUnit.SHARE,
        window.last,
        tuple(_inputs(parts)) if total.planned else (Input("planned_and_due", None),),
        window=window,
    )


def commitments_due(account: Account, window: Window) -> tuple[Promise, ...]:
    """Give the promises between both sides that fell due in a window, canceled ones apart."""
    shared = [item for item in account_promises(account) if item.origin in SHARED_ORIGINS]
    return tuple(
        item
        for item in distinct_promises(shared)
        if item.due is not None
        and window.first <= item.due < window.last
        and item.status is not ActionStatus.CANCELED
    )


def promise_kept(item: Promise) -> bool:
    """Tell whether a promise was done by its day; done without a day counts as kept."""
    if item.status is not ActionStatus.DONE:
        return False
    return item.done_on is None or item.due is None or item.done_on <= item.due


def meetings_kept(account: Account, window: Window) -> Kept:
    """Count planned meetings of a window and those held.

    Planned are: meeting files, next meetings named in minutes, and dated reviews, each day
    once. A file was held when it holds minutes, decisions or follow-ups; a next meeting when
    one was held within 14 days of its day; a review when its status says so.
    """
    past = [item for item in account.meetings if item.meeting.date < window.last]
    held = {item.meeting.date for item in past if was_held(item)}
    days = {item.meeting.date for item in past}
    missed = _missed(account, window)
    reviews = {
        item.review.date: item.review.status in (ReviewStatus.HELD, ReviewStatus.CLOSED)
        for item in account.reviews
        if item.review.date is not None
        and window.first <= item.review.date < window.last
        and item.review.date not in days
    }
    own = [day for day in days if window.first <= day]
    planned = len(own) + len(missed) + len(reviews)
    return Kept(planned, sum(day in held for day in own) + sum(reviews.values()))


def was_held(notes: MeetingNotes) -> bool:
    """Tell whether a meeting left minutes, decisions or follow-ups."""
    meeting = notes.meeting
    written = notes.notes is not None and notes.notes.text.strip() != ""
    return bool(meeting.decisions or meeting.follow_ups or written)


def _missed(account: Account, window: Window) -> set[date]:
    """Give days named as the next meeting near which no later meeting is on file."""
    days = [item.meeting.date for item in account.meetings]
    return {
        planned
        for item in account.meetings
        if (planned := item.meeting.next_meeting) is not None
        and window.first <= planned < window.last
        and not any(item.meeting.date < day and _near(day, planned) for day in days)
    }


def _near(day: date, other: date) -> bool:
    return abs((day - other).days) <= MEETING_TOLERANCE_DAYS


def _kept(promises: Iterable[Promise]) -> Kept:
    items = tuple(promises)
    return Kept(len(items), sum(map(promise_kept, items)))


def _inputs(parts: EngagementParts) -> Iterator[Input]:
    named = {
        "contacts": parts.contacts,
        "meetings": parts.meetings,
        "commitments": parts.commitments,
        "our_commitments": parts.ours,
        "client_commitments": parts.theirs,
    }
    for key, value in named.items():
        yield Input(f"{key}_planned", value.planned, MeasureUnit.COUNT)
        yield Input(f"{key}_kept", value.kept, MeasureUnit.COUNT)
