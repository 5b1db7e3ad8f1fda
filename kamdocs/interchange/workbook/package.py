"""The file of a workbook before anything reads it: what it is, and that its size is bearable.

An XLSX file is a ZIP of XML parts. Its sizes are bounded as declared and as they turn out, its
sheets by their rows, columns and cells, because a reader lays a sheet out as a full grid.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

from kamdocs.errors import UserError

MAX_FILE = 64 * 1024 * 1024
"""Largest file, in bytes."""

MAX_UNPACKED = 256 * 1024 * 1024
"""Largest content, in bytes."""

MAX_PARTS = 4_000
"""Most files in the ZIP."""

_CHUNK = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0"
"""Begins a file of Excel 97, and every XLSX file with a password."""

_OTHERS = (".xls", ".xlsb", ".ods", ".csv", ".numbers")
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True)
class SheetPart:
    """A sheet as the workbook lists it and the part that holds it."""

    name: str
    part: str
    hidden: bool


class Package:
    """A workbook's parts, sized and checked; raises UserError for what is no workbook."""

    ROOTS: tuple[str, ...] = ("xl/workbook.xml", "_rels/.rels")
    """Parts of which one tells what the file is."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.data = _bytes(path, self.refused())
        self._zip = self._open()
        self.has_macros = any(name.endswith("vbaProject.bin") for name in self._zip.namelist())
        self.starts_1904 = False
        self.sheets: tuple[SheetPart, ...] = self._sheets()

    @classmethod
    def refused(cls) -> tuple[str, ...]:
        """Give the types of files that are other workbooks."""
        return _OTHERS

    def read(self, part: str) -> bytes:
        """Give the bytes of a part; raises UserError where there is none."""
        try:
            return self._zip.read(part)
        except (KeyError, zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError):
            raise self.broken() from None

    def broken(self) -> UserError:
        """Give the error of a file that is damaged inside."""
        return UserError("workbook.broken", path=self.name)

    def _open(self) -> zipfile.ZipFile:
        if self.data.startswith(_OLE):
            raise UserError("workbook.encrypted", path=self.name)
        try:
            package = zipfile.ZipFile(io.BytesIO(self.data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise UserError("workbook.not-a-workbook", path=self.name) from None
        parts = package.infolist()
        declared = sum(item.file_size for item in parts)
        if len(parts) > MAX_PARTS or declared > MAX_UNPACKED:
            raise self._too_large()
        if not set(self.ROOTS) & set(package.namelist()):
            raise UserError("workbook.not-a-workbook", path=self.name)
        self._unpack(package)
        return package

    def _unpack(self, package: zipfile.ZipFile) -> None:
        """Unpack everything once, counting: a size that was declared may be a lie."""
        total = 0
        for item in package.infolist():
            if item.flag_bits & 1:
                raise UserError("workbook.encrypted", path=self.name)
            try:
                with package.open(item) as stream:
                    while chunk := stream.read(_CHUNK):
                        total += len(chunk)
                        if total > MAX_UNPACKED:
                            raise self._too_large()
            except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError):
                raise self.broken() from None

    def _too_large(self) -> UserError:
        return UserError("workbook.too-large", path=self.name, limit=MAX_UNPACKED >> 20)

    def _sheets(self) -> tuple[SheetPart, ...]:
        """Give the sheets in the order of their tabs."""
        root = self._root()
        targets = self._targets(root)
        found: list[SheetPart] = []

        def start(tag: str, given: dict[str, str]) -> None:
            if local(tag) == "workbookPr":
                self.starts_1904 = given.get("date1904", "") in ("1", "true")
            elif local(tag) == "sheet":
                relation = given.get(f"{_RELATION} id", "")
                hidden = given.get("state", "visible") != "visible"
                found.append(SheetPart(given.get("name", ""), targets.get(relation, ""), hidden))

        self.scan(root, start)
        return tuple(item for item in found if item.name)

    def _root(self) -> str:
        """Give the part that lists the sheets; nearly always `xl/workbook.xml`."""
        found: list[str] = []

        def start(tag: str, given: dict[str, str]) -> None:
            if local(tag) == "Relationship" and given.get("Type", "").endswith("/officeDocument"):
                found.append(given.get("Target", "").lstrip("/"))

        self.scan("_rels/.rels", start)
        return found[0] if found else "xl/workbook.xml"

    def _targets(self, root: str) -> dict[str, str]:
        folder, name = posixpath.split(root)
        targets: dict[str, str] = {}

        def start(tag: str, given: dict[str, str]) -> None:
            if local(tag) == "Relationship":
                target = given.get("Target", "")
                whole = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
                targets[given.get("Id", "")] = posixpath.normpath(whole)

        self.scan(f"{folder}/_rels/{name}.rels", start)
        return targets

    def scan(
        self,
        part: str,
        start: Callable[[str, dict[str, str]], None],
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
    ) -> None:
        """Go through the XML of a part; nothing in it is expanded or fetched."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        try:
            parser.Parse(self.read(part), True)
        except expat.ExpatError:
            raise self.broken() from None

    def _refuse_doctype(self, *_: object) -> None:
        raise self.broken()


def local(tag: str) -> str:
    """Give the name of an element without its namespace."""
    return tag.rpartition(" ")[2]


def _bytes(path: Path, refused: tuple[str, ...]) -> bytes:
    """Read the file; raises UserError with what to do about one that cannot be read."""
    if path.name.startswith("~$"):
        raise UserError("workbook.lock-file", path=path.name)
    if path.suffix.lower() in refused:
        raise UserError("workbook.other-format", path=path.name, format=path.suffix.lower())
    try:
        if path.stat().st_size > MAX_FILE:
            raise UserError("workbook.too-large", path=path.name, limit=MAX_FILE >> 20)
        return path.read_bytes()
    except FileNotFoundError:
        raise UserError("workbook.no-file", path=path) from None
    except PermissionError:
        raise UserError("workbook.locked", path=path.name) from None
