"""All rules, and the run of those that look at a loaded portfolio."""

from __future__ import annotations

from datetime import date

from kamdocs.source.finding import Finding
from kamdocs.source.folder import LoadedPortfolio
from kamdocs.source.reading_rules import READING_RULES
from kamdocs.source.rules import SOURCE_RULES


def all_rules() -> tuple[str, ...]:
    """Give the ids of all rules."""
    return (*SOURCE_RULES, *READING_RULES)


def run_checks(loaded: LoadedPortfolio, as_of: date) -> tuple[Finding, ...]:
    """Give every finding of reading and of the rules, in order of place."""
    return loaded.findings
