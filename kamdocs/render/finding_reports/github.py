"""Findings as annotations of a GitHub workflow, and all of them as its step summary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kamdocs.messages import Messages
from kamdocs.render.markdown_text import markdown_text
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.finding_words import finding_words

MOST_OF_A_KIND = 10
"""Annotations of one severity that GitHub shows of a step; it drops the others silently."""

MOST_BYTES = 1_000_000
"""Largest summary of a step that GitHub takes, with room for what others wrote."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github_annotations(findings: Iterable[Finding], messages: Messages, prefix: str = "") -> str:
    """Give the worst findings as workflow commands, as many as GitHub shows.

    `prefix` leads from the repository's root to the project.
    """
    listed = list(findings)
    lines = []
    for severity, command in _COMMANDS.items():
        of_a_kind = [item for item in listed if item.severity is severity][:MOST_OF_A_KIND]
        for item in of_a_kind:
            message, hint = finding_words(item, messages)
            place = item.place
            parts = {
                "file": f"{prefix}{place.path}",
                "line": str(place.line),
                "col": str(place.column),
                "title": item.rule,
            }
            said = ",".join(f"{name}={_escaped(text, ':,')}" for name, text in parts.items())
            text = "\n".join(part for part in (message, hint) if part)
            lines.append(f"::{command} {said}::{_escaped(text)}")
    return "\n".join(lines)


def github_summary(findings: Iterable[Finding], messages: Messages, prefix: str = "") -> str:
    """Give all findings as Markdown, the worst first; says how many did not fit."""
    listed = sorted(findings, key=lambda item: list(Severity).index(item.severity))
    head = f"## {messages.text('review.findings.title')}\n\n"
    if not listed:
        return f"{head}{messages.text('cli.check.clean')}\n"
    lines = [_line(item, messages, prefix) for item in listed]
    kept = _fitting(lines, MOST_BYTES - len(head.encode()) - 200)
    rest = len(lines) - kept
    more = f"\n{messages.plural('review.findings.more', rest)}\n" if rest else ""
    return head + "".join(lines[:kept]) + more


def _line(finding: Finding, messages: Messages, prefix: str) -> str:
    message, hint = finding_words(finding, messages)
    word = messages.text(f"review.severity.{finding.severity}")
    place = f"{prefix}{finding.place.path}:{finding.place.line}"
    said = " ".join(markdown_text(text) for text in (message, hint) if text)
    return f"- **{word}** {markdown_text(place)} – {said} ({markdown_text(finding.rule)})\n"


def _fitting(lines: Sequence[str], room: int) -> int:
    for count, line in enumerate(lines):
        room -= len(line.encode())
        if room < 0:
            return count
    return len(lines)


def _escaped(text: str, more: str = "") -> str:
    """Give a text so that a workflow command ends where it ends."""
    signs = {"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"}
    for sign in f"%\r\n{more}":
        text = text.replace(sign, signs[sign])
    return text
