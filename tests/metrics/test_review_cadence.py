"""When the next business review is due."""

from __future__ import annotations

from datetime import date

import pytest

from kamdocs.metrics.review_cadence import ReviewState, months_later, review_due
from kamdocs.model.account import Plan, ReviewNotes
from kamdocs.model.encounters import QuarterlyReview
from kamdocs.model.enums import ReviewStatus
from kamdocs.model.period import Period
from kamdocs.model.programme import FiscalYear, Tier
from kamdocs.model.programme_enums import ReviewCadence
from tests.metrics.work_world import AS_OF, account, programme


def review(quarter: Period, status: ReviewStatus, day: date | None = None) -> ReviewNotes:
    record = QuarterlyReview(quarter=quarter, status=status, date=day)
    return ReviewNotes(path="", review=record)


def tier(cadence: ReviewCadence | None) -> tuple[Tier, ...]:
    return (Tier(id="key", name="Key", review=cadence),)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 7, 10), 3, date(2026, 10, 10)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_months_later(day: date, months: int, expected: date) -> None:
    assert months_later(day, months) == expected


@pytest.mark.parametrize(
    ("cadence", "due", "late", "state"),
    [
        (ReviewCadence.MONTHLY, date(2026, 8, 10), 66, ReviewState.LATE),
        (ReviewCadence.QUARTERLY, date(2026, 10, 10), 5, ReviewState.LATE),
        (ReviewCadence.SEMIANNUAL, date(2027, 1, 10), 0, ReviewState.TO_SCHEDULE),
        (ReviewCadence.ANNUAL, date(2027, 7, 10), 0, ReviewState.TO_SCHEDULE),
    ],
)
def test_the_tier_says_when_the_next_review_is_due(
    cadence: ReviewCadence, due: date, late: int, state: ReviewState
) -> None:
    held = review(Period.quarter(2026, 2), ReviewStatus.CLOSED, date(2026, 7, 10))
    found = review_due(account(reviews=(held,)), programme(tiers=tier(cadence)), AS_OF)
    assert found is not None
    assert (found.due, found.days_late, found.state) == (due, late, state)


def test_a_review_without_a_day_counts_at_the_end_of_its_fiscal_quarter() -> None:
    held = review(Period.quarter(2027, 1), ReviewStatus.HELD)
    settings = programme(tiers=tier(ReviewCadence.QUARTERLY), fiscal_year=FiscalYear(start_month=7))
    found = review_due(account(reviews=(held,)), settings, AS_OF)
    assert found is not None
    assert found.last == date(2026, 9, 30)


def test_a_day_on_the_calendar_makes_up_for_a_due_day_passed() -> None:
    reviews = (
        review(Period.quarter(2026, 1), ReviewStatus.CLOSED, date(2026, 4, 1)),
        review(Period.quarter(2026, 3), ReviewStatus.PREPARED, date(2026, 10, 22)),
    )
    found = review_due(account(reviews=reviews), programme(), AS_OF)
    assert found is not None
    assert (found.state, found.scheduled) == (ReviewState.SCHEDULED, date(2026, 10, 22))


def test_a_planned_day_that_passed_is_no_review_on_the_calendar() -> None:
    client = account(plan=Plan(next_review=date(2026, 10, 14)))
    found = review_due(client, programme(), AS_OF)
    assert found is not None
    assert (found.state, found.due) == (ReviewState.NEVER_HELD, None)


def test_a_tier_without_a_cadence_asks_for_no_review() -> None:
    assert review_due(account(), programme(tiers=tier(None)), AS_OF) is None
    assert review_due(account(tier=None), programme(), AS_OF) is None
