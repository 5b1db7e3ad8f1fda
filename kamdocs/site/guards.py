"""What must hold before a site is written: no raw account file in it, no foreign folder cleaned."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from mkdocs.structure.files import File

from kamdocs.errors import UserError

MARKER = ".kamdocs-site.json"
"""Kept in a site folder: says that we wrote it, and who may see what is in it."""

TEAM = "team"
"""The audience of the whole site."""

_MKDOCS_FILES = ("sitemap.xml", "sitemap.xml.gz")


def claim_folder(site_dir: Path, audience: str = TEAM) -> None:
    """Mark a site folder as ours, before it is cleaned and written.

    Raises UserError for a folder that holds files of somebody else, which cleaning would
    delete, and for one that holds the site of another audience.
    """
    refuse_folder(site_dir, audience)
    site_dir.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"audience": audience, "generator": "kamdocs"}, indent=2) + "\n"
    (site_dir / MARKER).write_text(text, encoding="utf-8", newline="\n")


def refuse_folder(site_dir: Path, audience: str = TEAM) -> None:
    """Raise UserError unless a site for this audience may be written to the folder."""
    # MkDocs does not delete hidden entries, so they are in nobody's way.
    if not site_dir.is_dir() or all(entry.name.startswith(".") for entry in site_dir.iterdir()):
        return
    if (site_dir / MARKER).is_file():
        other = _audience(site_dir / MARKER)
        if other != audience:
            raise UserError("build.other-audience", folder=site_dir, audience=audience, other=other)
    elif not all((site_dir / name).is_file() for name in _MKDOCS_FILES):
        raise UserError("build.foreign-folder", folder=site_dir)


def refuse_raw_accounts(files: Iterable[File], accounts: Path) -> None:
    """Raise UserError if a file of the accounts folder would be copied to the site as it is.

    Looks at real paths, so a link or a `docs_dir` around the accounts does not get past it.
    Files that the plugin made itself have no source folder and are no raw files.
    """
    folder = accounts.resolve()
    for file in files:
        if file.src_dir is None or file.abs_src_path is None:
            continue
        if Path(file.abs_src_path).resolve().is_relative_to(folder):
            raise UserError("build.raw-accounts", file=file.src_uri, accounts=accounts.name)


def _audience(marker: Path) -> str:
    try:
        return str(json.loads(marker.read_text(encoding="utf-8"))["audience"])
    except (ValueError, KeyError, TypeError):
        return "?"
