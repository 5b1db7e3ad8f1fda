"""Columns of the workbook: a field of a record, how its cells are typed, and its label."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from kamdocs.interchange.record import ID_SHAPE
from kamdocs.messages import messages_for
from kamdocs.model.encounters import Meeting, Point, QuarterlyReview
from kamdocs.model.figures import Figure
from kamdocs.model.kinds import Kind, Reference, Target
from kamdocs.model.programme import AcceptedRule, FiscalYear, Person
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, record_shape
from kamdocs.model.vocabulary import key_label


class Form(StrEnum):
    """How the cells of a column are typed."""

    TEXT = "text"
    CODE = "code"
    """A short text that a spreadsheet must not take for a number or a day."""
    NUMBER = "number"
    MONEY = "money"
    SHARE = "share"
    """A fraction shown in per cent."""
    COUNT = "count"
    DAY = "day"
    PERIOD = "period"
    YES_NO = "yes_no"
    CHOICE = "choice"
    """The label of a value of a closed list."""
    REFERENCE = "reference"
    """The name of another record, or its id where names are not enough."""
    LIST = "list"
    """Several references or choices with `;` between them."""
    LINES = "lines"
    """Several texts, one a line."""


class Role(StrEnum):
    """What a column is to its row."""

    FIELD = "field"
    ACCOUNT = "account"
    """The account the row belongs to."""
    ID = "id"
    """The record's own id; made of its name where it is blank."""
    PARENT = "parent"
    """Where in the account the row belongs: its meeting, its review."""
    ROW_KEY = "row_key"
    """Hidden: which record of the files the row is, whatever its place in the sheet."""
    MEASURE = "measure"
    """Of the figures: whether the line holds actual values, targets or forecasts."""


_CODES = frozenset(
    {"crm_id", "erp_code", "phone", "number", "instalment", "email", "git", "currency"}
)
_FORMS = {
    Kind.TEXT: Form.TEXT,
    Kind.ID: Form.CODE,
    Kind.TAX_ID: Form.CODE,
    Kind.NUMBER: Form.NUMBER,
    Kind.POINTS: Form.NUMBER,
    Kind.MONEY: Form.MONEY,
    Kind.SHARE: Form.SHARE,
    Kind.COUNT: Form.COUNT,
    Kind.DAY: Form.DAY,
    Kind.PERIOD: Form.PERIOD,
    Kind.YES_NO: Form.YES_NO,
}


@dataclass(frozen=True)
class Column:
    """One column; `key` is unique in its sheet and, for a field, the field's name."""

    key: str
    record: type[Record]
    shape: FieldShape
    role: Role = Role.FIELD

    @cached_property
    def form(self) -> Form:
        """How its cells are typed."""
        shape = self.shape
        if self.role is Role.MEASURE:
            return Form.CHOICE
        if shape.many:
            return Form.LIST if shape.reference or shape.values else Form.LINES
        if shape.reference is not None:
            return Form.REFERENCE
        if shape.values is not None:
            return Form.CHOICE
        if self.key in _CODES:
            return Form.CODE
        return _FORMS[shape.kind or Kind.TEXT]

    @property
    def required(self) -> bool:
        """Whether a row is nothing without it; an id left blank is made of the name."""
        return self.shape.required and self.role not in (Role.ID, Role.PARENT)

    @property
    def of_points(self) -> bool:
        """Whether it lists points of a meeting or review, each of which may have its own mark."""
        return self.shape.record is Point

    def label(self, language: str) -> str:
        """Give its heading in a language."""
        if self.role is Role.ROW_KEY:
            return messages_for(language).text("workbook.column.row-key")
        if self.role is Role.MEASURE:
            return messages_for(language).text("workbook.column.measure")
        if self.role is Role.PARENT:
            return messages_for(language).text(f"workbook.column.{self.key}")
        return key_label(self.record, self.key, language)


def fields_of(record: type[Record], *names: str) -> tuple[Column, ...]:
    """Give the columns of a record's fields: those named, or all that fit in a cell."""
    shapes = record_shape(record)
    chosen = names or tuple(name for name, shape in shapes.items() if _fits(shape))
    return tuple(
        Column(name, record, shapes[name], Role.ID if name == "id" else Role.FIELD)
        for name in chosen
    )


def _fits(shape: FieldShape) -> bool:
    if shape.record is not None:
        return shape.record is Point and shape.many
    return shape.free is None and shape.key not in ("custom", "rating")


ACCOUNT = Column(
    "account",
    AcceptedRule,
    FieldShape("account", "account", required=True, reference=Reference(Target.ACCOUNT)),
    Role.ACCOUNT,
)
"""The account a row belongs to."""

ROW_KEY = Column(
    "row_key", Person, FieldShape("row_key", "row_key", False, kind=Kind.TEXT), Role.ROW_KEY
)
"""Last column of every sheet of an export."""

ACCOUNT_ID = Column("id", Person, ID_SHAPE, Role.ID)
"""An account's id, which is the name of its folder."""

MEASURE = Column(
    "measure", Figure, FieldShape("measure", "measure", True, kind=Kind.TEXT), Role.MEASURE
)
"""Which of the values of a figure a line of months holds."""

START_MONTH = Column("start_month", FiscalYear, record_shape(FiscalYear)["start_month"])
"""First month of the fiscal year, a setting of the programme."""

MEETING_DAY = Column("date", Meeting, record_shape(Meeting)["date"], Role.PARENT)
"""The meeting a follow-up is of."""

QUARTER = Column("quarter", QuarterlyReview, record_shape(QuarterlyReview)["quarter"], Role.PARENT)
"""The review a commitment is of."""
