"""Tables and a mapping become account files: everything is computed first, then written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from kamdocs.errors import UserError
from kamdocs.interchange.account_plan import (
    AccountPlan,
    AccountTexts,
    check_inside,
    distinct_records,
    existing_accounts,
)
from kamdocs.interchange.crm_keys import (
    Known,
    account_names,
    people_names,
    renamed,
    unread_accounts,
)
from kamdocs.interchange.document_forms import document_forms
from kamdocs.interchange.mapping import Mapping, Target
from kamdocs.interchange.mapping_file import PROGRAMME_LISTS, TABLE_SECTIONS, read_mapping
from kamdocs.interchange.owned_tables import with_origin
from kamdocs.interchange.programme_text import plan_programme
from kamdocs.interchange.ready_mappings import READY_MAPPINGS, ready_mapping
from kamdocs.interchange.record import MadeRecord, make_records
from kamdocs.interchange.references import check_references, ids_of_section
from kamdocs.interchange.relation import Relation, Workshop
from kamdocs.interchange.staging import with_files
from kamdocs.interchange.steps import Stage, Steps, Tell, not_told
from kamdocs.interchange.table_file import read_table
from kamdocs.interchange.table_head import wanted_columns
from kamdocs.interchange.view import compute_view
from kamdocs.interchange.writing import FileText, write_files
from kamdocs.interchange.written_form import side
from kamdocs.messages import LANGUAGES
from kamdocs.model.account import AccountFile
from kamdocs.model.figures import Figure, Receivable
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.programme import Department, Offering, Person, Territory
from kamdocs.model.record import Record
from kamdocs.model.shape import record_shape
from kamdocs.render.change_words import ChangeGroup, change_groups
from kamdocs.source.account_listing import AccountListing
from kamdocs.source.collection import without_collection
from kamdocs.source.finding import Finding
from kamdocs.source.folder import LoadedPortfolio, load_portfolio
from kamdocs.source.folding import fold
from kamdocs.source.nearness import near_or_all
from kamdocs.source.place import Place
from kamdocs.source.programme_reading import ProgrammeReading, read_programme
from kamdocs.source.text_file import read_text_file
from kamdocs.source.word_table import key_table

_RECORDS: dict[str, type[Record]] = {
    "people": Person,
    "offerings": Offering,
    "territories": Territory,
    "departments": Department,
    "accounts": AccountFile,
    "figures": Figure,
    "receivables": Receivable,
}


@dataclass(frozen=True)
class ImportReport:
    """What an import did, or in a dry run would do; after an error nothing was written."""

    created: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: int
    accounts: int
    figures: int
    findings: tuple[Finding, ...]
    language: str
    dry_run: bool
    stopped: bool = False
    """There is an error among the findings."""
    groups: tuple[ChangeGroup, ...] = ()
    """What changes in the programme and the accounts there were, in the words of the plan."""


@dataclass
class MadeRecords:
    """Records made of the tables, by the section of the mapping they come from."""

    sections: dict[str, list[MadeRecord]] = field(
        default_factory=lambda: {name: [] for name in _RECORDS}
    )
    lists: dict[str, list[MadeRecord]] = field(default_factory=dict)
    """Records of accounts, by the field of the account."""

    @property
    def programme(self) -> dict[str, list[MadeRecord]]:
        """The records that go to the programme file."""
        return {name: self.sections[name] for name in PROGRAMME_LISTS}


def import_tables(
    tables: Path,
    mapping: Path,
    into: Path,
    *,
    as_of: date,
    dry_run: bool = False,
    default_language: str = LANGUAGES[0],
    tell: Tell = not_told,
) -> ImportReport:
    """Turn tables into accounts, figures and entries of the programme by a mapping.

    `tables` is a folder or one file, `mapping` a file or the name of one that ships with kamdocs.
    What exists is kept: only what is missing is added, and changed what the mapping says is the
    tables'. Problems are in the report and then nothing is written. Raises UserError when there
    is nothing to read. `tell` is told how far the work is.
    """
    text, shown = _mapping_text(tables, mapping, into, default_language)
    into = into if into.name not in ("", "..") else into.resolve()
    read, findings = read_mapping(text, shown)
    folder = tables if tables.is_dir() else tables.parent
    if not tables.is_dir():
        sources = (replace(source, file=tables.name) for source in read.tables)
        read = replace(read, tables=tuple(sources))
    programme = read_programme(into, into.name, into.parent)
    language = programme.programme.language if programme.document else read.language
    workshop = Workshop(as_of, list(findings))
    made = _make(read, _relations(read, folder, workshop), workshop, language)
    steps = Steps(tell, len(made.sections["accounts"]))
    with without_collection():
        before = _before(into, programme)
        steps.ended(Stage.READ)
        files, texts = _plan(into, programme, before, read, made, language, workshop, steps)
        changes = [item for item in files if item.before != item.after]
        after, errors = (None, []) if workshop.has_error() else with_files(into, changes)
    steps.ended(Stage.TRIED)
    workshop.findings += errors
    if workshop.has_error():
        changes, files, texts = [], [], AccountTexts()
    if changes and not dry_run:
        write_files(changes)
    return ImportReport(
        created=tuple(item.path.as_posix() for item in changes if item.before is None),
        changed=tuple(item.path.as_posix() for item in changes if item.before is not None),
        unchanged=len(files) - len(changes),
        accounts=texts.accounts,
        figures=texts.figures,
        findings=tuple(sorted(dict.fromkeys(workshop.findings))),
        language=language,
        dry_run=dry_run,
        stopped=workshop.has_error(),
        groups=_groups(before, after, language) if changes else (),
    )


def _before(into: Path, programme: ProgrammeReading) -> Portfolio | None:
    """Give the portfolio that is there; None where there is none that can be used."""
    if not programme.document:
        return None
    loaded = load_portfolio(into.parent, into.name)
    return loaded.portfolio if loaded.usable else None


def _groups(
    before: Portfolio | None, after: LoadedPortfolio | None, language: str
) -> tuple[ChangeGroup, ...]:
    """Give what changes in the accounts there were; new ones are counted, not told."""
    if before is None or after is None:
        return ()
    known = {"", *before.by_id}
    groups = change_groups(before, after.portfolio, language)
    return tuple(group for group in groups if group.account in known)


def _mapping_text(
    tables: Path, mapping: Path, into: Path, default_language: str
) -> tuple[str, str]:
    """Give the mapping's text and name, or say what of the three cannot be used at all."""
    if not tables.exists():
        raise UserError("imports.no-tables", path=tables)
    if into.exists() and not into.is_dir():
        raise UserError("imports.not-a-folder", path=into)
    if mapping.name == str(mapping) and mapping.name in READY_MAPPINGS and not mapping.exists():
        there = read_programme(into, into.name, into.parent)
        written = there.programme if there.document else None
        language = written.language if written else default_language
        currency = written.currency if written else None
        return ready_mapping(mapping.name, language, currency), f"{mapping.name}.yml"
    text = read_text_file(mapping, mapping.name)
    if isinstance(text, Finding):
        raise UserError("imports.no-mapping", path=mapping, known=", ".join(READY_MAPPINGS))
    return text.text, mapping.name


def _plan(
    into: Path,
    programme: ProgrammeReading,
    before: Portfolio | None,
    mapping: Mapping,
    made: MadeRecords,
    language: str,
    workshop: Workshop,
    steps: Steps,
) -> tuple[list[FileText], AccountTexts]:
    """Plan every file; none where there is an error."""
    made.sections.update(
        (name, distinct_records(items, name, workshop))
        for name, items in made.sections.items()
        if name not in TABLE_SECTIONS
    )
    existing = existing_accounts(into)
    _take_known_names(into, existing, made, before, workshop)
    lists = {name: distinct_records(items, name, workshop) for name, items in made.lists.items()}
    if workshop.has_error():
        return [], AccountTexts()
    file = plan_programme(into, programme, mapping, made.programme, language, workshop)
    forms = document_forms(before, language)
    texts = AccountPlan(into, existing, language, forms, workshop, steps.account).plan(
        made.sections["accounts"], lists, made.sections["figures"], made.sections["receivables"]
    )
    ids = [item.values["id"] for item in made.sections["accounts"]]
    ids += [item.id for item in existing.values()]
    every = [*made.sections.values(), *lists.values()]
    records = [item for items in every for item in items]
    known = programme.ids if programme.document else ids_of_section(mapping.programme)
    check_references(records, known, made.programme, ids, workshop)
    files = [*([file] if file else []), *texts.files]
    check_inside(into, files, workshop)
    return ([], AccountTexts()) if workshop.has_error() else (files, texts)


def _take_known_names(
    into: Path,
    existing: dict[str, AccountListing],
    made: MadeRecords,
    before: Portfolio | None,
    workshop: Workshop,
) -> None:
    """Put accounts and people that are there under their ids, however the tables call them."""
    if before is None:
        return
    unread = [existing[fold(item.id)] for item in before.left_out if fold(item.id) in existing]
    known = [Known(item.id, item.crm_id) for item in before.accounts]
    known += unread_accounts(into, (item for item in unread if item.account))
    accounts = account_names(made.sections["accounts"], known, workshop)
    people = people_names(made.sections["people"], before.programme.people)
    own = {"accounts": accounts, "people": people}
    if not accounts and not people:
        return
    for name, items in made.sections.items():
        made.sections[name] = renamed(items, accounts, people, own.get(name))
    for name, items in made.lists.items():
        made.lists[name] = renamed(items, accounts, people)


def _relations(mapping: Mapping, folder: Path, workshop: Workshop) -> dict[str, Relation]:
    """Read the tables and compute the views, each of which sees those before it."""
    known: dict[str, Relation] = {}
    wanted = wanted_columns(mapping)
    for source in mapping.tables:
        table = read_table(folder, source, wanted, workshop)
        if table is not None:
            known[source.name] = table
    names = {source.name for source in mapping.tables}
    for view in mapping.views:
        for name, place in ((view.source, view.place), *((j.table, j.place) for j in view.joins)):
            _check_table(name, names, place, workshop)
        if view.name in names:
            workshop.report("import-name-twice", view.place, name=view.name)
        relation = compute_view(view, known, workshop)
        if relation is not None:
            known[view.name] = relation
        names.add(view.name)
    for target in mapping.targets:
        _check_table(target.source, names, target.place, workshop)
    return known


def _check_table(name: str, names: set[str], place: Place, workshop: Workshop) -> None:
    if name not in names:
        known = near_or_all(name, sorted(names))
        workshop.report("import-unknown-table", place, table=name, known=known)


def _make(
    mapping: Mapping, known: dict[str, Relation], workshop: Workshop, language: str
) -> MadeRecords:
    made = MadeRecords()
    for target in mapping.targets:
        relation = known.get(target.source)
        record = _RECORDS.get(target.section)
        if record is None:
            _make_list(target, relation, made, workshop, language)
        elif relation is not None:
            with_id = record is AccountFile
            items = make_records(target, relation, record, workshop, language, with_id)
            if target.section in TABLE_SECTIONS and (items and items[0].rights):
                day = target.extracted_on or workshop.as_of
                items = [with_origin(item, target.origin, day) for item in items]
            made.sections[target.section] += items
    return made


def _make_list(
    target: Target,
    relation: Relation | None,
    made: MadeRecords,
    workshop: Workshop,
    language: str,
) -> None:
    keys = key_table(AccountFile)
    found = keys.find(target.section) or ""
    shape = record_shape(AccountFile).get(found)
    if shape is None or shape.record is None:
        shapes = record_shape(AccountFile).values()
        words = [keys.word(item.name, side(language)) for item in shapes if item.record]
        known = near_or_all(target.section, words)
        workshop.report("import-unknown-list", target.place, section=target.section, known=known)
    elif relation is not None:
        items = make_records(target, relation, shape.record, workshop, language)
        made.lists.setdefault(found, []).extend(items)
