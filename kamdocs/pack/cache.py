"""Packs that were made before, kept by everything that goes into them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from pathlib import Path

from kamdocs.source.whole_file import write_whole

CACHE = Path(".kamdocs", "packs")
"""Where the cache is in a project."""

_KEY = re.compile(r"[0-9a-f]{64}")
_SPARE = 64
"""Packs kept besides those of the last build: other audiences and languages use the same cache."""


class PackCache:
    """PDFs by a key, each with its digest in a file beside it.

    A file that was cut off, changed or put there by somebody else does not fit its digest and
    counts as missing. The cache can be deleted at any time.
    """

    def __init__(self, project: Path) -> None:
        self._folder = project / CACHE

    def find(self, key: str) -> Path | None:
        """Give the file of a pack that was made before; None where there is no sound one."""
        path = self._folder / f"{key}.pdf"
        try:
            digest = path.with_suffix(".sha256").read_text(encoding="ascii")
            sound = hashlib.sha256(path.read_bytes()).hexdigest() == digest
        except (OSError, UnicodeDecodeError):
            return None
        return path if sound else None

    def keep(self, key: str, pdf: bytes) -> Path:
        """Keep a pack and give its file; raises OSError where nothing can be written."""
        self._folder.mkdir(parents=True, exist_ok=True)
        ignore = self._folder.parent / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")
        path = self._folder / f"{key}.pdf"
        write_whole(path, pdf)
        write_whole(path.with_suffix(".sha256"), hashlib.sha256(pdf).hexdigest().encode("ascii"))
        return path

    def forget_others(self, used: Collection[str]) -> None:
        """Delete old packs that were not used now; only files that this cache wrote."""
        found = [path for path in self._folder.glob("*.pdf") if _KEY.fullmatch(path.stem)]
        others = [path for path in found if path.stem not in used]
        others.sort(key=_age, reverse=True)
        for path in others[max(_SPARE, 3 * len(used)) :]:
            path.unlink(missing_ok=True)
            path.with_suffix(".sha256").unlink(missing_ok=True)


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
