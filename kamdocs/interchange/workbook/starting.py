"""A workbook into an empty folder: a programme with its accounts, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kamdocs.interchange.staging import new_errors
from kamdocs.interchange.values import Value
from kamdocs.interchange.workbook.account_files import AccountFiles, AccountRows
from kamdocs.interchange.workbook.content import SheetRow, WorkbookContent
from kamdocs.interchange.workbook.identities import Identities
from kamdocs.interchange.workbook.lost_rows import lost_rows
from kamdocs.interchange.workbook.row_entries import Entries, RowEntries
from kamdocs.interchange.workbook.rules import workbook_finding
from kamdocs.interchange.workbook.sheets import PROGRAMME_SHEET, SHEETS
from kamdocs.interchange.workbook.unlisted import unlisted, with_named_records
from kamdocs.interchange.writing import FileText
from kamdocs.interchange.written_form import is_portuguese, side
from kamdocs.interchange.yaml_text import Tree, bare_value, entry_lines, text_value
from kamdocs.messages import LANGUAGES
from kamdocs.model.kinds import Target
from kamdocs.model.programme import FiscalYear, Programme
from kamdocs.model.record import Record
from kamdocs.resources import SITE_TEMPLATES, STARTERS
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.place import Place
from kamdocs.source.programme_reading import PROGRAMME_FILES
from kamdocs.source.word_table import key_table

_EXCEL_PAGE = "planilha.md"
"""The page of the manual on workbooks, written in Portuguese of Brazil only."""

_HELP = f"""
nav:                                # páginas escritas à mão; as da carteira vêm antes delas
  - Ajuda:
      - manual.md
      - {_EXCEL_PAGE}
"""


@dataclass(frozen=True)
class Started:
    """The files of a new project and what was found on the way; none after an error."""

    files: tuple[FileText, ...]
    accounts: int
    language: str
    findings: tuple[Finding, ...]

    @property
    def stopped(self) -> bool:
        """Whether there is an error, so that nothing is to be written."""
        return any(item.severity is Severity.ERROR for item in self.findings)


def is_empty(into: Path) -> bool:
    """Tell whether a folder of accounts holds no programme yet."""
    return not any((into / name).exists() for name in PROGRAMME_FILES)


def start_project(content: WorkbookContent, into: Path) -> Started:
    """Plan a programme and its accounts in a folder that has none.

    What `kamdocs build` needs beside the accounts comes with them where it is missing.
    """
    language = _language(content)
    findings = list(content.findings)
    content = with_named_records(content, language, findings)
    identities = Identities(content, language, None)
    entries = RowEntries(identities, language, findings)
    grouped = grouped_rows(content, identities, language, findings)
    maker = AccountFiles(into, entries, identities, language)
    files = [_programme_file(content, into, entries, language, findings)]
    accounts = distinct_accounts(content, identities, findings)
    for row in accounts:
        own = identities.id_of(row)
        findings += lost_rows(grouped.get(own, {}), own, identities, language)
        files += maker.files(row, grouped.get(own, {}))
    if not _has_error(findings):
        findings += new_errors(into, files)
    name = _text(content.programme.get("name"))
    files += _beside(into, language, name)
    found = tuple(sorted(dict.fromkeys(findings)))
    kept = () if _has_error(found) else tuple(files)
    return Started(kept, len(accounts) if kept else 0, language, found)


def grouped_rows(
    content: WorkbookContent, identities: Identities, language: str, findings: list[Finding]
) -> dict[str, AccountRows]:
    """Give the rows of every account by its id and by sheet; a name of no account is told."""
    grouped: dict[str, dict[str, list[SheetRow]]] = {}
    names = identities.directory.names
    for sheet in SHEETS:
        if sheet.of_programme or sheet.key == "accounts":
            continue
        for row in content.rows(sheet.key):
            account = identities.account_of(row)
            if account:
                grouped.setdefault(account, {}).setdefault(sheet.key, []).append(row)
            elif row.text("account"):
                column = sheet.column("account")
                rule, params = unlisted(
                    Target.ACCOUNT, row.text("account"), names(Target.ACCOUNT), language
                )
                label = column.label(language)
                findings.append(
                    workbook_finding(rule, row.place("account"), **params, column=label)
                )
    return {account: dict(rows) for account, rows in grouped.items()}


def distinct_accounts(
    content: WorkbookContent, identities: Identities, findings: list[Finding]
) -> list[SheetRow]:
    """Give the accounts of a workbook; a second one of the same id is told."""
    taken: dict[str, SheetRow] = {}
    for row in content.rows("accounts"):
        own = identities.id_of(row)
        if own in taken:
            findings.append(
                workbook_finding(
                    "import-workbook-same-id",
                    row.place("id"),
                    id=own,
                    other=str(taken[own].place()),
                )
            )
        elif own:
            taken[own] = row
    return list(taken.values())


def _language(content: WorkbookContent) -> str:
    wanted = _text(content.programme.get("language"))
    return wanted if wanted in LANGUAGES else content.language


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _has_error(findings: Iterable[Finding]) -> bool:
    return any(item.severity is Severity.ERROR for item in findings)


def _programme_file(
    content: WorkbookContent,
    into: Path,
    entries: RowEntries,
    language: str,
    findings: list[Finding],
) -> FileText:
    """Plan the programme file; a programme without a name is told."""
    place = content.programme_places.get("name") or Place(
        content.file, sheet=PROGRAMME_SHEET.name(language)
    )
    settings = _settings(content, language)
    if "name" not in settings:
        label = PROGRAMME_SHEET.column("name").label(language)
        findings.append(workbook_finding("import-workbook-missing-value", place, column=label))
    for sheet in SHEETS:
        rows = content.rows(sheet.key) if sheet.of_programme else ()
        if rows:
            settings[sheet.key] = [
                _keyed(sheet.record, entries.entries(row), language) for row in rows
            ]
    lines: list[str] = []
    for key, value in _keyed(Programme, settings, language).items():
        lines += [
            *([""] if lines and not isinstance(value, str) else []),
            *entry_lines({key: value}),
        ]
    name = "programa.yml" if is_portuguese(language) else "programme.yml"
    return FileText(into / name, None, "\n".join([*lines, ""]).encode(), place)


def _settings(content: WorkbookContent, language: str) -> Entries:
    given = content.programme
    settings: Entries = {"language": language}
    for key in ("name", "company", "revenue_basis", "expected_value"):
        if _text(given.get(key)):
            settings[key] = text_value(_text(given[key]))
    if _text(given.get("currency")):
        settings["currency"] = bare_value(_text(given["currency"]))
    month = given.get("start_month")
    if month is not None and month != 1:
        word = key_table(FiscalYear).word("start_month", side(language))
        settings["fiscal_year"] = {word: str(month)}
    return settings


def _keyed(record: type[Record], entries: Entries, language: str) -> dict[str, Tree]:
    keys = key_table(record)
    order = [name for name in record.model_fields if name in entries]
    return {keys.word(name, side(language)): entries[name] for name in order}


def _beside(into: Path, language: str, name: str) -> Iterator[FileText]:
    """Give the files beside the accounts that a build needs, where they are missing."""
    project = into.parent
    if (project / "mkdocs.yml").exists():
        return
    starters, pages = STARTERS / language / "programme", project / "site_templates" / "pages"
    manual = "manual.md" if is_portuguese(language) else "handbook.md"
    explained = language == "pt-BR" and not pages.exists()
    for starter, path in (
        ("mkdocs.yml", project / "mkdocs.yml"),
        ("gitignore", project / ".gitignore"),
        ("manual.md", pages / manual),
    ):
        if not path.exists():
            text = (starters / starter).read_text(encoding="utf-8")
            filled = text.replace("$NAME", text_value(name)).replace("$LANGUAGE", language)
            if starter == "mkdocs.yml" and explained:
                filled = filled.replace("\ntheme:", f"{_HELP}\ntheme:", 1)
            yield FileText(path, None, filled.encode())
    if explained:
        text = (SITE_TEMPLATES / "pages" / _EXCEL_PAGE).read_text(encoding="utf-8")
        # The sample's account is none of this project's.
        own = text.replace("vereda-alimentos -o vereda.xlsx", "nome-do-cliente -o cliente.xlsx")
        yield FileText(pages / _EXCEL_PAGE, None, own.encode())
