"""Who will be in the room: role, posture, influence, last contact, and what moves them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kamdocs.metrics.contact import ContactDue, ContactState
from kamdocs.metrics.standing import Standing
from kamdocs.model.account import MeetingNotes
from kamdocs.model.enums import Posture
from kamdocs.model.vocabulary import value_label
from kamdocs.render.context import RenderContext
from kamdocs.render.views.account_relationship import CONTACT_TONES, contact_status
from kamdocs.render.views.briefing_lines import briefly
from kamdocs.render.views.parts import Status, Tone

PEOPLE_SHOWN = 6
"""People on the sheet, the most influential first."""

POSTURE_TONES = {
    Posture.MENTOR: Tone.GOOD,
    Posture.SUPPORTER: Tone.GOOD,
    Posture.NEUTRAL: Tone.NONE,
    Posture.RESISTANT: Tone.WATCH,
    Posture.OPPONENT: Tone.RISK,
}
"""How each posture is shown."""

_NAME, _TITLE, _MOVES = 34, 36, 140


@dataclass(frozen=True)
class RoomPerson:
    """Somebody in the room."""

    name: str
    title: str
    role: str
    posture: Status | None
    influence: str
    contact: str
    contact_status: Status
    moves: str


def next_meeting(standing: Standing) -> MeetingNotes | None:
    """Give the next meeting that has a file of its own."""
    as_of = standing.measures.scope.as_of
    ahead = [item for item in standing.account.meetings if item.meeting.date >= as_of]
    return min(ahead, key=lambda item: (item.meeting.date, item.slug), default=None)


def room_people(standing: Standing) -> tuple[ContactDue, ...]:
    """Give who will be in the room: who attends the next meeting, else the key people."""
    meeting = next_meeting(standing)
    relationship = standing.measures.relationship
    contacts = {item.stakeholder.id: item for item in relationship.cadence}
    wanted: Iterable[str] = [item.id for item in relationship.key_people]
    if meeting is not None and meeting.meeting.client_attendees:
        wanted = meeting.meeting.client_attendees
    return tuple(contacts[key] for key in wanted if key in contacts)


def room_view(
    context: RenderContext, standing: Standing, *, personal: bool = True
) -> tuple[RoomPerson, ...]:
    """Give the people of the room in words, as many as a sheet holds."""
    return tuple(
        _person(context, standing, item, personal=personal)
        for item in room_people(standing)[:PEOPLE_SHOWN]
    )


def _person(
    context: RenderContext, standing: Standing, item: ContactDue, *, personal: bool
) -> RoomPerson:
    person = item.stakeholder
    language = context.language
    posture = None
    influence = ""
    if personal and person.posture is not None:
        posture = Status(POSTURE_TONES[person.posture], value_label(person.posture, language))
    if personal and person.influence is not None:
        influence = context.formats.number(person.influence, 1)
    status = contact_status(context, item)
    if item.state in (ContactState.ON_TIME, ContactState.NO_CADENCE):
        status = Status(CONTACT_TONES[item.state], "")
    return RoomPerson(
        name=briefly(person.name or person.id, _NAME),
        title=briefly(person.title or "", _TITLE),
        role=value_label(person.role, language) if person.role else "",
        posture=posture,
        influence=influence,
        contact=context.formats.short_day(item.last) if item.last else "",
        contact_status=status,
        moves=briefly(_moves(context, standing, item), _MOVES),
    )


def _moves(context: RenderContext, standing: Standing, item: ContactDue) -> str:
    """Say what moves somebody: drivers, what they wait for from us, notes, what we plan."""
    words = context.words
    person = item.stakeholder
    parts = []
    drivers = [value_label(item, context.language).lower() for item in person.drivers]
    if drivers:
        text = context.formats.names(drivers)
        parts.append(text[0].upper() + text[1:])
    waiting = [
        need.text
        for need in standing.account.needs
        if need.stakeholder == person.id and not need.met
    ]
    if waiting:
        parts.append(words.text("site.briefing.waits-for", what=briefly(waiting[0], 70)))
    if person.notes:
        parts.append(person.notes.rstrip("."))
    if item.purpose:
        parts.append(words.text("site.briefing.subject", what=item.purpose))
    return ". ".join(parts)
