"""What asks for attention in an account on a day, worst first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kamdocs.metrics.contact import ContactState, contact_cadence
from kamdocs.metrics.contract_dates import decision_day, is_running, notice_day
from kamdocs.metrics.issues import is_open, service_levels
from kamdocs.metrics.progress import Pace, Progress
from kamdocs.metrics.promises import Promise, PromiseState
from kamdocs.metrics.receivables import Owed, days_overdue
from kamdocs.metrics.risks import GRAVE_SCORE
from kamdocs.model.account import Account
from kamdocs.model.enums import IssueSeverity, RiskStatus, StakeholderRole
from kamdocs.model.programme import Programme
from kamdocs.model.watch import Issue

CONTRACT_HORIZON_DAYS = 120
"""A contract decision within these days is shown."""

GRAVE_ISSUES = (IssueSeverity.CRITICAL, IssueSeverity.HIGH)
"""Open issues of these severities are shown even within their time."""


class Grade(StrEnum):
    """How much something presses."""

    RISK = "risk"
    WATCH = "watch"


class Topic(StrEnum):
    """What kind of thing asks for attention."""

    RECEIVABLE = "receivable"
    PROMISE_OVERDUE = "promise_overdue"
    CLIENT_PROMISE_OVERDUE = "client_promise_overdue"
    PROMISE_BLOCKED = "promise_blocked"
    ISSUE_LATE = "issue_late"
    ISSUE_OPEN = "issue_open"
    ISSUE_UNDATED = "issue_undated"
    OBJECTIVE_OVERDUE = "objective_overdue"
    OBJECTIVE_BEHIND = "objective_behind"
    CONTRACT_NOTICE_PASSED = "contract_notice_passed"
    CONTRACT_NOTICE = "contract_notice"
    CONTRACT_END = "contract_end"
    RISK = "risk"
    CONTACT_LATE = "contact_late"
    ROLE_TO_IDENTIFY = "role_to_identify"
    PLAN_STALE = "plan_stale"


@dataclass(frozen=True)
class Attention:
    """One thing that asks for attention; `days` counts past (+) or until (−) `day`."""

    topic: Topic
    grade: Grade
    account: str
    subject: str
    days: int = 0
    day: date | None = None
    amount: Decimal | None = None
    owner: str | None = None
    owner_client: str | None = None
    promise: Promise | None = None
    role: StakeholderRole | None = None

    def sort_key(self) -> tuple[int, int, str, str]:
        """Order worst first: grade, then the longest late, then names."""
        return (self.grade is not Grade.RISK, -self.days, self.account, self.subject)


def account_attention(
    account: Account,
    programme: Programme,
    promises: tuple[Promise, ...],
    progress: dict[str, Progress],
    debts: Owed,
    as_of: date,
) -> tuple[Attention, ...]:
    """List what asks for attention in one account on a day, worst first."""
    found = [
        *_receivables(account, debts, as_of),
        *_promises(account, promises, as_of),
        *_issues(account, programme, as_of),
        *_objectives(account, progress, as_of),
        *_contracts(account, as_of),
        *_risks(account),
        *_people(account, programme, as_of),
        *_plan(account, programme, as_of),
    ]
    return tuple(sorted(found, key=Attention.sort_key))


def _receivables(account: Account, debts: Owed, as_of: date) -> Iterator[Attention]:
    for row in debts.overdue_rows:
        yield Attention(
            Topic.RECEIVABLE,
            Grade.RISK,
            account.id,
            row.number,
            days_overdue(row, as_of),
            row.due,
            row.amount,
            account.owner,
        )


def _promises(account: Account, promises: tuple[Promise, ...], as_of: date) -> Iterator[Attention]:
    topics = {
        PromiseState.OVERDUE: (Topic.PROMISE_OVERDUE, Grade.RISK),
        PromiseState.BLOCKED: (Topic.PROMISE_BLOCKED, Grade.WATCH),
    }
    for promise in promises:
        if promise.state(as_of) not in topics:
            continue
        topic, grade = topics[promise.state(as_of)]
        if topic is Topic.PROMISE_OVERDUE and promise.owner is None and promise.owner_client:
            topic, grade = Topic.CLIENT_PROMISE_OVERDUE, Grade.WATCH
        yield Attention(
            topic,
            grade,
            account.id,
            promise.text,
            promise.days_late(as_of),
            promise.due,
            owner=promise.owner,
            owner_client=promise.owner_client,
            promise=promise,
        )


def _issues(account: Account, programme: Programme, as_of: date) -> Iterator[Attention]:
    levels = service_levels(programme)
    for issue in account.issues:
        if not is_open(issue, as_of):
            continue
        age = 0 if issue.opened is None else (as_of - issue.opened).days
        allowed = levels.get(issue.severity) if issue.severity else None
        late = allowed is not None and age > allowed
        if late or issue.severity in GRAVE_ISSUES:
            yield Attention(
                _issue_topic(issue, late=late),
                Grade.RISK if late else Grade.WATCH,
                account.id,
                issue.title,
                age,
                issue.due,
                owner=issue.owner,
            )


def _issue_topic(issue: Issue, *, late: bool) -> Topic:
    if issue.opened is None:
        return Topic.ISSUE_UNDATED
    return Topic.ISSUE_LATE if late else Topic.ISSUE_OPEN


def _objectives(
    account: Account, progress: dict[str, Progress], as_of: date
) -> Iterator[Attention]:
    topics = {
        Pace.OVERDUE: (Topic.OBJECTIVE_OVERDUE, Grade.RISK),
        Pace.FAR_BEHIND: (Topic.OBJECTIVE_BEHIND, Grade.RISK),
        Pace.BEHIND: (Topic.OBJECTIVE_BEHIND, Grade.WATCH),
    }
    for objective in account.objectives:
        pace = progress[objective.id].pace
        if pace in topics:
            topic, grade = topics[pace]
            late = 0 if objective.due is None else max(0, (as_of - objective.due).days)
            yield Attention(
                topic,
                grade,
                account.id,
                objective.title,
                late,
                objective.due,
                owner=objective.owner,
            )


def _contracts(account: Account, as_of: date) -> Iterator[Attention]:
    for contract in account.contracts:
        day = decision_day(contract)
        if day is None or contract.end is None or not is_running(contract, as_of):
            continue
        days = (as_of - day).days
        if -days > CONTRACT_HORIZON_DAYS:
            continue
        with_notice = notice_day(contract) is not None
        topic = Topic.CONTRACT_NOTICE if with_notice else Topic.CONTRACT_END
        if days > 0:
            topic = Topic.CONTRACT_NOTICE_PASSED
        yield Attention(
            topic,
            Grade.RISK if days > 0 else Grade.WATCH,
            account.id,
            contract.name,
            days,
            day,
            contract.value,
            account.owner,
        )


def _risks(account: Account) -> Iterator[Attention]:
    for risk in account.risks:
        score = (risk.impact or 0) * (risk.likelihood or 0)
        still_open = risk.status in (RiskStatus.OPEN, RiskStatus.IN_PROCESS)
        if still_open and score >= GRAVE_SCORE:
            yield Attention(
                Topic.RISK,
                Grade.RISK,
                account.id,
                risk.title,
                amount=risk.revenue_at_risk,
                owner=risk.owner,
            )


def _people(account: Account, programme: Programme, as_of: date) -> Iterator[Attention]:
    for person in account.stakeholders:
        if person.to_identify:
            yield Attention(
                Topic.ROLE_TO_IDENTIFY,
                Grade.WATCH,
                account.id,
                person.name or "",
                owner=person.our_contact or account.owner,
                role=person.role,
            )
    for contact in contact_cadence(account, programme, as_of):
        if contact.state is ContactState.LATE:
            person = contact.stakeholder
            yield Attention(
                Topic.CONTACT_LATE,
                Grade.WATCH,
                account.id,
                person.name or person.id,
                contact.days_late,
                contact.last,
                owner=contact.our_person,
            )


def _plan(account: Account, programme: Programme, as_of: date) -> Iterator[Attention]:
    tier = next((tier for tier in programme.tiers if tier.id == account.tier), None)
    if account.changed is None or tier is None or tier.plan_valid_days is None:
        return
    age = (as_of - account.changed).days
    if age > tier.plan_valid_days:
        yield Attention(
            Topic.PLAN_STALE,
            Grade.WATCH,
            account.id,
            account.name,
            age,
            account.changed,
            owner=account.owner,
        )
