"""Dates and periods as people and spreadsheets write them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kamdocs.model.period import Period
from kamdocs.source.folding import fold
from kamdocs.source.problem import Problem, problem

FIRST_YEAR = 1800
LAST_YEAR = 2200
"""Years outside these two are slips of the finger."""

MAX_LENGTH = 40
"""Longer texts are no dates, whatever they hold."""

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_TIME = re.compile(r"(\S+)[T ]([0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)Z?")
_MIDNIGHT = re.compile(r"0?0:00(?::00(?:\.0+)?)?")
_SERIAL = re.compile(r"([2-7][0-9]{4})(?:[.,][0-9]+)?")
_SERIAL_ZERO = date(1899, 12, 30)
"""Day 0 of Excel's calendar, its leap year 1900 that never was included."""

_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_MONTH_FIRST = re.compile(r"([0-9]{1,2})/([0-9]{4})")
_QUARTER = re.compile(r"([0-9]{4})[-_ ]?[qt]([0-9])")
_QUARTER_FIRST = re.compile(r"([0-9])[qt][-_/ ]?([0-9]{4}|[0-9]{2})")
_YEAR = re.compile(r"[0-9]{4}")
_MONTH_NAMED = re.compile(r"([^\W\d_]{3,9})\.?(?:[-/ ]|_de_|_)*([0-9]{4}|[0-9]{2})")
_MONTH_NAMES = {
    name: number
    for names in (
        ("jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"),
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    )
    for number, name in enumerate(names, start=1)
}
_IN_FULL = (
    "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
    "january february march april may june july august september october november december",
)
_MONTH_WORDS = _MONTH_NAMES | {
    name: number for names in _IN_FULL for number, name in enumerate(names.split(), start=1)
}
"""Months in full and by three letters, as spreadsheets write them."""


def parse_date(text: str) -> date | Problem:
    """Give the day of `2026-12-31` or `31/12/2026` (day first)."""
    text = text.strip()
    if len(text) > MAX_LENGTH:
        return problem("bad-date", text=text)
    timed = _TIME.fullmatch(text)
    if timed and _MIDNIGHT.fullmatch(timed[2]):
        text = timed[1]
    elif timed:
        return problem("date-with-time", text=text, suggestion=timed[1])
    iso = _ISO.fullmatch(text)
    if iso:
        return _day(text, int(iso[1]), int(iso[2]), int(iso[3]))
    day_first = _DAY_FIRST.fullmatch(text)
    if day_first:
        return _day_first(text, int(day_first[1]), int(day_first[3]), day_first[4])
    return _serial(text) or problem("bad-date", text=text)


def parse_period(text: str) -> Period | Problem:
    """Give the period of `2026-07`, `2026-t3`, `2026-q3`, `3T26` or `2026`.

    Months may also stand as spreadsheets write them: `jul/26`, `jul-26`, `07/2026`.
    """
    text = text.strip()
    if len(text) > MAX_LENGTH:
        return problem("bad-period", text=text)
    word = text.casefold()
    if _YEAR.fullmatch(word):
        return _within(text, Period.whole_year(int(word)))
    month = _month_of(word)
    if month is not None:
        return _within(text, Period.month(*month))
    quarter = _QUARTER.fullmatch(word)
    year, number = (quarter[1], quarter[2]) if quarter else ("", "")
    first = _QUARTER_FIRST.fullmatch(word)
    if first:
        year, number = _full_year(first[2]), first[1]
    if year and 1 <= int(number) <= 4:
        return _within(text, Period.quarter(int(year), int(number)))
    return _not_a_period(text)


def _month_of(word: str) -> tuple[int, int] | None:
    """Give year and month of a text that names a month; None for any other."""
    iso, first = _MONTH.fullmatch(word), _MONTH_FIRST.fullmatch(word)
    named = _MONTH_NAMED.fullmatch(fold(word))
    year, number = "", 0
    if iso:
        year, number = iso[1], int(iso[2])
    elif first:
        year, number = first[2], int(first[1])
    elif named:
        year, number = _full_year(named[2]), _MONTH_WORDS.get(named[1], 0)
    return (int(year), number) if 1 <= number <= 12 else None


def _day(text: str, year: int, month: int, day: int) -> date | Problem:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return problem("date-out-of-range", text=text)
    try:
        return date(year, month, day)
    except ValueError:
        return problem("date-does-not-exist", text=text)


def _day_first(text: str, day: int, month: int, year: str) -> date | Problem:
    if len(year) == 2:
        suggestion = f"{day:02d}/{month:02d}/20{year}"
        return problem("two-digit-year", text=text, suggestion=suggestion)
    read = _day(text, int(year), month, day)
    if isinstance(read, Problem) and month > 12 >= day:
        swapped = _day(text, int(year), day, month)
        if isinstance(swapped, date):
            suggestion = f"{month:02d}/{day:02d}/{year}"
            return problem("month-first-date", text=text, suggestion=suggestion)
    return read


def _serial(text: str) -> Problem | None:
    serial = _SERIAL.fullmatch(text)
    if serial is None:
        return None
    day = _SERIAL_ZERO + timedelta(days=int(serial[1]))
    return problem("excel-serial-date", text=text, suggestion=day.isoformat())


def _within(text: str, period: Period) -> Period | Problem:
    if FIRST_YEAR <= period.year <= LAST_YEAR:
        return period
    return problem("bad-period", text=text)


def _full_year(year: str) -> str:
    return year if len(year) == 4 else f"20{year}"


def _not_a_period(text: str) -> Problem:
    """Why a text is no period; spreadsheets like to turn a month into something else."""
    day = parse_date(text)
    if isinstance(day, date):
        return problem("date-not-period", text=text, suggestion=f"{day.year:04d}-{day.month:02d}")
    if day.rule == "excel-serial-date":
        return problem("excel-serial-date", text=text, suggestion=day.params["suggestion"][:7])
    named = _MONTH_NAMED.fullmatch(fold(text))
    number = _MONTH_NAMES.get(named[1][:3]) if named else None
    if named and number:
        suggestion = f"{_full_year(named[2])}-{number:02d}"
        return problem("date-not-period", text=text, suggestion=suggestion)
    return problem("bad-period", text=text)
