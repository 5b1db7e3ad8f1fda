from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamdocs.render.charts.scale import (
    BandScale,
    LinearScale,
    TimeScale,
    add_months,
    nice_ticks,
)

AMOUNTS = st.decimals(min_value=-(10**9), max_value=10**9, places=2)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31))


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([171], "0 50 100 150 200"),
        ([100], "0 20 40 60 80 100"),
        ([96, 100.5], "0 25 50 75 100 125"),
        ([7], "0 2 4 6 8"),
        ([0.8], "0 0.2 0.4 0.6 0.8"),
        ([1234567], "0 250000 500000 750000 1000000 1250000"),
        ([-40], "-40 -30 -20 -10 0"),
        ([40, -38], "-40 -20 0 20 40"),
        ([171, -5], "-50 0 50 100 150 200"),
        ([0, 0], "0 1"),
        ([], "0 1"),
    ],
)
def test_ticks_are_round_and_cover_zero(values: list[float], ticks: str) -> None:
    assert " ".join(map(str, nice_ticks(values))) == ticks


@given(st.lists(AMOUNTS, min_size=1, max_size=24))
def test_ticks_cover_all_values_evenly_in_few_steps(values: list[Decimal]) -> None:
    ticks = nice_ticks(values)
    assert ticks[0] <= min(values)
    assert ticks[-1] >= max(values)
    assert 0 in ticks
    assert 2 <= len(ticks) <= 6
    assert len({after - before for before, after in pairwise(ticks)}) == 1


@given(AMOUNTS, AMOUNTS)
def test_larger_amounts_stand_higher(one: Decimal, other: Decimal) -> None:
    ticks = nice_ticks([one, other])
    scale = LinearScale(ticks[0], ticks[-1], 150, 0)
    low, high = sorted([one, other])
    assert 0 <= scale(high) <= scale(low) <= 150


def test_an_amount_of_many_digits_has_ticks() -> None:
    assert nice_ticks([Decimal("9" * 60)])[-1] >= Decimal("9" * 60)


def test_bands_share_the_width_and_bars_stay_slim() -> None:
    few, many = BandScale(2, 40, 440), BandScale(24, 40, 280)
    assert (few.step, few.bar, few.centre(0), few.centre(1)) == (200, 56, 140, 340)
    assert (many.step, many.bar, many.left(24)) == (10, pytest.approx(6.2), 280)


def test_time_spans_whole_months_and_at_least_three() -> None:
    scale = TimeScale.covering([date(2026, 10, 15)], 0, 92)
    assert (scale.first, scale.last, scale.months) == (date(2026, 10, 1), date(2027, 1, 1), 3)
    assert (scale(date(2026, 10, 1)), scale(date(2026, 10, 15)), scale(date(2027, 1, 1))) == (
        0,
        14,
        92,
    )


@pytest.mark.parametrize(
    ("room", "months"),
    [
        (10, [8, 9, 10, 11, 12, 1, 2, 3]),
        (30, [9, 11, 1, 3]),
        (50, [10, 1]),
        (150, [1]),
    ],
)
def test_months_are_named_as_often_as_there_is_room(room: float, months: list[int]) -> None:
    scale = TimeScale.covering([date(2026, 8, 20), date(2027, 3, 2)], 0, 160)
    assert [month.month for month in scale.month_ticks(room)] == months


@given(st.lists(DAYS, min_size=1, max_size=8))
def test_every_day_lies_between_the_ends_in_order(days: list[date]) -> None:
    scale = TimeScale.covering(days, 10, 300)
    places = [scale(day) for day in sorted(days)]
    assert places == sorted(places)
    assert places[0] >= 10
    assert places[-1] <= 300


@given(DAYS, st.integers(min_value=0, max_value=100))
def test_adding_months_lands_on_a_first_day(day: date, count: int) -> None:
    month = add_months(day.replace(day=1), count)
    assert month.day == 1
    assert (month.year - day.year) * 12 + month.month - day.month == count
    assert month - timedelta(days=1) < month
