"""Names on disk: which may be read, which are copies, which lead out of the project."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from kamdocs.source.folding import fold

_IGNORED = "._~"
"""First signs of names that are nobody's account: hidden files, drafts, Office's lock files."""

_COPY_MARK = re.compile(r"[\s(]|[A-Z]|(?:^|[-_ ])(?:copia|copy|conflict|sync-conflict)")
"""What the programs that make copies put behind a name: a computer's name, a number, a word."""


def entries(folder: Path) -> Iterator[Path]:
    """Give what lies in a folder, by name, without what is hidden; raises OSError."""
    for entry in sorted(folder.iterdir(), key=lambda path: path.name):
        if entry.name[0] not in _IGNORED:
            yield entry


def is_folder(path: Path) -> bool:
    """Tell whether a path is a folder; one we may not look at is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def leads_outside(path: Path, root: Path) -> bool:
    """Tell whether a link leads out of a folder, or in a circle."""
    try:
        return path.is_symlink() and not path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # RuntimeError: a loop of links, until Python 3.13
        return True


def printable(name: str) -> str:
    """Give a name as text; bytes that are none become question marks."""
    return name.encode("utf-8", "replace").decode("utf-8")


def copied_from(name: str, originals: Iterable[str]) -> str | None:
    """Give the file a name looks like a copy of: `conta-PC-de-Ana.md`, `conta (1).md`."""
    stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix.lower()
    if not _COPY_MARK.search(stem):
        return None
    for original in originals:
        base = PurePosixPath(original)
        if base.suffix.lower() != suffix or not fold(stem).startswith(fold(base.stem)):
            continue
        rest = stem[len(base.stem) :]
        if rest[:1] in tuple(" -_(.") and _COPY_MARK.search(rest):
            return original
    return None


def id_like(text: str) -> str:
    """Give the id a name most likely means; empty where none is left."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
