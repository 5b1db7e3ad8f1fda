"""Everything dated in an account between two days: what happens, and what is to be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kamdocs.metrics.contact import ContactDue
from kamdocs.metrics.contract_calendar import AdjustmentDue
from kamdocs.metrics.contract_dates import decision_day, is_running, notice_day
from kamdocs.metrics.issues import is_open
from kamdocs.metrics.promises import Promise
from kamdocs.metrics.review_cadence import ReviewDue
from kamdocs.model.account import Account
from kamdocs.model.enums import MilestoneStatus, ObjectiveStatus
from kamdocs.model.period import Period


class AgendaKind(StrEnum):
    """What happens on a day."""

    MEETING = "meeting"
    REVIEW = "review"
    REVIEW_DUE = "review_due"
    PLAN_END = "plan_end"
    NOTICE = "notice"
    CONTRACT_END = "contract_end"
    ADJUSTMENT = "adjustment"
    OBJECTIVE = "objective"
    MILESTONE = "milestone"
    PROMISE = "promise"
    CLIENT_PROMISE = "client_promise"
    NEED = "need"
    ISSUE = "issue"
    CONTACT = "contact"
    KEY_DATE = "key_date"


@dataclass(frozen=True)
class AgendaItem:
    """Something dated in an account; `until` is the last day of a span of days.

    `owner` is who of ours it concerns, `owner_client` who of the client. `meeting` is the slug
    of a meeting's page and `quarter` the review it stands for. `record` names the record among
    those of its kind, whatever day it moves to.
    """

    day: date
    kind: AgendaKind
    account: str
    subject: str
    owner: str | None = None
    owner_client: str | None = None
    until: date | None = None
    meeting: str | None = None
    quarter: Period | None = None
    promise: Promise | None = None
    record: str = ""
    since: date | None = None
    """The first day of a span of days, which may be before `day`."""

    def sort_key(self) -> tuple[date, int, str, str]:
        """Order by day, then what happens before what is to be done, then by names."""
        return (self.day, list(AgendaKind).index(self.kind), self.account, self.subject)


@dataclass(frozen=True)
class AgendaSources:
    """What other measures say of the account's dates."""

    promises: tuple[Promise, ...] = ()
    contacts: tuple[ContactDue, ...] = ()
    adjustments: tuple[AdjustmentDue, ...] = ()
    review: ReviewDue | None = None


def account_agenda(
    account: Account,
    sources: AgendaSources,
    first: date,
    last: date,
    as_of: date | None = None,
) -> tuple[AgendaItem, ...]:
    """Give everything dated in an account from `first` to `last`, both counted, by day.

    A span of days that began before `first` and still runs stands at `first`. What is settled
    on `as_of`, the first day unless said, is not on it.
    """
    today = as_of or first
    found = (
        *_encounters(account),
        *_reviews_due(account, sources.review),
        *_trade(account, sources.adjustments, today),
        *_objectives(account),
        *_promises(account, sources.promises, today),
        *_care(account, today),
        *_contacts(account, sources.contacts),
    )
    kept = [item for item in found if first <= item.day <= last]
    kept += _key_dates(account, first, last)
    return tuple(sorted(kept, key=AgendaItem.sort_key))


def week_of(day: date) -> date:
    """Give the Monday of the week that holds a day."""
    return day - timedelta(days=day.weekday())


def _encounters(account: Account) -> Iterator[AgendaItem]:
    meetings = {notes.meeting.date for notes in account.meetings}
    for notes in account.meetings:
        yield AgendaItem(
            notes.meeting.date,
            AgendaKind.MEETING,
            account.id,
            notes.meeting.title or "",
            account.owner,
            meeting=notes.slug,
        )
    # A review held as a meeting has its page there.
    known = set(meetings)
    for review in account.reviews:
        day = review.review.date
        if day is not None and day not in known:
            known.add(day)
            quarter = review.review.quarter
            yield AgendaItem(day, AgendaKind.REVIEW, account.id, "", account.owner, quarter=quarter)
    planned = account.plan.next_review
    if planned is not None and planned not in known:
        known.add(planned)
        yield AgendaItem(planned, AgendaKind.REVIEW, account.id, "", account.owner)
    for notes in account.meetings:
        day = notes.meeting.next_meeting
        if day is not None and day not in known:
            known.add(day)
            yield AgendaItem(
                day, AgendaKind.MEETING, account.id, "", account.owner, record=day.isoformat()
            )


def _reviews_due(account: Account, review: ReviewDue | None) -> Iterator[AgendaItem]:
    if review is not None and review.due is not None and review.scheduled is None:
        yield AgendaItem(review.due, AgendaKind.REVIEW_DUE, account.id, "", account.owner)
    if account.plan.end is not None:
        yield AgendaItem(account.plan.end, AgendaKind.PLAN_END, account.id, "", account.owner)


def _trade(
    account: Account, adjustments: Iterable[AdjustmentDue], as_of: date
) -> Iterator[AgendaItem]:
    for contract in account.contracts:
        if contract.end is None or not is_running(contract, as_of):
            continue
        notice = notice_day(contract)
        if notice is not None:
            yield AgendaItem(notice, AgendaKind.NOTICE, account.id, contract.name, account.owner)
        if decision_day(contract) is not None:
            yield AgendaItem(
                contract.end, AgendaKind.CONTRACT_END, account.id, contract.name, account.owner
            )
    for item in adjustments:
        yield AgendaItem(
            item.day,
            AgendaKind.ADJUSTMENT,
            account.id,
            item.adjustment.offering or "",
            account.owner,
            record=" ".join((item.adjustment.unit or "", item.day.isoformat())),
        )


def _objectives(account: Account) -> Iterator[AgendaItem]:
    settled = (ObjectiveStatus.ACHIEVED, ObjectiveStatus.CANCELED, ObjectiveStatus.DEFERRED)
    for item in account.objectives:
        if item.due is not None and item.status not in settled:
            yield AgendaItem(
                item.due,
                AgendaKind.OBJECTIVE,
                account.id,
                item.title,
                item.owner or account.owner,
                record=item.id,
            )
    plan = account.joint_plan
    if plan is None:
        return
    for mark in plan.milestones:
        if mark.due is not None and mark.status is not MilestoneStatus.COMPLETED:
            yield AgendaItem(mark.due, AgendaKind.MILESTONE, account.id, mark.title, account.owner)
    if plan.target_date is not None:
        yield AgendaItem(
            plan.target_date, AgendaKind.MILESTONE, account.id, plan.goal, account.owner
        )


def _promises(account: Account, promises: Iterable[Promise], as_of: date) -> Iterator[AgendaItem]:
    for item in promises:
        if item.due is None or item.is_settled(as_of):
            continue
        client = item.owner is None and item.owner_client is not None
        yield AgendaItem(
            item.due,
            AgendaKind.CLIENT_PROMISE if client else AgendaKind.PROMISE,
            account.id,
            item.text,
            item.owner,
            item.owner_client,
            promise=item,
            record=_promise_record(item),
        )


def _promise_record(item: Promise) -> str:
    """Name a promise by where it was made and its id, or its words where it has none."""
    made_in = (item.origin, item.objective or item.meeting or item.quarter or "")
    names = (item.owner or "", item.owner_client or "")
    return " ".join(map(str, (*made_in, item.record or item.text, *names)))


def _care(account: Account, as_of: date) -> Iterator[AgendaItem]:
    for need in account.needs:
        if need.due is not None and not need.met:
            yield AgendaItem(
                need.due, AgendaKind.NEED, account.id, need.text, need.owner or account.owner
            )
    for issue in account.issues:
        if issue.due is not None and is_open(issue, as_of):
            yield AgendaItem(
                issue.due,
                AgendaKind.ISSUE,
                account.id,
                issue.title,
                issue.owner or account.owner,
                record=issue.id or "",
            )


def _contacts(account: Account, contacts: Iterable[ContactDue]) -> Iterator[AgendaItem]:
    for item in contacts:
        if item.due is not None:
            yield AgendaItem(
                item.due,
                AgendaKind.CONTACT,
                account.id,
                item.stakeholder.name or item.stakeholder.id,
                item.our_person,
                record=item.stakeholder.id,
            )


def _key_dates(account: Account, first: date, last: date) -> Iterator[AgendaItem]:
    for item in account.key_dates:
        if item.from_ <= last and (item.to or item.from_) >= first:
            yield AgendaItem(
                max(item.from_, first),
                AgendaKind.KEY_DATE,
                account.id,
                item.what,
                until=item.to,
                record=item.from_.isoformat(),
                since=item.from_,
            )
