"""Health of an account, 0 to 100: weighted factors, how much of the weight is known, override."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from kamdocs.metrics.health_factors import FactorKey, FactorScore
from kamdocs.metrics.measure import Input, Measure, MeasureUnit
from kamdocs.model.account import HealthOverride
from kamdocs.model.programme import HealthBands, HealthFactors, Programme


class Band(StrEnum):
    """What a health means."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


@dataclass(frozen=True)
class HealthFactor:
    """A factor of health with its weight; `share` is its part of the weight that is known."""

    key: FactorKey
    weight: Decimal
    score: Decimal | None
    share: Decimal | None
    inputs: tuple[Input, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Keys of the inputs that nobody filled in."""
        return tuple(item.key for item in self.inputs if item.value is None)


@dataclass(frozen=True)
class BandCount:
    """How many accounts are in each band; `unknown` have no factor with data."""

    green: int = 0
    yellow: int = 0
    red: int = 0
    unknown: int = 0

    @property
    def known(self) -> int:
        """Accounts with a health."""
        return self.green + self.yellow + self.red

    def of(self, band: Band | None) -> int:
        """Give the count of a band; None for accounts without a health."""
        if band is None:
            return self.unknown
        return {Band.GREEN: self.green, Band.YELLOW: self.yellow, Band.RED: self.red}[band]


def health_factors(
    scores: Iterable[FactorScore], weights: HealthFactors
) -> tuple[HealthFactor, ...]:
    """Give every factor that has a weight, with its part of the known weight."""
    weighted = [
        (score, weight)
        for score in scores
        if (weight := getattr(weights, score.key)) is not None and weight > 0
    ]
    known = sum((weight for score, weight in weighted if score.score is not None), Decimal(0))
    return tuple(
        HealthFactor(
            score.key,
            weight,
            score.score,
            weight / known if score.score is not None else None,
            score.inputs,
        )
        for score, weight in weighted
    )


def computed_health(factors: Iterable[HealthFactor]) -> Decimal | None:
    """Give Σ weight × score ÷ Σ weight over the factors with a score. Source: kam-domain §3."""
    known = [(item.weight, item.score) for item in factors if item.score is not None]
    weights = sum((weight for weight, _ in known), Decimal(0))
    if not weights:
        return None
    return sum((weight * score for weight, score in known), Decimal(0)) / weights


def known_weight(factors: Iterable[HealthFactor]) -> Decimal | None:
    """Give the share of the whole weight whose factors have a score."""
    found = tuple(factors)
    whole = sum((item.weight for item in found), Decimal(0))
    known = sum((item.weight for item in found if item.score is not None), Decimal(0))
    return known / whole if whole else None


def in_force(override: HealthOverride | None, as_of: date) -> bool:
    """Tell whether an override counts: one past its last day is ignored."""
    return override is not None and (override.until is None or as_of <= override.until)


def health(
    factors: tuple[HealthFactor, ...], override: HealthOverride | None, as_of: date
) -> Measure:
    """Give the health of an account: the override in force, else the computed one.

    The inputs tell the computed value, how much of the weight is known and each factor's
    score, so that neither an override nor a missing factor can hide.
    """
    computed = computed_health(factors)
    counts = override is not None and in_force(override, as_of)
    value = override.value if override is not None and counts else computed
    points = MeasureUnit.POINTS
    inputs = [Input(f"health_{item.key}", item.score, points) for item in factors]
    if value is not None:
        weight = Input("known_weight", known_weight(factors), MeasureUnit.SHARE)
        inputs = [Input("computed_health", computed, points), weight, *inputs]
    return Measure("health", value, points, as_of, tuple(inputs))


def band_of(value: Decimal | None, bands: HealthBands) -> Band | None:
    """Give the band of a health, rounded to whole points first.

    Pages write whole points: somebody who reads 75 must find it in the band that begins at 75.
    """
    if value is None:
        return None
    shown = value.quantize(Decimal(1), ROUND_HALF_UP)
    if shown >= bands.green:
        return Band.GREEN
    return Band.YELLOW if shown >= bands.yellow else Band.RED


def band_count(bands: Iterable[Band | None]) -> BandCount:
    """Count accounts by band."""
    found = tuple(bands)
    return BandCount(
        found.count(Band.GREEN), found.count(Band.YELLOW), found.count(Band.RED), found.count(None)
    )


def health_settings(programme: Programme) -> tuple[Input, ...]:
    """Give weights and bands as the formula names them."""
    factors = programme.health.factors
    bands = programme.health.bands
    return (
        *(
            Input(f"weight_{key}", getattr(factors, key) or Decimal(0), MeasureUnit.NUMBER)
            for key in FactorKey
        ),
        Input("band_green", bands.green, MeasureUnit.POINTS),
        Input("band_yellow", bands.yellow, MeasureUnit.POINTS),
        Input("limit_overdue", programme.limits.overdue, MeasureUnit.SHARE),
        Input("limit_revenue_drop", programme.limits.revenue_drop, MeasureUnit.SHARE),
    )
