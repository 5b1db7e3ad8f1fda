"""A quarter over all accounts: revenue, reviews, objectives, commitments and decisions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kamdocs.metrics.account_revenue import AccountRevenue
from kamdocs.metrics.books import Books
from kamdocs.metrics.measures import PortfolioMeasures, portfolio_measures
from kamdocs.metrics.portfolio_revenue import PortfolioRevenue
from kamdocs.metrics.progress import Pace, Progress, objective_progress
from kamdocs.metrics.promises import (
    Origin,
    Promise,
    PromiseState,
    account_promises,
    distinct_promises,
)
from kamdocs.metrics.review_state import ReviewState, review_of, review_state
from kamdocs.metrics.window import Window, period_window
from kamdocs.model.account import Account, ReviewNotes
from kamdocs.model.encounters import Point
from kamdocs.model.period import FiscalCalendar, Period
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.work import Objective

QUARTERS_SHOWN = 8
"""Quarters that have a page, counted back from the current one."""


@dataclass(frozen=True)
class QuarterPromises:
    """Commitments made in a quarter and what became of them."""

    made: tuple[Promise, ...]
    as_of: date

    @cached_property
    def counts(self) -> dict[PromiseState, int]:
        """How many are in each state today."""
        found: dict[PromiseState, int] = {}
        for promise in self.made:
            state = promise.state(self.as_of)
            found[state] = found.get(state, 0) + 1
        return found

    @property
    def kept(self) -> int:
        """How many were kept."""
        return self.counts.get(PromiseState.DONE, 0)

    @property
    def overdue(self) -> int:
        """How many are past their day."""
        return self.counts.get(PromiseState.OVERDUE, 0)

    @property
    def counted(self) -> int:
        """How many were made and not called off."""
        return len(self.made) - self.counts.get(PromiseState.CANCELED, 0)


@dataclass(frozen=True)
class AccountQuarter:
    """One account in a quarter."""

    account: Account
    revenue: AccountRevenue
    review: ReviewNotes | None
    review_state: ReviewState
    objectives: tuple[tuple[Objective, Progress], ...]
    promises: QuarterPromises
    decisions: tuple[tuple[date, Point], ...]


@dataclass(frozen=True)
class QuarterRollup:
    """A quarter over all accounts; status of objectives and commitments is that of today."""

    quarter: Period
    measures: PortfolioMeasures

    @property
    def revenue(self) -> PortfolioRevenue:
        """Revenue of the quarter against target, the quarter before and a year before."""
        return self.measures.revenue

    @property
    def as_of(self) -> date:
        """The day the figures are computed for."""
        return self.measures.scope.as_of

    @property
    def window(self) -> Window:
        """The days of the quarter, to today at most."""
        return self.measures.scope.window

    @cached_property
    def accounts(self) -> tuple[AccountQuarter, ...]:
        """Every account in the quarter."""
        scope = self.measures.scope
        calendar = scope.calendar
        return tuple(
            AccountQuarter(
                account,
                self.revenue.accounts[account.id],
                review_of(account, self.quarter),
                self._review_state(account),
                running_objectives(account, self.quarter, calendar, scope.as_of),
                QuarterPromises(promises_made(account, self.quarter, calendar), scope.as_of),
                decisions_made(account, self.quarter, calendar, scope.as_of),
            )
            for account in scope.portfolio.accounts
        )

    def _review_state(self, account: Account) -> ReviewState:
        """Tell how the review stands; before the first review on file nothing was asked for."""
        scope = self.measures.scope
        tier = scope.portfolio.tiers.get(account.tier or "")
        state = review_state(account, tier, self.quarter, scope.calendar, scope.as_of)
        if state is ReviewState.MISSING and self.quarter < self._first_reviewed:
            return ReviewState.NOT_DUE
        return state

    @cached_property
    def _first_reviewed(self) -> Period:
        """The quarter of the first review on file; this very one where there is none."""
        accounts = self.measures.scope.portfolio.accounts
        quarters = [notes.review.quarter for item in accounts for notes in item.reviews]
        return min(quarters, default=self.quarter)

    @cached_property
    def reviews(self) -> dict[ReviewState, int]:
        """How many reviews are in each state."""
        found = dict.fromkeys(ReviewState, 0)
        for item in self.accounts:
            found[item.review_state] += 1
        return found

    @property
    def reviews_due(self) -> int:
        """How many accounts were to be reviewed: held, planned or missing."""
        return len(self.accounts) - self.reviews[ReviewState.NOT_DUE]

    @cached_property
    def promises(self) -> QuarterPromises:
        """Commitments made with all accounts."""
        made = tuple(promise for item in self.accounts for promise in item.promises.made)
        return QuarterPromises(made, self.as_of)

    @cached_property
    def paces(self) -> dict[Pace, int]:
        """How many objectives that ran in the quarter are at each pace today."""
        found: dict[Pace, int] = {}
        for item in self.accounts:
            for _, progress in item.objectives:
                found[progress.pace] = found.get(progress.pace, 0) + 1
        return found


def quarter_rollup(
    portfolio: Portfolio, quarter: Period, as_of: date, books: Books | None = None
) -> QuarterRollup:
    """Give the roll-up of a quarter; nothing is computed before it is asked for."""
    window = period_window(quarter, portfolio.programme.calendar, as_of)
    return QuarterRollup(quarter, portfolio_measures(portfolio, as_of, window, books))


def quarters_with_content(
    portfolio: Portfolio, as_of: date, books: Books | None
) -> tuple[Period, ...]:
    """Give the last quarters, newest first, that have closed figures or a review."""
    calendar = portfolio.programme.calendar
    current = calendar.quarter_of(as_of)
    found = {notes.review.quarter for item in portfolio.accounts for notes in item.reviews}
    if books is not None:
        found |= {
            calendar.quarter_of(date(number // 12, number % 12 + 1, 1)) for number in books.months
        }
    shown = calendar.quarters_until(current, QUARTERS_SHOWN)
    return tuple(quarter for quarter in reversed(shown) if quarter in found)


def running_objectives(
    account: Account, quarter: Period, calendar: FiscalCalendar, as_of: date
) -> tuple[tuple[Objective, Progress], ...]:
    """Give the objectives that ran in a quarter, with their progress today."""
    first, last = calendar.first_day(quarter), calendar.last_day(quarter)
    return tuple(
        (objective, objective_progress(objective, calendar, as_of))
        for objective in account.objectives
        if (objective.start is None or objective.start <= last)
        and (objective.due is None or objective.due >= first)
    )


def promises_made(
    account: Account, quarter: Period, calendar: FiscalCalendar
) -> tuple[Promise, ...]:
    """Give the commitments made in the review of a quarter or in a meeting held in it."""
    days = {notes.slug: notes.meeting.date for notes in account.meetings}
    return tuple(
        promise
        for promise in distinct_promises(account_promises(account))
        if promise.quarter == quarter
        or (
            promise.origin is Origin.MEETING
            and promise.meeting in days
            and calendar.quarter_of(days[promise.meeting]) == quarter
        )
    )


def decisions_made(
    account: Account, quarter: Period, calendar: FiscalCalendar, as_of: date
) -> tuple[tuple[date, Point], ...]:
    """Give decisions taken in the meetings of a quarter, with their day."""
    meetings: Iterable[tuple[date, tuple[Point, ...]]] = (
        (notes.meeting.date, notes.meeting.decisions) for notes in account.meetings
    )
    return tuple(
        (day, point)
        for day, points in meetings
        if day <= as_of and calendar.quarter_of(day) == quarter
        for point in points
    )
