"""What the programme says that cannot be: names of no rule, acceptances gone by, a margin in %."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from kamdocs.metrics.kpi_series import is_rate
from kamdocs.model.enums import BuiltInKpi
from kamdocs.model.programme import Programme
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.folder import LoadedPortfolio
from kamdocs.source.nearness import near_or_all
from kamdocs.source.place import Place
from kamdocs.source.places import Places


def settings_findings(
    loaded: LoadedPortfolio, known: Collection[str], as_of: date
) -> Iterator[Finding]:
    """Find rules that do not exist, acceptances whose day is over, and a margin not in money."""
    rules = loaded.portfolio.programme.rules
    places = loaded.places.get("")
    if places is None:
        return
    yield from _margin_findings(loaded.portfolio.programme, places)
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


def _margin_findings(programme: Programme, places: Places) -> Iterator[Finding]:
    """Find a margin measured as a share or a rate: it is added up, as revenue is."""
    for index, kpi in enumerate(programme.kpis):
        if kpi.id == BuiltInKpi.MARGIN and kpi.measure and is_rate(kpi.measure):
            place = places.nearest("kpis", index, "measure")
            params = {"measure": kpi.measure[:60]}
            yield Finding("margin-not-money", Severity.ERROR, place, params)


def _unknown(name: str, known: Collection[str], place: Place) -> Finding:
    params = {"rule": name[:60], "known": near_or_all(name, known)}
    return Finding("unknown-rule", Severity.ERROR, place, params)
