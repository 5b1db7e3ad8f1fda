"""Sections of prose marked for the client that lead to what the client does not see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kamdocs.model.account import Account, Prose
from kamdocs.model.enums import Visibility
from kamdocs.source.client_links import ClientFiles, client_files, client_target
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.folder import LoadedPortfolio
from kamdocs.source.line_map import LineMap
from kamdocs.source.prose_links import WrittenLink, written_links
from kamdocs.source.prose_sections import marked_lines, marked_sections

_DEFINITION = re.compile(r" {0,3}\[[^\]\n]+\]:")


def client_section_findings(account: Account, loaded: LoadedPortfolio) -> Iterator[Finding]:
    """Find links in an account's sections for the client that only we can follow."""
    files = client_files(account, loaded.assets)
    for prose in account.proses:
        yield from _prose_findings(account, prose, files)


def _prose_findings(account: Account, prose: Prose, files: ClientFiles) -> Iterator[Finding]:
    section = marked_sections(prose, Visibility.CLIENT)
    if section is None:
        return
    shut = {link.target for link in written_links(section.text) if _is_shut(section, link, files)}
    inside = marked_lines(prose, Visibility.CLIENT)
    lines = LineMap(prose.text, prose.path, prose.line)
    for link in written_links(prose.text):
        place = lines.place(link.start)
        if place.line in inside and link.target in shut and _is_shut(prose, link, files):
            params = {"target": link.target[:80]}
            yield Finding("client-link", Severity.ERROR, place, params, account.id)


def _is_shut(prose: Prose, link: WrittenLink, files: ClientFiles) -> bool:
    """Tell of links that lead away from the page to what the client does not see."""
    if link.target.startswith("#"):
        return False
    # What a definition is for, link or picture, stands elsewhere.
    either = bool(_DEFINITION.match(_line(prose.text, link.start)))
    ways = (True, False) if either else (link.picture,)
    return all(client_target(link.target, prose.path, files, picture=way) is None for way in ways)


def _line(text: str, offset: int) -> str:
    """Give the line of a text that holds an offset."""
    begin = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return text[begin : len(text) if end < 0 else end]
