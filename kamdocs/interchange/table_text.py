"""The rows of a CSV file as texts, decoded and cut as the mapping declares it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kamdocs.interchange.formula_text import as_written
from kamdocs.interchange.mapping import TableSource
from kamdocs.interchange.raw_row import RawRow
from kamdocs.interchange.relation import Workshop
from kamdocs.source.csv_rows import CsvReader
from kamdocs.source.line_map import LineMap
from kamdocs.source.place import Place

MAX_BYTES = 200_000_000
"""Largest table that is read."""

_LINE_END = re.compile(r"\r\n|\r|\n")


def text_rows(path: Path, source: TableSource, workshop: Workshop) -> Iterator[RawRow] | None:
    """Give the rows from the header on, or from the first line; None, with a finding, for none."""
    text = _content(path, source, workshop)
    if text is None:
        return None
    lines = LineMap(text, source.file)
    start = _line_start(text, source.header_line or 1)
    reader = CsvReader(text, _delimiter(text[start:], source), lines, workshop.findings)
    return (RawRow(tuple(map(as_written, row.cells)), row) for row in reader.rows(start))


def _delimiter(text: str, source: TableSource) -> str:
    """Give the sign between cells: of several, the one in most lines; a title has none."""
    signs = source.form.delimiters
    if len(signs) == 1:
        return signs[0]
    bare = [re.sub(r'"[^"]*"', "", line) for line in _LINE_END.split(text[:20_000])[:20]]
    counts = {sign: [line.count(sign) for line in bare] for sign in signs}
    return max(signs, key=lambda sign: (sum(map(bool, counts[sign])), max(counts[sign])))


def _line_start(text: str, line: int) -> int:
    """Give the offset at which a line begins; the end of the text where it has fewer."""
    ends = _LINE_END.finditer(text)
    found = [end for end, _ in zip(ends, range(line - 1), strict=False)]
    if len(found) < line - 1:
        return len(text)
    return found[-1].end() if found else 0


def _content(path: Path, source: TableSource, workshop: Workshop) -> str | None:
    if path.stat().st_size > MAX_BYTES:
        limit = str(MAX_BYTES // 1_000_000)
        workshop.report("import-file-too-large", source.place, file=source.file, limit=limit)
        return None
    text = _decoded(path.read_bytes(), source, workshop)
    if text is not None and "\0" in text:
        place = LineMap(text, source.file).place(text.index("\0"))
        workshop.report("import-binary-file", place)
        return None
    return text.removeprefix("\ufeff") if text else text


def _decoded(data: bytes, source: TableSource, workshop: Workshop) -> str | None:
    """Decode in the first of the encodings that fits; what is wrong is said of the first."""
    for encoding in source.form.encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    encoding = source.form.encodings[0]
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        byte = f"0x{data[error.start]:02X}"
        place = Place(source.file, line, column)
        workshop.report("import-bad-encoding", place, encoding=encoding, byte=byte)
        return None
