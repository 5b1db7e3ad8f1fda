"""Meetings with the client and the quarterly business reviews."""

from __future__ import annotations

from pydantic import Field

from kamdocs.model.enums import MeetingKind, ReviewKind, ReviewStatus, Visibility
from kamdocs.model.kinds import Day, Number, OneToFive, PeriodOf, PersonRef, StakeholderRef, Text
from kamdocs.model.record import Record
from kamdocs.model.work import Commitment


class Point(Record):
    """A line of an agenda, a decision, something learned."""

    text: Text
    visibility: Visibility | None = None


class Meeting(Record):
    """A meeting held or planned; its page is the visit card."""

    date: Day
    title: Text | None = None
    kind: MeetingKind | None = None
    place: Text | None = None
    our_attendees: tuple[PersonRef, ...] = ()
    client_attendees: tuple[StakeholderRef, ...] = ()
    agenda: tuple[Point, ...] = ()
    decisions: tuple[Point, ...] = ()
    follow_ups: tuple[Commitment, ...] = ()
    next_meeting: Day | None = None
    visibility: Visibility | None = None


class Outcome(Record):
    """A result of the quarter in the customer's words, with its measure before and after."""

    text: Text
    before: Number | None = None
    after: Number | None = None
    measure: Text | None = None
    visibility: Visibility | None = None


class QuarterlyReview(Record):
    """A business review of one quarter."""

    quarter: PeriodOf
    kind: ReviewKind | None = None
    status: ReviewStatus | None = None
    date: Day | None = None
    decisions_sought: tuple[Point, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    learnings: tuple[Point, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    corrective_actions: tuple[Commitment, ...] = ()
    rating: dict[str, OneToFive] = Field(default_factory=dict)
    visibility: Visibility | None = None
