"""White space: every eligible cell once, and what we know of what the client buys."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kamdocs.model.enums import CellState
from tests.metrics.growth_world import cell, deal, grown, grown_alone
from tests.metrics.revenue_world import account, months, row

D = Decimal


def test_white_space_counts_owned_cells_with_what_is_still_to_be_won() -> None:
    cells = (
        cell("a", "boxes", state="owned", potential=100, our_revenue=60),
        cell("a", "films", state="gap", potential=50, our_revenue=0),
        cell("b", "boxes", state="not_eligible", potential=999),
        cell("b", "films", state="owned", potential=30, our_revenue=45),
    )
    found = grown_alone(account("x", white_space=cells))
    assert found.white_space.value == D(90)
    assert found.penetration.value == D(2) / 3


def test_a_cell_in_negotiation_counts_once_and_is_told_apart_from_the_pipeline() -> None:
    negotiated = cell("a", "films", state="in_pipeline", opportunity="nova", potential=300)
    free = cell("b", "films", state="gap", potential=100)
    nova = deal("nova", stage="proposal", annual_value=200)
    found = grown_alone(account("x", white_space=(negotiated, free), opportunities=(nova,)))
    assert found.white_space.value == D(400)
    assert (found.space.negotiated, found.space.untouched) == (D(200), D(200))
    assert found.pipeline.value == D(200)


@pytest.mark.parametrize(
    ("fields", "negotiated"),
    [
        ({"stage": "proposal", "annual_value": 999}, "300"),
        ({"stage": "proposal"}, "300"),
        ({"stage": "won", "annual_value": 200}, "0"),
        ({"stage": "lost", "annual_value": 200}, "0"),
    ],
)
def test_the_negotiated_part_is_never_more_than_the_headroom(
    fields: dict[str, object], negotiated: str
) -> None:
    one = cell("a", "films", state="in_pipeline", opportunity="nova", potential=300)
    found = grown_alone(account("x", white_space=(one,), opportunities=(deal("nova", **fields),)))
    assert found.space.negotiated == D(negotiated)


def test_an_opportunity_of_the_same_unit_and_offering_belongs_to_the_cell_a_renewal_does_not() -> (
    None
):
    one = cell("a", "boxes", state="owned", potential=100, our_revenue=40)
    more = deal("more", kind="upsell", stage="proposal", unit="a", offering="boxes", amount=10)
    again = deal("again", kind="renewal", stage="proposal", unit="a", offering="boxes", amount=90)
    found = grown_alone(account("x", white_space=(one,), opportunities=(more, again)))
    assert [item.opportunity.id for item in found.cells[0].deals] == ["more"]
    assert found.space.negotiated == D(10)


def test_the_value_of_one_opportunity_for_several_cells_is_shared_out_and_not_repeated() -> None:
    cells = (
        cell("a", "boxes", state="in_pipeline", opportunity="nova", potential=300),
        cell("a", "films", state="in_pipeline", opportunity="nova", potential=100),
        cell("a", "trays", state="in_pipeline", opportunity="nova", potential=100),
    )
    nova = deal("nova", stage="proposal", annual_value=350)
    found = grown_alone(account("x", white_space=cells, opportunities=(nova,)))
    assert [item.negotiated for item in found.cells] == [D(300), D(50), D(0)]
    assert found.space.negotiated == D(350)


def test_typed_revenue_wins_and_the_computed_one_can_be_compared() -> None:
    figures = (
        row("2025-09", "1000", unit="a", offering="boxes"),
        *(row(f"2026-{n:02d}", "10", unit="a", offering="boxes") for n in range(1, 10)),
    )
    one = cell("a", "boxes", state="owned", potential=500, our_revenue=100)
    found = grown_alone(account("x", *figures, white_space=(one,))).cells[0]
    assert found.computed == D(90)
    assert (found.revenue, found.headroom) == (D(100), D(400))
    assert found.differs == D(10)


def test_revenue_of_the_last_twelve_closed_months_is_computed_where_nobody_typed_it() -> None:
    figures = tuple(
        row(f"{year}-{month:02d}", "10", unit="a", offering="boxes")
        for year, month in [*((2025, n) for n in range(9, 13)), *((2026, n) for n in range(1, 10))]
    )
    cells = (
        cell("a", "boxes", potential=500),
        cell("a", "films", potential=70),
    )
    found = grown_alone(account("x", *figures, white_space=cells)).cells
    assert [item.revenue for item in found] == [D(120), D(0)]
    assert [item.state for item in found] == [CellState.OWNED, CellState.GAP]
    whole = account("x", *figures, white_space=(cell(None, "boxes", potential=500),))
    assert grown_alone(whole).cells[0].revenue == D(120)


def test_without_figures_by_offering_the_revenue_of_an_owned_cell_is_missing() -> None:
    cells = (
        cell("a", "boxes", state="owned", potential=500, total_spend=800),
        cell("a", "films", state="gap", potential=70, total_spend=100),
    )
    found = grown_alone(account("x", *months(2026, 1, "5 5 5"), white_space=cells))
    assert found.cells[0].revenue is None
    assert found.white_space.value == D(70)
    assert found.space.unknown == 1
    assert found.space.spend == D(100)


def test_wallet_share_covers_only_cells_whose_spend_is_known() -> None:
    cells = (
        cell("a", "boxes", state="owned", total_spend=1000, our_revenue=650),
        cell("a", "films", state="owned", our_revenue=900),
        cell("b", "boxes", state="gap", total_spend=1000),
        cell("b", "films", state="not_eligible", total_spend=5000),
    )
    found = grown_alone(account("x", white_space=cells))
    assert found.wallet_share.value == D("0.325")
    assert not found.dependent


def test_above_the_limit_the_client_depends_on_us() -> None:
    at = cell("a", "boxes", state="owned", total_spend=100, our_revenue=60)
    above = cell("a", "boxes", state="owned", total_spend=100, our_revenue=61)
    assert not grown_alone(account("x", white_space=(at,))).dependent
    assert grown_alone(account("x", white_space=(above,))).dependent


def test_a_spend_of_zero_gives_no_wallet_share() -> None:
    one = cell("a", "boxes", state="gap", total_spend=0)
    assert grown_alone(account("x", white_space=(one,))).wallet_share.value is None


def test_without_cells_everything_is_missing_and_named() -> None:
    found = grown_alone(account("x"))
    assert found.white_space.value is None
    assert found.white_space.missing == ("cell_potential",)
    assert found.wallet_share.missing == ("spend_revenue", "total_spend")
    assert found.penetration.missing == ("cells_owned", "cells_eligible")


def test_of_several_years_of_a_cell_the_newest_that_has_begun_counts_once() -> None:
    cells = (
        cell("a", "boxes", state="gap", year=2025, potential=10),
        cell("a", "boxes", state="gap", year=2026, potential=20),
        cell("a", "boxes", state="gap", year=2027, potential=40),
    )
    found = grown_alone(account("x", white_space=cells))
    assert found.white_space.value == D(20)
    assert found.space.eligible == 1


def test_the_portfolio_adds_accounts_of_its_currency_and_lists_the_largest_untouched_cells() -> (
    None
):
    ours = account(
        "ours",
        white_space=(
            cell("a", "boxes", state="gap", potential=10),
            cell("a", "films", state="gap", potential=70),
            cell("b", "films", state="owned", potential=90, our_revenue=20),
        ),
    )
    theirs = account(
        "theirs", currency="EUR", white_space=(cell("a", "boxes", state="gap", potential=500),)
    )
    found = grown(ours, theirs)
    assert found.white_space.value == D(150)
    assert [item.record.offering for item in found.untouched] == ["films", "boxes"]
    assert found.penetration.value == D(1) / 3


def test_on_a_leap_day_the_last_twelve_months_end_with_january() -> None:
    figures = (
        row("2027-01", "1000", unit="a", offering="boxes"),
        row("2027-02", "7", unit="a", offering="boxes"),
        row("2028-01", "3", unit="a", offering="boxes"),
        row("2028-02", "500", unit="a", offering="boxes"),
    )
    one = account("x", *figures, white_space=(cell("a", "boxes", potential=100),))
    assert grown_alone(one, as_of=date(2028, 2, 28)).cells[0].computed == D(10)
    assert grown_alone(one, as_of=date(2028, 2, 29)).cells[0].computed == D(503)


@pytest.mark.parametrize(
    ("since", "known"),
    [
        (None, False),
        (date(2015, 1, 1), False),
        # A client for less than twelve months whose figures begin with it bought nothing before
        (date(2026, 6, 15), True),
        # Figures that begin long after the account became a client do not tell its first months
        (date(2025, 11, 1), False),
    ],
)
def test_figures_of_less_than_twelve_months_give_no_revenue_of_twelve(
    since: date | None, known: bool
) -> None:
    figures = tuple(row(f"2026-{n:02d}", "100", unit="a", offering="boxes") for n in (7, 8, 9))
    one = cell("a", "boxes", potential=1200, total_spend=2400)
    found = grown_alone(account("x", *figures, customer_since=since, white_space=(one,)))
    assert found.cells[0].state is CellState.OWNED
    assert found.cells[0].computed == (D(300) if known else None)
    assert found.white_space.value == (D(900) if known else None)
    assert found.wallet_share.value == (D("0.125") if known else None)
    assert found.space.unknown == (0 if known else 1)


def test_the_whole_of_an_offering_does_not_count_beside_its_units() -> None:
    cells = (
        cell(None, "boxes", state="gap", potential=500),
        cell("a", "boxes", state="gap", potential=300),
        cell("b", "boxes", state="not_eligible"),
        cell(None, "films", state="gap", potential=70),
        cell("b", "films", state="not_eligible"),
    )
    found = grown_alone(account("x", white_space=cells))
    assert found.white_space.value == D(370)
    assert found.space.eligible == 2
