"""Changes in the order in which a reader wants them: by account, the gravest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from kamdocs.model.account import Account, Score, TerritoryChange, Unit
from kamdocs.model.commerce import Contract, Opportunity
from kamdocs.model.figures import Figure, Receivable
from kamdocs.model.kinds import Kind, Target
from kamdocs.model.people import PlannedContact, Relation, Stakeholder, TeamMember
from kamdocs.model.portfolio import LeftOut
from kamdocs.model.programme import Programme
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, record_shape
from kamdocs.model.watch import Competitor, Issue, Note, Risk, SwotItem, Voice
from kamdocs.model.work import JointPlan, Objective
from kamdocs.review.change import Change, ChangeKind
from kamdocs.review.event import Event, event_of


class Importance(IntEnum):
    """How far up a change stands; the lowest number is the most important.

    What is decided comes before what is aimed at, that before when, how much and who; figures
    come from other systems, and prose is read last.
    """

    OUTCOME = 1
    """Won, lost, reached, given up, approved; an account that came, went or cannot be read."""
    TARGET = 2
    """What an objective, the plan or a contracted service level aims at."""
    PLAN = 3
    """An objective, opportunity, contract, joint plan, risk, issue or unit came, went or moved."""
    DATE = 4
    """By when something is due, begins or ends."""
    VALUE = 5
    """Amounts, shares, scores and other numbers."""
    STATUS = 6
    """How far something is: done, blocked, in another stage."""
    ACCESS = 7
    """Who may see a record."""
    PEOPLE = 8
    """Who answers for what, and the people on both sides."""
    RECORD = 9
    """Any other record that came or went: an action, a commitment, a meeting."""
    DETAIL = 10
    """Names, texts and all other fields."""
    FIGURES = 11
    """Rows of figures and receivables."""
    UPKEEP = 12
    """Ids, days of update, sources of figures."""
    PROSE = 13
    """Free text."""


_OUTCOMES = frozenset(
    {
        Event.DEAL_WON,
        Event.DEAL_LOST,
        Event.OBJECTIVE_ACHIEVED,
        Event.OBJECTIVE_CANCELED,
        Event.ACCOUNT_LOST,
        Event.ACCOUNT_LAPSED,
        Event.ACCOUNT_REACTIVATED,
        Event.ACCOUNT_AT_RISK,
        Event.ACCOUNT_ARCHIVED,
        Event.PLAN_APPROVED,
        Event.PLAN_REJECTED,
        Event.CONTRACT_ARCHIVED,
        Event.RISK_LOST,
        Event.CREDIT_BLOCKED,
    }
)

_WHOLE: dict[type[Record], Importance] = {
    Account: Importance.OUTCOME,
    LeftOut: Importance.OUTCOME,
    **dict.fromkeys(
        (Objective, Opportunity, Contract, JointPlan, Risk, Issue, Unit), Importance.PLAN
    ),
    **dict.fromkeys((Stakeholder, TeamMember, Relation, PlannedContact), Importance.PEOPLE),
    Figure: Importance.FIGURES,
    Receivable: Importance.FIGURES,
}
"""Records that came, went or moved; any other is `RECORD`."""

_FIELDS: dict[str, Importance] = {
    **dict.fromkeys(
        ("target", "start_value", "revenue_target", "margin_target"), Importance.TARGET
    ),
    **dict.fromkeys(
        ("status", "stage", "outcome", "approval", "lifecycle", "category", "state", "done", "met"),
        Importance.STATUS,
    ),
    **dict.fromkeys(("role", "posture", "closeness", "influence"), Importance.PEOPLE),
    **dict.fromkeys(
        ("id", "updated", "source", "extracted_on", "crm_id", "erp_code", "git"), Importance.UPKEEP
    ),
    **dict.fromkeys(("prose", "objectives_prose", "notes"), Importance.PROSE),
    "visibility": Importance.ACCESS,
    "last_contact": Importance.PEOPLE,
    "year": Importance.DETAIL,
    "instalment": Importance.DETAIL,
}
"""Fields that stand elsewhere than the kind of their value says."""

_MINOR = frozenset({Note, Voice, SwotItem, Competitor, TerritoryChange, Score})
"""Records whose fields are details, days and numbers too."""

_NUMBERS = frozenset({Kind.MONEY, Kind.NUMBER, Kind.SHARE, Kind.POINTS, Kind.COUNT})


def importance_of(change: Change, programme: Programme) -> Importance:
    """Give the place of a change in the order; the programme knows its own stages."""
    record = change.record
    if record in (Figure, Receivable):
        return Importance.FIGURES
    if not change.is_field:
        return _WHOLE.get(record, Importance.RECORD)
    if change.kind is ChangeKind.RENAMED and record is Account:
        return Importance.PLAN
    event = event_of(change, programme)
    if event is not None:
        return Importance.OUTCOME if event in _OUTCOMES else Importance.STATUS
    is_detail = record in _MINOR and change.field not in ("id", "visibility")
    if is_detail or (record is Stakeholder and change.field == "notes"):
        return Importance.DETAIL
    if change.field in _FIELDS:
        return _FIELDS[change.field]
    return _by_shape(record_shape(record)[change.field])


def _by_shape(shape: FieldShape) -> Importance:
    """Give the place of a field by the kind of its value, so that a new field has one."""
    if shape.kind in (Kind.DAY, Kind.PERIOD):
        return Importance.DATE
    if shape.kind in _NUMBERS:
        return Importance.VALUE
    if shape.reference and shape.reference.target in (Target.PERSON, Target.STAKEHOLDER):
        return Importance.PEOPLE
    return Importance.DETAIL


@dataclass(frozen=True)
class AccountChanges:
    """Changes of one account, the most important first; those of the programme have no account."""

    account: str
    name: str
    changes: tuple[Change, ...]


def by_account(changes: Iterable[Change], programme: Programme) -> tuple[AccountChanges, ...]:
    """Group changes by account: the programme first, then the account with the gravest news."""
    groups: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        groups[change.account].append(change)

    def rank(change: Change) -> Importance:
        return importance_of(change, programme)

    found = [
        # What belongs to one record stays together in the order of the model.
        AccountChanges(account, items[0].subject.account_name, tuple(sorted(items, key=rank)))
        for account, items in groups.items()
    ]
    return tuple(
        sorted(found, key=lambda group: (bool(group.account), rank(group.changes[0]), group.name))
    )
