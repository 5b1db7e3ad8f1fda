"""The accounts in the order in which their scores select them, beside their order by revenue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kamdocs.metrics.selection import TierSuggestion


@dataclass(frozen=True)
class RankedAccount:
    """An account in the ranking; `place` is None without enough scores for a place.

    `revenue_place` is its place by revenue of the window, None where it has none.
    """

    account: str
    suggestion: TierSuggestion
    place: int | None
    revenue: Decimal | None
    revenue_place: int | None


def ranking(
    suggestions: Mapping[str, TierSuggestion], revenues: Mapping[str, Decimal | None]
) -> tuple[RankedAccount, ...]:
    """Rank accounts by the mean of their axes; those without enough scores come last."""
    by_revenue = sorted(
        ((value, key) for key, value in revenues.items() if value is not None and value > 0),
        key=lambda pair: (-pair[0], pair[1]),
    )
    revenue_places = {key: place for place, (_, key) in enumerate(by_revenue, start=1)}
    ordered = sorted(suggestions, key=lambda key: _order(key, suggestions[key]))
    ranked = [key for key in ordered if suggestions[key].index is not None]
    places = {key: place for place, key in enumerate(ranked, start=1)}
    return tuple(
        RankedAccount(
            key,
            suggestions[key],
            places.get(key),
            revenues.get(key),
            revenue_places.get(key),
        )
        for key in ordered
    )


def _order(key: str, suggestion: TierSuggestion) -> tuple[bool, Decimal, Decimal, str]:
    partial = suggestion.attractiveness.value or Decimal(-1)
    index = suggestion.index
    return (index is None, -(index or Decimal(0)), -partial, key)
