"""Told changes that were told before, kept by everything they are made of."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from kamdocs import __version__
from kamdocs.render.plan_history.told import ToldChange, from_stored, stored
from kamdocs.resources import PACKAGE
from kamdocs.source.history import AccountState
from kamdocs.source.whole_file import write_whole

CACHE = Path(".kamdocs", "history")
"""Where the cache is in a project."""

FORMAT = "kamdocs-history"
VERSION = 1

_MAKERS = ("model", "source", "review", "render/changes", "render/plan_history", "locale")
"""Code and words between files and told changes; a checkout may change them and its version not."""


class KeptHistory:
    """Told changes of one language, in one file with the digest of what it holds.

    A file that is half, foreign, changed or of another version counts as missing. It can be
    deleted at any time.
    """

    def __init__(self, project: Path, language: str) -> None:
        self._path = project / CACHE / f"{language}.json"
        self._maker = _maker_key() + language.encode("ascii")
        self._found = _read(self._path)
        self._used: dict[str, Any] = {}

    def key(self, before: AccountState, after: AccountState) -> str:
        """Give the key of a change: the ids of all files of both sides, and who tells it."""
        digest = hashlib.sha256(self._maker)
        for state in (before, after):
            for files in (state.files, state.programme):
                for path, item in files:
                    told = f"{path}\0{item.blob}\0{item.is_link:d}\0"
                    digest.update(told.encode("utf-8", "surrogateescape"))
                digest.update(b"\1")
        return digest.hexdigest()

    def find(self, key: str) -> ToldChange | None:
        """Give a change that was told before; None where there is no sound one."""
        data = self._used.get(key, self._found.get(key))
        if data is None:
            return None
        try:
            told = from_stored(data)
        except (ValueError, TypeError, KeyError):
            return None
        self._used[key] = data
        return told

    def keep(self, key: str, told: ToldChange) -> None:
        """Note a change for the next time."""
        self._used[key] = stored(told)

    def write(self) -> None:
        """Write what was used now and drop the rest; what cannot be written is told anew."""
        if self._used == self._found:
            return
        entries = {key: self._used[key] for key in sorted(self._used)}
        data = {FORMAT: VERSION, "sha256": _digest(entries), "changes": entries}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            ignore = self._path.parents[1] / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", encoding="utf-8")
            write_whole(self._path, json.dumps(data, ensure_ascii=True).encode("ascii"))
        except OSError:
            return


def _read(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_bytes())
        entries = data["changes"]
        sound = data[FORMAT] == VERSION and data["sha256"] == _digest(entries)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return {}
    return entries if sound and isinstance(entries, dict) else {}


def _digest(entries: Any) -> str:
    text = json.dumps(entries, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


@cache
def _maker_key() -> bytes:
    """Give a digest of our version, code and words."""
    digest = hashlib.sha256(__version__.encode("utf-8"))
    for name in _MAKERS:
        for path in sorted((PACKAGE / name).rglob("*.p[yo]")):
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()
