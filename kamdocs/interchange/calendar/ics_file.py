"""Events as an iCalendar file (RFC 5545) that Outlook, Google and telephones read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

from kamdocs.interchange.calendar.event import CalendarEvent

_ENDING = b"END:VCALENDAR\r\n"
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]+")
_PRODUCT = "-//kamdocs//{language}//"


def event_lines(event: CalendarEvent, as_of: date) -> bytes:
    """Give an event as lines of a calendar file, stamped with the day of the figures."""
    found = Event()
    properties: dict[str, Any] = {
        "uid": event.uid,
        "dtstamp": datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC),
        "dtstart": event.first,
        # The end is the first day that is free again.
        "dtend": event.last + timedelta(days=1),
        "summary": _plain(event.summary),
        "description": _plain(event.description),
        "categories": [_plain(event.kind)],
        # A due day takes nobody's time.
        "transp": "TRANSPARENT",
        "location": _plain(event.place),
        "url": event.url,
    }
    for name, value in properties.items():
        if value:
            found.add(name, value)
    return bytes(found.to_ical())


def calendar_file(name: str, events: Iterable[bytes], language: str) -> bytes:
    """Give a calendar of events that are written already, in their order.

    Programs that subscribe to it look again once a day.
    """
    calendar = Calendar()
    for key, value in (
        ("prodid", _PRODUCT.format(language=language.upper())),
        ("version", "2.0"),
        ("calscale", "GREGORIAN"),
        ("method", "PUBLISH"),
        ("x-wr-calname", _plain(name)),
        ("x-published-ttl", "P1D"),
    ):
        calendar.add(key, value)
    calendar.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    head = bytes(calendar.to_ical()).removesuffix(_ENDING)
    return b"".join((head, *events, _ENDING))


def _plain(text: str) -> str:
    """Give a text without the signs that a calendar file may not hold."""
    return _CONTROLS.sub(" ", text).strip()
