"""NRR, GRR and who fell; values worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kamdocs.metrics.comparison import Comparison
from kamdocs.metrics.retention import retention
from kamdocs.metrics.revenue_drop import revenue_drop
from kamdocs.metrics.window import Window
from kamdocs.model.programme import Limits, Programme
from tests.metrics.revenue_world import account, alone, measured, months, row

D = Decimal
LIMIT = D("0.2")


def change(base: str, current: str) -> Comparison:
    return Comparison(D(current), D(base), range(24300, 24309), 12)


@pytest.mark.parametrize(
    ("pairs", "nrr", "grr"),
    [
        # 100 → 130 and 100 → 60: (200 + 30 − 40) ÷ 200 and (200 − 40) ÷ 200
        ((("100", "130"), ("100", "60")), "0.95", "0.8"),
        # one left: (200 + 50 − 100) ÷ 200
        ((("100", "150"), ("100", "0")), "0.75", "0.5"),
        # growth alone: GRR stays at 100 %
        ((("100", "300"),), "3", "1"),
        # a new account is in no cohort
        ((("100", "100"), ("0", "500")), "1", "1"),
        # a year of returns only is no start either
        ((("100", "100"), ("-50", "500")), "1", "1"),
        # returns above purchases lose the start, not more
        ((("100", "-20"), ("100", "100")), "0.5", "0.5"),
    ],
)
def test_retention_of_a_cohort(pairs: tuple[tuple[str, str], ...], nrr: str, grr: str) -> None:
    found = retention(change(*pair) for pair in pairs)
    assert found is not None
    assert (found.nrr, found.grr) == (D(nrr), D(grr))


def test_without_revenue_a_year_before_there_is_no_retention() -> None:
    assert retention([None, change("0", "10")]) is None


@pytest.mark.parametrize(
    ("window", "recent", "told"),
    [
        (("100", "80"), ("30", "24"), None),  # 20 % exactly is not over 20 %
        (("100", "79"), ("30", "30"), "fell"),
        (("100", "95"), ("30", "20"), "fell"),  # only the last three months show it
        (("100", "95"), ("30", "0"), "stopped"),
        (("100", "95"), ("30", "-1"), "stopped"),
        (("100", "95"), ("0", "0"), "stopped"),  # bought in the window a year before
        (("0", "0"), ("0", "0"), None),  # never bought then
        (("-5", "0"), ("0", "10"), None),
    ],
)
def test_who_stopped_or_fell(
    window: tuple[str, str], recent: tuple[str, str], told: str | None
) -> None:
    found = revenue_drop("a", change(*window), change(*recent), LIMIT)
    assert (found and ("stopped" if found.stopped else "fell")) == told


def test_an_account_without_a_year_before_is_not_compared() -> None:
    assert revenue_drop("a", None, None, LIMIT) is None


def test_rows_that_end_mean_that_the_client_stopped_buying() -> None:
    steady = account("steady", *months(2025, 1, "10 " * 12), *months(2026, 1, "10 " * 9))
    gone = account("gone", *months(2025, 1, "10 " * 12), *months(2026, 1, "10 10 10"))
    whole = measured(steady, gone)
    assert [(drop.account, drop.stopped, drop.lost) for drop in whole.drops] == [
        ("gone", True, D(60))
    ]
    assert (whole.nrr.value, whole.grr.value) == (D(120) / 180, D(120) / 180)
    assert whole.accounts["gone"].nrr.value == D(30) / 90
    assert whole.accounts["gone"].revenue.value == 30


def test_an_account_alone_has_no_books_to_be_behind_of() -> None:
    own = alone(account("gone", *months(2025, 1, "10 " * 12), *months(2026, 1, "10 10 10")))
    assert own.nrr.value == 1  # nobody says that April is closed


def test_the_limit_is_the_programmes() -> None:
    one = account("a", *months(2025, 1, "100 " * 12), *months(2026, 1, "85 " * 9))
    assert measured(one).drops == ()
    strict = Programme(name="P", limits=Limits(revenue_drop=D("0.1")))
    assert [drop.account for drop in measured(one, programme=strict).drops] == ["a"]


def test_retention_says_what_it_is_made_of() -> None:
    whole = measured(
        account("a", *months(2025, 1, "100 " * 9), *months(2026, 1, "120 " * 9)),
        account("b", *months(2025, 1, "100 " * 9), *months(2026, 1, "90 " * 9)),
    )
    inputs = {item.key: item.value for item in whole.nrr.inputs}
    assert inputs == {
        "retention_start": 1800,
        "expansion": 180,
        "contraction": 90,
        "churned_revenue": 0,
        "cohort": 2,
    }
    assert whole.nrr.value == D("1.05")
    assert whole.grr.value == D("0.95")


# B is flat; A bought first in September 2025, so only September 2026 has a base:
# 80 of 100, and with the 900 of B 980 of 1000
SINCE_SEPTEMBER = (*months(2025, 9, "100 100 100 100"), *months(2026, 1, "80 " * 9))
FLAT = account("b", *months(2025, 1, "100 " * 12), *months(2026, 1, "100 " * 9))


@pytest.mark.parametrize("since", [None, date(2025, 9, 1), date(2012, 5, 1)])
def test_a_client_that_began_inside_the_base_is_followed_from_its_first_purchase(
    since: date | None,
) -> None:
    whole = measured(account("a", *SINCE_SEPTEMBER, customer_since=since), FLAT)
    own = whole.accounts["a"]
    assert (own.nrr.value, own.grr.value) == (D("0.8"), D("0.8"))
    assert own.nrr.window == Window(date(2026, 9, 1), date(2026, 9, 30))
    assert (whole.nrr.value, whole.grr.value) == (D("0.98"), D("0.98"))


def test_returns_before_the_first_purchase_are_no_start() -> None:
    whole = measured(account("a", row("2025-03", "-5"), *SINCE_SEPTEMBER), FLAT)
    assert whole.accounts["a"].nrr.value == D("0.8")


def test_an_account_with_returns_only_is_followed_by_nobody() -> None:
    whole = measured(account("a", row("2025-03", "-5"), row("2026-03", "9")), FLAT)
    assert whole.accounts["a"].nrr.value is None
    assert whole.nrr.value == 1
