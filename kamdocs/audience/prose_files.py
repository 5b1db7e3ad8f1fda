"""The files that the prose of a narrowed account still leads to."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.model.account import Account, Prose
from kamdocs.source.prose_links import linked_files


def proses(account: Account) -> Iterator[Prose]:
    """Give every prose of an account: its own, its objectives', of meetings and reviews."""
    notes = [item.notes for item in account.meetings]
    notes += [item.notes for item in account.reviews]
    for prose in (account.prose, account.objectives_prose, *notes):
        if prose is not None:
            yield prose


def linked_paths(account: Account) -> Iterator[str]:
    """Give the project paths that links and pictures of an account's prose mean."""
    for prose in proses(account):
        yield from linked_files(prose.text, prose.path)
