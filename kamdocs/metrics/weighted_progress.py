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


def in_work(
    account: Account, progress: Mapping[str, Progress], as_of: date
) -> tuple[Objective, ...]:
    """Give the objectives worked for on a day: begun by it, not canceled and not deferred."""
    return tuple(
        item
        for item in account.objectives
        if progress[item.id].pace not in SET_ASIDE and (item.start is None or item.start <= as_of)
    )


def weighted_shares(
    account: Account, progress: Mapping[str, Progress], as_of: date
) -> list[WeightedShare]:
    """Give the measured objectives in work with their weights: their own, or 1.

    Their own where all have one, and not all are 0; an objective with weight 0 counts nothing.
    Done and expected are clipped to 0–100%, so that one objective far beyond its target does
    not hide another that stands still. Source: kam-domain §3.
    """
    measured = [
        (item, found)
        for item in in_work(account, progress, as_of)
        if (found := progress[item.id]).done is not None
    ]
    weights = [item.weight for item, _ in measured]
    own = None not in weights and any(weights)
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
    """Give the weighted mean of the progress of measured objectives in work, clipped to 0–100%."""
    shares = weighted_shares(account, progress, as_of)
    weights = sum((item.weight for item in shares), Decimal(0))
    done = sum((item.weight * item.done for item in shares), Decimal(0))
    dated = [item for item in shares if item.expected is not None]
    dated_weight = sum((item.weight for item in dated), Decimal(0))
    expected = sum((item.weight * (item.expected or Decimal(0)) for item in dated), Decimal(0))
    planned = expected / dated_weight if dated_weight else None
    inputs = (
        Input("measured_objectives", len(shares) or None, MeasureUnit.COUNT),
        Input("working_objectives", len(in_work(account, progress, as_of)), MeasureUnit.COUNT),
        Input("expected_progress", planned, MeasureUnit.SHARE),
    )
    return Measure(
        "objective_progress",
        done / weights if weights else None,
        MeasureUnit.SHARE,
        as_of,
        inputs,
    )
