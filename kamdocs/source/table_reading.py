"""Figures and receivables tables as records, with the rules that rows must keep together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kamdocs.model.period import FiscalCalendar, Granularity, Period
from kamdocs.model.record import Record
from kamdocs.model.shape import record_shape
from kamdocs.source.csv_rows import CsvRow, CsvTable
from kamdocs.source.finding import Finding
from kamdocs.source.nearness import near_or_all
from kamdocs.source.place import Place
from kamdocs.source.problem import Problem
from kamdocs.source.reading_rules import finding_of, reading_finding
from kamdocs.source.record_walk import Mention
from kamdocs.source.value_reader import Writing, read_value
from kamdocs.source.word_table import key_table


@dataclass(slots=True)
class TableRows:
    """Rows read from a table with their places; problems and mentions gather in the lists."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


def read_table(table: CsvTable, record: type[Record], writing: Writing) -> TableRows:
    """Read every row of a table as a record."""
    read = TableRows(findings=list(table.findings))
    if table.header is None:
        return read
    columns = _columns(table.header, record, writing, read)
    for row in table.rows:
        if any(row.cells):
            _read_row(row, record, columns, writing, read)
    return read


def _columns(
    header: CsvRow, record: type[Record], writing: Writing, read: TableRows
) -> dict[str, int]:
    words = key_table(record)
    language = words.language_of(header.cells, writing.language)
    columns: dict[str, int] = {}
    for index, cell in enumerate(header.cells):
        name = words.find(cell)
        if not cell:
            continue
        if name is None:
            known = near_or_all(cell, words.words(language))
            place = header.place_of(index)
            read.findings.append(
                reading_finding("unknown-column", place, column=cell, known=known)
            )
        elif name in columns:
            place = header.place_of(index)
            other = header.cells[columns[name]]
            read.findings.append(
                reading_finding("repeated-column", place, column=cell, other=other)
            )
        else:
            columns[name] = index
    for name, shape in record_shape(record).items():
        if shape.required and name not in columns:
            word = words.word(name, language)
            read.findings.append(reading_finding("missing-column", header.place, column=word))
    return columns


def _read_row(
    row: CsvRow, record: type[Record], columns: dict[str, int], writing: Writing, read: TableRows
) -> None:
    values: dict[str, Any] = {}
    for name, shape in record_shape(record).items():
        if name not in columns:
            continue
        text = row.cells[columns[name]].strip()
        place = row.place_of(columns[name])
        if not text:
            if shape.required:
                word = key_table(record).word(name, writing.language)
                read.findings.append(reading_finding("missing-cell", place, column=word))
            continue
        if shape.reference is not None:
            put = _putter(values, name)
            read.mentions.append(Mention(shape.reference.target, text, place, put))
            values[name] = text
            continue
        value = read_value(shape, text, writing, writing.language)
        if isinstance(value, Problem):
            read.findings.append(finding_of(value, place))
        else:
            values[name] = value
    read.rows.append(values)
    read.places.append(row.place)


def _putter(values: dict[str, Any], name: str) -> Any:
    def put(found: str) -> None:
        values[name] = found

    return put


def figure_findings(read: TableRows, calendar: FiscalCalendar) -> Iterable[Finding]:
    """Find figures given twice, whole and in parts, or in months and quarters of one year."""
    seen: dict[tuple[Any, ...], Place] = {}
    wholes: dict[tuple[Any, ...], tuple[bool, Place]] = {}
    grains: dict[tuple[Any, ...], tuple[Granularity, Place]] = {}
    for row, place in zip(read.rows, read.places, strict=True):
        period, kpi = row.get("period"), row.get("kpi")
        if not isinstance(period, Period) or kpi is None:
            continue
        key = (kpi, period, row.get("unit"), row.get("offering"))
        named = {"kpi": kpi, "period": period.id}
        if key in seen:
            line = str(seen[key].line)
            yield reading_finding("figure-twice", place, line=line, **named)
            continue
        seen[key] = place
        whole = row.get("unit") is None and row.get("offering") is None
        first = wholes.setdefault((kpi, period), (whole, place))
        if first[0] != whole:
            yield reading_finding("whole-and-parts", place, line=str(first[1].line), **named)
        year = calendar.year_of_period(period)
        grain = grains.setdefault((kpi, year), (period.granularity, place))
        if grain[0] is not period.granularity:
            line = str(grain[1].line)
            yield reading_finding(
                "mixed-granularity", place, line=line, year=str(year), **named
            )


def receivable_findings(read: TableRows) -> Iterable[Finding]:
    """Find invoices listed twice or paid before they were issued."""
    seen: dict[tuple[Any, ...], Place] = {}
    for row, place in zip(read.rows, read.places, strict=True):
        key = (row.get("number"), row.get("instalment"))
        if None not in key[:1] and key in seen:
            number = str(row["number"])
            line = str(seen[key].line)
            yield reading_finding("receivable-twice", place, number=number, line=line)
        seen.setdefault(key, place)
        issued, paid = row.get("issued"), row.get("paid_on")
        if issued is not None and paid is not None and paid < issued:
            number = str(row.get("number", ""))
            yield reading_finding("paid-before-issued", place, number=number)

