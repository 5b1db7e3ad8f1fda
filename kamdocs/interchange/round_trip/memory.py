"""What a workbook said when it was last imported, so that it can be changed and imported again.

A workbook that was exported knows what the files held then, one that was filled in from empty does
not, and either is at odds with the files once its own changes are in them. The memory is a cache
in the project: without it what differs is a conflict, and nothing is lost.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from kamdocs.interchange.round_trip.matching import MatchedRow
from kamdocs.interchange.slug import slug
from kamdocs.interchange.workbook.baseline import Baseline, written_values
from kamdocs.model.kinds import Target

Rows = dict[str, dict[str, dict[str, str]]]
"""Written values by sheet, key of the record and column, blank ones left out."""

Alias = tuple[str, str, str, str]
"""Kind of the record, account or nothing, a name it had, its id."""

_PARTS = 4
_FOLDER = Path(".kamdocs", "workbooks")


class Memory:
    """The memory of one workbook in one project."""

    def __init__(self, project: Path, file: str, exported: Baseline | None) -> None:
        self._project = project
        self._path = project / _FOLDER / f"{slug(file) or 'workbook'}.json"
        self._exported = exported
        self._stamp = _stamp(exported)

    def baseline(self, language: str, as_of: date) -> Baseline | None:
        """Give what the workbook held before: as last imported, else as exported."""
        rows = self._read()
        if not rows:
            return self._exported
        known = self._exported or Baseline(language, as_of)
        sheets = {*known.rows, *rows}
        merged = {name: {**known.rows.get(name, {}), **rows.get(name, {})} for name in sheets}
        return replace(known, rows=merged)

    def aliases(self) -> list[Alias]:
        """Give the names that records had before the workbook gave them new ones.

        Its other cells may still say the old ones.
        """
        found = self._data().get("aliases", ())
        texts = [tuple(map(str, item)) for item in found if isinstance(item, list)]
        return [
            (item[0], item[1], item[2], item[3])
            for item in texts
            if len(item) == _PARTS and item[0] in set(Target)
        ]

    def keep(self, rows: Rows, aliases: Iterable[Alias]) -> None:
        """Keep the rows of a workbook; a project that cannot be written to is no matter."""
        known = sorted({*self.aliases(), *aliases})
        data = {"export": self._stamp, "rows": rows, "aliases": known}
        text = json.dumps(data, ensure_ascii=False, sort_keys=True)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            ignore = self._project / _FOLDER.parts[0] / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", encoding="utf-8")
            beside = self._path.with_suffix(".part")
            beside.write_text(text, encoding="utf-8")
            beside.replace(self._path)
        except OSError:
            return

    def _read(self) -> Rows:
        """Give the rows kept of this workbook."""
        try:
            return {
                str(sheet): {
                    str(key): {str(name): str(text) for name, text in row.items()}
                    for key, row in found.items()
                }
                for sheet, found in self._data().get("rows", {}).items()
            }
        except AttributeError:
            return {}

    def _data(self) -> dict[str, Any]:
        """Give what is kept; nothing of another export or of a broken file."""
        try:
            data = json.loads(self._path.read_text(encoding="utf-8"))
            return dict(data) if data["export"] == self._stamp else {}
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return {}


def _stamp(exported: Baseline | None) -> str:
    """Give what tells one export of a workbook from the next of the same name."""
    if exported is None:
        return ""
    text = json.dumps([exported.exported_on.isoformat(), exported.rows], sort_keys=True)
    return sha256(text.encode()).hexdigest()


def rows_kept(
    matched: Iterable[MatchedRow], undecided: Mapping[tuple[str, int], frozenset[str]]
) -> dict[str, dict[str, str]]:
    """Give the rows of a sheet as they are; a cell in conflict stays as it was known before."""
    kept: dict[str, dict[str, str]] = {}
    for item in matched:
        if item.record is None:
            continue
        values = written_values(item.row.values)
        for name in undecided.get((item.row.head.sheet.key, item.row.number), ()):
            values.pop(name, None)
            old = (item.base or {}).get(name)
            if old:
                values[name] = old
        kept[item.record.key] = values
    return kept
