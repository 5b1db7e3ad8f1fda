"""How an account and the whole portfolio stand on a day: every figure the pages share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from kamdocs.metrics.attention import Attention, Grade, account_attention
from kamdocs.metrics.contract_dates import decision_day, is_running
from kamdocs.metrics.kpi_series import YearToDate, kpi_rows, year_to_date
from kamdocs.metrics.measures import AccountMeasures, PortfolioMeasures, portfolio_measures
from kamdocs.metrics.progress import Progress, objective_progress
from kamdocs.metrics.promises import Promise, PromiseState, account_promises, distinct_promises
from kamdocs.metrics.receivables import Owed, owed
from kamdocs.metrics.window import Window
from kamdocs.model.account import Account
from kamdocs.model.enums import BuiltInKpi, StageKind
from kamdocs.model.portfolio import Portfolio
from kamdocs.source.word_table import value_table

NEXT_DAYS = 28
"""How far ahead the list of next events looks."""

CLOSED_STAGES = (StageKind.WON, StageKind.LOST)
"""Stages in which an opportunity is decided."""


class EventKind(StrEnum):
    """What happens on a day to come."""

    MEETING = "meeting"
    REVIEW = "review"
    PROMISE = "promise"
    CONTRACT = "contract"


@dataclass(frozen=True)
class Event:
    """Something dated ahead of us in an account."""

    day: date
    kind: EventKind
    account: str
    subject: str
    owner: str | None = None
    meeting: str | None = None


@dataclass(frozen=True)
class Standing:
    """Every figure of one account that several pages show, computed once."""

    account: Account
    measures: AccountMeasures
    revenue: YearToDate
    margin: YearToDate
    promises: tuple[Promise, ...]
    progress: dict[str, Progress]
    owed: Owed | None
    attention: tuple[Attention, ...]
    events: tuple[Event, ...]
    open_opportunities: int
    pipeline: Decimal | None
    age_days: int | None

    @property
    def overdue_promises(self) -> int:
        """How many promises of our side are past due."""
        return sum(item.promise is not None and item.grade is Grade.RISK for item in self.attention)

    @property
    def grade(self) -> Grade | None:
        """The gravest grade among what asks for attention; None when nothing does."""
        return self.attention[0].grade if self.attention else None


def is_decided(stage: str | None) -> bool:
    """Tell whether a stage, built in or the programme's own by the same word, is won or lost."""
    return stage is not None and value_table(StageKind).find(stage) in CLOSED_STAGES


def account_standing(measures: AccountMeasures) -> Standing:
    """Compute the shared figures of one account on the day of its measures."""
    account, programme, as_of = (
        measures.scope.account,
        measures.scope.programme,
        measures.scope.as_of,
    )
    calendar = programme.calendar
    promises = distinct_promises(account_promises(account))
    progress = {
        objective.id: objective_progress(objective, calendar, as_of)
        for objective in account.objectives
    }
    debts = owed(account.receivables, as_of)
    opportunities = [item for item in account.opportunities if not is_decided(item.stage)]
    values = [item.annual_value or item.amount for item in opportunities]
    known = [value for value in values if value is not None]
    return Standing(
        account=account,
        measures=measures,
        revenue=year_to_date(kpi_rows(account.figures, BuiltInKpi.REVENUE), calendar, as_of),
        margin=year_to_date(kpi_rows(account.figures, BuiltInKpi.MARGIN), calendar, as_of),
        promises=promises,
        progress=progress,
        owed=debts if account.receivables else None,
        attention=account_attention(account, programme, promises, progress, debts, as_of),
        events=_events(account, promises, as_of),
        open_opportunities=len(opportunities),
        pipeline=sum(known, Decimal(0)) if known else None,
        age_days=None if account.changed is None else (as_of - account.changed).days,
    )


def _events(account: Account, promises: tuple[Promise, ...], as_of: date) -> tuple[Event, ...]:
    last = as_of + timedelta(days=NEXT_DAYS)
    found: list[Event] = []
    for notes in account.meetings:
        meeting = notes.meeting
        found.append(
            Event(
                meeting.date,
                EventKind.MEETING,
                account.id,
                meeting.title or "",
                meeting=notes.slug,
            )
        )
    planned = {notes.meeting.date for notes in account.meetings}
    for notes in account.meetings:
        day = notes.meeting.next_meeting
        if day is not None and day not in planned:
            planned.add(day)
            found.append(Event(day, EventKind.MEETING, account.id, ""))
    for review in account.reviews:
        if review.review.date is not None:
            quarter = review.review.quarter.id
            found.append(Event(review.review.date, EventKind.REVIEW, account.id, quarter))
    for promise in promises:
        settled = promise.state(as_of) in (PromiseState.DONE, PromiseState.CANCELED)
        if promise.due is not None and not settled:
            owner = promise.owner or promise.owner_client
            found.append(Event(promise.due, EventKind.PROMISE, account.id, promise.text, owner))
    for contract in account.contracts:
        day = decision_day(contract)
        if day is not None and is_running(contract, as_of):
            found.append(Event(day, EventKind.CONTRACT, account.id, contract.name, account.owner))
    ahead = [event for event in found if as_of <= event.day <= last]
    return tuple(sorted(ahead, key=lambda event: (event.day, event.kind, event.subject)))


@dataclass(frozen=True)
class PortfolioStanding:
    """The headline figures of the portfolio; accounts left out are in none of them.

    Comparisons are like for like: `against_target` adds up only the `with_target` accounts
    that have a target for every period counted, `against_previous` only the `with_previous`
    ones that had revenue in the same periods a year before. `mixed_currency` counts accounts in
    another currency, which are in no sum of money.
    """

    standings: tuple[Standing, ...]
    measures: PortfolioMeasures
    revenue: YearToDate
    with_revenue: int
    against_target: Decimal | None
    with_target: int
    against_previous: Decimal | None
    with_previous: int
    at_risk: int
    overdue_promises: int
    overdue_amount: Decimal | None
    mixed_currency: int


def portfolio_standing(
    portfolio: Portfolio, as_of: date, window: Window | None = None
) -> PortfolioStanding:
    """Compute every account once and add the headline figures up."""
    programme = portfolio.programme
    measures = portfolio_measures(portfolio, as_of, window)
    standings = tuple(account_standing(item) for item in measures.accounts.values())
    same = [item for item in standings if item.account.currency in (None, programme.currency)]
    year = programme.calendar.year_of(as_of)
    known = [item.revenue for item in same if item.revenue.actual is not None]
    targeted = [item for item in known if item.target is not None]
    compared = [item for item in known if item.previous is not None]
    debts = [item.owed.overdue_amount for item in same if item.owed is not None]
    return PortfolioStanding(
        standings=standings,
        measures=measures,
        revenue=_total(known, year),
        with_revenue=len(known),
        against_target=_total(targeted, year).against_target,
        with_target=len(targeted),
        against_previous=_total(compared, year).against_previous,
        with_previous=len(compared),
        at_risk=sum(item.grade is Grade.RISK for item in standings),
        overdue_promises=sum(item.overdue_promises for item in standings),
        overdue_amount=sum(debts, Decimal(0)) if debts else None,
        mixed_currency=len(standings) - len(same),
    )


def _total(revenues: list[YearToDate], year: int) -> YearToDate:
    if not revenues:
        return YearToDate(year)
    return YearToDate(
        year,
        _sum(item.actual for item in revenues),
        _sum(item.target for item in revenues),
        _sum(item.previous for item in revenues),
        max(item.through for item in revenues if item.through is not None),
    )


def _sum(values: Iterable[Decimal | None]) -> Decimal:
    return sum((value for value in values if value is not None), Decimal(0))
