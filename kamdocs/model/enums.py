"""The closed lists of the trade; their words in each language are in `vocabulary`."""

from __future__ import annotations

from enum import StrEnum


class Visibility(StrEnum):
    """Who may see a record, from narrow to wide."""

    TEAM = "team"
    COMPANY = "company"
    CLIENT = "client"


class Level(StrEnum):
    """How much, where three steps are enough."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Lifecycle(StrEnum):
    """Situation of purchase of an account."""

    UNAPPROACHED = "unapproached"
    APPROACHED = "approached"
    OCCASIONAL = "occasional"
    RECURRING = "recurring"
    LAPSED = "lapsed"
    LOST = "lost"
    REACTIVATED = "reactivated"


class AccountStatus(StrEnum):
    """Whether the programme works the account now."""

    ACTIVE = "active"
    AT_RISK = "at_risk"
    ONBOARDING = "onboarding"
    ARCHIVED = "archived"


class PlanKind(StrEnum):
    """What a plan is for."""

    EXPANSION = "expansion"
    RETENTION = "retention"
    ACQUISITION = "acquisition"
    RECOVERY = "recovery"


class Approval(StrEnum):
    """Where a plan is on its way to being agreed inside the company."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    REJECTED = "rejected"


class Posture(StrEnum):
    """How a stakeholder stands towards us."""

    MENTOR = "mentor"
    SUPPORTER = "supporter"
    NEUTRAL = "neutral"
    RESISTANT = "resistant"
    OPPONENT = "opponent"


class Closeness(StrEnum):
    """How close our contact with a stakeholder is."""

    NONE = "none"
    OCCASIONAL = "occasional"
    FREQUENT = "frequent"
    CLOSE = "close"


class StakeholderRole(StrEnum):
    """What a stakeholder does in the client's buying decision."""

    EXECUTIVE_SPONSOR = "executive_sponsor"
    DECISION_MAKER = "decision_maker"
    FINANCIAL_APPROVER = "financial_approver"
    CHAMPION = "champion"
    INFLUENCER = "influencer"
    TECHNICAL_EVALUATOR = "technical_evaluator"
    GATEKEEPER = "gatekeeper"
    USER = "user"
    PROCUREMENT = "procurement"


class Driver(StrEnum):
    """What moves a stakeholder."""

    FINANCIAL = "financial"
    TECHNICAL = "technical"
    RELATIONSHIP = "relationship"
    BUSINESS = "business"


class Confirmation(StrEnum):
    """Whether what we say of a stakeholder was confirmed."""

    ASSUMED = "assumed"
    CONFIRMED = "confirmed"


class RelationKind(StrEnum):
    """What a line of the relationship map means."""

    REPORTS_TO = "reports_to"
    INFLUENCES = "influences"
    CONFLICTS = "conflicts"
    INFORMAL = "informal"


class CellState(StrEnum):
    """State of a unit × offering cell of the white space."""

    OWNED = "owned"
    IN_PIPELINE = "in_pipeline"
    GAP = "gap"
    NOT_ELIGIBLE = "not_eligible"


class Supplier(StrEnum):
    """Who supplies a white-space cell today."""

    US = "us"
    COMPETITOR = "competitor"
    INTERNAL = "internal"
    NONE = "none"
    UNKNOWN = "unknown"


class OpportunityKind(StrEnum):
    """What kind of new business an opportunity is."""

    UPSELL = "upsell"
    CROSS_SELL = "cross_sell"
    RENEWAL = "renewal"
    NEW_UNIT = "new_unit"
    NEW_BUSINESS = "new_business"


class StageKind(StrEnum):
    """The stages a programme has when it names none of its own."""

    IDENTIFIED = "identified"
    QUALIFIED = "qualified"
    APPROVAL = "approval"
    QUOTATION = "quotation"
    PROPOSAL = "proposal"
    NEGOTIATION = "negotiation"
    WON = "won"
    LOST = "lost"
    ON_HOLD = "on_hold"


class ForecastCategory(StrEnum):
    """How sure an opportunity is for the forecast."""

    COMMIT = "commit"
    BEST_CASE = "best_case"
    PIPELINE = "pipeline"
    OMITTED = "omitted"


class Renewal(StrEnum):
    """How a contract goes on after its end."""

    AUTO = "auto"
    MANUAL = "manual"
    NONE = "none"


class PriceIndex(StrEnum):
    """The index that a price adjustment follows."""

    IPCA = "ipca"
    IGPM = "igpm"
    INPC = "inpc"
    USD = "usd"
    INPUT = "input"
    FIXED = "fixed"
    NONE = "none"


class ContractStatus(StrEnum):
    """Whether a contract still counts."""

    ACTIVE = "active"
    ARCHIVED = "archived"


class Freight(StrEnum):
    """Who pays the freight."""

    CIF = "cif"
    FOB = "fob"


class RiskStatus(StrEnum):
    """Where a risk stands."""

    OPEN = "open"
    IN_PROCESS = "in_process"
    CLOSED_RESOLVED = "closed_resolved"
    CLOSED_LOST = "closed_lost"


class IssueSeverity(StrEnum):
    """How bad an issue is for the client."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class IssueKind(StrEnum):
    """What an issue is about."""

    QUALITY = "quality"
    DELIVERY = "delivery"
    BILLING = "billing"
    SUPPORT = "support"
    CONTRACT = "contract"
    QUERY = "query"


class Quadrant(StrEnum):
    """Part of a SWOT analysis."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    OPPORTUNITY = "opportunity"
    THREAT = "threat"


class VoiceMethod(StrEnum):
    """How the client's voice was heard."""

    NPS = "nps"
    CSAT = "csat"
    INTERVIEW = "interview"
    VENDOR_SCORECARD = "vendor_scorecard"


class Channel(StrEnum):
    """How a planned contact is made."""

    VISIT = "visit"
    CALL = "call"
    EMAIL = "email"
    EVENT = "event"


class ObjectiveSide(StrEnum):
    """Whose objective it is."""

    CUSTOMER = "customer"
    OURS = "ours"
    JOINT = "joint"


class ObjectiveKind(StrEnum):
    """What an objective is about."""

    REVENUE = "revenue"
    RELATIONSHIP = "relationship"
    CUSTOMER_SUCCESS = "customer_success"
    RISK = "risk"
    OPERATIONAL = "operational"


class ObjectiveNature(StrEnum):
    """Whether an objective is measured or described."""

    QUANTITATIVE = "quantitative"
    QUALITATIVE = "qualitative"


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"


class ObjectiveStatus(StrEnum):
    """Where an objective stands, as its owner says."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DEFERRED = "deferred"
    ACHIEVED = "achieved"
    CANCELED = "canceled"


class ObjectiveOutcome(StrEnum):
    """How an objective ended."""

    NOT_ACHIEVED = "not_achieved"
    PARTIALLY_ACHIEVED = "partially_achieved"
    FULLY_ACHIEVED = "fully_achieved"


class ActionStatus(StrEnum):
    """Where an action, commitment or follow-up stands."""

    TODO = "todo"
    DOING = "doing"
    BLOCKED = "blocked"
    DONE = "done"
    CANCELED = "canceled"


class ActionSource(StrEnum):
    """Where an action came from."""

    PLAN = "plan"
    MEETING = "meeting"
    RISK = "risk"
    ISSUE = "issue"


class MilestoneStatus(StrEnum):
    """Where a milestone of the joint plan stands."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"


class MeetingKind(StrEnum):
    """What a meeting is for."""

    ROUTINE = "routine"
    QBR = "qbr"
    EBR = "ebr"
    STEERING = "steering"
    CRISIS = "crisis"


class ReviewKind(StrEnum):
    """What a quarterly review is."""

    QBR = "qbr"
    EBR = "ebr"
    INTERNAL = "internal"


class ReviewStatus(StrEnum):
    """How far a quarterly review is."""

    PLANNED = "planned"
    PREPARED = "prepared"
    HELD = "held"
    CLOSED = "closed"


class TerritoryEvent(StrEnum):
    """What happened to an account in a territory."""

    ASSIGNED = "assigned"
    TRANSFERRED = "transferred"
    TIER_CHANGED = "tier_changed"
    WON = "won"
    LOST = "lost"
    MERGED = "merged"


class BuiltInKpi(StrEnum):
    """The figures every programme has."""

    REVENUE = "revenue"
    MARGIN = "margin"
    VOLUME = "volume"
    ORDER_BOOK = "order_book"
