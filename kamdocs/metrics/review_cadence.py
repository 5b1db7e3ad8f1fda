"""When the next business review of an account is due, by the cadence of its tier."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kamdocs.model.account import Account
from kamdocs.model.enums import ReviewStatus
from kamdocs.model.period import FiscalCalendar
from kamdocs.model.programme import Programme
from kamdocs.model.programme_enums import ReviewCadence

MONTHS_BETWEEN = {
    ReviewCadence.MONTHLY: 1,
    ReviewCadence.QUARTERLY: 3,
    ReviewCadence.SEMIANNUAL: 6,
    ReviewCadence.ANNUAL: 12,
}
"""Months from one review to the next."""

_HELD = (ReviewStatus.HELD, ReviewStatus.CLOSED)


class ReviewState(StrEnum):
    """How the next review of an account stands."""

    LATE = "late"
    NEVER_HELD = "never_held"
    SCHEDULED = "scheduled"
    TO_SCHEDULE = "to_schedule"


@dataclass(frozen=True)
class ReviewDue:
    """The last review held, when the next is due by the tier, and when it is scheduled."""

    cadence: ReviewCadence
    last: date | None
    scheduled: date | None
    as_of: date

    @property
    def due(self) -> date | None:
        """The day of the next review: last one + months of the cadence; None before the first."""
        return None if self.last is None else months_later(self.last, MONTHS_BETWEEN[self.cadence])

    @property
    def days_late(self) -> int:
        """Days past the due day; 0 when it is not past or not known."""
        return 0 if self.due is None else max(0, (self.as_of - self.due).days)

    @property
    def state(self) -> ReviewState:
        """How the next review stands; a day on the calendar makes up for a due day passed."""
        if self.scheduled is not None:
            return ReviewState.SCHEDULED
        if self.last is None:
            return ReviewState.NEVER_HELD
        return ReviewState.LATE if self.days_late else ReviewState.TO_SCHEDULE


def review_due(account: Account, programme: Programme, as_of: date) -> ReviewDue | None:
    """Give when the next review of an account is due; None where its tier asks for none."""
    tier = next((item for item in programme.tiers if item.id == account.tier), None)
    if tier is None or tier.review is None:
        return None
    last = last_review(account, programme.calendar, as_of)
    return ReviewDue(tier.review, last, scheduled_review(account, as_of), as_of)


def last_review(account: Account, calendar: FiscalCalendar, as_of: date) -> date | None:
    """Give the day of the last review held; one without a day counts at the end of its quarter."""
    days = (
        item.review.date or calendar.last_day(item.review.quarter)
        for item in account.reviews
        if item.review.status in _HELD
    )
    return max((day for day in days if day <= as_of), default=None)


def scheduled_review(account: Account, as_of: date) -> date | None:
    """Give the next day a review is on the calendar: of a review to come, or of the plan."""
    days = [
        item.review.date
        for item in account.reviews
        if item.review.date is not None and item.review.status not in _HELD
    ]
    if account.plan.next_review is not None:
        days.append(account.plan.next_review)
    return min((day for day in days if day >= as_of), default=None)


def months_later(day: date, months: int) -> date:
    """Give the same day so many months later; the last of a shorter month where it has none."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
