"""A project's portfolio as a revision holds it, beside the one that lies on disk or at another.

The working tree is never touched: a revision's files are laid in a folder of their own. Accounts
whose files are the same on both sides are read once.
"""

from __future__ import annotations

import posixpath
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kamdocs.source.account_listing import ASSET_TYPES
from kamdocs.source.folder import LoadedPortfolio, Reuse, accounts_folder, load_portfolio
from kamdocs.source.git import (
    TreeFile,
    blob_of,
    commit_of,
    contents_of,
    files_at,
    last_changes,
)
from kamdocs.source.programme_reading import PROGRAMME_FILES


@dataclass(frozen=True)
class RevisionPair:
    """Two portfolios of one project; `changed` are ids of accounts with files that differ."""

    before: LoadedPortfolio
    after: LoadedPortfolio
    changed: frozenset[str]
    base: str
    """Id of the commit that `before` comes from."""

    head: str | None
    """Id of the commit that `after` comes from; None for the working tree."""


def load_pair(
    project: Path, base: str, head: str | None = None, accounts: str = "accounts"
) -> RevisionPair:
    """Read a project at a revision and at another, or as it lies on disk.

    Raises UserError where Git cannot give a revision, or where no accounts folder is on disk.
    """
    accounts = accounts_folder(accounts)
    old_commit = commit_of(project, base)
    new_commit = commit_of(project, head) if head is not None else None
    old = files_at(project, old_commit, accounts)
    new = (
        files_at(project, new_commit, accounts)
        if new_commit is not None
        else files_on_disk(project, accounts, old_commit)
    )
    if new_commit is None:
        after = load_portfolio(project, accounts)
    else:
        after = _load_commit(project, new_commit, new, accounts, None)
    changed = _changed(old, new, accounts)
    same = frozenset() if changed is None else frozenset(after.portfolio.by_id) - changed
    before = _load_commit(project, old_commit, old, accounts, Reuse(after, same))
    ids = frozenset(before.portfolio.by_id) | frozenset(after.portfolio.by_id)
    return RevisionPair(before, after, (ids - same) if same else ids, old_commit, new_commit)


def load_revision(project: Path, revision: str, accounts: str = "accounts") -> LoadedPortfolio:
    """Read a project as a revision holds it."""
    accounts = accounts_folder(accounts)
    commit = commit_of(project, revision)
    return _load_commit(project, commit, files_at(project, commit, accounts), accounts, None)


def _changed(
    old: Mapping[str, TreeFile], new: Mapping[str, TreeFile], accounts: str
) -> frozenset[str] | None:
    """Give the ids of accounts with files that differ; None where the programme does."""
    depth = len(accounts.split("/")) if accounts != "." else 0
    differing = {path for path in {*old, *new} if old.get(path) != new.get(path)}
    entries = {path.split("/")[depth] for path in differing}
    if entries & set(PROGRAMME_FILES):
        return None
    return frozenset(
        entry.rpartition(".")[0] if entry.lower().endswith(".md") else entry for entry in entries
    )


def files_on_disk(project: Path, accounts: str, like: str) -> dict[str, TreeFile]:
    """Give the files of the working tree with the ids that Git would give them."""
    found: dict[str, TreeFile] = {}
    for path in (project / accounts).rglob("*"):
        if path.is_file() and not path.is_symlink():
            name = path.relative_to(project).as_posix()
            found[name] = TreeFile(blob_of(path.read_bytes(), like))
    return found


def _load_commit(
    project: Path,
    commit: str,
    files: Mapping[str, TreeFile],
    accounts: str,
    reuse: Reuse | None,
) -> LoadedPortfolio:
    with tempfile.TemporaryDirectory(prefix="kamdocs-") as folder:
        # The folder's name stands for the programme's where that has none.
        root = Path(folder) / (project.resolve().name or "kamdocs")
        (root / accounts).mkdir(parents=True)
        lay_out(files, contents_of(project, (item.blob for item in wanted(files))), root)
        changes = last_changes(project, accounts, commit)
        loaded = load_portfolio(root, accounts, changes=changes, reuse=reuse)
        approvals = loaded.approvals.in_memory()
    return replace(loaded, project=project, approvals=approvals)


def wanted(files: Mapping[str, TreeFile]) -> list[TreeFile]:
    """Give the files whose content matters; of pictures only that they are there does."""
    return [item for path, item in files.items() if not _is_asset(path)]


def lay_out(files: Mapping[str, TreeFile], contents: Mapping[str, bytes], root: Path) -> None:
    """Write the files below a folder; `contents` are those of `wanted(files)` by their ids."""
    for path, item in files.items():
        data = contents[item.blob] if not _is_asset(path) else b""
        if item.is_link:
            target = posixpath.normpath(
                posixpath.join(posixpath.dirname(path), data.decode("utf-8", "replace"))
            )
            if target not in files or _is_asset(target) or files[target].is_link:
                continue  # leads to nothing that this revision holds of the accounts
            data = contents[files[target].blob]
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def _is_asset(path: str) -> bool:
    return posixpath.splitext(path)[1].lower() in ASSET_TYPES
