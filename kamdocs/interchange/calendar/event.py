"""Something dated as an event: what a calendar shows of it, and the name it keeps."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin

from kamdocs.metrics.agenda import AgendaItem, AgendaKind
from kamdocs.model.account import MeetingNotes
from kamdocs.render.context import RenderContext
from kamdocs.render.views.agenda_words import agenda_href, agenda_text
from kamdocs.render.views.promises import promise_status

_TOLD_BY_TEXT = frozenset({AgendaKind.CONTACT, AgendaKind.REVIEW})
"""Kinds whose text says by itself what it is."""

_NAMED_BY_SUBJECT = frozenset({AgendaKind.ADJUSTMENT, AgendaKind.KEY_DATE})
"""Kinds whose record is named by its subject too."""


@dataclass(frozen=True)
class CalendarEvent:
    """An event of whole days, the last one counted."""

    uid: str
    first: date
    last: date
    summary: str
    kind: str
    description: str
    place: str = ""
    url: str = ""


def account_events(
    context: RenderContext, items: Iterable[AgendaItem], site_url: str
) -> Mapping[AgendaItem, CalendarEvent]:
    """Give the events of one account by what they stand for; without a site they lead nowhere."""
    named: defaultdict[str, list[AgendaItem]] = defaultdict(list)
    for item in dict.fromkeys(items):
        named[_identity(item)].append(item)
    owner = context.portfolio.programme.name
    return {
        item: _event(context, item, _uid(owner, identity, number, item), site_url)
        for identity, group in named.items()
        for number, item in enumerate(group)
    }


def _identity(item: AgendaItem) -> str:
    """Name a record in its account; the day is no part of it, for days move."""
    parts = [item.kind.value, item.meeting or "", str(item.quarter or ""), item.record]
    if not item.record or item.kind in _NAMED_BY_SUBJECT:
        parts.append(item.subject)
    return "\n".join(parts)


def _uid(owner: str, identity: str, number: int, item: AgendaItem) -> str:
    """Give a name that no other event has; records that nothing tells apart go by their day."""
    parts = [owner, item.account, identity]
    if number:
        parts += [item.day.isoformat(), str(number)]
    return f"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:32]}@kamdocs"


def _event(context: RenderContext, item: AgendaItem, uid: str, site_url: str) -> CalendarEvent:
    account = context.portfolio.by_id[item.account]
    meeting = next((notes for notes in account.meetings if notes.slug == item.meeting), None)
    href = agenda_href(context, item, context.links(""))
    first = item.since or item.day
    return CalendarEvent(
        uid=uid,
        first=first,
        last=max(first, item.until or first),
        summary=context.words.text(
            "calendar.summary", account=account.name, what=_what(context, item)
        ),
        kind=context.words.text(f"site.agenda.{item.kind}"),
        description="\n".join(_description(context, item, meeting)),
        place=(meeting.meeting.place or "") if meeting else "",
        url=urljoin(site_url, href) if site_url else "",
    )


def _what(context: RenderContext, item: AgendaItem) -> str:
    if item.kind is AgendaKind.REVIEW_DUE:
        return context.words.text(f"site.agenda.{item.kind}")
    text = agenda_text(context, item)
    untitled = not item.subject and item.kind is not AgendaKind.ADJUSTMENT
    if untitled or item.kind in _TOLD_BY_TEXT:
        return text
    kind = context.words.text(f"site.agenda.{item.kind}")
    return context.words.text("calendar.what", kind=kind, text=text)


def _description(
    context: RenderContext, item: AgendaItem, meeting: MeetingNotes | None
) -> Iterable[str]:
    words, formats = context.words, context.formats
    account = context.portfolio.by_id[item.account]
    if meeting is not None:
        ours = [context.person(name) for name in meeting.meeting.our_attendees]
        theirs = [context.stakeholder(account, name) for name in meeting.meeting.client_attendees]
        if ours:
            yield words.text("calendar.ours", names=formats.names(ours))
        if theirs:
            yield words.text("calendar.theirs", names=formats.names(theirs))
        for point in meeting.meeting.agenda:
            yield words.text("calendar.point", text=point.text)
    else:
        names = [context.person(item.owner), context.stakeholder(account, item.owner_client)]
        if any(names):
            who = formats.names([name for name in names if name])
            yield words.text("calendar.who", names=who)
    if item.promise is not None:
        yield words.text("calendar.status", status=promise_status(context, item.promise).word)
    yield words.text("calendar.as-of", date=formats.day(context.as_of))
