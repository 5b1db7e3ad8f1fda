"""Charts of the results: what was supplied by quarter, and how the service went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from kamdocs.metrics.kpi_series import PeriodValue, by_quarter
from kamdocs.metrics.like_for_like import YEAR_BEFORE
from kamdocs.model.enums import BuiltInKpi
from kamdocs.model.period import Period
from kamdocs.render.charts import TrendChart, TrendPoint, TrendWords, draw_trend
from kamdocs.render.charts.multiples import (
    MOST,
    MultiplesChart,
    MultiplesWords,
    SmallTrend,
    draw_multiples,
)
from kamdocs.render.client_pack.blocks import Align, Cell, Column, Picture, Row, Table
from kamdocs.render.client_pack.kpi_comparisons import (
    difference,
    level_met,
    level_name,
    level_sentence,
    over_time,
)
from kamdocs.render.client_pack.kpi_lines import (
    KpiLine,
    headline_measure,
    kpi_figures,
    units_note,
    value_text,
)
from kamdocs.render.client_pack.pictures import drawings_of
from kamdocs.render.client_pack.subject import Subject
from kamdocs.render.views.figures import combined

QUARTERS = 8
"""Quarters a chart goes back."""

_LEAST = 3
"""A chart of fewer quarters would say no more than the table."""


def result_pictures(subject: Subject, lines: Sequence[KpiLine]) -> Iterator[Picture]:
    """Give a chart of what was supplied and one of the other KPIs, where there is enough."""
    supplied = [line for line in lines if line.kpi in (BuiltInKpi.REVENUE, BuiltInKpi.VOLUME)]
    if supplied and (picture := _trend(subject, supplied[0])):
        yield picture
    others = [line for line in lines if line not in supplied]
    if others and (picture := _multiples(subject, others)):
        yield picture


def _series(subject: Subject, kpi: str) -> dict[Period, PeriodValue]:
    how = combined(subject.context, kpi)
    return by_quarter(kpi_figures(subject, kpi), subject.calendar, how)


def _quarters(subject: Subject, series: dict[Period, PeriodValue]) -> tuple[Period, ...]:
    """Give the last quarters from the first one that is known."""
    shown = subject.calendar.quarters_until(subject.quarter, QUARTERS)
    known = [item for item in shown if item in series]
    return tuple(item for item in shown if known and item >= known[0])


def _trend(subject: Subject, line: KpiLine) -> Picture | None:
    series = _series(subject, line.kpi)
    quarters = _quarters(subject, series)
    if len(quarters) < _LEAST:
        return None
    words = subject.words
    name = subject.context.kpi_name(line.kpi)
    values = [series[item].actual if item in series else None for item in quarters]
    texts = [_text(subject, line.kpi, value) for value in values]
    title = _trend_title(subject, line, values)
    chart = TrendChart(
        id=f"kd-pack-{line.kpi}",
        title=title,
        description=words.text("pack.results.trend-alt", name=name),
        behind="",
        points=tuple(
            TrendPoint(
                label=subject.formats.period(item),
                value=value,
                value_text="" if value is None else text,
                current=item.year == subject.quarter.year,
            )
            for item, value, text in zip(quarters, values, texts, strict=True)
        ),
        axis_text=subject.formats.short_number,
        words=TrendWords(
            period=words.text("pack.column.quarter"),
            value=name,
            target="",
            target_mark="",
            missing=words.text("pack.no-data"),
        ),
    )
    table = Table(
        words.text("pack.results.by-quarter", name=name),
        (
            Column(words.text("pack.column.quarter"), share=2),
            *(Column(subject.formats.period(item), Align.NUMBER, share=2) for item in quarters),
        ),
        (Row((Cell(name), *(Cell(text) for text in texts))),),
    )
    alt = words.text(
        "pack.results.trend-alt-values", name=name, values=_alt(subject, quarters, texts)
    )
    wide, narrow = drawings_of(draw_trend(chart))
    return Picture("results-trend", wide, title, alt, _unit_note(subject, line), table, narrow)


def _trend_title(subject: Subject, line: KpiLine, values: Sequence[Decimal | None]) -> str:
    """Say the finding: the best quarter shown, else the change on the year before."""
    words = subject.words
    name = subject.context.kpi_name(line.kpi)
    quarter = subject.formats.period(subject.quarter)
    known = [value for value in values if value is not None]
    all_known = len(known) == len(values) >= YEAR_BEFORE
    if all_known and values[-1] == max(known) and known.count(max(known)) == 1:
        return words.text("pack.results.highest", name=name, quarter=quarter, count=len(values))
    earlier, found = over_time(subject, line)[1]
    if found is None:
        return words.text("pack.results.by-quarter", name=name)
    told = difference(subject, line.kpi, found.current, found.base).told_of(subject, earlier)
    return words.text("pack.results.trend-title", name=name, quarter=quarter, text=told)


def _text(subject: Subject, kpi: str, value: Decimal | None) -> str:
    return subject.words.text("pack.no-data") if value is None else value_text(subject, kpi, value)


def _short_text(subject: Subject, kpi: str, value: Decimal | None) -> str:
    """Write a value for a narrow cell; a long measure stands with the name of the KPI."""
    if value is not None and headline_measure(subject, kpi):
        return subject.formats.number(value)
    return _text(subject, kpi, value)


def _alt(subject: Subject, quarters: Sequence[Period], texts: Sequence[str]) -> str:
    pairs = zip(quarters, texts, strict=True)
    return "; ".join(f"{subject.formats.period(item)}: {text}" for item, text in pairs)


def _unit_note(subject: Subject, line: KpiLine) -> str:
    note = ""
    if line.kpi == BuiltInKpi.REVENUE:
        symbol = subject.formats.currency_symbol(subject.account.currency)
        basis = subject.context.portfolio.programme.revenue_basis
        note = f"{symbol}, {basis}" if basis else symbol
    return " · ".join(text for text in (note, units_note(subject, line)) if text)


def _multiples(subject: Subject, lines: Sequence[KpiLine]) -> Picture | None:
    shown = list(lines[:MOST])
    every = {line.kpi: _series(subject, line.kpi) for line in shown}
    quarters = subject.calendar.quarters_until(subject.quarter, QUARTERS)
    quarters = tuple(
        item for item in quarters if any(min(series) <= item for series in every.values())
    )
    if len(quarters) < _LEAST:
        return None
    words = subject.words
    trends = tuple(_small(subject, line, every[line.kpi], quarters) for line in shown)
    title = _multiples_title(subject, shown)
    chart = MultiplesChart(
        id="kd-pack-kpis",
        title=title,
        description=words.text("pack.results.kpis-alt"),
        behind="",
        trends=trends,
        periods=tuple(subject.formats.period(item) for item in quarters),
        words=MultiplesWords(kpi=words.text("pack.column.kpi"), missing=words.text("pack.no-data")),
    )
    columns = [Column(words.text("pack.column.kpi"), share=3)]
    columns += [Column(subject.formats.period(item), Align.NUMBER) for item in quarters]
    rows = tuple(
        Row(
            (
                Cell(trend.name, note=headline_measure(subject, line.kpi)),
                *(Cell(text) for text in trend.value_texts),
            )
        )
        for trend, line in zip(trends, shown, strict=True)
    )
    table = Table(words.text("pack.results.kpis-by-quarter"), tuple(columns), rows)
    alt = "; ".join(
        f"{trend.name}: {subject.formats.period(quarters[-1])} {trend.last_text}"
        for trend in trends
    )
    alt = words.text("pack.results.kpis-alt-values", values=alt)
    note = words.text("pack.results.kpis-note")
    wide, narrow = drawings_of(draw_multiples(chart))
    return Picture("results-kpis", wide, title, alt, note, table, narrow)


def _small(
    subject: Subject, line: KpiLine, series: dict[Period, PeriodValue], quarters: Sequence[Period]
) -> SmallTrend:
    values = tuple(series[item].actual if item in series else None for item in quarters)
    goal = None if line.level is None else line.level.value
    met = level_met(subject, line)
    return SmallTrend(
        name=subject.context.kpi_name(line.kpi),
        values=values,
        value_texts=tuple(_short_text(subject, line.kpi, value) for value in values),
        targets=tuple(goal for _ in quarters),
        last_text=_text(subject, line.kpi, line.now.actual),
        target_text=level_name(subject, line),
        status="none" if met is None else "good" if met else "watch",
    )


def _multiples_title(subject: Subject, lines: Sequence[KpiLine]) -> str:
    judged = [line for line in lines if level_met(subject, line) is not None]
    if not judged:
        return subject.words.text("pack.results.kpis-by-quarter")
    if len(judged) == 1:
        return level_sentence(subject, judged[0])
    met = sum(level_met(subject, line) is True for line in judged)
    return subject.words.text("pack.results.levels-title", met=met, n=len(judged))
