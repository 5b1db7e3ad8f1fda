"""Spreadsheets of LibreOffice (ODS) before anything reads them: sheets, extents, bad cells."""

from __future__ import annotations

from dataclasses import dataclass, field

from kamdocs.errors import UserError
from kamdocs.interchange.workbook.package import Package, SheetPart, local
from kamdocs.interchange.workbook.structure import SheetStructure, check_extent

_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"


class OpenDocument(Package):
    """An ODS file; one part holds all of its sheets, rows and cells may be said to repeat."""

    ROOTS = (_CONTENT,)

    @classmethod
    def refused(cls) -> tuple[str, ...]:
        """Give the types of files that are other workbooks; this is the one for ODS."""
        return ()

    def structure(self, sheet: SheetPart) -> SheetStructure:
        """Give what the values of a sheet do not tell."""
        return self._structures[sheet.name]

    def _sheets(self) -> tuple[SheetPart, ...]:
        if b"encryption-data" in self.read(_MANIFEST):
            raise UserError("workbook.encrypted", path=self.name)
        scan = _Scan(self.name)
        self.scan(_CONTENT, scan.start, scan.end, scan.text)
        self._structures = scan.found
        return tuple(SheetPart(name, _CONTENT, name in scan.hidden) for name in scan.found)


@dataclass
class _Cell:
    kind: str
    formula: bool
    repeated: int
    text: list[str] = field(default_factory=list)


class _Scan:
    """Follows the cells of all sheets."""

    def __init__(self, file: str) -> None:
        self.found: dict[str, SheetStructure] = {}
        self.hidden: set[str] = set()
        self._file = file
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._sheet = ""
        self._row = self._rows = self._column = 0
        self._width = 0
        self._cell: _Cell | None = None

    def start(self, tag: str, given: dict[str, str]) -> None:
        """Enter an element."""
        name, values = local(tag), {local(key): value for key, value in given.items()}
        if name == "style":
            self._style = values.get("name", "")
        elif name == "table-properties" and values.get("display") == "false":
            self._hidden_styles.add(self._style)
        elif name == "table":
            self._sheet = values.get("name", "")
            self.found[self._sheet] = SheetStructure()
            if values.get("style-name", "") in self._hidden_styles:
                self.hidden.add(self._sheet)
            self._row = self._width = 0
        elif name == "table-row":
            self._rows = _count(values.get("number-rows-repeated"))
            self._column = 0
        elif name in ("table-cell", "covered-table-cell"):
            types = [value for key, value in given.items() if local(key) == "value-type"]
            kind = "error" if "error" in types else (types[0] if types else "")
            repeated = _count(values.get("number-columns-repeated"))
            self._cell = _Cell(kind, "formula" in values, repeated)

    def text(self, data: str) -> None:
        """Take the text of a cell."""
        if self._cell is not None:
            self._cell.text.append(data)

    def end(self, tag: str) -> None:
        """Leave an element."""
        name = local(tag)
        if name in ("table-cell", "covered-table-cell") and self._cell is not None:
            self._judge(self._cell)
            self._column += self._cell.repeated
            self._cell = None
        elif name == "table-row":
            self._row += self._rows

    def _judge(self, cell: _Cell) -> None:
        text = "".join(cell.text).strip()
        if not (text or cell.kind or cell.formula):
            return
        self._width = max(self._width, self._column + cell.repeated)
        check_extent(self._file, self._sheet, self._row + self._rows, self._width)
        at = (self._row + 1, self._column + 1)
        if cell.kind == "error":
            self.found[self._sheet].errors[at] = text or "#N/A"
        elif cell.formula and not (text or cell.kind):
            self.found[self._sheet].formulas.add(at)


def _count(text: str | None) -> int:
    """Give how often something repeats; what is no number repeats too often."""
    if text is None:
        return 1
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else 10**9
