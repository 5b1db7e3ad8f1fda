"""What one client may see of its own account: an allow-list of fields, record by record.

Source: vocabulary.md, "What a `client` mark lets through", "Figures for the client", "Always for
the client". Ids stay where references need them; pages and papers do not print them.
"""

from __future__ import annotations

from kamdocs.audience.allowed import Allowed, allowed
from kamdocs.model.account import Account, KeyDate, MeetingNotes, Need, ReviewNotes, Unit
from kamdocs.model.commerce import Contract, ContractedLevel, PriceAdjustment
from kamdocs.model.encounters import Meeting, Outcome, Point, QuarterlyReview
from kamdocs.model.enums import Visibility
from kamdocs.model.figures import Figure
from kamdocs.model.people import Stakeholder, TeamMember
from kamdocs.model.programme import FiscalYear, Kpi, Offering, Person, Programme
from kamdocs.model.record import Record
from kamdocs.model.watch import Issue
from kamdocs.model.work import (
    Action,
    Commitment,
    JointPlan,
    JointTask,
    Milestone,
    Objective,
    PlannedValue,
)

_HIDDEN, _SHOWN = Visibility.TEAM, Visibility.CLIENT

CLIENT: dict[type[Record], Allowed] = {
    Account: allowed(
        _SHOWN,
        kept="id name currency owner team units needs stakeholders contracts price_adjustments "
        "key_dates issues objectives actions joint_plan prose objectives_prose figures meetings "
        "reviews",
        dropped="legal_name tax_id crm_id parent segment industry region territory tier "
        "lifecycle status customer_since last_order sponsor why_key updated visibility plan "
        "scores relations white_space opportunities terms investments risks competitors trends "
        "swot voice_of_customer contact_plan references product_insights health territory_log "
        "custom path changed objectives_path figures_path receivables",
        blank="path",
    ),
    Unit: allowed(_HIDDEN, kept="id name city state visibility", dropped="tax_id erp_code"),
    # Who is called first is known by the order of the team.
    TeamMember: allowed(_SHOWN, kept="person escalation visibility", dropped="role commitment"),
    Need: allowed(_HIDDEN, kept="text stakeholder owner met due visibility"),
    KeyDate: allowed(_HIDDEN, kept="from_ to what visibility"),
    Issue: allowed(
        _HIDDEN,
        kept="title kind severity unit opened closed due owner cause action visibility",
        dropped="id escalated_to",
    ),
    Objective: allowed(
        _HIDDEN,
        # The KPI says in what the values are measured, and only one open to the client is named.
        kept="id title side kpi start_value current_value target planned measure direction start "
        "due status owner agreed_by agreed_on actions visibility",
        dropped="kind nature unit offering outcome priority weight customer_relevance who_cares "
        "owner_comment manager_comment",
    ),
    PlannedValue: allowed(_SHOWN, kept="period value"),
    Action: allowed(
        _HIDDEN,
        kept="title owner owner_client due status visibility",
        dropped="id objective department start done_on priority source",
    ),
    JointPlan: allowed(_HIDDEN, kept="goal target_date milestones tasks visibility"),
    Milestone: allowed(_HIDDEN, kept="title due status visibility"),
    JointTask: allowed(_HIDDEN, kept="title owner_us owner_client due done visibility"),
    Stakeholder: allowed(
        _HIDDEN,
        kept="id name title unit visibility",
        dropped="department reports_to role posture influence closeness drivers our_contact "
        "last_contact cadence_days confirmed to_identify email phone notes",
    ),
    Contract: allowed(
        _HIDDEN,
        kept="name value start end renewal notice_days index service_levels visibility",
        dropped="recurring unit offering status",
    ),
    ContractedLevel: allowed(_SHOWN, kept="kpi target"),
    PriceAdjustment: allowed(
        _HIDDEN,
        kept="base_date index granted effective unit offering visibility",
        dropped="requested",
    ),
    Figure: allowed(
        _SHOWN,
        kept="period unit offering kpi actual",
        dropped="target forecast source extracted_on",
    ),
    # The slug is written by hand; the view makes another one of the day.
    MeetingNotes: allowed(_SHOWN, kept="meeting notes", dropped="slug path", blank="slug path"),
    Meeting: allowed(
        _HIDDEN,
        kept="date kind place our_attendees client_attendees agenda decisions follow_ups "
        "next_meeting visibility",
        dropped="title",
    ),
    Point: allowed(_HIDDEN, kept="text visibility"),
    Commitment: allowed(
        _HIDDEN, kept="text owner owner_client due status visibility", dropped="done_on"
    ),
    ReviewNotes: allowed(_SHOWN, kept="review notes", dropped="path", blank="path"),
    QuarterlyReview: allowed(
        _HIDDEN,
        kept="quarter date decisions_sought outcomes learnings commitments visibility",
        dropped="kind status corrective_actions rating",
    ),
    Outcome: allowed(_HIDDEN, kept="text before after measure visibility"),
    Programme: allowed(
        _SHOWN,
        kept="company language currency revenue_basis fiscal_year offerings people kpis",
        dropped="name expected_value departments territories tiers key_tiers criteria stages "
        "service_levels health limits selection buying rules custom_fields",
        blank="name",
    ),
    FiscalYear: allowed(_SHOWN, kept="start_month"),
    Offering: allowed(_SHOWN, kept="id name"),
    Person: allowed(_SHOWN, kept="id name title", dropped="department email git"),
    Kpi: allowed(_HIDDEN, kept="id name measure direction visibility"),
}
"""What the client may see of each record; of any other record, nothing."""
