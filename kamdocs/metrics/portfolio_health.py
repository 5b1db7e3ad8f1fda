"""Health, risks, issues and receivables over the portfolio; each figure computed on first use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kamdocs.metrics.account_health import AccountHealth
from kamdocs.metrics.ageing import Ageing, total_ageing
from kamdocs.metrics.collection import amounts, total_dso
from kamdocs.metrics.completeness import completeness
from kamdocs.metrics.health import BandCount, band_count
from kamdocs.metrics.health_trend import BandPoint, band_trend
from kamdocs.metrics.issues import (
    IssueStanding,
    IssueTimes,
    issue_times,
    issues_late,
    service_levels,
)
from kamdocs.metrics.measure import Measure
from kamdocs.metrics.risks import RiskStanding, exposure
from kamdocs.metrics.scope import PortfolioScope


@dataclass(frozen=True)
class PortfolioHealth:
    """Health, risks, issues and receivables over the portfolio; `accounts` are by account id."""

    scope: PortfolioScope
    accounts: Mapping[str, AccountHealth]

    @cached_property
    def health_bands(self) -> BandCount:
        """How many accounts are in each band."""
        return band_count(item.health_band for item in self.accounts.values())

    @cached_property
    def health_trend(self) -> tuple[BandPoint, ...]:
        """Accounts by band at the ends of the last quarters and today, from dated factors."""
        return band_trend(
            (item.health_trend for item in self.accounts.values()),
            self.scope.programme.health.bands,
        )

    @cached_property
    def risks(self) -> tuple[RiskStanding, ...]:
        """All risks, gravest first."""
        found = (risk for item in self.accounts.values() for risk in item.risks)
        return tuple(sorted(found, key=RiskStanding.sort_key))

    @cached_property
    def exposure(self) -> Measure:
        """Exposure of the open risks of accounts in the programme's currency."""
        return exposure(
            (risk for item in self._summed for risk in item.risks),
            self.scope.as_of,
            other_currency=sum(
                bool(item.risks) and not item.scope.in_programme_currency
                for item in self.accounts.values()
            ),
        )

    @cached_property
    def issues(self) -> tuple[IssueStanding, ...]:
        """All issues, beyond their service level first."""
        found = (issue for item in self.accounts.values() for issue in item.issues)
        return tuple(sorted(found, key=IssueStanding.sort_key))

    @cached_property
    def issues_late(self) -> Measure:
        """Open issues beyond their service level."""
        return issues_late(self.issues, self.scope.as_of)

    @cached_property
    def issue_times(self) -> IssueTimes:
        """Time to resolve of the last 12 months."""
        return issue_times(self.issues, service_levels(self.scope.programme), self.scope.as_of)

    @cached_property
    def ageing(self) -> Ageing | None:
        """Open invoices by days past due of accounts in the programme's currency."""
        known = [item.ageing for item in self._summed if item.ageing is not None]
        others = sum(
            item.ageing is not None and not item.scope.in_programme_currency
            for item in self.accounts.values()
        )
        return total_ageing(known, self.scope.as_of, others) if known else None

    @cached_property
    def _amounts(self) -> tuple[Measure, Measure, Measure, Measure]:
        return amounts(self.ageing, self.scope.as_of, total=True)

    @property
    def open_amount(self) -> Measure:
        """What clients owe."""
        return self._amounts[0]

    @property
    def overdue(self) -> Measure:
        """What is past due."""
        return self._amounts[1]

    @property
    def disputed(self) -> Measure:
        """What clients dispute of what is open."""
        return self._amounts[2]

    @property
    def overdue_share(self) -> Measure:
        """Overdue ÷ open."""
        return self._amounts[3]

    @cached_property
    def dso(self) -> Measure:
        """Days of sales still to be paid, over accounts with invoices and sales."""
        pairs = [(item.ageing, item.sales) for item in self._summed if item.ageing is not None]
        owing = sum(item.ageing is not None for item in self.accounts.values())
        return total_dso(pairs, self.scope.as_of, owing - len(pairs), self.scope.basis)

    @cached_property
    def completeness(self) -> Measure:
        """Filled ÷ required items over the plans of all accounts."""
        found = (area for item in self.accounts.values() for area in item.areas)
        return completeness(found, self.scope.as_of)

    @property
    def _summed(self) -> tuple[AccountHealth, ...]:
        return tuple(item for item in self.accounts.values() if item.scope.in_programme_currency)
