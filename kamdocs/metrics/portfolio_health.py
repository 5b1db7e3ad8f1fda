"""Health, risks, issues and receivables over the portfolio; each figure computed on first use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kamdocs.metrics.account_health import AccountHealth
from kamdocs.metrics.scope import PortfolioScope


@dataclass(frozen=True)
class PortfolioHealth:
    """Health, risks, issues and receivables over the portfolio; `accounts` are by account id."""

    scope: PortfolioScope
    accounts: Mapping[str, AccountHealth]
