"""Definitions of the measures of: Selection score, tier and lifecycle."""

from __future__ import annotations

from decimal import Decimal

from kamdocs.metrics.lifecycle import LEAST_MONTHS
from kamdocs.metrics.measure import Definition, Input, MeasureUnit
from kamdocs.model.programme import Programme

COUNT, DAYS, POINTS, SHARE = (
    MeasureUnit.COUNT,
    MeasureUnit.DAYS,
    MeasureUnit.POINTS,
    MeasureUnit.SHARE,
)


def _tiers(programme: Programme) -> tuple[Input, ...]:
    """Give the cuts with the tiers they lead to, and the least coverage."""
    names = [tier.name for tier in programme.tiers]
    cuts = programme.selection.cuts[: max(0, len(names) - 1)]
    pairs = [f"{name} {_plain(cut)}" for name, cut in zip(names, cuts, strict=False)]
    if len(names) > len(pairs):
        pairs.append(names[len(pairs)])
    return (
        Input("cuts", ", ".join(pairs) or None, MeasureUnit.TEXT),
        Input("minimum_coverage", programme.selection.minimum_coverage, SHARE),
    )


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _coverage(programme: Programme) -> tuple[Input, ...]:
    return (Input("minimum_coverage", programme.selection.minimum_coverage, SHARE),)


def _buying(programme: Programme) -> tuple[Input, ...]:
    settings = programme.buying
    return (
        Input("recurring_months", settings.recurring_months, COUNT),
        Input("least_months", LEAST_MONTHS, COUNT),
        Input("lapsed_days", settings.lapsed_days, DAYS),
        Input("lost_days", settings.lost_days, DAYS),
        Input("reactivated_days", settings.reactivated_days, DAYS),
    )


def _attractive(programme: Programme) -> tuple[Input, ...]:
    cuts = programme.selection.cuts
    cut = cuts[min(1, len(cuts) - 1)] if cuts else Decimal(0)
    return (Input("attractive_from", cut, POINTS),)


def _balance(programme: Programme) -> tuple[Input, ...]:
    return (Input("limit", programme.limits.territory_balance, SHARE),)


DEFINITIONS: tuple[Definition, ...] = (
    Definition("attractiveness", POINTS),
    Definition("position", POINTS),
    Definition("suggested_tier", MeasureUnit.TEXT, _tiers),
    Definition("selection_coverage", SHARE, _coverage),
    Definition("tier_differs", COUNT),
    Definition("suggested_lifecycle", MeasureUnit.TEXT, _buying),
    Definition("recency", DAYS),
    Definition("frequency", COUNT),
    Definition("buying_accounts", COUNT),
    Definition("never_bought", COUNT, _attractive),
    Definition("stopped_buying", COUNT),
    Definition("conversion_rate", SHARE),
    Definition("planned_meetings", MeasureUnit.NUMBER),
    Definition("account_potential", MeasureUnit.MONEY),
    Definition("territory_balance", SHARE, _balance),
)
