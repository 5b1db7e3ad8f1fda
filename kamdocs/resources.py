"""Where the files that ship with kamdocs are, from a checkout or from an installed wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
"""Folder of the installed package."""

_BUNDLED = PACKAGE / "_bundled"
"""Where the wheel carries the folders that stand beside the package in a checkout."""

_BASE = _BUNDLED if _BUNDLED.is_dir() else PACKAGE.parent

THEME = _BASE / "theme"
"""MkDocs theme folder laid over Material."""

SITE_TEMPLATES = _BASE / "site_templates"
"""Jinja templates of the report pages."""

STARTERS = PACKAGE / "starters"
"""Texts that `kamdocs new` writes."""
