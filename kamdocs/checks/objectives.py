"""Objectives that cannot be followed, and those whose status their figures contradict."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.checks.subject import AccountCheck, Hit
from kamdocs.model.enums import ActionStatus, Direction, ObjectiveNature, ObjectiveStatus
from kamdocs.model.work import Action, Objective

FEWEST_ACTIONS = 2
"""An objective with fewer dated actions is a wish."""

_SETTLED = (ObjectiveStatus.ACHIEVED, ObjectiveStatus.CANCELED, ObjectiveStatus.DEFERRED)


def without_measure(check: AccountCheck) -> Iterator[Hit]:
    """Find open objectives nobody can measure: no target, or nothing that it is a target of.

    An objective declared qualitative is judged by its outcome instead.
    """
    for index, item in _open(check):
        qualitative = item.nature is ObjectiveNature.QUALITATIVE
        measured = item.target is not None and (item.kpi or item.measure)
        if not qualitative and not measured:
            yield Hit(("objectives", index, "title"), {"title": item.title})


def without_owner(check: AccountCheck) -> Iterator[Hit]:
    """Find open objectives nobody of ours answers for."""
    for index, item in _open(check):
        if item.owner is None:
            yield Hit(("objectives", index, "title"), {"title": item.title})


def without_date(check: AccountCheck) -> Iterator[Hit]:
    """Find open objectives without a day by which they are to be reached."""
    for index, item in _open(check):
        if item.due is None:
            yield Hit(("objectives", index, "title"), {"title": item.title})


def without_actions(check: AccountCheck) -> Iterator[Hit]:
    """Find open objectives with fewer than two dated actions, done ones included."""
    for index, item in _open(check):
        dated = sum(
            action.due is not None and action.status is not ActionStatus.CANCELED
            for action in actions_of(check, item)
        )
        if dated < FEWEST_ACTIONS:
            params = {"title": item.title, "count": str(dated)}
            yield Hit(("objectives", index, "title"), params)


def achieved_short_of_target(check: AccountCheck) -> Iterator[Hit]:
    """Find objectives said to be achieved whose current value does not reach the target."""
    for index, item in enumerate(check.account.objectives):
        if item.status is not ObjectiveStatus.ACHIEVED:
            continue
        if item.current_value is None or item.target is None:
            continue
        short = item.current_value > item.target
        if not _wants_less(check, item):
            short = item.current_value < item.target
        if short:
            params = {
                "title": item.title,
                "current": check.number(item.current_value),
                "target": check.number(item.target),
            }
            yield Hit(("objectives", index, "status"), params)


def not_started_with_progress(check: AccountCheck) -> Iterator[Hit]:
    """Find objectives said not to be started that have moved, or whose actions have."""
    for index, item in enumerate(check.account.objectives):
        if item.status is not ObjectiveStatus.NOT_STARTED:
            continue
        begun = (ActionStatus.DOING, ActionStatus.DONE)
        working = any(action.status in begun for action in actions_of(check, item))
        if working or _moved(check, item):
            yield Hit(("objectives", index, "status"), {"title": item.title})


def actions_of(check: AccountCheck, objective: Objective) -> tuple[Action, ...]:
    """Give the actions of an objective, those of the plan that name it included."""
    named = (item for item in check.account.actions if item.objective == objective.id)
    return (*objective.actions, *named)


def _open(check: AccountCheck) -> Iterator[tuple[int, Objective]]:
    for index, item in enumerate(check.account.objectives):
        if item.status not in _SETTLED:
            yield index, item


def _moved(check: AccountCheck, item: Objective) -> bool:
    if item.current_value is None or item.start_value is None:
        return False
    if _wants_less(check, item):
        return item.current_value < item.start_value
    return item.current_value > item.start_value


def _wants_less(check: AccountCheck, item: Objective) -> bool:
    """Tell whether less is better: as the objective says, its values, or its KPI."""
    if item.direction is not None:
        return item.direction is Direction.DOWN
    if item.start_value is not None and item.target is not None:
        return item.target < item.start_value
    kpi = next((kpi for kpi in check.programme.kpis if kpi.id == item.kpi), None)
    return kpi is not None and kpi.direction is Direction.DOWN
