"""Findings as a GitLab Code Quality report."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable

from kamdocs.messages import Messages
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.finding_words import finding_words

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}

_PASSING = frozenset({"line", "days"})
"""Values that change while the finding stays the same: where a line stands, how late it is."""


def gitlab_report(findings: Iterable[Finding], messages: Messages, prefix: str = "") -> str:
    """Give findings as the JSON list that GitLab shows in a merge request.

    `prefix` leads from the repository's root to the project. Fingerprints stay when lines move.
    """
    listed = list(findings)
    rows = [
        {
            "description": " ".join(text for text in finding_words(finding, messages) if text),
            "check_name": finding.rule,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": f"{prefix}{finding.place.path}",
                "lines": {"begin": finding.place.line},
            },
        }
        for finding, fingerprint in zip(listed, fingerprints(listed), strict=True)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """Give what tells each finding from all others, whatever line it stands on.

    Like findings of one file are told apart by their order.
    """
    seen: Counter[str] = Counter()
    found = []
    for finding in findings:
        said = [
            f"{name}={text}"
            for name, text in sorted(finding.params.items())
            if name not in _PASSING
        ]
        key = "\0".join((finding.place.path, finding.rule, finding.subject, *said))
        seen[key] += 1
        found.append(hashlib.sha256(f"{key}\0{seen[key]}".encode()).hexdigest())
    return found
