"""Hand-written pages that are not for a site's audience, left out of it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path, PurePath
from typing import Any

from mkdocs.structure.files import File, Files
from mkdocs.utils.meta import get_data

from kamdocs.errors import UserError
from kamdocs.model.enums import Visibility
from kamdocs.render.own_pages import AUDIENCE_KEYS
from kamdocs.source.folding import fold
from kamdocs.source.visibility_rules import is_wider
from kamdocs.source.word_table import value_table

_ACCOUNT_KEYS = ("conta", "account")
"""Folded keys under which a page for clients says for whose it is."""


def leave_out_pages(files: Files, audience: Visibility, account: str | None = None) -> set[str]:
    """Take the pages that are not for the audience out of the site and give their paths.

    A page says `público: equipe` in its front matter; one that says nothing is for everybody
    in the company, as in any MkDocs site. The site of a client has only pages that say
    `público: cliente`, and where such a page names accounts (`conta: vereda`) only in theirs.
    Raises UserError for a word that names no audience, on every site.
    """
    hidden = [file for file in files.documentation_pages() if not _is_for(file, audience, account)]
    for file in hidden:
        files.remove(file)
    return {file.src_uri for file in hidden}


def without_pages(nav: Any, paths: Collection[str]) -> Any:
    """Give a `nav` of mkdocs.yml without these pages, nor sections that held nothing else."""
    if isinstance(nav, str):
        return None if PurePath(nav).as_posix() in paths else nav
    if isinstance(nav, dict):
        kept = {title: without_pages(below, paths) for title, below in nav.items()}
        return {title: below for title, below in kept.items() if below} or None
    if isinstance(nav, list):
        return [item for below in nav if (item := without_pages(below, paths))]
    return nav


def _is_for(file: File, audience: Visibility, account: str | None) -> bool:
    said = _said(file)
    word = next((str(said[key]) for key in AUDIENCE_KEYS if said.get(key)), "")
    found = value_table(Visibility).find(word) if word else Visibility.COMPANY
    if found is None:
        raise UserError("hand-page.audience", file=file.src_uri, word=word)
    named = next((said[key] for key in _ACCOUNT_KEYS if said.get(key)), None)
    accounts = named if isinstance(named, list) else [named]
    is_its_client = account is None or named is None or account in map(str, accounts)
    return not is_wider(audience, Visibility(found)) and is_its_client


def _said(file: File) -> dict[str, Any]:
    """Give a page's front matter by folded key; nothing for a page that was made."""
    if file.src_dir is None or file.abs_src_path is None:
        return {}
    text = Path(file.abs_src_path).read_text(encoding="utf-8-sig", errors="replace")
    return {fold(str(key)): value for key, value in get_data(text)[1].items()}
