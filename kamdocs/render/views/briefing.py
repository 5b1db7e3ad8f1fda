"""The briefing: one internal sheet to read before a meeting with an account."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kamdocs.metrics.engagement import SHARED_ORIGINS
from kamdocs.metrics.promises import Promise, PromiseState
from kamdocs.metrics.standing import Standing
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.account_frame import account_frame
from kamdocs.render.views.briefing_asks import ask_lines
from kamdocs.render.views.briefing_lines import BriefLine, BriefList, brief_line
from kamdocs.render.views.briefing_room import (
    PEOPLE_SHOWN,
    RoomPerson,
    next_meeting,
    room_people,
    room_view,
)
from kamdocs.render.views.briefing_traps import trap_lines
from kamdocs.render.views.headlines import account_headlines
from kamdocs.render.views.meetings import meeting_title
from kamdocs.render.views.parts import AccountFrame, Headline, Status, Tone
from kamdocs.render.views.promises import promise_href, promise_status

OPEN_SHOWN, KEPT_SHOWN = 4, 2
"""Open and kept promises of each side on the sheet."""

KEPT_DAYS = 90
"""A promise kept within these days is still worth a word of thanks."""

TRAPS_SHOWN, ASKS_SHOWN = 6, 6
"""Traps and things to ask for on the sheet."""


@dataclass(frozen=True)
class BriefingView:
    """What the briefing of an account shows."""

    frame: AccountFrame
    occasion: str
    occasion_href: str
    numbers: tuple[Headline, ...]
    room: tuple[RoomPerson, ...]
    room_title: str
    room_more: str
    personal: bool
    lists: tuple[BriefList, ...]


def briefing_view(
    context: RenderContext, standing: Standing, links: Links, *, personal: bool = True
) -> BriefingView:
    """Give what the briefing of an account shows.

    Without `personal` posture, influence and what is derived of them are left out.
    """
    words = context.words
    account = standing.account
    meeting = next_meeting(standing)
    attended = meeting is not None and bool(meeting.meeting.client_attendees)
    people = room_people(standing)
    left = len(people) - PEOPLE_SHOWN
    address = context.addresses.meeting(account.id, meeting.slug) if meeting else ""
    return BriefingView(
        frame=account_frame(
            context, standing, links, "briefing", words.text("site.briefing.title")
        ),
        occasion=_occasion(context, standing),
        occasion_href=links.to(address) if meeting else "",
        numbers=tuple(
            item for item in account_headlines(context, standing, links) if not item.missing
        ),
        room=room_view(context, standing, personal=personal),
        room_title=words.text(f"site.briefing.{'room' if attended else 'key-people'}"),
        room_more=words.plural("site.briefing.more", left) if left > 0 else "",
        personal=personal,
        lists=_lists(context, standing, links, personal=personal),
    )


def _occasion(context: RenderContext, standing: Standing) -> str:
    """Say when we meet next: the next meeting on file, else the day set in the minutes."""
    words = context.words
    formats = context.formats
    meeting = next_meeting(standing)
    if meeting is not None:
        record = meeting.meeting
        return words.plural(
            "site.briefing.next-meeting",
            (record.date - context.as_of).days,
            title=meeting_title(context, record),
            date=formats.long_day(record.date),
            place=f", {record.place}" if record.place else "",
        )
    days = [
        item.meeting.next_meeting
        for item in standing.account.meetings
        if item.meeting.next_meeting is not None and item.meeting.next_meeting >= context.as_of
    ]
    if not days:
        return words.text("site.briefing.no-meeting")
    return words.plural(
        "site.briefing.next-day",
        (min(days) - context.as_of).days,
        date=formats.long_day(min(days)),
    )


def _lists(
    context: RenderContext, standing: Standing, links: Links, *, personal: bool
) -> tuple[BriefList, ...]:
    ours = [item for item in standing.promises if item.owner is not None]
    theirs = [item for item in standing.promises if item.owner_client is not None]
    traps = trap_lines(context, standing, links, personal=personal)
    asks = ask_lines(context, standing, links)
    return (
        _promised(context, standing, links, "ours", ours),
        _promised(context, standing, links, "theirs", theirs),
        _cut(context, "traps", traps, TRAPS_SHOWN),
        _cut(context, "asks", asks, ASKS_SHOWN),
    )


def _promised(
    context: RenderContext,
    standing: Standing,
    links: Links,
    side: str,
    promises: Iterable[Promise],
) -> BriefList:
    """Give what a side promised: open, late and shared ones first, then kept."""
    items = tuple(promises)
    waiting = [item for item in items if not item.is_settled(context.as_of)]
    waiting.sort(
        key=lambda item: (
            item.state(context.as_of) is not PromiseState.OVERDUE,
            item.origin not in SHARED_ORIGINS,
            item.due is None,
            item.due or context.as_of,
        )
    )
    kept = [
        item
        for item in items
        if item.done_on is not None
        and 0 <= (context.as_of - item.done_on).days <= KEPT_DAYS
        and item.state(context.as_of) is PromiseState.DONE
    ]
    kept.sort(key=lambda item: item.done_on or context.as_of, reverse=True)
    lines = [_promise(context, standing, links, item, side) for item in waiting[:OPEN_SHOWN]]
    lines += [_promise(context, standing, links, item, side) for item in kept[:KEPT_SHOWN]]
    left = len(waiting) - OPEN_SHOWN
    return _listed(context, side, lines, left)


def _promise(
    context: RenderContext, standing: Standing, links: Links, item: Promise, side: str
) -> BriefLine:
    status = promise_status(context, item)
    if item.done_on is not None and status.tone is Tone.GOOD:
        day = context.formats.short_day(item.done_on)
        status = Status(Tone.GOOD, context.words.text("site.briefing.kept-on", date=day))
    name = (
        context.person(item.owner)
        if side == "ours"
        else context.stakeholder(standing.account, item.owner_client)
    )
    due = context.formats.short_day(item.due) if item.due else ""
    return brief_line(
        item.text,
        name,
        due,
        status=status,
        href=promise_href(context, standing.account.id, item, links),
    )


def _cut(context: RenderContext, key: str, lines: tuple[BriefLine, ...], shown: int) -> BriefList:
    return _listed(context, key, lines[:shown], len(lines) - shown)


def _listed(context: RenderContext, key: str, lines: Iterable[BriefLine], left: int) -> BriefList:
    words = context.words
    return BriefList(
        words.text(f"site.briefing.{key}"),
        tuple(lines),
        words.plural("site.briefing.more", left) if left > 0 else "",
        words.text(f"site.briefing.{key}.none"),
    )
