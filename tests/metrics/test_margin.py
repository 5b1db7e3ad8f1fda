"""Margin in money and as a share weighted by revenue; values worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kamdocs.metrics.margin import added_margins, margin_within
from kamdocs.metrics.window import Window
from kamdocs.model.period import FiscalCalendar
from tests.metrics.revenue_world import account, measured, row

CALENDAR = FiscalCalendar()
YEAR = Window(date(2026, 1, 1), date(2026, 12, 31))
D = Decimal


def test_the_share_is_weighted_by_revenue_not_the_mean_of_shares() -> None:
    # 10 % of 900 and 50 % of 100 is 140 of 1000, not 30 %
    found = margin_within(
        [
            row("2026-01", "900"),
            row("2026-02", "100"),
            row("2026-01", "90", kpi="margin"),
            row("2026-02", "50", kpi="margin"),
        ],
        YEAR,
        CALENDAR,
    )
    assert found is not None
    assert (found.amount, found.share) == (140, D("0.14"))


def test_revenue_without_margin_is_not_in_the_share() -> None:
    found = margin_within(
        [
            row("2026-01", "100", offering="a"),
            row("2026-01", "900", offering="b"),
            row("2026-02", "500"),
            row("2026-01", "20", kpi="margin", offering="a"),
        ],
        YEAR,
        CALENDAR,
    )
    assert found is not None
    assert found.share == D("0.2")


def test_margin_of_a_quarter_meets_the_three_months_of_revenue() -> None:
    rows = [row(f"2026-0{month}", "100") for month in (1, 2, 3, 4)]
    found = margin_within([*rows, row("2026-q1", "60", kpi="margin")], YEAR, CALENDAR)
    assert found is not None
    assert (found.revenue, found.share) == (300, D("0.2"))


def test_margin_of_a_quarter_with_a_month_of_revenue_missing_is_not_divided() -> None:
    rows = [row("2026-01", "100"), row("2026-02", "100")]
    found = margin_within([*rows, row("2026-q1", "60", kpi="margin")], YEAR, CALENDAR)
    assert found is not None
    assert found.share is None


def test_margin_by_offering_meets_revenue_of_the_whole_account() -> None:
    found = margin_within(
        [
            row("2026-01", "200"),
            row("2026-01", "20", kpi="margin", offering="a"),
            row("2026-01", "30", kpi="margin", offering="b"),
        ],
        YEAR,
        CALENDAR,
    )
    assert found is not None
    assert found.share == D("0.25")


def test_zero_revenue_has_no_share() -> None:
    rows = [row("2026-01", "0"), row("2026-01", "-5", kpi="margin")]
    found = margin_within(rows, YEAR, CALENDAR)
    assert found is not None
    assert (found.amount, found.share) == (-5, None)


def test_no_margin_is_missing_not_zero() -> None:
    assert margin_within([row("2026-01", "100")], YEAR, CALENDAR) is None
    assert added_margins([None, None]) is None


def test_the_portfolio_weights_accounts_by_revenue_and_ranks_them() -> None:
    whole = measured(
        account("a", row("2026-01", "900"), row("2026-01", "90", kpi="margin")),
        account("b", row("2026-01", "100"), row("2026-01", "40", kpi="margin")),
        account("c", row("2026-01", "50")),
    )
    assert whole.margin.value == 130
    assert whole.margin_share.value == D("0.13")
    ranks = {
        key: next(item.value for item in measure.inputs if item.key == "rank")
        for key, measure in whole.profitability.items()
    }
    assert ranks == {"a": 2, "b": 1, "c": 0}
    assert whole.profitability["c"].value is None
    assert "margin_rows" in whole.profitability["c"].missing
