"""Definitions of the measures of: Revenue, margin and retention."""

from __future__ import annotations

from decimal import Decimal

from kamdocs.metrics.comparison import RECENT_MONTHS
from kamdocs.metrics.lifetime import ENOUGH_ACCOUNT_YEARS
from kamdocs.metrics.measure import Definition, Input, MeasureUnit
from kamdocs.metrics.programme_pays import key_tiers
from kamdocs.model.programme import Programme

MONEY, SHARE = MeasureUnit.MONEY, MeasureUnit.SHARE
COUNT, YEARS = MeasureUnit.COUNT, MeasureUnit.YEARS


def _largest(programme: Programme) -> tuple[Input, ...]:
    return (Input("limit", programme.limits.largest_account, SHARE),)


def _curve(programme: Programme) -> tuple[Input, ...]:
    limits = programme.limits
    return (Input("abc_a", limits.abc_a, SHARE), Input("abc_b", limits.abc_b, SHARE))


def _drop(programme: Programme) -> tuple[Input, ...]:
    return (
        Input("limit", programme.limits.revenue_drop, SHARE),
        Input("months", Decimal(RECENT_MONTHS), COUNT),
    )


def _key_tiers(programme: Programme) -> tuple[Input, ...]:
    names = {tier.id: tier.name for tier in programme.tiers}
    text = ", ".join(names[tier] for tier in key_tiers(programme))
    return (Input("tiers", text or None, MeasureUnit.TEXT),)


DEFINITIONS: tuple[Definition, ...] = (
    Definition("revenue", MONEY),
    Definition("target", MONEY),
    Definition("against_target", SHARE),
    Definition("year_before", MONEY),
    Definition("against_year_before", SHARE),
    Definition("against_previous", SHARE),
    Definition("margin", MONEY),
    Definition("margin_share", SHARE),
    Definition("profitability", SHARE),
    Definition("revenue_change", MONEY),
    Definition("share", SHARE),
    Definition("abc", MeasureUnit.TEXT, _curve),
    Definition("cr1", SHARE, _largest),
    Definition("cr5", SHARE, lambda programme: (Input("limit", programme.limits.cr5, SHARE),)),
    Definition("cr10", SHARE, lambda programme: (Input("limit", programme.limits.cr10, SHARE),)),
    Definition("hhi", COUNT, lambda programme: (Input("limit", programme.limits.hhi, COUNT),)),
    Definition("concentration_risk", MONEY, _largest),
    Definition("nrr", SHARE),
    Definition("grr", SHARE),
    Definition("revenue_drop", SHARE, _drop),
    Definition("customer_years", YEARS),
    Definition(
        "expected_years",
        YEARS,
        lambda _: (Input("enough", Decimal(ENOUGH_ACCOUNT_YEARS), COUNT),),
    ),
    Definition("programme_pays", SHARE, _key_tiers),
)
