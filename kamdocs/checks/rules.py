"""All rules, and the run of those that look at a loaded portfolio."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kamdocs.checks.approvals import changed_plan_findings, unread_approval_findings
from kamdocs.checks.client_figures import client_figure_findings
from kamdocs.checks.client_sections import client_section_findings
from kamdocs.checks.client_texts import client_text_findings
from kamdocs.checks.dates import date_findings
from kamdocs.checks.hidden_marks import hidden_mark_findings
from kamdocs.checks.hidden_people import hidden_people_findings
from kamdocs.checks.links import known_targets, link_findings
from kamdocs.checks.plan_rules import PLAN_RULES, active_rules
from kamdocs.checks.planned_values import planned_value_findings
from kamdocs.checks.settings import settings_findings
from kamdocs.checks.subject import AccountCheck
from kamdocs.checks.weights import weight_findings
from kamdocs.metrics.measures import portfolio_measures
from kamdocs.model.programme import Rules
from kamdocs.model.programme_enums import RuleSeverity
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.folder import LoadedPortfolio
from kamdocs.source.reading_rules import READING_RULES
from kamdocs.source.rules import SOURCE_RULES, Rule

CHECK_RULES: dict[str, Rule] = {
    **PLAN_RULES,
    "end-before-start": Rule(("start", "end"), Severity.WARNING),
    "planned-outside": Rule(("period", "start", "due"), Severity.INFO),
    "broken-link": Rule(("target",), Severity.WARNING),
    "hidden-person": Rule(("person", "client"), Severity.WARNING),
    "mark-in-hidden": Rule((), Severity.WARNING),
    "client-link": Rule(("target",)),
    "unit-not-for-client": Rule(("unit",), Severity.WARNING),
    "level-not-for-client": Rule(("kpi", "contract"), Severity.WARNING),
    "unsafe-link": Rule(("target",), Severity.WARNING),
    "not-in-pack": Rule(("text",), Severity.WARNING),
    "picture-without-words": Rule(("target", "words"), Severity.WARNING),
    "character-not-in-font": Rule(("characters",), Severity.WARNING),
    "margin-not-money": Rule(("measure",)),
    "plan-changed-after-approval": Rule(("person", "day"), Severity.WARNING),
    "approval-unreadable": Rule((), Severity.WARNING),
    "unknown-rule": Rule(("rule", "known")),
    "acceptance-expired": Rule(("rule", "until"), Severity.INFO),
}
"""Rules about what was read, in the order of their documentation; those of plans have profiles."""


def all_rules() -> dict[str, Rule]:
    """Give all rules by id, those about plans first."""
    return {**CHECK_RULES, **READING_RULES, **SOURCE_RULES}


def run_checks(loaded: LoadedPortfolio, as_of: date) -> tuple[Finding, ...]:
    """Give every finding of reading and of the rules, in order of place.

    The programme may change how much a warning or info counts, or accept it for an account
    until a day; an error always stays one.
    """
    rules = loaded.portfolio.programme.rules
    found = (*loaded.findings, *_findings(loaded, as_of), *_plan_findings(loaded, as_of))
    settled = (_settled(item, rules, as_of) for item in found)
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


def _findings(loaded: LoadedPortfolio, as_of: date) -> Iterator[Finding]:
    """Find what contradicts itself or leads nowhere, whatever the profile."""
    yield from settings_findings(loaded, all_rules(), as_of)
    yield from client_text_findings(loaded)
    yield from changed_plan_findings(loaded)
    yield from unread_approval_findings(loaded)
    known = known_targets(loaded)
    programme = loaded.portfolio.programme
    calendar = programme.calendar
    for account in loaded.portfolio.accounts:
        yield from date_findings(account, loaded.places[account.id])
        yield from planned_value_findings(account, loaded.places[account.id], calendar)
        yield from link_findings(account, known)
        yield from hidden_people_findings(account, loaded.places[account.id])
        yield from hidden_mark_findings(account, loaded.places[account.id])
        yield from client_section_findings(account, loaded)
        yield from client_figure_findings(account, programme, loaded.places[account.id])


def _plan_findings(loaded: LoadedPortfolio, as_of: date) -> Iterator[Finding]:
    """Find what the rules of the programme's profile say of its plans."""
    active = active_rules(loaded.portfolio.programme.rules)
    if "weights-not-100" in active:
        yield from weight_findings(loaded)
    for measures in portfolio_measures(loaded.portfolio, as_of).accounts.values():
        check = AccountCheck(measures)
        places = loaded.places[check.account.id]
        for name, rule in active.items():
            if rule.applies(check):
                for hit in rule.finds(check):
                    place = places.nearest(*hit.path)
                    yield Finding(name, rule.severity, place, hit.params, check.account.id)
