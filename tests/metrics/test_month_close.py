"""Where the month closes, and what moved it; values worked out by hand."""

from __future__ import annotations

from decimal import Decimal

from kamdocs.metrics.month_close import MonthClose
from kamdocs.model.account import Account
from kamdocs.model.figures import Figure
from tests.metrics.revenue_world import account, measured, months, period, row

D = Decimal


def close(found: Account) -> MonthClose:
    steady = [
        account(name, *months(2025, 1, "1 " * 12), *months(2026, 1, "1 " * 9)) for name in "xy"
    ]
    month = measured(found, *steady).accounts[found.id].month
    assert month is not None
    return month


def year_ago(*parts: tuple[str, str]) -> list[Figure]:
    return [row("2025-09", value, offering=offering) for offering, value in parts]


def test_the_month_against_target_and_the_offering_that_made_the_gap() -> None:
    month = close(
        account(
            "a",
            *year_ago(("boxes", "90"), ("film", "50")),
            row("2026-09", "80", "100", offering="boxes"),
            row("2026-09", "55", "50", offering="film"),
        )
    )
    assert (month.period, month.actual, month.target) == (period("2026-09"), 135, 150)
    assert month.against_target == D("-0.1")
    assert month.year_before == 140
    assert month.mover is not None
    assert (month.mover.offering, month.mover.against_target) == ("boxes", -20)


def test_without_targets_the_year_before_says_what_moved() -> None:
    month = close(
        account(
            "a",
            *year_ago(("boxes", "90"), ("film", "50")),
            row("2026-09", "95", offering="boxes"),
            row("2026-09", "80", offering="film"),
        )
    )
    assert (month.target, month.against_target) == (None, None)
    assert month.mover is not None
    assert (month.mover.offering, month.mover.against_year_before) == ("film", 30)


def test_a_month_without_a_row_is_said_and_counts_as_nothing_sold() -> None:
    month = close(account("a", *months(2025, 1, "10 " * 12), *months(2026, 1, "10 " * 5)))
    assert month.period == period("2026-09")
    assert month.actual is None
    assert month.against_year_before == -1


def test_the_month_under_way_shows_target_forecast_and_orders() -> None:
    month = close(
        account(
            "a",
            row("2026-09", "10"),
            row("2026-10", "4", "12", forecast="11"),
            row("2026-10", "5", kpi="order_book", unit="u"),
            row("2026-10", "2", kpi="order_book", unit="v"),
            row("2026-11", "9", kpi="order_book"),
        )
    )
    current = month.open_month
    assert current.month == period("2026-10")
    assert (current.actual, current.target, current.forecast, current.orders) == (4, 12, 11, 7)


def test_an_account_of_quarters_closes_a_quarter() -> None:
    month = close(account("a", row("2025-q3", "30"), row("2026-q3", "33", "30")))
    assert (month.period, month.against_target) == (period("2026-q3"), D("0.1"))
    assert month.year_before == 30


def test_a_first_month_has_no_year_before() -> None:
    month = close(account("a", row("2026-09", "10", "8")))
    assert (month.year_before, month.effects) == (None, None)
    assert month.gap == 2
