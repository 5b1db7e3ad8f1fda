"""Every reason why a value is not put into a file, with the names of its params."""

from __future__ import annotations

from kamdocs.source.finding import Finding
from kamdocs.source.place import Place
from kamdocs.source.rules import Rule

EDIT_RULES: dict[str, Rule] = {
    "import-shared-value": Rule(),
    "import-no-place": Rule(),
    "import-not-exact": Rule(),
    "import-missing-column": Rule(("column",)),
    "import-not-readable": Rule(("value", "text")),
}


def edit_finding(rule: str, place: Place, **params: str) -> Finding:
    """Give a finding of one of these rules."""
    known = EDIT_RULES[rule]
    if set(params) != set(known.params):
        raise ValueError(f"rule {rule} takes {known.params}, not {tuple(params)}")
    return Finding(rule, known.severity, place, params)
