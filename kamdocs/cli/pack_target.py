"""Where packs are written: a file for one account, a folder for several."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kamdocs.errors import UserError
from kamdocs.source.whole_file import write_whole

PDF = ".pdf"


@dataclass(frozen=True)
class PackTarget:
    """A file, or a folder that takes packs under names of their own."""

    folder: Path
    file: Path | None = None

    def path(self, name: str) -> Path:
        """Give the file of a pack that is called `name` where nobody says otherwise."""
        return self.file or self.folder / name

    def write(self, name: str, data: bytes) -> Path:
        """Write a pack whole or not at all; raises UserError that says what to do."""
        path = self.path(name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, data)
        except PermissionError as error:
            # Windows keeps a file that a reader shows; other systems have a folder closed to us.
            message = "packs.file-open" if path.is_file() else "packs.cannot-write"
            raise UserError(message, path=path, reason=error.strerror or str(error)) from error
        except OSError as error:
            raise UserError(
                "packs.cannot-write", path=path, reason=error.strerror or str(error)
            ) from error
        return path


def pack_target(output: Path | None, *, several: bool, ends_as_folder: bool) -> PackTarget:
    """Give where to write; raises UserError for a file that several packs would share."""
    if output is None:
        return PackTarget(Path())
    if several and (output.is_file() or output.suffix.lower() == PDF):
        raise UserError("packs.file-for-several", path=output)
    if several or ends_as_folder or output.is_dir():
        return PackTarget(output)
    return PackTarget(output.parent, output)
