"""Records of a file that the tables know as well: changed, filled or left as the mapping says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kamdocs.interchange.editing.edits import Edit, EditPath, ListEdit, NewValue, RecordEdit
from kamdocs.interchange.editing.outcome import same_field
from kamdocs.interchange.ownership import Owner, Rights
from kamdocs.interchange.record import MadeRecord
from kamdocs.interchange.written_form import side
from kamdocs.model.record import Record
from kamdocs.model.shape import record_shape
from kamdocs.source.folding import fold
from kamdocs.source.problem import Problem
from kamdocs.source.value_reader import Writing, read_value

Values = Mapping[str, Any]
"""What a file holds, by field, as it is read."""


def owned_edits(
    values: Values,
    record: MadeRecord | None,
    lists: Mapping[str, list[MadeRecord]],
    holder: type[Record],
    writing: Writing,
) -> list[Edit]:
    """Give the edits of a file that make it agree with records made of tables.

    Records are known by their ids. A blank cell of a table changes nothing.
    """
    edits: list[Edit] = []
    if record is not None and record.rights is not None:
        edits += _record_edits((), values, record, record.rights, writing)
    for name, items in lists.items():
        owned = [item for item in items if item.rights is not None]
        shape = record_shape(holder)[name]
        if owned and not shape.many:
            rights = owned[0].rights or Rights(Owner.FILL, {})
            edits += _record_edits((name,), values.get(name) or {}, owned[0], rights, writing)
        elif owned and "id" in record_shape(owned[0].record):
            edits += _list_edits(name, values.get(name) or (), owned, writing)
    return edits


def typed_values(item: MadeRecord, writing: Writing) -> dict[str, NewValue]:
    """Give the values of a record made of a row as the model types them."""
    typed: dict[str, NewValue] = {}
    for name, shape in record_shape(item.record).items():
        if name in item.values:
            value = read_value(shape, item.values[name], writing, side(writing.language))
            # What cannot be read is told when the file is read as it would be.
            typed[name] = item.values[name] if isinstance(value, Problem) else value
    return typed


def changed_values(
    now: Values, item: MadeRecord, rights: Rights, writing: Writing
) -> dict[str, NewValue]:
    """Give the fields of a record that the tables may and do change."""
    shapes = record_shape(item.record)
    return {
        name: value
        for name, value in typed_values(item, writing).items()
        if _may(rights.of(name), now.get(name))
        and not same_field(now.get(name), value, shapes[name])
    }


def _may(owner: Owner, now: Any) -> bool:
    return owner is Owner.CRM or (owner is Owner.FILL and now in (None, ""))


def _record_edits(
    path: EditPath, now: Values, item: MadeRecord, rights: Rights, writing: Writing
) -> Iterator[Edit]:
    changed = changed_values(now, item, rights, writing)
    if changed:
        yield RecordEdit(path, changed)


def _list_edits(
    name: str, now: Iterable[Values], items: list[MadeRecord], writing: Writing
) -> Iterator[Edit]:
    present = list(now)
    known = {fold(str(values.get("id", ""))): at for at, values in enumerate(present)}
    by_name = _people_by_name(present, items, known) if name == "stakeholders" else {}
    new = []
    for item in items:
        at = known.get(fold(item.values.get("id", "")))
        at = by_name.get(fold(item.values.get("name", ""))) if at is None else at
        if at is None:
            new.append(typed_values(item, writing))
        elif item.rights is not None:
            yield from _record_edits((name, at), present[at], item, item.rights, writing)
    if new:
        yield ListEdit((name,), add=tuple(new))


def _people_by_name(
    present: list[Values], items: list[MadeRecord], known: Mapping[str, int]
) -> dict[str, int]:
    """Give the people whom a person wrote down before the CRM told of them, by their names.

    A name that two have, there or in the tables, tells nobody.
    """
    made = Counter(fold(item.values.get("name", "")) for item in items)
    there = Counter(fold(str(values.get("name", ""))) for values in present)
    taken = {known.get(fold(item.values.get("id", ""))) for item in items}
    return {
        name: at
        for at, values in enumerate(present)
        if (name := fold(str(values.get("name", ""))))
        and there[name] == made[name] == 1
        and at not in taken
    }
