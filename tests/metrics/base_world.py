"""Programmes, accounts and measures of the base, for tests of selection, buying and territories."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kamdocs.metrics.measures import portfolio_measures
from kamdocs.metrics.portfolio_base import PortfolioBase
from kamdocs.model.account import Account, MeetingNotes, Score
from kamdocs.model.encounters import Meeting
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.programme import Criteria, Criterion, Programme, Tier
from tests.metrics.revenue_world import AS_OF

TIERS = (
    Tier(id="top", name="Estratégica", cadence_days=30),
    Tier(id="key", name="Chave", cadence_days=45),
    Tier(id="grow", name="Crescimento", cadence_days=60),
    Tier(id="keep", name="Manutenção"),
)


def criteria(**weights: str | None) -> tuple[Criterion, ...]:
    """Give criteria by id and weight."""
    return tuple(
        Criterion(id=key, name=key.title(), weight=None if weight is None else Decimal(weight))
        for key, weight in weights.items()
    )


PROGRAMME = Programme(
    name="P",
    tiers=TIERS,
    criteria=Criteria(
        attractiveness=criteria(size="60", growth="40"),
        position=criteria(bond="50", fit="50"),
    ),
)


def scores(**given: str) -> tuple[Score, ...]:
    """Give scores by criterion."""
    return tuple(Score(criterion=key, score=Decimal(value)) for key, value in given.items())


def met(*days: str) -> tuple[MeetingNotes, ...]:
    """Give meetings on ISO days."""
    return tuple(
        MeetingNotes(slug=day, path="r.md", meeting=Meeting(date=date.fromisoformat(day)))
        for day in days
    )


def base_of(
    *accounts: Account, programme: Programme = PROGRAMME, as_of: date = AS_OF
) -> PortfolioBase:
    """Give the measures of the base of a portfolio."""
    portfolio = Portfolio(programme=programme, accounts=accounts)
    return portfolio_measures(portfolio, as_of).base
