"""Values typed by hand beside those computed from figures: the typed one wins, and is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from kamdocs.checks.subject import AccountCheck, Hit
from kamdocs.metrics.kpi_series import kpi_rows
from kamdocs.metrics.window import Window, actual_within
from kamdocs.model.commerce import WhiteSpaceCell
from kamdocs.model.enums import BuiltInKpi, ObjectiveStatus
from kamdocs.model.figures import Figure
from kamdocs.model.work import Objective

TOLERANCE = Decimal("0.01")
"""Typed and computed values nearer than this share of the computed one are the same."""

_ADDED_UP = (BuiltInKpi.REVENUE, BuiltInKpi.MARGIN, BuiltInKpi.VOLUME)
_SETTLED = (ObjectiveStatus.ACHIEVED, ObjectiveStatus.CANCELED, ObjectiveStatus.DEFERRED)


def objective_differs(check: AccountCheck) -> Iterator[Hit]:
    """Find current values of open objectives that the figures of their KPI do not give."""
    for index, item in enumerate(check.account.objectives):
        if item.kpi is None or item.current_value is None or item.status in _SETTLED:
            continue
        computed = _objective_value(check, item)
        if computed is not None and _differ(item.current_value, computed):
            params = {
                "title": item.title,
                "typed": check.number(item.current_value),
                "computed": check.number(_rounded(computed)),
            }
            yield Hit(("objectives", index, "current_value"), params)


def cell_differs(check: AccountCheck) -> Iterator[Hit]:
    """Find cells whose typed revenue is not that of the figures of the last twelve months."""
    if not check.account.white_space:
        return
    window = _last_year(check)
    for index, cell in enumerate(check.account.white_space):
        if cell.our_revenue is None or window is None:
            continue
        computed = _cell_revenue(check, cell, window)
        if computed is not None and _differ(cell.our_revenue, computed):
            params = {
                "typed": check.number(cell.our_revenue),
                "computed": check.number(_rounded(computed)),
            }
            yield Hit(("white_space", index, "our_revenue"), params)


def _objective_value(check: AccountCheck, item: Objective) -> Decimal | None:
    """Give what the figures say: amounts added up since the start, else the last value."""
    rows = [
        row
        for row in kpi_rows(check.account.figures, item.kpi or "")
        if row.actual is not None
        and item.unit in (None, row.unit)
        and item.offering in (None, row.offering)
        and check.calendar.last_day(row.period) <= check.as_of
    ]
    if item.kpi in _ADDED_UP:
        if item.start is None or item.start_value not in (None, Decimal(0)):
            return None  # A level such as "1,2 mi a month": nothing says over which days.
        return actual_within(rows, item.kpi or "", Window(item.start, check.as_of), check.calendar)
    return _last(check, rows)


def _last(check: AccountCheck, rows: list[Figure]) -> Decimal | None:
    """Give the value of the last period; None where parts of it would have to be weighted."""
    if not rows:
        return None
    last = max(check.calendar.last_day(row.period) for row in rows)
    values = [row.actual for row in rows if check.calendar.last_day(row.period) == last]
    return values[0] if len(values) == 1 else None


def _cell_revenue(check: AccountCheck, cell: WhiteSpaceCell, window: Window) -> Decimal | None:
    rows = [
        row
        for row in kpi_rows(check.account.figures, BuiltInKpi.REVENUE)
        if row.offering == cell.offering and cell.unit in (None, row.unit)
    ]
    return actual_within(rows, BuiltInKpi.REVENUE, window, check.calendar)


def _last_year(check: AccountCheck) -> Window | None:
    """Give the twelve months that end with the last closed month of revenue."""
    calendar = check.calendar
    told = {
        row.period
        for row in kpi_rows(check.account.figures, BuiltInKpi.REVENUE)
        if row.actual is not None
    }
    ends = [calendar.last_day(period) for period in told]
    last = max((end for end in ends if end <= check.as_of), default=None)
    if last is None:
        return None
    month = last.month % 12 + 1
    return Window(date(last.year - (month != 1), month, 1), last)


def _differ(typed: Decimal, computed: Decimal) -> bool:
    return abs(typed - computed) > abs(computed) * TOLERANCE


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"))
