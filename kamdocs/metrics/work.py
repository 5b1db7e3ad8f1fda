"""The day-to-day work of the portfolio: promises, dates, contracts, reviews."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from kamdocs.metrics.agenda import AgendaItem, AgendaSources, account_agenda, week_of
from kamdocs.metrics.contract_calendar import (
    AdjustmentDue,
    ContractDue,
    adjustments_due,
    contracts_due,
)
from kamdocs.metrics.measures import PortfolioMeasures
from kamdocs.metrics.promises import Promise, PromiseState, account_promises, distinct_promises
from kamdocs.metrics.review_cadence import ReviewDue, review_due
from kamdocs.model.account import Account

CALENDAR_DAYS = 90
"""How far ahead the calendar looks."""

DIARY_BEFORE, DIARY_AHEAD = 60, 366
"""Days that calendars for other programs look back and ahead."""

_URGENCY = (
    PromiseState.OVERDUE,
    PromiseState.BLOCKED,
    PromiseState.DUE_SOON,
    PromiseState.OPEN,
    PromiseState.UNDATED,
    PromiseState.DONE,
    PromiseState.CANCELED,
)


@dataclass(frozen=True)
class AccountPromise:
    """A promise with the account it was made in."""

    account: Account
    promise: Promise

    def urgency(self, as_of: date) -> tuple[int, date, str, str]:
        """Order the longest overdue first, then blocked, then by due day; undated last."""
        state = self.promise.state(as_of)
        return (
            _URGENCY.index(state),
            self.promise.due or date.max,
            self.account.name,
            self.promise.text,
        )


@dataclass(frozen=True)
class PortfolioWork:
    """Promises and dates over all accounts; each list made on first use."""

    measures: PortfolioMeasures

    @property
    def as_of(self) -> date:
        """The day the lists are made for."""
        return self.measures.scope.as_of

    @property
    def accounts(self) -> tuple[Account, ...]:
        """The accounts, by name."""
        return self.measures.scope.portfolio.accounts

    @cached_property
    def promises(self) -> tuple[AccountPromise, ...]:
        """Every promise, the most urgent first."""
        found = [
            AccountPromise(account, promise)
            for account in self.accounts
            for promise in distinct_promises(account_promises(account))
        ]
        return tuple(sorted(found, key=lambda item: item.urgency(self.as_of)))

    @cached_property
    def waiting(self) -> tuple[AccountPromise, ...]:
        """Promises that still wait to be kept, the most urgent first."""
        return tuple(x for x in self.promises if not x.promise.is_settled(self.as_of))

    @cached_property
    def waiting_by_person(self) -> Mapping[str, tuple[AccountPromise, ...]]:
        """Promises still to be kept by somebody of ours, by person."""
        found: dict[str, list[AccountPromise]] = {}
        for item in self.waiting:
            if item.promise.owner is not None:
                found.setdefault(item.promise.owner, []).append(item)
        return {person: tuple(items) for person, items in found.items()}

    @cached_property
    def owned_accounts(self) -> Mapping[str, tuple[Account, ...]]:
        """Accounts by the person who answers for them."""
        found: dict[str, list[Account]] = {}
        for account in self.accounts:
            if account.owner is not None:
                found.setdefault(account.owner, []).append(account)
        return {person: tuple(items) for person, items in found.items()}

    @cached_property
    def contracts(self) -> tuple[ContractDue, ...]:
        """Active contracts, the most pressing first."""
        return contracts_due(self.accounts, self.as_of)

    @cached_property
    def adjustments(self) -> tuple[AdjustmentDue, ...]:
        """Price adjustments of the next 120 days, next day first."""
        return adjustments_due(self.accounts, self.as_of)

    @cached_property
    def reviews(self) -> Mapping[str, ReviewDue]:
        """The next review of each account whose tier asks for one."""
        programme = self.measures.scope.programme
        found = {item.id: review_due(item, programme, self.as_of) for item in self.accounts}
        return {key: value for key, value in found.items() if value is not None}

    @cached_property
    def agenda(self) -> tuple[AgendaItem, ...]:
        """Everything dated from today over the next 90 days, by day."""
        last = self.as_of + timedelta(days=CALENDAR_DAYS)
        found = [
            item
            for account in self.accounts
            for item in self.account_agenda(account, self.as_of, last)
        ]
        return tuple(sorted(found, key=AgendaItem.sort_key))

    @cached_property
    def diary(self) -> Mapping[str, tuple[AgendaItem, ...]]:
        """Everything dated by account, from two months before the day to a year after it.

        What is overdue is in it, which on the agenda has its place elsewhere.
        """
        first = self.as_of - timedelta(days=DIARY_BEFORE)
        last = self.as_of + timedelta(days=DIARY_AHEAD)
        return {account.id: self.account_agenda(account, first, last) for account in self.accounts}

    @cached_property
    def diary_by_person(self) -> Mapping[str, tuple[AgendaItem, ...]]:
        """What is dated for each of our people: theirs, meetings they go to, their accounts'."""
        found: dict[str, list[AgendaItem]] = {}
        for account in self.accounts:
            going = {item.slug: item.meeting.our_attendees for item in account.meetings}
            for item in self.diary[account.id]:
                owner = item.owner or account.owner
                for person in dict.fromkeys((owner, *going.get(item.meeting or "", ()))):
                    if person is not None:
                        found.setdefault(person, []).append(item)
        return {key: tuple(sorted(items, key=AgendaItem.sort_key)) for key, items in found.items()}

    def account_agenda(self, account: Account, first: date, last: date) -> tuple[AgendaItem, ...]:
        """Give everything dated in one account between two days, both counted."""
        sources = AgendaSources(
            distinct_promises(account_promises(account)),
            self.measures.accounts[account.id].relationship.cadence,
            adjustments_due((account,), self.as_of),
            self.reviews.get(account.id),
        )
        return account_agenda(account, sources, first, last, self.as_of)


def by_week(items: Iterable[AgendaItem]) -> tuple[tuple[date, tuple[AgendaItem, ...]], ...]:
    """Give items by the Monday of their week, in order."""
    weeks: dict[date, list[AgendaItem]] = {}
    for item in items:
        weeks.setdefault(week_of(item.day), []).append(item)
    return tuple((week, tuple(found)) for week, found in sorted(weeks.items()))
