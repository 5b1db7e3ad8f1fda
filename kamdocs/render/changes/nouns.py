"""Which word stands for a record in a sentence about a change."""

from __future__ import annotations

from kamdocs.model.account import (
    Account,
    AccountHealth,
    HealthOverride,
    KeyDate,
    MeetingNotes,
    Need,
    Plan,
    ReviewNotes,
    Score,
    TerritoryChange,
    Unit,
)
from kamdocs.model.commerce import (
    Contract,
    ContractedLevel,
    Investment,
    Opportunity,
    PriceAdjustment,
    Terms,
    WhiteSpaceCell,
)
from kamdocs.model.encounters import Meeting, Outcome, Point, QuarterlyReview
from kamdocs.model.figures import Figure, Receivable
from kamdocs.model.people import PlannedContact, Relation, Stakeholder, TeamMember
from kamdocs.model.portfolio import LeftOut
from kamdocs.model.programme import (
    AcceptedRule,
    BuyingSettings,
    Criteria,
    Criterion,
    CustomField,
    Department,
    FiscalYear,
    HealthBands,
    HealthFactors,
    HealthSettings,
    Kpi,
    Limits,
    Offering,
    Person,
    Programme,
    Rules,
    SelectionSettings,
    ServiceLevel,
    Stage,
    Territory,
    Tier,
)
from kamdocs.model.record import Record
from kamdocs.model.watch import Competitor, Issue, Note, Risk, SwotItem, Voice
from kamdocs.model.work import (
    Action,
    Commitment,
    JointPlan,
    JointTask,
    Milestone,
    Objective,
    PlannedValue,
)
from kamdocs.review.change import Subject

LISTED: dict[type[Record], str] = {
    Account: "account",
    LeftOut: "unread",
    Unit: "unit",
    Score: "score",
    TeamMember: "team_member",
    Need: "need",
    Stakeholder: "stakeholder",
    Relation: "relation",
    WhiteSpaceCell: "cell",
    Opportunity: "opportunity",
    Contract: "contract",
    ContractedLevel: "contracted_level",
    PriceAdjustment: "price_adjustment",
    Investment: "investment",
    KeyDate: "key_date",
    Risk: "risk",
    Issue: "issue",
    Competitor: "competitor",
    Note: "note",
    SwotItem: "swot_item",
    Voice: "voice",
    PlannedContact: "planned_contact",
    Objective: "objective",
    PlannedValue: "planned_value",
    Action: "action",
    JointPlan: "joint_plan",
    Milestone: "milestone",
    JointTask: "joint_task",
    HealthOverride: "health_override",
    TerritoryChange: "territory_change",
    Figure: "figure",
    Receivable: "receivable",
    MeetingNotes: "meeting",
    ReviewNotes: "quarterly_review",
    Point: "point",
    Outcome: "outcome",
    Commitment: "commitment",
    Offering: "offering",
    Department: "department",
    Territory: "territory",
    Person: "person",
    Tier: "tier",
    Criterion: "criterion",
    Kpi: "kpi",
    Stage: "stage",
    ServiceLevel: "service_level",
    AcceptedRule: "accepted_rule",
    CustomField: "custom_field",
}
"""Records that can come and go: `changes.added.…`, `changes.removed.…` and `changes.of.…`."""

ALONE: dict[type[Record], str] = {
    Programme: "programme",
    Plan: "plan",
    Terms: "terms",
    AccountHealth: "account_health",
    Meeting: "meeting",
    QuarterlyReview: "quarterly_review",
    FiscalYear: "fiscal_year",
    Criteria: "criteria",
    HealthSettings: "health_settings",
    HealthFactors: "health_factors",
    HealthBands: "health_bands",
    Limits: "limits",
    SelectionSettings: "selection",
    BuyingSettings: "buying",
    Rules: "rules",
}
"""Records that are always there, so only `changes.of.…`."""

BY_SECTION: dict[tuple[type[Record], str], str] = {
    (Point, "agenda"): "agenda_point",
    (Point, "decisions"): "decision",
    (Point, "decisions_sought"): "decision_sought",
    (Point, "learnings"): "learning",
    (Commitment, "follow_ups"): "follow_up",
    (Commitment, "corrective_actions"): "corrective_action",
    (Note, "trends"): "trend",
    (Note, "references"): "reference",
    (Note, "product_insights"): "product_insight",
}
"""Records whose list gives them their name."""


def noun_of(subject: Subject) -> str:
    """Give the word of a subject, the ending of its messages' ids."""
    own = BY_SECTION.get((subject.record, subject.section))
    return own or LISTED.get(subject.record) or ALONE[subject.record]
