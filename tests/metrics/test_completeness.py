"""How much of a plan is filled in, and how fresh it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kamdocs.metrics.completeness import (
    REQUIRED,
    Area,
    Fill,
    area_fills,
    completeness,
    fill_of,
    freshness,
    is_stale,
)
from kamdocs.model.account import Account
from kamdocs.model.programme import Limits, Programme, Tier

AS_OF = date(2026, 10, 15)
PROGRAMME = Programme(name="P", tiers=(Tier(id="top", name="Top", plan_valid_days=60),))


def account(**fields: object) -> Account:
    return Account.model_validate({"id": "a", "name": "A", "path": "a.md", **fields})


def areas(**fields: object) -> dict[Area, tuple[int, tuple[str, ...]]]:
    found = area_fills(account(**fields), PROGRAMME, AS_OF)
    return {item.area: (item.filled, item.missing) for item in found}


def test_a_name_alone_fills_nothing_and_says_what_is_missing() -> None:
    found = area_fills(account(), PROGRAMME, AS_OF)
    assert {item.filled for item in found} == {0}
    assert {item.fill for item in found} == {Fill.POOR}
    required = sum(len(items) for items in REQUIRED.values())
    measure = completeness(found, AS_OF)
    assert measure.value == 0
    assert {item.key: item.value for item in measure.inputs} == {
        "filled_items": 0,
        "required_items": required,
    }


def test_people_count_only_when_they_are_identified() -> None:
    people = [
        {"id": "a", "role": "executive_sponsor", "to_identify": True},
        {"id": "b", "role": "decision_maker"},
    ]
    filled, missing = areas(stakeholders=people)[Area.PEOPLE]
    assert filled == 2
    assert missing == ("executive_sponsor", "champion", "contact_plan")


def test_every_objective_must_have_owner_date_and_target() -> None:
    objectives = [
        {"id": "a", "title": "a", "target": "10", "owner": "ana", "due": AS_OF},
        {"id": "b", "title": "b", "target": "10", "status": "not_started"},
        {"id": "c", "title": "c", "status": "canceled"},
    ]
    assert areas(objectives=objectives)[Area.OBJECTIVES] == (
        2,
        ("objective_owners", "objective_dates", "objective_actions"),
    )


@pytest.mark.parametrize(
    ("share", "fill"),
    [("1", Fill.GOOD), ("0.8", Fill.GOOD), ("0.79", Fill.WATCH), ("0.5", Fill.WATCH)],
)
def test_fill_follows_the_limits_of_the_programme(share: str, fill: Fill) -> None:
    assert fill_of(Decimal(share), Limits()) is fill
    assert fill_of(Decimal("0.49"), Limits()) is Fill.POOR


@pytest.mark.parametrize(
    ("changed", "tier", "days", "stale"),
    [
        (date(2026, 8, 16), "top", 60, False),
        (date(2026, 8, 15), "top", 61, True),
        (date(2026, 10, 20), "top", 0, False),
        (date(2026, 1, 1), None, 287, None),
        (None, "top", None, None),
    ],
    ids=["last day", "a day later", "dated ahead", "no tier", "no day"],
)
def test_a_plan_is_stale_after_the_days_of_its_tier(
    changed: date | None, tier: str | None, days: int | None, stale: bool | None
) -> None:
    measure = freshness(account(changed=changed, tier=tier), PROGRAMME, AS_OF)
    assert measure.value == days
    assert is_stale(measure) is stale
