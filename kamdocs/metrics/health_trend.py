"""Health as it was at the end of earlier quarters, from records that carry dates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.metrics.ageing import ageing
from kamdocs.metrics.health import (
    Band,
    BandCount,
    band_count,
    band_of,
    computed_health,
    health_factors,
    known_weight,
)
from kamdocs.metrics.health_factors import (
    FactorScore,
    issues_score,
    receivables_score,
    revenue_score,
    voice_score,
)
from kamdocs.metrics.issues import issue_standings, service_levels
from kamdocs.metrics.receivables import on_record
from kamdocs.model.account import Account
from kamdocs.model.period import Period
from kamdocs.model.programme import HealthBands, Programme

TREND_QUARTERS = 4
"""Closed quarters of the trend; the day of the figures comes after them."""

LEAST_WEIGHT = Decimal("0.25")
"""A day on which less of the whole weight is known has no point: it would be noise."""


@dataclass(frozen=True)
class HealthPoint:
    """Health of the dated factors at the end of a quarter, or today where `quarter` is None.

    `known` is the share of the weight of all factors that the value stands on.
    """

    day: date
    quarter: Period | None
    value: Decimal | None
    known: Decimal | None
    band: Band | None


@dataclass(frozen=True)
class BandPoint:
    """How many accounts were in each band on a day."""

    day: date
    quarter: Period | None
    bands: BandCount


def dated_scores(account: Account, programme: Programme, day: date) -> tuple[FactorScore, ...]:
    """Score the factors that dated records tell, as of a day.

    Revenue from figures (against the target recorded now), voice by its date, receivables by
    issue and payment, issues by opening and closing. Relationship and objectives are not
    among them: closeness and current values have no date.
    """
    issued = on_record(account.receivables, day)
    levels = service_levels(programme)
    return (
        revenue_score(account, programme, day),
        voice_score(account.voice_of_customer, day),
        receivables_score(ageing(issued, day) if issued else None, programme),
        issues_score(issue_standings(account.id, account.issues, levels, day), day),
    )


def health_trend(account: Account, programme: Programme, as_of: date) -> tuple[HealthPoint, ...]:
    """Give the health of the dated factors at the ends of the last quarters and today.

    Today is computed from the same factors, so that the line compares like with like; it may
    differ from the health itself, which knows more. An override is no part of it.
    """
    calendar = programme.calendar
    current = calendar.quarter_of(as_of)
    if calendar.last_day(current) > as_of:
        closed = calendar.quarters_until(current, TREND_QUARTERS + 1)[:-1]
    else:
        closed = calendar.quarters_until(current, TREND_QUARTERS)
    days: list[tuple[date, Period | None]] = [
        (calendar.last_day(quarter), quarter) for quarter in closed
    ]
    if days[-1][0] != as_of:
        days.append((as_of, None))
    return tuple(_point(account, programme, day, quarter) for day, quarter in days)


def _point(
    account: Account, programme: Programme, day: date, quarter: Period | None
) -> HealthPoint:
    factors = health_factors(dated_scores(account, programme, day), programme.health.factors)
    weights = programme.health.factors
    whole = sum((value or Decimal(0) for _, value in weights), Decimal(0))
    dated = sum((item.weight for item in factors), Decimal(0))
    share = known_weight(factors)
    known = share * dated / whole if share is not None and whole else None
    value = computed_health(factors)
    if known is None or known < LEAST_WEIGHT:
        value = None
    return HealthPoint(day, quarter, value, known, band_of(value, programme.health.bands))


def band_trend(
    trends: Iterable[tuple[HealthPoint, ...]], bands: HealthBands
) -> tuple[BandPoint, ...]:
    """Count accounts by band on every day of their trends."""
    known = tuple(trends)
    if not known:
        return ()
    return tuple(
        BandPoint(
            points[0].day,
            points[0].quarter,
            band_count(band_of(point.value, bands) for point in points),
        )
        for points in zip(*known, strict=True)
    )
