"""Revenue against target, the period before and the year before; values worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kamdocs.metrics.window import Window, period_window
from kamdocs.model.figures import Figure
from kamdocs.model.period import FiscalCalendar
from kamdocs.model.programme import FiscalYear, Programme
from tests.metrics.revenue_world import AS_OF, account, alone, measured, months, period, row

D = Decimal


def test_only_closed_periods_of_the_window_count() -> None:
    own = alone(
        account(
            "a",
            row("2025-12", "999"),
            row("2026-08", "100", "90"),
            row("2026-09", "120", "110"),
            row("2026-10", "70", "100"),
        )
    )
    assert (own.revenue.value, own.target.value) == (220, 200)
    assert own.against_target.value == D("0.1")
    assert {item.key: item.value for item in own.revenue.inputs}["through"] == date(2026, 9, 30)


def test_no_figures_are_missing_and_never_zero() -> None:
    own = alone(account("a"))
    for measure in (own.revenue, own.target, own.year_before, own.margin, own.nrr, own.grr):
        assert measure.value is None
        assert measure.missing
    assert own.against_previous.value is None
    assert own.revenue_change.value is None
    assert own.month is None


def test_one_row_without_a_target_leaves_the_account_without() -> None:
    own = alone(account("a", row("2026-08", "100", "90"), row("2026-09", "100")))
    assert own.target.value is None
    assert own.target.missing == ("target_rows",)
    assert own.against_target.value is None


def test_a_target_of_zero_is_no_base() -> None:
    own = alone(account("a", row("2026-08", "100", "0")))
    assert (own.target.value, own.against_target.value) == (0, None)


def test_the_portfolio_compares_only_accounts_that_have_a_target() -> None:
    whole = measured(
        account("a", row("2026-08", "110", "100")), account("b", row("2026-08", "1000"))
    )
    assert (whole.revenue.value, whole.target.value) == (1110, 100)
    assert whole.against_target.value == D("0.1")


def test_the_year_before_counts_the_same_months_only() -> None:
    own = alone(account("a", *months(2025, 1, "10 " * 12), *months(2026, 1, "12 " * 6)))
    assert (own.revenue.value, own.year_before.value) == (72, 60)
    assert own.against_year_before.value == D("0.2")


def test_history_nobody_wrote_down_is_unknown_not_zero() -> None:
    old = account("a", *months(2026, 1, "10 " * 9), customer_since=date(2012, 5, 1))
    other = account("b", *months(2025, 1, "10 " * 12), *months(2026, 1, "10 " * 9))
    whole = measured(old, other)
    assert whole.accounts["a"].year_before.value is None
    assert whole.against_year_before.value == 0  # of b alone


def test_a_new_client_grows_the_portfolio_from_zero() -> None:
    new = account("a", *months(2026, 1, "10 " * 9), customer_since=date(2025, 12, 10))
    other = account("b", *months(2025, 1, "10 " * 12), *months(2026, 1, "10 " * 9))
    whole = measured(new, other)
    assert whole.accounts["a"].year_before.value == 0
    assert whole.accounts["a"].against_year_before.value is None
    assert whole.against_year_before.value == 1
    assert whole.nrr.value == 1


def test_a_whole_year_cannot_be_compared_with_nine_months() -> None:
    own = alone(account("a", row("2025", "120"), *months(2026, 1, "10 " * 9)))
    assert own.year_before.value is None
    assert own.against_year_before.missing == ("compared_revenue", "year_before")


def test_the_last_closed_quarter_is_compared_with_the_one_before() -> None:
    own = alone(account("a", *months(2026, 4, "10 10 10 20 20 26 99")))
    assert own.previous is not None
    assert (own.previous.current, own.previous.base) == (66, 30)
    assert own.against_previous.value == D("1.2")


def test_a_month_asked_for_is_compared_with_the_month_before() -> None:
    calendar = FiscalCalendar()
    own = alone(
        account("a", *months(2026, 4, "10 15 30")),
        window=period_window(period("2026-05"), calendar, AS_OF),
    )
    assert own.revenue.value == 15
    assert own.against_previous.value == D("0.5")


def test_a_fiscal_year_from_july_takes_its_own_quarters() -> None:
    programme = Programme(name="P", fiscal_year=FiscalYear(start_month=7))
    own = alone(
        account("a", *months(2026, 4, "1 1 1 5 6 7")), programme=programme, as_of=date(2026, 10, 15)
    )
    assert own.revenue.value == 18  # July to September, the fiscal year so far
    assert own.previous is not None
    assert (own.previous.current, own.previous.base) == (18, 3)


def test_a_leap_day_ends_the_same_month_of_the_year_before() -> None:
    own = alone(
        account("a", *months(2023, 1, "10 10"), *months(2024, 1, "11 11")),
        as_of=date(2024, 2, 29),
        window=Window(date(2024, 1, 1), date(2024, 2, 29)),
    )
    assert (own.revenue.value, own.year_before.value) == (22, 20)
    assert own.year_before.window == Window(date(2023, 1, 1), date(2023, 2, 28))


def test_one_account_ahead_does_not_make_the_others_look_gone() -> None:
    ahead = account("a", *months(2025, 1, "10 " * 12), *months(2026, 1, "10 " * 9))
    others = [
        account(name, *months(2025, 1, "10 " * 12), *months(2026, 1, "10 " * 8))
        for name in ("b", "c")
    ]
    whole = measured(ahead, *others)
    assert whole.drops == ()
    assert whole.accounts["b"].nrr.value == 1


def test_quarterly_figures_are_not_behind_monthly_ones() -> None:
    quarterly = account(
        "q", *(row(f"2025-q{n}", "30") for n in (1, 2, 3, 4)), row("2026-q1", "30"),
        row("2026-q2", "30"),
    )  # fmt: skip
    monthly = [
        account(name, *months(2025, 1, "10 " * 12), *months(2026, 1, "10 " * 8))
        for name in ("b", "c")
    ]
    whole = measured(quarterly, *monthly, as_of=date(2026, 9, 10))
    assert whole.accounts["q"].nrr.value == 1
    assert whole.drops == ()


def test_money_in_another_currency_says_which() -> None:
    own = alone(account("a", row("2026-08", "100"), currency="USD"))
    assert own.revenue.currency == "USD"
    assert alone(account("b", row("2026-08", "100"))).revenue.currency is None


def test_price_and_volume_of_the_year_so_far_are_inputs_of_the_change() -> None:
    own = alone(
        account(
            "a",
            *months(2025, 1, "100 " * 9),
            *months(2025, 1, "10 " * 9, kpi="volume"),
            *months(2026, 1, "132 " * 9),
            *months(2026, 1, "11 " * 9, kpi="volume"),
        )
    )
    inputs = {item.key: item.value for item in own.revenue_change.inputs}
    assert own.revenue_change.value == 288
    assert (inputs["price_effect"], inputs["volume_effect"], inputs["mix_effect"]) == (198, 90, 0)


def test_a_client_that_stopped_sold_nothing_and_is_not_missing() -> None:
    gone = account("gone", *months(2025, 1, "10 " * 12), customer_since=date(2015, 1, 1))
    other = account("b", *months(2025, 1, "10 " * 12), *months(2026, 1, "10 " * 9))
    whole = measured(gone, other)
    own = whole.accounts["gone"].revenue
    assert (own.value, own.missing) == (0, ())
    assert {item.key: item.value for item in own.inputs}["through"] == date(2026, 9, 30)
    assert (whole.share["gone"].value, whole.abc["gone"]) == (0, "C")
    july = measured(gone, other, window=period_window(period("2026-07"), FiscalCalendar(), AS_OF))
    assert july.accounts["gone"].revenue.value == 0
    assert july.accounts["gone"].target.value is None


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ("2025", months(2026, 1, "10 " * 9)),  # before anything was recorded
        ("2026-10", months(2026, 1, "10 " * 9)),  # the books do not go so far
        ("2025-07", (row("2025", "120"), *months(2026, 1, "10 " * 9))),  # a year has no July
        ("2026", ()),
    ],
)
@pytest.mark.parametrize("since", [None, date(2025, 12, 1)])
def test_revenue_outside_of_what_was_recorded_stays_missing(
    asked: str, rows: tuple[Figure, ...], since: date | None
) -> None:
    other = account("b", *months(2025, 1, "10 " * 12), *months(2026, 1, "10 " * 9))
    window = period_window(period(asked), FiscalCalendar(), AS_OF)
    whole = measured(account("a", *rows, customer_since=since), other, window=window)
    assert whole.accounts["a"].revenue.value is None
    assert whole.abc["a"] is None
