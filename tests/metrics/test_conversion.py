"""Groups of the base at the end of each quarter, moves and rates; worked out by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kamdocs.metrics.conversion import Rate, closed_quarters
from kamdocs.model.enums import Lifecycle
from kamdocs.model.period import FiscalCalendar, Period
from kamdocs.model.programme import FiscalYear, Programme
from tests.metrics.base_world import PROGRAMME, base_of, met, scores
from tests.metrics.revenue_world import account, months, row

L = Lifecycle

STEADY = account("steady", *months(2025, 10, "9 9 9"), *months(2026, 1, "9 9 9 9 9 9 9 9 9"))
CLIMBER = account(
    "climber",
    # met in February, bought in May, and every month from July
    row("2026-05", "5"),
    *months(2026, 7, "5 5 5"),
    meetings=met("2026-02-10"),
    customer_since=date(2026, 5, 4),
)
STOPPED = account("stopped", *months(2025, 10, "5 5 5"), row("2026-01", "5"))
NEVER = account("never")


def test_groups_at_the_end_of_each_closed_quarter() -> None:
    found = base_of(STEADY, CLIMBER, STOPPED, NEVER).conversion
    assert [quarter.id for quarter in found.quarters] == [
        "2025-q4",
        "2026-q1",
        "2026-q2",
        "2026-q3",
    ]
    assert found.groups == {
        "steady": (L.RECURRING,) * 4,
        # Q3: bought in 4 of the 5 months since it became a client
        "climber": (L.UNAPPROACHED, L.APPROACHED, L.OCCASIONAL, L.RECURRING),
        # silent since 31 January: 150 days on 30 June, 242 on 30 September
        "stopped": (L.RECURRING, L.RECURRING, L.OCCASIONAL, L.LAPSED),
        "never": (L.UNAPPROACHED,) * 4,
    }


def test_moves_and_rates_of_each_quarter() -> None:
    found = base_of(STEADY, CLIMBER, STOPPED, NEVER).conversion
    first, second, third = found.steps
    assert first.start(L.UNAPPROACHED) == 2
    assert (first.advanced(L.UNAPPROACHED), second.advanced(L.APPROACHED)) == (1, 1)
    assert third.advanced(L.OCCASIONAL) == 1
    assert [step.stopped for step in found.steps] == [0, 0, 1]
    assert found.matrix[L.UNAPPROACHED, L.APPROACHED] == 1
    # unapproached at the start of a quarter: 2 + 1 + 1, one moved on
    assert found.rate(L.UNAPPROACHED) == Rate(1, 4)
    assert found.rate(L.OCCASIONAL).share == Decimal("0.5")
    assert sum(found.matrix.values()) == 4 * 3


def test_a_rate_without_anybody_who_could_move_is_missing_not_zero() -> None:
    found = base_of(STEADY)
    assert found.conversion.rate(L.APPROACHED).share is None
    assert found.conversion_rate.value is None
    assert found.conversion_rate.missing == ("could_move",)


def test_the_year_counts_an_account_once_however_many_steps_it_took() -> None:
    # three steps are known: climber went from unapproached to recurring, never stayed
    found = base_of(STEADY, CLIMBER, NEVER)
    assert found.conversion.year == Rate(1, 2)
    assert found.conversion_rate.value == Decimal("0.5")


def test_a_reactivated_client_counts_by_frequency_and_a_lost_one_stands_apart() -> None:
    back = account(
        "back", row("2025-10", "5"), *months(2026, 7, "5 5 5"), customer_since=date(2020, 1, 1)
    )
    found = base_of(STEADY, back).conversion
    # 1 July after silence since 31 October 2025; three of three months since the return
    assert found.groups["back"] == (L.OCCASIONAL, L.OCCASIONAL, L.LAPSED, L.RECURRING)
    assert found.steps[-1].returned == 1


def test_quarters_follow_the_fiscal_year() -> None:
    calendar = FiscalCalendar(7)
    # 15 October 2026 lies in the second quarter of the year that ends in June 2027
    quarters = closed_quarters(calendar, date(2026, 10, 15), date(2020, 1, 1), 2)
    assert quarters == (Period.quarter(2026, 4), Period.quarter(2027, 1))
    programme = Programme(name="P", fiscal_year=FiscalYear(start_month=7))
    found = base_of(STEADY, programme=programme).conversion
    assert [quarter.id for quarter in found.quarters] == [
        "2026-q2",
        "2026-q3",
        "2026-q4",
        "2027-q1",
    ]


def test_the_quarter_that_ends_today_is_closed() -> None:
    quarters = closed_quarters(FiscalCalendar(), date(2026, 9, 30), date(2020, 1, 1), 1)
    assert quarters == (Period.quarter(2026, 3),)


def test_an_empty_portfolio_has_no_quarters() -> None:
    found = base_of()
    assert (found.conversion.quarters, found.conversion.steps) == ((), ())
    assert found.buying.value is None


def test_without_figures_contacts_say_how_far_back_to_look() -> None:
    found = base_of(account("a", meetings=met("2026-05-10")), NEVER).conversion
    assert [quarter.id for quarter in found.quarters] == ["2026-q2", "2026-q3"]
    assert found.counts[0] == {L.APPROACHED: 1, L.UNAPPROACHED: 1}


def test_counts_of_today_take_the_typed_situation_first() -> None:
    found = base_of(
        account("a", lifecycle=L.REACTIVATED), account("b", lifecycle=L.LOST), CLIMBER, NEVER
    )
    assert (found.buying.value, found.never_bought.value, found.stopped.value) == (2, 1, 1)


def test_high_potential_that_never_bought_is_attractive_and_scored() -> None:
    high, edge = scores(size="9", growth="9"), scores(size="6", growth="6")
    found = base_of(
        account("b", scores=edge),
        account("a", scores=high, meetings=met("2026-05-10")),
        account("low", scores=scores(size="5", growth="5")),
        account("thin", scores=scores(growth="10")),
        account("client", *months(2026, 7, "5 5 5"), scores=high),
        programme=PROGRAMME,
    )
    assert found.high_potential == ("a", "b")
