"""What both sides promised and kept: the state of promises by side, by quarter and over a year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kamdocs.metrics.engagement import SHARED_ORIGINS, commitments_due, last_year
from kamdocs.metrics.measure import Input, Measure, MeasureUnit
from kamdocs.metrics.promises import (
    Promise,
    PromiseState,
    Side,
    account_promises,
    distinct_promises,
    sides,
)
from kamdocs.metrics.window import Window
from kamdocs.model.account import Account
from kamdocs.model.enums import ActionStatus
from kamdocs.model.period import FiscalCalendar, Period

QUARTERS_SHOWN = 4
"""Quarters of promises that are compared, the running one included."""


class Keeping(StrEnum):
    """How a promise that fell due was kept."""

    ON_TIME = "on_time"
    """Done by its day, or done without a day on record."""
    LATE = "late"
    NOT_DONE = "not_done"
    CANCELED = "canceled"


@dataclass(frozen=True)
class Tally:
    """How many promises stand in each state; `open` counts all that still wait to be done.

    A blocked promise past its day is counted both as overdue and as blocked.
    """

    open: int = 0
    overdue: int = 0
    blocked: int = 0
    due_soon: int = 0
    undated: int = 0
    done: int = 0
    canceled: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Add the counts of two groups up."""
        return Tally(
            self.open + other.open,
            self.overdue + other.overdue,
            self.blocked + other.blocked,
            self.due_soon + other.due_soon,
            self.undated + other.undated,
            self.done + other.done,
            self.canceled + other.canceled,
        )


@dataclass(frozen=True)
class KeptCount:
    """Promises that fell due in a span of days, by how they were kept."""

    on_time: int = 0
    late: int = 0
    not_done: int = 0
    canceled: int = 0

    @property
    def due(self) -> int:
        """Promises that fell due and were not canceled."""
        return self.on_time + self.late + self.not_done

    @property
    def share(self) -> Decimal | None:
        """Kept on time ÷ due; None when nothing fell due."""
        return Decimal(self.on_time) / self.due if self.due else None

    def __add__(self, other: KeptCount) -> KeptCount:
        """Add the counts of two groups up."""
        return KeptCount(
            self.on_time + other.on_time,
            self.late + other.late,
            self.not_done + other.not_done,
            self.canceled + other.canceled,
        )


@dataclass(frozen=True)
class QuarterKept:
    """What both sides promised for a quarter and how they kept it."""

    quarter: Period
    ours: KeptCount
    client: KeptCount


def tally(promises: Iterable[Promise], as_of: date) -> Tally:
    """Count promises by their state on a day."""
    items = tuple(promises)
    states = [item.state(as_of) for item in items]
    return Tally(
        open=sum(not item.is_settled(as_of) for item in items),
        overdue=states.count(PromiseState.OVERDUE),
        blocked=sum(item.status is ActionStatus.BLOCKED for item in items),
        due_soon=states.count(PromiseState.DUE_SOON),
        undated=states.count(PromiseState.UNDATED),
        done=states.count(PromiseState.DONE),
        canceled=states.count(PromiseState.CANCELED),
    )


def keeping(promise: Promise) -> Keeping:
    """Tell how a promise that fell due was kept."""
    if promise.status is ActionStatus.CANCELED:
        return Keeping.CANCELED
    if promise.status is not ActionStatus.DONE:
        return Keeping.NOT_DONE
    late = promise.done_on is not None and promise.due is not None and promise.done_on > promise.due
    return Keeping.LATE if late else Keeping.ON_TIME


def count_kept(promises: Iterable[Promise], side: Side) -> KeptCount:
    """Count the promises of a side by how they were kept."""
    ways = [keeping(item) for item in promises if side in sides(item)]
    return KeptCount(
        ways.count(Keeping.ON_TIME),
        ways.count(Keeping.LATE),
        ways.count(Keeping.NOT_DONE),
        ways.count(Keeping.CANCELED),
    )


def shared_promises(account: Account) -> tuple[Promise, ...]:
    """Give the promises between both sides: joint plan, meetings, reviews; each once."""
    return distinct_promises(
        item for item in account_promises(account) if item.origin in SHARED_ORIGINS
    )


def kept_by_quarter(
    accounts: Iterable[Account], calendar: FiscalCalendar, as_of: date
) -> tuple[QuarterKept, ...]:
    """Give what fell due in the last quarters and how each side kept it, oldest first.

    A promise belongs to the fiscal quarter of its due day; in the running quarter only what
    fell due before `as_of` counts. Promises without a day are in none.
    """
    quarters = calendar.quarters_until(calendar.quarter_of(as_of), QUARTERS_SHOWN)
    found: dict[Period, list[Promise]] = {quarter: [] for quarter in quarters}
    for account in accounts:
        for item in shared_promises(account):
            if item.due is not None and item.due < as_of:
                found.get(calendar.quarter_of(item.due), []).append(item)
    return tuple(
        QuarterKept(quarter, count_kept(items, Side.OURS), count_kept(items, Side.CLIENT))
        for quarter, items in found.items()
    )


def kept_in_year(account: Account, side: Side, as_of: date) -> KeptCount:
    """Count what a side promised and kept over the twelve months that end on a day."""
    return count_kept(commitments_due(account, last_year(as_of)), side)


def commitments_kept(accounts: Iterable[Account], side: Side, as_of: date) -> Measure:
    """Give the share of promises kept: done by the due day ÷ fell due, over twelve months.

    Only promises between both sides count (joint plan, minutes, reviews), so that the figure
    is the one engagement is made of. Source: vocabulary, "Formulas", engagement.
    """
    found = sum((kept_in_year(account, side, as_of) for account in accounts), KeptCount())
    window: Window = last_year(as_of)
    return Measure(
        f"commitments_kept_{side}",
        found.share,
        MeasureUnit.SHARE,
        as_of,
        (
            Input("commitments_due", found.due or None, MeasureUnit.COUNT),
            Input("commitments_on_time", found.on_time, MeasureUnit.COUNT),
            Input("commitments_late", found.late, MeasureUnit.COUNT),
            Input("commitments_not_done", found.not_done, MeasureUnit.COUNT),
        ),
        window=window,
    )


def open_actions(promises: Iterable[Promise], as_of: date) -> Measure:
    """Count what still waits to be done, on both sides; it says how much is on the table."""
    found = tally(promises, as_of)
    return Measure(
        "actions_open",
        Decimal(found.open),
        MeasureUnit.COUNT,
        as_of,
        (
            Input("actions_overdue", found.overdue, MeasureUnit.COUNT),
            Input("actions_blocked", found.blocked, MeasureUnit.COUNT),
            Input("actions_due_soon", found.due_soon, MeasureUnit.COUNT),
            Input("actions_undated", found.undated, MeasureUnit.COUNT),
        ),
    )


def overdue_actions(promises: Iterable[Promise], as_of: date) -> Measure:
    """Count what was to be done before a day and is not, by side."""
    late = [item for item in promises if item.state(as_of) is PromiseState.OVERDUE]
    return Measure(
        "actions_overdue",
        Decimal(len(late)),
        MeasureUnit.COUNT,
        as_of,
        (
            Input("overdue_ours", sum(Side.OURS in sides(x) for x in late), MeasureUnit.COUNT),
            Input(
                "overdue_client",
                sum(sides(item) == (Side.CLIENT,) for item in late),
                MeasureUnit.COUNT,
            ),
            Input(
                "overdue_longest",
                max((item.days_late(as_of) for item in late), default=0),
                MeasureUnit.DAYS,
            ),
        ),
    )
