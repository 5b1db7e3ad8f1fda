"""Names of the files beside an account that commands need or leave: logos and kept records."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kamdocs.source.folding import fold

LOGO_TYPES = (".svg", ".png", ".jpg", ".jpeg", ".webp")
"""Kinds of pictures a logo may be; a pack draws them, no page loads them."""

_LOGO = "logo"
_KEPT_TYPE = ".json"


@dataclass(frozen=True)
class KeptKind:
    """A kind of record that a command leaves beside an account, Portuguese names first.

    `folders` are folders inside that of an account, `marks` stand in the name of a file beside
    an account of a single file.
    """

    folders: tuple[str, str]
    marks: tuple[str, str]


RELEASES = KeptKind(("materiais", "packs"), ("material", "pack"))
"""Packs that were released to the client."""

APPROVALS = KeptKind(("aprovacoes", "approvals"), ("aprovacao", "approval"))
"""Plans that were approved."""

KEPT_KINDS = (RELEASES, APPROVALS)

MOST_TRIES = 1000
"""Records of one name; nobody has as many."""

_MARKS = "|".join(mark for kind in KEPT_KINDS for mark in kind.marks)
_BESIDE = re.compile(rf"(?P<id>.+?)\.(?:logo|(?P<mark>{_MARKS})-[^/]+)\Z", re.IGNORECASE)


def is_logo(name: str) -> bool:
    """Tell whether a file of an account's folder is the client's logo."""
    path = PurePosixPath(name)
    return path.suffix.lower() in LOGO_TYPES and fold(path.stem) == _LOGO


def is_kept(name: str) -> bool:
    """Tell whether a file's name can be that of a kept record."""
    return PurePosixPath(name).suffix.lower() == _KEPT_TYPE


def kind_of_folder(name: str) -> KeptKind | None:
    """Give the kind of record that a folder of an account holds; None for any other folder."""
    return next((kind for kind in KEPT_KINDS if fold(name) in kind.folders), None)


def kind_of_file(name: str) -> KeptKind | None:
    """Give the kind of record that a file beside an account of a single file is."""
    found = _BESIDE.match(PurePosixPath(name).stem) if is_kept(name) else None
    mark = found["mark"].lower() if found and found["mark"] else ""
    return next((kind for kind in KEPT_KINDS if mark in kind.marks), None)


def owner_of_file(name: str) -> str:
    """Give the account that `padaria.logo.png` or `padaria.aprovacao-2026-10-15.json` belongs to.

    Such names stand beside an account of one file; any other name belongs to none.
    """
    path = PurePosixPath(name)
    if path.suffix.lower() not in (*LOGO_TYPES, _KEPT_TYPE):
        return ""
    found = _BESIDE.match(path.stem)
    if found is None:
        return ""
    is_picture = fold(path.stem).endswith(f".{_LOGO}")
    return found["id"] if is_picture is not is_kept(name) else ""


def kept_path(kind: KeptKind, account_path: str, accounts: str, name: str, language: str) -> str:
    """Give the path of a record of an account, by the paths of its file and of all accounts.

    An account in a folder of its own has a folder for them, one of a single file has them beside.
    """
    path = PurePosixPath(account_path)
    english = language == "en"
    if path.parent != PurePosixPath(accounts):
        return str(path.parent / kind.folders[english] / f"{name}{_KEPT_TYPE}")
    return str(path.with_name(f"{path.stem}.{kind.marks[english]}-{name}{_KEPT_TYPE}"))


def take_free_path(project: Path, name: str, path_of: Callable[[str], str]) -> str | None:
    """Take the first of `name`, `name.2`, … that no file has; None where there are too many.

    The file is made at once, empty, so that nobody else can take it.
    """
    for number in range(1, MOST_TRIES):
        path = path_of(name if number == 1 else f"{name}.{number}")
        file = project / path
        file.parent.mkdir(exist_ok=True)
        try:
            file.touch(exist_ok=False)
        except FileExistsError:
            continue
        return path
    return None
