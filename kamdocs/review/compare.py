"""What changed between two portfolios: pure, over whatever fields the model has.

`compare(a, b)` and `compare(b, a)` are inverse, order in lists does not count, and a portfolio
against itself gives nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kamdocs.model.account import Account
from kamdocs.model.portfolio import LeftOut, Portfolio
from kamdocs.model.programme import Programme
from kamdocs.review.change import Change, ChangeKind, Subject
from kamdocs.review.moves import with_moves
from kamdocs.review.pairing import Entry, Pairing, pair
from kamdocs.review.records import id_pairs, record_changes, subject_of, whole
from kamdocs.review.renamed_ids import RenamedIds

ALIKE_NAME = 0.8
"""How like two names must be to take an account in a new folder for the old one."""


def compare(before: Portfolio, after: Portfolio) -> tuple[Change, ...]:
    """Give every change of the programme and the accounts, in the order of the model.

    An account that can no longer be read is an added `LeftOut`, not a removed account.
    """
    ids = _programme_ids(before.programme, after.programme)
    pairing = _pair_accounts(before, after)
    ids = ids.with_pairs((b.record, a.record) for b, a in pairing.both)
    changes = [
        *_programme_changes(before, after, ids),
        *_left_out(before.left_out, after.left_out),
        *_account_list(pairing, ids),
    ]
    return tuple(with_moves(changes, ids))


def compare_accounts(before: Account, after: Account) -> tuple[Change, ...]:
    """Give the changes of one account, without a look at programme or other accounts."""
    return tuple(_account_changes(before, after, RenamedIds()))


def account_pairs(before: Portfolio, after: Portfolio) -> tuple[tuple[Account, Account], ...]:
    """Give the accounts on both sides, each with its older self, whatever its folder is called."""
    return tuple(
        (old.record, new.record)
        for old, new in _pair_accounts(before, after).both
        if isinstance(old.record, Account) and isinstance(new.record, Account)
    )


def _programme_ids(before: Programme, after: Programme) -> RenamedIds:
    ids = id_pairs(before, after, RenamedIds())
    return id_pairs(before.criteria, after.criteria, ids)


def _programme_changes(before: Portfolio, after: Portfolio, ids: RenamedIds) -> Iterator[Change]:
    one, other = before.programme, after.programme
    old, new = subject_of(one, (), "programme", None), subject_of(other, (), "programme", None)
    return record_changes(one, other, old, new, ids)


def _pair_accounts(before: Portfolio, after: Portfolio) -> Pairing:
    unread_old = {item.id for item in before.left_out}
    unread_new = {item.id for item in after.left_out}
    old = [Entry(item, ("accounts", i)) for i, item in enumerate(before.accounts)]
    new = [Entry(item, ("accounts", i)) for i, item in enumerate(after.accounts)]
    return pair(
        [entry for entry in old if _id(entry) not in unread_new],
        [entry for entry in new if _id(entry) not in unread_old],
        RenamedIds(),
        ALIKE_NAME,
    )


def _id(entry: Entry) -> str:
    return str(getattr(entry.record, "id", ""))


def _left_out(before: Sequence[LeftOut], after: Sequence[LeftOut]) -> Iterator[Change]:
    old, new = {item.id: item for item in before}, {item.id: item for item in after}
    for key in sorted(old.keys() - new.keys()):
        yield whole(ChangeKind.REMOVED, old[key], _unread(old[key]))
    for key in sorted(new.keys() - old.keys()):
        yield whole(ChangeKind.ADDED, new[key], _unread(new[key]))


def _unread(item: LeftOut) -> Subject:
    return Subject(LeftOut, item.id, item.name, "left_out", (("name", item.name),))


def _account_list(pairing: Pairing, ids: RenamedIds) -> Iterator[Change]:
    for kind, found in ((ChangeKind.REMOVED, pairing.removed), (ChangeKind.ADDED, pairing.added)):
        for entry in found:
            yield whole(kind, entry.record, subject_of(entry.record, (), "accounts", None))
    for before, after in pairing.both:
        if isinstance(before.record, Account) and isinstance(after.record, Account):
            yield from _account_changes(before.record, after.record, ids)


def _account_changes(before: Account, after: Account, ids: RenamedIds) -> Iterator[Change]:
    # Of five hundred accounts nearly all are equal; they are not looked into.
    if before is after or before == after:
        return
    old, new = subject_of(before, (), "", None), subject_of(after, (), "", None)
    yield from record_changes(before, after, old, new, id_pairs(before, after, ids))
