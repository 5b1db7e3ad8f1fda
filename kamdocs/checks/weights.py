"""Weights that are to make a whole."""

from __future__ import annotations

from collections.abc import Iterator

from babel.numbers import format_decimal

from kamdocs.source.finding import Finding, Severity
from kamdocs.source.folder import LoadedPortfolio


def weight_findings(loaded: LoadedPortfolio) -> Iterator[Finding]:
    """Find axes of the selection matrix whose weights do not sum to 100."""
    criteria = loaded.portfolio.programme.criteria
    locale = loaded.portfolio.programme.language.replace("-", "_")
    for axis in ("attractiveness", "position"):
        weights = [item.weight for item in getattr(criteria, axis)]
        known = [weight for weight in weights if weight is not None]
        if known and sum(known) != 100:
            yield Finding(
                "weights-not-100",
                Severity.WARNING,
                loaded.places[""].nearest("criteria", axis),
                {"sum": format_decimal(sum(known), locale=locale)},
            )
