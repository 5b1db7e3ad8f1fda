"""Who stopped buying, and who buys much less than a year before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kamdocs.metrics.comparison import Comparison


@dataclass(frozen=True)
class RevenueDrop:
    """An account that fell: over the window, and over the last closed months of it."""

    account: str
    window: Comparison | None
    recent: Comparison | None
    stopped: bool

    @property
    def lost(self) -> Decimal:
        """Revenue less than a year before, over the window or else the last months."""
        measured = self.window if self.window is not None else self.recent
        return Decimal(0) if measured is None else measured.base - measured.current


def revenue_drop(
    account: str, window: Comparison | None, recent: Comparison | None, limit: Decimal
) -> RevenueDrop | None:
    """Tell whether an account stopped buying or fell by more than a limit; None when neither.

    It stopped when the last closed months have no revenue (or only returns) and it bought in
    them, or in the window, a year before. It fell when the window, or the last closed months, are
    more than the limit below the same months of the year before.
    """
    known = [item for item in (window, recent) if item is not None]
    bought = any(item.base > 0 for item in known)
    stopped = bought and recent is not None and recent.current <= 0
    changes = [item.change for item in known]
    fell = any(change is not None and change < -limit for change in changes)
    if not stopped and not fell:
        return None
    return RevenueDrop(account, window, recent, stopped)


def revenue_drops(
    windows: Mapping[str, Comparison | None],
    recents: Mapping[str, Comparison | None],
    limit: Decimal,
) -> tuple[RevenueDrop, ...]:
    """Give the accounts that stopped or fell, those that lost the most revenue first."""
    found = (
        revenue_drop(account, window, recents.get(account), limit)
        for account, window in windows.items()
    )
    drops = [item for item in found if item is not None]
    return tuple(sorted(drops, key=lambda item: (-item.lost, not item.stopped, item.account)))
