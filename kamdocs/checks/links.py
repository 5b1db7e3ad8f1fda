"""Links and pictures in prose: those that lead nowhere, and those that are not let through."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kamdocs.model.account import Account, Prose
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.folder import LoadedPortfolio
from kamdocs.source.line_map import LineMap
from kamdocs.source.prose_links import SAFE_SCHEMES, is_outside, link_parts, linked_file

_FENCED = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(
    r"(?P<picture>!\[[^\]\n]*)?\]\(\s*(?:<(?P<angled>[^>\n]+)>|(?P<target>(?:[^()\s]|\([^()\s]*\))+))"
)
_REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]+\]:\s*<?(?P<target>[^\s>]+)", re.MULTILINE)
_HTML = re.compile(r"""(?:href|(?P<picture>src))\s*=\s*["']?(?P<target>[^"'\s>]+)""", re.IGNORECASE)


def known_targets(loaded: LoadedPortfolio) -> frozenset[str]:
    """Give the project files that a link in prose may lead to."""
    return frozenset((*loaded.files, *(asset.path for asset in loaded.assets)))


def link_findings(account: Account, known: frozenset[str]) -> Iterator[Finding]:
    """Find links in an account's prose that are broken or that no reader may follow."""
    notes = [item.notes for item in account.meetings]
    notes += [item.notes for item in account.reviews]
    for prose in (account.prose, account.objectives_prose, *notes):
        if prose is not None:
            yield from _prose_findings(account, prose, known)


def _prose_findings(account: Account, prose: Prose, known: frozenset[str]) -> Iterator[Finding]:
    text = _CODE.sub(_blank, _FENCED.sub(_blank, prose.text))
    lines = LineMap(prose.text, prose.path, prose.line)
    for pattern in (_LINK, _REFERENCE, _HTML):
        for found in pattern.finditer(text):
            parts = found.groupdict()
            group = "target" if parts["target"] else "angled"
            rule = _judged(parts[group], prose.path, known, picture=bool(parts.get("picture")))
            if rule is not None:
                place = lines.place(found.start(group))
                params = {"target": parts[group][:80]}
                yield Finding(rule, Severity.WARNING, place, params, account.id)


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _judged(target: str, path: str, known: frozenset[str], *, picture: bool) -> str | None:
    parts = link_parts(target)
    if parts is None:
        return "unsafe-link"
    if is_outside(target, parts):
        allowed = parts.scheme.lower() in SAFE_SCHEMES and not picture
        return None if allowed else "unsafe-link"
    if target.startswith("#"):
        return None
    return None if linked_file(parts, path) in known else "broken-link"
