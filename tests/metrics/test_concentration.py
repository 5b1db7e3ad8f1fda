"""Shares, CRₙ, HHI, ABC curve and limits; values worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kamdocs.metrics.concentration import concentration
from kamdocs.model.programme import Limits, Programme
from tests.metrics.revenue_world import account, measured, row

D = Decimal


def ranked(*revenues: str | None) -> dict[str, D | None]:
    return {
        f"c{place}": None if value is None else D(value)
        for place, value in enumerate(revenues, start=1)
    }


@pytest.mark.parametrize(
    ("revenues", "cr1", "cr5", "hhi", "classes"),
    [
        # 50 + 30 + 15 + 5: cumulated 50, 80, 95, 100 %; squares 2500 + 900 + 225 + 25
        (("50", "30", "15", "5"), "0.5", "1", "3650", "AABC"),
        # one account is the whole: 100² = 10 000, and A although above 80 % alone
        (("7",), "1", "1", "10000", "A"),
        # a first client above 80 % is A, the second at 92 % is B, the third C
        (("85", "7", "8"), "0.85", "1", "7338", "ACB"),
        # ten equal ones: eight reach exactly 80 %, the ninth 90 %, the tenth 100 %
        (("10",) * 10, "0.1", "0.5", "1000", "AAAAAAAABC"),
    ],
)
def test_concentration_of_positive_revenues(
    revenues: tuple[str, ...], cr1: str, cr5: str, hhi: str, classes: str
) -> None:
    found = concentration(ranked(*revenues), Limits())
    assert (found.ratio(1), found.ratio(5), found.hhi) == (D(cr1), D(cr5), D(hhi))
    by_account = found.by_account
    given = [f"c{place}" for place in range(1, len(revenues) + 1)]
    if len(set(revenues)) == 1:
        given.sort()  # equals stand in the order of their ids
    assert "".join(by_account[key].abc for key in given) == classes


def test_zero_negative_and_missing_revenue_are_on_no_curve_and_in_no_total() -> None:
    found = concentration(ranked("60", "0", "-20", None, "40"), Limits())
    assert [item.account for item in found.ranked] == ["c1", "c5"]
    assert found.total == 100
    assert found.not_positive == ("c2", "c3")
    assert found.without_revenue == ("c4",)
    assert found.hhi == 60 * 60 + 40 * 40


def test_without_any_revenue_nothing_is_computed() -> None:
    found = concentration(ranked(None, "0"), Limits())
    assert (found.ratio(1), found.hhi, found.largest) == (None, None, None)
    assert found.excess(D("0.15")) == 0
    assert (found.class_of("c1"), found.class_of("c2")) == (None, None)


def test_what_lies_above_the_limit_is_added_up_account_by_account() -> None:
    found = concentration(ranked("50", "30", "20"), Limits())
    # limit 25 %: 25 above in the first, 5 in the second
    assert [item.account for item in found.above(D("0.25"))] == ["c1", "c2"]
    assert found.excess(D("0.25")) == 30
    assert found.accounts_to(D("0.8")) == 2


def test_measures_of_the_portfolio_leave_other_currencies_out_and_say_so() -> None:
    whole = measured(
        account("a", row("2026-01", "300")),
        account("b", row("2026-01", "100")),
        account("c", row("2026-01", "9999"), currency="USD"),
        account("d"),
    )
    assert whole.cr1.value == D("0.75")
    assert whole.hhi.value == 75 * 75 + 25 * 25
    assert whole.share["a"].value == D("0.75")
    assert whole.share["c"].value is None
    assert whole.abc == {"a": "A", "b": "C", "c": None, "d": None}
    counted = {item.key: item.value for item in whole.revenue.inputs}
    assert (whole.revenue.value, counted["other_currency"]) == (400, 1)
    assert counted["accounts_counted"] == 2


def test_zero_revenue_is_a_share_of_zero_a_negative_one_no_share_and_both_are_class_c() -> None:
    whole = measured(
        account("a", row("2026-01", "100")),
        account("b", row("2026-01", "0")),
        account("c", row("2026-01", "-10")),
    )
    assert (whole.share["b"].value, whole.share["c"].value) == (0, None)
    assert whole.abc == {"a": "A", "b": "C", "c": "C"}
    assert whole.revenue.value == 90


def test_limits_are_those_of_the_programme() -> None:
    programme = Programme(name="P", limits=Limits(largest_account=D("0.5"), abc_a=D("0.5")))
    whole = measured(
        account("a", row("2026-01", "60")),
        account("b", row("2026-01", "40")),
        programme=programme,
    )
    assert whole.concentration_risk.value == 10
    assert whole.abc == {"a": "A", "b": "C"}


def test_shares_of_an_account_in_another_currency_name_its_currency() -> None:
    whole = measured(
        account("a", row("2026-01", "100")),
        account("c", row("2026-01", "100"), row("2026-01", "20", kpi="margin"), currency="USD"),
        programme=Programme(name="P", currency="BRL"),
    )
    assert whole.share["c"].currency == "USD"
    assert (whole.profitability["c"].value, whole.profitability["c"].currency) == (D("0.2"), "USD")
    assert whole.share["a"].currency is None
