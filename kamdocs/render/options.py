"""How a site is rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kamdocs.metrics.window import Window
from kamdocs.model.enums import Visibility


@dataclass(frozen=True)
class RenderOptions:
    """Choices of one rendering.

    `templates` are folders searched before the shipped templates, first wins; `source_url` is
    the address of a source file with `{path}` in it, None where readers cannot open them;
    `audience` is who the site is for, `window` the days figures cover, None for the usual one.
    `packs` are addresses of the meeting packs that are files of the site, by account.
    """

    language: str
    as_of: date
    directory_urls: bool = True
    templates: tuple[Path, ...] = ()
    source_url: str | None = None
    audience: Visibility = Visibility.TEAM
    window: Window | None = None
    packs: Mapping[str, str] = field(default_factory=dict)
