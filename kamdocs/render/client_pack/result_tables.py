"""Tables of the results: each KPI by unit, and all KPIs beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from kamdocs.metrics.kpi_series import PeriodValue
from kamdocs.metrics.like_for_like import LikeForLike
from kamdocs.render.client_pack.blocks import Align, Cell, Column, Row, Table
from kamdocs.render.client_pack.kpi_comparisons import (
    compared,
    level_comparison,
    level_name,
    over_time,
)
from kamdocs.render.client_pack.kpi_lines import (
    KpiLine,
    partial_notes,
    unit_lines,
    units_note,
    value_text,
)
from kamdocs.render.client_pack.subject import Subject

_OLDEST = 2


def unit_table(subject: Subject, line: KpiLine) -> Table | None:
    """Give a KPI by unit with the sum of the units shown; None where there is one unit or none."""
    units = list(unit_lines(subject, line.kpi))
    if len(units) < _OLDEST:
        return None
    words = subject.words
    rows = [_row(subject, item, subject.unit(item.unit)) for item in units]
    if line.is_sum_of_units and line.now.actual is not None:
        note = units_note(subject, line)
        rows.append(_row(subject, line, note[:1].upper() + note[1:], is_total=True))
    name = subject.context.kpi_name(line.kpi)
    columns = _columns(subject, words.text("pack.column.unit"), with_level=_has_level(units))
    caption = words.text("pack.results.by-unit", name=name)
    return Table(caption, columns, tuple(_fitted(row, len(columns)) for row in rows))


def kpi_table(subject: Subject, lines: Sequence[KpiLine]) -> Table:
    """Give every KPI of the account in one table."""
    words = subject.words
    rows = [_row(subject, line, subject.context.kpi_name(line.kpi)) for line in lines]
    columns = _columns(subject, words.text("pack.column.kpi"), with_level=_has_level(lines))
    fitted = tuple(_fitted(row, len(columns)) for row in rows)
    return Table(words.text("pack.results.all-kpis"), columns, fitted)


def _has_level(lines: Sequence[KpiLine]) -> bool:
    return any(line.level is not None for line in lines)


def _columns(subject: Subject, first: str, *, with_level: bool) -> tuple[Column, ...]:
    words, formats = subject.words, subject.formats
    quarters = subject.calendar.quarters_until(subject.quarter, 5)
    columns = [
        Column(first, share=4),
        Column(formats.period(quarters[4]), Align.NUMBER, share=3),
    ]
    for earlier in (quarters[3], quarters[0]):
        name = formats.period(earlier)
        against = words.text("pack.column.against", quarter=name)
        columns += [Column(name, Align.NUMBER, share=3), Column(against, Align.NUMBER, share=3)]
    if with_level:
        columns.append(Column(words.text("pack.column.agreed"), Align.NUMBER, share=3))
    return tuple(columns)


def _fitted(row: Row, columns: int) -> Row:
    return Row(row.cells[:columns], row.is_total, row.is_group)


def _row(subject: Subject, line: KpiLine, name: str, *, is_total: bool = False) -> Row:
    (_, on_previous), (_, on_year_before) = over_time(subject, line)
    level = level_comparison(subject, line)
    cells = (
        Cell(name),
        _now(subject, line),
        *_earlier(subject, line, line.previous, on_previous),
        *_earlier(subject, line, line.year_before, on_year_before),
        Cell(level_name(subject, line), note="" if level is None else level.text),
    )
    return Row(cells, is_total=is_total)


def _now(subject: Subject, line: KpiLine) -> Cell:
    if line.now.actual is None:
        return Cell(subject.words.text("pack.no-data"))
    note = " · ".join(partial_notes(subject, line))
    return Cell(value_text(subject, line.kpi, line.now.actual), note=note)


def _earlier(
    subject: Subject, line: KpiLine, value: PeriodValue | None, found: LikeForLike | None
) -> tuple[Cell, Cell]:
    """Give an earlier value, and how the quarter stands against it."""
    missing = subject.words.text("pack.no-data")
    if value is None or value.actual is None:
        return Cell(missing), Cell("–")
    apart = Cell(missing if found is None else compared(subject, line.kpi, "", found).text)
    return Cell(value_text(subject, line.kpi, value.actual)), apart
