"""Changes of one record against its older self, field by field, lists and records inside it too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kamdocs.model.account import Account, Prose
from kamdocs.model.programme import Programme, SelectionSettings
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, record_shape
from kamdocs.model.work import Objective
from kamdocs.review.change import Change, ChangeKind, Subject
from kamdocs.review.identity import compared_fields, identity_of
from kamdocs.review.pairing import Entry, Pairing, pair, value_at
from kamdocs.review.renamed_ids import TARGETS, RenamedIds

NEW_ID = 0.75
"""How like the names of two records with an id must be to be one whose id was changed."""

IN_ORDER: frozenset[tuple[type[Record], str]] = frozenset(
    {(Programme, "tiers"), (SelectionSettings, "cuts")}
)
"""Lists whose order means something: the first tier is the top one."""

_NAMING = ("name", "title", "label")


def subject_of(
    record: Record, path: tuple[str | int, ...], section: str, parent: Subject | None
) -> Subject:
    """Give the subject of a record inside another one, or on its own."""
    kind = type(record)
    known_by = identity_of(kind).known_by
    identity = tuple((name, value_at(record, name)) for name in known_by if name)
    if isinstance(record, Account):
        return Subject(kind, record.id, record.name, "accounts", identity)
    if parent is None:
        return Subject(kind, section=section, identity=identity, path=path)
    # The account or the programme around a record needs no mention: every change names it.
    inner = parent if parent.record not in (Account, Programme) else None
    return Subject(kind, parent.account, parent.account_name, section, identity, inner, path)


def whole(kind: ChangeKind, record: Record, subject: Subject) -> Change:
    """Give the change of a record that is only on one side."""
    if kind is ChangeKind.ADDED:
        return Change(kind, None, subject, after=record)
    return Change(kind, subject, None, before=record)


def record_changes(
    before: Record, after: Record, old: Subject, new: Subject, ids: RenamedIds
) -> Iterator[Change]:
    """Give the changes of a record that is on both sides."""
    if before is after or before == after:
        return
    shapes = record_shape(type(after))
    for name in compared_fields(type(after)):
        shape, one, other = shapes[name], getattr(before, name), getattr(after, name)
        if shape.record is Prose:
            yield from _prose(name, one, other, old, new)
        elif shape.record is not None and shape.many:
            yield from _list_field(before, after, name, old, new, ids)
        elif shape.record is not None:
            yield from _inner(name, one, other, old, new, ids)
        elif isinstance(one, Mapping):
            yield from _mapping(name, one, other, old, new)
        elif not _same(shape, name, before, after, ids):
            yield Change(_kind(new, name, one, other), old, new, name, before=one, after=other)


def _same(shape: FieldShape, name: str, before: Record, after: Record, ids: RenamedIds) -> bool:
    one, other = getattr(before, name), getattr(after, name)
    if (type(after), name) in IN_ORDER:
        return bool(one == other)
    return ids.same(shape, one, other)


def _kind(subject: Subject, name: str, before: Any, after: Any) -> ChangeKind:
    known_by = identity_of(subject.record).known_by
    is_name = name == "id" or (name in _NAMING and name in known_by)
    return ChangeKind.RENAMED if is_name and before and after else ChangeKind.CHANGED


def _prose(
    name: str, before: Prose | None, after: Prose | None, old: Subject, new: Subject
) -> Iterator[Change]:
    one, other = before.text if before else None, after.text if after else None
    if one != other:
        yield Change(ChangeKind.CHANGED, old, new, name, before=one, after=other)


def _mapping(
    name: str, before: Mapping[str, Any], after: Mapping[str, Any], old: Subject, new: Subject
) -> Iterator[Change]:
    for key in sorted({*before, *after}):
        one, other = before.get(key), after.get(key)
        if one != other or type(one) is not type(other):
            yield Change(ChangeKind.CHANGED, old, new, name, key, one, other)


def _inner(
    name: str,
    before: Record | None,
    after: Record | None,
    old: Subject,
    new: Subject,
    ids: RenamedIds,
) -> Iterator[Change]:
    """Compare a record that stands alone in a field, such as the plan."""
    inside_old = subject_of(before, (*old.path, name), name, old) if before else None
    inside_new = subject_of(after, (*new.path, name), name, new) if after else None
    if before and after and inside_old and inside_new:
        yield from record_changes(before, after, inside_old, inside_new, ids)
    elif after and inside_new:
        yield whole(ChangeKind.ADDED, after, inside_new)
    elif before and inside_old:
        yield whole(ChangeKind.REMOVED, before, inside_old)


def _list_field(
    before: Record, after: Record, name: str, old: Subject, new: Subject, ids: RenamedIds
) -> Iterator[Change]:
    if isinstance(after, Objective) and name == "actions":
        return  # compared with all actions of the account, so that one may move
    olds, news = entries(before, name, old.path), entries(after, name, new.path)
    if [entry.record for entry in olds] == [entry.record for entry in news]:
        return  # most lists of an account that changed are as they were
    pairing = pair_list(olds, news, ids)
    if isinstance(before, Account) and isinstance(after, Account) and name == "actions":
        pairing = _without_new_objectives(pairing, before, after, ids)
    yield from list_changes(pairing, name, old, new, ids)
    if (type(after), name) in IN_ORDER:
        yield from _order(pairing, name, old, new)


def entries(record: Record, name: str, path: tuple[str | int, ...]) -> list[Entry]:
    """Give the records of a list; of an account's actions, those inside objectives as well."""
    own = [Entry(item, (*path, name, i)) for i, item in enumerate(getattr(record, name))]
    if not isinstance(record, Account) or name != "actions":
        return own
    inside = [
        Entry(
            action if action.objective else action.model_copy(update={"objective": objective.id}),
            (*path, "objectives", i, "actions", j),
        )
        for i, objective in enumerate(record.objectives)
        for j, action in enumerate(objective.actions)
    ]
    return [*inside, *own]


def pair_list(old: Sequence[Entry], new: Sequence[Entry], ids: RenamedIds) -> Pairing:
    """Pair two lists; a record with an id is only taken for another one when very like it."""
    has_id = bool(new) and "id" in type(new[0].record).model_fields
    required = has_id and type(new[0].record).model_fields["id"].is_required()
    return pair(old, new, ids, NEW_ID) if required else pair(old, new, ids)


def _without_new_objectives(
    pairing: Pairing, before: Account, after: Account, ids: RenamedIds
) -> Pairing:
    """Leave out actions that came or went inside a whole objective: it is told as one."""
    goals = pair_list(entries(before, "objectives", ()), entries(after, "objectives", ()), ids)
    gone = {entry.path for entry in goals.removed}
    come = {entry.path for entry in goals.added}
    return Pairing(
        pairing.both,
        tuple(entry for entry in pairing.removed if entry.path[:2] not in gone),
        tuple(entry for entry in pairing.added if entry.path[:2] not in come),
    )


def list_changes(
    pairing: Pairing, name: str, old: Subject, new: Subject, ids: RenamedIds
) -> Iterator[Change]:
    """Give the changes of a list whose records were paired."""
    for entry in pairing.removed:
        subject = subject_of(entry.record, entry.path, name, old)
        yield whole(ChangeKind.REMOVED, entry.record, subject)
    for entry in pairing.added:
        subject = subject_of(entry.record, entry.path, name, new)
        yield whole(ChangeKind.ADDED, entry.record, subject)
    for before, after in pairing.both:
        yield from record_changes(
            before.record,
            after.record,
            subject_of(before.record, before.path, name, old),
            subject_of(after.record, after.path, name, new),
            ids,
        )


def _order(pairing: Pairing, name: str, old: Subject, new: Subject) -> Iterator[Change]:
    both = pairing.both
    by_old = [after for _, after in sorted(both, key=lambda found: found[0].path)]
    if [after for _, after in both] == by_old:
        return
    kept_old = sorted((before for before, _ in both), key=lambda entry: entry.path)
    yield Change(
        ChangeKind.CHANGED,
        old,
        new,
        name,
        before=tuple(value_at(entry.record, "name") for entry in kept_old),
        after=tuple(value_at(after.record, "name") for _, after in both),
    )


def id_pairs(before: Record, after: Record, ids: RenamedIds) -> RenamedIds:
    """Add the renamed ids of the lists of a record that references may point to."""
    for name, shape in record_shape(type(after)).items():
        if shape.many and shape.record in TARGETS:
            olds, news = entries(before, name, ()), entries(after, name, ())
            if [entry.record for entry in olds] != [entry.record for entry in news]:
                found = pair_list(olds, news, ids)
                ids = ids.with_pairs((b.record, a.record) for b, a in found.both)
    return ids
