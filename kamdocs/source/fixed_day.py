"""The day that a project fixes as its today, read without the site's engine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import yaml

from kamdocs.source.date_text import parse_date

_SETTINGS = "mkdocs.yml"
_LARGEST = 1_000_000


def fixed_day(project: Path) -> date | None:
    """Give the `as_of` of the kamdocs plugin in `mkdocs.yml`; None where none can be read."""
    path = project / _SETTINGS
    try:
        if path.stat().st_size > _LARGEST:
            return None
        root = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return None  # Whoever builds the site is told; the files can be checked without it.
    for plugins in _under(root, "plugins"):
        listed = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
        for options in (found for item in listed for found in _under(item, "kamdocs")):
            for node in _under(options, "as_of"):
                day = parse_date(str(node.value))
                return day if isinstance(day, date) else None
    return None


def _under(node: yaml.Node | None, key: str) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        yield from (value for name, value in node.value if name.value == key)
