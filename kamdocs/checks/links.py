"""Links and pictures in prose: those that lead nowhere, and those that are not let through."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.model.account import Account, Prose
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.folder import LoadedPortfolio
from kamdocs.source.line_map import LineMap
from kamdocs.source.prose_links import (
    SAFE_SCHEMES,
    is_outside,
    link_parts,
    linked_file,
    written_links,
)


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
    lines = LineMap(prose.text, prose.path, prose.line)
    for link in written_links(prose.text):
        rule = _judged(link.target, prose.path, known, picture=link.picture)
        if rule is not None:
            place = lines.place(link.start)
            yield Finding(rule, Severity.WARNING, place, {"target": link.target[:80]}, account.id)


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
