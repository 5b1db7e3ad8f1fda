"""The images of one pack: copied from the project under names of their own."""

from __future__ import annotations

import shutil
from pathlib import Path

from kamdocs.errors import UserError
from kamdocs.pack.printable import shown

KINDS = frozenset({".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
"""Endings of files that can be printed."""


class PackImages:
    """What a template may show: nothing but the files that were added here."""

    def __init__(self, folder: Path, project: Path) -> None:
        self._folder = folder
        self._project = project.resolve()
        self.sources: dict[str, Path] = {}
        """Name in the template's folder → the file it was copied from."""

    def logo(self, path: Path | None) -> str | None:
        """Add a logo and give its name; raises UserError for a file that cannot be one."""
        if path is None:
            return None
        if path.suffix.lower() not in KINDS:
            kinds = ", ".join(sorted(kind[1:] for kind in KINDS))
            raise UserError("pdf.logo-kind", path=path, kinds=kinds)
        if not path.is_file():
            raise UserError("pdf.logo-missing", path=path)
        return self._add(path)

    def of_project(self, path: str) -> str | None:
        """Add an image that prose shows; None for one that is not of the project or no image."""
        try:
            file = (self._project / path).resolve()
            usable = file.is_relative_to(self._project) and file.is_file()
        except (OSError, ValueError):
            return None
        return self._add(file) if usable and file.suffix.lower() in KINDS else None

    def _add(self, path: Path) -> str:
        for name, source in self.sources.items():
            if source == path:
                return name
        name = f"images/{len(self.sources)}{path.suffix.lower()}"
        target = self._folder / name
        target.parent.mkdir(exist_ok=True)
        if path.suffix.lower() == ".svg":
            # Words in a drawing are shown in the pack's typeface too, and may not lack a letter.
            target.write_text(shown(path.read_text(encoding="utf-8", errors="replace")), "utf-8")
        else:
            shutil.copyfile(path, target)
        self.sources[name] = path
        return name
