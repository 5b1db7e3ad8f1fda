"""Years as a client, so far and to expect; values worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kamdocs.metrics.books import Books, Ledger
from kamdocs.metrics.lifetime import Churn, churn, customer_years
from tests.metrics.revenue_world import account, alone, row

D = Decimal
BOOKS = Books(range(24000, 24036))
"""Three years of books."""


def ledger(*years: int) -> Ledger:
    """An account that sold in some of three years, a row a year."""
    spans = {
        range(24000 + 12 * place, 24012 + 12 * place): D(value) for place, value in enumerate(years)
    }
    return Ledger(spans, None, BOOKS)


def test_years_since_the_first_purchase() -> None:
    found = customer_years(date(2022, 10, 15), date(2026, 10, 15))
    assert found is not None
    assert round(found, 2) == 4


def test_a_leap_day_is_a_day_like_others() -> None:
    found = customer_years(date(2024, 2, 29), date(2025, 2, 28))
    assert found == D(365) / D("365.25")


def test_without_a_day_or_with_one_to_come_there_are_no_years() -> None:
    assert customer_years(None, date(2026, 1, 1)) is None
    assert customer_years(date(2026, 1, 2), date(2026, 1, 1)) is None


def test_the_first_revenue_stands_in_for_the_day() -> None:
    own = alone(account("a", row("2024-10", "5"), row("2026-09", "5")))
    inputs = {item.key: item.value for item in own.customer_years.inputs}
    assert inputs == {"first_purchase": date(2024, 10, 1)}


def test_churn_counts_years_not_followed_by_another() -> None:
    # stays: two years seen; leaves after the first: one seen, one lost; then nothing more
    assert churn([ledger(1, 1, 1), ledger(1, 0, 0)], BOOKS) == Churn(seen=3, churned=1)


def test_expected_years_are_one_by_the_rate_when_enough_was_seen() -> None:
    assert Churn(seen=10, churned=2).expected_years == 5
    assert Churn(seen=9, churned=2).rate is None
    assert Churn(seen=20, churned=0).expected_years is None


def test_without_books_there_is_no_history() -> None:
    assert churn([ledger(1, 1, 1)], None) == Churn(0, 0)
