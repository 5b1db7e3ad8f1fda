"""What RFC 5545 asks of a calendar file, checked on its bytes without the library that wrote it."""

from __future__ import annotations

import re
from datetime import date

_LINE = re.compile(r"(?P<name>[A-Z0-9-]+)(?P<params>(?:;[A-Z-]+=[^:;]+)*):(?P<value>.*)", re.DOTALL)
_ESCAPED = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
_ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "URL"}


def broken_rules(content: bytes) -> list[str]:
    """Give what a calendar file does that the standard forbids, in words."""
    wrong = []
    if not content.endswith(b"\r\n") or re.search(rb"(?<!\r)\n|\r(?!\n)", content):
        wrong.append("line ends")
    physical = content.split(b"\r\n")[:-1]
    wrong += [f"longer than 75 octets: {line!r}" for line in physical if len(line) > 75]
    for line in physical:
        line.decode("utf-8")  # a character that is cut in two raises
    lines = unfolded(content)
    wrong += [f"no property: {line}" for line in lines if not _LINE.fullmatch(line)]
    wrong += [
        f"control character: {line!r}" for line in lines if re.search(r"[\x00-\x1f\x7f]", line)
    ]
    if (lines[0], lines[-1]) != ("BEGIN:VCALENDAR", "END:VCALENDAR"):
        wrong.append("not one calendar")
    head = [line.partition(":")[0] for line in lines[1 : lines.index("BEGIN:VEVENT")]]
    wrong += [f"{name} not once" for name in ("VERSION", "PRODID") if head.count(name) != 1]
    found = events(content)
    uids = [event["UID"] for event in found]
    if len(set(uids)) != len(uids):
        wrong.append("two events of one name")
    for event in found:
        wrong += _broken_event(event)
    return wrong


def _broken_event(event: dict[str, str]) -> list[str]:
    wrong = [f"no {name}" for name in ("UID", "DTSTAMP", "DTSTART") if name not in event]
    if not re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"]):
        wrong.append("stamp without a time zone")
    first, end = event["DTSTART;VALUE=DATE"], event["DTEND;VALUE=DATE"]
    if not first < end:
        wrong.append("the end is no day after the beginning")
    wrong += [
        f"not escaped: {event[name]}"
        for name in ("SUMMARY", "DESCRIPTION", "LOCATION")
        if name in event and not _ESCAPED.fullmatch(event[name])
    ]
    return wrong


def unfolded(content: bytes) -> list[str]:
    """Give the lines of a calendar file, put together where they were folded."""
    return re.sub(r"\r\n[ \t]", "", content.decode("utf-8")).split("\r\n")[:-1]


def events(content: bytes) -> list[dict[str, str]]:
    """Give the events as texts by property, with and without its parameters."""
    found: list[dict[str, str]] = []
    for line in unfolded(content):
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and line != "END:VEVENT" and (match := _LINE.fullmatch(line)):
            name = match["name"]
            assert name not in found[-1] or name not in _ONCE, line
            found[-1][name] = found[-1][name + match["params"]] = match["value"]
    return found


def days(event: dict[str, str]) -> tuple[date, date]:
    """Give the first day of an event and the day after its last."""
    return date.fromisoformat(event["DTSTART"]), date.fromisoformat(event["DTEND"])
