"""Accounts as they once were, read from the repository in as few passes as possible."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kamdocs.model.account import Account
from kamdocs.model.portfolio import LeftOut
from kamdocs.model.programme import Programme
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.folder import LoadedPortfolio, accounts_folder, load_portfolio
from kamdocs.source.git import contents_of
from kamdocs.source.history import AccountState, Files, entry_of
from kamdocs.source.programme_reading import PROGRAMME_FILES
from kamdocs.source.revisions import lay_out, wanted


@dataclass(frozen=True)
class StateReading:
    """What the files of an account said: None where there was none, `error` if unreadable."""

    programme: Programme
    account: Account | LeftOut | None
    error: Finding | None = None


def read_states(
    now: LoadedPortfolio,
    accounts: str,
    states: Collection[AccountState],
    others: Collection[str] = (),
) -> dict[AccountState, StateReading]:
    """Read accounts as they once were, each with the programme of its time where it can be read.

    All files come from the repository at once. Of an account no two states are in one folder,
    so as many folders are read as the account with most states has. `others` are ids that may be
    pointed to.
    """
    accounts = accounts_folder(accounts)
    files = [dict((*state.files, *state.programme)) for state in states]
    blobs = {item.blob for found in files for item in wanted(found)}
    reader = _Reader(
        now, accounts, contents_of(now.project, sorted(blobs)) if blobs else {}, others
    )
    read: dict[AccountState, StateReading] = {}
    for batch in _batches(states):
        read.update(reader.read(batch))
    return read


def reading_now(now: LoadedPortfolio, accounts: str) -> dict[str, StateReading]:
    """Give what the files on disk say of every account, by its name in the history."""
    programme = now.portfolio.programme
    return {
        entry: StateReading(programme, item, _error_of(now, item.id))
        for entry, item in listed(now, accounts).items()
    }


def listed(now: LoadedPortfolio, accounts: str) -> dict[str, Account | LeftOut]:
    """Give every account, read or not, by its name in the history."""
    found: tuple[Account | LeftOut, ...] = (*now.portfolio.accounts, *now.portfolio.left_out)
    return {entry_of(item.path, accounts): item for item in found}


def _batches(states: Iterable[AccountState]) -> Iterator[list[AccountState]]:
    """Give states of different accounts with the same programme together."""
    by_programme: dict[Files, list[list[AccountState]]] = defaultdict(list)
    seen: dict[tuple[Files, str], int] = {}
    for state in states:
        batches = by_programme[state.programme]
        number = seen.get((state.programme, state.entry), 0)
        seen[state.programme, state.entry] = number + 1
        if number == len(batches):
            batches.append([])
        batches[number].append(state)
    for found in by_programme.values():
        yield from found


@dataclass(frozen=True)
class _Reader:
    now: LoadedPortfolio
    accounts: str
    contents: Mapping[str, bytes]
    others: Collection[str]

    def read(self, batch: list[AccountState]) -> Iterator[tuple[AccountState, StateReading]]:
        loaded = self._load(batch, todays=False)
        if not loaded.usable:
            # Without a programme, or with a broken one, today's has to do.
            loaded = self._load(batch, todays=True)
        found = reading_now(loaded, self.accounts)
        nothing = StateReading(loaded.portfolio.programme, None)
        for state in batch:
            yield state, found.get(state.entry, nothing)

    def _load(self, batch: list[AccountState], todays: bool) -> LoadedPortfolio:
        with tempfile.TemporaryDirectory(prefix="kamdocs-") as folder:
            # The folder's name stands for the programme's where that has none.
            root = Path(folder) / (self.now.project.resolve().name or "kamdocs")
            (root / self.accounts).mkdir(parents=True)
            for state in batch:
                lay_out(dict(state.files), self.contents, root)
            if todays:
                self._copy_programme(root)
            else:
                lay_out(dict(batch[0].programme), self.contents, root)
            return load_portfolio(root, self.accounts, changes={}, others=self.others)

    def _copy_programme(self, root: Path) -> None:
        for name in PROGRAMME_FILES:
            path = self.now.project / self.accounts / name
            if path.is_file():
                (root / self.accounts / name).write_bytes(path.read_bytes())


def _error_of(loaded: LoadedPortfolio, account: str) -> Finding | None:
    """Give the first error that kept an account from being read; None where nothing did."""
    if account in loaded.portfolio.by_id:
        return None
    errors = (item for item in loaded.findings if item.subject == account)
    return next((item for item in errors if item.severity is Severity.ERROR), None)
