"""Territories over the quarters: accounts, their groups, revenue, and what the logs tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kamdocs.metrics.books import ledger_of
from kamdocs.metrics.conversion import Conversion, Group, quarter_months
from kamdocs.metrics.months import overlap
from kamdocs.metrics.scope import PortfolioScope
from kamdocs.model.account import Account, TerritoryChange
from kamdocs.model.enums import TerritoryEvent
from kamdocs.model.period import Period
from kamdocs.source.folding import fold

_MOVES = (TerritoryEvent.ASSIGNED, TerritoryEvent.TRANSFERRED, TerritoryEvent.MERGED)
"""Events that may say in which territory an account was before."""


@dataclass(frozen=True)
class LogEntry:
    """An entry of an account's territory log."""

    account: str
    change: TerritoryChange


@dataclass(frozen=True)
class TerritoryQuarter:
    """A territory at the end of a quarter; `revenue` is None where none is known."""

    quarter: Period
    accounts: tuple[str, ...]
    groups: Mapping[Group, int]
    revenue: Decimal | None


@dataclass(frozen=True)
class TerritoryEvolution:
    """A territory today and at the end of each of the last quarters, oldest first.

    `log` are the entries of its accounts, and of those that left it, the newest first.
    """

    id: str
    accounts: tuple[str, ...]
    quarters: tuple[TerritoryQuarter, ...]
    log: tuple[LogEntry, ...]


def territory_on(account: Account, day: date, names: Mapping[str, str]) -> str | None:
    """Give the territory of an account on a past day, as far as its log tells.

    Entries after the day are undone, the newest first: one that brought the account to the
    territory it is in gives the territory it came from, None where that one is no longer in
    the programme or the account had none. `names` are territory ids by folded id and name;
    an entry that names none of them, such as a change of owner, says nothing of territories.
    """
    current = account.territory
    for change in sorted(account.territory_log, key=lambda item: item.date, reverse=True):
        if change.date <= day:
            break
        if change.event not in _MOVES:
            continue
        target = names.get(fold(change.to or ""))
        source = names.get(fold(change.from_ or ""))
        brought_here = target is not None and target == current
        left_another = not change.to and source is not None
        if brought_here or left_another:
            current = source
    return current


def territory_names(scope: PortfolioScope) -> dict[str, str]:
    """Give territory ids by their folded ids and names."""
    names: dict[str, str] = {}
    for territory in scope.programme.territories:
        names[fold(territory.name)] = territory.id
        names[fold(territory.id)] = territory.id
    return names


def territory_evolution(
    scope: PortfolioScope, conversion: Conversion
) -> tuple[TerritoryEvolution, ...]:
    """Give every territory of the programme with its quarters and its log."""
    names = territory_names(scope)
    accounts = scope.portfolio.accounts
    where = [
        {
            account.id: territory_on(account, scope.calendar.last_day(quarter), names)
            for account in accounts
        }
        for quarter in conversion.quarters
    ]
    revenue = {account.id: _revenues(scope, account, conversion.quarters) for account in accounts}
    return tuple(
        TerritoryEvolution(
            territory.id,
            tuple(item.id for item in accounts if item.territory == territory.id),
            tuple(
                _quarter(territory.id, place, where[place], conversion, revenue)
                for place in range(len(conversion.quarters))
            ),
            _log(accounts, territory.id, names),
        )
        for territory in scope.programme.territories
    )


def _quarter(
    territory: str,
    place: int,
    where: Mapping[str, str | None],
    conversion: Conversion,
    revenue: Mapping[str, tuple[Decimal | None, ...]],
) -> TerritoryQuarter:
    own = tuple(key for key, found in where.items() if found == territory)
    known = [revenue[key][place] for key in own]
    values = [value for value in known if value is not None]
    return TerritoryQuarter(
        conversion.quarters[place],
        own,
        Counter(conversion.groups[key][place] for key in own),
        sum(values, Decimal(0)) if values else None,
    )


def _revenues(
    scope: PortfolioScope, account: Account, quarters: Iterable[Period]
) -> tuple[Decimal | None, ...]:
    """Give an account's revenue of each quarter; None in another currency and where unknown."""
    ledger = ledger_of(account, scope.calendar, scope.as_of, scope.books)
    same = account.currency in (None, scope.programme.currency)
    found: list[Decimal | None] = []
    for quarter in quarters:
        months = quarter_months(quarter, scope.calendar)
        known = same and ledger.told is not None and bool(overlap(ledger.told, months))
        found.append(ledger.total(months) if known and ledger.divides(months) else None)
    return tuple(found)


def _log(
    accounts: Iterable[Account], territory: str, names: Mapping[str, str]
) -> tuple[LogEntry, ...]:
    entries = [
        LogEntry(account.id, change)
        for account in accounts
        for change in account.territory_log
        if account.territory == territory
        or territory in (names.get(fold(change.from_ or "")), names.get(fold(change.to or "")))
    ]
    return tuple(sorted(entries, key=lambda item: (-item.change.date.toordinal(), item.account)))
