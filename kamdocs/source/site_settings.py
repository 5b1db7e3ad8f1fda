"""What a project says in `mkdocs.yml`, read without the site's engine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from kamdocs.source.date_text import parse_date

_SETTINGS = "mkdocs.yml"
_LARGEST = 1_000_000
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True)
class SiteSettings:
    """The settings that other verbs than the site's share with it."""

    accounts: str = "accounts"
    """Folder of the account files."""

    as_of: date | None = None
    """The day that counts as today."""

    brand: str | None = None
    """The company's colour as `#rrggbb`."""

    language: str | None = None
    logo: str | None = None
    """The company's logo, from one of `logo_folders`."""

    custom_dir: str | None = None
    """Folder of the project's own theme."""

    docs_dir: str = "docs"
    """Folder of hand-written pages."""

    site_url: str = ""
    """Address of the site's root, empty where it has none."""

    directory_urls: bool = True
    """Whether addresses of pages end in a folder's name."""

    @property
    def logo_folders(self) -> tuple[str, ...]:
        """Folders that hold what the theme shows, in the order in which it looks."""
        return tuple(folder for folder in (self.custom_dir, self.docs_dir) if folder)


def site_settings(project: Path) -> SiteSettings:
    """Give a project's settings; what is missing or cannot be read is as if not said.

    Whoever builds the site is told what is wrong; the other verbs work without it.
    """
    path = project / _SETTINGS
    try:
        if path.stat().st_size > _LARGEST:
            return SiteSettings()
        root = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return SiteSettings()
    options = next(_plugin_options(root), None)
    theme = next(_under(root, "theme"), None)
    day = parse_date(_text(options, "as_of") or "")
    brand = _text(options, "brand")
    return SiteSettings(
        accounts=_text(options, "accounts") or "accounts",
        as_of=day if isinstance(day, date) else None,
        brand=brand.lower() if brand and _COLOUR.fullmatch(brand) else None,
        language=_text(options, "language"),
        logo=_text(theme, "logo"),
        site_url=_text(root, "site_url") or "",
        directory_urls=(_text(root, "use_directory_urls") or "true").lower() == "true",
        custom_dir=_text(theme, "custom_dir"),
        docs_dir=_text(root, "docs_dir") or "docs",
    )


def _plugin_options(root: yaml.Node | None) -> Iterator[yaml.Node]:
    for plugins in _under(root, "plugins"):
        listed = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
        yield from (found for item in listed for found in _under(item, "kamdocs"))


def _text(node: yaml.Node | None, key: str) -> str | None:
    """Give the text that stands under a key; None for nothing, or for more than a text."""
    values = (str(found.value) for found in _under(node, key) if isinstance(found, yaml.ScalarNode))
    return next((value for value in values if value), None)


def _under(node: yaml.Node | None, key: str) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        yield from (value for name, value in node.value if name.value == key)
