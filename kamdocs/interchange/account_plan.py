"""Which account files an import makes, and which it completes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from kamdocs.interchange.account_text import Lists, completed_account, new_account
from kamdocs.interchange.document_forms import DocumentForms
from kamdocs.interchange.editing.document_editing import edit_planned
from kamdocs.interchange.figures_text import (
    PlannedFigures,
    completed_figures,
    distinct_figures,
    new_figures,
)
from kamdocs.interchange.owned_records import owned_edits
from kamdocs.interchange.owned_tables import new_rows, one_a_row, owned_rows
from kamdocs.interchange.ownership import Owner
from kamdocs.interchange.record import MadeRecord
from kamdocs.interchange.relation import Workshop
from kamdocs.interchange.writing import FileText
from kamdocs.interchange.written_form import is_portuguese
from kamdocs.model.account import AccountFile
from kamdocs.model.figures import Figure, Receivable
from kamdocs.model.record import Record
from kamdocs.model.shape import record_shape
from kamdocs.source.account_listing import (
    FIGURE_NAMES,
    RECEIVABLE_NAMES,
    AccountListing,
    list_accounts,
)
from kamdocs.source.finding import Severity
from kamdocs.source.folding import fold
from kamdocs.source.place import Place


@dataclass(frozen=True)
class AccountTexts:
    """Files of accounts to write, and how many accounts and figures are new."""

    files: tuple[FileText, ...] = ()
    accounts: int = 0
    figures: int = 0


def existing_accounts(into: Path) -> dict[str, AccountListing]:
    """Give the accounts of a folder by folded id."""
    if not into.is_dir():
        return {}
    listings = list_accounts(into, into.name, into.parent)
    return {fold(item.id): item for item in listings if item.id}


def distinct_records(
    items: Iterable[MadeRecord], section: str, workshop: Workshop
) -> list[MadeRecord]:
    """Give the records; an id that a row before has already taken is an error."""
    taken: dict[tuple[str, str], MadeRecord] = {}
    kept = []
    for item in items:
        record_id = item.values.get("id", "")
        key = (fold(item.account), fold(record_id))
        if record_id and key in taken:
            workshop.report_some(
                "import-same-id",
                section,
                item.where,
                id=record_id,
                section=section,
                other=str(taken[key].place),
            )
            continue
        taken.setdefault(key, item)
        kept.append(item)
    return kept


class AccountPlan:
    """Plans the files of all accounts of one import."""

    def __init__(
        self,
        into: Path,
        existing: dict[str, AccountListing],
        language: str,
        forms: DocumentForms,
        workshop: Workshop,
        planned: Callable[[], None] = lambda: None,
    ) -> None:
        self._into = into
        self._existing = existing
        self._language = language
        self._forms = forms
        self._planned = planned
        self._workshop = workshop

    def plan(
        self,
        accounts: list[MadeRecord],
        lists: dict[str, list[MadeRecord]],
        figures: list[MadeRecord],
        receivables: list[MadeRecord],
    ) -> AccountTexts:
        """Plan account files and figures; what is there already stays."""
        own = {fold(item.values["id"]): item for item in accounts}
        grouped = {name: _by_account(items) for name, items in lists.items()}
        files: list[FileText | None] = []
        for key, record in own.items():
            mine = {name: items.get(key, []) for name, items in grouped.items()}
            files.append(self._account(record, mine))
            self._planned()
        planned = [self._figures(key, items, own) for key, items in _by_account(figures).items()]
        owed = _by_account(receivables).items()
        planned += [self._table(key, items, own, Receivable) for key, items in owed]
        tables = [item for item in planned if item is not None]
        for name, items in grouped.items():
            self._check_list(name, items, own)
        return AccountTexts(
            tuple(file for file in (*files, *(item.file for item in tables)) if file),
            sum(key not in self._existing for key in own),
            sum(item.added for item in tables),
        )

    def _account(self, record: MadeRecord, lists: Lists) -> FileText | None:
        listing = self._existing.get(fold(record.values["id"]))
        if listing is None:
            folder = self._into / record.values["id"]
            return new_account(folder, record, lists, self._language)
        if self._unsafe(listing):
            return None
        if not listing.account:
            return new_account(self._into / listing.id, record, lists, self._language)
        path = self._into / listing.account
        shown = f"{self._into.name}/{listing.account}"
        plain = _without_owned_by_file(record)
        file = completed_account(path, shown, plain, lists, self._language, self._workshop)
        form = self._forms.of(listing.id)
        if file is None or all(item.rights is None for item in (record, *chain(*lists.values()))):
            return file
        return edit_planned(
            file,
            shown,
            AccountFile,
            lambda values: owned_edits(values, record, lists, AccountFile, form.writing),
            form,
            self._workshop,
        )

    def _unsafe(self, listing: AccountListing) -> bool:
        """Tell whether an account's files are double or lead out of the project."""
        errors = [found for found in listing.findings if found.severity is Severity.ERROR]
        fresh = [found for found in errors if found not in self._workshop.findings]
        self._workshop.findings.extend(fresh)
        return bool(errors)

    def _table(
        self,
        key: str,
        items: list[MadeRecord],
        own: dict[str, MadeRecord],
        record: type[Record],
    ) -> PlannedFigures | None:
        """Plan a table whose fields have owners."""
        listing = self._existing.get(key)
        if listing is None and key not in own:
            self._report_unknown(items[0])
            return None
        account = listing.id if listing else own[key].values["id"]
        rows = one_a_row(items, record, self._language, self._workshop)
        if not rows or (listing is not None and self._unsafe(listing)):
            return None
        if listing is not None and self._is_alone(listing):
            return None
        form = self._forms.of(account)
        names = RECEIVABLE_NAMES if record is Receivable else FIGURE_NAMES
        there = (
            (listing.receivables if record is Receivable else listing.figures) if listing else ""
        )
        name = there or f"{account}/{names[0 if is_portuguese(self._language) else 1]}"
        work = owned_rows if there else new_rows
        return work(self._into / name, f"{self._into.name}/{name}", rows, form, self._workshop)

    def _is_alone(self, listing: AccountListing) -> bool:
        """Tell whether an account is one file, which has no tables beside it; that is said."""
        alone = bool(listing.account) and "/" not in listing.account
        if alone:
            place = Place(f"{self._into.name}/{listing.account}")
            self._workshop.report("import-single-file", place, account=listing.id)
        return alone

    def _figures(
        self, key: str, items: list[MadeRecord], own: dict[str, MadeRecord]
    ) -> PlannedFigures | None:
        if any(item.rights is not None for item in items):
            return self._table(key, items, own, Figure)
        listing = self._existing.get(key)
        if listing is None and key not in own:
            self._report_unknown(items[0])
            return None
        rows = distinct_figures(items, self._language, self._workshop)
        if not rows or (listing is not None and self._unsafe(listing)):
            return None
        if listing is not None and self._is_alone(listing):
            return None
        if listing is not None and listing.figures:
            path = self._into / listing.figures
            shown = f"{self._into.name}/{listing.figures}"
            return completed_figures(path, shown, rows, self._language, self._workshop)
        folder = self._into / (listing.id if listing else own[key].values["id"])
        return new_figures(folder, rows, self._language, items[0].place)

    def _check_list(
        self, name: str, items: dict[str, list[MadeRecord]], own: dict[str, MadeRecord]
    ) -> None:
        many = record_shape(AccountFile)[name].many
        for key, records in items.items():
            if key not in own:
                self._report_unknown(records[0])
            elif len(records) > 1 and not many:
                account, where = records[1].account, records[1].where
                self._workshop.report_some(
                    "import-one-record", name, where, section=name, account=account
                )

    def _report_unknown(self, item: MadeRecord) -> None:
        self._workshop.report_some(
            "import-unknown-account", "accounts", item.where, account=item.account
        )


def _without_owned_by_file(record: MadeRecord) -> MadeRecord:
    """Give a record without the fields that the tables say only of new ones."""
    rights = record.rights
    if rights is None:
        return record
    values = {
        name: text for name, text in record.values.items() if rights.of(name) is not Owner.FILE
    }
    return replace(record, values=values)


def _by_account(items: list[MadeRecord]) -> dict[str, list[MadeRecord]]:
    found: dict[str, list[MadeRecord]] = {}
    for item in items:
        found.setdefault(fold(item.account), []).append(item)
    return found


def check_inside(into: Path, files: Iterable[FileText], workshop: Workshop) -> None:
    """Report files that a link among the folders would put outside of the project."""
    project = into.resolve().parent
    for item in files:
        if not item.path.resolve().is_relative_to(project):
            name = f"{into.name}/{item.path.relative_to(into).as_posix()}"
            workshop.report("import-outside-project", item.origin or Place(name), file=name)
