"""A mapping read: which tables there are and how they become accounts."""

from __future__ import annotations

from collections.abc import Mapping as Entries
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kamdocs.interchange.expression import Node
from kamdocs.interchange.forms import NumberForm
from kamdocs.interchange.ownership import Owner, Rights
from kamdocs.source.place import Place
from kamdocs.source.yaml_nodes import MappingNode


@dataclass(frozen=True)
class Form:
    """How the cells of a table are written."""

    encodings: tuple[str, ...] = ("utf-8",)
    """Tried in this order."""
    delimiters: tuple[str, ...] = (",",)
    """The one that cuts a header into most columns counts."""
    number: NumberForm = field(default_factory=NumberForm)
    days: tuple[str, ...] = ("%Y-%m-%d",)
    nulls: tuple[str, ...] = ()


@dataclass(frozen=True)
class ColumnMention:
    """The name of a column in the mapping, and where it stands."""

    name: str
    place: Place


@dataclass(frozen=True)
class NamedColumn:
    """A name the mapping gives to a column, and the headings it may have in the file."""

    name: str
    headings: tuple[str, ...]
    place: Place
    optional: bool = False


@dataclass(frozen=True)
class TableSource:
    """A CSV file or a sheet, and which of its columns are numbers and days.

    Columns of a CSV file that are neither are text; cells of a sheet are what they are.
    """

    name: str
    file: str
    form: Form
    place: Place
    header_line: int | None = None
    """Where it is not given, the header is looked for."""
    numbers: tuple[ColumnMention, ...] = ()
    days: tuple[ColumnMention, ...] = ()
    sheet: str = ""
    columns: tuple[NamedColumn, ...] = ()


@dataclass(frozen=True)
class Expression:
    """An expression as written, its tree and where its first character stands."""

    text: str
    node: Node
    place: Place


@dataclass(frozen=True)
class Rule:
    """A condition and what holds where it is met; no condition where it could not be read."""

    when: Expression | None
    then: Formula


@dataclass(frozen=True)
class Formula:
    """How one value is made: an expression, then a map of its values; or ordered rules.

    At most one of `expression`, `text` and `rules` is set; none where it could not be read.
    """

    place: Place
    expression: Expression | None = None
    text: str | None = None
    rules: tuple[Rule, ...] = ()
    values: Entries[str, str] | None = None
    otherwise: Formula | None = None
    named_at: Place | None = None
    """Where the name stands that the formula is given to."""
    owner: Owner | None = None
    """Who owns the field that is made, where that is said."""


class Unmatched(StrEnum):
    """What becomes of a row that finds nothing in the joined table."""

    ERROR = "error"
    KEEP = "keep"
    DROP = "drop"


@dataclass(frozen=True)
class Join:
    """Another table whose columns are laid beside each row, found by key columns."""

    table: str
    on: tuple[tuple[ColumnMention, ColumnMention], ...]
    unmatched: Unmatched
    many: bool
    place: Place


@dataclass(frozen=True)
class SortKey:
    """An expression to sort by."""

    expression: Expression
    descending: bool


@dataclass(frozen=True)
class View:
    """A table made of another: joined, computed, filtered, sorted, grouped, in this order."""

    name: str
    source: str
    place: Place
    joins: tuple[Join, ...] = ()
    compute: tuple[tuple[str, Formula], ...] = ()
    where: Expression | None = None
    sort: tuple[SortKey, ...] = ()
    group: tuple[tuple[str, Formula], ...] | None = None
    values: tuple[tuple[str, Formula], ...] = ()


@dataclass(frozen=True)
class Target:
    """Records made of the rows of a table or view, one a row."""

    section: str
    source: str
    place: Place
    fields: Entries[str, Formula]
    account: Formula | None = None
    """Id of the account the record belongs to, where it belongs to one."""
    owner: Owner | None = None
    """Who owns the fields that say nothing of it themselves."""
    origin: str = ""
    """Where the rows of a table of figures come from."""
    extracted_on: date | None = None

    @property
    def rights(self) -> Rights | None:
        """Who owns which field; None where the mapping says nothing of it."""
        said = {name: item.owner for name, item in self.fields.items() if item.owner}
        if not said and self.owner is None:
            return None
        return Rights(self.owner or Owner.FILL, said)


@dataclass(frozen=True)
class Mapping:
    """The whole mapping file."""

    path: str
    language: str
    programme: MappingNode | None
    """What a new programme file is to hold, in the keys of such a file."""
    tables: tuple[TableSource, ...]
    views: tuple[View, ...]
    targets: tuple[Target, ...]
