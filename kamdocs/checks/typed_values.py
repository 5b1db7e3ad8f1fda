"""Values typed by hand beside those computed from figures: the typed one wins, and is told."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kamdocs.checks.subject import AccountCheck, Hit
from kamdocs.metrics.kpi_series import kpi_rows
from kamdocs.metrics.window import Window, actual_within
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
    for cell in check.measures.growth.cells:
        typed = cell.record.our_revenue
        if typed is None or cell.computed is None or not _differ(typed, cell.computed):
            continue
        index = next(
            index for index, item in enumerate(check.account.white_space) if item is cell.record
        )
        params = {"typed": check.number(typed), "computed": check.number(_rounded(cell.computed))}
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


def _differ(typed: Decimal, computed: Decimal) -> bool:
    return abs(typed - computed) > abs(computed) * TOLERANCE


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"))
