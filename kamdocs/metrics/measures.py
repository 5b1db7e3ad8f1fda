"""All measures of an account and of the portfolio, by topic; none is computed before its use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kamdocs.metrics.account_base import AccountBase
from kamdocs.metrics.account_growth import AccountGrowth
from kamdocs.metrics.account_health import AccountHealth
from kamdocs.metrics.account_relationship import AccountRelationship
from kamdocs.metrics.account_revenue import AccountRevenue
from kamdocs.metrics.books import Books, books_of
from kamdocs.metrics.portfolio_base import PortfolioBase
from kamdocs.metrics.portfolio_growth import PortfolioGrowth
from kamdocs.metrics.portfolio_health import PortfolioHealth
from kamdocs.metrics.portfolio_relationship import PortfolioRelationship
from kamdocs.metrics.portfolio_revenue import PortfolioRevenue
from kamdocs.metrics.scope import AccountScope, PortfolioScope
from kamdocs.metrics.window import Window, reporting_window
from kamdocs.model.portfolio import Portfolio


@dataclass(frozen=True)
class AccountMeasures:
    """Measures of one account by topic."""

    scope: AccountScope

    @cached_property
    def revenue(self) -> AccountRevenue:
        """Revenue, margin, retention."""
        return AccountRevenue(self.scope)

    @cached_property
    def growth(self) -> AccountGrowth:
        """Wallet, white space, pipeline, forecast."""
        return AccountGrowth(self.scope)

    @cached_property
    def relationship(self) -> AccountRelationship:
        """Coverage, cadence, engagement, voice of the client."""
        return AccountRelationship(self.scope)

    @cached_property
    def health(self) -> AccountHealth:
        """Health, risks, issues, receivables, freshness."""
        return AccountHealth(self.scope)

    @cached_property
    def base(self) -> AccountBase:
        """Selection, suggested tier and lifecycle."""
        return AccountBase(self.scope)


@dataclass(frozen=True)
class PortfolioMeasures:
    """Measures of the portfolio by topic, and those of each account by its id."""

    scope: PortfolioScope
    accounts: Mapping[str, AccountMeasures]

    @cached_property
    def revenue(self) -> PortfolioRevenue:
        """Concentration, retention, margin, segments."""
        return PortfolioRevenue(
            self.scope, {key: item.revenue for key, item in self.accounts.items()}
        )

    @cached_property
    def growth(self) -> PortfolioGrowth:
        """White space, pipeline, forecast."""
        return PortfolioGrowth(
            self.scope, {key: item.growth for key, item in self.accounts.items()}
        )

    @cached_property
    def relationship(self) -> PortfolioRelationship:
        """Contacts and engagement."""
        return PortfolioRelationship(
            self.scope, {key: item.relationship for key, item in self.accounts.items()}
        )

    @cached_property
    def health(self) -> PortfolioHealth:
        """Health, risks, issues, receivables."""
        return PortfolioHealth(
            self.scope, {key: item.health for key, item in self.accounts.items()}
        )

    @cached_property
    def base(self) -> PortfolioBase:
        """Selection, base, territories, load."""
        return PortfolioBase(self.scope, {key: item.base for key, item in self.accounts.items()})


def portfolio_measures(
    portfolio: Portfolio,
    as_of: date,
    window: Window | None = None,
    books: Books | None = None,
) -> PortfolioMeasures:
    """Give the measures of a portfolio; without a window those of the reporting window.

    `books` spares reading the figures again where they are known from another window.
    """
    programme = portfolio.programme
    chosen = window or reporting_window(portfolio.accounts, programme.calendar, as_of)
    books = books or books_of(portfolio.accounts, programme.calendar, as_of)
    return PortfolioMeasures(
        PortfolioScope(portfolio, chosen, as_of, books),
        {
            account.id: AccountMeasures(AccountScope(account, programme, chosen, as_of, books))
            for account in portfolio.accounts
        },
    )
