"""A quarter against an earlier one: only what is known on both sides counts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kamdocs.metrics.kpi_series import Combined
from kamdocs.metrics.like_for_like import LikeForLike, like_for_like
from kamdocs.model.figures import Figure
from kamdocs.model.period import FiscalCalendar, Period
from tests.metrics.revenue_world import months, period, row

Q3 = Period.quarter(2026, 3)


def compare(
    rows: list[Figure], back: int = 1, combined: Combined = Combined.SUM, start: int = 1
) -> LikeForLike | None:
    return like_for_like(rows, Q3, back, FiscalCalendar(start), combined)


def values(found: LikeForLike | None) -> tuple[str, str] | None:
    return None if found is None else (str(found.current), str(found.base))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([*months(2026, 4, "10 20 30 40 50 60")], ("150", "60"), id="whole quarters"),
        pytest.param([*months(2026, 4, "10 20 30 40 50")], ("90", "30"), id="two months so far"),
        pytest.param([*months(2026, 5, "20 30 40 50 60")], ("110", "50"), id="April is missing"),
        pytest.param([*months(2026, 7, "40 50 60")], None, id="nothing before"),
        pytest.param([*months(2026, 4, "10 20 30")], None, id="nothing now"),
        pytest.param([row("2026-q2", "60"), row("2026-q3", "90")], ("90", "60"), id="quarters"),
        pytest.param(
            [row("2026-q2", "60"), *months(2026, 7, "20 30 40")], ("90", "60"), id="months by then"
        ),
        pytest.param(
            [row("2026-q2", "60"), *months(2026, 7, "20 30")], None, id="two months of a quarter"
        ),
    ],
)
def test_the_quarter_before(rows: list[Figure], expected: tuple[str, str] | None) -> None:
    assert values(compare(rows)) == expected


def test_the_year_before_is_the_same_months_a_year_earlier() -> None:
    rows = [*months(2025, 7, "10 10 10"), *months(2026, 7, "11 12 13")]
    assert values(compare(rows, back=4)) == ("36", "30")


def test_a_new_unit_is_no_growth() -> None:
    rows = [
        row("2026-q2", "60", unit="norte"),
        row("2026-q3", "66", unit="norte"),
        row("2026-q3", "99", unit="sul"),
    ]
    found = compare(rows)
    assert values(found) == ("66", "60")
    assert found is not None
    assert not found.is_whole


def test_a_new_offering_of_a_known_unit_is_growth() -> None:
    rows = [
        row("2026-q2", "60", unit="norte", offering="caixas"),
        row("2026-q3", "66", unit="norte", offering="caixas"),
        row("2026-q3", "9", unit="norte", offering="filmes"),
    ]
    assert values(compare(rows)) == ("75", "60")


def test_a_month_without_its_like_is_left_out_and_said() -> None:
    found = compare([*months(2026, 5, "20 30 40 50 60")])
    assert found is not None
    assert (found.periods, found.is_whole) == ((period("2026-08"), period("2026-09")), False)


def test_a_mean_is_of_the_months_and_the_latest_is_the_last_one() -> None:
    rows = [*months(2026, 4, "90 92 94 95 96 97")]
    assert values(compare(rows, combined=Combined.MEAN)) == ("96", "92")
    assert values(compare(rows, combined=Combined.LATEST)) == ("97", "94")


def test_change_needs_a_positive_base() -> None:
    assert LikeForLike(Decimal(12), Decimal(10), (), is_whole=True).change == Decimal("0.2")
    assert LikeForLike(Decimal(12), Decimal(0), (), is_whole=True).change is None
    assert LikeForLike(Decimal(12), Decimal(0), (), is_whole=True).difference == Decimal(12)


def test_a_fiscal_year_of_its_own_shifts_by_its_quarters() -> None:
    # The fiscal year starts in April: its third quarter is October to December 2025.
    rows = [*months(2025, 7, "1 2 3 4 5 6")]
    assert values(compare(rows, start=4)) == ("15", "6")


def test_targets_and_forecasts_play_no_part() -> None:
    rows = [row("2026-q2", None, "60", forecast="60"), row("2026-q3", "66", "70")]
    assert compare(rows) is None
