"""Conversion of the base: which accounts moved from one group to another, quarter by quarter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from kamdocs.metrics.books import Books
from kamdocs.metrics.buying import BuyingHistory
from kamdocs.metrics.lifecycle import Situation, situation
from kamdocs.metrics.months import month_number
from kamdocs.model.enums import Lifecycle
from kamdocs.model.period import FiscalCalendar, Period
from kamdocs.model.programme import BuyingSettings

QUARTERS = 8
"""Closed quarters that conversion and territories look back over."""

YEAR_OF_QUARTERS = 4

GROUPS = (
    Lifecycle.UNAPPROACHED,
    Lifecycle.APPROACHED,
    Lifecycle.OCCASIONAL,
    Lifecycle.RECURRING,
)
"""The four groups of the base, from the first contact to regular buying."""

APART = (Lifecycle.LAPSED, Lifecycle.LOST)
"""Clients that stopped buying; they stand beside the groups."""

Group = Lifecycle | None
"""A group of the base, or None for an account whose situation nobody can tell."""


def group_of(found: Situation) -> Group:
    """Give the group an account counts in; a reactivated one counts by its frequency."""
    return found.frequency if found.value is Lifecycle.REACTIVATED else found.value


def closed_quarters(
    calendar: FiscalCalendar, as_of: date, since: date | None, count: int = QUARTERS
) -> tuple[Period, ...]:
    """Give the last closed quarters, none that ended before anything was recorded."""
    if since is None:
        return ()
    current = calendar.quarter_of(as_of)
    last = current if calendar.last_day(current) <= as_of else _before(current)
    found = calendar.quarters_until(last, count)
    return tuple(quarter for quarter in found if calendar.last_day(quarter) >= since)


def _before(quarter: Period) -> Period:
    if quarter.index > 1:
        return Period.quarter(quarter.year, quarter.index - 1)
    return Period.quarter(quarter.year - 1, 4)


@dataclass(frozen=True)
class Step:
    """From one quarter to the next: how many accounts went from each group to each other one."""

    quarter: Period
    moves: Mapping[tuple[Group, Group], int]

    def start(self, group: Group) -> int:
        """Count the accounts that were in a group before."""
        return sum(count for (source, _), count in self.moves.items() if source == group)

    def advanced(self, group: Lifecycle) -> int:
        """Count the accounts of a group that moved nearer to regular buying."""
        return sum(
            count
            for (source, target), count in self.moves.items()
            if source is group and target in GROUPS[GROUPS.index(group) + 1 :]
        )

    @property
    def stopped(self) -> int:
        """Count the accounts that lapsed or were lost."""
        return sum(
            count
            for (source, target), count in self.moves.items()
            if target in APART and source not in APART
        )

    @property
    def returned(self) -> int:
        """Count the lapsed and lost accounts that bought again."""
        return sum(
            count
            for (source, target), count in self.moves.items()
            if source in APART and target in GROUPS
        )


@dataclass(frozen=True)
class Rate:
    """How many of the accounts that could move did; `share` is None where none could."""

    moved: int
    could: int

    @property
    def share(self) -> Decimal | None:
        """Moved ÷ could."""
        return None if not self.could else Decimal(self.moved) / Decimal(self.could)


@dataclass(frozen=True)
class Conversion:
    """The group of every account at the end of each quarter, oldest first."""

    quarters: tuple[Period, ...]
    groups: Mapping[str, tuple[Group, ...]]
    """Groups by account id, one a quarter."""

    @cached_property
    def counts(self) -> tuple[Mapping[Group, int], ...]:
        """Accounts in each group at the end of each quarter."""
        return tuple(
            Counter(own[place] for own in self.groups.values())
            for place in range(len(self.quarters))
        )

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The moves into each quarter but the first."""
        return tuple(
            Step(
                self.quarters[place],
                Counter((own[place - 1], own[place]) for own in self.groups.values()),
            )
            for place in range(1, len(self.quarters))
        )

    @cached_property
    def matrix(self) -> Mapping[tuple[Group, Group], int]:
        """All moves of all quarters added up."""
        total: Counter[tuple[Group, Group]] = Counter()
        for step in self.steps:
            total.update(step.moves)
        return total

    def rate(self, group: Lifecycle, steps: Iterable[Step] | None = None) -> Rate:
        """Give how many accounts of a group moved on, of those in it when a quarter began."""
        chosen = tuple(self.steps if steps is None else steps)
        return Rate(
            sum(step.advanced(group) for step in chosen),
            sum(step.start(group) for step in chosen),
        )

    @cached_property
    def year(self) -> Rate:
        """Give who moved on over the last four quarters, of those below regular buying then.

        The first and the last state count, so that an account that took two steps is one.
        """
        span = min(YEAR_OF_QUARTERS, len(self.steps))
        if not span:
            return Rate(0, 0)
        moved = could = 0
        for own in self.groups.values():
            before, now = own[-1 - span], own[-1]
            if before not in GROUPS[:-1]:
                continue
            could += 1
            moved += now in GROUPS[GROUPS.index(before) + 1 :]
        return Rate(moved, could)


def conversion(
    histories: Mapping[str, BuyingHistory],
    calendar: FiscalCalendar,
    as_of: date,
    settings: BuyingSettings,
    books: Books | None,
) -> Conversion:
    """Tell the group of every account at the end of each of the last closed quarters."""
    quarters = closed_quarters(calendar, as_of, _since(histories, books))
    return Conversion(
        quarters,
        {
            key: tuple(
                group_of(situation(history, calendar.last_day(quarter), settings))
                for quarter in quarters
            )
            for key, history in histories.items()
        },
    )


def _since(histories: Mapping[str, BuyingHistory], books: Books | None) -> date | None:
    """Give the first day of which anything is recorded: revenue where there is any."""
    if books is not None:
        year, month = divmod(books.months.start, 12)
        return date(year, month + 1, 1)
    days = [day for history in histories.values() for day in _days(history)]
    return min(days, default=None)


def _days(history: BuyingHistory) -> Iterable[date]:
    yield from history.contacts
    if history.last_order is not None:
        yield history.last_order


def quarter_months(quarter: Period, calendar: FiscalCalendar) -> range:
    """Give the running numbers of a quarter's months."""
    first = month_number(calendar.first_day(quarter))
    return range(first, first + 3)
