"""Revenue of the same months in two spans: like for like, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kamdocs.metrics.books import Ledger
from kamdocs.metrics.months import YEAR, months_within, overlap, shifted, window_of
from kamdocs.metrics.window import Window
from kamdocs.model.period import FiscalCalendar, Granularity

RECENT_MONTHS = 3
"""Closed months in which a client that stopped buying shows."""

_MONTHS = {Granularity.MONTH: 1, Granularity.QUARTER: 3, Granularity.YEAR: YEAR}


@dataclass(frozen=True)
class Comparison:
    """Revenue of `months` and of as many months earlier, over the months known on both sides."""

    current: Decimal
    base: Decimal
    months: range
    shift: int

    @property
    def change(self) -> Decimal | None:
        """Change as a fraction of the base; None without a positive base."""
        return None if self.base <= 0 else self.current / self.base - 1

    @property
    def window(self) -> Window:
        """The days compared."""
        return window_of(self.months)

    @property
    def base_months(self) -> range:
        """The months compared to."""
        return shifted(self.months, self.shift)


def compare(ledger: Ledger, months: range, shift: int = YEAR) -> Comparison | None:
    """Compare revenue of months with that of `shift` months earlier.

    Only months known on both sides count; None where there are none, or where a longer period
    was recorded that cannot be divided.
    """
    if ledger.told is None:
        return None
    both = overlap(overlap(months, ledger.told), shifted(ledger.told, -shift))
    before = shifted(both, shift)
    if not both or not ledger.divides(both) or not ledger.divides(before):
        return None
    return Comparison(ledger.total(both), ledger.total(before), both, shift)


def with_year_before(ledger: Ledger, window: Window) -> Comparison | None:
    """Compare a window with the same months of the year before."""
    return compare(ledger, months_within(window))


def existing_with_year_before(ledger: Ledger, window: Window) -> Comparison | None:
    """Compare the months of a window in which the account was a client a year before already.

    Retention follows existing clients: months before the first purchase are no base, or all that
    a new client buys would count as expansion.
    """
    if ledger.bought is None:
        return None
    return compare(ledger, overlap(months_within(window), shifted(ledger.bought, -YEAR)))


def recent_with_year_before(ledger: Ledger, window: Window) -> Comparison | None:
    """Compare the last closed months of a window with the same ones of the year before."""
    stop = _known_until(ledger, window)
    return compare(ledger, range(stop - RECENT_MONTHS, stop))


def with_previous(ledger: Ledger, window: Window, calendar: FiscalCalendar) -> Comparison | None:
    """Compare the period asked for, or else the last closed quarter, with the one before it."""
    if window.period is not None:
        return compare(ledger, months_within(window), _MONTHS[window.period.granularity])
    stop = _known_until(ledger, window)
    first = stop - (stop % YEAR - (calendar.start_month - 1)) % 3
    return compare(ledger, range(first - 3, first), 3)


def _known_until(ledger: Ledger, window: Window) -> int:
    stop = months_within(window).stop
    return stop if ledger.told is None else min(stop, ledger.told.stop)


@dataclass(frozen=True)
class Sums:
    """Comparisons of several accounts added up, and how many there were."""

    current: Decimal
    base: Decimal
    accounts: int

    @property
    def change(self) -> Decimal | None:
        """Change as a fraction of the base; None without a positive base."""
        return None if self.base <= 0 else self.current / self.base - 1


def added(comparisons: Iterable[Comparison | None]) -> Sums | None:
    """Add comparisons up; accounts without one are left out of both sides."""
    known = [item for item in comparisons if item is not None]
    if not known:
        return None
    return Sums(
        sum((item.current for item in known), Decimal(0)),
        sum((item.base for item in known), Decimal(0)),
        len(known),
    )
