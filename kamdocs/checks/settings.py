"""What the programme says of the rules themselves: names of no rule, acceptances gone by."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from kamdocs.source.finding import Finding, Severity
from kamdocs.source.folder import LoadedPortfolio
from kamdocs.source.nearness import near_or_all
from kamdocs.source.place import Place


def settings_findings(
    loaded: LoadedPortfolio, known: Collection[str], as_of: date
) -> Iterator[Finding]:
    """Find settings of rules that do not exist, and acceptances whose day is over."""
    rules = loaded.portfolio.programme.rules
    places = loaded.places.get("")
    if places is None:
        return
    for name in rules.severity:
        if name not in known:
            yield _unknown(name, known, places.nearest("rules", "severity", name))
    for index, item in enumerate(rules.accepted):
        if item.rule not in known:
            place = places.nearest("rules", "accepted", index, "rule")
            yield _unknown(item.rule, known, place)
        elif item.until is not None and item.until < as_of:
            yield Finding(
                "acceptance-expired",
                Severity.INFO,
                places.nearest("rules", "accepted", index, "until"),
                {"rule": item.rule, "until": item.until.isoformat()},
            )


def _unknown(name: str, known: Collection[str], place: Place) -> Finding:
    params = {"rule": name[:60], "known": near_or_all(name, known)}
    return Finding("unknown-rule", Severity.ERROR, place, params)
