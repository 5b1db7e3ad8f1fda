"""Records that commands left beside accounts; each file is read when somebody asks for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

_NUMBERED = re.compile(r"(?P<name>.+?)\.(?P<number>[0-9]+)\Z")
_LARGEST = 20_000_000


@dataclass(frozen=True)
class KeptRecords:
    """The files of one kind of record, by account."""

    project: Path = Path()
    paths: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Paths in the project by account id."""

    texts: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    """Texts by path of files that are no longer where they were read."""

    def in_memory(self) -> Self:
        """Read all files now: those of a revision lie on disk for a moment only."""
        found = {path: self._text(path) for paths in self.paths.values() for path in paths}
        return replace(self, texts={path: text for path, text in found.items() if text is not None})

    def _text(self, path: str) -> str | None:
        if path in self.texts:
            return self.texts[path]
        file = self.project / path
        try:
            return None if file.stat().st_size > _LARGEST else file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None


def number_in(path: str) -> int:
    """Give the number of a further record of the same name; 1 for the first."""
    numbered = _NUMBERED.match(Path(path).stem)
    return int(numbered["number"]) if numbered else 1
