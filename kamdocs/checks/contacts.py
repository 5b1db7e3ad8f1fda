"""Who carries the relationship: missing roles, contacts left alone, one contact only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from kamdocs.checks.subject import AccountCheck, Hit
from kamdocs.metrics.contact import last_contact
from kamdocs.model.enums import Closeness, StakeholderRole
from kamdocs.model.people import Stakeholder

_CLOSE = (Closeness.FREQUENT, Closeness.CLOSE)


def no_sponsor(check: AccountCheck) -> Iterator[Hit]:
    """Find accounts in which no executive sponsor of the client is known."""
    yield from _role_missing(check, StakeholderRole.EXECUTIVE_SPONSOR)


def no_decision_maker(check: AccountCheck) -> Iterator[Hit]:
    """Find accounts in which nobody who decides is known."""
    yield from _role_missing(check, StakeholderRole.DECISION_MAKER)


def no_champion(check: AccountCheck) -> Iterator[Hit]:
    """Find accounts in which nobody speaks for us. Source: kam-domain §3, minimum coverage."""
    yield from _role_missing(check, StakeholderRole.CHAMPION)


def contact_late(check: AccountCheck) -> Iterator[Hit]:
    """Find contacts not met for longer than their own cadence, else that of the level."""
    for index, person in enumerate(check.account.stakeholders):
        if person.to_identify:
            continue
        cadence = person.cadence_days or (check.tier.cadence_days if check.tier else None)
        last = last_contact(check.account, person, check.as_of)
        if cadence is None or last is None or check.as_of - last <= timedelta(days=cadence):
            continue
        params = {
            "name": person.name or person.id,
            "days": str((check.as_of - last).days),
            "cadence": str(cadence),
        }
        yield Hit(("stakeholders", index, "last_contact"), params)


def single_contact(check: AccountCheck) -> Iterator[Hit]:
    """Find accounts in which we are close to one person only."""
    close = [
        (index, person)
        for index, person in enumerate(check.account.stakeholders)
        if not person.to_identify and _is_close(person)
    ]
    if len(close) == 1:
        index, person = close[0]
        yield Hit(("stakeholders", index), {"name": person.name or person.id})


def _is_close(person: Stakeholder) -> bool:
    return person.closeness in _CLOSE


def _role_missing(check: AccountCheck, role: StakeholderRole) -> Iterator[Hit]:
    known = any(
        person.role is role and not person.to_identify for person in check.account.stakeholders
    )
    if not known:
        yield Hit(("stakeholders",))
