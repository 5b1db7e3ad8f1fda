"""The part about results: what was supplied and how well, against the two usual quarters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kamdocs.model.enums import BuiltInKpi
from kamdocs.render.client_pack.blocks import Block, Fact, Facts, Note, Part
from kamdocs.render.client_pack.kpi_comparisons import (
    compared,
    difference,
    level_comparison,
    level_met,
    level_sentence,
    over_time,
)
from kamdocs.render.client_pack.kpi_lines import (
    KpiLine,
    account_line,
    headline_measure,
    kpi_figures,
    partial_notes,
    shown_kpis,
    units_note,
    value_text,
)
from kamdocs.render.client_pack.result_pictures import result_pictures
from kamdocs.render.client_pack.result_tables import kpi_table, unit_table
from kamdocs.render.client_pack.subject import Subject

HEADLINES = 4
"""Figures that stand large; all are in the tables."""


def results_part(subject: Subject) -> Part | None:
    """Give the results of the quarter; None where no figure of it may be shown."""
    lines = [line for kpi in shown_kpis(subject) if (line := account_line(subject, kpi))]
    if not lines:
        return None
    quarter = subject.formats.long_quarter(subject.quarter)
    blocks: list[Block] = [Facts(tuple(_fact(subject, line) for line in lines[:HEADLINES]))]
    blocks += result_pictures(subject, lines)
    blocks += [table for line in lines if (table := unit_table(subject, line))]
    blocks += [kpi_table(subject, lines)] if len(lines) > HEADLINES else []
    blocks.append(Note(_sources(subject, lines)))
    title = subject.words.text("pack.results.title", quarter=quarter)
    return Part("results", title, results_lead(subject, lines), tuple(blocks))


def results_lead(subject: Subject, lines: Sequence[KpiLine]) -> str:
    """Say what the first figure was against both quarters, and how the agreed levels were met."""
    words = subject.words
    first = lines[0]
    name = subject.context.kpi_name(first.kpi)
    told = [
        difference(subject, first.kpi, found.current, found.base).told_of(subject, quarter)
        for quarter, found in over_time(subject, first)
        if found is not None
    ]
    head = words.text("pack.results.value", name=name, value=_value(subject, first))
    parts = [f"{head}, {subject.formats.names(told)}" if told else head]
    judged = [line for line in lines if level_met(subject, line) is not None]
    if len(judged) == 1:
        parts.append(level_sentence(subject, judged[0]))
    elif judged:
        met = sum(level_met(subject, line) is True for line in judged)
        message = "pack.results.levels" if met else "pack.results.levels-none"
        parts.append(words.text(message, met=met, n=len(judged)))
    return words.text("pack.sentence", text="; ".join(parts))


def _value(subject: Subject, line: KpiLine) -> str:
    return "" if line.now.actual is None else value_text(subject, line.kpi, line.now.actual)


def _fact(subject: Subject, line: KpiLine) -> Fact:
    comparisons = [
        compared(subject, line.kpi, quarter, found) for quarter, found in over_time(subject, line)
    ]
    level = level_comparison(subject, line)
    measure = headline_measure(subject, line.kpi)
    told = (measure, units_note(subject, line), *partial_notes(subject, line))
    return Fact(
        subject.context.kpi_name(line.kpi),
        _headline(subject, line),
        tuple(comparisons if level is None else [*comparisons, level]),
        " · ".join(note for note in told if note),
    )


def _headline(subject: Subject, line: KpiLine) -> str:
    """Write a value to stand large: a long measure goes to the note below it."""
    if line.now.actual is None or not headline_measure(subject, line.kpi):
        return _value(subject, line)
    return subject.formats.number(line.now.actual)


def _sources(subject: Subject, lines: Iterable[KpiLine]) -> str:
    """Say basis, source and day of extraction of the figures, and how they are compared."""
    words = subject.words
    calendar = subject.calendar
    shown = list(lines)
    rows = [
        row
        for line in shown
        for row in kpi_figures(subject, line.kpi)
        if calendar.quarter_of_period(row.period) == subject.quarter
    ]
    parts = []
    basis = subject.context.portfolio.programme.revenue_basis
    if basis and any(line.kpi == BuiltInKpi.REVENUE for line in shown):
        parts.append(words.text("pack.results.basis", basis=basis))
    sources = sorted({row.source for row in rows if row.source})
    if sources:
        parts.append(words.plural("pack.results.source", len(sources), source="; ".join(sources)))
    extracted = [row.extracted_on for row in rows if row.extracted_on is not None]
    if extracted:
        date = subject.formats.day(max(extracted))
        parts.append(words.text("pack.results.extracted", date=date))
    parts += [
        words.text("pack.results.level-of", name=subject.context.kpi_name(line.kpi), source=source)
        for line in shown
        if line.level is not None and (source := line.level.source)
    ]
    parts.append(words.text("pack.results.like-for-like"))
    return " ".join(parts)
