"""What everybody in the company may see: an allow-list of fields, record by record.

Source: vocabulary.md, "Who may see what".
"""

from __future__ import annotations

from kamdocs.audience.allowed import Allowed, allowed
from kamdocs.model.account import (
    Account,
    KeyDate,
    MeetingNotes,
    Need,
    Plan,
    ReviewNotes,
    Unit,
)
from kamdocs.model.commerce import Contract, ContractedLevel, Opportunity, PriceAdjustment
from kamdocs.model.encounters import Meeting, Outcome, Point, QuarterlyReview
from kamdocs.model.enums import Visibility
from kamdocs.model.figures import Figure
from kamdocs.model.people import PlannedContact, Stakeholder, TeamMember
from kamdocs.model.programme import (
    CustomField,
    Department,
    FiscalYear,
    Kpi,
    Offering,
    Person,
    Programme,
    ServiceLevel,
    Stage,
    Territory,
    Tier,
)
from kamdocs.model.record import Record
from kamdocs.model.watch import Issue, Note, Voice
from kamdocs.model.work import (
    Action,
    Commitment,
    JointPlan,
    JointTask,
    Milestone,
    Objective,
    PlannedValue,
)

_TEAM, _COMPANY = Visibility.TEAM, Visibility.COMPANY

COMPANY: dict[type[Record], Allowed] = {
    Account: allowed(
        _COMPANY,
        # Currency only says in which money the objectives are written.
        kept="id name segment territory tier owner currency visibility plan units team needs "
        "stakeholders opportunities contracts price_adjustments key_dates issues trends "
        "voice_of_customer contact_plan references product_insights objectives actions "
        "joint_plan custom prose objectives_prose figures meetings reviews",
        dropped="legal_name tax_id crm_id parent industry region lifecycle status "
        "customer_since last_order sponsor why_key updated scores relations white_space terms "
        "investments risks competitors swot health territory_log changed path objectives_path "
        "figures_path receivables",
        blank="path",
    ),
    Plan: allowed(
        _COMPANY,
        kept="start end kind approval vision customer_priorities challenges reviewed_on "
        "next_review",
        dropped="revenue_target margin_target",
    ),
    Unit: allowed(_COMPANY, kept="id name tax_id city state erp_code visibility"),
    TeamMember: allowed(_COMPANY, kept="person role commitment escalation visibility"),
    Need: allowed(_COMPANY, kept="text stakeholder owner met due visibility"),
    KeyDate: allowed(_COMPANY, kept="from_ to what visibility"),
    Issue: allowed(
        _COMPANY,
        kept="id title kind severity unit opened closed due owner escalated_to cause action "
        "visibility",
    ),
    Objective: allowed(
        _COMPANY,
        kept="id title side kind nature kpi unit offering start_value current_value target "
        "planned measure direction start due status outcome priority weight owner "
        "customer_relevance who_cares owner_comment agreed_by agreed_on actions visibility",
        # What a manager remarks on somebody's work is not for everybody.
        dropped="manager_comment",
    ),
    PlannedValue: allowed(_COMPANY, kept="period value"),
    Action: allowed(
        _COMPANY,
        kept="id title objective owner owner_client department start due done_on status "
        "priority source visibility",
    ),
    JointPlan: allowed(_COMPANY, kept="goal target_date milestones tasks visibility"),
    Milestone: allowed(_COMPANY, kept="title due status visibility"),
    JointTask: allowed(_COMPANY, kept="title owner_us owner_client due done visibility"),
    Stakeholder: allowed(
        _TEAM,
        kept="id name title unit visibility",
        dropped="department reports_to role posture influence closeness drivers our_contact "
        "last_contact cadence_days confirmed to_identify email phone notes",
    ),
    Opportunity: allowed(
        _TEAM,
        kept="id name kind stage unit offering objective owner annual_value amount close_date "
        "supply_start ramp_months next_step visibility",
        # The category of the forecast is a probability in words.
        dropped="probability category loss_reason",
    ),
    Contract: allowed(
        _TEAM,
        kept="name value recurring unit offering start end renewal notice_days index status "
        "service_levels visibility",
    ),
    ContractedLevel: allowed(_COMPANY, kept="kpi target"),
    PriceAdjustment: allowed(
        _TEAM,
        kept="base_date index requested granted effective unit offering visibility",
    ),
    Note: allowed(_TEAM, kept="text date stakeholder visibility"),
    Voice: allowed(
        _TEAM,
        kept="date stakeholder method comment theme follow_up visibility",
        dropped="score",
    ),
    PlannedContact: allowed(
        _TEAM,
        kept="stakeholder our_person channel every_days last purpose visibility",
    ),
    Figure: allowed(
        _COMPANY,
        kept="period unit offering kpi actual target forecast source extracted_on",
    ),
    MeetingNotes: allowed(_COMPANY, kept="slug meeting notes", dropped="path", blank="path"),
    Meeting: allowed(
        _TEAM,
        kept="date title kind place our_attendees client_attendees agenda decisions "
        "follow_ups next_meeting visibility",
    ),
    Point: allowed(_TEAM, kept="text visibility"),
    Commitment: allowed(_TEAM, kept="text owner owner_client due done_on status visibility"),
    ReviewNotes: allowed(_COMPANY, kept="review notes", dropped="path", blank="path"),
    QuarterlyReview: allowed(
        _TEAM,
        kept="quarter kind status date decisions_sought outcomes learnings commitments "
        "corrective_actions visibility",
        dropped="rating",
    ),
    Outcome: allowed(_TEAM, kept="text before after measure visibility"),
    Programme: allowed(
        _COMPANY,
        kept="name company language currency revenue_basis fiscal_year offerings departments "
        "territories people tiers kpis stages service_levels custom_fields",
        dropped="expected_value key_tiers criteria health limits selection buying rules",
    ),
    FiscalYear: allowed(_COMPANY, kept="start_month"),
    Offering: allowed(_COMPANY, kept="id name"),
    Department: allowed(_COMPANY, kept="id name"),
    Territory: allowed(_COMPANY, kept="id name owner"),
    Person: allowed(_COMPANY, kept="id name department title email", dropped="git"),
    # Contacts and days of change are not all shown, so nobody may be judged late by them.
    Tier: allowed(_COMPANY, kept="id name review", dropped="cadence_days plan_valid_days"),
    Kpi: allowed(_TEAM, kept="id name measure direction visibility"),
    Stage: allowed(_COMPANY, kept="id name", dropped="probability"),
    ServiceLevel: allowed(_COMPANY, kept="severity days"),
    CustomField: allowed(_TEAM, kept="id label type visibility"),
}
"""What everybody in the company may see of each record; of any other record, nothing."""
