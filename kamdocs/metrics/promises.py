"""Everything somebody promised in an account, in one shape, with its state on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kamdocs.model.account import Account
from kamdocs.model.enums import ActionStatus
from kamdocs.model.period import Period
from kamdocs.model.work import Action, Commitment, JointTask

DUE_SOON_DAYS = 14
"""A promise due within these days is worth a look."""


class Origin(StrEnum):
    """Where a promise was made."""

    OBJECTIVE = "objective"
    PLAN = "plan"
    JOINT_PLAN = "joint_plan"
    MEETING = "meeting"
    REVIEW = "review"
    CORRECTIVE = "corrective"


class Side(StrEnum):
    """Who promised."""

    OURS = "ours"
    CLIENT = "client"


class PromiseState(StrEnum):
    """How a promise stands on a day."""

    OVERDUE = "overdue"
    BLOCKED = "blocked"
    DUE_SOON = "due_soon"
    OPEN = "open"
    UNDATED = "undated"
    DONE = "done"
    CANCELED = "canceled"


@dataclass(frozen=True)
class Promise:
    """An action, commitment, follow-up or joint task of an account.

    `objective` is the objective it serves, `meeting` the slug of the meeting and `quarter` the
    review it comes from, `record` the id of an action that has one.
    """

    text: str
    origin: Origin
    owner: str | None = None
    owner_client: str | None = None
    department: str | None = None
    start: date | None = None
    due: date | None = None
    done_on: date | None = None
    status: ActionStatus = ActionStatus.TODO
    objective: str | None = None
    meeting: str | None = None
    quarter: Period | None = None
    record: str | None = None

    def state(self, as_of: date) -> PromiseState:
        """Tell how the promise stands on a day."""
        if self.status is ActionStatus.DONE:
            return PromiseState.DONE
        if self.status is ActionStatus.CANCELED:
            return PromiseState.CANCELED
        if self.due is not None and self.due < as_of:
            return PromiseState.OVERDUE
        if self.status is ActionStatus.BLOCKED:
            return PromiseState.BLOCKED
        if self.due is None:
            return PromiseState.UNDATED
        soon = (self.due - as_of).days <= DUE_SOON_DAYS
        return PromiseState.DUE_SOON if soon else PromiseState.OPEN

    def is_settled(self, as_of: date) -> bool:
        """Tell whether nothing waits any more: it is done, or was canceled."""
        return self.state(as_of) in (PromiseState.DONE, PromiseState.CANCELED)

    def days_late(self, as_of: date) -> int:
        """Give the days past the due day; 0 or less when it is not past."""
        return 0 if self.due is None else (as_of - self.due).days


def sides(promise: Promise) -> tuple[Side, ...]:
    """Give who is to keep a promise; one that names nobody is ours."""
    if promise.owner_client is None:
        return (Side.OURS,)
    return (Side.CLIENT,) if promise.owner is None else (Side.OURS, Side.CLIENT)


def account_promises(account: Account) -> tuple[Promise, ...]:
    """Give every promise of an account: plan, joint plan, meetings, reviews."""
    return tuple(_promises(account))


def distinct_promises(promises: Iterable[Promise]) -> tuple[Promise, ...]:
    """Give promises without repetitions: the same words, owners and day are one promise.

    A promise is often written where it was made and again in the plan; lists and counts
    over all places name it once, in the first place.
    """
    seen: dict[tuple[object, ...], Promise] = {}
    for item in promises:
        seen.setdefault((item.text, item.owner, item.owner_client, item.due), item)
    return tuple(seen.values())


def _promises(account: Account) -> Iterator[Promise]:
    for objective in account.objectives:
        for action in objective.actions:
            yield from_action(action, Origin.OBJECTIVE, objective.id)
    for action in account.actions:
        origin = Origin.OBJECTIVE if action.objective else Origin.PLAN
        yield from_action(action, origin, action.objective)
    if account.joint_plan is not None:
        yield from (from_joint_task(task) for task in account.joint_plan.tasks)
    yield from _promises_of_encounters(account)


def _promises_of_encounters(account: Account) -> Iterator[Promise]:
    for notes in account.meetings:
        for item in notes.meeting.follow_ups:
            yield from_commitment(item, Origin.MEETING, meeting=notes.slug)
    for review in account.reviews:
        quarter = review.review.quarter
        for item in review.review.commitments:
            yield from_commitment(item, Origin.REVIEW, quarter=quarter)
        for item in review.review.corrective_actions:
            yield from_commitment(item, Origin.CORRECTIVE, quarter=quarter)


def from_action(action: Action, origin: Origin, objective: str | None) -> Promise:
    """Give an action as a promise."""
    return Promise(
        action.title,
        origin,
        action.owner,
        action.owner_client,
        action.department,
        action.start,
        action.due,
        action.done_on,
        action.status,
        objective,
        record=action.id,
    )


def from_commitment(
    item: Commitment, origin: Origin, meeting: str | None = None, quarter: Period | None = None
) -> Promise:
    """Give a commitment, follow-up or corrective action as a promise."""
    return Promise(
        item.text,
        origin,
        item.owner,
        item.owner_client,
        due=item.due,
        done_on=item.done_on,
        status=item.status,
        meeting=meeting,
        quarter=quarter,
    )


def from_joint_task(task: JointTask) -> Promise:
    """Give a task of the joint plan as a promise."""
    status = ActionStatus.DONE if task.done else ActionStatus.TODO
    return Promise(
        task.title,
        Origin.JOINT_PLAN,
        task.owner_us,
        task.owner_client,
        due=task.due,
        status=status,
    )
