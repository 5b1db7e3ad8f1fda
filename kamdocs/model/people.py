"""The client's people and how they stand to each other and to us."""

from __future__ import annotations

from kamdocs.model.enums import (
    Channel,
    Closeness,
    Confirmation,
    Driver,
    Posture,
    RelationKind,
    StakeholderRole,
    Visibility,
)
from kamdocs.model.kinds import (
    Count,
    Day,
    Id,
    OneToThree,
    PersonRef,
    StakeholderRef,
    Text,
    UnitRef,
    YesNo,
    ZeroToTen,
)
from kamdocs.model.record import Record


class Stakeholder(Record):
    """A person of the client, or a role nobody was found for yet (`to_identify`)."""

    id: Id
    name: Text | None = None
    title: Text | None = None
    department: Text | None = None
    unit: UnitRef | None = None
    reports_to: StakeholderRef | None = None
    role: StakeholderRole | None = None
    posture: Posture | None = None
    influence: ZeroToTen | None = None
    closeness: Closeness | None = None
    drivers: tuple[Driver, ...] = ()
    our_contact: PersonRef | None = None
    last_contact: Day | None = None
    cadence_days: Count | None = None
    confirmed: Confirmation | None = None
    to_identify: YesNo = False
    email: Text | None = None
    phone: Text | None = None
    notes: Text | None = None
    visibility: Visibility | None = None


class Relation(Record):
    """A line of the relationship map between two stakeholders."""

    from_: StakeholderRef
    to: StakeholderRef
    kind: RelationKind
    strength: OneToThree | None = None


class PlannedContact(Record):
    """How often somebody of ours is to meet a stakeholder, and for what."""

    stakeholder: StakeholderRef
    our_person: PersonRef | None = None
    channel: Channel | None = None
    every_days: Count | None = None
    last: Day | None = None
    purpose: Text | None = None
    visibility: Visibility | None = None


class TeamMember(Record):
    """Somebody of ours who works for the account."""

    person: PersonRef
    role: Text | None = None
    commitment: Text | None = None
    escalation: Count | None = None
    visibility: Visibility | None = None
