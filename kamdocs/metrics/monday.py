"""The Monday list of one person: what I owe, what they owe me, whom I have not met."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kamdocs.metrics.contact import ContactDue, ContactState
from kamdocs.metrics.engagement import was_held
from kamdocs.metrics.issues import is_open
from kamdocs.metrics.promises import PromiseState, Side, sides
from kamdocs.metrics.review_cadence import ReviewDue, ReviewState
from kamdocs.metrics.work import AccountPromise, PortfolioWork
from kamdocs.model.account import Account, MeetingNotes, Need
from kamdocs.model.watch import Issue

FRIDAY = 4
"""Friday as a day of the week, Monday being 0."""

AHEAD_DAYS = 14
"""After Friday, the list looks this far ahead."""

REVIEW_SOON_DAYS = 30
"""A review due within these days is on the list."""


@dataclass(frozen=True)
class Owing:
    """Promises by when they are due: past, until Friday, in the two weeks after, later, undated."""

    overdue: tuple[AccountPromise, ...]
    until_friday: tuple[AccountPromise, ...]
    two_weeks: tuple[AccountPromise, ...]
    later: tuple[AccountPromise, ...]
    undated: tuple[AccountPromise, ...]

    @property
    def now(self) -> tuple[AccountPromise, ...]:
        """What is due until Friday, overdue first."""
        return self.overdue + self.until_friday

    @property
    def count(self) -> int:
        """How many promises there are in all."""
        return len(self.now) + len(self.two_weeks) + len(self.later) + len(self.undated)


@dataclass(frozen=True)
class ToMeet:
    """Somebody of the client whom a person is to meet."""

    account: Account
    contact: ContactDue


@dataclass(frozen=True)
class PlanToRefresh:
    """An account whose plan is older than its tier allows; `age` in days."""

    account: Account
    changed: date
    age: int
    valid_days: int


@dataclass(frozen=True)
class ReviewToHold:
    """An account whose business review is late, never held, due soon or scheduled soon."""

    account: Account
    review: ReviewDue


@dataclass(frozen=True)
class MeetingAhead:
    """A meeting to come; `notes` is None where only its day is known."""

    day: date
    account: Account
    notes: MeetingNotes | None = None


@dataclass(frozen=True)
class AccountNeed:
    """A need of a client that a person answers for."""

    account: Account
    need: Need


@dataclass(frozen=True)
class AccountIssue:
    """An open issue that a person answers for."""

    account: Account
    issue: Issue


@dataclass(frozen=True)
class MondayList:
    """What one person needs to know on a Monday; `friday` ends the week the list is about.

    `client_owes` are promises of the clients in the person's accounts, `colleagues_owe` those
    of colleagues in them. What both sides are to keep stands with whom of ours it names.
    """

    person: str
    as_of: date
    friday: date
    owes: Owing
    client_owes: Owing
    colleagues_owe: Owing
    blocked: tuple[AccountPromise, ...]
    to_meet: tuple[ToMeet, ...]
    plans: tuple[PlanToRefresh, ...]
    reviews: tuple[ReviewToHold, ...]
    meetings: tuple[MeetingAhead, ...]
    needs: tuple[AccountNeed, ...]
    issues: tuple[AccountIssue, ...]

    @property
    def last_day(self) -> date:
        """The last day the list looks ahead to."""
        return self.friday + timedelta(days=AHEAD_DAYS)

    @property
    def blocked_beyond(self) -> tuple[AccountPromise, ...]:
        """Blocked promises due after the list ends, or on no day; others stand at their day."""
        return tuple(
            item
            for item in self.blocked
            if item.promise.due is None or item.promise.due > self.last_day
        )

    @property
    def undated(self) -> tuple[AccountPromise, ...]:
        """What is owed without a day and not blocked."""
        return tuple(x for x in self.owes.undated if not self._is_blocked(x))

    @property
    def later(self) -> tuple[AccountPromise, ...]:
        """What is owed after the list ends and not blocked."""
        return tuple(x for x in self.owes.later if not self._is_blocked(x))

    def _is_blocked(self, item: AccountPromise) -> bool:
        return item.promise.state(self.as_of) is PromiseState.BLOCKED


def friday_of(as_of: date) -> date:
    """Give the Friday a day's week ends with; on a weekend that of the week to come."""
    return as_of + timedelta(days=(FRIDAY - as_of.weekday()) % 7)


def owing(promises: Iterable[AccountPromise], as_of: date) -> Owing:
    """Sort promises that wait by when they are due; each group keeps its order."""
    friday = friday_of(as_of)
    ahead = friday + timedelta(days=AHEAD_DAYS)
    items = tuple(promises)

    def due(first: date, last: date) -> tuple[AccountPromise, ...]:
        found = [x for x in items if x.promise.due is not None and first <= x.promise.due <= last]
        return tuple(sorted(found, key=lambda item: item.promise.due or last))

    return Owing(
        overdue=tuple(x for x in items if x.promise.state(as_of) is PromiseState.OVERDUE),
        until_friday=due(as_of, friday),
        two_weeks=due(friday + timedelta(days=1), ahead),
        later=due(ahead + timedelta(days=1), date.max),
        undated=tuple(x for x in items if x.promise.due is None),
    )


def monday_list(work: PortfolioWork, person: str) -> MondayList:
    """Give the Monday list of a person on the day of the figures."""
    as_of = work.as_of
    own = work.owned_accounts.get(person, ())
    own_ids = {account.id for account in own}
    mine = work.waiting_by_person.get(person, ())
    return MondayList(
        person=person,
        as_of=as_of,
        friday=friday_of(as_of),
        owes=owing(mine, as_of),
        client_owes=owing(_client_owes(work, own_ids), as_of),
        colleagues_owe=owing(_colleagues_owe(work, person, own_ids), as_of),
        blocked=tuple(x for x in mine if x.promise.state(as_of) is PromiseState.BLOCKED),
        to_meet=_to_meet(work, person),
        plans=_plans(work, own),
        reviews=_reviews(work, own),
        meetings=_meetings(work, person, own_ids),
        needs=_needs(work, person),
        issues=_issues(work, person),
    )


def _client_owes(work: PortfolioWork, own: set[str]) -> list[AccountPromise]:
    """Give what clients alone are to keep; what they owe with somebody of ours is on that list."""
    return [
        item
        for item in work.waiting
        if item.account.id in own and Side.OURS not in sides(item.promise)
    ]


def _colleagues_owe(work: PortfolioWork, person: str, own: set[str]) -> list[AccountPromise]:
    return [
        item
        for item in work.waiting
        if item.account.id in own and item.promise.owner not in (None, person)
    ]


def _to_meet(work: PortfolioWork, person: str) -> tuple[ToMeet, ...]:
    """Give whom a person is to meet: never met, late, then due within two weeks."""
    wanted = (ContactState.NEVER_MET, ContactState.LATE, ContactState.DUE_SOON)
    by_id = work.measures.scope.portfolio.by_id
    return tuple(
        ToMeet(by_id[item.account], item.contact)
        for item in work.measures.relationship.contacts_of(person)
        if item.contact.state in wanted
    )


def _plans(work: PortfolioWork, accounts: Iterable[Account]) -> tuple[PlanToRefresh, ...]:
    """Give the plans older than their tier allows, oldest first."""
    tiers = work.measures.scope.portfolio.tiers
    found = []
    for account in accounts:
        tier = tiers.get(account.tier or "")
        if account.changed is None or tier is None or tier.plan_valid_days is None:
            continue
        age = (work.as_of - account.changed).days
        if age > tier.plan_valid_days:
            found.append(PlanToRefresh(account, account.changed, age, tier.plan_valid_days))
    return tuple(sorted(found, key=lambda item: (-item.age, item.account.name)))


def _reviews(work: PortfolioWork, accounts: Iterable[Account]) -> tuple[ReviewToHold, ...]:
    """Give the reviews to hold: late and never held first, then by day."""
    soon = work.as_of + timedelta(days=REVIEW_SOON_DAYS)
    found = []
    for account in accounts:
        review = work.reviews.get(account.id)
        if review is None:
            continue
        pressing = review.state in (ReviewState.LATE, ReviewState.NEVER_HELD)
        day = review.scheduled or review.due
        if pressing or (day is not None and day <= soon):
            found.append(ReviewToHold(account, review))
    order = list(ReviewState)
    return tuple(
        sorted(
            found,
            key=lambda item: (
                order.index(item.review.state),
                item.review.scheduled or item.review.due or date.min,
                item.account.name,
            ),
        )
    )


def _meetings(work: PortfolioWork, person: str, own: set[str]) -> tuple[MeetingAhead, ...]:
    """Give the meetings to come that a person attends, or of their accounts, by day."""
    last = friday_of(work.as_of) + timedelta(days=AHEAD_DAYS)
    found: dict[tuple[date, str], MeetingAhead] = {}
    for account in work.accounts:
        for notes in account.meetings:
            meeting = notes.meeting
            concerned = account.id in own or person in meeting.our_attendees
            ahead = meeting.date > work.as_of or not was_held(notes)
            if work.as_of <= meeting.date <= last and concerned and ahead:
                found[meeting.date, account.id] = MeetingAhead(meeting.date, account, notes)
            day = meeting.next_meeting
            if day is not None and work.as_of <= day <= last and account.id in own:
                found.setdefault((day, account.id), MeetingAhead(day, account))
    return tuple(found[key] for key in sorted(found))


def _needs(work: PortfolioWork, person: str) -> tuple[AccountNeed, ...]:
    """Give the needs a person is still to meet, by day; the owner of the account stands in."""
    found = [
        AccountNeed(account, need)
        for account in work.accounts
        for need in account.needs
        if not need.met and (need.owner or account.owner) == person
    ]
    return tuple(sorted(found, key=lambda item: (item.need.due or date.max, item.account.name)))


def _issues(work: PortfolioWork, person: str) -> tuple[AccountIssue, ...]:
    """Give the open issues a person answers for, oldest first."""
    found = [
        AccountIssue(account, issue)
        for account in work.accounts
        for issue in account.issues
        if is_open(issue, work.as_of) and (issue.owner or account.owner) == person
    ]
    return tuple(sorted(found, key=lambda item: (item.issue.opened or date.max, item.account.name)))
