"""Figures and receivables tables as records of plain values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, record_shape
from kamdocs.source.csv_rows import CsvRow, CsvTable
from kamdocs.source.finding import Finding
from kamdocs.source.nearness import near_or_all
from kamdocs.source.places import RowSpots
from kamdocs.source.problem import Problem
from kamdocs.source.reading_rules import finding_of, reading_finding
from kamdocs.source.record_walk import Mention
from kamdocs.source.value_reader import Writing, read_value
from kamdocs.source.word_table import key_table


@dataclass(slots=True)
class TableRows:
    """Rows read from a table with where they stand; problems and mentions gather in the lists."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    spots: list[RowSpots] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


def read_table(table: CsvTable, record: type[Record], writing: Writing) -> TableRows:
    """Read every row of a table as a record."""
    read = TableRows(findings=list(table.findings))
    if table.header is None:
        return read
    language = key_table(record).language_of(table.header.cells, writing.language)
    columns = _columns(table.header, record, language, read)
    shapes = [
        (shape, columns[name]) for name, shape in record_shape(record).items() if name in columns
    ]
    for row in table.rows:
        values: dict[str, Any] = {}
        for shape, column in shapes:
            text = row.cells[column]
            if text:
                _read_cell(shape, row, column, values, writing, read)
            elif shape.required:
                word = table.header.cells[column]
                read.findings.append(
                    reading_finding("missing-cell", row.place_of(column), column=word)
                )
        read.rows.append(values)
        read.spots.append(RowSpots(row, columns))
    return read


def _columns(
    header: CsvRow, record: type[Record], language: str, read: TableRows
) -> Mapping[str, int]:
    words = key_table(record)
    columns: dict[str, int] = {}
    for index, cell in enumerate(header.cells):
        name = words.find(cell)
        if not cell:
            continue
        if name is None:
            known = near_or_all(cell, words.words(language))
            place = header.place_of(index)
            read.findings.append(reading_finding("unknown-column", place, column=cell, known=known))
        elif name not in columns:
            columns[name] = index
        elif header.cells[columns[name]].casefold() != cell.casefold():
            place, other = header.place_of(index), header.cells[columns[name]]
            read.findings.append(
                reading_finding("repeated-column", place, column=cell, other=other)
            )
    for name, shape in record_shape(record).items():
        if shape.required and name not in columns:
            word = words.word(name, language)
            read.findings.append(reading_finding("missing-column", header.place, column=word))
    return columns


def _read_cell(
    shape: FieldShape,
    row: CsvRow,
    column: int,
    values: dict[str, Any],
    writing: Writing,
    read: TableRows,
) -> None:
    text = row.cells[column]
    if shape.reference is not None:
        values[shape.name] = text
        read.mentions.append(
            Mention(
                shape.reference.target,
                text,
                lambda: row.place_of(column),
                _putter(values, shape.name),
            )
        )
        return
    value = read_value(shape, text, writing, writing.language)
    if isinstance(value, Problem):
        read.findings.append(finding_of(value, row.place_of(column)))
    else:
        values[shape.name] = value


def _putter(values: dict[str, Any], name: str) -> Callable[[str], None]:
    def put(found: str) -> None:
        values[name] = found

    return put
