"""Territory of an account on past days, and territories over the quarters; worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kamdocs.metrics.territories import territory_on
from kamdocs.model.account import Account, TerritoryChange
from kamdocs.model.enums import Lifecycle, TerritoryEvent
from kamdocs.model.programme import Programme, Territory
from tests.metrics.base_world import base_of
from tests.metrics.revenue_world import account, months, row

NAMES = {"sul": "sul", "norte": "norte", "sao_paulo": "sp", "sp": "sp"}
PROGRAMME = Programme(
    name="P", territories=(Territory(id="sul", name="Sul"), Territory(id="norte", name="Norte"))
)


def change(
    day: str, event: str, from_: str | None = None, to: str | None = None
) -> TerritoryChange:
    return TerritoryChange.model_validate(
        {"date": date.fromisoformat(day), "event": TerritoryEvent(event), "from_": from_, "to": to}
    )


def logged(*log: TerritoryChange, territory: str = "sul") -> Account:
    return account("a", territory=territory, territory_log=log)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (logged(), "sul"),
        (logged(change("2026-03-01", "transferred", "Norte", "Sul")), "norte"),
        # on the day of the change the new territory counts
        (logged(change("2026-01-31", "transferred", "Norte", "Sul")), "sul"),
        # names fold: case, accents and spaces do not count
        (logged(change("2026-03-01", "transferred", "são paulo", "SUL")), "sp"),
        # two changes: from São Paulo to Norte to Sul
        (
            logged(
                change("2026-06-01", "transferred", "Norte", "Sul"),
                change("2026-03-01", "transferred", "sp", "norte"),
            ),
            "sp",
        ),
        # a change of owner says nothing of territories
        (logged(change("2026-03-01", "transferred", "Helena", "Marina")), "sul"),
        (logged(change("2026-03-01", "tier_changed", "Norte", "Sul")), "sul"),
        # from a territory the programme no longer has, or assigned for the first time
        (logged(change("2026-03-01", "merged", "Paraná", "Sul")), None),
        (logged(change("2026-03-01", "assigned", None, "Sul")), None),
        # an entry that does not lead to where the account is cannot be undone
        (logged(change("2026-03-01", "transferred", "sp", "Norte")), "sul"),
        (logged(change("2026-03-01", "transferred", "Norte", None)), "norte"),
    ],
)
def test_territory_on_31_january_follows_the_log(found: Account, expected: str | None) -> None:
    assert territory_on(found, date(2026, 1, 31), NAMES) == expected


def test_revenue_and_groups_move_with_the_account() -> None:
    moved = account(
        "moved",
        *months(2026, 1, "10 10 10 10 10 10 10 10 10"),
        territory="sul",
        territory_log=(change("2026-05-15", "transferred", "Norte", "Sul"),),
    )
    stays = account("stays", *months(2026, 1, "1 1 1 1 1 1 1 1 1"), territory="norte")
    south, north = base_of(moved, stays, programme=PROGRAMME).territories
    assert [item.quarter.id for item in south.quarters] == ["2026-q1", "2026-q2", "2026-q3"]
    assert [item.revenue for item in south.quarters] == [None, 30, 30]
    assert [item.revenue for item in north.quarters] == [33, 3, 3]
    assert [item.accounts for item in north.quarters] == [
        ("moved", "stays"),
        ("stays",),
        ("stays",),
    ]
    assert north.quarters[0].groups == {Lifecycle.RECURRING: 2}
    # the log is shown on both sides of the move
    assert [entry.account for entry in south.log] == ["moved"]
    assert [entry.account for entry in north.log] == ["moved"]


def test_other_currencies_are_in_no_revenue_but_are_accounts() -> None:
    south, _ = base_of(
        account("a", *months(2026, 7, "5 5 5"), territory="sul"),
        account("b", *months(2026, 7, "9 9 9"), territory="sul", currency="USD"),
        programme=PROGRAMME,
    ).territories
    assert south.quarters[-1].revenue == Decimal(15)
    assert south.quarters[-1].accounts == ("a", "b")


def test_a_year_of_figures_cannot_be_split_into_quarters() -> None:
    south, _ = base_of(
        account("a", row("2025", "100"), territory="sul"),
        programme=PROGRAMME,
    ).territories
    assert south.quarters
    assert {item.revenue for item in south.quarters} == {None}


def test_a_territory_without_accounts_is_there_and_empty() -> None:
    _, north = base_of(account("a", territory="sul"), programme=PROGRAMME).territories
    assert (north.accounts, north.quarters, north.log) == ((), (), ())
