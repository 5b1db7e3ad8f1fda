"""Price × volume × mix; values worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kamdocs.metrics.price_volume import Effects, price_volume_mix
from kamdocs.model.figures import Figure
from kamdocs.model.period import FiscalCalendar
from tests.metrics.revenue_world import row

CALENDAR = FiscalCalendar()
JANUARY = range(2026 * 12, 2026 * 12 + 1)
D = Decimal


def sold(
    when: str, revenue: str, volume: str | None, offering: str | None = None, unit: str = "u"
) -> list[Figure]:
    rows = [row(when, revenue, unit=unit, offering=offering)]
    if volume is not None:
        rows.append(row(when, volume, kpi="volume", unit=unit, offering=offering))
    return rows


def effects(*rows: list[Figure]) -> Effects:
    found = price_volume_mix([item for part in rows for item in part], CALENDAR, JANUARY, 12)
    assert found is not None
    assert found.effects.total == found.change  # exactly, whatever the figures
    return found.effects


def test_one_offering_has_price_and_volume_and_no_mix() -> None:
    # price 10 → 12 at 110 pieces: 220; 10 pieces more at 10: 100
    found = effects(sold("2025-01", "1000", "100"), sold("2026-01", "1320", "110"))
    assert found == Effects(price=D(220), volume=D(100))


def test_moving_to_the_cheaper_offering_is_mix() -> None:
    # prices stay 10 and 20, the volume stays 200: 50 pieces move from 20 to 10
    found = effects(
        sold("2025-01", "1000", "100", "cheap"),
        sold("2025-01", "2000", "100", "dear"),
        sold("2026-01", "1500", "150", "cheap"),
        sold("2026-01", "1000", "50", "dear"),
    )
    assert found == Effects(mix=D(-500))


def test_all_three_at_once() -> None:
    # base 10×100 + 20×100 = 3000, mean price 15; now 11×150 + 20×90
    # price 1×150 = 150; volume (240−200)×15 = 600; mix 50×10 − 10×20 − 600 = −300
    found = effects(
        sold("2025-01", "1000", "100", "a"),
        sold("2025-01", "2000", "100", "b"),
        sold("2026-01", "1650", "150", "a"),
        sold("2026-01", "1800", "90", "b"),
    )
    assert found == Effects(price=D(150), volume=D(600), mix=D(-300))


def test_new_lost_and_what_has_no_volume_are_told_apart() -> None:
    found = effects(
        sold("2025-01", "500", "50", "kept"),
        sold("2025-01", "300", "30", "gone"),
        sold("2025-01", "200", None, "silent"),
        sold("2026-01", "500", "50", "kept"),
        sold("2026-01", "70", "7", "fresh"),
        sold("2026-01", "260", None, "silent"),
    )
    assert found == Effects(new=D(70), lost=D(-300), unexplained=D(60))


def test_volume_on_one_side_only_explains_nothing() -> None:
    found = effects(sold("2025-01", "500", None), sold("2026-01", "800", "60"))
    assert found == Effects(unexplained=D(300))


QUARTER = range(2026 * 12, 2026 * 12 + 3)


def quarter(year: int, revenues: str, volumes: str) -> list[Figure]:
    """Give the months of a first quarter; `-` where no volume was recorded."""
    return [
        item
        for month, (revenue, volume) in enumerate(
            zip(revenues.split(), volumes.split(), strict=True), start=1
        )
        for item in sold(f"{year}-0{month}", revenue, None if volume == "-" else volume)
    ]


@pytest.mark.parametrize(
    ("base", "later", "found"),
    [
        # the same revenue; two months of volume are missing, not gone
        (("100 100 100", "10 10 10"), ("100 100 100", "10 - -"), Effects()),
        (("100 100 100", "10 - 10"), ("100 100 130", "10 10 10"), Effects(unexplained=D(30))),
        # a month without revenue needs no volume
        (("100 100 0", "10 10 -"), ("100 100 100", "10 10 10"), Effects(volume=D(100))),
        (("100 100 100", "10 10 10"), ("110 110 110", "10 10 10"), Effects(price=D(30))),
    ],
)
def test_months_without_a_volume_are_unknown_not_zero(
    base: tuple[str, str], later: tuple[str, str], found: Effects
) -> None:
    rows = [*quarter(2025, *base), *quarter(2026, *later)]
    change = price_volume_mix(rows, CALENDAR, QUARTER, 12)
    assert change is not None
    assert change.effects == found


def test_the_volume_of_a_quarter_covers_its_three_months() -> None:
    rows = [
        *(row(f"{year}-0{month}", "100", unit="u") for year in (2025, 2026) for month in (1, 2, 3)),
        row("2025-q1", "30", kpi="volume", unit="u"),
        row("2026-q1", "25", kpi="volume", unit="u"),
    ]
    change = price_volume_mix(rows, CALENDAR, QUARTER, 12)
    assert change is not None
    # price 10 → 12 at 25 pieces: 50; 5 pieces less at 10: −50
    assert change.effects == Effects(price=D(50), volume=D(-50))


def test_thirds_of_a_cent_do_not_get_lost() -> None:
    found = effects(
        sold("2025-01", "100", "3", "a"),
        sold("2025-01", "77.77", "7", "b"),
        sold("2026-01", "123.45", "11", "a"),
        sold("2026-01", "67.89", "13", "b"),
    )
    assert found.total == D("123.45") + D("67.89") - D("177.77")


def test_returns_above_sales_are_unexplained_not_a_price() -> None:
    found = effects(sold("2025-01", "500", "50"), sold("2026-01", "-20", "3"))
    assert found == Effects(unexplained=D(-520))


def test_volumes_of_the_whole_account_do_not_explain_offerings() -> None:
    found = effects(
        sold("2025-01", "500", None, "a"),
        sold("2026-01", "600", None, "a"),
        [row("2025-01", "50", kpi="volume"), row("2026-01", "60", kpi="volume")],
    )
    assert found == Effects(unexplained=D(100))


def test_without_revenue_there_is_nothing_to_explain() -> None:
    assert price_volume_mix([], CALENDAR, JANUARY, 12) is None


def test_other_months_do_not_count() -> None:
    found = effects(
        sold("2025-01", "100", "10"), sold("2025-02", "999", "1"), sold("2026-01", "100", "10")
    )
    assert found == Effects()
