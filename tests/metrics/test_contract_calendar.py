"""Contracts by day of decision, price adjustments by base date."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from kamdocs.metrics.contract_calendar import (
    AdjustmentState,
    ContractDue,
    ContractState,
    adjustment_state,
    adjustments_due,
    adjustments_recovered,
    contracts_due,
    contracts_to_decide,
)
from kamdocs.model.commerce import Contract, PriceAdjustment
from kamdocs.model.enums import ContractStatus, PriceIndex
from tests.metrics.work_world import AS_OF, account


@pytest.mark.parametrize(
    ("end", "notice_days", "state", "days_left"),
    [
        (date(2026, 12, 31), 60, ContractState.DECIDE, 17),
        (date(2026, 12, 14), 60, ContractState.DECIDE, 0),
        (date(2026, 12, 13), 60, ContractState.IN_NOTICE, -1),
        (AS_OF, None, ContractState.DECIDE, 0),
        (date(2026, 10, 14), None, ContractState.EXPIRED, -1),
        (AS_OF + timedelta(days=120), None, ContractState.DECIDE, 120),
        (AS_OF + timedelta(days=121), None, ContractState.LATER, 121),
        (AS_OF + timedelta(days=180), 60, ContractState.DECIDE, 120),
        (None, 60, ContractState.NO_END, None),
    ],
)
def test_state_of_a_contract_on_a_day(
    end: date | None, notice_days: int | None, state: ContractState, days_left: int | None
) -> None:
    found = ContractDue("a", Contract(name="C", end=end, notice_days=notice_days), AS_OF)
    assert (found.state, found.days_left) == (state, days_left)


def test_notice_counts_back_over_a_leap_day() -> None:
    contract = Contract(name="C", end=date(2028, 3, 30), notice_days=30)
    assert ContractDue("a", contract, AS_OF).notice == date(2028, 2, 29)


def test_contracts_stand_most_pressing_first_and_archived_ones_nowhere() -> None:
    client = account(
        contracts=(
            Contract(name="later", end=date(2028, 1, 1)),
            Contract(name="soon", end=date(2026, 12, 1)),
            Contract(name="notice", end=date(2026, 11, 1), notice_days=60),
            Contract(name="gone", end=date(2026, 11, 1), status=ContractStatus.ARCHIVED),
        )
    )
    found = contracts_due([client], AS_OF)
    assert [item.contract.name for item in found] == ["notice", "soon", "later"]
    assert contracts_to_decide(found, AS_OF).value == 2
    assert contracts_to_decide([], AS_OF).value is None


@pytest.mark.parametrize(
    ("requested", "granted", "state"),
    [
        (None, None, AdjustmentState.TO_REQUEST),
        ("0.05", None, AdjustmentState.REQUESTED),
        ("0.05", "0", AdjustmentState.REFUSED),
        ("0.05", "0.03", AdjustmentState.PARTLY),
        ("0.05", "0.05", AdjustmentState.GRANTED),
        (None, "0.03", AdjustmentState.GRANTED),
    ],
)
def test_state_of_a_price_adjustment(
    requested: str | None, granted: str | None, state: AdjustmentState
) -> None:
    item = PriceAdjustment(
        requested=Decimal(requested) if requested else None,
        granted=Decimal(granted) if granted else None,
    )
    assert adjustment_state(item) is state


def adjustment(
    base: date,
    index: PriceIndex = PriceIndex.IPCA,
    requested: str | None = None,
    granted: str | None = None,
) -> PriceAdjustment:
    return PriceAdjustment(
        base_date=base,
        index=index,
        offering="boxes",
        requested=Decimal(requested) if requested else None,
        granted=Decimal(granted) if granted else None,
    )


def test_the_yearly_base_date_comes_round_within_120_days() -> None:
    last = adjustment(date(2025, 1, 10), requested="0.05", granted="0.04")
    (found,) = adjustments_due([account(price_adjustments=(last,))], AS_OF)
    assert (found.day, found.state, found.last) == (
        date(2027, 1, 10),
        AdjustmentState.TO_REQUEST,
        last,
    )


@pytest.mark.parametrize(
    ("base", "index", "day"),
    [
        (date(2024, 2, 29), PriceIndex.IGPM, None),
        (date(2024, 2, 12), PriceIndex.INPC, date(2027, 2, 12)),
        (date(2024, 2, 13), PriceIndex.INPC, None),
        (date(2025, 10, 15), PriceIndex.FIXED, AS_OF),
        (date(2025, 12, 1), PriceIndex.INPUT, None),
        (date(2025, 12, 1), PriceIndex.USD, None),
    ],
)
def test_which_base_dates_fall_within_120_days(
    base: date, index: PriceIndex, day: date | None
) -> None:
    done = adjustment(base, index, requested="0.05", granted="0.05")
    found = adjustments_due([account(price_adjustments=(done,))], AS_OF)
    assert [item.day for item in found] == ([day] if day else [])


def test_a_base_date_of_29_february_falls_on_the_28th() -> None:
    done = adjustment(date(2024, 2, 29), requested="0.05", granted="0.05")
    (found,) = adjustments_due([account(price_adjustments=(done,))], date(2027, 1, 1))
    assert found.day == date(2027, 2, 28)


def test_a_request_without_answer_stays_until_it_is_answered() -> None:
    waiting = adjustment(date(2026, 9, 1), PriceIndex.INPUT, requested="0.05")
    (found,) = adjustments_due([account(price_adjustments=(waiting,))], AS_OF)
    assert (found.day, found.state) == (AS_OF, AdjustmentState.REQUESTED)


def test_a_recorded_base_date_takes_the_place_of_the_anniversary() -> None:
    rows = (
        adjustment(date(2025, 12, 1), requested="0.05", granted="0.04"),
        adjustment(date(2026, 12, 1), requested="0.06"),
    )
    (found,) = adjustments_due([account(price_adjustments=rows)], AS_OF)
    assert (found.day, found.state) == (date(2026, 12, 1), AdjustmentState.REQUESTED)
    assert found.last == rows[0]


def test_recovered_is_granted_over_requested_of_twelve_months() -> None:
    rows = (
        adjustment(date(2026, 3, 1), requested="0.05", granted="0.04"),
        adjustment(date(2026, 6, 1), requested="0.03", granted="0"),
        adjustment(date(2025, 10, 15), requested="0.10", granted="0.10"),
        adjustment(date(2026, 9, 1), requested="0.10"),
    )
    found = adjustments_recovered([account(price_adjustments=rows)], AS_OF)
    assert found.value == Decimal("0.5")
    assert adjustments_recovered([account()], AS_OF).missing == (
        "adjustments_answered",
        "adjustment_requested",
        "adjustment_granted",
    )
