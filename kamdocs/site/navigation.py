"""The navigation every page carries: portfolio pages, then hand-written ones, never accounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from mkdocs.structure.files import File, Files
from mkdocs.utils import nest_paths


def constant_navigation(
    reports: Sequence[tuple[str | None, File]], files: Files, given: Any
) -> list[Any]:
    """Give the `nav` of the site, whose length does not depend on the number of accounts.

    `reports` are the portfolio pages with the section each stands in. A `nav` of mkdocs.yml
    stays as it is, with the portfolio pages it does not name before it.
    """
    named = set(_named(given))
    ours = [(section, file.src_uri) for section, file in reports if file.src_uri not in named]
    front = _sections(ours)
    if given is not None:
        return [*front, *given]
    taken = {path for _, path in ours}
    by_hand = [
        file.src_uri
        for file in files.documentation_pages()
        if file.inclusion.is_in_nav() and file.src_uri not in taken
    ]
    return [*front, *nest_paths(by_hand)]


def _sections(reports: Sequence[tuple[str | None, str]]) -> list[Any]:
    """Put pages under their sections, each section where its first page stands."""
    entries: list[Any] = []
    sections: dict[str, list[str]] = {}
    for section, path in reports:
        if section is None:
            entries.append(path)
        elif section in sections:
            sections[section].append(path)
        else:
            sections[section] = [path]
            entries.append({section: sections[section]})
    return entries


def _named(nav: Any) -> Iterator[str]:
    """Give the paths that a `nav` of mkdocs.yml names, however deep."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for value in nav.values():
            yield from _named(value)
    elif isinstance(nav, list):
        for item in nav:
            yield from _named(item)
