"""CSV files to relations, in the form the mapping declares for them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from kamdocs.interchange.evaluation import Column, find_column
from kamdocs.interchange.forms import read_day
from kamdocs.interchange.formula_text import as_written
from kamdocs.interchange.mapping import ColumnMention, Form, TableSource
from kamdocs.interchange.relation import Relation, Row, Workshop
from kamdocs.interchange.values import Value
from kamdocs.source.csv_rows import CsvReader, CsvRow
from kamdocs.source.line_map import LineMap
from kamdocs.source.nearness import near_or_all
from kamdocs.source.place import Place

MAX_BYTES = 200_000_000
"""Largest table that is read."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_Reader = Callable[[str], Value]
"""Reads the text of a cell; None for what does not fit the declared form."""


def read_table(folder: Path, source: TableSource, workshop: Workshop) -> Relation | None:
    """Read a table; None, with findings, where its file or header cannot be read."""
    text = _content(folder, source, workshop)
    if text is None:
        return None
    lines = LineMap(text, source.file)
    reader = CsvReader(text, source.form.delimiter, lines, workshop.findings)
    rows = reader.rows(_line_start(text, source.header_line))
    header = next(rows, None)
    if header is None:
        workshop.report("import-no-header", Place(source.file, source.header_line))
        return None
    names = [as_written(name.strip("\ufeff\u00a0 ")) for name in header.cells]
    while names and not names[-1]:
        names.pop()
    for cell, name in enumerate(names):
        if name and name in names[:cell]:
            workshop.report("import-duplicate-column", header.place_of(cell), column=name)
    columns = tuple(Column(source.name, name) for name in names)
    readers = _readers(source, columns, workshop)
    made = tuple(
        Row(_cells(row, columns, readers, source.form, workshop), row)
        for row in rows
        if _fits(row, len(columns), workshop)
    )
    return Relation(source.name, columns, made)


def _line_start(text: str, line: int) -> int:
    """Give the offset at which a line begins; the end of the text where it has fewer."""
    ends = _LINE_END.finditer(text)
    found = [end for end, _ in zip(ends, range(line - 1), strict=False)]
    if len(found) < line - 1:
        return len(text)
    return found[-1].end() if found else 0


def _content(folder: Path, source: TableSource, workshop: Workshop) -> str | None:
    path = folder / source.file
    if not path.resolve().is_relative_to(folder.resolve()):
        workshop.report("import-file-outside", source.place, file=source.file)
        return None
    if not path.is_file():
        names = sorted(item.name for item in folder.iterdir() if item.is_file())
        workshop.report(
            "import-missing-file",
            source.place,
            file=source.file,
            known=near_or_all(source.file, names),
        )
        return None
    try:
        return _text(path, source, workshop)
    except OSError:
        workshop.report("import-unreadable-file", source.place, file=source.file)
        return None


def _text(path: Path, source: TableSource, workshop: Workshop) -> str | None:
    if path.stat().st_size > MAX_BYTES:
        workshop.report(
            "import-file-too-large",
            source.place,
            file=source.file,
            limit=str(MAX_BYTES // 1_000_000),
        )
        return None
    data = path.read_bytes()
    try:
        text = data.decode(source.form.encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        byte = f"0x{data[error.start]:02X}"
        workshop.report(
            "import-bad-encoding",
            Place(source.file, line, column),
            encoding=source.form.encoding,
            byte=byte,
        )
        return None
    if "\0" in text:
        place = LineMap(text, source.file).place(text.index("\0"))
        workshop.report("import-binary-file", place)
        return None
    return text.removeprefix("\ufeff")


def _readers(
    source: TableSource, columns: tuple[Column, ...], workshop: Workshop
) -> dict[int, tuple[str, _Reader]]:
    """Give how the declared columns are read, by place in the row."""
    form = source.form
    readers: dict[int, tuple[str, _Reader]] = {}

    def declare(mentions: tuple[ColumnMention, ...], rule: str, reader: _Reader) -> None:
        for mention in mentions:
            found = find_column(columns, mention.name)
            if not found:
                names = [column.name for column in columns]
                workshop.report(
                    "import-unknown-column",
                    mention.place,
                    column=mention.name,
                    tables=source.name,
                    known=near_or_all(mention.name, names),
                )
            for place in found:
                readers[place] = (rule, reader)

    declare(source.numbers, "import-bad-number", form.number.read)
    declare(source.days, "import-bad-date", lambda text: read_day(text, form.days))
    return readers


def _fits(row: CsvRow, width: int, workshop: Workshop) -> bool:
    """Tell whether a row has a cell for every column; empty ones beyond them do not count."""
    if len(row.cells) >= width and not any(row.cells[width:]):
        return True
    workshop.report_some(
        "import-row-length",
        row.reader.place_of(0, 0).path,
        lambda: row.place,
        cells=str(len(row.cells)),
        columns=str(width),
    )
    return False


def _cells(
    row: CsvRow,
    columns: tuple[Column, ...],
    readers: dict[int, tuple[str, _Reader]],
    form: Form,
    workshop: Workshop,
) -> tuple[Value, ...]:
    texts = map(as_written, row.cells[: len(columns)])
    cells: list[Value] = [None if not text or text in form.nulls else text for text in texts]
    for number, (rule, reader) in readers.items():
        text = cells[number]
        if isinstance(text, str):
            cells[number] = reader(text)
            if cells[number] is None:
                _report_cell(workshop, rule, row, number, text, form, columns[number])
    return tuple(cells)


def _report_cell(
    workshop: Workshop, rule: str, row: CsvRow, number: int, text: str, form: Form, column: Column
) -> None:
    shown = form.number.example if rule == "import-bad-number" else " · ".join(form.days)
    workshop.report_some(
        rule, column, lambda: row.place_of(number), value=text, column=column.name, form=shown
    )
