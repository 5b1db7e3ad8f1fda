"""Forecast of a supply business, worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kamdocs.metrics.months import month_number
from kamdocs.metrics.supply import supply_share
from kamdocs.model.account import Plan
from kamdocs.model.enums import ForecastCategory
from kamdocs.model.programme import FiscalYear, Programme
from tests.metrics.growth_world import deal, grown, grown_alone
from tests.metrics.revenue_world import account, months, row

D = Decimal
NINE = months(2026, 1, "100 100 100 100 100 100 90 100 110")
"""January to September: 900 so far, and 100 a month over the last three."""


def _forecast(*opportunities: object, figures: tuple[object, ...] = NINE) -> Decimal:
    one = account("x", *figures, opportunities=opportunities)  # type: ignore[arg-type]
    value = grown_alone(one).forecast.value
    assert value is not None
    return value


def test_without_orders_the_rest_of_the_year_goes_on_at_the_run_rate() -> None:
    assert _forecast() == D(1200)


def test_firm_orders_count_when_they_are_larger_than_the_run_rate() -> None:
    orders = months(2026, 10, "300 100 50", kpi="order_book")
    assert _forecast(figures=(*NINE, *orders)) == D(1350)


def test_firm_orders_smaller_than_the_run_rate_change_nothing() -> None:
    orders = months(2026, 10, "200 50 10", kpi="order_book")
    assert _forecast(figures=(*NINE, *orders)) == D(1200)


def test_order_books_of_closed_months_and_of_next_year_do_not_count() -> None:
    orders = (
        row("2026-09", "9000", kpi="order_book"),
        row("2027-01", "9000", kpi="order_book"),
    )
    assert _forecast(figures=(*NINE, *orders)) == D(1200)


def test_new_supply_adds_its_months_of_the_year_weighted() -> None:
    # 1200 a year × 50% × 2 months ÷ 12
    new = deal(annual_value=1200, probability="0.5", supply_start=date(2026, 11, 1))
    assert _forecast(new) == D(1300)


def test_supply_that_starts_next_year_adds_nothing_to_this_one() -> None:
    new = deal(
        annual_value=1200,
        probability=1,
        stage="negotiation",
        close_date=date(2026, 11, 30),
        supply_start=date(2027, 1, 1),
    )
    assert _forecast(new) == D(1200)
    won = deal(
        annual_value=1200,
        stage="won",
        close_date=date(2026, 10, 1),
        supply_start=date(2027, 1, 1),
    )
    assert _forecast(won) == D(1200)


def test_supply_grows_over_its_ramp() -> None:
    # 1200 ÷ 12 = 100 a month × 50% × (1 ÷ 4 + 2 ÷ 4)
    new = deal(annual_value=1200, probability="0.5", supply_start=date(2026, 11, 1), ramp_months=4)
    assert _forecast(new) == D("1237.5")


def test_supply_that_starts_within_a_month_counts_from_its_day() -> None:
    # November from the 16th: 15 of 30 days, and December
    new = deal(annual_value=1200, probability=1, stage="proposal", supply_start=date(2026, 11, 16))
    assert _forecast(new) == D(1350)


def test_what_is_won_and_long_supplied_is_in_the_run_rate_already() -> None:
    won = deal(stage="won", annual_value=600, supply_start=date(2026, 2, 1), ramp_months=3)
    assert _forecast(won) == D(1200)


def test_what_is_won_adds_only_what_it_supplies_more_than_in_the_run_rate() -> None:
    # 100 a month; in the base July 0, August ½, September 1: ½ on average, so 50 more a month
    won = deal(stage="won", annual_value=1200, supply_start=date(2026, 8, 1), ramp_months=2)
    assert _forecast(won) == D(1350)


def test_what_is_won_and_starts_later_adds_its_months_in_full() -> None:
    won = deal(stage="won", annual_value=1200, supply_start=date(2026, 11, 1))
    assert _forecast(won) == D(1400)


def test_firm_orders_hold_what_is_won() -> None:
    won = deal(stage="won", annual_value=1200, supply_start=date(2026, 11, 1))
    orders = months(2026, 10, "300 150 100", kpi="order_book")
    assert _forecast(won, figures=(*NINE, *orders)) == D(1450)


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "renewal"},
        {"category": "omitted"},
        {"stage": "lost"},
        {"supply_start": None},
        {"probability": None},
    ],
)
def test_what_is_not_incremental_adds_nothing(fields: dict[str, object]) -> None:
    usual: dict[str, object] = {
        "annual_value": 1200,
        "probability": "0.5",
        "supply_start": date(2026, 11, 1),
    }
    assert _forecast(deal("nova", **{**usual, **fields})) == D(1200)


def test_an_open_opportunity_without_start_of_supply_is_named() -> None:
    new = deal(annual_value=1200, stage="proposal")
    found = grown_alone(account("x", *NINE, opportunities=(new,))).forecast
    assert ("undated", 1) in [(item.key, item.value) for item in found.inputs]


def test_an_open_opportunity_cannot_have_started_before_today() -> None:
    # From 15 October: 17 of 31 days, November and December
    late = deal(annual_value=1200, probability=1, stage="proposal", supply_start=date(2026, 3, 1))
    assert _forecast(late) == D(1200) + 100 * (D(17) / 31 + 2)


@pytest.mark.parametrize(
    ("close", "added"),
    [(date(2026, 11, 30), "40"), (date(2026, 3, 1), "40"), (date(2027, 1, 2), "0")],
)
def test_a_one_off_deal_falls_on_its_close(close: date, added: str) -> None:
    once = deal(amount=80, probability="0.5", close_date=close)
    assert _forecast(once) == D(1200) + D(added)


def test_scenarios_take_the_surest_opportunities_as_won() -> None:
    opportunities = tuple(
        deal(
            name,
            annual_value=120,
            probability="0.5",
            supply_start=date(2026, 12, 1),
            category=category,
        )
        for name, category in (("a", "commit"), ("b", "best_case"), ("c", None))
    )
    found = grown_alone(account("x", *NINE, opportunities=opportunities)).outlook
    assert found is not None
    assert found.forecast == D(1215)
    assert [found.scenario(category) for category in list(ForecastCategory)[:3]] == [
        D(1210),
        D(1220),
        D(1230),
    ]


def test_quarters_add_up_to_the_year() -> None:
    new = deal(annual_value=1200, probability="0.5", supply_start=date(2026, 11, 1))
    targets = tuple(row(f"2026-{n:02d}", None, "105", offering="meta") for n in range(1, 13))
    one = account("x", *NINE, *targets, opportunities=(new,))
    found = grown_alone(one)
    assert [item.forecast for item in found.quarters] == [D(300), D(300), D(300), D(400)]
    assert [item.target for item in found.quarters] == [D(315)] * 4
    assert sum(item.forecast for item in found.quarters) == found.forecast.value


def test_a_fiscal_year_from_july_is_forecast_to_its_june() -> None:
    # July to September are 330 so far, nine months at 110 follow; supply from June adds one month
    figures = (*months(2026, 1, "9 9 9 9 9 9"), *months(2026, 7, "110 110 110"))
    new = deal(annual_value=1200, probability="0.5", supply_start=date(2027, 6, 1))
    programme = Programme(name="P", fiscal_year=FiscalYear(start_month=7))
    target = row("2027", None, "1500", offering="meta")
    found = grown_alone(account("x", *figures, target, opportunities=(new,)), programme=programme)
    assert found.forecast.value == D(1370)
    assert found.year_target.value == D(1500)
    assert found.gap.value == D(130)


def test_before_the_first_closed_month_the_whole_year_goes_on_at_the_rate_of_the_last() -> None:
    one = account("x", *months(2026, 10, "50 60 70"))
    assert grown_alone(one, as_of=date(2027, 1, 20)).forecast.value == D(720)


def test_on_the_last_day_of_the_year_the_forecast_is_what_was_sold() -> None:
    new = deal(annual_value=1200, stage="proposal", supply_start=date(2026, 12, 1))
    figures = (*NINE, *months(2026, 10, "10 20 30"))
    one = account("x", *figures, opportunities=(new,))
    assert grown_alone(one, as_of=date(2026, 12, 31)).forecast.value == D(960)


def test_returns_do_not_make_a_negative_run_rate() -> None:
    assert _forecast(figures=months(2026, 1, "100 0 0 0 0 0 0 -30 0")) == D(70)


def test_quarterly_figures_give_a_monthly_run_rate() -> None:
    figures = (row("2026-q1", "300"), row("2026-q2", "300"), row("2026-q3", "360"))
    assert _forecast(figures=figures) == D(1320)


def test_without_figures_the_forecast_is_missing_and_says_so() -> None:
    found = grown_alone(account("x"))
    assert found.forecast.value is None
    assert found.forecast.missing == ("revenue_rows",)
    assert found.gap.value is None


def test_figures_that_ended_long_ago_forecast_nothing() -> None:
    assert grown_alone(account("x", *months(2025, 1, "5 5 5"))).forecast.value is None


def test_a_prospect_has_no_revenue_so_far_but_may_have_new_supply() -> None:
    new = deal(annual_value=1200, probability="0.5", supply_start=date(2026, 12, 1))
    prospect = account("x", lifecycle="approached", opportunities=(new,))
    assert grown_alone(prospect).forecast.value == D(50)
    assert grown_alone(account("x", lifecycle="approached")).forecast.value is None


def test_the_target_of_the_year_is_that_of_the_figures_when_they_reach_its_end() -> None:
    whole = (row("2026-q1", "1", "10"), row("2026-q4", None, "20"))
    partly = (row("2026-q1", "1", "10"), row("2026-q3", "1", "20"))
    plan = Plan(end=date(2026, 12, 31), revenue_target=D(99))
    old = Plan(end=date(2025, 12, 31), revenue_target=D(99))
    assert grown_alone(account("x", *whole, plan=plan)).year_target.value == D(30)
    assert grown_alone(account("x", *partly, plan=plan)).year_target.value == D(99)
    assert grown_alone(account("x", *partly, plan=old)).year_target.value is None


def test_the_gap_of_the_portfolio_covers_only_accounts_with_a_target() -> None:
    aimed = account("aimed", *NINE, row("2026-12", None, "1500"))
    free = account("free", *NINE)
    dollars = account("dollars", *NINE, row("2026-12", None, "9000"), currency="USD")
    found = grown(aimed, free, dollars)
    assert found.forecast.value == D(2400)
    assert found.year_target.value == D(1500)
    assert found.gap.value == D(300)
    assert found.accounts["dollars"].gap.value == D(7800)
    inputs = {item.key: item.value for item in found.gap.inputs}
    assert (inputs["accounts_counted"], inputs["other_currency"]) == (1, 1)


def test_a_portfolio_without_targets_has_a_forecast_and_no_gap() -> None:
    found = grown(account("x", *NINE))
    assert found.forecast.value == D(1200)
    assert found.gap.value is None
    assert found.gap.missing == ("year_target",)


@pytest.mark.parametrize(
    ("start", "ramp", "month", "expected"),
    [
        (date(2028, 2, 29), None, date(2028, 2, 1), D(1) / 29),
        (date(2028, 2, 1), None, date(2028, 2, 1), D(1)),
        (date(2026, 11, 1), 0, date(2026, 11, 1), D(1)),
        (date(2026, 11, 1), 2, date(2026, 11, 1), D("0.5")),
        (date(2026, 11, 1), 2, date(2027, 5, 1), D(1)),
        (date(2026, 11, 1), 2, date(2026, 10, 1), D(0)),
    ],
)
def test_the_share_of_a_full_month_that_is_supplied(
    start: date, ramp: int | None, month: date, expected: Decimal
) -> None:
    assert supply_share(start, ramp, month_number(month)) == expected


@pytest.mark.parametrize("day", [date(2026, 9, 29), date(2026, 9, 30), date(2026, 10, 1)])
def test_an_open_deal_past_its_close_is_not_lost_on_the_last_day_of_a_month(day: date) -> None:
    for close in (date(2026, 9, 15), date(2026, 9, 30)):
        once = deal(amount=1000, probability="0.5", close_date=close)
        found = grown_alone(account("x", *NINE, opportunities=(once,)), as_of=day)
        assert found.outlook is not None
        assert found.outlook.incremental == D(500)


def test_a_late_ramp_begins_with_the_first_open_month() -> None:
    # October to December: 100 a month × (1 + 2 + 3) ÷ 12
    late = deal(annual_value=1200, probability=1, supply_start=date(2026, 6, 1), ramp_months=12)
    for day in (date(2026, 9, 30), date(2026, 10, 1)):
        found = grown_alone(account("x", *NINE, opportunities=(late,)), as_of=day).outlook
        assert found is not None
        assert found.incremental == D(50)


def test_targets_of_a_part_of_the_year_are_no_target_of_the_year() -> None:
    untold = months(2026, 1, "100 100 100 100 100 100")
    told = tuple(row(f"2026-{n:02d}", "100", "110") for n in (7, 8, 9))
    ahead = tuple(row(f"2026-{n}", None, "110") for n in (10, 11, 12))
    found = grown_alone(account("x", *untold, *told, *ahead))
    assert found.year_target.value is None
    assert found.gap.value is None
    assert found.gap.missing == ("year_target",)
    started = grown_alone(account("x", *told, *ahead))
    assert started.year_target.value == D(660)


def test_one_target_for_the_whole_year_holds_whatever_months_have_sales() -> None:
    figures = (*NINE, *months(2026, 10, "100 100"), row("2026-12", "100", "1500"))
    assert grown_alone(account("x", *figures), as_of=date(2026, 12, 31)).year_target.value == D(
        1500
    )


def test_firm_orders_of_a_quarter_in_course_count_for_the_months_that_are_left() -> None:
    # Told to August: September has a third of the 900, October to December the other 900
    orders = (row("2026-q3", "900", kpi="order_book"), row("2026-q4", "900", kpi="order_book"))
    one = account("x", *months(2026, 1, "100 100 100 100 100 100 100 100"), *orders)
    found = grown_alone(one, as_of=date(2026, 9, 10))
    assert found.outlook is not None
    assert found.outlook.orders == D(1200)
    assert found.forecast.value == D(2000)


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"close_date": date(2026, 10, 10)}, 1),
        ({}, 1),
        # Won before the months of the run rate: what it supplies is in them
        ({"close_date": date(2026, 3, 10)}, 0),
        ({"close_date": date(2026, 10, 10), "kind": "renewal"}, 0),
    ],
)
def test_what_was_won_lately_without_a_start_of_supply_is_named(
    fields: dict[str, object], named: int
) -> None:
    won = deal("won", **{"stage": "won", "annual_value": 1200, **fields})
    found = grown_alone(account("x", *NINE, opportunities=(won,))).forecast
    assert found.value == D(1200)
    assert ("undated", named) in [(item.key, item.value) for item in found.inputs]
