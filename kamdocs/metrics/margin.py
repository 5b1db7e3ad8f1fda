"""Margin over a window: money, and share of the revenue it was earned on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kamdocs.metrics.months import closed_rows, months_of, within
from kamdocs.metrics.window import Window
from kamdocs.model.enums import BuiltInKpi
from kamdocs.model.figures import Figure
from kamdocs.model.period import FiscalCalendar


@dataclass(frozen=True)
class Margin:
    """Margin in money and the revenue of exactly the units, offerings and periods it covers."""

    amount: Decimal
    revenue: Decimal

    @property
    def share(self) -> Decimal | None:
        """Margin ÷ revenue; None without positive revenue. Weighted by revenue by itself."""
        return None if self.revenue <= 0 else self.amount / self.revenue


def margin_within(
    figures: Iterable[Figure], window: Window, calendar: FiscalCalendar
) -> Margin | None:
    """Add margin and its revenue up over a window; None where no margin was recorded.

    Only margin and revenue of the same months and of the same unit and offering meet; a row
    without unit or offering stands for all of them, and a quarter meets its three months.
    Source: vocabulary, "Formulas".
    """
    rows = tuple(figures)
    margins = _by_months(closed_rows(rows, BuiltInKpi.MARGIN, window, calendar), calendar)
    if not margins:
        return None
    revenues = _by_months(closed_rows(rows, BuiltInKpi.REVENUE, window, calendar), calendar)
    amount = revenue = Decimal(0)
    for span in _longest(margins, revenues):
        met, earned = _meeting(_inside(margins, span), _inside(revenues, span))
        amount += met
        revenue += earned
    return Margin(amount, revenue)


def added_margins(margins: Iterable[Margin | None]) -> Margin | None:
    """Add margins up, so that the share is weighted by revenue; None where there is none."""
    known = [item for item in margins if item is not None]
    if not known:
        return None
    return Margin(
        sum((item.amount for item in known), Decimal(0)),
        sum((item.revenue for item in known), Decimal(0)),
    )


_Rows = dict[range, list[Figure]]


def _by_months(rows: Iterable[Figure], calendar: FiscalCalendar) -> _Rows:
    found: _Rows = {}
    for row in rows:
        found.setdefault(months_of(row.period, calendar), []).append(row)
    return found


def _longest(margins: _Rows, revenues: _Rows) -> list[range]:
    """Give the spans that no other span holds; where kinds differ, both sides must fill them."""
    spans = dict.fromkeys((*margins, *revenues))
    if len(set(map(len, spans))) == 1:
        return list(margins)
    outer = [
        span for span in spans if not any(span != other and within(span, other) for other in spans)
    ]
    return [span for span in outer if _filled(margins, span) and _filled(revenues, span)]


def _filled(rows: _Rows, span: range) -> bool:
    return sum(len(own) for own in rows if within(own, span)) == len(span)


def _inside(rows: _Rows, span: range) -> list[Figure]:
    return [row for own, found in rows.items() if within(own, span) for row in found]


def _meeting(margins: list[Figure], revenues: list[Figure]) -> tuple[Decimal, Decimal]:
    """Add up the rows of one period that have a counterpart on the other side."""
    met = [row for row in margins if any(_same(row, other) for other in revenues)]
    earned = [row for row in revenues if any(_same(row, other) for other in margins)]
    return _total(met), _total(earned)


def _same(one: Figure, other: Figure) -> bool:
    return _meets(one.unit, other.unit) and _meets(one.offering, other.offering)


def _meets(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _total(rows: Iterable[Figure]) -> Decimal:
    return sum((row.actual for row in rows if row.actual is not None), Decimal(0))
