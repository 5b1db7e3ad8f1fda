"""A number written like the one that stood there: its grouping, cents and signs."""

from __future__ import annotations

import re
from decimal import Decimal

from kamdocs.interchange.written_form import is_portuguese, number_text, with_places
from kamdocs.model.kinds import Kind
from kamdocs.source.number_text import meant_as_thousands

_PARTS = re.compile(
    r"(?P<head>[^\d\s()-]*[ \u00a0]?)(?P<digits>\d(?:[\d.,]*\d)?)(?P<tail>[ \u00a0]?%?)"
)
_CENTS = 2
_GROUP = 3


def like_number(value: Decimal, kind: Kind, language: str, old: str = "") -> str:
    """Give a number in the form of the files of a language, and like `old` where it fits.

    `R$ 640000,00` becomes `R$ 650000,00`, `12,5%` becomes `13%`. A new share has a percent sign.
    """
    found = _PARTS.fullmatch(old.strip())
    head, digits, tail = (found["head"], found["digits"], found["tail"]) if found else ("", "", "")
    percent = kind is Kind.SHARE and ("%" in tail or not old.strip())
    shown = value.scaleb(2) if percent else value
    text = number_text(shown, language)
    thousands, mark = (".", ",") if is_portuguese(language) else (",", ".")
    if digits and _is_bare(digits, thousands):
        text = text.replace(thousands, "")
    fraction = _fraction(digits, thousands, mark)
    has_cents = len(fraction) == _CENTS or (kind is Kind.MONEY and mark in text)
    if has_cents and "%" not in tail:
        text = with_places(text, language, _CENTS)
    if meant_as_thousands(text, language) is not None:
        text += "0"  # three digits behind the mark are taken for thousands
    sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
    return f"{sign}{head}{text}{tail or ('%' if percent else '')}"


def _is_bare(digits: str, thousands: str) -> bool:
    """Tell whether a number is long enough for marks between thousands and has none."""
    return not _is_grouped(digits, thousands) and len(re.split(r"[.,]", digits)[0]) > _GROUP


def _fraction(digits: str, thousands: str, mark: str) -> str:
    """Give the decimals of a number, whose mark may be that of the other language."""
    if mark in digits:
        return digits.partition(mark)[2]
    return "" if _is_grouped(digits, thousands) else digits.partition(thousands)[2]


def _is_grouped(digits: str, thousands: str) -> bool:
    return re.match(rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+(?!\d)", digits) is not None
