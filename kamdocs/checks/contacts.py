"""Who carries the relationship: missing roles, contacts left alone, one contact only."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.checks.subject import AccountCheck, Hit
from kamdocs.metrics.contact import ContactState
from kamdocs.model.enums import StakeholderRole


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
    """Find contacts not met for longer than was agreed for them, else than their level asks."""
    indexes = {person.id: index for index, person in enumerate(check.account.stakeholders)}
    for contact in check.measures.relationship.cadence:
        if contact.state is not ContactState.LATE or contact.last is None:
            continue
        person = contact.stakeholder
        params = {
            "name": person.name or person.id,
            "days": str((check.as_of - contact.last).days),
            "cadence": str(contact.cadence_days),
        }
        yield Hit(("stakeholders", indexes[person.id], "last_contact"), params)


def single_contact(check: AccountCheck) -> Iterator[Hit]:
    """Find accounts in which we are close to one person only."""
    found = check.measures.relationship.threads
    if found.hang_on_client:
        person = found.client[0]
        index = check.account.stakeholders.index(person)
        yield Hit(("stakeholders", index), {"name": person.name or person.id})


def _role_missing(check: AccountCheck, role: StakeholderRole) -> Iterator[Hit]:
    if any(item.role is role and not item.filled for item in check.measures.relationship.roles):
        yield Hit(("stakeholders",))
