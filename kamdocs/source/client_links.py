"""What a section marked for the client may lead to; any other link in it becomes text."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import SplitResult

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
    None where they are not known, then those in its `folder` are, below it as well where the
    account has it to itself.
    """

    pages: frozenset[str]
    folder: str
    is_own_folder: bool
    pictures: frozenset[str] | None = None

    def shows(self, path: str) -> bool:
        """Tell whether a picture is one of the account's."""
        if self.pictures is not None:
            return path in self.pictures
        if self.is_own_folder:
            return path.startswith(f"{self.folder}/")
        return posixpath.dirname(path) == self.folder


_OUR_NETWORK = (".local", ".lan", ".intranet", ".internal", ".corp", ".home.arpa")
"""Ends of names that only the network of a company knows."""


def is_of_our_network(parts: SplitResult) -> bool:
    """Tell whether an address is one that nobody outside of the company can open."""
    try:
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return True
    if not parts.netloc:
        return False
    try:
        return not ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith(_OUR_NETWORK)


def client_files(account: Account, assets: Iterable[Asset] | None = None) -> ClientFiles:
    """Give what the sections of an account marked for its client may lead to."""
    folder, name = posixpath.split(account.path)
    owns = fold(posixpath.splitext(name)[0]) in _OWN_FOLDER
    return ClientFiles(
        pages=frozenset(
            item.path for item in account.meetings if item.meeting.visibility is Visibility.CLIENT
        ),
        folder=folder,
        is_own_folder=owns,
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
        is_open = parts.scheme.lower() in SAFE_SCHEMES and not picture
        return target if is_open and not is_of_our_network(parts) else None
    if not parts.path:
        return None
    file = linked_file(parts, path)
    return file if (files.shows(file) if picture else file in files.pages) else None
