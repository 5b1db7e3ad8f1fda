"""Load of each key account manager and the balance of potential; worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kamdocs.metrics.load import account_potential
from kamdocs.model.commerce import WhiteSpaceCell
from kamdocs.model.enums import AccountStatus, ActionStatus, CellState
from kamdocs.model.work import Action
from tests.metrics.base_world import base_of
from tests.metrics.revenue_world import account, row

D = Decimal


def cell(
    potential: str | None,
    ours: str | None = None,
    state: str = "gap",
    *,
    offering: str = "x",
    unit: str | None = None,
    year: int | None = None,
) -> WhiteSpaceCell:
    return WhiteSpaceCell(
        unit=unit,
        offering=offering,
        year=year,
        state=CellState(state),
        potential=None if potential is None else D(potential),
        our_revenue=None if ours is None else D(ours),
    )


def test_potential_of_an_account_adds_eligible_cells_up() -> None:
    found = account(
        "a",
        white_space=(
            cell("100", "40", "owned", offering="a"),
            # We sell more than was thought possible
            cell("50", "80", "owned", offering="b"),
            cell("30", None, "in_pipeline", offering="c"),
            cell("999", None, "not_eligible", offering="d"),
            cell(None, offering="e"),
        ),
    )
    assert account_potential(found, 2026) == 100 + 80 + 30
    assert account_potential(account("b"), 2026) is None


def test_potential_counts_a_cell_once_whatever_years_and_units_it_was_typed_for() -> None:
    yearly = account("a", white_space=(cell("500", year=2025), cell("600", year=2026)))
    assert account_potential(yearly, 2026) == 600
    assert account_potential(yearly, 2025) == 500
    parted = account("a", white_space=(cell("500"), cell("300", unit="u"), cell("100", unit="v")))
    assert account_potential(parted, 2026) == 400


def test_potential_is_compared_with_the_mean_of_all_kams() -> None:
    found = base_of(
        account("a", owner="ana", white_space=(cell("300"),)),
        account("b", owner="ana", white_space=(cell("100"),)),
        account("c", owner="rui", white_space=(cell("200"),)),
        account("d", owner="eva"),
        account("e", white_space=(cell("999"),)),
    ).load
    # mean of ana 400 and rui 200 = 300: +33.3 % and −33.3 %
    by_person = {item.person: item for item in found}
    ana, rui = by_person["ana"], by_person["rui"]
    assert (ana.potential, ana.balance) == (400, D(400) / 300 - 1)
    assert rui.balance == D(200) / 300 - 1
    assert (ana.beyond(D("0.15")), ana.beyond(D("0.34"))) == (True, False)
    assert by_person["eva"].balance is None
    assert by_person[None].balance is None
    assert [item.person for item in found] == ["ana", "rui", "eva", None]


def test_one_kam_is_compared_with_nobody() -> None:
    found = base_of(account("a", owner="ana", white_space=(cell("300"),))).load
    assert found[0].balance is None


def test_cadence_of_tiers_gives_planned_meetings_a_month() -> None:
    found = base_of(
        account("a", owner="ana", tier="top"),  # every 30 days
        account("b", owner="ana", tier="grow"),  # every 60 days
        account("c", owner="ana", tier="keep"),  # no cadence
        account("d", owner="ana"),
    ).load[0]
    month = D("365.25") / 12
    assert found.meetings == month / 30 + month / 60
    assert found.tiers == {"top": 1, "grow": 1, "keep": 1, None: 1}


def test_open_promises_are_those_of_the_person_in_any_account() -> None:
    def task(title: str, owner: str, due: date | None = None, status: str = "todo") -> Action:
        return Action(title=title, owner=owner, due=due, status=ActionStatus(status))

    found = base_of(
        account("a", owner="ana", actions=(task("1", "ana", date(2026, 10, 1)), task("2", "rui"))),
        account("b", owner="rui", actions=(task("3", "ana"), task("4", "ana", None, "done"))),
    ).load
    by_person = {item.person: (item.open_promises, item.overdue_promises) for item in found}
    assert by_person == {"ana": (2, 1), "rui": (1, 0)}


def test_archived_accounts_weigh_on_nobody_and_other_currencies_are_in_no_sum() -> None:
    found = base_of(
        account("a", row("2026-01", "100"), owner="ana", white_space=(cell("10"),)),
        account("b", row("2026-01", "900"), owner="ana", currency="USD", white_space=(cell("90"),)),
        account("c", row("2026-01", "7"), owner="ana", status=AccountStatus.ARCHIVED),
    )
    load = found.load[0]
    assert (load.accounts, load.revenue, load.potential) == (("a", "b"), 100, 10)
    assert found.other_currency == 1
