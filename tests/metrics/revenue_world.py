"""Accounts and portfolios written in a line, for tests of figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kamdocs.metrics.account_revenue import AccountRevenue
from kamdocs.metrics.measures import portfolio_measures
from kamdocs.metrics.portfolio_revenue import PortfolioRevenue
from kamdocs.metrics.window import Window
from kamdocs.model.account import Account
from kamdocs.model.figures import Figure
from kamdocs.model.period import Period
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.programme import Programme

AS_OF = date(2026, 10, 15)


def period(text: str) -> Period:
    """Read `2026-07`, `2026-q3` or `2026`."""
    year, _, part = text.partition("-")
    if not part:
        return Period.whole_year(int(year))
    if part.startswith("q"):
        return Period.quarter(int(year), int(part[1:]))
    return Period.month(int(year), int(part))


def row(
    when: str,
    actual: str | None,
    target: str | None = None,
    *,
    kpi: str = "revenue",
    unit: str | None = None,
    offering: str | None = None,
    forecast: str | None = None,
) -> Figure:
    """Give one row of the figures table."""
    return Figure(
        period=period(when),
        unit=unit,
        offering=offering,
        kpi=kpi,
        actual=None if actual is None else Decimal(actual),
        target=None if target is None else Decimal(target),
        forecast=None if forecast is None else Decimal(forecast),
    )


def months(year: int, first: int, values: str, kpi: str = "revenue") -> tuple[Figure, ...]:
    """Give a row a month from values separated by spaces."""
    return tuple(
        row(f"{year}-{first + place:02d}", value, kpi=kpi)
        for place, value in enumerate(values.split())
    )


def account(account_id: str, *figures: Figure, **fields: object) -> Account:
    """Give an account with figures."""
    return Account.model_validate(
        {
            "id": account_id,
            "name": account_id.title(),
            "path": f"accounts/{account_id}.md",
            "figures": figures,
            **fields,
        }
    )


def measured(
    *accounts: Account,
    programme: Programme | None = None,
    as_of: date = AS_OF,
    window: Window | None = None,
) -> PortfolioRevenue:
    """Give the measures of revenue of a portfolio."""
    portfolio = Portfolio(programme=programme or Programme(name="P"), accounts=accounts)
    return portfolio_measures(portfolio, as_of, window).revenue


def alone(
    found: Account,
    *,
    programme: Programme | None = None,
    as_of: date = AS_OF,
    window: Window | None = None,
) -> AccountRevenue:
    """Give the measures of revenue of one account that is the whole portfolio."""
    whole = measured(found, programme=programme, as_of=as_of, window=window)
    return whole.accounts[found.id]
