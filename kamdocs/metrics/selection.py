"""Selection of key accounts: weighted scores on two axes, and the tier they suggest.

Source: kam-domain §3, "Account selection": axis score = Σ(weight × score) ÷ Σ weight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.metrics.measure import Input, Measure, MeasureUnit
from kamdocs.model.account import Account
from kamdocs.model.programme import Criterion, Programme, SelectionSettings

HUNDRED = Decimal(100)
MOST_REASONS = 2
"""Criteria named on either side of a suggestion: what lifts it and what holds it back."""


@dataclass(frozen=True)
class CriterionScore:
    """A criterion of an axis, the account's score on it from 0 to 10, and the evidence."""

    criterion: Criterion
    weight: Decimal
    score: Decimal | None
    evidence: str = ""

    @property
    def points(self) -> Decimal | None:
        """The score from 0 to 100."""
        return None if self.score is None else self.score * 10


@dataclass(frozen=True)
class AxisScore:
    """An account's place on one axis, and how much of the axis was scored."""

    criteria: tuple[CriterionScore, ...]

    @property
    def value(self) -> Decimal | None:
        """Σ(weight × score) ÷ Σ weight over the scored criteria, 0–100; None without any."""
        if self.scored_weight <= 0:
            return None
        total = sum((weight * points for weight, points, _ in self.scored), Decimal(0))
        return total / self.scored_weight

    @property
    def scored(self) -> tuple[tuple[Decimal, Decimal, CriterionScore], ...]:
        """The scored criteria with their weight and their score from 0 to 100."""
        return tuple(
            (item.weight, item.points, item) for item in self.criteria if item.points is not None
        )

    @property
    def scored_weight(self) -> Decimal:
        """The weight of the scored criteria."""
        return sum((weight for weight, _, _ in self.scored), Decimal(0))

    @property
    def coverage(self) -> Decimal | None:
        """Share of the weight that was scored; None for an axis without criteria."""
        total = sum((item.weight for item in self.criteria), Decimal(0))
        if total <= 0:
            return None
        return self.scored_weight / total

    @property
    def missing(self) -> tuple[CriterionScore, ...]:
        """Criteria nobody scored, the heaviest first."""
        found = [item for item in self.criteria if item.score is None and item.weight > 0]
        return tuple(sorted(found, key=lambda item: -item.weight))

    @property
    def without_evidence(self) -> tuple[CriterionScore, ...]:
        """Criteria that have a score and nothing to show for it."""
        return tuple(item for item in self.criteria if item.score is not None and not item.evidence)


def axis_score(account: Account, criteria: Sequence[Criterion]) -> AxisScore:
    """Give the score of an account on an axis.

    Where no criterion of the axis has a weight all weigh the same; where some have, one without
    does not count.
    """
    given = {item.criterion: item for item in account.scores}
    equal = all(item.weight is None for item in criteria)
    return AxisScore(
        tuple(
            CriterionScore(
                criterion,
                Decimal(1) if equal else max(Decimal(0), criterion.weight or Decimal(0)),
                given[criterion.id].score if criterion.id in given else None,
                (given[criterion.id].evidence or "") if criterion.id in given else "",
            )
            for criterion in criteria
        )
    )


def axis_measure(key: str, axis: AxisScore, as_of: date) -> Measure:
    """Give an axis as a measure that names how much of it was scored."""
    scored = len(axis.criteria) - len(axis.missing)
    return Measure(
        key,
        axis.value,
        MeasureUnit.POINTS,
        as_of,
        (
            Input("scored_criteria", scored or None, MeasureUnit.COUNT),
            Input("criteria_count", len(axis.criteria) or None, MeasureUnit.COUNT),
            Input("score_coverage", axis.coverage, MeasureUnit.SHARE),
        ),
    )


@dataclass(frozen=True)
class TierSuggestion:
    """The tier that the scores suggest, and why.

    `index` is the mean of the axes; `lowered_by` names the axis whose weakness costs the
    account a tier. `lifts` and `holds` are the criteria that move the index most.
    """

    tier: str | None
    typed: str | None
    index: Decimal | None
    attractiveness: AxisScore
    position: AxisScore
    lowered_by: str | None = None
    lifts: tuple[CriterionScore, ...] = ()
    holds: tuple[CriterionScore, ...] = ()

    @property
    def differs(self) -> bool:
        """Tell whether the account has a tier and the scores suggest another one."""
        return None not in (self.tier, self.typed) and self.tier != self.typed

    @property
    def missing(self) -> tuple[CriterionScore, ...]:
        """Criteria of both axes that nobody scored."""
        return (*self.attractiveness.missing, *self.position.missing)


def suggest_tier(account: Account, programme: Programme) -> TierSuggestion:
    """Suggest the tier of an account from its place on both axes.

    The mean of the axes is compared with the cuts, the top tier first. The weaker axis must
    reach the cut one tier lower, or the account goes down until it does: an attractive client
    with whom we have no position is no key account yet. An axis without criteria in the
    programme is not asked for; one that is scored below the least coverage gives no suggestion.
    """
    attractiveness = axis_score(account, programme.criteria.attractiveness)
    position = axis_score(account, programme.criteria.position)
    asked = {
        key: axis
        for key, axis in (("attractiveness", attractiveness), ("position", position))
        if axis.coverage is not None
    }
    settings = programme.selection
    values = {key: axis.value for key, axis in asked.items()}
    enough = all((axis.coverage or 0) >= settings.minimum_coverage for axis in asked.values())
    known = {key: value for key, value in values.items() if value is not None}
    if not known or len(known) < len(asked) or not enough:
        return TierSuggestion(None, account.tier, None, attractiveness, position)
    index = sum(known.values(), Decimal(0)) / len(known)
    tier, weaker = _tier(known, index, programme)
    lifts, holds = _reasons(tuple(asked.values()), index, settings)
    return TierSuggestion(tier, account.tier, index, attractiveness, position, weaker, lifts, holds)


def _tier(
    known: dict[str, Decimal], index: Decimal, programme: Programme
) -> tuple[str | None, str | None]:
    """Give the tier, and the axis that costs the account a better one."""
    tiers = [tier.id for tier in programme.tiers]
    if not tiers:
        return None, None
    cuts = programme.selection.cuts[: len(tiers) - 1]
    by_index = next((place for place, cut in enumerate(cuts) if index >= cut), len(cuts))
    weaker = min(known, key=lambda key: known[key])
    place = by_index
    while place < len(cuts) and known[weaker] < _floor(cuts, place):
        place += 1
    return tiers[place], weaker if place > by_index else None


def _floor(cuts: Sequence[Decimal], place: int) -> Decimal:
    """Give what the weaker axis must reach for a tier: the cut one tier lower."""
    return cuts[place + 1] if place + 1 < len(cuts) else Decimal(0)


def _reasons(
    axes: Sequence[AxisScore], index: Decimal, settings: SelectionSettings
) -> tuple[tuple[CriterionScore, ...], tuple[CriterionScore, ...]]:
    """Give the criteria that lift the index most, and those that hold it back most.

    A criterion moves the index by its share of the weight of its axis. A score that would be
    good enough for the top tier holds nobody back, and one below the cut of the second tier
    lifts nobody.
    """
    top = settings.cuts[0] if settings.cuts else HUNDRED
    good = settings.cuts[1] if len(settings.cuts) > 1 else top
    moves = [
        (weight * (points - index) / axis.scored_weight, points, item)
        for axis in axes
        for weight, points, item in axis.scored
    ]
    lifts = [move for move in moves if move[0] > 0 and move[1] >= good]
    holds = [move for move in moves if move[0] < 0 and move[1] < top]
    lifts.sort(key=lambda move: (-move[0], move[2].criterion.id))
    holds.sort(key=lambda move: (move[0], move[2].criterion.id))
    return (
        tuple(item for _, _, item in lifts[:MOST_REASONS]),
        tuple(item for _, _, item in holds[:MOST_REASONS]),
    )
