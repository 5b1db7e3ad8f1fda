"""Values in the programme's own written form: numbers, days, periods, words."""

from __future__ import annotations

from decimal import Decimal

from kamdocs.interchange.values import plain_number
from kamdocs.model.period import Granularity, Period


def is_portuguese(language: str) -> bool:
    """Tell whether files of a language are written with Portuguese words and numbers."""
    return language.startswith("pt")


def side(language: str) -> str:
    """Give the half of the vocabulary that files of a language use: `pt` or `en`."""
    return "pt" if is_portuguese(language) else "en"


def number_text(value: Decimal, language: str, places: int = 0) -> str:
    """Give all digits of a number, grouped, with at least `places` decimals.

    `Decimal("57150.5")` is `57.150,50` in a Portuguese programme and `57,150.50` in an
    English one when two places are asked for. Nothing is ever rounded away.
    """
    thousands, mark = (".", ",") if is_portuguese(language) else (",", ".")
    whole, _, fraction = plain_number(abs(value)).partition(".")
    groups = f"{int(whole):,}".replace(",", thousands)
    fraction = fraction.ljust(places, "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{groups}{mark}{fraction}" if fraction else f"{sign}{groups}"


def period_text(period: Period, language: str) -> str:
    """Give a period: `2026-07`, `2026-t3` (`2026-q3` in English), `2026`."""
    if period.granularity is Granularity.QUARTER and is_portuguese(language):
        return period.id.replace("q", "t")
    return period.id


def yes_no_text(value: bool, language: str) -> str:
    """Give yes or no."""
    if is_portuguese(language):
        return "sim" if value else "não"
    return "yes" if value else "no"


def with_places(text: str, language: str, places: int) -> str:
    """Give a written number with at least so many decimals: money shows its cents."""
    mark = "," if is_portuguese(language) else "."
    whole, _, fraction = text.partition(mark)
    return f"{whole}{mark}{fraction.ljust(places, '0')}"
