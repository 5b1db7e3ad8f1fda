"""Health, risks, issues and receivables of one account; each figure computed on first use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kamdocs.metrics.ageing import Ageing, ageing
from kamdocs.metrics.books import ledger_of
from kamdocs.metrics.collection import Sales, amounts, credit_used_share, dso, recent_sales
from kamdocs.metrics.completeness import (
    AreaFill,
    area_fills,
    completeness,
    freshness,
    is_stale,
)
from kamdocs.metrics.health import Band, HealthFactor, band_of, health, health_factors, in_force
from kamdocs.metrics.health_factors import (
    issues_score,
    objectives_score,
    receivables_score,
    relationship_score,
    revenue_score,
    voice_score,
)
from kamdocs.metrics.health_trend import HealthPoint, health_trend
from kamdocs.metrics.issues import (
    IssueStanding,
    IssueTimes,
    issue_standings,
    issue_times,
    issues_late,
    service_levels,
)
from kamdocs.metrics.key_people import key_people, relationship_coverage
from kamdocs.metrics.measure import Measure
from kamdocs.metrics.progress import Progress, objective_progress
from kamdocs.metrics.receivables import on_record
from kamdocs.metrics.risks import RiskStanding, exposure, risk_standings
from kamdocs.metrics.scope import AccountScope
from kamdocs.metrics.weighted_progress import objective_progress_mean, weighted_shares
from kamdocs.model.account import HealthOverride


@dataclass(frozen=True)
class AccountHealth:
    """Health, risks, issues and receivables of one account."""

    scope: AccountScope

    @cached_property
    def progress(self) -> dict[str, Progress]:
        """Progress of each objective by its id."""
        scope = self.scope
        return {
            item.id: objective_progress(item, scope.calendar, scope.as_of)
            for item in scope.account.objectives
        }

    @cached_property
    def objective_progress(self) -> Measure:
        """Weighted mean of the progress of measured objectives."""
        return objective_progress_mean(self.scope.account, self.progress, self.scope.as_of)

    @cached_property
    def health_factors(self) -> tuple[HealthFactor, ...]:
        """Factors of health with weight, score and inputs, those without data too."""
        scope = self.scope
        account, programme, as_of = scope.account, scope.programme, scope.as_of
        coverage = relationship_coverage(key_people(account, programme), as_of)
        scores = (
            relationship_score(coverage),
            objectives_score(weighted_shares(account, self.progress, as_of)),
            revenue_score(account, programme, as_of),
            voice_score(account.voice_of_customer, as_of),
            receivables_score(self.ageing, programme),
            issues_score(self.issues, as_of),
        )
        return health_factors(scores, programme.health.factors)

    @cached_property
    def health(self) -> Measure:
        """Health from 0 to 100, with the override applied while it is in force."""
        override = self.override if self.override_in_force else None
        return health(self.health_factors, override, self.scope.as_of)

    @cached_property
    def health_band(self) -> Band | None:
        """The band of the health; None without data."""
        return band_of(self.health.value, self.scope.programme.health.bands)

    @property
    def override(self) -> HealthOverride | None:
        """The health a person set, in force or expired."""
        return self.scope.account.health.override

    @property
    def override_in_force(self) -> bool:
        """Tell whether the override counts on the day.

        It has no first day, so it says nothing of how a period that is over ended.
        """
        return in_force(self.override, self.scope.as_of) and not self.scope.looks_back

    @cached_property
    def health_trend(self) -> tuple[HealthPoint, ...]:
        """Health of the dated factors at the ends of the last quarters and today."""
        return health_trend(self.scope.account, self.scope.programme, self.scope.as_of)

    @cached_property
    def risks(self) -> tuple[RiskStanding, ...]:
        """Risks with score and exposure, gravest first."""
        return risk_standings(self.scope.account.id, self.scope.account.risks)

    @cached_property
    def exposure(self) -> Measure:
        """Revenue at risk × likelihood ÷ 5 over the open risks."""
        return exposure(self.risks, self.scope.as_of, currency=self.scope.account.currency)

    @cached_property
    def issues(self) -> tuple[IssueStanding, ...]:
        """Issues against service levels, beyond them first."""
        account = self.scope.account
        levels = service_levels(self.scope.programme)
        return issue_standings(account.id, account.issues, levels, self.scope.as_of)

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
        """Open invoices by days past due; None without any invoice issued by the day."""
        issued = on_record(self.scope.account.receivables, self.scope.as_of)
        return ageing(issued, self.scope.as_of) if issued else None

    @cached_property
    def _amounts(self) -> tuple[Measure, Measure, Measure, Measure]:
        return amounts(self.ageing, self.scope.as_of, self.scope.account.currency)

    @property
    def open_amount(self) -> Measure:
        """What the client owes."""
        return self._amounts[0]

    @property
    def overdue(self) -> Measure:
        """What is past due."""
        return self._amounts[1]

    @property
    def disputed(self) -> Measure:
        """What the client disputes of what is open."""
        return self._amounts[2]

    @property
    def overdue_share(self) -> Measure:
        """Overdue ÷ open."""
        return self._amounts[3]

    @cached_property
    def sales(self) -> Sales | None:
        """Revenue of the last three months that are known."""
        scope = self.scope
        ledger = ledger_of(scope.account, scope.calendar, scope.as_of, scope.books)
        return recent_sales(ledger, scope.as_of)

    @cached_property
    def dso(self) -> Measure:
        """Days of sales that are still to be paid."""
        scope = self.scope
        return dso(
            self.ageing,
            self.sales,
            scope.as_of,
            basis=scope.basis,
            currency=scope.account.currency,
        )

    @cached_property
    def credit_used_share(self) -> Measure:
        """Credit used ÷ credit limit."""
        return credit_used_share(self.scope.account, self.ageing, self.scope.as_of)

    @property
    def blocked(self) -> bool | None:
        """Tell whether credit blocks new orders; None where nobody says."""
        return self.scope.account.terms.blocked

    @cached_property
    def areas(self) -> tuple[AreaFill, ...]:
        """Areas of the plan with what is missing in each."""
        return area_fills(self.scope.account, self.scope.programme, self.scope.as_of)

    @cached_property
    def completeness(self) -> Measure:
        """Filled ÷ required items of the plan."""
        return completeness(self.areas, self.scope.as_of)

    @cached_property
    def freshness(self) -> Measure:
        """Days since the plan was changed."""
        return freshness(self.scope.account, self.scope.programme, self.scope.as_of)

    @property
    def stale(self) -> bool | None:
        """Tell whether the plan is older than its tier allows; None where unknown."""
        return is_stale(self.freshness)
