"""Events as an iCalendar file (RFC 5545) that Outlook, Google and telephones read.

Events are written line by line: a portfolio has thousands, and the library takes twenty times
as long for one. What it reads of them is tested.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from icalendar import Calendar

from kamdocs.interchange.calendar.event import CalendarEvent

_ENDING = b"END:VCALENDAR\r\n"
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]+")
_PRODUCT = "-//kamdocs//{language}//"
_ESCAPES = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})
_OCTETS = 75
"""Longest line, without its end; the space that begins a continued one counts."""


def event_lines(event: CalendarEvent, as_of: date) -> bytes:
    """Give an event as lines of a calendar file, stamped with the day of the figures."""
    # The end is the first day that is free again.
    end = event.last + timedelta(days=1)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{as_of:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{end:%Y%m%d}",
        f"SUMMARY:{_escaped(event.summary)}",
        f"CATEGORIES:{_escaped(event.kind)}",
        f"DESCRIPTION:{_escaped(event.description)}",
    ]
    if event.place:
        lines.append(f"LOCATION:{_escaped(event.place)}")
    if event.url:
        lines.append(f"URL:{_plain(event.url)}")
    # A due day takes nobody's time.
    lines += ["TRANSP:TRANSPARENT", "END:VEVENT"]
    return b"".join(_folded(line.encode("utf-8")) for line in lines)


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


def _escaped(text: str) -> str:
    return _plain(text).translate(_ESCAPES)


def _folded(line: bytes) -> bytes:
    """Give a line as lines of an allowed length, no character cut in two."""
    parts = []
    room = _OCTETS
    while len(line) > room:
        end = room
        while line[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(line[:end])
        line = line[end:]
        room = _OCTETS - 1
    return b"\r\n ".join((*parts, line)) + b"\r\n"
