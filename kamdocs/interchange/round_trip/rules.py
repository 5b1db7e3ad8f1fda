"""Every rule that a workbook can break on its way back, with the names of its params."""

from __future__ import annotations

from kamdocs.source.finding import Finding, Severity
from kamdocs.source.place import Place
from kamdocs.source.rules import Rule

ROUND_TRIP_RULES: dict[str, Rule] = {
    # Told, and the file stays as it is
    "import-conflict": Rule(("column", "workbook", "file", "exported", "where"), Severity.WARNING),
    "import-differs": Rule(("column", "workbook", "file", "where"), Severity.WARNING),
    "import-conflict-gone": Rule(("record",), Severity.WARNING),
    "import-conflict-removed": Rule(("record", "where"), Severity.WARNING),
    "import-row-removed": Rule(("record", "where"), Severity.INFO),
    "import-file-stays": Rule(("record", "file"), Severity.WARNING),
    # Nothing is written
    "import-id-changed": Rule(("id", "value")),
    "import-id-twice": Rule(("id", "other")),
    "import-cannot-move": Rule(("column", "value")),
    "import-no-parent": Rule(("columns",)),
    "import-account-unread": Rule(("account",)),
    "import-fixed-setting": Rule(("column",)),
    "import-account-table": Rule(("account",)),
}

CONFLICTS = frozenset(
    {"import-conflict", "import-differs", "import-conflict-gone", "import-conflict-removed"}
)
"""What was changed on both sides, so that a person has to decide."""


def round_trip_finding(rule: str, place: Place, **params: str) -> Finding:
    """Give a finding of one of these rules."""
    known = ROUND_TRIP_RULES[rule]
    if set(params) != set(known.params):
        raise ValueError(f"rule {rule} takes {known.params}, not {tuple(params)}")
    return Finding(rule, known.severity, place, params)
