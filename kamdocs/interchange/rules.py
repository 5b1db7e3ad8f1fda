"""Every rule that an import can break, with its severity and the names of its params."""

from __future__ import annotations

from kamdocs.source.finding import Finding, Severity
from kamdocs.source.place import Place
from kamdocs.source.rules import Rule

IMPORT_RULES: dict[str, Rule] = {
    # The mapping file
    "import-unknown-key": Rule(("key", "section", "known")),
    "import-key-twice": Rule(("key",)),
    "import-missing-key": Rule(("key", "section")),
    "import-not-a-mapping": Rule(("key",)),
    "import-not-a-list": Rule(("key",)),
    "import-not-a-text": Rule(("key",)),
    "import-not-allowed": Rule(("key", "value", "allowed")),
    "import-not-a-sign": Rule(("key", "value")),
    "import-not-a-line": Rule(("value",)),
    "import-same-marks": Rule(),
    "import-unknown-encoding": Rule(("encoding",)),
    "import-bad-date-form": Rule(("form",)),
    "import-one-way": Rule(("key",)),
    "import-name-twice": Rule(("name",)),
    "import-unknown-table": Rule(("table", "known")),
    "import-unknown-field": Rule(("field", "section", "known")),
    "import-unknown-list": Rule(("section", "known")),
    # Expressions
    "import-bad-expression": Rule(("expression", "rest")),
    "import-unknown-column": Rule(("column", "tables", "known")),
    "import-ambiguous-column": Rule(("column", "among")),
    "import-column-in-group": Rule(("column",)),
    "import-unknown-function": Rule(("function", "known")),
    "import-aggregate-outside": Rule(("function",)),
    "import-wrong-arguments": Rule(("function", "given", "wanted")),
    # Tables
    "import-missing-file": Rule(("file", "known")),
    "import-file-outside": Rule(("file",)),
    "import-file-too-large": Rule(("file", "limit")),
    "import-unreadable-file": Rule(("file",)),
    "import-bad-encoding": Rule(("byte", "encoding")),
    "import-binary-file": Rule(),
    "import-no-header": Rule(),
    "import-duplicate-column": Rule(("column",)),
    "import-lacking-column": Rule(("name", "headings", "known")),
    "import-column-twice": Rule(("name", "column", "other")),
    "import-missing-sheet": Rule(("sheet", "file", "known")),
    "import-row-length": Rule(("cells", "columns")),
    "import-bad-number": Rule(("value", "column", "form")),
    "import-bad-date": Rule(("value", "column", "form")),
    # Views
    "import-unmatched-key": Rule(("key", "table", "rows")),
    "import-key-not-unique": Rule(("key", "table")),
    "import-cannot-compute": Rule(("expression", "values")),
    "import-unmapped-value": Rule(("value",)),
    # Values of records
    "import-missing-value": Rule(("key", "section")),
    "import-bad-id": Rule(("field", "value")),
    "import-unknown-word": Rule(("field", "value", "allowed")),
    "import-not-a-number": Rule(("field", "value")),
    "import-too-many-digits": Rule(("field", "value", "limit")),
    "import-not-a-count": Rule(("field", "value")),
    "import-not-a-day": Rule(("field", "value")),
    "import-not-a-period": Rule(("field", "value")),
    "import-not-yes-no": Rule(("field", "value")),
    # Records together, and with what exists
    "import-same-id": Rule(("id", "section", "other")),
    "import-unknown-account": Rule(("account",)),
    "import-other-crm-id": Rule(("account", "crm_id", "other")),
    "import-unknown-reference": Rule(("field", "value", "known")),
    "import-duplicate-figure": Rule(("figure", "other")),
    "import-figure-differs": Rule(("figure", "value", "other"), Severity.WARNING),
    "import-missing-figure-column": Rule(("column",)),
    "import-no-origin-column": Rule(("columns",), Severity.WARNING),
    "import-single-file": Rule(("account",), Severity.WARNING),
    "import-flow-list": Rule(("section",)),
    "import-outside-project": Rule(("file",)),
    "import-one-record": Rule(("section", "account")),
    "import-cannot-encode": Rule(("sign", "encoding")),
}

_LONGEST = 400
"""Longest param shown; most are a cell of a table of others, which may hold anything."""


def import_finding(rule: str, place: Place, subject: str = "", **params: str) -> Finding:
    """Give a finding of one of the rules of an import, its params on one line each."""
    known = IMPORT_RULES[rule]
    if set(params) != set(known.params):
        raise ValueError(f"rule {rule} takes {known.params}, not {tuple(params)}")
    shown = {name: _one_line(text) for name, text in params.items()}
    return Finding(rule, known.severity, place, shown, subject)


def _one_line(text: str) -> str:
    cut = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return "".join(sign if sign.isprintable() else " " for sign in cut)
