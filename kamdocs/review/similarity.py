"""How like two texts are, the same from both sides, for reworded titles and sentences."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from kamdocs.source.folding import fold

REWORDED = 0.6
"""From here on two texts count as one that was reworded; source: trials on the sample plans."""


def likeness(one: str, other: str) -> float:
    """Give how like two texts are, 0–1: shared pairs of letters among all pairs (Dice)."""
    first, second = _pairs(fold(one)), _pairs(fold(other))
    total = first.total() + second.total()
    if not total:
        return 1.0 if one == other else 0.0
    return 2 * (first & second).total() / total


@lru_cache(maxsize=4096)
def _pairs(folded: str) -> Counter[str]:
    return Counter(folded[start : start + 2] for start in range(max(1, len(folded) - 1)) if folded)
