"""Load of each key account manager, and how evenly potential is spread among them.

Source: kam-domain §3, "Territory balance": potential per KAM ÷ mean potential − 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from kamdocs.metrics.promises import PromiseState, account_promises, distinct_promises
from kamdocs.metrics.scope import PortfolioScope
from kamdocs.metrics.white_space import counted_cells
from kamdocs.metrics.window import actual_within
from kamdocs.model.account import Account
from kamdocs.model.enums import AccountStatus, BuiltInKpi, CellState
from kamdocs.model.programme import Programme

DAYS_A_MONTH = Decimal("365.25") / 12


@dataclass(frozen=True)
class KamLoad:
    """What one person answers for; None for accounts that nobody owns.

    `meetings` are those planned a month by the cadence of each account's tier. Money is None
    where no account has it recorded.
    """

    person: str | None
    accounts: tuple[str, ...]
    tiers: Mapping[str | None, int]
    meetings: Decimal | None
    open_promises: int
    overdue_promises: int
    revenue: Decimal | None
    potential: Decimal | None
    balance: Decimal | None = None
    """Potential ÷ mean potential of all KAMs − 1; None where there is nothing to compare."""

    def beyond(self, limit: Decimal) -> bool:
        """Tell whether potential lies farther from the mean than the limit allows."""
        return self.balance is not None and abs(self.balance) > limit


def account_potential(account: Account, year: int) -> Decimal | None:
    """Add up what the account could buy from us, over eligible cells that count in a year."""
    known = [
        max(cell.potential, cell.our_revenue or Decimal(0))
        for cell in counted_cells(account, year)
        if cell.state is not CellState.NOT_ELIGIBLE and cell.potential is not None
    ]
    return sum(known, Decimal(0)) if known else None


def loads(scope: PortfolioScope) -> tuple[KamLoad, ...]:
    """Give the load of every owner of accounts, the heaviest potential first.

    Archived accounts weigh on nobody; money of accounts in another currency is in no sum.
    """
    active = [
        account
        for account in scope.portfolio.accounts
        if account.status is not AccountStatus.ARCHIVED
    ]
    owed = _promises(scope.portfolio.accounts, scope.as_of)
    owners = sorted({account.owner for account in active}, key=lambda owner: owner or "")
    found = [_load(scope, owner, active, owed) for owner in owners]
    known = [item.potential for item in found if item.potential is not None and item.person]
    mean = sum(known, Decimal(0)) / len(known) if len(known) > 1 else None
    balanced = [_balanced(item, mean) for item in found]
    return tuple(sorted(balanced, key=_weight))


def meetings_a_month(accounts: Iterable[Account], programme: Programme) -> Decimal | None:
    """Give the meetings that tier cadences ask for a month: Σ 30.4 ÷ cadence in days."""
    days = _cadences(programme)
    found = [days[account.tier] for account in accounts if account.tier in days]
    return sum((DAYS_A_MONTH / count for count in found), Decimal(0)) if found else None


def _cadences(programme: Programme) -> dict[str | None, int]:
    return {tier.id: tier.cadence_days for tier in programme.tiers if tier.cadence_days}


def _load(
    scope: PortfolioScope,
    owner: str | None,
    active: list[Account],
    owed: Mapping[str | None, list[PromiseState]],
) -> KamLoad:
    own = [account for account in active if account.owner == owner]
    same = [item for item in own if item.currency in (None, scope.programme.currency)]
    tiers: dict[str | None, int] = {}
    for account in own:
        tiers[account.tier] = tiers.get(account.tier, 0) + 1
    revenues = [
        actual_within(account.figures, BuiltInKpi.REVENUE, scope.window, scope.calendar)
        for account in same
    ]
    states = owed.get(owner, []) if owner else []
    year = scope.calendar.year_of(scope.as_of)
    return KamLoad(
        person=owner,
        accounts=tuple(account.id for account in own),
        tiers=tiers,
        meetings=meetings_a_month(own, scope.programme),
        open_promises=len(states),
        overdue_promises=states.count(PromiseState.OVERDUE),
        revenue=_sum(revenues),
        potential=_sum(account_potential(account, year) for account in same),
    )


def _promises(accounts: Iterable[Account], as_of: date) -> dict[str | None, list[PromiseState]]:
    """Give the states of the open promises of each of our people, over all accounts."""
    owed: dict[str | None, list[PromiseState]] = {}
    for account in accounts:
        for promise in distinct_promises(account_promises(account)):
            if not promise.is_settled(as_of):
                owed.setdefault(promise.owner, []).append(promise.state(as_of))
    return owed


def _balanced(item: KamLoad, mean: Decimal | None) -> KamLoad:
    if mean is None or mean <= 0 or item.potential is None or item.person is None:
        return item
    return replace(item, balance=item.potential / mean - 1)


def _weight(item: KamLoad) -> tuple[bool, Decimal, str]:
    return (item.person is None, -(item.potential or Decimal(0)), item.person or "")


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None
