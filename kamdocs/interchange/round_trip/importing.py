"""A workbook into an existing project: changes are found, tried, and written all or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from kamdocs.errors import UserError
from kamdocs.interchange.account_plan import check_inside
from kamdocs.interchange.editing.document_editing import DocumentForm
from kamdocs.interchange.exporting import first_error
from kamdocs.interchange.relation import Workshop
from kamdocs.interchange.round_trip.adding import Adder
from kamdocs.interchange.round_trip.decisions import Decider
from kamdocs.interchange.round_trip.figures import FigureReader
from kamdocs.interchange.round_trip.matching import MatchedSheet, Matcher
from kamdocs.interchange.round_trip.meaning import NewNames
from kamdocs.interchange.round_trip.memory import Memory, Rows, rows_kept
from kamdocs.interchange.round_trip.planning import Planner
from kamdocs.interchange.round_trip.rules import CONFLICTS
from kamdocs.interchange.round_trip.settings import take_settings
from kamdocs.interchange.round_trip.targets import Targets
from kamdocs.interchange.round_trip.wishes import NONE, Wishes
from kamdocs.interchange.staging import with_files
from kamdocs.interchange.workbook.baseline import written_values
from kamdocs.interchange.workbook.content import WorkbookContent
from kamdocs.interchange.workbook.directory import portfolio_directory
from kamdocs.interchange.workbook.reading import read_workbook
from kamdocs.interchange.workbook.records import portfolio_rows
from kamdocs.interchange.workbook.sheets import SHEETS, Sheet
from kamdocs.interchange.writing import FileText, write_files
from kamdocs.model.enums import Visibility
from kamdocs.model.kinds import Target as Pointed
from kamdocs.render.change_words import ChangeGroup, change_groups
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.folder import LoadedPortfolio, load_portfolio
from kamdocs.source.value_reader import Writing

_COPY = "copy-beside"
"""What a program that keeps folders alike left beside a file: it is not read, so not changed."""


@dataclass(frozen=True)
class WorkbookReport:
    """What an import of a workbook did, or in a dry run would do; after an error nothing."""

    created: tuple[str, ...]
    changed: tuple[str, ...]
    groups: tuple[ChangeGroup, ...]
    """The changes in the words of the plan."""

    findings: tuple[Finding, ...]
    language: str
    dry_run: bool

    @property
    def conflicts(self) -> int:
        """How many cells and rows were left alone because both sides had changed."""
        return sum(item.rule in CONFLICTS for item in self.findings)

    @property
    def stopped(self) -> bool:
        """Whether there was an error, so that nothing was written."""
        return any(item.severity is Severity.ERROR for item in self.findings)


def import_workbook(
    path: Path,
    into: Path,
    *,
    as_of: date,
    wishes: Wishes = NONE,
) -> WorkbookReport:
    """Bring the changes of a workbook into the files of a project.

    Only what was changed in the workbook since its export is written, each value at its place.
    What the file changed, too, is a conflict and stays, and rows that are gone are only told,
    unless it is wished otherwise. Raises UserError
    for a project or workbook that cannot be used, and where a file cannot be written.
    """
    into = into if into.name not in ("", "..") else into.resolve()
    loaded = load_portfolio(into.parent, into.name)
    if not loaded.usable:
        raise UserError("build.no-programme", findings=first_error(loaded.findings))
    programme = loaded.portfolio.programme
    content = read_workbook(path, programme.language, programme.currency)
    if content.baseline is not None and content.baseline.audience is not Visibility.TEAM:
        raise UserError("workbook.for-company", path=path.name)
    return import_content(content, loaded, into, as_of=as_of, wishes=wishes)


def import_content(
    content: WorkbookContent,
    loaded: LoadedPortfolio,
    into: Path,
    *,
    as_of: date,
    wishes: Wishes = NONE,
) -> WorkbookReport:
    """Bring the changes of a workbook that was read into the files of a project that was read."""
    programme = loaded.portfolio.programme
    made = _Import(loaded, content, into, as_of, wishes)
    files = made.files()
    after, errors = (None, []) if made.workshop.has_error() else with_files(into, files)
    copies = [item for item in loaded.findings if item.rule == _COPY]
    findings = (*copies, *made.workshop.findings, *errors)
    stopped = any(item.severity is Severity.ERROR for item in findings)
    if not wishes.dry_run and not stopped:
        write_files(files)
        made.remember(after or loaded)
    groups: tuple[ChangeGroup, ...] = ()
    if after is not None and not stopped:
        groups = change_groups(loaded.portfolio, after.portfolio, programme.language)
    return WorkbookReport(
        created=_shown(into, (item for item in files if item.before is None), stopped),
        changed=_shown(into, (item for item in files if item.before is not None), stopped),
        groups=groups,
        findings=tuple(sorted(dict.fromkeys(findings))),
        language=programme.language,
        dry_run=wishes.dry_run,
    )


def remember_workbook(path: Path, into: Path, *, as_of: date) -> None:
    """Keep what a workbook says that a project was just made of, for its next import."""
    into = into if into.name not in ("", "..") else into.resolve()
    loaded = load_portfolio(into.parent, into.name)
    programme = loaded.portfolio.programme
    content = read_workbook(path, programme.language, programme.currency)
    made = _Import(loaded, content, into, as_of, NONE)
    made.files()
    made.remember(loaded)


def _shown(into: Path, files: Iterable[FileText], stopped: bool) -> tuple[str, ...]:
    if stopped:
        return ()
    return tuple(f"{into.name}/{item.path.relative_to(into).as_posix()}" for item in files)


class _Import:
    """The plan of one import."""

    def __init__(
        self,
        loaded: LoadedPortfolio,
        content: WorkbookContent,
        into: Path,
        as_of: date,
        wishes: Wishes,
    ) -> None:
        self.workshop = Workshop(as_of)
        self.workshop.findings += content.findings
        portfolio = loaded.portfolio
        language = content.baseline.language if content.baseline else portfolio.programme.language
        self._loaded = loaded
        self._content = content
        self._memory = Memory(into.parent, content.file, content.baseline)
        self._known = self._memory.baseline(language, as_of)
        self._figures: dict[str, dict[str, str]] = {}
        self._into = into
        self._language = language
        self._names = NewNames(portfolio_directory(portfolio, language))
        for item in portfolio.left_out:
            self._names.add(Pointed.ACCOUNT, "", item.name, item.id)
            self._names.add(Pointed.ACCOUNT, "", item.id, item.id)
        self._names.add_all(self._memory.aliases())
        targets = Targets(loaded, into.name)
        own = portfolio.programme.language
        self._decider = Decider(self._names, own, wishes.overwrite, targets.place)
        self._planner = Planner(
            portfolio,
            targets,
            self._decider,
            Adder(portfolio, targets, self._names, self._decider, content.file, as_of),
            wishes.delete,
            content.file,
            as_of,
            self._known,
        )
        self._delete = wishes.delete

    def files(self) -> list[FileText]:
        """Give the files to write, none of them when something is wrong."""
        sheets = self._matched()
        for matched in sheets:
            self._planner.take(matched)
        take_settings(self._content, self._loaded, self._planner, self._is_as_exported)
        figures = self._content.sheets.get("figures")
        if figures is not None:
            reader = FigureReader(
                self._loaded.portfolio,
                self._known,
                self._decider,
                delete=self._delete,
            )
            self._planner.take_figures(reader.read(figures))
            self._figures = reader.kept
        self.workshop.findings += self._decider.findings
        if self.workshop.has_error():
            return []
        files = self._planner.plan.files(
            self._into.parent, self._forms(), self._form(None), self.workshop
        )
        check_inside(self._into, files, self.workshop)
        return [] if self.workshop.has_error() else files

    def remember(self, after: LoadedPortfolio) -> None:
        """Keep what the workbook says, by the records that its rows are from now on."""
        names = NewNames(portfolio_directory(after.portfolio, self._language))
        names.add_all((*self._memory.aliases(), *self._planner.adder.aliases))
        matcher = Matcher(names, self._known, self._content.baseline)
        now = portfolio_rows(after.portfolio, self._language)
        undecided = {key: frozenset(found) for key, found in self._decider.undecided.items()}
        rows: Rows = {"figures": self._figures}
        if self._content.programme:
            settings = written_values(self._content.programme)
            for name in self._decider.undecided.get(("programme", 0), ()):
                settings.pop(name, None)
            rows["programme"] = {"programme": settings}
        before = self._known.rows if self._known else {}
        for sheet in _naming_first():
            content = self._content.sheets.get(sheet.key)
            if content is not None and sheet.key != "figures":
                matched = matcher.match(sheet, content.rows, now[sheet.key])
                told = {item.key: dict(before[sheet.key][item.key]) for item in matched.removed}
                rows[sheet.key] = {**told, **rows_kept(matched.rows, undecided)}
        self._memory.keep(rows, self._planner.adder.aliases)

    def _matched(self) -> list[MatchedSheet]:
        """Match all sheets; those that name others first, so that new names are understood."""
        now = portfolio_rows(self._loaded.portfolio, self._language)
        matcher = Matcher(self._names, self._known, self._content.baseline)
        found: list[MatchedSheet] = []
        for sheet in _naming_first():
            content = self._content.sheets.get(sheet.key)
            if content is None or sheet.key == "figures":
                continue
            matched = matcher.match(sheet, content.rows, now[sheet.key])
            self._planner.adder.name_records(matched)
            found.append(matched)
        return found

    def _is_as_exported(self, file: str) -> bool:
        """Tell whether a file is, byte for byte, what it was at the export."""
        baseline = self._content.baseline
        path = self._into.parent / file
        if baseline is None or not path.is_file():
            return False
        return baseline.files.get(file) == sha256(path.read_bytes()).hexdigest()

    def _forms(self) -> dict[str, DocumentForm]:
        """Give how the files of accounts with a currency of their own are written."""
        forms: dict[str, DocumentForm] = {}
        for account in self._loaded.portfolio.accounts:
            if account.currency is None:
                continue
            form = self._form(account.currency)
            paths = [account.path, account.objectives_path, account.figures_path]
            paths += [item.path for item in account.meetings]
            paths += [item.path for item in account.reviews]
            forms.update({path: form for path in paths if path})
        return forms

    def _form(self, currency: str | None) -> DocumentForm:
        programme = self._loaded.portfolio.programme
        declared = {item.id for item in programme.stages} | {item.id for item in programme.kpis}
        return DocumentForm(
            Writing(programme.language, currency or programme.currency),
            frozenset(declared),
            {item.id: item.type for item in programme.custom_fields},
        )


def _naming_first() -> list[Sheet]:
    """Give the sheets, accounts first: rows of the others name them."""
    return sorted(SHEETS, key=lambda sheet: sheet.key != "accounts")
