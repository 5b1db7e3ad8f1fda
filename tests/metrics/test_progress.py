"""Progress of objectives against what was expected by the day; values worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kamdocs.metrics.progress import Pace, objective_progress
from kamdocs.model.enums import Direction, ObjectiveStatus
from kamdocs.model.period import FiscalCalendar, Period
from kamdocs.model.work import Objective, PlannedValue

CALENDAR = FiscalCalendar()


def objective(**changes: object) -> Objective:
    """An objective from 0 to 100 over the 100 days from 1 January 2026."""
    values: dict[str, object] = {
        "id": "o",
        "title": "O",
        "start_value": Decimal(0),
        "target": Decimal(100),
        "current_value": Decimal(50),
        "start": date(2026, 1, 1),
        "due": date(2026, 4, 11),
        "status": ObjectiveStatus.IN_PROGRESS,
    }
    return Objective.model_validate({**values, **changes})


HALFWAY = date(2026, 2, 20)


@pytest.mark.parametrize(
    ("current", "done", "pace"),
    [
        ("50", "0.5", Pace.ON_TRACK),
        ("40", "0.4", Pace.ON_TRACK),
        ("39", "0.39", Pace.BEHIND),
        ("25", "0.25", Pace.BEHIND),
        ("24", "0.24", Pace.FAR_BEHIND),
        ("-10", "-0.1", Pace.FAR_BEHIND),
        ("130", "1.3", Pace.ON_TRACK),
    ],
)
def test_pace_is_measured_in_points_behind_expected(current: str, done: str, pace: Pace) -> None:
    progress = objective_progress(objective(current_value=Decimal(current)), CALENDAR, HALFWAY)
    assert progress.expected == Decimal("0.5")
    assert progress.done == Decimal(done)
    assert progress.pace is pace


def test_an_objective_to_reduce_something_counts_downwards() -> None:
    progress = objective_progress(
        objective(
            start_value=Decimal("3.2"),
            target=Decimal("0.8"),
            current_value=Decimal("2.0"),
            direction=Direction.DOWN,
        ),
        CALENDAR,
        HALFWAY,
    )
    assert progress.done == Decimal("0.5")
    assert progress.expected_value == Decimal("2.0")
    assert progress.pace is Pace.ON_TRACK


def test_planned_values_replace_the_straight_line() -> None:
    planned = (
        PlannedValue(period=Period.quarter(2026, 1), value=Decimal(10)),
        PlannedValue(period=Period.quarter(2026, 2), value=Decimal(100)),
    )
    item = objective(planned=planned, due=date(2026, 6, 30), current_value=Decimal(10))
    at_end = objective_progress(item, CALENDAR, date(2026, 3, 31))
    assert at_end.expected_value == Decimal(10)
    assert at_end.planned
    between = objective_progress(item, CALENDAR, date(2026, 4, 10))
    # Ten of the 91 days of the second quarter: 10 + 90 × 10/91.
    assert between.expected_value == Decimal(10) + Decimal(90) * Decimal(10) / Decimal(91)


@pytest.mark.parametrize(
    ("changes", "pace"),
    [
        ({"current_value": None}, Pace.NO_DATA),
        ({"start_value": None}, Pace.NO_DATA),
        ({"target": None}, Pace.NO_DATA),
        ({"target": Decimal(0)}, Pace.NO_DATA),
        ({"start": None}, Pace.NO_DATA),
        ({"status": ObjectiveStatus.ACHIEVED}, Pace.ACHIEVED),
        ({"status": ObjectiveStatus.CANCELED}, Pace.CANCELED),
        ({"status": ObjectiveStatus.DEFERRED}, Pace.DEFERRED),
        (
            {
                "status": ObjectiveStatus.NOT_STARTED,
                "current_value": Decimal(0),
                "start": date(2026, 3, 1),
            },
            Pace.NOT_STARTED,
        ),
        (
            {"status": ObjectiveStatus.NOT_STARTED, "current_value": Decimal(0)},
            Pace.FAR_BEHIND,
        ),
        ({"due": date(2026, 2, 19)}, Pace.OVERDUE),
        ({"due": date(2026, 2, 19), "current_value": Decimal(100)}, Pace.ON_TRACK),
    ],
)
def test_pace_without_a_measure_or_outside_its_time(changes: dict[str, object], pace: Pace) -> None:
    assert objective_progress(objective(**changes), CALENDAR, HALFWAY).pace is pace


def test_before_its_start_nothing_is_expected() -> None:
    progress = objective_progress(objective(current_value=Decimal(0)), CALENDAR, date(2025, 12, 1))
    assert progress.expected_value == Decimal(0)
    assert progress.pace is Pace.ON_TRACK
