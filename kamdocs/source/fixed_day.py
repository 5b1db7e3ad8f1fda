"""The day that a project fixes as its today."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kamdocs.source.site_settings import site_settings


def fixed_day(project: Path) -> date | None:
    """Give the `as_of` of the kamdocs plugin in `mkdocs.yml`; None where none can be read."""
    return site_settings(project).as_of
