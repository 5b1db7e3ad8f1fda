"""The client pack as plain data: words are written, figures formatted, nothing left to decide.

One web template and one Typst template print these blocks; neither knows what an account is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from kamdocs.render.prose_tree import ProseNode


class PackKind(StrEnum):
    """Which pack: what it is for decides its parts."""

    QBR = "qbr"
    EBR = "ebr"
    MEETING = "meeting"
    MINUTES = "minutes"
    PLAN = "plan"


class Tone(StrEnum):
    """How a status looks; there is no alarm red beside a client's name."""

    GOOD = "good"
    WAITING = "waiting"
    ATTENTION = "attention"
    NEUTRAL = "neutral"


class Trend(StrEnum):
    """Where a figure went against what it is compared with, and whether that is good."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    NONE = "none"


class Align(StrEnum):
    """How a column stands."""

    TEXT = "text"
    NUMBER = "number"


@dataclass(frozen=True)
class Status:
    """A state as word and shape, e.g. "em andamento"."""

    word: str
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True)
class Comparison:
    """A figure against another: what with, the difference in words, e.g. "3,1% acima"."""

    label: str
    text: str
    trend: Trend = Trend.NONE


@dataclass(frozen=True)
class Fact:
    """A headline figure with its comparisons; `note` says period, basis, source."""

    label: str
    value: str
    comparisons: tuple[Comparison, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Facts:
    """Headline figures in a row."""

    items: tuple[Fact, ...]


@dataclass(frozen=True)
class Column:
    """A column of a table; `share` is its part of the width."""

    title: str
    align: Align = Align.TEXT
    share: int = 1


@dataclass(frozen=True)
class Cell:
    """A cell: text, a second quiet line, a status."""

    text: str
    note: str = ""
    status: Status | None = None


@dataclass(frozen=True)
class Row:
    """A row of a table; a total is set apart, a group row names the rows below it."""

    cells: tuple[Cell, ...]
    is_total: bool = False
    is_group: bool = False


@dataclass(frozen=True)
class Table:
    """A table that may run over pages; `caption` says what it shows."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True)
class Field:
    """A label and what stands beside it."""

    label: str
    value: str


@dataclass(frozen=True)
class Card:
    """Something told in full: a decision sought, an issue, an objective."""

    title: str
    text: str = ""
    fields: tuple[Field, ...] = ()
    status: Status | None = None
    share: float | None = None
    """How far it got, 0 to 1, drawn as a bar; None draws none."""

    share_text: str = ""
    """The bar in words, e.g. "62 de 100 mil caixas"."""


@dataclass(frozen=True)
class Cards:
    """Cards below one another; `numbered` where people refer to them by number."""

    items: tuple[Card, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Picture:
    """A chart: SVG that stands alone, with a title that says the finding and words for it."""

    name: str
    svg: str
    title: str
    alt: str
    note: str = ""
    table: Table | None = None
    """The figures behind it."""

    narrow: str = ""
    """The same for a phone, where text must not shrink; printers leave it alone."""


@dataclass(frozen=True)
class Text:
    """Prose that people wrote."""

    nodes: tuple[ProseNode, ...]


@dataclass(frozen=True)
class Note:
    """A quiet remark, e.g. where figures come from and of which day."""

    text: str


@dataclass(frozen=True)
class Blank:
    """A field to fill in by hand: a label and how many lines."""

    label: str
    lines: int = 1


@dataclass(frozen=True)
class Form:
    """Fields to fill in by hand in a meeting."""

    fields: tuple[Blank, ...]


@dataclass(frozen=True)
class Contact:
    """Somebody on either side."""

    name: str
    title: str = ""
    note: str = ""


@dataclass(frozen=True)
class Side:
    """The people of one side."""

    title: str
    people: tuple[Contact, ...]


@dataclass(frozen=True)
class Sides:
    """Both sides beside each other."""

    ours: Side
    theirs: Side


Block: TypeAlias = Facts | Table | Cards | Picture | Text | Note | Form | Sides
"""What a part is made of."""


@dataclass(frozen=True)
class Part:
    """A part of the pack: its id, title and lead sentence, the finding of the part."""

    id: str
    title: str
    lead: str
    blocks: tuple[Block, ...]
    starts_page: bool = True
    """Whether it begins a page of its own in a printed pack: one idea a page."""


@dataclass(frozen=True)
class Cover:
    """The first page: both companies, what it is, when, and for whom it is confidential."""

    title: str
    subtitle: str
    our_company: str
    client: str
    day: str
    presenters: tuple[Contact, ...]
    confidential: str


@dataclass(frozen=True)
class PackView:
    """A whole pack in one language; parts without content are not in it."""

    kind: PackKind
    language: str
    title: str
    """Title of the document, e.g. "Vereda Alimentos · Revisão do 3º trimestre de 2026"."""

    account_id: str
    cover: Cover | None
    """None for packs that begin at once: a meeting sheet, minutes."""

    parts: tuple[Part, ...]
    foot: str
    """The running foot, page number apart."""

    page_of: str
    """Words of the page number, with `{page}` and `{pages}` in them."""

    file_name: str
    """Name of the PDF without folder."""
