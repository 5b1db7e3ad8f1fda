"""Situation of purchase, recency and frequency on a day; worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kamdocs.metrics.buying import buying_history
from kamdocs.metrics.lifecycle import Situation, situation
from kamdocs.model.account import Account, TerritoryChange
from kamdocs.model.enums import Lifecycle, TerritoryEvent
from kamdocs.model.period import FiscalCalendar
from kamdocs.model.programme import BuyingSettings
from tests.metrics.base_world import base_of, met
from tests.metrics.revenue_world import account, months, row

L = Lifecycle
TODAY = date(2026, 10, 15)
BOOKS = account("books", *months(2025, 10, "1 1 1"), *months(2026, 1, "1 1 1 1 1 1 1 1 1"))
"""Another account, whose figures say how far the books go: October 2025 to September 2026."""


def on(found: Account, day: date = TODAY) -> Situation:
    return base_of(found, BOOKS, as_of=day).accounts[found.id].suggested_lifecycle


def lost(day: str) -> TerritoryChange:
    return TerritoryChange(date=date.fromisoformat(day), event=TerritoryEvent.LOST)


YEAR = (*months(2025, 10, "5 5 5"), *months(2026, 1, "5 5 5 5 5 5 5 5 5"))


@pytest.mark.parametrize(
    ("found", "value"),
    [
        (account("a"), L.UNAPPROACHED),
        (account("a", meetings=met("2026-10-15")), L.APPROACHED),
        (account("a", meetings=met("2026-10-16")), L.UNAPPROACHED),  # not met yet
        # a client for years of which neither figures nor orders are recorded
        (account("a", customer_since=date(2020, 1, 1)), None),
        (account("a", *YEAR), L.RECURRING),
        # six of twelve months
        (
            account(
                "a",
                *months(2025, 10, "5 0 5 0 5 0 5 0 5 0 5 0")[:3],
                *months(2026, 1, "0 5 0 5 0 5 0 5 0"),
            ),
            L.RECURRING,
        ),
        # five of twelve
        (account("a", row("2025-10", "5"), *months(2026, 1, "0 5 0 5 0 5 0 5 0")), L.OCCASIONAL),
        # two months only, however recent
        (account("a", row("2026-08", "5"), row("2026-09", "5")), L.OCCASIONAL),
        # three months since it became a client
        (account("a", *months(2026, 7, "5 5 5"), customer_since=date(2026, 7, 3)), L.RECURRING),
        # the last order decides recency: 18 April is 180 days before, 17 April 181
        (account("a", row("2026-04", "5"), last_order=date(2026, 4, 18)), L.OCCASIONAL),
        (account("a", row("2026-04", "5"), last_order=date(2026, 4, 17)), L.LAPSED),
        # a year: 15 October 2025 is 365 days before
        (account("a", row("2025-10", "5"), last_order=date(2025, 10, 15)), L.LAPSED),
        (account("a", row("2025-10", "5"), last_order=date(2025, 10, 14)), L.LOST),
        # zero and negative revenue are no purchase
        (account("a", row("2026-09", "0"), row("2026-08", "-5")), L.UNAPPROACHED),
        # the log says lost, and nothing was bought since
        (account("a", *months(2026, 7, "5 5 0"), territory_log=(lost("2026-08-31"),)), L.LOST),
        # the log says lost, then it bought again: back, whatever the gap
        (
            account(
                "a", row("2026-05", "5"), row("2026-08", "5"), territory_log=(lost("2026-06-30"),)
            ),
            L.REACTIVATED,
        ),
        # back after nine months of silence
        (account("a", row("2025-10", "5"), row("2026-08", "5")), L.REACTIVATED),
        # bought in quarters: all four of the year
        (
            account(
                "a",
                row("2025-q4", "5"),
                row("2026-q1", "5"),
                row("2026-q2", "5"),
                row("2026-q3", "5"),
            ),
            L.RECURRING,
        ),
    ],
)
def test_situation_on_a_day(found: Account, value: Lifecycle | None) -> None:
    assert on(found).value is value


def test_a_first_order_today_is_an_occasional_client_whose_frequency_nobody_knows_yet() -> None:
    found = account("a", customer_since=TODAY, last_order=TODAY, meetings=met("2026-09-01"))
    whole = base_of(found, BOOKS).accounts["a"]
    assert whole.suggested_lifecycle.value is L.OCCASIONAL
    assert whole.recency.value == 0
    assert (whole.frequency.value, whole.frequency.missing) == (None, ("known_months",))


def test_an_old_client_with_nothing_but_a_last_order_cannot_be_told() -> None:
    found = account("a", customer_since=date(2015, 1, 1), last_order=date(2026, 10, 1))
    assert on(found).value is None
    lapsed = account("a", customer_since=date(2015, 1, 1), last_order=date(2026, 4, 1))
    assert on(lapsed).value is L.LAPSED


def test_a_reactivated_client_counts_by_its_frequency_since_the_return() -> None:
    found = account("a", row("2025-10", "5"), *months(2026, 6, "5 5 5 5"))
    told = on(found)
    assert (told.value, told.frequency) == (L.REACTIVATED, L.RECURRING)
    assert told.back_since == date(2026, 6, 1)
    assert told.rhythm is not None
    assert (told.rhythm.bought, told.rhythm.known) == (4, 4)


def test_a_return_by_order_is_seen_before_its_month_closes() -> None:
    found = account("a", row("2025-10", "5"), last_order=date(2026, 10, 10))
    told = on(found)
    assert (told.value, told.frequency, told.back_since) == (
        L.REACTIVATED,
        L.OCCASIONAL,
        date(2026, 10, 10),
    )


def test_reactivation_wears_off() -> None:
    rows = (
        row("2024-12", "5"),
        *months(2025, 8, "5 5 5 5 5"),
        *months(2026, 1, "5 5 5 5 5 5 5 5 5"),
    )
    # back on 1 August 2025: reactivated until 1 August 2026
    history = buying_history(account("a", *rows), FiscalCalendar(), TODAY, None)
    settings = BuyingSettings()
    assert situation(history, date(2026, 8, 1), settings).value is L.REACTIVATED
    assert situation(history, date(2026, 8, 2), settings).value is L.RECURRING


def test_limits_are_those_of_the_programme() -> None:
    found = account("a", row("2026-06", "5"), last_order=date(2026, 6, 15))
    history = buying_history(found, FiscalCalendar(), TODAY, None)
    # 122 days
    assert situation(history, TODAY, BuyingSettings(lapsed_days=121)).value is L.LAPSED
    assert situation(history, TODAY, BuyingSettings(lapsed_days=60, lost_days=121)).value is L.LOST
    monthly = account("a", *YEAR[:7])
    history = buying_history(monthly, FiscalCalendar(), date(2026, 4, 30), None)
    often = BuyingSettings(recurring_months=12)
    assert situation(history, date(2026, 4, 30), often).value is L.RECURRING  # 7 of 7 known


def test_days_after_the_end_of_all_figures_are_no_silence() -> None:
    # nobody's figures go beyond September 2026; by May 2027 nothing is known of the spring
    found = base_of(account("a", *YEAR), BOOKS, as_of=date(2027, 5, 15)).accounts["a"]
    assert found.suggested_lifecycle.value is L.RECURRING
    assert found.recency.value == 227  # 30 September 2026 to 15 May 2027


def test_a_leap_day_counts() -> None:
    found = account("a", row("2028-02", "5"), last_order=date(2028, 2, 29))
    history = buying_history(found, FiscalCalendar(), date(2029, 3, 1), None)
    # 366 days to 1 March 2029, 365 to 28 February
    assert situation(history, date(2029, 3, 1), BuyingSettings()).value is L.LOST
    assert situation(history, date(2029, 2, 28), BuyingSettings()).value is L.LAPSED


def test_recency_is_of_the_last_order_unless_a_later_month_has_revenue() -> None:
    typed = account("a", row("2026-09", "5"), last_order=date(2026, 9, 3))
    assert base_of(typed, BOOKS).accounts["a"].recency.value == 42
    older = account("a", row("2026-09", "5"), last_order=date(2026, 7, 3))
    assert base_of(older, BOOKS).accounts["a"].recency.value == 15  # 30 September


def test_a_month_without_a_row_within_the_books_is_a_month_without_a_purchase() -> None:
    found = base_of(account("a", row("2025-10", "5"), row("2026-02", "5")), BOOKS).accounts["a"]
    assert found.frequency.value == 2
    assert found.frequency.inputs[0].value == 12


def test_the_typed_situation_wins_and_the_difference_is_told() -> None:
    found = base_of(account("a", *YEAR, lifecycle=L.OCCASIONAL), BOOKS).accounts["a"]
    assert (found.lifecycle, found.lifecycle_differs) == (L.OCCASIONAL, True)
    silent = base_of(account("a", customer_since=date(2020, 1, 1), lifecycle=L.LOST)).accounts["a"]
    assert (silent.lifecycle, silent.lifecycle_differs) == (L.LOST, False)


def test_frequency_is_a_count_of_months() -> None:
    found = base_of(account("a", *YEAR), BOOKS).accounts["a"]
    assert found.frequency.value == Decimal(12)
