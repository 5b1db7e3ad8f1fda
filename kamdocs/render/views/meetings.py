"""Meetings of an account: the list, and each meeting as a visit card to print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.metrics.contact import last_contact
from kamdocs.metrics.promises import (
    Origin,
    Promise,
    from_commitment,
)
from kamdocs.metrics.standing import Standing
from kamdocs.model.account import Account, MeetingNotes
from kamdocs.model.encounters import Meeting
from kamdocs.model.vocabulary import key_label, value_label
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.account_frame import account_frame
from kamdocs.render.views.cells import Cells, without_empty_columns
from kamdocs.render.views.parts import AccountFrame, Cell, Column, Fact, Line, Table
from kamdocs.render.views.promises import promise_lines, promise_table

PROMISES_SHOWN = 8
"""Promises on the visit card of a meeting to come, the first due first."""

BLANK_LINES = 6
"""Lines for handwriting on the visit card of a meeting to come."""

BLANK_ROWS = 4
"""Rows for what is agreed, who does it and by when, on the same card."""


@dataclass(frozen=True)
class Attendee:
    """Somebody at the meeting."""

    name: str
    detail: str


@dataclass(frozen=True)
class MeetingsView:
    """What the list of meetings shows."""

    frame: AccountFrame
    ahead: Table
    held: Table


@dataclass(frozen=True)
class MeetingView:
    """What the page of one meeting shows: the visit card."""

    frame: AccountFrame
    facts: tuple[Fact, ...]
    ours: tuple[Attendee, ...]
    theirs: tuple[Attendee, ...]
    agenda: tuple[str, ...]
    decisions: tuple[str, ...]
    follow_ups: Table
    promised: tuple[Line, ...]
    notes: Markup | None
    next_meeting: str
    blank_lines: int
    blank_rows: int
    promised_more: str
    briefing_href: str


def meeting_title(context: RenderContext, meeting: Meeting) -> str:
    """Give the title of a meeting: its own, or its kind and date."""
    if meeting.title:
        return meeting.title
    day = context.formats.day(meeting.date)
    if meeting.kind is None:
        return context.words.text("site.meeting-on", date=day)
    kind = value_label(meeting.kind, context.language)
    return context.words.text("site.meeting-of", kind=kind, date=day)


def meetings_view(context: RenderContext, standing: Standing, links: Links) -> MeetingsView:
    """Give what the list of meetings of an account shows."""
    account = standing.account
    words = context.words
    ahead = [item for item in account.meetings if item.meeting.date >= context.as_of]
    held = [item for item in account.meetings if item.meeting.date < context.as_of]
    ahead.sort(key=lambda item: (item.meeting.date, item.slug))
    held.sort(key=lambda item: (item.meeting.date, item.slug), reverse=True)
    title = words.text("site.tab.meetings")
    return MeetingsView(
        account_frame(context, standing, links, "meetings", title),
        _table(context, account, ahead, links, words.text("site.meetings-ahead")),
        _table(context, account, held, links, words.text("site.meetings-held")),
    )


def _table(
    context: RenderContext,
    account: Account,
    meetings: list[MeetingNotes],
    links: Links,
    caption: str,
) -> Table:
    cells = Cells(context)
    words = context.words
    rows = tuple(
        (
            Cell(
                context.formats.day(item.meeting.date),
                href=links.to(context.addresses.meeting(account.id, item.slug)),
                sort=item.meeting.date.isoformat(),
            ),
            Cell(meeting_title(context, item.meeting)),
            cells.text(item.meeting.place),
            cells.text(_names(context, account, item.meeting)),
            cells.number(len(item.meeting.follow_ups) or None),
        )
        for item in meetings
    )
    columns = (
        Column(words.text("site.column.date"), numeric=True),
        Column(words.text("site.column.meeting"), wide=True),
        Column(key_label(Meeting, "place", context.language)),
        Column(words.text("site.column.with"), wide=True),
        Column(key_label(Meeting, "follow_ups", context.language), numeric=True),
    )
    return without_empty_columns(Table(caption, columns, rows))


def _names(context: RenderContext, account: Account, meeting: Meeting) -> str:
    names = [context.stakeholder(account, item) for item in meeting.client_attendees]
    return context.formats.names(names)


def meeting_view(
    context: RenderContext, standing: Standing, notes: MeetingNotes, links: Links
) -> MeetingView:
    """Give what the visit card of one meeting shows."""
    account = standing.account
    meeting = notes.meeting
    ahead = meeting.date >= context.as_of
    follow_ups = [
        from_commitment(item, Origin.MEETING, meeting=notes.slug) for item in meeting.follow_ups
    ]
    words = context.words
    waiting = _still_open(context, standing)
    left = len(waiting) - PROMISES_SHOWN
    next_meeting = ""
    if meeting.next_meeting is not None:
        next_meeting = context.formats.long_day(meeting.next_meeting)
    return MeetingView(
        frame=account_frame(
            context, standing, links, "meetings", meeting_title(context, meeting), notes.path
        ),
        facts=(*_facts(context, meeting), *_cadence_facts(context, account, notes, links)),
        ours=tuple(_ours(context, person) for person in meeting.our_attendees),
        theirs=tuple(
            _theirs(context, standing, item, with_contact=ahead)
            for item in meeting.client_attendees
        ),
        agenda=tuple(point.text for point in meeting.agenda),
        decisions=tuple(point.text for point in meeting.decisions),
        follow_ups=promise_table(
            context, account, follow_ups, key_label(Meeting, "follow_ups", context.language)
        ),
        promised=promise_lines(context, account, waiting[:PROMISES_SHOWN] if ahead else (), links),
        notes=context.prose.html(notes.notes, links),
        next_meeting=next_meeting,
        blank_lines=BLANK_LINES if ahead else 0,
        blank_rows=BLANK_ROWS if ahead else 0,
        promised_more=words.plural("site.briefing.more", left) if ahead and left > 0 else "",
        briefing_href=(
            links.to(context.addresses.briefing(account.id)) if ahead and context.for_team else ""
        ),
    )


def _still_open(context: RenderContext, standing: Standing) -> list[Promise]:
    waiting = [item for item in standing.promises if not item.is_settled(context.as_of)]
    waiting.sort(key=lambda item: (item.due is None, item.due or context.as_of))
    return waiting


def _facts(context: RenderContext, meeting: Meeting) -> tuple[Fact, ...]:
    language = context.language
    day = context.formats.long_day(meeting.date)
    weekday = context.formats.weekday(meeting.date)
    candidates = {
        "date": f"{day}, {weekday}",
        "kind": value_label(meeting.kind, language) if meeting.kind else "",
        "place": meeting.place or "",
    }
    return tuple(
        Fact(key_label(Meeting, field, language), value)
        for field, value in candidates.items()
        if value
    )


def _ours(context: RenderContext, person: str) -> Attendee:
    found = context.portfolio.people.get(person)
    return Attendee(context.person(person), (found.title or "") if found else "")


def _theirs(
    context: RenderContext, standing: Standing, stakeholder: str, *, with_contact: bool
) -> Attendee:
    account = standing.account
    found = next(item for item in account.stakeholders if item.id == stakeholder)
    role = value_label(found.role, context.language) if found.role else ""
    detail = [part for part in (found.title, role) if part]
    last = last_contact(account, found, context.as_of) if with_contact else None
    if last is not None and context.for_team:
        day = context.formats.day(last)
        detail.append(context.words.text("site.visit.last-contact", date=day))
    return Attendee(context.stakeholder(account, stakeholder), " · ".join(detail))


def _cadence_facts(
    context: RenderContext, account: Account, notes: MeetingNotes, links: Links
) -> Iterator[Fact]:
    """Give the meeting before this one, and how often the level asks for one."""
    words = context.words
    before = [item for item in account.meetings if item.meeting.date < notes.meeting.date]
    if before:
        last = max(before, key=lambda item: (item.meeting.date, item.slug))
        days = (notes.meeting.date - last.meeting.date).days
        yield Fact(
            words.text("site.visit.before"),
            words.plural(
                "site.visit.days-before", days, date=context.formats.day(last.meeting.date)
            ),
            links.to(context.addresses.meeting(account.id, last.slug)),
        )
    tier = context.portfolio.tiers.get(account.tier or "")
    if tier is not None and tier.cadence_days and context.for_team:
        yield Fact(
            words.text("site.visit.cadence"), words.plural("site.every-days", tier.cadence_days)
        )
