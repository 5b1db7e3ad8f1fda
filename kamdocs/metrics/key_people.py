"""The people who decide: how many of them we know well, which roles nobody fills."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.metrics.measure import Input, Measure, MeasureUnit
from kamdocs.model.account import Account
from kamdocs.model.enums import Closeness, Posture, StakeholderRole
from kamdocs.model.people import Stakeholder
from kamdocs.model.programme import Programme

KEY_ROLES = (
    StakeholderRole.DECISION_MAKER,
    StakeholderRole.FINANCIAL_APPROVER,
    StakeholderRole.EXECUTIVE_SPONSOR,
)
"""Roles that make somebody a key person whatever their influence."""

THREE_ROLES = (
    StakeholderRole.EXECUTIVE_SPONSOR,
    StakeholderRole.DECISION_MAKER,
    StakeholderRole.CHAMPION,
)
"""Roles an account cannot do without. Source: kam-domain §3, "Relationship coverage"."""

NEAR = (Closeness.FREQUENT, Closeness.CLOSE)
"""Closeness from which we may say that we know somebody."""

FRIENDLY = (Posture.MENTOR, Posture.SUPPORTER)
"""Postures of people who speak for us."""


@dataclass(frozen=True)
class RoleFilled:
    """Who fills one of the three roles; `to_identify` when only a name is missing."""

    role: StakeholderRole
    people: tuple[Stakeholder, ...]
    to_identify: bool

    @property
    def filled(self) -> bool:
        """Tell whether somebody known fills the role."""
        return bool(self.people)


@dataclass(frozen=True)
class Threads:
    """The people that hold the relationship: the client's near ones, and ours who see them."""

    client: tuple[Stakeholder, ...]
    ours: tuple[str, ...]

    @property
    def hang_on_client(self) -> bool:
        """Tell whether only one person of the client is near."""
        return len(self.client) == 1

    @property
    def hang_on_us(self) -> bool:
        """Tell whether one person of ours holds all near contacts."""
        return len(self.ours) == 1

    @property
    def hang(self) -> bool:
        """Tell whether the account would be lost with one person."""
        return self.hang_on_client or self.hang_on_us


def is_key(person: Stakeholder, programme: Programme) -> bool:
    """Tell whether somebody is a key person: a role that decides, or enough influence."""
    influence = person.influence
    return person.role in KEY_ROLES or (
        influence is not None and influence >= programme.limits.key_influence
    )


def is_near(person: Stakeholder) -> bool:
    """Tell whether we know somebody well: identified, with frequent contact or closer."""
    return not person.to_identify and person.closeness in NEAR


def key_people(account: Account, programme: Programme) -> tuple[Stakeholder, ...]:
    """Give the key people of an account, the most influential first."""
    found = [person for person in account.stakeholders if is_key(person, programme)]
    return tuple(sorted(found, key=influence_order))


def influence_order(person: Stakeholder) -> tuple[Decimal, str]:
    """Order people by influence, the most influential first, unknown last."""
    influence = Decimal(-1) if person.influence is None else person.influence
    return (-influence, person.name or person.id)


def relationship_coverage(people: Iterable[Stakeholder], as_of: date) -> Measure:
    """Give key people with closeness ≥ frequent ÷ all key people.

    People still to be identified count as key and not as covered. Source: vocabulary,
    "Relationship coverage". It says whether we know those who decide, before we need them.
    """
    known = tuple(people)
    covered = sum(is_near(person) for person in known)
    unknown = sum(person.closeness is None and not person.to_identify for person in known)
    return Measure(
        "relationship_coverage",
        Decimal(covered) / len(known) if known else None,
        MeasureUnit.SHARE,
        as_of,
        (
            Input("key_people", len(known) or None, MeasureUnit.COUNT),
            Input("key_people_covered", covered, MeasureUnit.COUNT),
            Input(
                "key_people_to_identify",
                sum(person.to_identify for person in known),
                MeasureUnit.COUNT,
            ),
            Input("closeness_unknown", unknown, MeasureUnit.COUNT),
        ),
    )


def three_roles(account: Account) -> tuple[RoleFilled, ...]:
    """Give who fills the roles of executive sponsor, decision maker and champion."""
    return tuple(_role(account, role) for role in THREE_ROLES)


def roles_filled(account: Account, as_of: date) -> Measure:
    """Count how many of the three roles an identified person fills."""
    roles = three_roles(account)
    known = bool(account.stakeholders)
    filled = sum(item.filled for item in roles)
    return Measure(
        "roles_filled",
        Decimal(filled) if known else None,
        MeasureUnit.COUNT,
        as_of,
        (
            Input("people", len(account.stakeholders) or None, MeasureUnit.COUNT),
            Input("roles_wanted", len(roles), MeasureUnit.COUNT),
            Input("roles_missing", len(roles) - filled, MeasureUnit.COUNT),
        ),
    )


def threads(account: Account) -> Threads:
    """Give the near people of the client and who of ours sees them.

    Ours are the contacts named on a person or in the contact plan.
    """
    near = tuple(person for person in account.stakeholders if is_near(person))
    ids = {person.id for person in near}
    ours = {person.our_contact for person in near} | {
        item.our_person for item in account.contact_plan if item.stakeholder in ids
    }
    return Threads(near, tuple(sorted(person for person in ours if person is not None)))


def close_contacts(account: Account, as_of: date) -> Measure:
    """Count the identified people with frequent contact or closer.

    One alone, or all of them with one person of ours, means that the account hangs on
    one contact.
    """
    rated = any(
        person.closeness is not None for person in account.stakeholders if not person.to_identify
    )
    found = threads(account)
    return Measure(
        "close_contacts",
        Decimal(len(found.client)) if rated else None,
        MeasureUnit.COUNT,
        as_of,
        (
            Input("people_rated", len(account.stakeholders) if rated else None, MeasureUnit.COUNT),
            Input("our_people_near", len(found.ours), MeasureUnit.COUNT),
        ),
    )


def advocates(account: Account, programme: Programme) -> tuple[Stakeholder, ...]:
    """Give the identified mentors and supporters with the influence of a key person."""
    found = [
        person
        for person in account.stakeholders
        if not person.to_identify
        and person.posture in FRIENDLY
        and person.influence is not None
        and person.influence >= programme.limits.key_influence
    ]
    return tuple(sorted(found, key=influence_order))


def advocate_count(account: Account, programme: Programme, as_of: date) -> Measure:
    """Count the advocates: mentors and supporters with influence; and the references given."""
    told = [person for person in account.stakeholders if person.posture is not None]
    return Measure(
        "advocates",
        Decimal(len(advocates(account, programme))) if told else None,
        MeasureUnit.COUNT,
        as_of,
        (
            Input("people_with_posture", len(told) or None, MeasureUnit.COUNT),
            Input(
                "friendly_people",
                sum(person.posture in FRIENDLY for person in told),
                MeasureUnit.COUNT,
            ),
            Input("references_given", len(account.references), MeasureUnit.COUNT),
        ),
    )


def _role(account: Account, role: StakeholderRole) -> RoleFilled:
    with_role = [person for person in account.stakeholders if person.role is role]
    known = sorted((item for item in with_role if not item.to_identify), key=influence_order)
    return RoleFilled(role, tuple(known), any(item.to_identify for item in with_role))
