"""The figures known outside by a key: where each comes from, and who may have it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kamdocs.metrics.measure import Measure, MeasureUnit
from kamdocs.metrics.measures import AccountMeasures, PortfolioMeasures
from kamdocs.model.enums import BuiltInKpi, Visibility
from kamdocs.model.programme import Programme

Value = Measure | str | None
"""What a metric is: a measure, a class such as `A`, or missing."""


class Reach(StrEnum):
    """Who may have a figure, by the narrowest of what it is computed from."""

    TEAM = "team"
    """Margin, weighted figures, scores, white space, receivables: the team's, always.

    So is what takes a field that only the team sees: the day an account became a client (the
    year before), the limits of the programme (the class).
    """

    REVENUE = "revenue"
    """Made of revenue alone, so the same for all: for whoever may see the KPI `revenue`."""

    COMPANY = "company"
    """Made of what everybody in the company may see."""


@dataclass(frozen=True)
class NamedMetric:
    """A figure by its key, which is also its name among the measures of its topic."""

    key: str
    topic: str
    unit: MeasureUnit
    reach: Reach = Reach.TEAM

    def of_portfolio(self, measures: PortfolioMeasures) -> Value:
        """Give the figure of the portfolio."""
        found: Value = _held(measures, self.topic, self.key)
        return found

    def of_account(self, account: str, measures: PortfolioMeasures) -> Value:
        """Give the figure of an account; shares of the whole are held by the portfolio."""
        if self.key in _BY_ACCOUNT:
            shares: dict[str, Value] = _held(measures, self.topic, self.key)
            return shares.get(account)
        found: Value = _held(measures.accounts[account], self.topic, self.key)
        return found

    def is_for(self, audience: Visibility, programme: Programme) -> bool:
        """Tell whether an audience may have the figure."""
        if audience is Visibility.TEAM or self.reach is Reach.COMPANY:
            return True
        opened = any(kpi.id == BuiltInKpi.REVENUE for kpi in programme.kpis)
        return self.reach is Reach.REVENUE and opened


def _held(measures: PortfolioMeasures | AccountMeasures, topic: str, key: str) -> Any:
    return getattr(getattr(measures, topic), key)


_BY_ACCOUNT = frozenset({"share", "abc"})

_MONEY, _SHARE, _NUMBER = MeasureUnit.MONEY, MeasureUnit.SHARE, MeasureUnit.NUMBER
_POINTS, _DAYS, _TEXT = MeasureUnit.POINTS, MeasureUnit.DAYS, MeasureUnit.TEXT

_BOTH = (
    NamedMetric("revenue", "revenue", _MONEY, Reach.REVENUE),
    NamedMetric("target", "revenue", _MONEY, Reach.REVENUE),
    NamedMetric("year_before", "revenue", _MONEY),
    NamedMetric("margin_share", "revenue", _SHARE),
    NamedMetric("nrr", "revenue", _SHARE, Reach.REVENUE),
    NamedMetric("grr", "revenue", _SHARE, Reach.REVENUE),
    NamedMetric("white_space", "growth", _MONEY),
    NamedMetric("pipeline", "growth", _MONEY),
    NamedMetric("weighted_pipeline", "growth", _MONEY),
    NamedMetric("forecast", "growth", _MONEY),
    NamedMetric("gap", "growth", _MONEY),
    NamedMetric("dso", "health", _DAYS),
    NamedMetric("overdue", "health", _MONEY),
)

PORTFOLIO_METRICS = (
    *_BOTH,
    NamedMetric("cr1", "revenue", _SHARE, Reach.REVENUE),
    NamedMetric("cr5", "revenue", _SHARE, Reach.REVENUE),
    NamedMetric("cr10", "revenue", _SHARE, Reach.REVENUE),
    NamedMetric("hhi", "revenue", _NUMBER, Reach.REVENUE),
)
"""Figures of the whole portfolio, in the order of exports."""

ACCOUNT_METRICS = (
    *_BOTH,
    NamedMetric("share", "revenue", _SHARE, Reach.REVENUE),
    NamedMetric("abc", "revenue", _TEXT),
    NamedMetric("wallet_share", "growth", _SHARE),
    NamedMetric("objective_progress", "health", _SHARE, Reach.COMPANY),
    NamedMetric("health", "health", _POINTS),
)
"""Figures of each account, in the order of exports."""


def metrics_for(
    metrics: tuple[NamedMetric, ...], audience: Visibility, programme: Programme
) -> Iterator[NamedMetric]:
    """Give the metrics that an audience may have; `programme` is the one it sees."""
    return (item for item in metrics if item.is_for(audience, programme))
