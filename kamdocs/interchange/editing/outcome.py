"""What the records of a file hold once its edits are made, worked out without the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from enum import StrEnum
from typing import Any

from kamdocs.interchange.editing.edits import (
    Edit,
    ListEdit,
    NewRecord,
    NewValue,
    RecordEdit,
    Single,
)
from kamdocs.interchange.editing.list_steps import list_steps
from kamdocs.model.enums import BuiltInKpi, StageKind
from kamdocs.model.kinds import Target
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, record_shape
from kamdocs.source.folding import fold
from kamdocs.source.word_table import value_table

Values = dict[str, Any]


def expected_values(before: Values, record: type[Record], edits: Iterable[Edit]) -> Values:
    """Give the values of a file's record after edits, as reading the file must give them."""
    after = deepcopy(before)
    lists: list[ListEdit] = []
    for edit in edits:
        if isinstance(edit, ListEdit):
            lists.append(edit)
        else:
            _change_record(after, record, edit)
    for edit in sorted(lists, key=lambda item: -len(item.path)):
        _change_list(after, edit)
    return after


def _change_record(root: Values, record: type[Record], edit: RecordEdit) -> None:
    holder: Any = root
    inner: type[Record] | None = record
    for step in edit.path:
        if isinstance(step, str):
            inner = record_shape(inner)[step].record if inner else None
            holder = holder.setdefault(step, {})
        else:
            holder = holder[step]
    for name, value in edit.values.items():
        if value is None or value == ():
            holder.pop(name, None)
        else:
            holder[name] = _plain(value, holder.get(name), _is_record(inner, name))
    if not holder and edit.path:
        _drop_empty(root, edit.path)


def _drop_empty(root: Values, path: tuple[str | int, ...]) -> None:
    holder: Any = root
    for step in path[:-1]:
        holder = holder[step]
    if isinstance(path[-1], str):
        holder.pop(path[-1], None)


def _is_record(record: type[Record] | None, name: str) -> bool:
    shape = record_shape(record).get(name) if record else None
    return shape is not None and shape.record is not None


def _plain(value: NewValue, old: Any, of_records: bool) -> Any:
    """Give a value as the reader does; records that are their text keep their other fields."""
    if not isinstance(value, tuple):
        return value.strip() if isinstance(value, str) and not isinstance(value, StrEnum) else value
    if not of_records:
        return list(value)
    items = list(old or ())
    steps = list_steps([item.get("text", "") for item in items], value, _is_same_text)
    for index, position in steps.changes:
        items[index] = {**items[index], "text": value[position]}
    result: list[Any] = [{"text": value[position]} for position in steps.inserts.get(-1, ())]
    for index, item in enumerate(items):
        if index not in steps.gone:
            result.append(item)
        result += [{"text": value[position]} for position in steps.inserts.get(index, ())]
    return result


def _is_same_text(text: str, value: Single) -> bool:
    return text == str(value).strip()


def _change_list(root: Values, edit: ListEdit) -> None:
    holder: Any = root
    for step in edit.path[:-1]:
        holder = holder.setdefault(step, {}) if isinstance(step, str) else holder[step]
    name = edit.path[-1]
    items = [item for index, item in enumerate(holder.get(name, [])) if index not in edit.remove]
    items += [_new(values) for values in edit.add]
    if items:
        holder[name] = items
    else:
        holder.pop(name, None)


def _new(values: NewRecord) -> Values:
    return {
        name: _plain(value, None, False)
        for name, value in values.items()
        if value is not None and value != ()
    }


def same_values(one: Any, other: Any, record: type[Record] | None) -> bool:
    """Tell whether two readings of a record hold the same, ids named in whatever spelling."""
    if not isinstance(one, Mapping) or not isinstance(other, Mapping):
        return bool(one == other)
    if record is None:
        return dict(one) == dict(other)
    shapes = record_shape(record)
    return all(
        same_field(one.get(name), other.get(name), shapes[name])
        for name in {*one, *other}
        if name in shapes
    )


def same_field(one: Any, other: Any, shape: FieldShape) -> bool:
    """Tell whether two readings of a field hold the same, ids named in whatever spelling."""
    if _is_nothing(one) or _is_nothing(other):
        return _is_nothing(one) and _is_nothing(other)
    if isinstance(one, list) and isinstance(other, list):
        pairs = zip(one, other, strict=False)
        return len(one) == len(other) and all(same_field(*pair, shape) for pair in pairs)
    if shape.record is not None:
        return same_values(one, other, shape.record)
    if shape.reference is not None:
        return _named(shape.reference.target, one) == _named(shape.reference.target, other)
    return bool(one == other)


def _is_nothing(value: Any) -> bool:
    return value is None or value == [] or value == {}


def _named(target: Target, text: Any) -> str:
    """Give the id a text names; built-in KPIs and stages have words in two languages."""
    built_in = {Target.KPI: BuiltInKpi, Target.STAGE: StageKind}.get(target)
    found = value_table(built_in).find(str(text)) if built_in else None
    return found or fold(str(text))
