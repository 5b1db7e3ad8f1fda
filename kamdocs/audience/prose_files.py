"""The files that the prose of a narrowed account still leads to."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.model.account import Account
from kamdocs.source.prose_links import linked_files


def linked_paths(account: Account) -> Iterator[str]:
    """Give the project paths that links and pictures of an account's prose mean."""
    for prose in account.proses:
        yield from linked_files(prose.text, prose.path)
