"""The key account: profile, plan and everything recorded about it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from pydantic import Field

from kamdocs.model.commerce import (
    Contract,
    Investment,
    Opportunity,
    PriceAdjustment,
    Terms,
    WhiteSpaceCell,
)
from kamdocs.model.encounters import Meeting, QuarterlyReview
from kamdocs.model.enums import (
    AccountStatus,
    Approval,
    Lifecycle,
    PlanKind,
    TerritoryEvent,
    Visibility,
)
from kamdocs.model.figures import Figure, Receivable
from kamdocs.model.kinds import (
    AccountRef,
    CriterionRef,
    Day,
    Id,
    Money,
    PersonRef,
    Points,
    Share,
    StakeholderRef,
    TaxId,
    TerritoryRef,
    Text,
    TierRef,
    YesNo,
    ZeroToTen,
)
from kamdocs.model.people import PlannedContact, Relation, Stakeholder, TeamMember
from kamdocs.model.record import Record
from kamdocs.model.watch import Competitor, Issue, Note, Risk, SwotItem, Voice
from kamdocs.model.work import Action, JointPlan, Objective


class Plan(Record):
    """The account plan of a period."""

    start: Day | None = None
    end: Day | None = None
    kind: PlanKind | None = None
    approval: Approval | None = None
    vision: Text | None = None
    customer_priorities: tuple[Text, ...] = ()
    challenges: tuple[Text, ...] = ()
    revenue_target: Money | None = None
    margin_target: Share | None = None
    reviewed_on: Day | None = None
    next_review: Day | None = None


class Unit(Record):
    """A plant or branch of the client."""

    id: Id
    name: Text
    tax_id: TaxId | None = None
    city: Text | None = None
    state: Text | None = None
    erp_code: Text | None = None
    visibility: Visibility | None = None


class Score(Record):
    """How the account scores on a selection criterion, 0–10, and why."""

    criterion: CriterionRef
    score: ZeroToTen
    evidence: Text | None = None


class Need(Record):
    """Something the client needs from us."""

    text: Text
    stakeholder: StakeholderRef | None = None
    owner: PersonRef | None = None
    met: YesNo | None = None
    due: Day | None = None
    visibility: Visibility | None = None


class KeyDate(Record):
    """Days that matter in the client's year."""

    from_: Day
    to: Day | None = None
    what: Text
    visibility: Visibility | None = None


class HealthOverride(Record):
    """A health set by a person instead of the computed one, and why."""

    value: Points
    reason: Text
    by: PersonRef | None = None
    until: Day | None = None


class AccountHealth(Record):
    """What a person says of the account's health."""

    override: HealthOverride | None = None


class TerritoryChange(Record):
    """An entry of the account's territory log."""

    date: Day
    event: TerritoryEvent
    from_: Text | None = None
    to: Text | None = None
    reason: Text | None = None


class AccountFile(Record):
    """What an account file's front matter holds; only the name is required."""

    name: Text
    legal_name: Text | None = None
    tax_id: TaxId | None = None
    crm_id: Text | None = None
    parent: AccountRef | None = None
    segment: Text | None = None
    industry: Text | None = None
    region: Text | None = None
    territory: TerritoryRef | None = None
    tier: TierRef | None = None
    lifecycle: Lifecycle | None = None
    status: AccountStatus | None = None
    currency: Text | None = None
    customer_since: Day | None = None
    last_order: Day | None = None
    owner: PersonRef | None = None
    sponsor: PersonRef | None = None
    why_key: Text | None = None
    updated: Day | None = None
    visibility: Visibility | None = None
    plan: Plan = Plan()
    units: tuple[Unit, ...] = ()
    scores: tuple[Score, ...] = ()
    team: tuple[TeamMember, ...] = ()
    needs: tuple[Need, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    relations: tuple[Relation, ...] = ()
    white_space: tuple[WhiteSpaceCell, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    contracts: tuple[Contract, ...] = ()
    price_adjustments: tuple[PriceAdjustment, ...] = ()
    terms: Terms = Terms()
    investments: tuple[Investment, ...] = ()
    key_dates: tuple[KeyDate, ...] = ()
    risks: tuple[Risk, ...] = ()
    issues: tuple[Issue, ...] = ()
    competitors: tuple[Competitor, ...] = ()
    trends: tuple[Note, ...] = ()
    swot: tuple[SwotItem, ...] = ()
    voice_of_customer: tuple[Voice, ...] = ()
    contact_plan: tuple[PlannedContact, ...] = ()
    references: tuple[Note, ...] = ()
    product_insights: tuple[Note, ...] = ()
    objectives: tuple[Objective, ...] = ()
    actions: tuple[Action, ...] = ()
    joint_plan: JointPlan | None = None
    health: AccountHealth = AccountHealth()
    territory_log: tuple[TerritoryChange, ...] = ()
    custom: dict[str, str | Decimal | dt.date | bool] = Field(default_factory=dict)


class Prose(Record):
    """Free text of a file, in Markdown, and where it begins."""

    text: str
    path: str
    line: int


class MeetingNotes(Record):
    """A meeting file: the record, its notes and the name of its address."""

    slug: str
    path: str
    meeting: Meeting
    notes: Prose | None = None


class ReviewNotes(Record):
    """A review file: the record, its reading and its path."""

    path: str
    review: QuarterlyReview
    notes: Prose | None = None


class Account(AccountFile):
    """An account read whole: its file, objectives, figures, meetings and reviews."""

    id: str
    path: str
    changed: dt.date | None = None
    prose: Prose | None = None
    objectives_path: str | None = None
    objectives_prose: Prose | None = None
    figures_path: str | None = None
    figures: tuple[Figure, ...] = ()
    receivables: tuple[Receivable, ...] = ()
    meetings: tuple[MeetingNotes, ...] = ()
    reviews: tuple[ReviewNotes, ...] = ()

    @property
    def proses(self) -> tuple[Prose, ...]:
        """Every text that people wrote on the account."""
        meetings = (item.notes for item in self.meetings)
        reviews = (item.notes for item in self.reviews)
        found = (self.prose, self.objectives_prose, *meetings, *reviews)
        return tuple(prose for prose in found if prose is not None)
