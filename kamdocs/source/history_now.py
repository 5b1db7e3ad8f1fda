"""The files of every account as they lie on disk, in the terms of the history."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from kamdocs.source.git import TreeFile, blob_of, unrecorded_files
from kamdocs.source.history import AccountState, Files, PlanHistory, entry_of


@dataclass(frozen=True)
class StatesNow:
    """States on disk by entry; `was` has the recorded entry of those not yet renamed in Git."""

    states: Mapping[str, AccountState]
    was: Mapping[str, str]

    def recorded(self, entry: str) -> str:
        """Give the name under which the history knows an account."""
        return self.was.get(entry, entry)


def states_now(
    project: Path, accounts: str, history: PlanHistory, entries: Collection[str]
) -> StatesNow:
    """Give the states of accounts on disk; only files that differ from the commit are read."""
    differing: dict[str, list[str]] = {}
    for path in unrecorded_files(project, accounts):
        differing.setdefault(entry_of(path, accounts), []).append(path)

    def on_disk(recorded: Files, entry: str) -> Files:
        found = dict(recorded)
        for path in differing.get(entry, ()):
            found.pop(path, None)
            place = project / path
            if place.is_file():
                found[path] = TreeFile(blob_of(place.read_bytes(), history.commit))
        return tuple(sorted(found.items(), key=lambda item: item[0]))

    programme = on_disk(history.programme, ".")
    states = {}
    for entry in sorted(entries):
        recorded = history.states.get(entry)
        files = on_disk(recorded.files if recorded else (), entry)
        states[entry] = AccountState(entry, files, programme)
    return StatesNow(states, _renamed(history.states, states))


def _renamed(
    recorded: Mapping[str, AccountState], found: Mapping[str, AccountState]
) -> dict[str, str]:
    """Give the recorded names of accounts whose folder is called otherwise by now."""
    gone = {
        item.blob: entry
        for entry, state in recorded.items()
        if entry not in found
        for _, item in state.files
    }
    was: dict[str, str] = {}
    for entry, state in found.items():
        if gone and entry not in recorded:
            old = next((gone[item.blob] for _, item in state.files if item.blob in gone), None)
            if old is not None and old not in was.values():
                was[entry] = old
    return was
