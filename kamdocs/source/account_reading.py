"""All files of one account, read to plain values first and to one record last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from kamdocs.model.account import Account, AccountFile
from kamdocs.model.encounters import Meeting, QuarterlyReview
from kamdocs.model.figures import Figure, Receivable
from kamdocs.model.kinds import Target
from kamdocs.model.period import Granularity, Period
from kamdocs.model.record import Record
from kamdocs.model.work import ObjectivesFile
from kamdocs.source.account_listing import AccountListing
from kamdocs.source.csv_rows import read_csv_rows
from kamdocs.source.date_text import parse_date, parse_period
from kamdocs.source.documents import Document, read_document
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.folding import fold
from kamdocs.source.mentions import Ids, account_ids, resolve
from kamdocs.source.place import Place
from kamdocs.source.places import Places, Spots
from kamdocs.source.programme_reading import ProgrammeReading, is_currency, unknown_currency
from kamdocs.source.reading_rules import reading_finding
from kamdocs.source.record_walk import RecordWalk, repeated_ids
from kamdocs.source.table_reading import TableRows, read_table
from kamdocs.source.table_rules import figure_findings, receivable_findings
from kamdocs.source.text_file import TABLE_LIMIT, read_text_file
from kamdocs.source.value_reader import Writing

_SHARED = ("objectives", "actions")


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
    _merge_objectives(reading)
    _name_reviews(reading)
    _name_meetings(reading)
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
    main.findings.append(unknown_currency(str(written), _spot(main, "currency")))
    return None


def _table(
    accounts: Path, folder: str, name: str, record: type[Record], writing: Writing
) -> TableRows:
    text = read_text_file(accounts / name, f"{folder}/{name}", TABLE_LIMIT)
    if isinstance(text, Finding):
        return TableRows(findings=[text])
    return read_table(read_csv_rows(text), record, writing)


def _merge_objectives(reading: AccountReading) -> None:
    """Put objectives, actions and joint plan of the second file behind those of the first."""
    extra = reading.objectives
    if extra is None:
        return
    values = reading.document.values
    for name in _SHARED:
        if name in extra.values:
            _merge_spots(reading.document, extra, name, len(values.get(name, ())))
            # The records themselves stay: mentions of the second file hold on to them.
            values[name] = [*values.get(name, []), *extra.values[name]]
            extra.findings.extend(_repeated(reading.document, name))
    plan = extra.values.get("joint_plan")
    if plan is None:
        return
    if "joint_plan" in values:
        first = _spot(reading.document, "joint_plan")
        place = _spot(extra, "joint_plan")
        reading.findings.append(
            reading_finding("joint-plan-twice", place, file=first.path, line=str(first.line))
        )
    values["joint_plan"] = plan
    if reading.document.spots is not None and extra.spots is not None:
        reading.document.spots.children["joint_plan"] = extra.spots.children["joint_plan"]


def _repeated(document: Document, name: str) -> Iterator[Finding]:
    """Find ids that two files share; those of one file are found already."""
    spots = document.spots.children.get(name) if document.spots else None
    if isinstance(spots, Spots):
        yield from repeated_ids(document.values[name], spots)


def _merge_spots(document: Document, extra: Document, name: str, before: int) -> None:
    if document.spots is None or extra.spots is None:
        return
    added = extra.spots.children.get(name)
    if not isinstance(added, Spots):
        return
    merged = document.spots.children.setdefault(name, Spots(added.lines, added.start))
    if isinstance(merged, Spots):  # its own line map is asked only for the list as a whole
        for index, spots in added.children.items():
            merged.children[int(index) + before] = spots


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


def _spot(document: Document, name: str) -> Place:
    return Place(document.path) if document.spots is None else Places(document.spots).nearest(name)


def _name_reviews(reading: AccountReading) -> None:
    """Take a review's quarter from its key or its file's name, once per quarter."""
    taken: dict[Period, str] = {}
    for review in reading.reviews:
        named = parse_period(Path(review.path).stem)
        named_quarter = named if isinstance(named, Period) else None
        if "quarter" not in review.values and named_quarter is not None:
            review.values["quarter"] = named_quarter
            review.findings = [item for item in review.findings if not _lacks(item, "quarter")]
        quarter = review.values.get("quarter")
        if not isinstance(quarter, Period):
            continue
        place = _spot(review, "quarter")
        if quarter.granularity is not Granularity.QUARTER:
            review.findings.append(reading_finding("review-not-quarter", place, text=quarter.id))
        elif quarter in taken:
            review.findings.append(
                reading_finding("review-twice", place, quarter=quarter.id, other=taken[quarter])
            )
        elif named_quarter is not None and named_quarter != quarter:
            name = Path(review.path).name
            review.findings.append(
                reading_finding("review-file-name", place, name=name, quarter=quarter.id)
            )
        taken.setdefault(quarter, review.path)


def _name_meetings(reading: AccountReading) -> None:
    """Take a meeting's address from its file's name, once, and compare the date in it."""
    taken: dict[str, str] = {}
    for meeting in reading.meetings:
        slug = meeting_slug(meeting.path)
        name = Path(meeting.path).name
        place = _spot(meeting, "date")
        if slug in taken:
            meeting.findings.append(
                reading_finding("meeting-twice", place, slug=slug, other=taken[slug])
            )
        taken.setdefault(slug, name)
        named = parse_date(name[:10])
        if "date" not in meeting.values and isinstance(named, date):
            meeting.values["date"] = named
            meeting.findings = [item for item in meeting.findings if not _lacks(item, "date")]
        day = meeting.values.get("date")
        if isinstance(day, date) and isinstance(named, date) and named != day:
            meeting.findings.append(
                reading_finding("meeting-file-name", place, name=name, date=day.isoformat())
            )


def _lacks(item: Finding, field: str) -> bool:
    """Tell whether a finding is that a key is missing which the file's name can tell."""
    words = {"quarter": ("trimestre", "quarter"), "date": ("data", "date")}
    return item.rule == "missing-key" and fold(item.params["key"]) in words[field]


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
    if reading.receivables is not None:
        reading.findings.extend(reading.receivables.findings)
        reading.findings.extend(receivable_findings(reading.receivables))


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


def meeting_slug(path: str) -> str:
    """Give the part of a meeting's address, from its file's name."""
    return re.sub(r"[^a-z0-9]+", "-", fold(Path(path).stem)).strip("-") or "reuniao"
