"""Does the programme pay: key accounts against the others, by the same figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from kamdocs.metrics.account_growth import AccountGrowth
from kamdocs.metrics.account_revenue import AccountRevenue
from kamdocs.metrics.comparison import Sums, added
from kamdocs.metrics.margin import Margin, added_margins
from kamdocs.metrics.retention import Retention, retention
from kamdocs.metrics.scope import AccountScope
from kamdocs.metrics.white_space import white_space_of
from kamdocs.model.programme import Programme


@dataclass(frozen=True)
class GroupFigures:
    """The figures of a group of accounts; None where none of them has the inputs."""

    accounts: tuple[str, ...]
    revenue: Decimal | None
    grown: Sums | None
    earned: Margin | None
    retained: Retention | None
    scopes: tuple[AccountScope, ...] = ()

    @property
    def growth(self) -> Decimal | None:
        """Growth of revenue since the same months a year before."""
        return None if self.grown is None else self.grown.change

    @property
    def margin_share(self) -> Decimal | None:
        """Margin ÷ revenue, weighted by revenue."""
        return None if self.earned is None else self.earned.share

    @property
    def nrr(self) -> Decimal | None:
        """Net revenue retention."""
        return None if self.retained is None else self.retained.nrr

    @property
    def grr(self) -> Decimal | None:
        """Gross revenue retention."""
        return None if self.retained is None else self.retained.grr

    @cached_property
    def wallet_share(self) -> Decimal | None:
        """Our revenue ÷ what these clients spend in all, where both are known."""
        cells = (cell for scope in self.scopes for cell in AccountGrowth(scope).cells)
        return white_space_of(cells).wallet_share


@dataclass(frozen=True)
class ProgrammePays:
    """Key accounts and the others."""

    key: GroupFigures
    others: GroupFigures
    tiers: tuple[str, ...]
    """Ids of the tiers whose accounts are key accounts."""

    @property
    def growth_ahead(self) -> Decimal | None:
        """How much faster the key accounts grow, in points of growth."""
        if self.key.growth is None or self.others.growth is None:
            return None
        return self.key.growth - self.others.growth

    @property
    def margin_ahead(self) -> Decimal | None:
        """How much more margin the key accounts leave, in points of revenue."""
        if self.key.margin_share is None or self.others.margin_share is None:
            return None
        return self.key.margin_share - self.others.margin_share


def key_tiers(programme: Programme) -> tuple[str, ...]:
    """Give the tiers whose accounts are key accounts: the first `key_tiers` of the programme.

    The lowest tier never counts, or nobody would be left to compare with, unless it is the only
    one; then the accounts without a tier are the others.
    """
    tiers = [tier.id for tier in programme.tiers]
    return tuple(tiers[: min(programme.key_tiers, max(1, len(tiers) - 1))])


def programme_pays(accounts: Mapping[str, AccountRevenue], programme: Programme) -> ProgrammePays:
    """Compare key accounts with the others; accounts in another currency are in neither."""
    tiers = key_tiers(programme)
    same = [item for item in accounts.values() if item.scope.in_programme_currency]
    key = [item for item in same if item.scope.account.tier in tiers]
    others = [item for item in same if item.scope.account.tier not in tiers]
    return ProgrammePays(group_figures(key), group_figures(others), tiers)


def group_figures(accounts: Iterable[AccountRevenue]) -> GroupFigures:
    """Add the figures of a group of accounts up."""
    group = tuple(accounts)
    revenues = [item.revenue.value for item in group if item.revenue.value is not None]
    return GroupFigures(
        tuple(item.scope.account.id for item in group),
        sum(revenues, Decimal(0)) if revenues else None,
        added(item.comparison for item in group),
        added_margins(item.earned for item in group),
        retention(item.existing for item in group),
        tuple(item.scope for item in group),
    )
