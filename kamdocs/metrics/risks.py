"""Risks of an account: how grave each one is, and how much revenue they expose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.metrics.measure import Input, Measure, MeasureUnit
from kamdocs.model.enums import RiskStatus
from kamdocs.model.watch import Risk

OPEN_STATUSES = (RiskStatus.OPEN, RiskStatus.IN_PROCESS)
"""A risk in one of these still may happen."""

STEPS = 5
"""Impact and likelihood go from 1 to this."""

GRAVE_SCORE = 15
"""Score from which a risk asks for attention now."""

WATCHED_SCORE = 8
"""Score from which a risk is watched."""


@dataclass(frozen=True)
class RiskStanding:
    """A risk of an account with its score (1–25) and exposure; None where an input is missing."""

    account: str
    risk: Risk
    score: int | None
    exposure: Decimal | None

    @property
    def is_open(self) -> bool:
        """Tell whether it still may happen."""
        return self.risk.status in OPEN_STATUSES

    def sort_key(self) -> tuple[bool, int, Decimal, str, str]:
        """Order gravest first: open ones, then score, exposure and names."""
        exposure = self.exposure or Decimal(0)
        return (not self.is_open, -(self.score or 0), -exposure, self.account, self.risk.title)


def risk_standing(account: str, risk: Risk) -> RiskStanding:
    """Give score = impact × likelihood and exposure = revenue at risk × likelihood ÷ 5.

    Source: vocabulary, "Risk". The score ranks what to do first; the exposure says how much
    revenue would be lost on average if likelihood 5 meant certainty.
    """
    exposure = None
    if risk.revenue_at_risk is not None and risk.likelihood is not None:
        exposure = risk.revenue_at_risk * risk.likelihood / STEPS
    score = None
    if risk.impact is not None and risk.likelihood is not None:
        score = risk.impact * risk.likelihood
    return RiskStanding(account, risk, score, exposure)


def risk_standings(account: str, risks: Iterable[Risk]) -> tuple[RiskStanding, ...]:
    """Give every risk of an account, gravest first."""
    found = (risk_standing(account, risk) for risk in risks)
    return tuple(sorted(found, key=RiskStanding.sort_key))


def exposure(
    risks: Iterable[RiskStanding],
    as_of: date,
    *,
    currency: str | None = None,
    other_currency: int | None = None,
) -> Measure:
    """Add up the exposure of open risks; those without revenue at risk are counted, not guessed.

    Where risks were recorded and none is open any more, nothing is exposed. `other_currency`
    counts accounts left out of a sum over the portfolio.
    """
    recorded = tuple(risks)
    still_open = [item for item in recorded if item.is_open]
    known = [item.exposure for item in still_open if item.exposure is not None]
    told = bool(known) or (bool(recorded) and not still_open)
    at_risk = [
        item.risk.revenue_at_risk
        for item in still_open
        if item.exposure is not None and item.risk.revenue_at_risk is not None
    ]
    inputs = [
        Input("open_risks", len(still_open) if recorded else None, MeasureUnit.COUNT),
        Input("revenue_at_risk", sum(at_risk, Decimal(0)) if told else None, MeasureUnit.MONEY),
        Input("risks_without_amount", len(still_open) - len(known), MeasureUnit.COUNT),
    ]
    if other_currency is not None:
        inputs.append(Input("other_currency", other_currency, MeasureUnit.COUNT))
    return Measure(
        "exposure",
        sum(known, Decimal(0)) if told else None,
        MeasureUnit.MONEY,
        as_of,
        tuple(inputs),
        currency=currency,
    )
