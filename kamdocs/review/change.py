"""A change between two portfolios as data: what, of which record, from what to what, where."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from kamdocs.model.record import Record


class ChangeKind(StrEnum):
    """What happened to a record or to one of its fields."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENAMED = "renamed"
    MOVED = "moved"


_INVERSE = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.ADDED}


@dataclass(frozen=True, slots=True)
class Subject:
    """The record a change is about, as it stands on one side of the comparison.

    `account` is empty for the programme. `section` is the list or field that holds the record,
    `identity` the values by which people know it (a title; period and KPI of a figure), `parent`
    the record around it (the meeting of a follow-up), None where that is the account or the
    programme itself. `path` leads to it in the model and is a key of the places of its file; it
    does not count when changes are compared.
    """

    record: type[Record]
    account: str = ""
    account_name: str = ""
    section: str = ""
    identity: tuple[tuple[str, Any], ...] = ()
    parent: Subject | None = None
    path: tuple[str | int, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two portfolios.

    An added or removed record is one change whose value is the record, whatever it holds. A
    change of a field names it; `key` is the entry of a mapping (custom fields, ratings). Lists of
    plain values and prose (as text) stand whole in `before` and `after`. A moved record has the
    ids of both accounts there, and its changed fields follow as changes of their own. A renamed
    one changed its id or the field people know it by.
    """

    kind: ChangeKind
    old: Subject | None
    new: Subject | None
    field: str = ""
    key: str = ""
    before: Any = None
    after: Any = None

    @property
    def subject(self) -> Subject:
        """The record as it stands now, or as it stood last."""
        found = self.new or self.old
        assert found is not None  # noqa: S101  a change is always about a record
        return found

    @property
    def record(self) -> type[Record]:
        """The kind of record it is about."""
        return self.subject.record

    @property
    def account(self) -> str:
        """Id of the account, as it is now; empty for the programme."""
        return self.subject.account

    @property
    def is_field(self) -> bool:
        """Tell whether a field changed, not the presence of a whole record."""
        return bool(self.field)

    @property
    def path(self) -> tuple[str | int, ...]:
        """Where the changed value stands in the model of `subject.account`, for its place."""
        steps = (self.field, self.key) if self.key else (self.field,)
        return (*self.subject.path, *steps) if self.field else self.subject.path

    def inverse(self) -> Change:
        """Give the change that leads back."""
        return replace(
            self,
            kind=_INVERSE.get(self.kind, self.kind),
            old=self.new,
            new=self.old,
            before=self.after,
            after=self.before,
        )
