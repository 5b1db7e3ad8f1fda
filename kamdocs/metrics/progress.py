"""How far an objective is, and how far it was to be by a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from kamdocs.model.enums import ObjectiveStatus
from kamdocs.model.period import FiscalCalendar
from kamdocs.model.work import Objective

ON_TRACK_WITHIN = Decimal("0.10")
"""An objective this far behind its plan, as a share of the whole way, still is on track."""

WATCH_WITHIN = Decimal("0.25")
"""Further behind than this it needs help, in between it needs watching."""


class Pace(StrEnum):
    """How an objective stands against what was expected by the day."""

    ON_TRACK = "on_track"
    BEHIND = "behind"
    FAR_BEHIND = "far_behind"
    OVERDUE = "overdue"
    ACHIEVED = "achieved"
    DEFERRED = "deferred"
    CANCELED = "canceled"
    NOT_STARTED = "not_started"
    NO_DATA = "no_data"


@dataclass(frozen=True)
class Progress:
    """Progress of an objective on a day, with what it was computed from.

    `done` is the share of the way from start to target, not clipped; `expected` the share
    planned by the day; `expected_value` the same in the objective's measure.
    """

    pace: Pace
    done: Decimal | None = None
    expected: Decimal | None = None
    expected_value: Decimal | None = None
    planned: bool = False


def objective_progress(objective: Objective, calendar: FiscalCalendar, as_of: date) -> Progress:
    """Compute progress = (current − start) ÷ (target − start) and what was expected by `as_of`.

    Expected follows the planned values, each reached on the last day of its period, by a
    straight line between them; without planned values by one straight line from start to due.
    Within 10 points of expected is on track. Source: kam-domain §3, vocabulary (`planned`).
    """
    way = _way(objective)
    done = None
    if way is not None and objective.current_value is not None:
        done = (objective.current_value - way[0]) / (way[1] - way[0])
    expected_value = None if way is None else _expected_value(objective, way, calendar, as_of)
    expected = None
    if way is not None and expected_value is not None:
        expected = (expected_value - way[0]) / (way[1] - way[0])
    pace = _pace(objective, done, expected, as_of)
    return Progress(pace, done, expected, expected_value, bool(objective.planned))


def _way(objective: Objective) -> tuple[Decimal, Decimal] | None:
    start, target = objective.start_value, objective.target
    if start is None or target is None or start == target:
        return None
    return start, target


def _expected_value(
    objective: Objective, way: tuple[Decimal, Decimal], calendar: FiscalCalendar, as_of: date
) -> Decimal | None:
    points: list[tuple[date, Decimal]] = []
    if objective.start is not None:
        points.append((objective.start, way[0]))
    points.extend((calendar.last_day(item.period), item.value) for item in objective.planned)
    if objective.due is not None and all(day < objective.due for day, _ in points):
        points.append((objective.due, way[1]))
    if len(points) < 2:
        return None
    points.sort()
    if as_of < points[0][0] or (objective.start is None and as_of == points[0][0]):
        # Without a start nothing says what was expected before the first planned value.
        return way[0] if objective.start is not None else None
    for (start, low), (end, high) in pairwise(points):
        if as_of <= end:
            share = Decimal((as_of - start).days) / Decimal((end - start).days or 1)
            return low + (high - low) * share
    return points[-1][1]


def _pace(
    objective: Objective, done: Decimal | None, expected: Decimal | None, as_of: date
) -> Pace:
    settled = {
        ObjectiveStatus.ACHIEVED: Pace.ACHIEVED,
        ObjectiveStatus.CANCELED: Pace.CANCELED,
        ObjectiveStatus.DEFERRED: Pace.DEFERRED,
    }
    if objective.status in settled:
        return settled[objective.status]
    if done is not None and done >= 1:
        return Pace.ON_TRACK
    if objective.due is not None and objective.due < as_of:
        return Pace.OVERDUE
    if objective.status is ObjectiveStatus.NOT_STARTED and not done:
        waiting = objective.start is None or objective.start > as_of or not expected
        if waiting:
            return Pace.NOT_STARTED
    if done is None or expected is None:
        return Pace.NO_DATA
    behind = expected - done
    if behind <= ON_TRACK_WITHIN:
        return Pace.ON_TRACK
    return Pace.BEHIND if behind <= WATCH_WITHIN else Pace.FAR_BEHIND
