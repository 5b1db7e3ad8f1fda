"""Which lines of the files on disk are other than at a revision."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Iterable, Mapping
from pathlib import Path

from kamdocs.source.account_listing import ASSET_TYPES
from kamdocs.source.finding import Finding
from kamdocs.source.folder import accounts_folder
from kamdocs.source.git import commit_of, contents_of, files_at
from kamdocs.source.revisions import files_on_disk

LONG = 4000
"""Lines from which on a file is compared line by line, without looking for moved ones."""


def changed_lines(
    project: Path, base: str, accounts: str = "accounts"
) -> Mapping[str, frozenset[int]]:
    """Give the lines, from 1, that differ from a revision, by path in the project.

    A file that only has another name has none; of a new one every line is changed.
    Raises UserError where Git cannot give the revision.
    """
    accounts = accounts_folder(accounts)
    commit = commit_of(project, base)
    old = files_at(project, commit, accounts)
    known = {item.blob for item in old.values()}
    new = {
        path: item
        for path, item in files_on_disk(project, accounts, commit).items()
        if item.blob not in known and posixpath.splitext(path)[1].lower() not in ASSET_TYPES
    }
    before = contents_of(project, (old[path].blob for path in new if path in old))
    return {
        path: _differing(
            _lines(before[old[path].blob]) if path in old else [],
            _lines((project / path).read_bytes()),
        )
        for path in new
    }


def on_changed_lines(
    findings: Iterable[Finding], changed: Mapping[str, frozenset[int]]
) -> tuple[Finding, ...]:
    """Give the findings whose line is among the changed ones."""
    return tuple(
        item for item in findings if item.place.line in changed.get(item.place.path, frozenset())
    )


def _lines(data: bytes) -> list[bytes]:
    # However a line ends: a file that Git checks out with other ends is the same to a reader.
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")


def _differing(before: list[bytes], after: list[bytes]) -> frozenset[int]:
    if max(len(before), len(after)) > LONG:
        known = set(before)
        return frozenset(number for number, line in enumerate(after, 1) if line not in known)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    return frozenset(
        number + 1
        for tag, _, _, start, end in matcher.get_opcodes()
        if tag != "equal"
        for number in range(start, end)
    )
