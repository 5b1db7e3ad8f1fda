"""Small accounts and portfolios for the tests of day-to-day work."""

from __future__ import annotations

from datetime import date
from typing import Any

from kamdocs.metrics.measures import portfolio_measures
from kamdocs.metrics.work import PortfolioWork
from kamdocs.model.account import Account
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.programme import Person, Programme, Tier
from kamdocs.model.programme_enums import ReviewCadence

AS_OF = date(2026, 10, 15)
"""A Thursday."""

PEOPLE = (
    Person(id="ana", name="Ana", department="sales"),
    Person(id="rui", name="Rui", department="quality"),
)
TIERS = (
    Tier(id="key", name="Key", cadence_days=30, plan_valid_days=60, review=ReviewCadence.QUARTERLY),
)


def account(**values: Any) -> Account:
    """Give an account of Ana's; ids and names are only told apart where it matters."""
    told = {"id": "a", "name": "Vereda", "path": "", "owner": "ana", "tier": "key", **values}
    return Account(**told)


def programme(**values: Any) -> Programme:
    """Give a programme with two people and one tier."""
    return Programme(**{"name": "P", "people": PEOPLE, "tiers": TIERS, **values})


def work(*accounts: Account, as_of: date = AS_OF, **values: Any) -> PortfolioWork:
    """Give the work over some accounts."""
    portfolio = Portfolio(programme=programme(**values), accounts=accounts)
    return PortfolioWork(portfolio_measures(portfolio, as_of))
