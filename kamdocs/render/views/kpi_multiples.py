"""The KPIs of an account by quarter, as small multiples."""

from __future__ import annotations

from decimal import Decimal

from markupsafe import Markup

from kamdocs.metrics.kpi_series import PeriodValue, by_quarter, kpi_rows
from kamdocs.metrics.margin import margin_within
from kamdocs.metrics.window import period_window
from kamdocs.model.account import Account
from kamdocs.model.enums import BuiltInKpi, Direction
from kamdocs.model.period import Period
from kamdocs.render.charts.frame import FULL, NARROW, WIDE
from kamdocs.render.charts.mark import Status
from kamdocs.render.charts.multiples import (
    MOST,
    MultiplesChart,
    MultiplesWords,
    SmallTrend,
    draw_multiples,
)
from kamdocs.render.context import RenderContext
from kamdocs.render.views.figures import combined, is_money, kpi_measure
from kamdocs.render.views.portfolio_trend import closed_quarters

NEAR = Decimal("0.05")
"""A value this near to its target, as a share of it, is to be watched and not yet a miss."""


def kpi_multiples(
    context: RenderContext, account: Account, chart_id: str = "kd-kpi-multiples"
) -> Markup | None:
    """Draw the KPIs of the last closed quarters; None for an account without any."""
    quarters = closed_quarters(context)
    trends = _trends(context, account, quarters)
    if not trends:
        return None
    words = context.words
    return draw_multiples(
        MultiplesChart(
            id=chart_id,
            title=_finding(context, trends, quarters[-1]),
            description=words.text("site.revenue.kpis.description"),
            behind=words.text("site.see-table"),
            note=words.text("site.revenue.kpis.note"),
            variants=(WIDE, NARROW, FULL),
            trends=trends,
            periods=tuple(context.formats.period(period) for period in quarters),
            words=MultiplesWords(
                kpi=words.text("site.column.kpi"), missing=words.text("site.missing")
            ),
        )
    )


def _trends(
    context: RenderContext, account: Account, quarters: tuple[Period, ...]
) -> tuple[SmallTrend, ...]:
    figures = context.begun_figures(account)
    found = []
    for kpi in dict.fromkeys(row.kpi for row in figures):
        if kpi == BuiltInKpi.ORDER_BOOK:
            continue  # It looks ahead: closed quarters have none.
        rows = kpi_rows(figures, kpi)
        values = by_quarter(rows, context.portfolio.programme.calendar, combined(context, kpi))
        trend = _trend(context, account, kpi, [values.get(period) for period in quarters])
        if trend is not None:
            found.append(trend)
        if kpi == BuiltInKpi.MARGIN:
            share = _margin_share(context, account, quarters)
            found += [share] if share is not None else []
    return tuple(found[:MOST])


def _trend(
    context: RenderContext, account: Account, kpi: str, values: list[PeriodValue | None]
) -> SmallTrend | None:
    actual = tuple(None if value is None else value.actual for value in values)
    targets = tuple(None if value is None else value.matched for value in values)
    known = [pair for pair in zip(actual, targets, strict=True) if pair[0] is not None]
    if not known:
        return None
    value, target = known[-1][0] or Decimal(0), known[-1][1]
    return SmallTrend(
        name=context.kpi_name(kpi),
        values=actual,
        value_texts=tuple(
            "" if item is None else _written(context, account, kpi, item) for item in actual
        ),
        targets=targets,
        last_text=_written(context, account, kpi, value),
        target_text=""
        if target is None
        else context.words.text("site.target-of", target=_short(context, account, kpi, target)),
        status=_status(value, target, _direction(context, kpi)),
    )


def _margin_share(
    context: RenderContext, account: Account, quarters: tuple[Period, ...]
) -> SmallTrend | None:
    """Give margin ÷ revenue of each quarter, weighted as everywhere."""
    calendar = context.portfolio.programme.calendar
    values = []
    for period in quarters:
        window = period_window(period, calendar, context.as_of)
        margin = margin_within(account.figures, window, calendar)
        values.append(None if margin is None else margin.share)
    last = next((value for value in reversed(values) if value is not None), None)
    if last is None:
        return None
    percent = context.formats.percent
    target = account.plan.margin_target
    return SmallTrend(
        name=context.words.text("metrics.margin_share"),
        values=tuple(values),
        value_texts=tuple("" if value is None else percent(value) for value in values),
        last_text=percent(last),
        target_text=""
        if target is None
        else context.words.text("site.target-of", target=percent(target)),
        status=_status(last, target, Direction.UP),
    )


def _direction(context: RenderContext, kpi: str) -> Direction:
    own = next((item for item in context.portfolio.programme.kpis if item.id == kpi), None)
    return Direction.UP if own is None or own.direction is None else own.direction


def _status(value: Decimal, target: Decimal | None, direction: Direction) -> Status:
    if target is None:
        return "none"
    behind = target - value if direction is Direction.UP else value - target
    if behind <= 0:
        return "good"
    return "watch" if behind <= abs(target) * NEAR else "risk"


def _written(context: RenderContext, account: Account, kpi: str, value: Decimal) -> str:
    if is_money(kpi):
        return context.formats.short_money(value, account.currency)
    return context.formats.measured(value, kpi_measure(context, kpi))


def _short(context: RenderContext, account: Account, kpi: str, value: Decimal) -> str:
    """Write a target beside its value, whose measure need not be said twice."""
    measure = (kpi_measure(context, kpi) or "").strip()
    if is_money(kpi) or measure == "%":
        return _written(context, account, kpi, value)
    return context.formats.number(value)


def _finding(context: RenderContext, trends: tuple[SmallTrend, ...], last: Period) -> str:
    """Say how many KPIs that have a target missed it; only the subject where none has one."""
    words = context.words
    with_target = [trend for trend in trends if trend.status != "none"]
    if not with_target:
        return words.text("site.revenue.kpis.title")
    missed = sum(trend.status != "good" for trend in with_target)
    return words.plural(
        "site.revenue.kpis.missed" if missed else "site.revenue.kpis.met",
        missed or len(with_target),
        of=len(with_target),
        quarter=context.formats.period(last),
    )
