"""Definitions of the measures of: Health, risks, issues and receivables."""

from __future__ import annotations

from kamdocs.metrics.health import health_settings
from kamdocs.metrics.issues import service_levels
from kamdocs.metrics.measure import Definition, Input, MeasureUnit
from kamdocs.model.enums import IssueSeverity
from kamdocs.model.programme import Programme


def _levels(programme: Programme) -> tuple[Input, ...]:
    levels = service_levels(programme)
    return tuple(
        Input(f"level_{severity}", levels.get(severity), MeasureUnit.DAYS)
        for severity in IssueSeverity
    )


def _completeness(programme: Programme) -> tuple[Input, ...]:
    limits = programme.limits
    return (
        Input("completeness_good", limits.completeness_good, MeasureUnit.SHARE),
        Input("completeness_watch", limits.completeness_watch, MeasureUnit.SHARE),
    )


DEFINITIONS: tuple[Definition, ...] = (
    Definition("health", MeasureUnit.POINTS, health_settings),
    Definition("objective_progress", MeasureUnit.SHARE),
    Definition("exposure", MeasureUnit.MONEY),
    Definition("issues_late", MeasureUnit.COUNT, _levels),
    Definition("resolve_median", MeasureUnit.DAYS),
    Definition("resolve_mean", MeasureUnit.DAYS),
    Definition("within_level", MeasureUnit.SHARE, _levels),
    Definition("open_amount", MeasureUnit.MONEY),
    Definition("overdue", MeasureUnit.MONEY),
    Definition("disputed", MeasureUnit.MONEY),
    Definition("overdue_share", MeasureUnit.SHARE),
    Definition("dso", MeasureUnit.DAYS),
    Definition("portfolio_dso", MeasureUnit.DAYS),
    Definition("credit_used_share", MeasureUnit.SHARE),
    Definition("completeness", MeasureUnit.SHARE, _completeness),
    Definition("freshness", MeasureUnit.DAYS),
)
