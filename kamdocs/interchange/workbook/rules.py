"""Every rule that a workbook can break, with its severity and the names of its params."""

from __future__ import annotations

from kamdocs.source.finding import Finding, Severity
from kamdocs.source.place import Place
from kamdocs.source.rules import Rule

WORKBOOK_RULES: dict[str, Rule] = {
    # The workbook
    "import-workbook-macros": Rule((), Severity.INFO),
    "import-workbook-no-sheet": Rule(("known",)),
    "import-workbook-unknown-sheet": Rule(("sheet", "known"), Severity.INFO),
    "import-workbook-sheet-twice": Rule(("sheet", "other")),
    "import-workbook-no-baseline": Rule((), Severity.WARNING),
    # Its sheets
    "import-workbook-no-header": Rule(("sheet", "known")),
    "import-workbook-unknown-column": Rule(("column", "known"), Severity.WARNING),
    "import-workbook-column-twice": Rule(("column", "other")),
    "import-workbook-missing-column": Rule(("column", "sheet")),
    "import-workbook-merged": Rule(("cells",)),
    # Its cells
    "import-workbook-formula": Rule(),
    "import-workbook-error": Rule(("value",)),
    "import-workbook-missing-value": Rule(("column",)),
    "import-workbook-unknown-name": Rule(("value", "column", "known", "sheet")),
    "import-workbook-unlisted-name": Rule(("value", "column", "sheet")),
    "import-workbook-made-name": Rule(("value", "sheet"), Severity.INFO),
    "import-workbook-bad-value": Rule(("value", "column")),
    "import-workbook-cut-text": Rule(("column",)),
    "import-workbook-same-id": Rule(("id", "other")),
}

MAX_PER_COLUMN = 20
"""Findings of one rule about one column; a whole bad column is one mistake."""

_LONGEST = 400


def workbook_finding(rule: str, place: Place, **params: str) -> Finding:
    """Give a finding of one of the rules of a workbook, its params on one line each."""
    known = WORKBOOK_RULES[rule]
    if set(params) != set(known.params):
        raise ValueError(f"rule {rule} takes {known.params}, not {tuple(params)}")
    shown = {name: _one_line(text) for name, text in params.items()}
    return Finding(rule, known.severity, place, shown)


def _one_line(text: str) -> str:
    cut = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return "".join(sign if sign.isprintable() else " " for sign in cut)
