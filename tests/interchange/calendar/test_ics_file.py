"""Events as lines of a file: what the library reads of them is what was written."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import icalendar
from hypothesis import given, settings
from hypothesis import strategies as st

from kamdocs.interchange.calendar.event import CalendarEvent
from kamdocs.interchange.calendar.ics_file import calendar_file, event_lines
from tests.calendar_rules import broken_rules

TEXT = st.text(alphabet='aç😀中;,:\\"\n\r\t\x07 n', max_size=120)
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 30))


def shown(text: str) -> str:
    """Give a text as it may be in a file, by a rule of its own."""
    kept = "".join(sign if sign >= " " or sign == "\n" else "\x00" for sign in text)
    while "\x00\x00" in kept:
        kept = kept.replace("\x00\x00", "\x00")
    return kept.replace("\x00", " ").strip()


@settings(max_examples=120, deadline=None)
@given(summary=TEXT, description=TEXT, place=TEXT, first=DAYS, length=st.integers(0, 400))
def test_any_text_is_read_back_by_the_library(
    summary: str, description: str, place: str, first: date, length: int
) -> None:
    last = min(first + timedelta(days=length), date(2200, 12, 30))
    event = CalendarEvent("u@kamdocs", first, last, summary, "Ação", description, place)
    content = calendar_file("N", [event_lines(event, date(2026, 10, 15))], "pt-BR")
    assert broken_rules(content) == []
    (read,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert str(read["summary"]) == shown(summary)
    assert str(read["description"]) == shown(description)
    assert str(read.get("location", "")) == shown(place)
    assert read.decoded("categories") == ["Ação"]
    assert read.decoded("dtstart") == first
    assert read.decoded("dtend") == last + timedelta(days=1)
    assert read.decoded("dtstamp") == datetime(2026, 10, 15, tzinfo=UTC)
