"""The shape of a record's fields, read once from its type: list, kind, closed list, reference."""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from kamdocs.model.kinds import Between, Kind, Reference
from kamdocs.model.record import Record


@dataclass(frozen=True)
class FieldShape:
    """How the values of one field are written.

    Exactly one of `kind`, `values`, `reference`, `record` is set, or `free` for a mapping of
    free keys to the shape `free`, or none of them for a custom mapping of any values.
    """

    name: str
    key: str
    required: bool
    many: bool = False
    kind: Kind | None = None
    values: type[StrEnum] | None = None
    reference: Reference | None = None
    record: type[Record] | None = None
    free: FieldShape | None = None
    between: Between | None = None


@cache
def record_shape(record: type[Record]) -> dict[str, FieldShape]:
    """Give the shape of every field of a record by field name."""
    hints = typing.get_type_hints(record, include_extras=True)
    return {
        name: _shape(name, hints[name], field.is_required())
        for name, field in record.model_fields.items()
    }


def _shape(name: str, hint: Any, required: bool) -> FieldShape:
    key = name.rstrip("_")
    hint = _without_none(hint)
    if get_origin(hint) is tuple:
        inner = _shape(name, get_args(hint)[0], required)
        return FieldShape(**{**vars(inner), "many": True})
    if get_origin(hint) is dict:
        value = get_args(hint)[1]
        mixed = get_origin(value) in (typing.Union, types.UnionType)
        free = None if mixed else _shape(name, value, False)
        return FieldShape(name, key, required, free=free)
    marks: tuple[Any, ...] = ()
    if get_origin(hint) is Annotated:
        hint, *rest = get_args(hint)
        marks = tuple(rest)
    if isinstance(hint, type) and issubclass(hint, Record):
        return FieldShape(name, key, required, record=hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return FieldShape(name, key, required, values=hint)
    return FieldShape(
        name,
        key,
        required,
        kind=next((mark for mark in marks if isinstance(mark, Kind)), None),
        reference=next((mark for mark in marks if isinstance(mark, Reference)), None),
        between=next((mark for mark in marks if isinstance(mark, Between)), None),
    )


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (typing.Union, types.UnionType):
        rest = [item for item in get_args(hint) if item is not types.NoneType]
        return rest[0] if len(rest) == 1 else hint
    return hint
