"""How far an import is, in accounts: read, planned one by one, tried together."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

Tell = Callable[[int, int], None]
"""Told how much is done, of how much in all."""


class Stage(IntEnum):
    """What is done before and after the accounts are planned; each counts as much as that."""

    READ = 1
    TRIED = 3


def not_told(_done: int, _total: int) -> None:
    """Tell nobody."""


class Steps:
    """Counts the steps of one import."""

    def __init__(self, tell: Tell, accounts: int) -> None:
        self._tell = tell
        self._accounts = accounts
        self._planned = 0

    def ended(self, stage: Stage) -> None:
        """Tell that a stage is over."""
        self._tell(stage * self._accounts, Stage.TRIED * self._accounts)

    def account(self) -> None:
        """Tell that one more account is planned."""
        self._planned += 1
        done = Stage.READ * self._accounts + self._planned
        self._tell(done, Stage.TRIED * self._accounts)
