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
from kamdocs.interchange.mapping import Mapping, Target
from kamdocs.interchange.mapping_file import PROGRAMME_LISTS, read_mapping
from kamdocs.interchange.programme_text import plan_programme
from kamdocs.interchange.record import MadeRecord, make_records
from kamdocs.interchange.references import check_references, ids_of_section
from kamdocs.interchange.relation import Relation, Workshop
from kamdocs.interchange.staging import new_errors
from kamdocs.interchange.table_file import read_table
from kamdocs.interchange.table_head import wanted_columns
from kamdocs.interchange.view import compute_view
from kamdocs.interchange.writing import FileText, write_all
from kamdocs.interchange.written_form import side
from kamdocs.model.account import AccountFile
from kamdocs.model.figures import Figure
from kamdocs.model.programme import Department, Offering, Person, Territory
from kamdocs.model.record import Record
from kamdocs.model.shape import record_shape
from kamdocs.source.finding import Finding
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
    tables: Path, mapping: Path, into: Path, *, as_of: date, dry_run: bool = False
) -> ImportReport:
    """Turn CSV tables into accounts, figures and entries of the programme by a mapping.

    What exists is kept: only what is missing is added. Problems are in the report and then
    nothing is written. Raises UserError when there is nothing to read.
    """
    text = _mapping_text(tables, mapping, into)
    into = into if into.name not in ("", "..") else into.resolve()
    read, findings = read_mapping(text, mapping.name)
    folder = tables if tables.is_dir() else tables.parent
    if not tables.is_dir():
        sources = (replace(source, file=tables.name) for source in read.tables)
        read = replace(read, tables=tuple(sources))
    programme = read_programme(into, into.name, into.parent)
    language = programme.programme.language if programme.document else read.language
    workshop = Workshop(as_of, list(findings))
    made = _make(read, _relations(read, folder, workshop), workshop, language)
    files, texts = _plan(into, programme, read, made, language, workshop)
    changes = [item for item in files if item.before != item.after]
    if changes and not dry_run:
        write_all(changes)
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
    )


def _mapping_text(tables: Path, mapping: Path, into: Path) -> str:
    """Give the text of the mapping, or say what of the three cannot be used at all."""
    if not tables.exists():
        raise UserError("imports.no-tables", path=tables)
    text = read_text_file(mapping, mapping.name)
    if isinstance(text, Finding):
        raise UserError("imports.no-mapping", path=mapping)
    if into.exists() and not into.is_dir():
        raise UserError("imports.not-a-folder", path=into)
    return text.text


def _plan(
    into: Path,
    programme: ProgrammeReading,
    mapping: Mapping,
    made: MadeRecords,
    language: str,
    workshop: Workshop,
) -> tuple[list[FileText], AccountTexts]:
    """Plan every file; none where there is an error."""
    made.sections.update(
        (name, distinct_records(items, name, workshop))
        for name, items in made.sections.items()
        if name != "figures"
    )
    lists = {name: distinct_records(items, name, workshop) for name, items in made.lists.items()}
    if workshop.has_error():
        return [], AccountTexts()
    existing = existing_accounts(into)
    file = plan_programme(into, programme, mapping, made.programme, language, workshop)
    texts = AccountPlan(into, existing, language, workshop).plan(
        made.sections["accounts"], lists, made.sections["figures"]
    )
    ids = [item.values["id"] for item in made.sections["accounts"]]
    ids += [item.id for item in existing.values()]
    every = [*made.sections.values(), *lists.values()]
    records = [item for items in every for item in items]
    known = programme.ids if programme.document else ids_of_section(mapping.programme)
    check_references(records, known, made.programme, ids, workshop)
    files = [*([file] if file else []), *texts.files]
    check_inside(into, files, workshop)
    if not workshop.has_error():
        workshop.findings += new_errors(into, [item for item in files if item.before != item.after])
    return ([], AccountTexts()) if workshop.has_error() else (files, texts)


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
