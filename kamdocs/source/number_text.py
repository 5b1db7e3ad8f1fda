"""Numbers as people write them, read exactly: money, shares, percent points, counts."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from babel.numbers import get_currency_symbol

from kamdocs.source.problem import Problem, problem

MAX_DIGITS = 24
"""More digits than any amount has: beyond them a text is no number."""

MAX_LENGTH = 80
"""Longer texts are no numbers, whatever they hold."""

_SPACES = " \u00a0\u2009\u202f"
_MINUS = "-\u2212\u2013"
_LOCALES = ("pt_BR", "pt_PT", "en")
_FORMS = {
    "pt": "1.234.567,89 · 1234567,89 · 12,5",
    "en": "1,234,567.89 · 1234567.89 · 12.5",
}
_SHARE_FORMS = {"pt": "12,5% · 0,125", "en": "12.5% · 0.125"}
_MARKS = {"pt": (".", ","), "en": (",", ".")}
"""Sign between thousands, decimal mark."""

_PLAIN = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?")
_SPACED = re.compile(
    rf"([1-9][0-9]{{0,2}}([{_SPACES}])[0-9]{{3}}(?:\2[0-9]{{3}})*)(?:([.,])([0-9]+))?"
)
_UNIT = re.compile(rf"([{_MINUS}+]?[0-9][0-9.,]*)[{_SPACES}]*(?:[^\W\d_]|[²³º°])[^\d]*")
_TRAP = re.compile(r"[^\d.,]*([1-9][0-9]{0,2})[.,]([0-9]{3})")
_CURRENCY = re.compile(r"[$€£¥]|\b(?:BRL|EUR|USD|GBP|R\$)")


def parse_number(text: str, language: str, currency: str | None = None) -> Decimal | Problem:
    """Give the exact value of `1.234,56` or, in English, `1,234.56`.

    With a currency the programme's own sign may stand beside the number. Groups of exactly
    three digits after a first group without leading zero are thousands; else the one mark is
    the decimal mark: `640.000` is 640 thousand in Portuguese and 640 in English.
    """
    read = _read(text, language, currency)
    if isinstance(read, Problem):
        return read
    value, percent = read
    if percent:
        suggestion = text.replace("%", "").strip()
        return problem("percent-not-allowed", text=text, suggestion=suggestion)
    return value


def parse_share(text: str, language: str) -> Decimal | Problem:
    """Give a part of a whole as a fraction: `12,5%` and `0,125` are both 0.125."""
    read = _read(text, language, None)
    if isinstance(read, Problem):
        return _as_percent_problem(read, text, language)
    value, percent = read
    if percent:
        return value.scaleb(-2)
    if abs(value) > 1:
        return problem("percent-over-one", text=text, suggestion=f"{text.strip()}%")
    return value


def parse_points(text: str, language: str) -> Decimal | Problem:
    """Give percent points as written: `3,2` and `3,2%` are both 3.2."""
    read = _read(text, language, None)
    if isinstance(read, Problem):
        return _as_percent_problem(read, text, language)
    return read[0]


def parse_count(text: str, language: str) -> int | Problem:
    """Give a whole number from zero up, e.g. of days."""
    value = parse_number(text, language)
    if isinstance(value, Problem):
        return problem("bad-count", text=text) if value.rule == "bad-number" else value
    if value < 0 or value != value.to_integral_value():
        return problem("bad-count", text=text)
    return int(value)


def meant_as_thousands(text: str, language: str) -> str | None:
    """Give how to write a number whose decimal mark may be meant as one of thousands.

    `55,000` is 55 in Portuguese, yet who writes three digits behind the mark most often means
    fifty-five thousand, as a spreadsheet in English shows it. None for every other text.
    """
    thousands, mark = _MARKS[_side(language)]
    if text[-4:-3] != mark:  # nearly all numbers end here: tables have thousands of them
        return None
    found = _TRAP.fullmatch(text)
    return f"{found[1]}{thousands}{found[2]}" if found else None


def has_decimals(text: str, language: str) -> bool:
    """Tell whether a number is written with the decimal mark of its language."""
    return _MARKS[_side(language)][1] in text


def _as_percent_problem(found: Problem, text: str, language: str) -> Problem:
    if found.rule != "bad-number":
        return found
    return problem("bad-percent", text=text, forms=_SHARE_FORMS[_side(language)])


def _side(language: str) -> str:
    return "en" if language.casefold().startswith("en") else "pt"


def _read(text: str, language: str, currency: str | None) -> tuple[Decimal, bool] | Problem:
    """Give the value of a text and whether a percent sign follows it."""
    side = _side(language)
    if len(text) > MAX_LENGTH:
        return problem("bad-number", text=text, forms=_FORMS[side])
    shell = _shell(currency).fullmatch(text.strip())
    if shell is None or not _signs_agree(shell):
        return _explain(text.strip(), side, currency)
    value = _unsigned(shell["digits"], side)
    if isinstance(value, Problem):
        return value
    negative = shell["open"] or any(sign in _MINUS for sign in _signs(shell))
    return (-value if negative and value else value), bool(shell["percent"])


@lru_cache(maxsize=32)
def _shell(currency: str | None) -> re.Pattern[str]:
    """Match everything that may stand around the digits: signs, currency, percent, brackets."""
    own = "|".join(re.escape(sign) for sign in currency_signs(currency)) if currency else "(?!)"
    gap = rf"[{_SPACES}]*"
    return re.compile(
        rf"(?P<open>\()?{gap}(?P<first>[{_MINUS}+])?{gap}(?:(?:{own}){gap})?(?P<second>[{_MINUS}+])?"
        rf"{gap}(?P<digits>[0-9](?:[0-9.,{_SPACES}]*[0-9])?){gap}(?P<last>[{_MINUS}])?"
        rf"(?:{gap}(?:{own}))?{gap}(?P<percent>%)?{gap}(?(open)\))"
    )


@lru_cache(maxsize=32)
def currency_signs(currency: str) -> tuple[str, ...]:
    """List how a currency is written in the languages we read, the longest sign first."""
    signs = {get_currency_symbol(currency, locale) for locale in _LOCALES} | {currency}
    return tuple(sorted(signs, key=lambda sign: (-len(sign), sign)))


def _signs(shell: re.Match[str]) -> list[str]:
    return [shell[name] for name in ("first", "second", "last") if shell[name]]


def _signs_agree(shell: re.Match[str]) -> bool:
    return len(_signs(shell)) + bool(shell["open"]) <= 1


def _unsigned(digits: str, side: str) -> Decimal | Problem:
    if sum(sign.isdigit() for sign in digits) > MAX_DIGITS:
        return problem("bad-number", text=digits, forms=_FORMS[side])
    whole_part, part = _split(digits, side)
    if whole_part:
        return Decimal(f"{whole_part}.{part}" if part else whole_part)
    if re.match(r"0[0-9]", digits):
        suggestion = digits.lstrip("0")
        return problem("leading-zero", text=digits, suggestion=suggestion.lstrip(".,") or "0")
    other = "pt" if side == "en" else "en"
    whole_part, part = _split(digits, other)
    if whole_part:
        suggestion = digits.translate(str.maketrans(".,", ",."))
        return problem("number-of-other-language", text=digits, suggestion=suggestion)
    return problem("bad-number", text=digits, forms=_FORMS[side])


def _split(digits: str, side: str) -> tuple[str, str]:
    """Give the digits before and after the decimal mark; both empty where no form fits."""
    thousands, mark = _MARKS[side]
    grouped = _grouped(thousands, mark).fullmatch(digits)
    if grouped:
        return grouped[1].replace(thousands, ""), grouped[2] or ""
    plain = _PLAIN.fullmatch(digits)
    if plain:
        return ("", "") if re.match(r"0[0-9]", digits) else (plain[1], plain[2] or "")
    spaced = _SPACED.fullmatch(digits)
    if spaced and not (spaced[3] == thousands and len(spaced[4]) == 3):
        return spaced[1].replace(spaced[2], ""), spaced[4] or ""
    return "", ""


@lru_cache(maxsize=4)
def _grouped(thousands: str, mark: str) -> re.Pattern[str]:
    group = rf"{re.escape(thousands)}[0-9]{{3}}"
    return re.compile(rf"([1-9][0-9]{{0,2}}(?:{group})+)(?:{re.escape(mark)}([0-9]+))?")


def _explain(text: str, side: str, currency: str | None) -> Problem:
    """Tell why a text is no number at all."""
    if re.fullmatch(r"[0-9]{1,2}(?::[0-9]{2}){1,2}", text):
        return problem("sexagesimal", text=text)
    if _CURRENCY.search(text):
        return problem("other-currency", text=text, currency=currency or "–")
    unit = _UNIT.fullmatch(text)
    if unit:
        return problem("number-with-unit", text=text, suggestion=unit[1])
    return problem("bad-number", text=text, forms=_FORMS[side])
