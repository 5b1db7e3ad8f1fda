"""The one Jinja environment: strict about names, escaping everything by default."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kamdocs.messages import Messages
from kamdocs.render.headings import lowered
from kamdocs.resources import SITE_TEMPLATES


def template_environment(
    folders: tuple[Path, ...], words: Messages, *, for_team: bool = True
) -> Environment:
    """Give the environment for a language; a project's own templates come first.

    Templates see `t(id, **values)` and `n(id, count, **values)` of the catalogs, and
    `hint(id)`: what to fill in, said to those who keep the files and empty for others. The
    filter `lowered` puts headings one level deeper.
    """
    searched = [*folders, SITE_TEMPLATES]
    environment = Environment(
        loader=FileSystemLoader(list(dict.fromkeys(searched))),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["t"] = words.text
    environment.filters["lowered"] = lowered
    environment.globals["n"] = words.plural
    environment.globals["hint"] = words.text if for_team else _nothing
    return environment


def _nothing(_message_id: str) -> str:
    return ""
