"""Whether the review of a quarter was held, is planned, or is missing."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from kamdocs.model.account import Account, ReviewNotes
from kamdocs.model.enums import Lifecycle, ReviewStatus
from kamdocs.model.period import FiscalCalendar, Period
from kamdocs.model.programme import Tier
from kamdocs.model.programme_enums import ReviewCadence

HELD = (ReviewStatus.HELD, ReviewStatus.CLOSED)
"""Stages in which a review has taken place."""

QUARTERS_OF = {
    ReviewCadence.MONTHLY: 1,
    ReviewCadence.QUARTERLY: 1,
    ReviewCadence.SEMIANNUAL: 2,
    ReviewCadence.ANNUAL: 4,
}
"""Quarters of which one is to be reviewed, by how often the accounts of a tier are."""

NO_CLIENT = (Lifecycle.UNAPPROACHED, Lifecycle.APPROACHED, Lifecycle.LOST)
"""Accounts that do not buy have nothing to review with us."""


class ReviewState(StrEnum):
    """How the review of a quarter stands with an account."""

    HELD = "held"
    PLANNED = "planned"
    MISSING = "missing"
    NOT_DUE = "not_due"


def review_of(account: Account, quarter: Period) -> ReviewNotes | None:
    """Give the review of a quarter; the one held where there are two."""
    found = [notes for notes in account.reviews if notes.review.quarter == quarter]
    held = [notes for notes in found if notes.review.status in HELD]
    return next(iter([*held, *found]), None)


def review_state(
    account: Account, tier: Tier | None, quarter: Period, calendar: FiscalCalendar, as_of: date
) -> ReviewState:
    """Tell how the review of a quarter stands.

    Planned is one with a day still to come, or without a day. Missing is one whose day passed, or
    none at all where the tier asks for one and the quarter is over. A tier reviewed every half
    year asks for one in two quarters, one reviewed every year for one in four.
    """
    notes = review_of(account, quarter)
    if notes is not None:
        if notes.review.status in HELD:
            return ReviewState.HELD
        day = notes.review.date
        return ReviewState.MISSING if day is not None and day < as_of else ReviewState.PLANNED
    cadence = tier.review if tier is not None else None
    over = calendar.last_day(quarter) < as_of
    if cadence is None or account.lifecycle in NO_CLIENT or not over:
        return ReviewState.NOT_DUE
    asked = calendar.quarters_until(quarter, QUARTERS_OF[cadence])
    since = account.customer_since
    if since is not None and since > calendar.first_day(asked[0]):
        return ReviewState.NOT_DUE
    if any(notes.review.quarter in asked for notes in account.reviews):
        return ReviewState.NOT_DUE
    return ReviewState.MISSING
