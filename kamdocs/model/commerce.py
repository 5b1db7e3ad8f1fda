"""What is sold, could be sold and is agreed: opportunities, white space, contracts, terms."""

from __future__ import annotations

from kamdocs.model.enums import (
    CellState,
    ContractStatus,
    ForecastCategory,
    Freight,
    Level,
    OpportunityKind,
    PriceIndex,
    Renewal,
    Supplier,
    Visibility,
)
from kamdocs.model.kinds import (
    Count,
    Day,
    Id,
    KpiRef,
    Money,
    Number,
    ObjectiveRef,
    OfferingRef,
    OpportunityRef,
    PeriodOf,
    PersonRef,
    Probability,
    Share,
    StageRef,
    Text,
    UnitRef,
    YesNo,
)
from kamdocs.model.record import Record


class WhiteSpaceCell(Record):
    """One unit × offering: what the client buys, from whom, and what it could buy from us."""

    unit: UnitRef | None = None
    offering: OfferingRef
    year: Count | None = None
    state: CellState | None = None
    opportunity: OpportunityRef | None = None
    supplied_by: Supplier | None = None
    competitor: Text | None = None
    total_spend: Money | None = None
    potential: Money | None = None
    our_revenue: Money | None = None
    contract_end: Day | None = None
    confidence: Level | None = None
    visibility: Visibility | None = None


class Opportunity(Record):
    """Business that may be won."""

    id: Id
    name: Text
    kind: OpportunityKind | None = None
    stage: StageRef | None = None
    unit: UnitRef | None = None
    offering: OfferingRef | None = None
    objective: ObjectiveRef | None = None
    owner: PersonRef | None = None
    annual_value: Money | None = None
    amount: Money | None = None
    probability: Probability | None = None
    close_date: Day | None = None
    supply_start: Day | None = None
    ramp_months: Count | None = None
    category: ForecastCategory | None = None
    next_step: Text | None = None
    loss_reason: Text | None = None
    visibility: Visibility | None = None


class ContractedLevel(Record):
    """A service level promised in a contract."""

    kpi: KpiRef
    target: Number


class Contract(Record):
    """A contract with the client."""

    name: Text
    value: Money | None = None
    recurring: YesNo | None = None
    unit: UnitRef | None = None
    offering: OfferingRef | None = None
    start: Day | None = None
    end: Day | None = None
    renewal: Renewal | None = None
    notice_days: Count | None = None
    index: PriceIndex | None = None
    status: ContractStatus = ContractStatus.ACTIVE
    service_levels: tuple[ContractedLevel, ...] = ()
    visibility: Visibility | None = None


class PriceAdjustment(Record):
    """A price adjustment asked for and what was granted."""

    base_date: Day | None = None
    index: PriceIndex | None = None
    requested: Share | None = None
    granted: Share | None = None
    effective: Day | None = None
    unit: UnitRef | None = None
    offering: OfferingRef | None = None
    visibility: Visibility | None = None


class Terms(Record):
    """Commercial terms of the account."""

    payment_days: Count | None = None
    freight: Freight | None = None
    price_list: Text | None = None
    rebate: Text | None = None
    credit_limit: Money | None = None
    credit_used: Money | None = None
    blocked: YesNo | None = None


class Investment(Record):
    """Money agreed in a joint business plan and what the client gives for it."""

    name: Text
    agreed: Money | None = None
    paid: Money | None = None
    counterpart: Text | None = None
    period: PeriodOf | None = None
    visibility: Visibility | None = None
