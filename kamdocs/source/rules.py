"""Every rule that reading a file can break, with its severity and the names of its params."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.source.finding import Finding, Severity
from kamdocs.source.place import Place

SHOWN_LENGTH = 60
"""Longest piece of a file repeated in a finding, in characters."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule's findings carry."""

    params: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR


SOURCE_RULES: dict[str, Rule] = {
    # Files
    "unreadable-file": Rule(),
    "file-too-large": Rule(("size", "limit")),
    "binary-file": Rule(),
    "bad-encoding": Rule(("byte",)),
    # Front matter and YAML
    "no-front-matter": Rule(),
    "front-matter-not-closed": Rule(),
    "not-a-mapping": Rule(),
    "yaml-syntax": Rule(),
    "yaml-control-character": Rule(("code",)),
    "yaml-leading-character": Rule(("character",)),
    "yaml-tab": Rule(),
    "yaml-space-after-colon": Rule(("key",)),
    "yaml-colon-in-value": Rule(),
    "yaml-missing-colon": Rule(("text",)),
    "yaml-unclosed-quote": Rule(("quote",)),
    "yaml-text-after-quote": Rule(),
    "yaml-backslash": Rule(),
    "yaml-unclosed-bracket": Rule(("bracket",)),
    "yaml-indentation": Rule(),
    "yaml-tag": Rule(("tag",)),
    "decimal-comma-in-braces": Rule(("text",)),
    "several-documents": Rule(),
    "duplicate-key": Rule(("key", "line")),
    "key-not-text": Rule(),
    "merge-key": Rule(),
    "alias-recursion": Rule(("name",)),
    "too-many-aliases": Rule(("limit",)),
    "nesting-too-deep": Rule(("limit",)),
    "hash-in-value": Rule(("text",), Severity.WARNING),
    # Numbers
    "bad-number": Rule(("text", "forms")),
    "leading-zero": Rule(("text", "suggestion")),
    "sexagesimal": Rule(("text",)),
    "number-with-unit": Rule(("text", "suggestion")),
    "number-of-other-language": Rule(("text", "suggestion")),
    "other-currency": Rule(("text", "currency")),
    "percent-not-allowed": Rule(("text", "suggestion")),
    "bad-percent": Rule(("text", "forms")),
    "percent-over-one": Rule(("text", "suggestion")),
    "bad-count": Rule(("text",)),
    # Dates and periods
    "bad-date": Rule(("text",)),
    "date-does-not-exist": Rule(("text",)),
    "date-out-of-range": Rule(("text",)),
    "date-with-time": Rule(("text", "suggestion")),
    "month-first-date": Rule(("text", "suggestion")),
    "two-digit-year": Rule(("text", "suggestion")),
    "excel-serial-date": Rule(("text", "suggestion")),
    "bad-period": Rule(("text",)),
    "date-not-period": Rule(("text", "suggestion")),
    # Words
    "bad-yes-no": Rule(("text", "allowed")),
    "bad-id": Rule(("text", "suggestion")),
    "reserved-id": Rule(("text",)),
    # Tables
    "empty-table": Rule(),
    "csv-cell-count": Rule(("expected", "found")),
    "csv-unclosed-quote": Rule(),
    "csv-text-after-quote": Rule(),
    "csv-cell-too-long": Rule(("limit",)),
    "duplicate-column": Rule(("column",)),
    "empty-column-name": Rule(("number",)),
}


def finding(rule: str, place: Place, subject: str = "", **params: str) -> Finding:
    """Make a finding of one of the source rules, its params made short enough to show."""
    known = SOURCE_RULES[rule]
    if set(params) != set(known.params):
        raise ValueError(f"rule {rule} takes {known.params}, not {tuple(params)}")
    shown = {name: _shown(text) for name, text in params.items()}
    return Finding(rule, known.severity, place, shown, subject)


def _shown(text: str) -> str:
    printable = "".join(sign if sign.isprintable() else " " for sign in text[: SHOWN_LENGTH + 1])
    return printable if len(printable) <= SHOWN_LENGTH else printable[: SHOWN_LENGTH - 1] + "…"
