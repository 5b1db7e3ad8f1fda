"""What is to change in a file, said in terms of its records; nothing about how it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kamdocs.model.period import Period

EditPath = tuple[str | int, ...]
"""Names of fields and indexes of lists from the file's own record, e.g. `("risks", 0)`."""

Single = str | Decimal | int | bool | date | Period | StrEnum
"""A value as the model holds it; a reference is the id it names."""

NewValue = Single | tuple[Single, ...] | None
"""A value to write; None, as an empty list, takes away what stands there.

In a list of records that may be written as their text alone, each text is one item.
"""

NewRecord = Mapping[str, NewValue]
"""Values of a record by field."""


@dataclass(frozen=True)
class RecordEdit:
    """Fields of one record and their new values; a record inside another is made if need be."""

    path: EditPath
    values: NewRecord


@dataclass(frozen=True)
class ListEdit:
    """Records to take out of a list, by index, and records to put behind those that stay."""

    path: EditPath
    remove: frozenset[int] = frozenset()
    add: tuple[NewRecord, ...] = field(default=())


Edit = RecordEdit | ListEdit


class RefusedEditError(Exception):
    """An edit that cannot be made without harm: the rule, the offset in the text, what to say."""

    def __init__(self, rule: str, offset: int, **params: str) -> None:
        self.rule = rule
        self.offset = offset
        self.params = params
        super().__init__(rule)
