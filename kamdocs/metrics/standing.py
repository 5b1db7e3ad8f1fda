"""How an account and the whole portfolio stand on a day: every figure the pages share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kamdocs.metrics.attention import Attention, Grade, account_attention
from kamdocs.metrics.measures import AccountMeasures, PortfolioMeasures, portfolio_measures
from kamdocs.metrics.progress import Progress, objective_progress
from kamdocs.metrics.promises import Promise, account_promises, distinct_promises
from kamdocs.metrics.receivables import owed
from kamdocs.metrics.window import Window
from kamdocs.model.account import Account
from kamdocs.model.portfolio import Portfolio


@dataclass(frozen=True)
class Standing:
    """Every figure of one account that several pages show, computed once."""

    account: Account
    measures: AccountMeasures
    promises: tuple[Promise, ...]
    progress: dict[str, Progress]
    attention: tuple[Attention, ...]
    age_days: int | None

    @property
    def overdue_promises(self) -> int:
        """How many promises of our side are past due."""
        return sum(item.promise is not None and item.grade is Grade.RISK for item in self.attention)

    @property
    def grade(self) -> Grade | None:
        """The gravest grade among what asks for attention; None when nothing does."""
        return self.attention[0].grade if self.attention else None


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
    return Standing(
        account=account,
        measures=measures,
        promises=promises,
        progress=progress,
        attention=account_attention(account, programme, promises, progress, debts, as_of),
        age_days=None if account.changed is None else (as_of - account.changed).days,
    )


@dataclass(frozen=True)
class PortfolioStanding:
    """What presses in every account, and all measures; accounts left out are in neither."""

    standings: tuple[Standing, ...]
    measures: PortfolioMeasures

    @property
    def overdue_promises(self) -> int:
        """How many promises of our side are past due over all accounts."""
        return sum(item.overdue_promises for item in self.standings)


def portfolio_standing(
    portfolio: Portfolio, as_of: date, window: Window | None = None
) -> PortfolioStanding:
    """Compute what presses in every account once."""
    measures = portfolio_measures(portfolio, as_of, window)
    return PortfolioStanding(
        tuple(account_standing(item) for item in measures.accounts.values()), measures
    )
