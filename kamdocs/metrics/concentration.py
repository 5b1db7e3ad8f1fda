"""How much of the revenue hangs on few accounts: shares, CRₙ, HHI, ABC curve, limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from kamdocs.model.programme import Limits


class AbcClass(StrEnum):
    """Class of an account on the curve of cumulated revenue."""

    A = "A"
    B = "B"
    C = "C"


@dataclass(frozen=True)
class Ranked:
    """An account on the curve: its revenue, share of the total, and the share up to it."""

    account: str
    revenue: Decimal
    share: Decimal
    cumulated: Decimal
    abc: AbcClass


@dataclass(frozen=True)
class Concentration:
    """Accounts with positive revenue, largest first, and those that are on no curve.

    Shares are of the total of positive revenue: an account whose returns exceed its purchases
    would make the shares of the others add up to more than the whole.
    """

    ranked: tuple[Ranked, ...]
    total: Decimal
    not_positive: tuple[str, ...]
    """Accounts with zero or negative revenue."""
    without_revenue: tuple[str, ...]
    """Accounts without any revenue recorded."""

    @cached_property
    def by_account(self) -> dict[str, Ranked]:
        """Places on the curve by account id."""
        return {item.account: item for item in self.ranked}

    def class_of(self, account: str) -> AbcClass | None:
        """Give the class of an account: C, the rest, where its revenue is zero or negative.

        None without recorded revenue, and where no account has any to make a curve of.
        """
        if account in self.by_account:
            return self.by_account[account].abc
        return AbcClass.C if self.ranked and account in self.not_positive else None

    @property
    def largest(self) -> Ranked | None:
        """The account with the most revenue."""
        return self.ranked[0] if self.ranked else None

    def revenue_of(self, count: int) -> Decimal:
        """Give the revenue of the largest accounts."""
        return sum((item.revenue for item in self.ranked[:count]), Decimal(0))

    def ratio(self, count: int) -> Decimal | None:
        """Give CRₙ = revenue of the n largest ÷ total; None without revenue.

        Source: kam-domain §3.
        """
        return self.revenue_of(count) / self.total if self.ranked else None

    @property
    def hhi(self) -> Decimal | None:
        """Herfindahl-Hirschman index: Σ (share in %)², 0–10 000. Source: kam-domain §3."""
        if not self.ranked:
            return None
        squares = sum((item.revenue * item.revenue for item in self.ranked), Decimal(0))
        return squares * 10_000 / (self.total * self.total)

    def above(self, limit: Decimal) -> tuple[Ranked, ...]:
        """Give the accounts whose share is above a limit."""
        return tuple(item for item in self.ranked if item.revenue > limit * self.total)

    def excess(self, limit: Decimal) -> Decimal:
        """Give the revenue that lies above a limit of the share, account by account."""
        over = (item.revenue - limit * self.total for item in self.above(limit))
        return sum(over, Decimal(0))

    def accounts_to(self, share: Decimal) -> int:
        """Count the largest accounts that together reach a share of the revenue."""
        return next(
            (place for place, item in enumerate(self.ranked, start=1) if item.cumulated >= share),
            len(self.ranked),
        )


def concentration(revenues: Mapping[str, Decimal | None], limits: Limits) -> Concentration:
    """Rank accounts by revenue and class them: A ≤ `abc_a` cumulated, B ≤ `abc_b`, C the rest.

    The first is A even when it alone is above the limit. Accounts with equal revenue stand in
    the order of their ids. Source: kam-domain §3.
    """
    positive = [(key, value) for key, value in revenues.items() if value is not None and value > 0]
    positive.sort(key=lambda item: (-item[1], item[0]))
    total = sum((value for _, value in positive), Decimal(0))
    ranked: list[Ranked] = []
    cumulated = Decimal(0)
    for account, revenue in positive:
        cumulated += revenue
        abc = _abc(cumulated, total, limits, first=not ranked)
        ranked.append(Ranked(account, revenue, revenue / total, cumulated / total, abc))
    return Concentration(
        tuple(ranked),
        total,
        tuple(key for key, value in revenues.items() if value is not None and value <= 0),
        tuple(key for key, value in revenues.items() if value is None),
    )


def _abc(cumulated: Decimal, total: Decimal, limits: Limits, *, first: bool) -> AbcClass:
    if first or cumulated <= limits.abc_a * total:
        return AbcClass.A
    return AbcClass.B if cumulated <= limits.abc_b * total else AbcClass.C
