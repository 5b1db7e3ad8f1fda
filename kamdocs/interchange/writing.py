"""Writing several files so that all of them change or none."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from errno import EEXIST
from pathlib import Path
from time import time

from kamdocs.errors import UserError
from kamdocs.source.place import Place

_PREFIX, _SUFFIX = ".kamdocs-", ".tmp"
_STALE = 3600
"""Seconds after which a file beside its place belongs to no import that still runs."""


@dataclass(frozen=True)
class FileText:
    """A file as it is (None: not there) and as it is to be, in bytes."""

    path: Path
    before: bytes | None
    after: bytes
    origin: Place | None = None
    """Of a new file: the row it is made of."""


def write_files(files: Sequence[FileText]) -> None:
    """Write files, all or none; raises UserError for one that another program holds."""
    try:
        write_all(files)
    except PermissionError as error:
        path = Path(error.filename2 or error.filename or files[0].path)
        raise UserError("imports.cannot-write", path=path.as_posix()) from None


def write_all(files: Sequence[FileText]) -> None:
    """Write files beside their places first, then move all of them; undo on any error.

    Every new text is on the disk before the first file is replaced, so that a full disk or a
    folder without permission is met while nothing has changed yet.
    """
    made: list[Path] = []
    staged: list[tuple[Path, FileText]] = []
    moved: list[FileText] = []
    try:
        for folder in {item.path.parent for item in files}:
            _sweep(folder)
        for item in files:
            _make_folders(item.path.parent, made)
            staged.append((_beside(item), item))
        for beside, item in staged:
            _move(beside, item)
            moved.append(item)
    except BaseException:
        _undo(staged, moved, made)
        raise


def _sweep(folder: Path) -> None:
    """Take away what an import left behind whose process was ended in the middle."""
    for left in folder.glob(f"{_PREFIX}*{_SUFFIX}") if folder.is_dir() else ():
        with suppress(OSError):
            if time() - left.stat().st_mtime > _STALE:
                left.unlink()


def _move(beside: Path, item: FileText) -> None:
    if item.before is None and item.path.exists():
        # Somebody made it in the meantime, and theirs is not to be lost.
        raise FileExistsError(EEXIST, os.strerror(EEXIST), str(item.path))
    beside.replace(item.path)


def _make_folders(folder: Path, made: list[Path]) -> None:
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for path in reversed(missing):
        path.mkdir()
        made.append(path)


def _beside(item: FileText) -> Path:
    """Write the new text beside a file, with the file's permissions."""
    handle, name = tempfile.mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=item.path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(item.after)
            stream.flush()
            # Else a power cut after the move could leave an empty file where a whole one was.
            os.fsync(stream.fileno())
        # A temporary file is its owner's alone; what people share has to stay shared.
        shared = item.path.stat().st_mode & 0o777 if item.before is not None else _new_file_mode()
        beside.chmod(shared)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _new_file_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _undo(staged: list[tuple[Path, FileText]], moved: list[FileText], made: list[Path]) -> None:
    for beside, _ in staged:
        beside.unlink(missing_ok=True)
    for item in reversed(moved):
        if item.before is None:
            item.path.unlink(missing_ok=True)
        else:
            item.path.write_bytes(item.before)
    for folder in reversed(made):
        folder.rmdir()
