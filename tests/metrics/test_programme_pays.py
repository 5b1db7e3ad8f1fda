"""Key accounts against the others; values worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kamdocs.metrics.programme_pays import key_tiers
from kamdocs.model.account import Account
from kamdocs.model.programme import Programme, Tier
from tests.metrics.revenue_world import account, measured, months

D = Decimal


def programme(*tiers: str, count: int = 2) -> Programme:
    return Programme(
        name="P", tiers=tuple(Tier(id=tier, name=tier) for tier in tiers), key_tiers=count
    )


@pytest.mark.parametrize(
    ("tiers", "count", "key"),
    [
        ("abcd", 2, "ab"),
        ("abcd", 1, "a"),
        ("ab", 2, "a"),  # the lowest tier never counts
        ("a", 2, "a"),
        ("", 2, ""),
        ("abc", 9, "ab"),
    ],
)
def test_which_tiers_are_of_key_accounts(tiers: str, count: int, key: str) -> None:
    assert key_tiers(programme(*tiers, count=count)) == tuple(key)


def sold(name: str, tier: str | None, before: str, now: str, margin: str) -> Account:
    return account(
        name,
        *months(2025, 1, f"{before} " * 9),
        *months(2026, 1, f"{now} " * 9),
        *months(2026, 1, f"{margin} " * 9, kpi="margin"),
        tier=tier,
    )


def test_the_same_figures_for_both_groups() -> None:
    pays = measured(
        sold("a", "top", "100", "120", "30"),
        sold("b", "key", "100", "100", "25"),
        sold("c", "low", "100", "90", "9"),
        sold("d", None, "100", "90", "9"),
        programme=programme("top", "key", "low"),
    ).pays
    assert (pays.key.accounts, pays.others.accounts) == (("a", "b"), ("c", "d"))
    assert (pays.key.growth, pays.others.growth) == (D("0.1"), D("-0.1"))
    assert pays.growth_ahead == D("0.2")
    assert (pays.key.margin_share, pays.others.margin_share) == (D("0.25"), D("0.1"))
    assert pays.margin_ahead == D("0.15")
    assert (pays.key.nrr, pays.others.nrr) == (D("1.1"), D("0.9"))
    assert pays.key.grr == 1


def test_the_share_of_wallet_is_of_what_the_clients_of_the_group_spend() -> None:
    bought = [{"offering": "x", "our_revenue": "30", "total_spend": "40", "state": "owned"}]
    more = [{"offering": "x", "our_revenue": "30", "total_spend": "80", "state": "owned"}]
    pays = measured(
        account("a", tier="top", white_space=bought),
        account("b", tier="top", white_space=more),
        account("c", tier="low"),
        programme=programme("top", "low"),
    ).pays
    assert pays.key.wallet_share == D("0.5")
    assert pays.others.wallet_share is None


def test_without_others_there_is_no_answer() -> None:
    pays = measured(sold("a", "top", "1", "1", "1"), programme=programme("top", "low")).pays
    assert (pays.growth_ahead, pays.margin_ahead, pays.others.revenue) == (None, None, None)
