"""The programme: what the company sets once for all its key accounts."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from kamdocs.model.enums import Direction, IssueSeverity, StageKind, Visibility
from kamdocs.model.kinds import (
    AccountRef,
    Count,
    Day,
    DepartmentRef,
    Id,
    MonthNumber,
    Number,
    PersonRef,
    Points,
    Probability,
    Share,
    Text,
    ZeroToTen,
)
from kamdocs.model.period import FiscalCalendar
from kamdocs.model.programme_enums import FieldType, ReviewCadence, RuleProfile, RuleSeverity
from kamdocs.model.record import Record


class FiscalYear(Record):
    """When the fiscal year starts."""

    start_month: MonthNumber = 1


class Offering(Record):
    """A product line or service the company sells."""

    id: Id
    name: Text


class Department(Record):
    """A department of the company."""

    id: Id
    name: Text


class Territory(Record):
    """A territory of accounts and who answers for it."""

    id: Id
    name: Text
    owner: PersonRef | None = None


class Person(Record):
    """Somebody on our side."""

    id: Id
    name: Text
    department: DepartmentRef | None = None
    title: Text | None = None
    email: Text | None = None
    git: Text | None = None


class Tier(Record):
    """A level of accounts and the attention it asks for; the first one is the top."""

    id: Id
    name: Text
    cadence_days: Count | None = None
    plan_valid_days: Count | None = None
    review: ReviewCadence | None = None


class Criterion(Record):
    """A weighted criterion of the selection matrix; weights of an axis sum to 100."""

    id: Id
    name: Text
    weight: Points | None = None


class Criteria(Record):
    """The two axes of the selection matrix."""

    attractiveness: tuple[Criterion, ...] = ()
    position: tuple[Criterion, ...] = ()


class Kpi(Record):
    """A figure the company follows besides the built-in ones."""

    id: Id
    name: Text
    measure: Text | None = None
    direction: Direction | None = None
    visibility: Visibility | None = None


class Stage(Record):
    """A stage of opportunities and the usual probability to win from it."""

    id: Id
    name: Text
    probability: Probability | None = None


DEFAULT_PROBABILITIES = {
    StageKind.IDENTIFIED: Decimal("0.10"),
    StageKind.QUALIFIED: Decimal("0.20"),
    StageKind.APPROVAL: Decimal("0.35"),
    StageKind.QUOTATION: Decimal("0.45"),
    StageKind.PROPOSAL: Decimal("0.60"),
    StageKind.NEGOTIATION: Decimal("0.75"),
    StageKind.WON: Decimal(1),
    StageKind.LOST: Decimal(0),
    StageKind.ON_HOLD: Decimal("0.05"),
}
"""Usual probabilities of the built-in stages, for a programme that sets none of its own."""


class ServiceLevel(Record):
    """Days within which an issue of a severity is to be closed."""

    severity: IssueSeverity
    days: Count


class HealthFactors(Record):
    """Weights of the factors of an account's health."""

    relationship: Points | None = None
    objectives: Points | None = None
    revenue: Points | None = None
    voice_of_customer: Points | None = None
    receivables: Points | None = None
    issues: Points | None = None


class HealthBands(Record):
    """Lowest health, 0–100, that still counts as green or yellow."""

    green: Points = Decimal(80)
    yellow: Points = Decimal(50)


DEFAULT_HEALTH_FACTORS = HealthFactors(
    relationship=Decimal(25),
    objectives=Decimal(20),
    revenue=Decimal(20),
    voice_of_customer=Decimal(15),
    receivables=Decimal(10),
    issues=Decimal(10),
)
"""Weights of a programme that names none; one that names some leaves the others out."""


class HealthSettings(Record):
    """How the health of an account is computed."""

    factors: HealthFactors = DEFAULT_HEALTH_FACTORS
    bands: HealthBands = HealthBands()


class Limits(Record):
    """Limits above which a figure asks for attention; defaults are those of kam-domain §3."""

    largest_account: Share = Decimal("0.15")
    cr5: Share = Decimal("0.40")
    cr10: Share = Decimal("0.60")
    hhi: Number = Decimal(1800)
    wallet_share: Share = Decimal("0.60")
    overdue: Share = Decimal("0.10")
    revenue_drop: Share = Decimal("0.20")
    territory_balance: Share = Decimal("0.15")
    abc_a: Share = Decimal("0.80")
    abc_b: Share = Decimal("0.95")
    completeness_good: Share = Decimal("0.80")
    completeness_watch: Share = Decimal("0.50")
    key_influence: ZeroToTen = Decimal(7)
    satisfied_score: ZeroToTen = Decimal(8)
    survey_answers: Count = 5


class SelectionSettings(Record):
    """How the place on both axes of the selection matrix suggests a tier.

    `cuts` are the lowest scores, 0–100, of the tiers from the top one down; the last tier has
    none. Source of 80 and 60: kam-domain §3 (class A 80–100, B 60–79).
    """

    cuts: tuple[Points, ...] = (Decimal(80), Decimal(60), Decimal(40))
    minimum_coverage: Share = Decimal("0.60")


class BuyingSettings(Record):
    """From which recency and frequency of buying the situation of purchase is suggested."""

    recurring_months: Count = 6
    lapsed_days: Count = 180
    lost_days: Count = 365
    reactivated_days: Count = 365


class AcceptedRule(Record):
    """A rule that one account may break until a day, and why."""

    rule: Text
    account: AccountRef | None = None
    reason: Text
    until: Day | None = None


class Rules(Record):
    """Which rules about the quality of plans are on."""

    profile: RuleProfile = RuleProfile.BASIC
    severity: dict[str, RuleSeverity] = Field(default_factory=dict)
    accepted: tuple[AcceptedRule, ...] = ()


class CustomField(Record):
    """A field of the company's own on every account."""

    id: Id
    label: Text
    type: FieldType = FieldType.TEXT
    visibility: Visibility | None = None


class Programme(Record):
    """The charter and settings of a key-account programme."""

    name: Text
    company: Text | None = None
    language: Text = "pt-BR"
    currency: Text = "BRL"
    revenue_basis: Text | None = None
    expected_value: Text | None = None
    fiscal_year: FiscalYear = FiscalYear()
    offerings: tuple[Offering, ...] = ()
    departments: tuple[Department, ...] = ()
    territories: tuple[Territory, ...] = ()
    people: tuple[Person, ...] = ()
    tiers: tuple[Tier, ...] = ()
    key_tiers: Count = 2
    criteria: Criteria = Criteria()
    kpis: tuple[Kpi, ...] = ()
    stages: tuple[Stage, ...] = ()
    service_levels: tuple[ServiceLevel, ...] = ()
    health: HealthSettings = HealthSettings()
    limits: Limits = Limits()
    selection: SelectionSettings = SelectionSettings()
    buying: BuyingSettings = BuyingSettings()
    rules: Rules = Rules()
    custom_fields: tuple[CustomField, ...] = ()

    @property
    def calendar(self) -> FiscalCalendar:
        """The fiscal calendar of the programme."""
        return FiscalCalendar(self.fiscal_year.start_month)
