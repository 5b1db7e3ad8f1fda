"""Reading a workbook: values only, no formula evaluated, every problem with its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from kamdocs.errors import UserError
from kamdocs.interchange.values import Value
from kamdocs.interchange.words import fold_heading
from kamdocs.interchange.workbook import baseline as base
from kamdocs.interchange.workbook.book import Book
from kamdocs.interchange.workbook.cells import MAX_TEXT, plain_text
from kamdocs.interchange.workbook.content import SheetContent, WorkbookContent
from kamdocs.interchange.workbook.grid import Grid
from kamdocs.interchange.workbook.package import SheetPart
from kamdocs.interchange.workbook.rules import workbook_finding
from kamdocs.interchange.workbook.sheet_reading import SheetReader, read_programme_sheet
from kamdocs.interchange.workbook.sheets import BY_KEY, find_sheet
from kamdocs.messages import LANGUAGES, messages_for
from kamdocs.source.collection import without_collection
from kamdocs.source.finding import Finding
from kamdocs.source.nearness import near_or_all
from kamdocs.source.place import Place
from kamdocs.source.value_reader import Writing

_CURRENCIES = {"pt-BR": "BRL", "pt-PT": "EUR", "en": "USD"}
"""Whose sign may stand in a cell of text, where nothing says which currency it is."""


def read_workbook(
    path: Path, language: str | None = None, currency: str | None = None
) -> WorkbookContent:
    """Read a workbook's sheets; bad cells become findings of the content.

    Numbers and days that were typed as text are read as `language` writes them: that of the
    programme it goes to, else the one it was exported in, else the one its headings are in.
    Hidden sheets count like others. Raises UserError for a file that is no usable workbook.
    """
    with Book(path) as book, without_collection():
        return _Reading(book, language, currency).content()


class _Reading:
    """Reads one workbook."""

    def __init__(self, book: Book, language: str | None, currency: str | None) -> None:
        self._package = book.package
        self._book = book
        self._findings: list[Finding] = []
        parts = {part.name: part for part in book.package.sheets}
        self._baseline = self._read_baseline(parts.pop(base.SHEET, None))
        self._parts = self._known(parts)
        own = self._baseline.language if self._baseline else self._guess()
        chosen = language or own
        self._writing = Writing(chosen, currency or _CURRENCIES[chosen])
        self._given_currency = currency

    def content(self) -> WorkbookContent:
        """Give what the workbook says."""
        writing = self._writing
        sheets: dict[str, SheetContent] = {}
        programme: Mapping[str, Value] = {}
        places: Mapping[str, Place] = {}
        for key, part in self._parts.items():
            grid = self._book.grid(part)
            if key == "programme":
                programme, places = read_programme_sheet(grid, writing, self._findings)
                own = programme.get("currency")
                if self._given_currency is None and isinstance(own, str):
                    writing = replace(writing, currency=own)
                continue
            read = SheetReader(BY_KEY[key], grid, writing, self._findings).content()
            if read is not None:
                sheets[key] = read
                self._findings += self._cut_texts(read)
        return WorkbookContent(
            file=self._package.name,
            language=writing.language,
            baseline=self._baseline,
            sheets=sheets,
            programme=programme,
            programme_places=places,
            findings=tuple(sorted(dict.fromkeys(self._findings))),
        )

    def _cut_texts(self, read: SheetContent) -> Iterator[Finding]:
        """Tell changes of texts of which the workbook holds only the beginning."""
        rows = self._baseline.rows.get(read.head.sheet.key, {}) if self._baseline else {}
        for row in read.rows:
            for name, text in rows.get(row.key, {}).items():
                if len(text) >= MAX_TEXT and name in row.values and row.text(name) != text:
                    label = read.head.sheet.column(name).label(self._writing.language)
                    place = row.place(name)
                    yield workbook_finding("import-workbook-cut-text", place, column=label)

    def _known(self, parts: Mapping[str, SheetPart]) -> dict[str, SheetPart]:
        """Give the parts of the sheets that are ours; others are told and left alone."""
        if self._package.has_macros:
            self._say("import-workbook-macros", "")
        found: dict[str, SheetPart] = {}
        unknown: list[str] = []
        for name, part in parts.items():
            sheet = find_sheet(name)
            if sheet is None:
                if not part.hidden and fold_heading(name) not in _own_words():
                    unknown.append(name)
            elif sheet.key in found:
                self._say("import-workbook-sheet-twice", name, other=found[sheet.key].name)
            else:
                found[sheet.key] = part
        names = [sheet.name(LANGUAGES[0]) for sheet in BY_KEY.values()]
        if not found:
            self._say("import-workbook-no-sheet", "", known=", ".join(names))
        for name in unknown if found else ():
            known = near_or_all(name, names)
            self._say("import-workbook-unknown-sheet", name, known=known)
        return {key: found[key] for key in BY_KEY if key in found}

    def _say(self, rule: str, sheet: str, **params: str) -> None:
        named = {"sheet": sheet} if rule.endswith(("-unknown-sheet", "-sheet-twice")) else {}
        place = Place(self._package.name, sheet=sheet)
        self._findings.append(workbook_finding(rule, place, **named, **params))

    def _guess(self) -> str:
        """Give the language that most of the tabs are named in."""
        counts = {
            language: sum(
                part.name == BY_KEY[key].name(language) for key, part in self._parts.items()
            )
            for language in LANGUAGES
        }
        return max(LANGUAGES, key=lambda language: counts[language])

    def _read_baseline(self, part: SheetPart | None) -> base.Baseline | None:
        if part is None:
            return None
        lines = list(_lines(self._book.grid(part)))
        found = base.unpacked(lines)
        if found is None or found.language not in LANGUAGES:
            self._say("import-workbook-no-baseline", "")
            return None
        if found.format > base.FORMAT:
            raise UserError("workbook.newer", path=self._package.name, version=found.version)
        return found


def _lines(grid: Grid) -> Iterator[tuple[str, str]]:
    for row in grid.rows:
        texts = [plain_text(cell, "en") for cell in row[:2]]
        if len(texts) == 2 and texts[0]:
            yield texts[0], texts[1]


def _own_words() -> frozenset[str]:
    """Give the names of sheets that hold no records: instructions and lists."""
    return frozenset(
        fold_heading(messages_for(language).text(name))
        for language in LANGUAGES
        for name in ("workbook.tab.start", "workbook.tab.lists")
    )
