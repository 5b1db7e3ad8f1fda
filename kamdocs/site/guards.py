"""What must hold before a site is written: no raw account file in it, no foreign folder cleaned."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from mkdocs.structure.files import File

from kamdocs.errors import UserError

MARKER = ".kamdocs-site.json"
"""Kept in a site folder: says that we wrote it, and who may see what is in it.

A site for a client says whose account it is of as well.
"""

TEAM = "team"
"""The audience of the whole site."""

_MKDOCS_FILES = ("sitemap.xml", "sitemap.xml.gz")


def claim_folder(site_dir: Path, audience: str = TEAM, account: str | None = None) -> None:
    """Mark a site folder as ours, before it is cleaned and written.

    Raises UserError for a folder that holds files of somebody else, which cleaning would
    delete, and for one that holds the site of another audience or another client.
    """
    refuse_folder(site_dir, audience, account)
    site_dir.mkdir(parents=True, exist_ok=True)
    whose = {"account": account} if account else {}
    text = json.dumps({**whose, "audience": audience, "generator": "kamdocs"}, indent=2) + "\n"
    (site_dir / MARKER).write_text(text, encoding="utf-8", newline="\n")


def refuse_folder(site_dir: Path, audience: str = TEAM, account: str | None = None) -> None:
    """Raise UserError unless a site for this audience may be written to the folder."""
    # MkDocs does not delete hidden entries, so they are in nobody's way.
    if not site_dir.is_dir() or all(entry.name.startswith(".") for entry in site_dir.iterdir()):
        return
    if (site_dir / MARKER).is_file():
        other, whose = _said(site_dir / MARKER)
        if other != audience:
            raise UserError("build.other-audience", folder=site_dir, audience=audience, other=other)
        if whose != account:
            raise UserError("build.other-client", folder=site_dir, account=account, other=whose)
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


def _said(marker: Path) -> tuple[str, str | None]:
    """Give audience and account of a marker; an unreadable one is for nobody we know."""
    try:
        said = json.loads(marker.read_text(encoding="utf-8"))
        return str(said["audience"]), said.get("account")
    except (ValueError, KeyError, TypeError):
        return "?", None
