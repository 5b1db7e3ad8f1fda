"""Accounts with opportunities and white space written in a line, for tests of growth."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kamdocs.metrics.account_growth import AccountGrowth
from kamdocs.metrics.measures import portfolio_measures
from kamdocs.metrics.portfolio_growth import PortfolioGrowth
from kamdocs.model.account import Account
from kamdocs.model.commerce import Opportunity, WhiteSpaceCell
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.programme import Programme
from tests.metrics.revenue_world import AS_OF


def deal(name: str = "nova", **fields: object) -> Opportunity:
    """Give an opportunity; text of money becomes exact."""
    money = ("annual_value", "amount", "probability")
    exact = {
        key: Decimal(str(value)) if key in money and value is not None else value
        for key, value in fields.items()
    }
    return Opportunity.model_validate({"id": name, "name": name.title(), **exact})


def cell(unit: str | None, offering: str, **fields: object) -> WhiteSpaceCell:
    """Give a cell of the white space; text of money becomes exact."""
    money = ("total_spend", "potential", "our_revenue")
    exact = {
        key: Decimal(str(value)) if key in money and value is not None else value
        for key, value in fields.items()
    }
    return WhiteSpaceCell.model_validate({"unit": unit, "offering": offering, **exact})


def grown(
    *accounts: Account, programme: Programme | None = None, as_of: date = AS_OF
) -> PortfolioGrowth:
    """Give the measures of growth of a portfolio."""
    portfolio = Portfolio(programme=programme or Programme(name="P"), accounts=accounts)
    return portfolio_measures(portfolio, as_of).growth


def grown_alone(
    found: Account, *, programme: Programme | None = None, as_of: date = AS_OF
) -> AccountGrowth:
    """Give the measures of growth of one account that is the whole portfolio."""
    return grown(found, programme=programme, as_of=as_of).accounts[found.id]
