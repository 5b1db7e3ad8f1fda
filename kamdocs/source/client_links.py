"""What a section marked for the client may lead to; any other link in it becomes text."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass

from kamdocs.model.account import Account
from kamdocs.model.enums import Visibility
from kamdocs.source.folder import Asset
from kamdocs.source.folding import fold
from kamdocs.source.prose_links import SAFE_SCHEMES, is_outside, link_parts, linked_file

_OWN_FOLDER = ("conta", "account")
"""Names, without ending, of account files that have a folder to themselves."""


@dataclass(frozen=True)
class ClientFiles:
    """Files of the project that one client may be led to.

    `pages` are the files of meetings marked for it. `pictures` are the files beside its account;
    None where they are not known, then those in its `folder` are.
    """

    pages: frozenset[str]
    folder: str
    pictures: frozenset[str] | None = None

    def shows(self, path: str) -> bool:
        """Tell whether a picture is one of the account's."""
        if self.pictures is not None:
            return path in self.pictures
        if self.folder:
            return path.startswith(f"{self.folder}/")
        return False


def client_files(account: Account, assets: Iterable[Asset] | None = None) -> ClientFiles:
    """Give what the sections of an account marked for its client may lead to."""
    folder, name = posixpath.split(account.path)
    owns = fold(posixpath.splitext(name)[0]) in _OWN_FOLDER
    return ClientFiles(
        pages=frozenset(
            item.path for item in account.meetings if item.meeting.visibility is Visibility.CLIENT
        ),
        folder=folder if owns else "",
        pictures=None
        if assets is None
        else frozenset(item.path for item in assets if item.account_id in ("", account.id)),
    )


def client_target(target: str, path: str, files: ClientFiles, *, picture: bool) -> str | None:
    """Give a link of a file as its client may follow it, from the project's root.

    None where it leads to what the client does not see. A picture is never one of another host.
    """
    parts = link_parts(target)
    if parts is None:
        return None
    if is_outside(target, parts):
        open_scheme = parts.scheme.lower() in SAFE_SCHEMES and not picture
        return target if open_scheme else None
    if not parts.path:
        return None
    file = linked_file(parts, path)
    return file if (files.shows(file) if picture else file in files.pages) else None
