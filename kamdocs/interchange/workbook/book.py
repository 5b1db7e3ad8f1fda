"""A workbook opened for reading: its sheets as grids, whatever the reader stumbles over told."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from python_calamine import CalamineError, CalamineWorkbook

from kamdocs.interchange.workbook.grid import Grid
from kamdocs.interchange.workbook.open_document import OpenDocument
from kamdocs.interchange.workbook.package import Package, SheetPart
from kamdocs.interchange.workbook.structure import sheet_structure


class Book:
    """An open workbook; raises UserError for what is none, or is too large."""

    def __init__(self, path: Path, *, open_documents: bool = False) -> None:
        """Open a workbook; a table of others may be an ODS file as well."""
        is_ods = open_documents and path.suffix.lower() == ".ods"
        self.package: Package = OpenDocument(path) if is_ods else Package(path)
        with _careful(self.package):
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(self.package.data))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._book.close()

    def grid(self, part: SheetPart, rows: int | None = None) -> Grid:
        """Lay a sheet out, or only its first rows."""
        if isinstance(self.package, OpenDocument):
            structure = self.package.structure(part)
        else:
            structure = sheet_structure(self.package, part)
        with _careful(self.package):
            sheet = self._book.get_sheet_by_name(part.name)
            cells: list[list[Any]] = sheet.to_python(skip_empty_area=False, nrows=rows)
            merged = sheet.merged_cell_ranges or []
        if self.package.starts_1904:
            structure.starts_1904 = True
        return Grid(self.package.name, part.name, cells, merged, structure)


@contextmanager
def _careful(package: Package) -> Iterator[None]:
    """Say of whatever the reader stumbles over that the file is damaged."""
    try:
        yield
    except CalamineError:
        raise package.broken() from None
    except BaseException as error:
        # A panic of the reader is none of the exceptions that Python code catches.
        if type(error).__name__ == "PanicException":
            raise package.broken() from None
        raise
