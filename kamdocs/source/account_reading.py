"""All files of one account, read to plain values first and to one record last."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from kamdocs.model.account import Account, AccountFile
from kamdocs.model.encounters import Meeting, QuarterlyReview
from kamdocs.model.enums import Visibility
from kamdocs.model.figures import Figure, Receivable
from kamdocs.model.kinds import Target
from kamdocs.model.record import Record
from kamdocs.model.work import ObjectivesFile
from kamdocs.source.account_listing import AccountListing
from kamdocs.source.csv_rows import read_csv_rows
from kamdocs.source.documents import Document, read_document
from kamdocs.source.encounter_names import meeting_slug, name_meetings, name_reviews
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.mentions import Ids, account_ids, resolve
from kamdocs.source.merged_objectives import merge_objectives
from kamdocs.source.place import Place
from kamdocs.source.places import Places, Spots
from kamdocs.source.programme_reading import ProgrammeReading, is_currency, unknown_currency
from kamdocs.source.reading_rules import reading_finding
from kamdocs.source.record_walk import RecordWalk
from kamdocs.source.table_reading import TableRows, read_table
from kamdocs.source.table_rules import decimal_findings, figure_findings, receivable_findings
from kamdocs.source.text_file import TABLE_LIMIT, read_text_file
from kamdocs.source.value_reader import Writing


@dataclass(slots=True)
class AccountReading:
    """What the files of one account gave, before references are resolved."""

    listing: AccountListing
    folder: str
    document: Document
    objectives: Document | None = None
    reviews: list[Document] = field(default_factory=list)
    meetings: list[Document] = field(default_factory=list)
    figures: TableRows | None = None
    receivables: TableRows | None = None
    findings: list[Finding] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The id of the account."""
        return self.listing.id

    @property
    def name(self) -> str:
        """The account's name, or its id where the name could not be read."""
        return str(self.document.values.get("name") or self.id)

    @property
    def path(self) -> str:
        """The account file's path in the project."""
        return f"{self.folder}/{self.listing.account or self.id}"

    @property
    def visibility(self) -> Visibility | None:
        """Who may see the account; the team alone where its mark could not be read."""
        mark = self.document.values.get("visibility")
        if isinstance(mark, Visibility):
            return mark
        spots = self.document.spots
        unknown = spots is None or "visibility" in spots.children
        return Visibility.TEAM if unknown else None

    @property
    def broken(self) -> bool:
        """Tell whether any file of the account has an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def documents(self) -> list[Document]:
        """Give all Markdown files that were read."""
        objectives = [self.objectives] if self.objectives else []
        return [self.document, *objectives, *self.reviews, *self.meetings]


def read_account(
    accounts: Path, folder: str, listing: AccountListing, programme: ProgrammeReading
) -> AccountReading:
    """Read every file of an account; problems gather in `findings`."""
    writing = programme.writing

    def document(name: str, record: type[Record], currency: str) -> Document:
        walk = RecordWalk(
            Writing(writing.language, currency), programme.path, custom=programme.custom
        )
        return read_document(accounts / name, f"{folder}/{name}", record, walk)

    main = document(listing.account, AccountFile, writing.currency)
    currency = _own_currency(main) or writing.currency
    if currency != writing.currency:
        main = document(listing.account, AccountFile, currency)
        main.values["currency"] = currency
    reading = AccountReading(listing, folder, main, findings=list(listing.findings))
    if listing.objectives:
        reading.objectives = document(listing.objectives, ObjectivesFile, currency)
    reading.reviews = [document(name, QuarterlyReview, currency) for name in listing.reviews]
    reading.meetings = [document(name, Meeting, currency) for name in listing.meetings]
    own = Writing(writing.language, currency)
    if listing.figures:
        reading.figures = _table(accounts, folder, listing.figures, Figure, own)
    if listing.receivables:
        reading.receivables = _table(accounts, folder, listing.receivables, Receivable, own)
    if reading.objectives is not None:
        merge_objectives(main, reading.objectives)
    name_reviews(reading.reviews)
    name_meetings(reading.meetings)
    _attach_encounters(reading)
    _attach_rows(reading)
    for item in reading.documents():
        reading.findings.extend(item.findings)
    return reading


def _own_currency(main: Document) -> str | None:
    """Give the currency an account is kept in, where it says one; a code that is none is said."""
    written = main.values.get("currency")
    if written is None:
        return None
    code = str(written).upper()
    if is_currency(code):
        return code
    main.findings.append(unknown_currency(str(written), main.place_of("currency")))
    return None


def _table(
    accounts: Path, folder: str, name: str, record: type[Record], writing: Writing
) -> TableRows:
    text = read_text_file(accounts / name, f"{folder}/{name}", TABLE_LIMIT)
    if isinstance(text, Finding):
        return TableRows(findings=[text])
    return read_table(read_csv_rows(text), record, writing)


def _attach_encounters(reading: AccountReading) -> None:
    """Hang the places of meetings and reviews where the account's model has them."""
    root = reading.document.spots
    if root is None:
        return
    for name, key, documents in (
        ("meetings", "meeting", reading.meetings),
        ("reviews", "review", reading.reviews),
    ):
        group = root.children[name] = Spots(root.lines, root.start)
        for index, document in enumerate(documents):
            if document.spots is not None:
                own = document.spots
                group.children[index] = Spots(own.lines, own.start, {key: own})


def _attach_rows(reading: AccountReading) -> None:
    """Hang the places of table rows where the account's model has them."""
    root = reading.document.spots
    if root is None:
        return
    for name, table in (("figures", reading.figures), ("receivables", reading.receivables)):
        if table is not None:
            rows = root.children[name] = Spots(root.lines, root.start)
            rows.children.update(enumerate(table.spots))


def resolve_account(reading: AccountReading, programme: ProgrammeReading, ids: Ids) -> None:
    """Resolve the account's mentions, then check what needs resolved rows."""
    own: Ids = {**ids, **account_ids(reading.document.values)}
    if not reading.document.readable:
        own = ids
    elif reading.objectives is not None and not reading.objectives.readable:
        own.pop(Target.OBJECTIVE, None)
    mentions = [mention for item in reading.documents() for mention in item.mentions]
    for table in (reading.figures, reading.receivables):
        if table is not None:
            mentions.extend(table.mentions)
    language = programme.programme.language
    found = resolve(mentions, own, language, programme.path, reading.path)
    reading.findings.extend(found)
    if reading.figures is not None:
        reading.findings.extend(reading.figures.findings)
        calendar = programme.programme.calendar
        reading.findings.extend(figure_findings(reading.figures, calendar))
        reading.findings.extend(decimal_findings(reading.figures, language))
    if reading.receivables is not None:
        reading.findings.extend(reading.receivables.findings)
        reading.findings.extend(receivable_findings(reading.receivables))
        reading.findings.extend(decimal_findings(reading.receivables, language))


def build_account(reading: AccountReading, changed: date | None) -> Account | None:
    """Build the account from values without error; None when one of them is refused."""
    listing = reading.listing
    values = {
        **reading.document.values,
        "id": listing.id,
        "path": reading.path,
        "changed": reading.document.values.get("updated") or changed,
        "prose": reading.document.prose,
        "objectives_path": f"{reading.folder}/{listing.objectives}" if listing.objectives else None,
        "objectives_prose": reading.objectives.prose if reading.objectives else None,
        "figures_path": f"{reading.folder}/{listing.figures}" if listing.figures else None,
        "figures": reading.figures.rows if reading.figures else (),
        "receivables": reading.receivables.rows if reading.receivables else (),
        "meetings": [
            {
                "slug": meeting_slug(item.path),
                "path": item.path,
                "meeting": item.values,
                "notes": item.prose,
            }
            for item in reading.meetings
        ],
        "reviews": [
            {"path": item.path, "review": item.values, "notes": item.prose}
            for item in reading.reviews
        ],
    }
    try:
        return Account.model_validate(values)
    except ValidationError as error:
        _refuse(reading, error)
        return None


def _refuse(reading: AccountReading, error: ValidationError) -> None:
    for problem in error.errors():
        key = ".".join(str(part) for part in problem["loc"])
        spots: Spots | None = reading.document.spots
        place = Place(reading.path)
        if spots is not None:
            place = Places(spots).nearest(*problem["loc"])
        reading.findings.append(reading_finding("refused-value", place, key=key))
