"""All rules, and the run of those that look at a loaded portfolio."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kamdocs.checks.dates import date_findings
from kamdocs.checks.links import link_findings
from kamdocs.checks.weights import weight_findings
from kamdocs.source.finding import Finding
from kamdocs.source.folder import LoadedPortfolio
from kamdocs.source.reading_rules import READING_RULES
from kamdocs.source.rules import SOURCE_RULES

CHECK_RULES = (
    "weights-not-100",
    "end-before-start",
    "broken-link",
    "unsafe-link",
)
"""Rules about what was read, in the order of their documentation."""


def all_rules() -> tuple[str, ...]:
    """Give the ids of all rules."""
    return (*CHECK_RULES, *READING_RULES, *SOURCE_RULES)


def run_checks(loaded: LoadedPortfolio, _as_of: date) -> tuple[Finding, ...]:
    """Give every finding of reading and of the rules, in order of place.

    No rule hangs on the day yet; those about overdue work and stale plans will.
    """
    return tuple(sorted([*loaded.findings, *_findings(loaded)]))


def _findings(loaded: LoadedPortfolio) -> Iterator[Finding]:
    yield from weight_findings(loaded)
    for account in loaded.portfolio.accounts:
        yield from date_findings(account, loaded.places[account.id])
        yield from link_findings(account, loaded)
