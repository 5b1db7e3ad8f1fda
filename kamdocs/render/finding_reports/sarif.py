"""Findings as SARIF 2.1.0, the form that code scanners exchange."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from kamdocs import __version__
from kamdocs.messages import Messages
from kamdocs.render.finding_reports.gitlab import fingerprints
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.finding_words import finding_words

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif_report(findings: Iterable[Finding], messages: Messages, prefix: str = "") -> str:
    """Give findings as one run of a SARIF log; `prefix` leads from the root to the project."""
    listed = list(findings)
    rules = sorted({item.rule for item in listed})
    run = {
        "tool": {
            "driver": {
                "name": "kamdocs",
                "semanticVersion": __version__,
                "rules": [{"id": rule} for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(item, fingerprint, rules.index(item.rule), messages, prefix)
            for item, fingerprint in zip(listed, fingerprints(listed), strict=True)
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _result(
    finding: Finding, fingerprint: str, index: int, messages: Messages, prefix: str
) -> dict[str, Any]:
    place = finding.place
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": " ".join(text for text in finding_words(finding, messages) if text)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(f"{prefix}{place.path}")},
                    "region": {"startLine": place.line, "startColumn": place.column},
                }
            }
        ],
        "partialFingerprints": {"kamdocs/v1": fingerprint},
    }
