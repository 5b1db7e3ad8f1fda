"""All rules, and the run of those that look at a loaded portfolio."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kamdocs.checks.dates import date_findings
from kamdocs.checks.hidden_people import hidden_people_findings
from kamdocs.checks.links import known_targets, link_findings
from kamdocs.checks.planned_values import planned_value_findings
from kamdocs.checks.weights import weight_findings
from kamdocs.model.programme import Rules
from kamdocs.model.programme_enums import RuleSeverity
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.folder import LoadedPortfolio
from kamdocs.source.reading_rules import READING_RULES
from kamdocs.source.rules import SOURCE_RULES, Rule

CHECK_RULES: dict[str, Rule] = {
    "weights-not-100": Rule(("sum",), Severity.WARNING),
    "end-before-start": Rule(("start", "end"), Severity.WARNING),
    "planned-outside": Rule(("period", "start", "due"), Severity.INFO),
    "broken-link": Rule(("target",), Severity.WARNING),
    "hidden-person": Rule(("person", "client"), Severity.WARNING),
    "unsafe-link": Rule(("target",), Severity.WARNING),
}
"""Rules about what was read, in the order of their documentation."""


def all_rules() -> dict[str, Rule]:
    """Give all rules by id, those about plans first."""
    return {**CHECK_RULES, **READING_RULES, **SOURCE_RULES}


def run_checks(loaded: LoadedPortfolio, as_of: date) -> tuple[Finding, ...]:
    """Give every finding of reading and of the rules, in order of place.

    The programme may change how much a warning or info counts, or accept it for an account
    until a day; an error always stays one.
    """
    rules = loaded.portfolio.programme.rules
    settled = (_settled(item, rules, as_of) for item in (*loaded.findings, *_findings(loaded)))
    return tuple(sorted(item for item in settled if item is not None))


def _settled(finding: Finding, rules: Rules, as_of: date) -> Finding | None:
    if finding.severity is Severity.ERROR:
        return finding
    for item in rules.accepted:
        own = item.account in (None, finding.subject)
        if item.rule == finding.rule and own and (item.until is None or as_of <= item.until):
            return None
    wanted = rules.severity.get(finding.rule)
    if wanted is RuleSeverity.OFF:
        return None
    return finding if wanted is None else replace(finding, severity=Severity(wanted.value))


def _findings(loaded: LoadedPortfolio) -> Iterator[Finding]:
    yield from weight_findings(loaded)
    known = known_targets(loaded)
    calendar = loaded.portfolio.programme.calendar
    for account in loaded.portfolio.accounts:
        yield from date_findings(account, loaded.places[account.id])
        yield from planned_value_findings(account, loaded.places[account.id], calendar)
        yield from link_findings(account, known)
        yield from hidden_people_findings(account, loaded.places[account.id])
