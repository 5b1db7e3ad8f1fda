"""The history of every account of a site, and what changed since the quarter before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from kamdocs.errors import UserError
from kamdocs.render.plan_history.kept import KeptHistory
from kamdocs.render.plan_history.told import ToldChange, told_change
from kamdocs.source.folder import LoadedPortfolio
from kamdocs.source.history import AccountState, Commit, PlanHistory, Step, read_history
from kamdocs.source.history_now import states_now
from kamdocs.source.history_reading import listed, read_states, reading_now

MOST_CHANGES = 20
"""Changes of one account that are told, the newest."""


class HistoryGap(StrEnum):
    """Why a history, or the portfolio of a day, is not known; catalogs say it in words."""

    NONE = "none"
    NO_GIT = "no-git"
    NO_REPOSITORY = "no-repository"
    NO_COMMIT = "no-commit"
    REFUSED = "refused"
    SHALLOW = "shallow"
    LATER = "later"


_GAPS = {
    "git.missing": HistoryGap.NO_GIT,
    "git.no-repository": HistoryGap.NO_REPOSITORY,
    "git.no-commit": HistoryGap.NO_COMMIT,
}


@dataclass(frozen=True)
class HistoryEntry:
    """A change of an account and who recorded it; no commit where nobody did yet."""

    change: ToldChange
    commit: Commit | None


@dataclass(frozen=True)
class AccountHistory:
    """The changes of an account, newest first; `has_more` tells of older ones."""

    entries: tuple[HistoryEntry, ...] = ()
    has_more: bool = False
    has_later: bool = False
    """Whether commits after the day of the site are left out."""


@dataclass(frozen=True)
class ChangeSince:
    """What changed in an account since a day; `account` is None where it is gone."""

    account: str | None
    name: str
    change: ToldChange


@dataclass(frozen=True)
class SiteHistory:
    """The history of a site's accounts by their ids.

    `gap` says why there is none, `since_gap` why nothing is known since `base_day`, the last day
    of the quarter before the one of the site's day.
    """

    gap: HistoryGap = HistoryGap.NO_GIT
    since_gap: HistoryGap = HistoryGap.NO_GIT
    base_day: date | None = None
    is_shallow: bool = False
    accounts: Mapping[str, AccountHistory] = field(default_factory=dict)
    since: tuple[ChangeSince, ...] = ()

    def of(self, account: str) -> AccountHistory:
        """Give the history of an account."""
        return self.accounts.get(account, AccountHistory())


def site_history(
    now: LoadedPortfolio, as_of: date, language: str, accounts: str = "accounts"
) -> SiteHistory:
    """Give the history up to a day; a project without Git has none and takes no time.

    What a commit after the day recorded is not told: a page of a day cannot know later ones.
    """
    calendar = now.portfolio.programme.calendar
    base_day = calendar.first_day(calendar.quarter_of(as_of)) - timedelta(days=1)
    try:
        history = read_history(now.project, accounts, base_day)
        teller = _Teller(now, accounts, language, history)
        found = teller.histories(as_of)
        since = teller.since()
    except UserError as error:
        gap = _GAPS.get(error.message_id, HistoryGap.REFUSED)
        return SiteHistory(gap, gap, base_day)
    teller.kept.write()
    since_gap = HistoryGap.NONE
    if history.base is None:
        since_gap = HistoryGap.SHALLOW if history.is_shallow else HistoryGap.LATER
    return SiteHistory(HistoryGap.NONE, since_gap, base_day, history.is_shallow, found, since)


class _Pair(Protocol):
    """Two states of the files of an account."""

    @property
    def before(self) -> AccountState: ...
    @property
    def after(self) -> AccountState: ...


@dataclass(frozen=True)
class _Between:
    before: AccountState
    after: AccountState


class _Teller:
    """Tells changes, as many as possible from what is kept, the rest of a round at once."""

    def __init__(
        self,
        now: LoadedPortfolio,
        accounts: str,
        language: str,
        history: PlanHistory,
    ) -> None:
        self.kept = KeptHistory(now.project, language)
        self._now = now
        self._accounts = accounts
        self._language = language
        self._history = history
        self._listed = listed(now, accounts)
        self._today = states_now(now.project, accounts, history, self._listed)
        on_disk = reading_now(now, accounts)
        self._readings = {state: on_disk[entry] for entry, state in self._today.states.items()}
        ids = (item.id for item in self._listed.values())
        self._others = frozenset((*ids, *history.states, *history.steps))

    def histories(self, as_of: date) -> dict[str, AccountHistory]:
        """Give the history of every account that is there now."""
        steps = {entry: self._steps(entry) for entry in self._listed}
        waiting = {
            entry: [step for step in found if step.commit.day <= as_of]
            for entry, found in steps.items()
        }
        told = self._told_steps(waiting)
        unrecorded = self._unrecorded()
        return {
            item.id: AccountHistory(
                entries=(*unrecorded.get(entry, ()), *told[entry][:MOST_CHANGES]),
                has_more=len(told[entry]) > MOST_CHANGES,
                has_later=len(waiting[entry]) < len(steps[entry]),
            )
            for entry, item in self._listed.items()
        }

    def _steps(self, entry: str) -> tuple[Step, ...]:
        return self._history.steps.get(self._today.recorded(entry), ())

    def _told_steps(self, waiting: Mapping[str, Sequence[Step]]) -> dict[str, list[HistoryEntry]]:
        """Tell one change more than is shown, so that it is known whether there are older ones."""
        told: dict[str, list[HistoryEntry]] = {entry: [] for entry in waiting}
        at = dict.fromkeys(waiting, 0)
        # Accounts whose newest commits changed nothing of the plan go another round.
        while batch := {
            entry: steps[at[entry] : at[entry] + MOST_CHANGES + 1]
            for entry, steps in waiting.items()
            if at[entry] < len(steps) and len(told[entry]) <= MOST_CHANGES
        }:
            changes = self._tell([step for steps in batch.values() for step in steps])
            for entry, steps in batch.items():
                at[entry] += len(steps)
                found = (HistoryEntry(changes[step], step.commit) for step in steps)
                told[entry].extend(item for item in found if item.change.says_something)
        return told

    def _unrecorded(self) -> dict[str, tuple[HistoryEntry, ...]]:
        """Give what lies on disk and nobody recorded, by entry."""
        pairs = self._until_now(self._history.states, self._today.states)
        changes = self._tell(list(pairs.values()))
        return {
            entry: (HistoryEntry(changes[pair], None),)
            for entry, pair in pairs.items()
            if changes[pair].says_something
        }

    def since(self) -> tuple[ChangeSince, ...]:
        """Give what changed since the base, the most important first."""
        base = self._history.base
        if base is None:
            return ()
        recorded = {self._today.recorded(entry) for entry in self._today.states}
        gone = [entry for entry in base if entry not in recorded]
        pairs = self._until_now(base, [*self._today.states, *gone])
        changes = self._tell(list(pairs.values()))
        found = []
        for entry, pair in pairs.items():
            item = self._listed.get(entry)
            change = changes[pair]
            if change.says_something:
                name = item.name if item else change.name or entry
                found.append(ChangeSince(item.id if item else None, name, change))
        return tuple(sorted(found, key=_order))

    def _until_now(
        self, states: Mapping[str, AccountState], entries: Iterable[str]
    ) -> dict[str, _Between]:
        """Pair accounts with what they were; those whose files are the same are left out."""
        pairs = {}
        for entry in entries:
            now, old = self._today.states.get(entry), states.get(self._today.recorded(entry))
            known = now or old
            if known is not None:
                pairs[entry] = _Between(old or _nothing(known), now or _nothing(known))
        return {entry: pair for entry, pair in pairs.items() if _differs(pair)}

    def _tell(self, pairs: Sequence[_Pair]) -> dict[_Pair, ToldChange]:
        """Tell every pair; what is not kept is read in one pass."""
        keys = {pair: self.kept.key(pair.before, pair.after) for pair in pairs}
        told = {pair: found for pair, key in keys.items() if (found := self.kept.find(key))}
        missing = [pair for pair in pairs if pair not in told]
        self._read(missing)
        around = self._now.portfolio.by_id
        for pair in missing:
            before, after = self._readings[pair.before], self._readings[pair.after]
            told[pair] = told_change(before, after, around, self._language)
            self.kept.keep(keys[pair], told[pair])
        return told

    def _read(self, pairs: Sequence[_Pair]) -> None:
        wanted = dict.fromkeys(state for pair in pairs for state in (pair.before, pair.after))
        states = [state for state in wanted if state not in self._readings]
        if states:
            self._readings.update(read_states(self._now, self._accounts, states, self._others))


def _nothing(state: AccountState) -> AccountState:
    return AccountState(state.entry, (), state.programme)


def _differs(pair: _Between) -> bool:
    return pair.before.files != pair.after.files


def _order(item: ChangeSince) -> tuple[int, str, str]:
    return (item.change.importance, item.name, item.account or "")
