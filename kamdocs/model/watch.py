"""What can go wrong, did go wrong, or is said outside: risks, issues, market, voice."""

from __future__ import annotations

from kamdocs.model.enums import (
    IssueKind,
    IssueSeverity,
    Level,
    Quadrant,
    RiskStatus,
    Visibility,
    VoiceMethod,
)
from kamdocs.model.kinds import (
    Day,
    Id,
    Money,
    ObjectiveRef,
    OneToFive,
    PersonRef,
    StakeholderRef,
    Text,
    UnitRef,
    ZeroToTen,
)
from kamdocs.model.record import Record


class Risk(Record):
    """Something that may cost revenue, and what is done about it."""

    id: Id | None = None
    title: Text
    reasons: tuple[Text, ...] = ()
    impact: OneToFive | None = None
    likelihood: OneToFive | None = None
    priority: Level | None = None
    revenue_at_risk: Money | None = None
    mitigation: Text | None = None
    owner: PersonRef | None = None
    due: Day | None = None
    status: RiskStatus = RiskStatus.OPEN
    visibility: Visibility | None = None


class Issue(Record):
    """A problem or query of the client."""

    id: Id | None = None
    title: Text
    kind: IssueKind | None = None
    severity: IssueSeverity | None = None
    unit: UnitRef | None = None
    opened: Day | None = None
    closed: Day | None = None
    due: Day | None = None
    owner: PersonRef | None = None
    escalated_to: PersonRef | None = None
    cause: Text | None = None
    action: Text | None = None
    visibility: Visibility | None = None


class Competitor(Record):
    """Who else sells to the account."""

    name: Text
    product: Text | None = None
    position: Text | None = None
    threat: Level | None = None


class SwotItem(Record):
    """A strength, weakness, opportunity or threat, and the objective it leads to."""

    quadrant: Quadrant
    text: Text
    impact: OneToFive | None = None
    objective: ObjectiveRef | None = None


class Voice(Record):
    """What the client said of us, when and how."""

    date: Day
    stakeholder: StakeholderRef | None = None
    method: VoiceMethod | None = None
    score: ZeroToTen | None = None
    comment: Text | None = None
    theme: Text | None = None
    follow_up: Text | None = None
    visibility: Visibility | None = None


class Note(Record):
    """A line of text with an optional date and person: a trend, a reference, an idea."""

    text: Text
    date: Day | None = None
    stakeholder: StakeholderRef | None = None
    visibility: Visibility | None = None
