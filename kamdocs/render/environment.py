"""The one Jinja environment: strict about names, escaping everything by default."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kamdocs.messages import Messages
from kamdocs.resources import SITE_TEMPLATES


def template_environment(folders: tuple[Path, ...], words: Messages) -> Environment:
    """Give the environment for a language; a project's own templates come first.

    Templates see `t(id, **values)` and `n(id, count, **values)` of the catalogs.
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
    environment.globals["n"] = words.plural
    return environment
