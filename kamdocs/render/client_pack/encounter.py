"""Parts of one meeting: its agenda, the blank visit card, and the minutes to send."""

from __future__ import annotations

from datetime import date

from kamdocs.metrics.promises import Origin, from_commitment
from kamdocs.model.account import MeetingNotes
from kamdocs.model.encounters import Meeting
from kamdocs.render.client_pack.blocks import (
    Blank,
    Block,
    Card,
    Cards,
    Cell,
    Column,
    Form,
    Note,
    PackKind,
    Part,
    Row,
    Table,
)
from kamdocs.render.client_pack.commitments import promise_table
from kamdocs.render.client_pack.promise_words import count_kept, kept_lead
from kamdocs.render.client_pack.subject import Subject
from kamdocs.render.client_pack.written import bullets, written
from kamdocs.render.formats import Formats


def chosen_meeting(subject: Subject) -> MeetingNotes | None:
    """Give the meeting asked for; else the next one, or the last one held for minutes."""
    wanted = subject.request.meeting
    if wanted is not None:
        known = subject.account.meetings
        exact = (item for item in known if item.slug == wanted)
        # The client's view names meetings by their day alone.
        by_day = (item for item in known if wanted.startswith(item.meeting.date.isoformat()))
        return next(exact, next(by_day, None))
    if subject.request.kind is PackKind.MINUTES:
        return subject.held[0] if subject.held else None
    return subject.ahead[0] if subject.ahead else None


def when_and_where(subject: Subject, meeting: Meeting) -> str:
    """Say when and where a meeting is, e.g. "8 de outubro de 2026, Sede da Vereda"."""
    formats = subject.formats
    day = _weekday_and_day(formats, meeting.date)
    return f"{day} · {meeting.place}" if meeting.place else day


def _weekday_and_day(formats: Formats, day: date) -> str:
    text = f"{formats.weekday(day)}, {formats.long_day(day)}"
    return text[:1].upper() + text[1:]


def _planned_day(subject: Subject) -> date | None:
    """Give the next day of a planned review, or one agreed in a meeting; None if none is known."""
    if subject.request.meeting is not None:
        return None
    days = [item.review.date for item in subject.account.reviews]
    days += [item.meeting.next_meeting for item in subject.held]
    return min((day for day in days if day is not None and day > subject.as_of), default=None)


def agenda_part(subject: Subject) -> Part | None:
    """Give the agenda of the next meeting and who is to be there; None without a meeting."""
    notes = chosen_meeting(subject)
    if notes is None:
        return _agenda_to_agree(subject)
    meeting, words = notes.meeting, subject.words
    blocks: list[Block] = []
    if meeting.agenda:
        blocks.append(Cards(tuple(Card(item.text) for item in meeting.agenda), numbered=True))
    else:
        blocks.append(Note(words.text("pack.agenda.open")))
    blocks += attendance(subject, meeting)
    lead = when_and_where(subject, meeting)
    return Part("agenda", words.text("pack.agenda.title"), lead, tuple(blocks))


def _agenda_to_agree(subject: Subject) -> Part | None:
    """Give the day of a meeting that has no notes yet; None where no day is known."""
    day, words = _planned_day(subject), subject.words
    if day is None:
        return None
    lead = _weekday_and_day(subject.formats, day)
    return Part(
        "agenda", words.text("pack.agenda.title"), lead, (Note(words.text("pack.agenda.open")),)
    )


def attendance(subject: Subject, meeting: Meeting) -> tuple[Table, ...]:
    """Give who is or was there, a row a side; nothing where nobody is named."""
    words = subject.words
    sides = (
        (subject.company, subject.our_contacts(meeting.our_attendees)),
        (subject.account.name, subject.their_contacts(meeting.client_attendees)),
    )
    rows = tuple(
        Row((Cell(name), Cell(", ".join(person.name for person in people))))
        for name, people in sides
        if people
    )
    columns = (
        Column(words.text("pack.attendance.side"), share=1),
        Column(words.text("pack.attendance.people"), share=2),
    )
    return (Table(words.text("pack.attendance.caption"), columns, rows),) if rows else ()


def visit_card_part(subject: Subject) -> Part:
    """Give the blank visit card: what to write down before one leaves."""
    words = subject.words
    fields = (
        Blank(words.text("pack.visit-card.date")),
        Blank(words.text("pack.visit-card.present"), 2),
        Blank(words.text("pack.visit-card.decided"), 3),
        Blank(words.text("pack.visit-card.agreed"), 6),
        Blank(words.text("pack.visit-card.next")),
    )
    title = words.text("pack.visit-card.title")
    return Part("visit-card", title, words.text("pack.visit-card.lead"), (Form(fields),))


def minutes_parts(subject: Subject) -> tuple[Part | None, ...]:
    """Give the minutes of a meeting: decisions and what is open first, the rest after."""
    notes = chosen_meeting(subject)
    if notes is None:
        return ()
    meeting, words = notes.meeting, subject.words
    decisions = [item.text for item in meeting.decisions]
    promises = [from_commitment(item, Origin.MEETING) for item in meeting.follow_ups]
    parts: list[Part | None] = []
    if decisions:
        cards = Cards(tuple(Card(text) for text in decisions), numbered=True)
        lead = words.plural("pack.minutes.decisions-lead", len(decisions))
        parts.append(Part("decided", words.text("pack.minutes.decisions"), lead, (cards,)))
    if promises:
        table = promise_table(subject, promises, words.text("pack.minutes.follow-ups"))
        lead = kept_lead(subject, count_kept(promises, subject.as_of))
        parts.append(Part("follow-ups", words.text("pack.minutes.follow-ups"), lead, (table,)))
    if meeting.next_meeting is not None:
        date = subject.formats.long_day(meeting.next_meeting)
        lead = words.text("pack.minutes.next-on", date=date)
        parts.append(Part("next-meeting", words.text("pack.minutes.next"), lead, ()))
    parts.append(_record(subject, notes))
    return tuple(parts)


def _record(subject: Subject, notes: MeetingNotes) -> Part:
    """Give when, where and with whom the meeting was, what it was about, and its notes."""
    meeting, words = notes.meeting, subject.words
    blocks: list[Block] = []
    blocks += attendance(subject, meeting)
    if meeting.agenda:
        agenda = words.text("pack.agenda.title")
        blocks.append(bullets((item.text for item in meeting.agenda), ordered=True, title=agenda))
    blocks += written(subject, notes.notes)
    title = words.text("pack.minutes.meeting")
    return Part("meeting", title, when_and_where(subject, meeting), tuple(blocks))
