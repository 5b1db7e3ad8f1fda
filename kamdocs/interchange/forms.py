"""How numbers and days are written in the tables of others, as the mapping declares it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache

_DAY_LETTERS = re.compile(r"[Dd]{2}|[Mm]{2}|[Yy]{4}|[Aa]{4}|[Yy]{2}|[Aa]{2}|[Hh]{2}|[Ss]{2}")
_CURRENCY = re.compile(r"^(?:R\$|US\$|\$|€|£)\s*")


@dataclass(frozen=True)
class NumberForm:
    """The declared decimal mark and, where there is one, the mark between thousands."""

    decimal: str = "."
    thousands: str = ""

    def read(self, text: str) -> Decimal | None:
        """Read a number; None for what does not fit the form.

        A currency sign before, a minus after and brackets around a negative are what ERP
        and accounting systems write, so they are read as well.
        """
        text = text.replace("\u00a0", " ").replace("\u2212", "-").strip()
        negative = text.startswith("(") and text.endswith(")")
        text = text[1:-1].strip() if negative else text
        if text.endswith("-") or text.startswith(("-", "+")):
            if negative:
                return None
            negative = "-" in (text[0], text[-1])
            text = text[:-1] if text.endswith("-") else text[1:]
        match = _number_pattern(self).match(_CURRENCY.sub("", text.strip()))
        if match is None:
            return None
        whole, fraction = match.group(1), match.group(2) or ""
        whole = whole.replace(self.thousands, "") if self.thousands else whole
        value = Decimal(f"{whole}.{fraction}" if fraction else whole)
        return value.copy_negate() if negative else value

    @property
    def example(self) -> str:
        """A number in this form, to show in a message."""
        return f"1{self.thousands}234{self.decimal}56"


@cache
def _number_pattern(form: NumberForm) -> re.Pattern[str]:
    mark = re.escape(form.decimal)
    groups = f"[0-9]{{1,3}}(?:{re.escape(form.thousands)}[0-9]{{3}})+|" if form.thousands else ""
    return re.compile(rf"({groups}[0-9]+)(?:{mark}([0-9]+))?$")


def day_form(form: str) -> str:
    """Give the strptime form of `dd/mm/yyyy`, `dd/mm/aaaa hh:mm:ss` or of one with `%` already."""
    if "%" in form:
        return form
    found: list[str] = []

    def code(match: re.Match[str]) -> str:
        letters = match.group().lower()
        minutes = letters == "mm" and "hh" in found
        found.append(letters)
        if minutes:
            return "%M"
        return {
            "yyyy": "%Y",
            "aaaa": "%Y",
            "yy": "%y",
            "aa": "%y",
            "dd": "%d",
            "mm": "%m",
            "hh": "%H",
            "ss": "%S",
        }[letters]

    return _DAY_LETTERS.sub(code, form)


def is_day_form(form: str) -> bool:
    """Tell whether a form names a whole day and can be read back."""
    try:
        probe = date(2003, 4, 5)
        return _parsed(probe.strftime(day_form(form)), form) == probe
    except (ValueError, re.error):
        return False


@lru_cache(maxsize=100_000)
def read_day(text: str, forms: tuple[str, ...]) -> date | None:
    """Read a day in the first of the forms that fits; the time of day is left out."""
    for form in forms:
        try:
            return _parsed(text, form)
        except ValueError:
            continue
    return None


def _parsed(text: str, form: str) -> date:
    # Only the day is kept, and a table of days has no time zone.
    return datetime.strptime(text, day_form(form)).date()  # noqa: DTZ007
