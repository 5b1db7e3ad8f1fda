"""Pages a project adds by itself: every template in the folder `extra` becomes one.

The first line is a Jinja comment with the page's title, and with its audience where not only
the team is to see it: `{# título: Contas por estado; público: empresa #}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from kamdocs.errors import UserError
from kamdocs.model.enums import Visibility
from kamdocs.render.addresses import slug
from kamdocs.render.context import RenderContext
from kamdocs.render.page_spec import TEAM_AND_COMPANY, TEAM_ONLY, PageSpec, Section
from kamdocs.render.views.own_page import own_page_view
from kamdocs.source.folding import fold
from kamdocs.source.word_table import value_table

FOLDER = "extra"
"""Folder of own pages among a project's templates."""

_COMMENT = re.compile(r"\s*\{#-?(?P<text>[^\n]*?)-?#\}")
_TITLES = ("titulo", "title")
AUDIENCE_KEYS = ("publico", "audience")
"""Folded keys under which a page says whom it is for, hand-written ones too."""


def own_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the pages that a project's own templates add, by name of file."""
    taken = {word for _, word in context.addresses.words}
    for path in _templates(context.options.templates):
        said = _said(path)
        title = next((said[key] for key in _TITLES if said.get(key)), "")
        if not title:
            raise UserError("own-page.no-title", file=f"{FOLDER}/{path.name}")
        name = slug(path.stem)
        if name in taken:
            raise UserError("own-page.taken", file=f"{FOLDER}/{path.name}", name=name)
        taken.add(name)
        yield PageSpec(
            f"{name}/",
            title,
            f"{FOLDER}/{path.name}",
            partial(own_page_view, context, title),
            Section.PROGRAMME,
            title,
            audiences=_audiences(said, path),
        )


def _templates(folders: tuple[Path, ...]) -> list[Path]:
    """Give the templates by name; of two of one name the project's own."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in (folder / FOLDER).glob("*.html"):
            found.setdefault(path.name, path)
    return [found[name] for name in sorted(found)]


def _said(path: Path) -> dict[str, str]:
    """Give what the comment in the first line says, by folded key."""
    comment = _COMMENT.match(path.read_text(encoding="utf-8-sig"))
    parts = (part.partition(":") for part in comment["text"].split(";")) if comment else ()
    return {fold(key.strip()): value.strip() for key, _, value in parts}


def _audiences(said: dict[str, str], path: Path) -> tuple[Visibility, ...]:
    word = next((said[key] for key in AUDIENCE_KEYS if said.get(key)), "")
    if not word:
        return TEAM_ONLY
    audience = value_table(Visibility).find(word)
    if audience not in (Visibility.TEAM, Visibility.COMPANY):
        raise UserError("own-page.audience", file=f"{FOLDER}/{path.name}", word=word)
    return TEAM_AND_COMPANY if audience == Visibility.COMPANY else TEAM_ONLY
