"""Revenue of several accounts by quarter, as a chart and as the line of a table row."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from markupsafe import Markup

from kamdocs.metrics.kpi_series import PeriodValue, by_quarter
from kamdocs.model.account import Account
from kamdocs.model.enums import BuiltInKpi
from kamdocs.model.figures import Figure
from kamdocs.model.period import Period
from kamdocs.render.charts import (
    FULL,
    NARROW,
    WIDE,
    Sparkline,
    TrendChart,
    TrendPoint,
    TrendWords,
    draw_sparkline,
    draw_trend,
)
from kamdocs.render.context import RenderContext
from kamdocs.render.views.parts import Cell

QUARTERS_SHOWN = 8
"""Quarters in a trend."""


def closed_quarters(context: RenderContext) -> tuple[Period, ...]:
    """Give the last closed quarters, oldest first."""
    calendar = context.portfolio.programme.calendar
    current = calendar.quarter_of(context.as_of)
    last = calendar.quarters_until(current, 2)[0]
    if calendar.last_day(current) <= context.as_of:
        last = current
    return calendar.quarters_until(last, QUARTERS_SHOWN)


def revenue_by_quarter(
    context: RenderContext, accounts: Iterable[Account]
) -> dict[Period, PeriodValue]:
    """Add revenue of accounts in the programme's currency up by quarter."""
    programme = context.portfolio.programme
    rows: list[Figure] = []
    for account in accounts:
        if account.currency in (None, programme.currency):
            rows += [row for row in account.figures if row.kpi == BuiltInKpi.REVENUE]
    return by_quarter(rows, programme.calendar)


def revenue_chart(
    context: RenderContext,
    chart_id: str,
    title: str,
    quarters: dict[Period, PeriodValue],
    *,
    full: bool = False,
) -> Markup | None:
    """Draw revenue of the last closed quarters against its target; None without any."""
    shown = closed_quarters(context)
    known = [period for period in shown if _actual(quarters, period) is not None]
    if not known:
        return None
    words, formats = context.words, context.formats
    points = tuple(_point(context, quarters, period) for period in shown if period >= known[0])
    return draw_trend(
        TrendChart(
            id=chart_id,
            title=title,
            description=words.text("site.trend.description"),
            behind=words.text("site.see-table"),
            note=_note(context, points),
            variants=(WIDE, NARROW, FULL) if full else (WIDE, NARROW),
            points=points,
            axis_text=formats.short_number,
            words=TrendWords(
                period=words.text("site.column.quarter"),
                value=words.text("site.revenue.column.revenue"),
                target=words.text("site.column.target"),
                target_mark=words.text("site.trend.target"),
                missing=words.text("site.missing"),
            ),
        )
    )


def _note(context: RenderContext, points: tuple[TrendPoint, ...]) -> str:
    words = context.words
    basis = context.portfolio.programme.revenue_basis
    unit = words.text("site.revenue.trend.unit", currency=context.formats.currency_symbol())
    told = [unit, basis or ""]
    text = ", ".join(part for part in told if part) + "."
    if any(point.target is not None for point in points):
        return f"{text} {words.text('site.revenue.trend.target')}"
    return f"{text} {words.text('site.revenue.trend.no-target')}"


def spark_cell(context: RenderContext, name: str, quarters: dict[Period, PeriodValue]) -> Cell:
    """Give a cell with the tiny line of revenue of the last closed quarters."""
    values = tuple(_actual(quarters, period) for period in closed_quarters(context))
    last = next((value for value in reversed(values) if value is not None), None)
    if last is None:
        return Cell(context.words.text("site.missing"), missing=True)
    text = context.words.text("site.spark", n=len(values), account=name)
    return Cell(html=draw_sparkline(Sparkline(values=values, text=text)), sort=str(last))


def _actual(quarters: dict[Period, PeriodValue], period: Period) -> Decimal | None:
    return quarters[period].actual if period in quarters else None


def _point(
    context: RenderContext, quarters: dict[Period, PeriodValue], period: Period
) -> TrendPoint:
    value = quarters.get(period, PeriodValue(period))
    formats = context.formats
    target = value.shown_target
    return TrendPoint(
        label=formats.period(period),
        value=value.actual,
        value_text="" if value.actual is None else formats.short_money(value.actual),
        target=target,
        target_text="" if target is None else formats.short_money(target),
        current=period.year == closed_quarters(context)[-1].year,
    )
