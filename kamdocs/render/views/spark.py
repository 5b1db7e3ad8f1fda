"""The tiny line of revenue that stands in a row of the accounts table."""

from __future__ import annotations

from decimal import Decimal

from kamdocs.metrics.kpi_series import by_quarter, kpi_rows
from kamdocs.metrics.standing import Standing
from kamdocs.model.enums import BuiltInKpi
from kamdocs.render.context import RenderContext

SPARK_QUARTERS = 8
"""Quarters of the line."""


def revenue_spark(context: RenderContext, standing: Standing) -> tuple[Decimal | None, ...]:
    """Give revenue of the last closed quarters, oldest first, None where one is missing."""
    calendar = context.portfolio.programme.calendar
    rows = kpi_rows(context.begun_figures(standing.account), BuiltInKpi.REVENUE)
    quarters = by_quarter(rows, calendar)
    current = calendar.quarter_of(context.as_of)
    last = calendar.quarters_until(current, 2)[0]
    if calendar.last_day(current) <= context.as_of:
        last = current
    return tuple(
        quarters[period].actual if period in quarters else None
        for period in calendar.quarters_until(last, SPARK_QUARTERS)
    )
