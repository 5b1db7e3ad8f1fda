"""The schema of the workbook as data: its sheets, their records and columns.

A sheet of records of an account begins with the account. A record is known by its id or, where it
has none, by `natural`: fields that say which one it is. Sheets of the programme come first in an
empty workbook, so that what is typed there can be chosen further on.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kamdocs.interchange.words import fold_heading
from kamdocs.interchange.workbook.columns import (
    ACCOUNT,
    ACCOUNT_ID,
    MEASURE,
    MEETING_DAY,
    QUARTER,
    ROW_KEY,
    START_MONTH,
    Column,
    fields_of,
)
from kamdocs.messages import LANGUAGES, messages_for
from kamdocs.model.account import AccountFile, KeyDate, Need, Plan, Unit
from kamdocs.model.commerce import Contract, Opportunity, Terms, WhiteSpaceCell
from kamdocs.model.encounters import Meeting
from kamdocs.model.figures import Figure, Receivable
from kamdocs.model.people import Stakeholder, TeamMember
from kamdocs.model.programme import (
    Department,
    Kpi,
    Offering,
    Person,
    Programme,
    Stage,
    Territory,
    Tier,
)
from kamdocs.model.record import Record
from kamdocs.model.watch import Issue, Risk
from kamdocs.model.work import Action, Commitment, Objective


@dataclass(frozen=True)
class Sheet:
    """One sheet: what a row of it is and where such records stand in the model.

    `path` leads from an account, or from the programme, to the list or the one record of a row;
    it is empty where rows come from several places or are the account itself.
    """

    key: str
    record: type[Record]
    columns: tuple[Column, ...]
    path: tuple[str, ...] = ()
    natural: tuple[str, ...] = ()
    of_programme: bool = False

    def column(self, key: str) -> Column:
        """Give a column by key; raises KeyError for one the sheet does not have."""
        return self._by_key[key]

    @property
    def _by_key(self) -> dict[str, Column]:
        return {column.key: column for column in self.columns}

    def name(self, language: str) -> str:
        """Give its name in a language: at most 31 characters, as Excel wants it."""
        return messages_for(language).text(f"workbook.sheet.{self.key}")

    def find(self, heading: str) -> Column | None:
        """Give the column of a heading, in any language, with or without accents."""
        return _headings(self.key).get(fold_heading(heading))


def _list(
    key: str, record: type[Record], *fields: str, natural: tuple[str, ...] = (), path: str = ""
) -> Sheet:
    columns = (ACCOUNT, *fields_of(record, *fields), ROW_KEY)
    return Sheet(key, record, columns, (path or key,), natural)


def _of_programme(key: str, record: type[Record], *fields: str) -> Sheet:
    return Sheet(key, record, (*fields_of(record, *fields), ROW_KEY), (key,), (), True)


_ACCOUNT_FIELDS = (
    *("name", "tier", "owner", "lifecycle", "status", "territory", "segment", "industry"),
    *("region", "customer_since", "last_order", "sponsor", "why_key", "crm_id", "tax_id"),
    *("legal_name", "parent", "currency", "updated", "visibility"),
)

PROGRAMME_SHEET = Sheet(
    "programme",
    Programme,
    (
        *fields_of(Programme, "name", "company", "language", "currency", "revenue_basis"),
        START_MONTH,
        *fields_of(Programme, "expected_value"),
    ),
    of_programme=True,
)
"""Not a table: one line a field, its label and its value."""

FIGURE_MEASURES = ("actual", "target", "forecast")
"""What a line of the figures sheet holds month by month."""

SHEETS: tuple[Sheet, ...] = (
    _of_programme("people", Person),
    _of_programme("offerings", Offering),
    _of_programme("departments", Department),
    _of_programme("territories", Territory),
    _of_programme("tiers", Tier),
    _of_programme("kpis", Kpi),
    _of_programme("stages", Stage),
    Sheet(
        "accounts",
        AccountFile,
        (ACCOUNT_ID, *fields_of(AccountFile, *_ACCOUNT_FIELDS), ROW_KEY),
    ),
    _list("plan", Plan),
    _list("terms", Terms),
    _list("units", Unit),
    _list("stakeholders", Stakeholder),
    _list("team", TeamMember, natural=("person",)),
    _list("objectives", Objective),
    Sheet("actions", Action, (ACCOUNT, *fields_of(Action), ROW_KEY), (), ("title",)),
    _list("opportunities", Opportunity),
    _list("white_space", WhiteSpaceCell, natural=("unit", "offering", "year")),
    _list("contracts", Contract, natural=("name",)),
    Sheet(
        "figures",
        Figure,
        (ACCOUNT, *fields_of(Figure, "unit", "offering", "kpi"), MEASURE, ROW_KEY),
        ("figures",),
        ("unit", "offering", "kpi", "measure"),
    ),
    _list("receivables", Receivable, natural=("number", "instalment")),
    _list("risks", Risk, natural=("title",)),
    _list("issues", Issue, natural=("title",)),
    _list("needs", Need, natural=("text",)),
    _list("key_dates", KeyDate, natural=("from_", "what")),
    Sheet("meetings", Meeting, (ACCOUNT, *fields_of(Meeting), ROW_KEY), ("meetings",), ("date",)),
    Sheet(
        "commitments",
        Commitment,
        (ACCOUNT, MEETING_DAY, QUARTER, *fields_of(Commitment), ROW_KEY),
        (),
        ("text",),
    ),
)
"""All tables, in the order of the tabs."""

BY_KEY: dict[str, Sheet] = {sheet.key: sheet for sheet in (PROGRAMME_SHEET, *SHEETS)}
"""Sheets by key."""

_SINGLE = frozenset({"plan", "terms"})


def is_single(sheet: Sheet) -> bool:
    """Tell whether an account has at most one row of a sheet."""
    return sheet.key in _SINGLE


def find_sheet(name: str) -> Sheet | None:
    """Give the sheet of a tab's name, in any language, with or without accents."""
    return _names().get(fold_heading(name))


@cache
def _names() -> dict[str, Sheet]:
    return {
        fold_heading(sheet.name(language)): sheet
        for sheet in BY_KEY.values()
        for language in LANGUAGES
    }


@cache
def _headings(key: str) -> dict[str, Column]:
    return {
        fold_heading(column.label(language)): column
        for column in BY_KEY[key].columns
        for language in LANGUAGES
    }
