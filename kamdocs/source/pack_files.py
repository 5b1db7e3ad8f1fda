"""Names of the files beside an account that its packs need or leave: logos and releases."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from kamdocs.source.folding import fold

LOGO_TYPES = (".svg", ".png", ".jpg", ".jpeg", ".webp")
"""Kinds of pictures a logo may be; a pack draws them, no page loads them."""

RELEASE_FOLDERS = ("materiais", "packs")
"""Folders of releases inside the folder of an account, in either language."""

_LOGO = "logo"
_RELEASE_TYPE = ".json"
_BESIDE = re.compile(r"(?P<id>.+?)\.(?:logo|(?:material|pack)-[^/]+)\Z", re.IGNORECASE)


def is_logo(name: str) -> bool:
    """Tell whether a file of an account's folder is the client's logo."""
    path = PurePosixPath(name)
    return path.suffix.lower() in LOGO_TYPES and fold(path.stem) == _LOGO


def is_release(name: str) -> bool:
    """Tell whether a file's name can be that of a release."""
    return PurePosixPath(name).suffix.lower() == _RELEASE_TYPE


def owner_of_pack_file(name: str) -> str:
    """Give the account that `padaria.logo.png` or `padaria.material-2026-t3-qbr.json` belongs to.

    Such names stand beside an account of one file; any other name belongs to none.
    """
    path = PurePosixPath(name)
    if path.suffix.lower() not in (*LOGO_TYPES, _RELEASE_TYPE):
        return ""
    found = _BESIDE.match(path.stem)
    if found is None:
        return ""
    is_picture = fold(path.stem).endswith(f".{_LOGO}")
    return found["id"] if is_picture is not is_release(name) else ""


def release_path(account_path: str, accounts: str, name: str, language: str) -> str:
    """Give the path of a release of an account, by the paths of its file and of all accounts.

    An account in a folder of its own has a folder for them, one of a single file has them beside.
    """
    path = PurePosixPath(account_path)
    english = language == "en"
    if path.parent != PurePosixPath(accounts):
        return str(path.parent / RELEASE_FOLDERS[english] / f"{name}{_RELEASE_TYPE}")
    mark = "pack" if english else "material"
    return str(path.with_name(f"{path.stem}.{mark}-{name}{_RELEASE_TYPE}"))
