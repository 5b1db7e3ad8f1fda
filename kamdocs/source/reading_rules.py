"""Every rule that records, references and the files of an account can break."""

from __future__ import annotations

from kamdocs.source.finding import Finding, Severity
from kamdocs.source.place import Place
from kamdocs.source.problem import Problem
from kamdocs.source.rules import SOURCE_RULES, Rule, finding

_REFERENCE = Rule(("text", "known", "file", "key"))
_WARNING = Severity.WARNING

READING_RULES: dict[str, Rule] = {
    # Keys and values of a record
    "unknown-key": Rule(("key", "known")),
    "repeated-key": Rule(("key", "other", "line")),
    "missing-key": Rule(("key",)),
    "list-expected": Rule(("key",)),
    "record-expected": Rule(("key", "known")),
    "value-expected": Rule(("key",)),
    "unknown-value": Rule(("text", "allowed")),
    "decimals-or-thousands": Rule(("text", "suggestion"), _WARNING),
    "out-of-range": Rule(("text", "low", "high")),
    "refused-value": Rule(("key",)),
    "unknown-custom-field": Rule(("key", "known", "file")),
    "bad-tax-id": Rule(("text", "number"), _WARNING),
    "duplicate-id": Rule(("id", "line", "file")),
    "mark-too-wide": Rule(("mark", "widest")),
    "our-objective-for-client": Rule(),
    # References
    "unknown-person": _REFERENCE,
    "unknown-department": _REFERENCE,
    "unknown-territory": _REFERENCE,
    "unknown-tier": _REFERENCE,
    "unknown-offering": _REFERENCE,
    "unknown-criterion": _REFERENCE,
    "unknown-kpi": _REFERENCE,
    "unknown-stage": _REFERENCE,
    "unknown-account": _REFERENCE,
    "unknown-unit": _REFERENCE,
    "unknown-stakeholder": _REFERENCE,
    "unknown-objective": _REFERENCE,
    "unknown-opportunity": _REFERENCE,
    # The programme file
    "no-programme-file": Rule(("file",)),
    "unknown-language": Rule(("text", "allowed")),
    "unknown-currency": Rule(("text", "known")),
    # Files and folders
    "folder-without-account": Rule(("file",), _WARNING),
    "file-twice": Rule(("name", "other")),
    "copy-beside": Rule(("name", "other"), _WARNING),
    "unknown-file": Rule(("name", "known"), _WARNING),
    "bad-account-name": Rule(("name", "suggestion")),
    "duplicate-account": Rule(("id", "other")),
    "outside-project": Rule(("name",)),
    "joint-plan-twice": Rule(("file", "line")),
    # Reviews and meetings
    "review-not-quarter": Rule(("text",)),
    "review-file-name": Rule(("name", "quarter"), _WARNING),
    "review-twice": Rule(("quarter", "other")),
    "meeting-file-name": Rule(("name", "date"), _WARNING),
    "meeting-twice": Rule(("slug", "other")),
    # Tables
    "unknown-column": Rule(("column", "known")),
    "repeated-column": Rule(("column", "other")),
    "missing-column": Rule(("column",)),
    "missing-cell": Rule(("column",)),
    "figure-twice": Rule(("kpi", "period", "line")),
    "whole-and-parts": Rule(("kpi", "period", "line")),
    "mixed-granularity": Rule(("kpi", "year", "period", "line")),
    "receivable-twice": Rule(("number", "line"), _WARNING),
    "paid-before-issued": Rule(("number",), _WARNING),
}
"""Rules beside those of `rules.SOURCE_RULES`; params that list words are never cut short."""


def reading_finding(rule: str, place: Place, **params: str) -> Finding:
    """Give a finding of one of the reading rules."""
    known = READING_RULES[rule]
    if set(params) != set(known.params):
        raise ValueError(f"rule {rule} takes {known.params}, not {tuple(params)}")
    return Finding(rule, known.severity, place, {name: _one_line(params[name]) for name in params})


def finding_of(found: Problem, place: Place) -> Finding:
    """Give the finding of a problem, whichever table its rule stands in."""
    if found.rule in SOURCE_RULES:
        return finding(found.rule, place, **found.params)
    return reading_finding(found.rule, place, **found.params)


def _one_line(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text[:400])
