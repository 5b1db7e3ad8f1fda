"""Changes that are news of the trade: a deal won, an action done, a plan approved."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any

from kamdocs.metrics.deals import stage_kind, stage_probability
from kamdocs.model.account import Account, Need, Plan
from kamdocs.model.commerce import Contract, Opportunity, Terms
from kamdocs.model.encounters import QuarterlyReview
from kamdocs.model.enums import (
    AccountStatus,
    ActionStatus,
    Approval,
    ContractStatus,
    Lifecycle,
    MilestoneStatus,
    ObjectiveStatus,
    ReviewStatus,
    RiskStatus,
    StageKind,
)
from kamdocs.model.figures import Receivable
from kamdocs.model.people import Stakeholder
from kamdocs.model.programme import Programme
from kamdocs.model.record import Record
from kamdocs.model.watch import Issue, Risk
from kamdocs.model.work import Action, Commitment, JointTask, Milestone, Objective
from kamdocs.review.change import Change


class Event(StrEnum):
    """What a change of one field means to the people of the account."""

    DEAL_WON = "deal_won"
    DEAL_LOST = "deal_lost"
    DEAL_REOPENED = "deal_reopened"
    OBJECTIVE_ACHIEVED = "objective_achieved"
    OBJECTIVE_CANCELED = "objective_canceled"
    OBJECTIVE_DEFERRED = "objective_deferred"
    ACCOUNT_LOST = "account_lost"
    ACCOUNT_LAPSED = "account_lapsed"
    ACCOUNT_REACTIVATED = "account_reactivated"
    ACCOUNT_AT_RISK = "account_at_risk"
    ACCOUNT_ARCHIVED = "account_archived"
    PLAN_SUBMITTED = "plan_submitted"
    PLAN_APPROVED = "plan_approved"
    PLAN_REJECTED = "plan_rejected"
    CONTRACT_ARCHIVED = "contract_archived"
    RISK_RESOLVED = "risk_resolved"
    RISK_LOST = "risk_lost"
    ISSUE_CLOSED = "issue_closed"
    CREDIT_BLOCKED = "credit_blocked"
    CREDIT_RELEASED = "credit_released"
    ACTION_DONE = "action_done"
    ACTION_BLOCKED = "action_blocked"
    ACTION_CANCELED = "action_canceled"
    ACTION_REOPENED = "action_reopened"
    PROMISE_DONE = "promise_done"
    PROMISE_BLOCKED = "promise_blocked"
    PROMISE_CANCELED = "promise_canceled"
    PROMISE_REOPENED = "promise_reopened"
    MILESTONE_COMPLETED = "milestone_completed"
    TASK_DONE = "task_done"
    NEED_MET = "need_met"
    REVIEW_HELD = "review_held"
    REVIEW_CLOSED = "review_closed"
    PERSON_IDENTIFIED = "person_identified"
    INVOICE_PAID = "invoice_paid"
    INVOICE_DISPUTED = "invoice_disputed"


_BY_VALUE: dict[tuple[type[Record], str], Mapping[Any, Event]] = {
    (Objective, "status"): {
        ObjectiveStatus.ACHIEVED: Event.OBJECTIVE_ACHIEVED,
        ObjectiveStatus.CANCELED: Event.OBJECTIVE_CANCELED,
        ObjectiveStatus.DEFERRED: Event.OBJECTIVE_DEFERRED,
    },
    (Account, "lifecycle"): {
        Lifecycle.LOST: Event.ACCOUNT_LOST,
        Lifecycle.LAPSED: Event.ACCOUNT_LAPSED,
        Lifecycle.REACTIVATED: Event.ACCOUNT_REACTIVATED,
    },
    (Account, "status"): {
        AccountStatus.AT_RISK: Event.ACCOUNT_AT_RISK,
        AccountStatus.ARCHIVED: Event.ACCOUNT_ARCHIVED,
    },
    (Plan, "approval"): {
        Approval.SUBMITTED: Event.PLAN_SUBMITTED,
        Approval.APPROVED: Event.PLAN_APPROVED,
        Approval.REJECTED: Event.PLAN_REJECTED,
    },
    (Contract, "status"): {ContractStatus.ARCHIVED: Event.CONTRACT_ARCHIVED},
    (Risk, "status"): {
        RiskStatus.CLOSED_RESOLVED: Event.RISK_RESOLVED,
        RiskStatus.CLOSED_LOST: Event.RISK_LOST,
    },
    (Terms, "blocked"): {True: Event.CREDIT_BLOCKED},
    (Action, "status"): {
        ActionStatus.DONE: Event.ACTION_DONE,
        ActionStatus.BLOCKED: Event.ACTION_BLOCKED,
        ActionStatus.CANCELED: Event.ACTION_CANCELED,
    },
    (Commitment, "status"): {
        ActionStatus.DONE: Event.PROMISE_DONE,
        ActionStatus.BLOCKED: Event.PROMISE_BLOCKED,
        ActionStatus.CANCELED: Event.PROMISE_CANCELED,
    },
    (Milestone, "status"): {MilestoneStatus.COMPLETED: Event.MILESTONE_COMPLETED},
    (JointTask, "done"): {True: Event.TASK_DONE},
    (Need, "met"): {True: Event.NEED_MET},
    (QuarterlyReview, "status"): {
        ReviewStatus.HELD: Event.REVIEW_HELD,
        ReviewStatus.CLOSED: Event.REVIEW_CLOSED,
    },
    (Receivable, "disputed"): {True: Event.INVOICE_DISPUTED},
}

_BY_FILLING: dict[tuple[type[Record], str], Event] = {
    (Issue, "closed"): Event.ISSUE_CLOSED,
    (Receivable, "paid_on"): Event.INVOICE_PAID,
}
"""Dates whose first entry is the news."""

_BY_LEAVING: dict[tuple[type[Record], str], Mapping[Any, Event]] = {
    (Action, "status"): {ActionStatus.DONE: Event.ACTION_REOPENED},
    (Commitment, "status"): {ActionStatus.DONE: Event.PROMISE_REOPENED},
}
"""What it means that a value is left for one that says nothing of its own."""


def event_of(change: Change, programme: Programme) -> Event | None:
    """Give the news that a change is; None for a change like any other.

    The programme tells which of its own stages are won or lost.
    """
    if not change.is_field:
        return None
    place = (change.record, change.field)
    if place == (Opportunity, "stage"):
        return _stage_event(change, programme)
    if place == (Terms, "blocked") and change.before and change.after is not True:
        return Event.CREDIT_RELEASED
    if place == (Stakeholder, "to_identify"):
        return Event.PERSON_IDENTIFIED if change.before and not change.after else None
    if place in _BY_FILLING:
        return _BY_FILLING[place] if change.before is None else None
    found = _BY_VALUE.get(place, {}).get(change.after)
    return found or _BY_LEAVING.get(place, {}).get(change.before)


def _stage_event(change: Change, programme: Programme) -> Event | None:
    found = _decided(change.after, programme)
    if found is None and _decided(change.before, programme) is not None and change.after:
        return Event.DEAL_REOPENED
    return found


def _decided(stage: str | None, programme: Programme) -> Event | None:
    """Tell whether a stage is won or lost, by its word or by its usual probability."""
    kind = stage_kind(stage)
    if kind is not None:
        return {StageKind.WON: Event.DEAL_WON, StageKind.LOST: Event.DEAL_LOST}.get(kind)
    usual = stage_probability(stage, programme)
    if usual is None:
        return None
    return {Decimal(1): Event.DEAL_WON, Decimal(0): Event.DEAL_LOST}.get(usual)
