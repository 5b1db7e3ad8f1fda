"""Records with an id that moved from one account to another: one change, not two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kamdocs.model.account import Unit
from kamdocs.model.commerce import Opportunity
from kamdocs.model.people import Stakeholder
from kamdocs.model.record import Record
from kamdocs.model.watch import Issue, Risk
from kamdocs.model.work import Action, Objective
from kamdocs.review.change import Change, ChangeKind
from kamdocs.review.identity import identity_of
from kamdocs.review.records import entries, list_changes, pair_list, record_changes
from kamdocs.review.renamed_ids import RenamedIds
from kamdocs.review.similarity import likeness

MOVABLE: frozenset[type[Record]] = frozenset(
    {Objective, Opportunity, Stakeholder, Unit, Risk, Issue, Action}
)
"""What may move between accounts: what has an id of its own."""

SAME_NAME = 0.8
"""Two accounts may use one id for different things; their names tell."""


def with_moves(changes: Sequence[Change], ids: RenamedIds) -> Iterator[Change]:
    """Give the changes with each pair of removed here, added there as one that moved."""
    moved = dict(_moves(changes))
    taken = {id(removed) for removed in moved.values()}
    for change in changes:
        if id(change) in taken:
            continue
        removed = moved.get(id(change))
        if removed is None:
            yield change
        else:
            yield from _moved(removed, change, ids)


def _moves(changes: Sequence[Change]) -> Iterator[tuple[int, Change]]:
    gone, come = _by_id(changes, ChangeKind.REMOVED), _by_id(changes, ChangeKind.ADDED)
    for key in gone.keys() & come.keys():
        # An id that came or went twice does not tell which is which.
        if len(gone[key]) == len(come[key]) == 1 and _is_same(gone[key][0], come[key][0]):
            yield id(come[key][0]), gone[key][0]


def _by_id(
    changes: Sequence[Change], kind: ChangeKind
) -> dict[tuple[type[Record], str], list[Change]]:
    found: dict[tuple[type[Record], str], list[Change]] = defaultdict(list)
    for change in changes:
        if change.kind is kind and change.record in MOVABLE:
            own_id = (change.before or change.after).id
            if own_id:
                found[change.record, own_id].append(change)
    return found


def _is_same(removed: Change, added: Change) -> bool:
    name = identity_of(removed.record).text
    one, other = getattr(removed.before, name), getattr(added.after, name)
    return bool(one and other) and likeness(one, other) >= SAME_NAME


def _moved(removed: Change, added: Change, ids: RenamedIds) -> Iterator[Change]:
    old, new = removed.old, added.new
    if old is None or new is None:
        return
    yield Change(ChangeKind.MOVED, old, new, before=old.account, after=new.account)
    yield from record_changes(removed.before, added.after, old, new, ids)
    if isinstance(added.after, Objective):
        actions = pair_list(
            entries(removed.before, "actions", old.path),
            entries(added.after, "actions", new.path),
            ids,
        )
        yield from list_changes(actions, "actions", old, new, ids)
