"""Whether a plan is kept alive: its age, and the reviews its level asks for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from kamdocs.checks.subject import AccountCheck, Hit
from kamdocs.model.enums import Lifecycle
from kamdocs.model.programme_enums import ReviewCadence

_QUARTERS = {
    ReviewCadence.MONTHLY: 1,
    ReviewCadence.QUARTERLY: 1,
    ReviewCadence.SEMIANNUAL: 2,
    ReviewCadence.ANNUAL: 4,
}
"""Closed quarters of which one is to have a review, by how often a level is reviewed."""

_NO_CLIENT = (Lifecycle.UNAPPROACHED, Lifecycle.APPROACHED, Lifecycle.LOST)
"""Accounts that do not buy have nothing to review with us."""


def plan_stale(check: AccountCheck) -> Iterator[Hit]:
    """Find plans unchanged for longer than their level lets them be."""
    valid = check.tier.plan_valid_days if check.tier else None
    changed = check.account.changed
    if valid is None or changed is None:
        return
    age = (check.as_of - changed).days
    if age > valid:
        yield Hit(("updated",), {"days": str(age), "valid": str(valid)})


def review_missing(check: AccountCheck) -> Iterator[Hit]:
    """Find accounts without a review of a closed quarter, as often as their level is reviewed."""
    cadence = check.tier.review if check.tier else None
    if cadence is None or check.account.lifecycle in _NO_CLIENT:
        return
    current = check.calendar.quarter_of(check.as_of)
    before = check.calendar.first_day(current) - timedelta(days=1)
    closed = check.calendar.quarters_until(check.calendar.quarter_of(before), _QUARTERS[cadence])
    since = check.account.customer_since
    if since is not None and since > check.calendar.first_day(closed[0]):
        return
    if not any(notes.review.quarter in closed for notes in check.account.reviews):
        yield Hit(("reviews",), {"quarter": closed[-1].id})
