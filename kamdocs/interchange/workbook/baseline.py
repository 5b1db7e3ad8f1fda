"""What a workbook held when it was written, kept in a hidden sheet of its own.

With it an import tells three things apart: the cell as exported, the cell as it is now, the file
as it is now. The values stand in one sheet, packed, because cells beside the rows would be lost
with the first row that somebody copies; which record a row is says the hidden last column of every
sheet, which moves with the row when the sheet is sorted. Both survive Excel, LibreOffice and
openpyxl; a workbook without them is read as if everything in it were new.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kamdocs.interchange.values import Value, written
from kamdocs.interchange.workbook.records import RecordRow
from kamdocs.model.enums import Visibility

SHEET = "_kamdocs"
"""Name of the hidden sheet."""

FORMAT = 1
"""Number of the layout; a greater one was written by a newer kamdocs."""

MAX_BYTES = 256 * 1024 * 1024
"""Largest baseline unpacked."""

_CHUNK = 30_000


@dataclass(frozen=True)
class Baseline:
    """The workbook as it was exported.

    `files` holds the SHA-256 of every file behind it by path in the project; `rows` the values by
    sheet, row key and column, each as `written` gives it and without the blank ones.
    """

    language: str
    exported_on: date
    version: str = ""
    audience: Visibility = Visibility.TEAM
    accounts: tuple[str, ...] | None = None
    """The accounts it was asked for; None for the whole portfolio."""
    files: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    format: int = FORMAT

    def cell(self, sheet: str, key: str, column: str) -> str | None:
        """Give the written value of a cell as exported; None for a row that was not there."""
        row = self.rows.get(sheet, {}).get(key)
        return None if row is None else row.get(column, "")


def baseline_rows(
    rows: Mapping[str, Iterable[RecordRow]],
) -> dict[str, dict[str, dict[str, str]]]:
    """Give the values of rows as a baseline keeps them."""
    return {
        sheet: {row.key: written_values(row.values) for row in found}
        for sheet, found in rows.items()
    }


def written_values(values: Mapping[str, Value]) -> dict[str, str]:
    """Give the written values of a row, blank ones left out."""
    return {name: written(value) for name, value in values.items() if value is not None}


def packed(baseline: Baseline) -> Iterator[tuple[str, str]]:
    """Give the lines of the hidden sheet: what people may look at, and the packed rest."""
    yield "kamdocs", str(baseline.format)
    yield "version", baseline.version
    yield "language", baseline.language
    yield "exported_on", baseline.exported_on.isoformat()
    yield "audience", baseline.audience
    if baseline.accounts is not None:
        yield "accounts", " ".join(baseline.accounts)
    data = json.dumps(
        {"files": dict(baseline.files), "rows": baseline.rows},
        ensure_ascii=False,
        separators=(",", ":"),
        sort_keys=True,
    )
    text = base64.b64encode(zlib.compress(data.encode(), 6)).decode()
    for start in range(0, len(text), _CHUNK):
        yield "data", text[start : start + _CHUNK]


def unpacked(lines: Iterable[tuple[str, str]]) -> Baseline | None:
    """Read the lines of the hidden sheet again; None for what is no whole baseline."""
    given: dict[str, str] = {}
    chunks: list[str] = []
    for name, text in lines:
        if name == "data":
            chunks.append(text)
        else:
            given.setdefault(name, text)
    try:
        data = _data("".join(chunks))
        return Baseline(
            language=given["language"],
            exported_on=date.fromisoformat(given["exported_on"]),
            version=given.get("version", ""),
            audience=Visibility(given.get("audience", Visibility.TEAM)),
            accounts=tuple(given["accounts"].split()) if "accounts" in given else None,
            files=data["files"],
            rows=data["rows"],
            format=int(given["kamdocs"]),
        )
    except (KeyError, TypeError, ValueError, RecursionError, zlib.error, binascii.Error):
        return None


def _data(text: str) -> dict[str, Any]:
    reader = zlib.decompressobj()
    plain = reader.decompress(base64.b64decode(text, validate=True), MAX_BYTES)
    if reader.unconsumed_tail or not reader.eof:
        raise ValueError("more than a baseline holds, or less than a whole one")
    data = json.loads(plain)
    rows = data["rows"]
    texts = (
        value
        for found in rows.values()
        for row in found.values()
        for value in (*row.keys(), *row.values())
    )
    if not all(isinstance(item, str) for item in (*texts, *data["files"].values())):
        raise ValueError("a value that is no text")
    return dict(data)
