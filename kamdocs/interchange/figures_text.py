"""Figures tables: new ones, and rows and blank cells filled in those there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from kamdocs.interchange.existing_files import changed_file, read_existing
from kamdocs.interchange.record import MadeRecord, is_money
from kamdocs.interchange.relation import Workshop
from kamdocs.interchange.writing import FileText
from kamdocs.interchange.written_form import is_portuguese, side, with_places
from kamdocs.model.enums import BuiltInKpi
from kamdocs.model.figures import Figure
from kamdocs.model.record import Record
from kamdocs.source.account_listing import FIGURE_NAMES
from kamdocs.source.csv_rows import CsvRow, CsvTable, read_csv_rows
from kamdocs.source.date_text import parse_period
from kamdocs.source.folding import fold
from kamdocs.source.number_text import parse_number
from kamdocs.source.place import Place
from kamdocs.source.problem import Problem
from kamdocs.source.text_file import TextFile
from kamdocs.source.word_table import key_table, value_table

VALUES = ("actual", "target", "forecast")
"""Columns of which one, at least, makes a figure."""

_COLUMNS = ("period", "unit", "offering", "kpi", *VALUES)
_MORE_COLUMNS = ("source", "extracted_on")
_LINE_END = re.compile(r"\r\n|\r|\n")

FigureKey = tuple[str, str, str, str]
"""Period, unit, offering and KPI, whatever their spelling."""


@dataclass(frozen=True)
class PlannedFigures:
    """A figures file to write and how many figures it gains."""

    file: FileText
    added: int


def figure_key(values: dict[str, str]) -> FigureKey:
    """Give what tells one figure from another."""
    period = parse_period(values.get("period", ""))
    kpi = values.get("kpi", "")
    return (
        fold(values.get("period", "")) if isinstance(period, Problem) else period.id,
        fold(values.get("unit", "")),
        fold(values.get("offering", "")),
        value_table(BuiltInKpi).find(kpi) or fold(kpi),
    )


def distinct_figures(
    items: list[MadeRecord], language: str, workshop: Workshop
) -> list[dict[str, str]]:
    """Give the rows in order; two that speak of one figure are laid together if they can be."""
    rows: dict[FigureKey, dict[str, str]] = {}
    first: dict[FigureKey, MadeRecord] = {}
    for item in items:
        if not any(name in item.values for name in VALUES):
            continue
        key = figure_key(item.values)
        row = rows.setdefault(key, {})
        if any(name in row and name in item.values for name in VALUES):
            workshop.report_some(
                "import-duplicate-figure",
                "figures",
                item.where,
                figure=shown_key(key),
                other=str(first[key].place),
            )
        row.update(_in_full(item.values, language))
        first.setdefault(key, item)
    return [rows[key] for key in sorted(rows)]


def _in_full(values: dict[str, str], language: str) -> dict[str, str]:
    """Give the values with the cents of amounts of money."""
    if not is_money(values.get("kpi", "")):
        return values
    return {
        name: with_places(text, language, 2) if name in VALUES else text
        for name, text in values.items()
    }


def shown_key(key: FigureKey) -> str:
    """Give what a figure is, for messages."""
    return " · ".join(part for part in key if part)


def new_figures(
    folder: Path, rows: list[dict[str, str]], language: str, place: Place
) -> PlannedFigures:
    """Plan a figures file that is not there yet."""
    more = [name for name in _MORE_COLUMNS if any(name in row for row in rows)]
    text = table_text(Figure, (*_COLUMNS, *more), rows, language)
    name = FIGURE_NAMES[0 if is_portuguese(language) else 1]
    return PlannedFigures(FileText(folder / name, None, text.encode(), place), len(rows))


def table_text(
    record: type[Record], columns: Sequence[str], rows: Iterable[dict[str, str]], language: str
) -> str:
    """Give a new table with a header in the words of its language."""
    header = [key_table(record).word(name, side(language)) for name in columns]
    lines = [header, *([row.get(name, "") for name in columns] for row in rows)]
    return "".join(f"{_line(line, ';')}\n" for line in lines)


def completed_figures(
    path: Path, shown: str, rows: list[dict[str, str]], language: str, workshop: Workshop
) -> PlannedFigures | None:
    """Plan the figures missing in a file: its lines stay, blank cells are filled."""
    existing = read_existing(path, shown, workshop)
    if existing is None:
        return None
    before, file = existing
    table = read_csv_rows(file)
    if table.header is None or table.findings:
        workshop.findings.extend(table.findings)
        return None
    plan = _Completion(file, table, language, workshop)
    for row in rows:
        plan.take(row)
    return PlannedFigures(changed_file(path, before, file, plan.text(), workshop), plan.added)


class _Completion:
    """Rows to append and cells to fill in one existing table."""

    def __init__(self, file: TextFile, table: CsvTable, language: str, workshop: Workshop) -> None:
        header = table.header.cells if table.header else ()
        self._names = [key_table(Figure).find(cell) or "" for cell in header]
        self._file = file
        self._table = table
        self._language = language
        self._workshop = workshop
        self._delimiter = _delimiter(file.text)
        self._present = {figure_key(self._values(row)): row for row in table.rows}
        self._fills: dict[Place, str] = {}
        self._appended: list[list[str]] = []
        self._lacking: set[str] = set()

    @property
    def added(self) -> int:
        """How many figures are new."""
        return len(self._appended) + len(self._fills)

    def take(self, values: dict[str, str]) -> None:
        """Plan one figure."""
        row = self._present.get(figure_key(values))
        if row is None:
            self._append(values)
            return
        for name in VALUES:
            if name in values:
                self._fill(row, name, values[name])

    def _values(self, row: CsvRow) -> dict[str, str]:
        return dict(zip(self._names, row.cells, strict=True))

    def _append(self, values: dict[str, str]) -> None:
        for name, text in values.items():
            if text and name not in _MORE_COLUMNS:
                self._has_column(name)
        self._appended.append([values.get(name, "") for name in self._names])

    def _has_column(self, name: str) -> bool:
        """Tell whether the table has a column for a field; one without is said once."""
        if name in self._names:
            return True
        if self._table.header and name not in self._lacking:
            self._lacking.add(name)
            column = key_table(Figure).word(name, side(self._language))
            place = self._table.header.place
            self._workshop.report("import-missing-figure-column", place, column=column)
        return False

    def _fill(self, row: CsvRow, name: str, text: str) -> None:
        if not self._has_column(name):
            return
        column = self._names.index(name)
        cell = row.cells[column]
        if not cell:
            self._fills[row.place_of(column)] = _cell(text, self._delimiter)
        elif _number(cell, self._language) != _number(text, self._language):
            self._workshop.report(
                "import-figure-differs",
                row.place_of(column),
                figure=shown_key(figure_key(self._values(row))),
                value=cell,
                other=text,
            )

    def text(self) -> str:
        """Give the text of the file with everything planned."""
        text = self._file.text
        starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
        for place in sorted(self._fills, reverse=True):
            offset = starts[place.line - 1] + place.column - 1
            # A blank cell may be written as a pair of quotes, as exports do.
            rest = text[offset:].removeprefix('""')
            text = text[:offset] + self._fills[place] + rest
        newline = self._file.newline
        if self._appended and not text.endswith(("\n", "\r")):
            text += newline
        return text + "".join(
            f"{_line(cells, self._delimiter)}{newline}" for cells in self._appended
        )


def _number(text: str, language: str) -> Decimal | str:
    read = parse_number(text, language)
    return text if isinstance(read, Problem) else read


def _delimiter(text: str) -> str:
    """Give the sign between the cells of a table, which is the one its header has most of."""
    header = next((line for line in _LINE_END.split(text) if _is_header(line)), "")
    return max(";,\t", key=re.sub(r'"[^"]*"', "", header).count)


def _is_header(line: str) -> bool:
    return bool(line.strip()) and not line.lower().startswith("sep=")


def _line(cells: list[str], delimiter: str) -> str:
    return delimiter.join(_cell(cell, delimiter) for cell in cells)


def _cell(text: str, delimiter: str) -> str:
    if any(sign in text for sign in (delimiter, '"', "\n", "\r")):
        return '"' + text.replace('"', '""') + '"'
    return text
