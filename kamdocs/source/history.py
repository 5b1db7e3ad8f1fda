"""Which files every account had before and after each commit, from one pass over the history.

The pass walks from the files that are checked out back through the commits, so that no commit
has to be asked for its files. An account whose folder was renamed keeps its history.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from kamdocs.source.folder import accounts_folder
from kamdocs.source.git import (
    COMMIT,
    FIELD,
    TreeFile,
    checkout_of,
    files_at,
    folder_in_repository,
    mainline_log,
)
from kamdocs.source.programme_reading import PROGRAMME_FILES

Files = tuple[tuple[str, TreeFile], ...]
"""Files by their path in the project, in its order."""

_PLAN_TYPES = frozenset({".md", ".csv"})
_FILE_MODES = frozenset({"100644", "100755", "120000"})
_LINK = "120000"


@dataclass(frozen=True, slots=True)
class AccountState:
    """The files of an account at one time, and those of the programme then.

    `entry` is the name of the account's folder, or of its file without `.md`.
    """

    entry: str
    files: Files
    programme: Files


@dataclass(frozen=True, slots=True)
class Commit:
    """Who recorded something, and when; the address is only for finding out who that is."""

    id: str
    day: date
    author: str
    address: str


@dataclass(frozen=True, slots=True)
class Step:
    """What a commit did to the files of an account."""

    commit: Commit
    before: AccountState
    after: AccountState


@dataclass(frozen=True)
class PlanHistory:
    """The history of all accounts, each under the name it has now, the newest step first.

    `commit` is the one that is checked out, `states` and `programme` are the files it holds.
    `base` are the states on the day that was asked for, None where the history begins later.
    A shallow history ends before its beginning.
    """

    commit: str
    states: Mapping[str, AccountState]
    programme: Files
    steps: Mapping[str, tuple[Step, ...]]
    base: Mapping[str, AccountState] | None
    is_shallow: bool


def read_history(project: Path, accounts: str, base_day: date) -> PlanHistory:
    """Give the history of a project's accounts; raises UserError where Git has none."""
    accounts = accounts_folder(accounts)
    checkout = checkout_of(project)
    walk = _Walk(accounts, files_at(project, checkout.commit, accounts))
    states, programme = walk.states(), walk.files(".")
    base: Mapping[str, AccountState] | None = None
    log = mainline_log(project, checkout.commit, accounts)
    for commit, is_root, edits in _commits(log, folder_in_repository(project)):
        if base is None and commit.day <= base_day:
            base = walk.states()
        # The last commit of a shallow copy seems to add every file; nobody knows what it did.
        walk.back(commit, edits, told=not (is_root and checkout.is_shallow))
    steps = {entry: tuple(found) for entry, found in walk.steps.items()}
    return PlanHistory(checkout.commit, states, programme, steps, base, checkout.is_shallow)


def entry_of(path: str, accounts: str) -> str:
    """Give the name an account is known by in the history, from the path of one of its files."""
    return _place(path, accounts_folder(accounts))


@dataclass(frozen=True, slots=True)
class _Edit:
    """A file that a commit changed: None on a side that has no such file."""

    path: str
    before: TreeFile | None
    after: TreeFile | None
    old_path: str = ""


def _commits(log: bytes, prefix: str) -> Iterator[tuple[Commit, bool, list[_Edit]]]:
    """Give each commit, whether it has no parent, and its edits of files in the project."""
    parts = iter(log.split(b"\0"))
    commit: Commit | None = None
    is_root = False
    edits: list[_Edit] = []
    for part in parts:
        if part.startswith(COMMIT):
            if commit is not None:
                yield commit, is_root, edits
            commit_id, parents, day, author, address = _texts(part[1:].split(FIELD)[:5])
            commit = Commit(commit_id, date.fromisoformat(day), author, address)
            is_root, edits = not parents, []
        elif part.lstrip(b"\n").startswith(b":"):
            old_mode, new_mode, old, new, status = part.lstrip(b"\n:").decode("ascii").split(" ")
            paths = [next(parts)] if status[0] not in "RC" else [next(parts), next(parts)]
            names = [name.removeprefix(prefix) for name in _texts(paths)]
            old_path = names[0] if status[0] == "R" else ""
            before = None if status[0] in "AC" else _tree_file(old_mode, old)
            edits.append(_Edit(names[-1], before, _tree_file(new_mode, new), old_path))
    if commit is not None:
        yield commit, is_root, edits


def _texts(parts: list[bytes]) -> list[str]:
    return [part.decode("utf-8", "surrogateescape") for part in parts]


def _tree_file(mode: str, blob: str) -> TreeFile | None:
    return TreeFile(blob, mode == _LINK) if mode in _FILE_MODES else None


def _place(path: str, accounts: str) -> str:
    """Give the entry of a file of a plan; `.` for the programme's, empty for any other file."""
    inner = path if accounts == "." else path.removeprefix(f"{accounts}/")
    if accounts != "." and inner == path:
        return ""
    first, nested, _ = inner.partition("/")
    if not nested and first in PROGRAMME_FILES:
        return "."
    if PurePosixPath(inner).suffix.lower() not in _PLAN_TYPES:
        return ""
    if nested:
        return first
    return first[:-3] if first.lower().endswith(".md") else ""


@dataclass
class _Walk:
    """The files of every account at the commit the walk has come to."""

    accounts: str
    checked_out: Mapping[str, TreeFile]
    steps: dict[str, list[Step]] = field(default_factory=lambda: defaultdict(list))
    _files: dict[str, dict[str, TreeFile]] = field(default_factory=lambda: defaultdict(dict))
    _now: dict[str, str] = field(default_factory=dict)
    """Names that accounts have now, by the one they had then where it was another."""

    def __post_init__(self) -> None:
        """Sort the files by account."""
        for path, item in self.checked_out.items():
            place = _place(path, self.accounts)
            if place:
                self._files[place][path] = item

    def states(self) -> dict[str, AccountState]:
        """Give the accounts as they are here, by the name they have now."""
        programme = self.files(".")
        return {
            self._now.get(entry, entry): AccountState(entry, self.files(entry), programme)
            for entry, files in sorted(self._files.items())
            if files and entry not in ("", ".")
        }

    def back(self, commit: Commit, edits: list[_Edit], told: bool) -> None:
        """Go behind a commit and note what it did to each account."""
        touched = self._touched(edits)
        after = {entry: self.files(entry) for entry in touched}
        programme_after = self.files(".")
        self._undo(edits)
        before = {entry: self.files(entry) for entry in touched}
        programme_before = self.files(".")
        renamed = _renamed(self.accounts, edits, before, after)
        for old, new in renamed.items():
            self._now[old] = self._now.pop(new, new)
        for entry in sorted(touched):
            # Of a renamed account the older name tells of both sides.
            new = renamed.get(entry, entry)
            if entry in renamed.values() or before[entry] == after[new] or not told:
                continue
            now = self._now.get(entry, entry)
            self.steps[now].append(
                Step(
                    commit,
                    AccountState(entry, before[entry], programme_before),
                    AccountState(new, after[new], programme_after),
                )
            )

    def _touched(self, edits: list[_Edit]) -> set[str]:
        paths = (path for edit in edits for path in (edit.path, edit.old_path) if path)
        return {_place(path, self.accounts) for path in paths} - {"", "."}

    def _undo(self, edits: list[_Edit]) -> None:
        """Take away what came before anything is put back: names may have gone round."""
        for edit in edits:
            self._files[_place(edit.path, self.accounts)].pop(edit.path, None)
        for edit in edits:
            path = edit.old_path or edit.path
            if edit.before is not None:
                self._files[_place(path, self.accounts)][path] = edit.before

    def files(self, entry: str) -> Files:
        """Give the files of an account here, `.` for the programme's."""
        return tuple(sorted(self._files.get(entry, {}).items(), key=lambda item: item[0]))


def _renamed(
    accounts: str, edits: list[_Edit], before: Mapping[str, Files], after: Mapping[str, Files]
) -> dict[str, str]:
    """Give new names of accounts by their old ones: the one is gone as the other comes."""
    moves = Counter(
        (_place(edit.old_path, accounts), _place(edit.path, accounts))
        for edit in edits
        if edit.old_path
    )
    found: dict[str, str] = {}
    for (old, new), _ in moves.most_common():
        apart = old != new and not {"", "."} & {old, new}
        free = old not in found and new not in found.values()
        if apart and free and not after[old] and not before[new]:
            found[old] = new
    return found
