"""The portfolio's figures as plain data, holding only what an audience may see.

In an export `None` is missing; what an audience may not see is absent.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from kamdocs.metrics.kpi_series import over_window
from kamdocs.metrics.measure import Measure
from kamdocs.metrics.measures import PortfolioMeasures
from kamdocs.metrics.named_metrics import (
    ACCOUNT_METRICS,
    PORTFOLIO_METRICS,
    Value,
    metrics_for,
)
from kamdocs.model.account import Account
from kamdocs.model.enums import BuiltInKpi, Visibility
from kamdocs.model.programme import Kpi, Programme

DATA_ADDRESS = "data/portfolio.json"
"""Where a site keeps the export for its audience."""

SCHEMA_ADDRESS = "data/portfolio.schema.json"
"""Where a site keeps the schema of the export."""


def portfolio_export(
    measures: PortfolioMeasures, audience: Visibility, accounts: frozenset[str] | None = None
) -> dict[str, Any]:
    """Give the figures of a portfolio, and of all its accounts or those named.

    `measures` are those of the portfolio as the audience sees it; this adds that figures which
    are narrower than their inputs' marks (health, white space…) stay with the team.
    """
    scope = measures.scope
    programme = scope.programme
    return {
        "as_of": scope.as_of,
        "programme": programme.name,
        "audience": audience,
        "currency": programme.currency,
        "basis": programme.revenue_basis,
        "period": {"from": scope.window.first, "to": scope.window.last},
        "metrics": {
            metric.key: _plain(metric.of_portfolio(measures))
            for metric in metrics_for(PORTFOLIO_METRICS, audience, programme)
        },
        "accounts": [
            _account(item, measures, audience)
            for item in scope.portfolio.accounts
            if accounts is None or item.id in accounts
        ],
    }


def exported_kpis(programme: Programme) -> tuple[Kpi, ...]:
    """Give the programme's own KPIs; revenue and margin are metrics already."""
    known = (BuiltInKpi.REVENUE, BuiltInKpi.MARGIN)
    return tuple(kpi for kpi in programme.kpis if kpi.id not in known)


def _account(account: Account, measures: PortfolioMeasures, audience: Visibility) -> dict[str, Any]:
    programme = measures.scope.programme
    lifecycle = {"lifecycle": account.lifecycle} if audience is Visibility.TEAM else {}
    return {
        "id": account.id,
        "name": account.name,
        "tier": account.tier,
        **lifecycle,
        "segment": account.segment,
        "territory": account.territory,
        "owner": account.owner,
        "currency": account.currency or programme.currency,
        "metrics": {
            metric.key: _plain(metric.of_account(account.id, measures))
            for metric in metrics_for(ACCOUNT_METRICS, audience, programme)
        },
        "kpis": {kpi.id: _kpi(account, kpi, measures) for kpi in exported_kpis(programme)},
        "custom": {item.id: account.custom.get(item.id) for item in programme.custom_fields},
    }


def _kpi(account: Account, kpi: Kpi, measures: PortfolioMeasures) -> dict[str, Decimal | None]:
    """Give what a KPI was over the window, and its target for the same periods."""
    scope = measures.scope
    found = over_window(account.figures, kpi.id, scope.window, scope.programme)
    if found is None:
        return {"actual": None, "target": None}
    return {"actual": found.actual, "target": found.shown_target}


def _plain(value: Value) -> Decimal | str | None:
    return value.value if isinstance(value, Measure) else value
