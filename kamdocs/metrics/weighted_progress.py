"""How far an account's objectives are together, and how far they were to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.metrics.measure import Input, Measure, MeasureUnit
from kamdocs.metrics.progress import Pace, Progress
from kamdocs.model.account import Account
from kamdocs.model.work import Objective

SET_ASIDE = (Pace.CANCELED, Pace.DEFERRED)
"""Objectives nobody works for now are in no mean."""


@dataclass(frozen=True)
class WeightedShare:
    """An objective's part: its weight, what is done and what was expected, as shares 0–1."""

    objective: Objective
    weight: Decimal
    done: Decimal
    expected: Decimal | None


def weighted_shares(account: Account, progress: Mapping[str, Progress]) -> list[WeightedShare]:
    """Give the measured objectives with their weights: their own where all have one, else 1.

    Done and expected are clipped to 0–100%, so that one objective far beyond its target does
    not hide another that stands still. Source: kam-domain §3.
    """
    measured = [
        (item, found)
        for item in account.objectives
        if (found := progress[item.id]).done is not None and found.pace not in SET_ASIDE
    ]
    own = all(item.weight for item, _ in measured)
    return [
        WeightedShare(
            item,
            item.weight if own and item.weight is not None else Decimal(1),
            clipped(found.done or Decimal(0)),
            None if found.expected is None else clipped(found.expected),
        )
        for item, found in measured
    ]


def clipped(share: Decimal) -> Decimal:
    """Keep a share between 0 and 1."""
    return min(max(share, Decimal(0)), Decimal(1))


def objective_progress_mean(
    account: Account, progress: Mapping[str, Progress], as_of: date
) -> Measure:
    """Give the weighted mean of the progress of measured objectives, each clipped to 0–100%."""
    shares = weighted_shares(account, progress)
    weights = sum((item.weight for item in shares), Decimal(0))
    done = sum((item.weight * item.done for item in shares), Decimal(0))
    dated = [item for item in shares if item.expected is not None]
    dated_weight = sum((item.weight for item in dated), Decimal(0))
    expected = sum((item.weight * (item.expected or Decimal(0)) for item in dated), Decimal(0))
    working = [item for item in account.objectives if progress[item.id].pace not in SET_ASIDE]
    planned = expected / dated_weight if dated_weight else None
    inputs = (
        Input("measured_objectives", len(shares) or None, MeasureUnit.COUNT),
        Input("working_objectives", len(working), MeasureUnit.COUNT),
        Input("expected_progress", planned, MeasureUnit.SHARE),
    )
    return Measure(
        "objective_progress",
        done / weights if weights else None,
        MeasureUnit.SHARE,
        as_of,
        inputs,
    )
