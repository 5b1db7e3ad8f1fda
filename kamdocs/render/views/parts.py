"""Small pieces that many pages share: statuses, headline figures, tables, lines of attention."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup


class Tone(StrEnum):
    """What a status means; always shown by shape, colour and word together."""

    GOOD = "good"
    WATCH = "watch"
    RISK = "risk"
    NONE = "none"


SHAPES = {Tone.GOOD: "●", Tone.WATCH: "◆", Tone.RISK: "■", Tone.NONE: "○"}


@dataclass(frozen=True)
class Status:
    """A status with its word."""

    tone: Tone
    word: str

    @property
    def shape(self) -> str:
        """The sign that stands for the tone without colour."""
        return SHAPES[self.tone]


@dataclass(frozen=True)
class Fact:
    """A label and a value of a description list."""

    label: str
    value: str
    href: str = ""


@dataclass(frozen=True)
class How:
    """How a figure was computed: one line, its inputs, and its day, window and basis."""

    name: str
    explanation: str
    inputs: tuple[Fact, ...]
    basis: str


@dataclass(frozen=True)
class Headline:
    """A headline figure: never alone, always with what it compares to."""

    label: str
    value: str
    note: str = ""
    change: str = ""
    tone: Tone = Tone.NONE
    exact: str = ""
    missing: bool = False
    href: str = ""
    how: How | None = None


@dataclass(frozen=True)
class Cell:
    """A cell of a table: text, or a link, a status or ready markup.

    A status hides the text, by which its column is then filtered.
    """

    text: str = ""
    href: str = ""
    status: Status | None = None
    html: Markup | None = None
    sort: str = ""
    note: str = ""
    missing: bool = False
    tone: Tone = Tone.NONE


@dataclass(frozen=True)
class Column:
    """A column of a table; a `hidden` one is there only for its filter."""

    head: str
    numeric: bool = False
    wide: bool = False
    hidden: bool = False


@dataclass(frozen=True)
class Table:
    """A table that becomes a list of label and value on a phone."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    foot: tuple[Cell, ...] = ()
    note: str = ""
    sortable: bool = False

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing to show."""
        return not self.rows


@dataclass(frozen=True)
class Line:
    """One line of a list: a whole sentence with its detail and status."""

    status: Status
    text: str
    detail: str = ""
    href: str = ""
    account: str = ""
    account_href: str = ""


@dataclass(frozen=True)
class Crumb:
    """A step of the way back to the home page."""

    text: str
    href: str


@dataclass(frozen=True)
class Tab:
    """An entry of an account's local menu."""

    text: str
    href: str
    current: bool


@dataclass(frozen=True)
class PageHead:
    """Head and foot of a portfolio page: where it stands, what it says, its figures."""

    title: str
    answer: str
    crumbs: tuple[Crumb, ...]
    tabs: tuple[Tab, ...]
    headlines: tuple[Headline, ...]
    sources: str


@dataclass(frozen=True)
class Filters:
    """A bar of filters over a table: free text, and a choice for each named column."""

    table: str
    """Id of the table it filters."""

    columns: tuple[str, ...]
    """Heads of the columns that get a choice of their values."""


@dataclass(frozen=True)
class AccountFrame:
    """Head of every page of an account: who and how is it, and the local menu."""

    name: str
    crumbs: tuple[Crumb, ...]
    chips: tuple[Status, ...]
    labels: tuple[str, ...]
    meta: tuple[str, ...]
    tabs: tuple[Tab, ...]
    source_path: str
    source_href: str
    sources: str
    title: str = ""
    pack_href: str = ""
    """The meeting pack to download; empty where the site has none."""
