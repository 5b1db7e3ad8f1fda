"""Hand-written pages that only the team is to see, left out of the site of a wider audience."""

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
from kamdocs.source.word_table import value_table


def leave_out_pages(files: Files, audience: Visibility) -> set[str]:
    """Take the pages that are not for the audience out of the site and give their paths.

    A page says `público: equipe` in its front matter; one that says nothing is for everybody,
    as in any MkDocs site. Raises UserError for a word that names no audience, on every site.
    """
    hidden = [
        file
        for file in files.documentation_pages()
        if _audience(file) is Visibility.TEAM and audience is not Visibility.TEAM
    ]
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


def _audience(file: File) -> Visibility | None:
    """Give the audience that a page's front matter names, None where it names none."""
    if file.src_dir is None or file.abs_src_path is None:
        return None
    _, said = get_data(Path(file.abs_src_path).read_text(encoding="utf-8-sig", errors="replace"))
    words = {fold(str(key)): value for key, value in said.items()}
    word = next((str(words[key]) for key in AUDIENCE_KEYS if words.get(key)), "")
    if not word:
        return None
    audience = value_table(Visibility).find(word)
    if audience not in (Visibility.TEAM, Visibility.COMPANY):
        raise UserError("hand-page.audience", file=file.src_uri, word=word)
    return Visibility(audience)
