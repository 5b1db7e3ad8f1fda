"""Actions and commitments: overdue ones, and those that say too little to be followed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kamdocs.checks.subject import AccountCheck, Hit
from kamdocs.model.enums import ActionStatus
from kamdocs.model.work import Action, Commitment

_Path = tuple[str | int, ...]
_Written = tuple[_Path, Action | Commitment]

_SETTLED = (ActionStatus.DONE, ActionStatus.CANCELED)


def overdue(check: AccountCheck) -> Iterator[Hit]:
    """Find open actions, commitments and joint tasks past their day.

    What is written in two places is told once, where it was first made.
    """
    told: set[tuple[str, str | None, str | None, date]] = set()
    for path, text, ours, theirs, due in _open_and_dated(check):
        same = (text, ours, theirs, due)
        if due < check.as_of and same not in told:
            told.add(same)
            yield Hit((*path, "due"), {"title": text, "due": due.isoformat()})


def done_without_date(check: AccountCheck) -> Iterator[Hit]:
    """Find actions done of which nobody wrote down when."""
    for path, action in _actions(check):
        if action.status is ActionStatus.DONE and action.done_on is None:
            yield Hit((*path, "status"), {"title": action.title})


def commitment_without_status(check: AccountCheck) -> Iterator[Hit]:
    """Find commitments whose status nobody wrote; they count as still to do."""
    for path, item in _commitments(check):
        if "status" not in item.model_fields_set:
            yield Hit(path, {"text": item.text})


def commitment_without_owner(check: AccountCheck) -> Iterator[Hit]:
    """Find open commitments that nobody, on either side, answers for."""
    for path, item in _commitments(check):
        if item.owner is None and item.owner_client is None and item.status not in _SETTLED:
            yield Hit(path, {"text": item.text})


def commitment_without_date(check: AccountCheck) -> Iterator[Hit]:
    """Find open commitments without a day."""
    for path, item in _commitments(check):
        if item.due is None and item.status not in _SETTLED:
            yield Hit(path, {"text": item.text})


def _open_and_dated(
    check: AccountCheck,
) -> Iterator[tuple[_Path, str, str | None, str | None, date]]:
    written: list[_Written] = [*_actions(check), *_commitments(check)]
    for path, item in written:
        if item.due is not None and item.status not in _SETTLED:
            text = item.title if isinstance(item, Action) else item.text
            yield path, text, item.owner, item.owner_client, item.due
    plan = check.account.joint_plan
    for index, task in enumerate(plan.tasks if plan else ()):
        if task.due is not None and not task.done:
            path = ("joint_plan", "tasks", index)
            yield path, task.title, task.owner_us, task.owner_client, task.due


def _actions(check: AccountCheck) -> Iterator[tuple[_Path, Action]]:
    for index, objective in enumerate(check.account.objectives):
        for number, action in enumerate(objective.actions):
            yield ("objectives", index, "actions", number), action
    for index, action in enumerate(check.account.actions):
        yield ("actions", index), action


def _commitments(check: AccountCheck) -> Iterator[tuple[_Path, Commitment]]:
    for index, notes in enumerate(check.account.meetings):
        for number, item in enumerate(notes.meeting.follow_ups):
            yield ("meetings", index, "meeting", "follow_ups", number), item
    for index, review in enumerate(check.account.reviews):
        for number, item in enumerate(review.review.commitments):
            yield ("reviews", index, "review", "commitments", number), item
        for number, item in enumerate(review.review.corrective_actions):
            yield ("reviews", index, "review", "corrective_actions", number), item
