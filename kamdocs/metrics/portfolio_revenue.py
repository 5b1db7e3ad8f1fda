"""Revenue, margin and retention over the portfolio; each figure computed on first use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kamdocs.metrics.account_revenue import AccountRevenue
from kamdocs.metrics.scope import PortfolioScope


@dataclass(frozen=True)
class PortfolioRevenue:
    """Revenue, margin and retention over the portfolio; `accounts` are by account id."""

    scope: PortfolioScope
    accounts: Mapping[str, AccountRevenue]
