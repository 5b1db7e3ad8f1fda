"""How the margin share changed from the same months of the year before."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from kamdocs.metrics.margin import margin_within
from kamdocs.metrics.window import Window
from kamdocs.model.enums import BuiltInKpi
from kamdocs.model.figures import Figure
from kamdocs.model.period import FiscalCalendar


def margin_change(
    figures: Iterable[Figure], window: Window, calendar: FiscalCalendar
) -> Decimal | None:
    """Give margin share − margin share of the same months a year before, as a fraction.

    The window ends with its last month of margin on both sides; None where either share is
    missing. Source: vocabulary, "Formulas" (margin is weighted by revenue).
    """
    rows = tuple(figures)
    ends = [
        calendar.last_day(row.period)
        for row in rows
        if row.kpi == BuiltInKpi.MARGIN
        and row.actual is not None
        and window.holds(row.period, calendar)
    ]
    if not ends:
        return None
    told = Window(window.first, max(ends))
    now = margin_within(rows, told, calendar)
    before = margin_within(rows, told.year_before(), calendar)
    if now is None or before is None or now.share is None or before.share is None:
        return None
    return now.share - before.share
