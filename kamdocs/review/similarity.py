"""How like two texts are, the same from both sides, for reworded titles and sentences."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from kamdocs.source.folding import fold

REWORDED = 0.6
"""From here on two texts count as one that was reworded; source: trials on the sample plans."""


CONTINUED = 0.8
"""How like a text is to one that holds the whole of it: somebody wrote on."""

SHORTEST = 12
"""Below so many letters one text holds another by chance."""


def likeness(one: str, other: str) -> float:
    """Give how like two texts are, 0–1: shared pairs of letters among all pairs (Dice)."""
    first, second = fold(one).rstrip(".;"), fold(other).rstrip(".;")
    if not first and not second:
        return float(one == other)
    pairs, others = _pairs(first), _pairs(second)
    shared = 2 * (pairs & others).total() / max(1, pairs.total() + others.total())
    short, long = sorted((first, second), key=len)
    return max(CONTINUED, shared) if len(short) >= SHORTEST and short in long else shared


@lru_cache(maxsize=4096)
def _pairs(folded: str) -> Counter[str]:
    return Counter(folded[start : start + 2] for start in range(max(1, len(folded) - 1)) if folded)
