"""Charts and tables of an account's figures."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from markupsafe import Markup

from kamdocs.metrics.kpi_series import (
    Combined,
    PeriodValue,
    by_period,
    by_quarter,
    by_year,
    combination,
    kpi_rows,
)
from kamdocs.metrics.standing import Standing
from kamdocs.model.account import Account
from kamdocs.model.enums import BuiltInKpi
from kamdocs.model.period import Period
from kamdocs.render.charts import TrendChart, TrendPoint, TrendWords, draw_trend
from kamdocs.render.context import RenderContext
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.parts import Cell, Column, Table

QUARTERS_SHOWN = 8
"""Quarters in the trend of a KPI."""


MONTHS_SHOWN = 24
"""Months in the table of recorded revenue."""


def revenue_trend(context: RenderContext, standing: Standing) -> Markup | None:
    """Draw revenue by quarter against its target; None for an account without revenue."""
    account = standing.account
    calendar = context.portfolio.programme.calendar
    rows = kpi_rows(context.begun_figures(account), BuiltInKpi.REVENUE)
    quarters = by_quarter(rows, calendar)
    with_value = [period for period, value in quarters.items() if value.actual is not None]
    if not with_value:
        return None
    last = max(with_value)
    shown = [
        period
        for period in calendar.quarters_until(last, QUARTERS_SHOWN)
        if period >= min(with_value)
    ]
    words = context.words
    chart = TrendChart(
        id="kd-revenue-trend",
        title=_finding(context, quarters, last),
        description=words.text("site.trend.description"),
        behind=words.text("site.see-table"),
        note=_trend_note(context, account),
        points=tuple(_point(context, quarters, period, last, account.currency) for period in shown),
        axis_text=context.formats.short_number,
        words=TrendWords(
            period=words.text("site.column.quarter"),
            value=context.kpi_name(BuiltInKpi.REVENUE),
            target=words.text("site.column.target"),
            target_mark=words.text("site.trend.target"),
            missing=words.text("site.missing"),
        ),
    )
    return draw_trend(chart)


def _point(
    context: RenderContext,
    quarters: Mapping[Period, PeriodValue],
    period: Period,
    last: Period,
    currency: str | None,
) -> TrendPoint:
    value = quarters.get(period, PeriodValue(period))
    formats = context.formats
    target = value.shown_target
    return TrendPoint(
        label=formats.period(period),
        value=value.actual,
        value_text="" if value.actual is None else formats.short_money(value.actual, currency),
        target=target,
        target_text="" if target is None else formats.short_money(target, currency),
        current=period.year == last.year,
    )


def _finding(context: RenderContext, quarters: Mapping[Period, PeriodValue], last: Period) -> str:
    words = context.words
    quarter = context.formats.long_quarter(last)
    value = quarters[last]
    if context.portfolio.programme.calendar.last_day(last) > context.as_of:
        return words.text("site.trend.title")
    if value.actual is None or not value.matched or value.matched < 0:
        return words.text("site.trend.title")
    change = value.actual / value.matched - 1
    if not round(change, 3):
        return words.text("site.trend.on", quarter=quarter)
    message = "site.trend.above" if change >= 0 else "site.trend.below"
    share = context.formats.percent(abs(change))
    return words.text(message, quarter=quarter, change=share)


def _trend_note(context: RenderContext, account: Account) -> str:
    symbol = context.formats.currency_symbol(account.currency)
    basis = context.portfolio.programme.revenue_basis
    if basis:
        return context.words.text("site.trend.note-basis", currency=symbol, basis=basis)
    return context.words.text("site.trend.note", currency=symbol)


def kpi_table(context: RenderContext, account: Account, quarters: tuple[Period, ...]) -> Table:
    """Give every KPI of an account by quarter, with its target where there is one."""
    calendar = context.portfolio.programme.calendar
    words = context.words
    rows = []
    figures = context.begun_figures(account)
    for kpi in dict.fromkeys(row.kpi for row in figures):
        values = by_quarter(kpi_rows(figures, kpi), calendar, combined(context, kpi))
        cells = [_kpi_cell(context, account, kpi, values.get(period)) for period in quarters]
        if any(not cell.missing for cell in cells):
            rows.append((Cell(context.kpi_name(kpi), note=_kpi_note(context, kpi)), *cells))
    columns = [Column(words.text("site.column.kpi"))]
    columns += [Column(context.formats.period(period), numeric=True) for period in quarters]
    return Table(words.text("site.kpis-by-quarter"), tuple(columns), tuple(rows))


def _kpi_note(context: RenderContext, kpi: str) -> str:
    return context.words.text(f"site.combined.{combined(context, kpi)}")


def _kpi_cell(
    context: RenderContext, account: Account, kpi: str, value: PeriodValue | None
) -> Cell:
    cells = Cells(context, account.currency)
    if value is None or value.actual is None:
        return cells.missing()
    note = ""
    if value.matched is not None:
        target = _written(context, account, kpi, value.matched)
        note = context.words.text("site.target-of", target=target)
    return Cell(_written(context, account, kpi, value.actual), note=note)


def _written(context: RenderContext, account: Account, kpi: str, value: Decimal) -> str:
    if is_money(kpi):
        return context.formats.short_money(value, account.currency)
    return context.formats.measured(value, kpi_measure(context, kpi))


def is_money(kpi: str) -> bool:
    """Tell whether a KPI is an amount of money."""
    return kpi in (BuiltInKpi.REVENUE, BuiltInKpi.MARGIN, BuiltInKpi.ORDER_BOOK)


def kpi_measure(context: RenderContext, kpi: str) -> str | None:
    """Give the measure of a KPI; None for one that has none."""
    kpis = context.portfolio.programme.kpis
    return next((item.measure for item in kpis if item.id == kpi), None)


def combined(context: RenderContext, kpi: str) -> Combined:
    """Tell how the months of a KPI make a quarter: added up, averaged, or the last one."""
    return combination(kpi, context.portfolio.programme)


def is_percentage(context: RenderContext, kpi: str) -> bool:
    """Tell whether a KPI is measured in per cent, so that changes are in points."""
    return (kpi_measure(context, kpi) or "").strip() == "%"


def year_table(context: RenderContext, account: Account) -> Table:
    """Give revenue by fiscal year and in all, to the cent."""
    calendar = context.portfolio.programme.calendar
    rows = kpi_rows(context.begun_figures(account), BuiltInKpi.REVENUE)
    years = by_year(rows, calendar)
    cells = Cells(context, account.currency)
    words = context.words
    known = [value.actual for value in years.values() if value.actual is not None]
    foot: tuple[Cell, ...] = ()
    if len(known) > 1:
        total = cells.money(sum(known, Decimal(0)))
        foot = (Cell(words.text("site.total")), total, Cell())
    return Table(
        words.text("site.revenue-by-year"),
        (
            Column(words.text("site.column.year")),
            Column(context.kpi_name(BuiltInKpi.REVENUE), numeric=True),
            Column(words.text("site.column.target"), numeric=True),
        ),
        tuple(
            (
                Cell(str(period.year), note=partial_note(context, value)),
                cells.money(value.actual),
                cells.money(value.shown_target),
            )
            for period, value in years.items()
        ),
        foot,
        words.text("site.targets-of-year"),
    )


def month_table(context: RenderContext, account: Account) -> Table:
    """Give revenue by the periods it was recorded in, newest first, to the cent."""
    calendar = context.portfolio.programme.calendar
    rows = kpi_rows(context.begun_figures(account), BuiltInKpi.REVENUE)
    periods = by_period(rows)
    cells = Cells(context, account.currency)
    words = context.words
    newest = sorted(periods, key=calendar.last_day, reverse=True)[:MONTHS_SHOWN]
    return Table(
        words.text("site.revenue-by-month"),
        (
            Column(words.text("site.column.period")),
            Column(context.kpi_name(BuiltInKpi.REVENUE), numeric=True),
            Column(words.text("site.column.target"), numeric=True),
        ),
        tuple(
            (
                Cell(context.formats.period(period)),
                cells.money(periods[period].actual),
                cells.money(periods[period].target),
            )
            for period in newest
        ),
    )


def partial_note(context: RenderContext, value: PeriodValue) -> str:
    """Say how many months a sum has when some are missing."""
    return context.words.plural("site.months-counted", value.months) if value.is_partial else ""
