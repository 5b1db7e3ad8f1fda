"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there; raises OSError and leaves nothing behind."""
    handle, name = tempfile.mkstemp(prefix=".kamdocs-", suffix=".part", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        beside.chmod(_usual_mode())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _usual_mode() -> int:
    """Give the permissions of a new file; those of a temporary one are its owner's alone."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
