"""All rules, and the run of those that look at a loaded portfolio."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kamdocs.checks.dates import date_findings
from kamdocs.checks.links import known_targets, link_findings
from kamdocs.checks.planned_values import planned_value_findings
from kamdocs.checks.weights import weight_findings
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.folder import LoadedPortfolio
from kamdocs.source.reading_rules import READING_RULES
from kamdocs.source.rules import SOURCE_RULES, Rule

CHECK_RULES: dict[str, Rule] = {
    "weights-not-100": Rule(("sum",), Severity.WARNING),
    "end-before-start": Rule(("start", "end"), Severity.WARNING),
    "planned-outside": Rule(("period", "start", "due"), Severity.INFO),
    "broken-link": Rule(("target",), Severity.WARNING),
    "unsafe-link": Rule(("target",), Severity.WARNING),
}
"""Rules about what was read, in the order of their documentation."""


def all_rules() -> dict[str, Rule]:
    """Give all rules by id, those about plans first."""
    return {**CHECK_RULES, **READING_RULES, **SOURCE_RULES}


def run_checks(loaded: LoadedPortfolio, _as_of: date) -> tuple[Finding, ...]:
    """Give every finding of reading and of the rules, in order of place.

    No rule hangs on the day yet; those about overdue work and stale plans will.
    """
    return tuple(sorted([*loaded.findings, *_findings(loaded)]))


def _findings(loaded: LoadedPortfolio) -> Iterator[Finding]:
    yield from weight_findings(loaded)
    known = known_targets(loaded)
    calendar = loaded.portfolio.programme.calendar
    for account in loaded.portfolio.accounts:
        yield from date_findings(account, loaded.places[account.id])
        yield from planned_value_findings(account, loaded.places[account.id], calendar)
        yield from link_findings(account, known)
