"""Public holidays of clients' countries and states."""

from __future__ import annotations

from datetime import date

import pytest

from kamdocs.metrics.public_holidays import Holiday, Place, account_places, holidays_between
from kamdocs.model.account import Unit
from tests.metrics.work_world import account, programme


def unit(state: str) -> Unit:
    return Unit(id=state.lower(), name=state, state=state)


def test_sao_paulo_keeps_its_own_day_beside_the_national_ones() -> None:
    found = holidays_between([Place("BR", "SP")], date(2026, 7, 1), date(2026, 9, 30), "pt-BR")
    assert found == (
        Holiday(date(2026, 7, 9), "Revolução Constitucionalista", "BR", ("SP",)),
        Holiday(date(2026, 9, 7), "Independência do Brasil", "BR"),
    )


def test_a_national_holiday_stands_once_for_all_states() -> None:
    places = [Place("BR", "SP"), Place("BR", "MG"), Place("BR", "RJ")]
    found = holidays_between(places, date(2026, 11, 2), date(2026, 11, 2), "pt-BR")
    assert found == (Holiday(date(2026, 11, 2), "Finados", "BR"),)


def test_two_holidays_of_one_day_are_told_apart() -> None:
    found = holidays_between([Place("BR", "PR")], date(2026, 11, 15), date(2026, 11, 15), "pt-BR")
    assert found == (
        Holiday(date(2026, 11, 15), "Nossa Senhora do Rocio", "BR", ("PR",)),
        Holiday(date(2026, 11, 15), "Proclamação da República", "BR"),
    )


def test_portugal_speaks_its_own_language() -> None:
    found = holidays_between([Place("PT")], date(2026, 10, 1), date(2026, 12, 24), "pt-PT")
    assert [(item.day, item.name) for item in found] == [
        (date(2026, 10, 5), "Implantação da República"),
        (date(2026, 11, 1), "Dia de Todos os Santos"),
        (date(2026, 12, 1), "Restauração da Independência"),
        (date(2026, 12, 8), "Imaculada Conceição"),
    ]


def test_holidays_of_a_span_over_the_new_year() -> None:
    found = holidays_between([Place("BR")], date(2026, 12, 20), date(2027, 1, 5), "en")
    assert [item.day for item in found] == [date(2026, 12, 25), date(2027, 1, 1)]


@pytest.mark.parametrize(
    ("states", "currency", "language", "places"),
    [
        (("SP", "mg"), "BRL", "pt-BR", (Place("BR", "MG"), Place("BR", "SP"))),
        ((), "BRL", "pt-BR", (Place("BR"),)),
        (("Lisboa",), "EUR", "pt-PT", (Place("PT"),)),
        (("SP",), "EUR", "pt-PT", (Place("BR", "SP"),)),
        ((), "USD", "en", ()),
    ],
)
def test_where_a_client_works(
    states: tuple[str, ...], currency: str, language: str, places: tuple[Place, ...]
) -> None:
    client = account(units=tuple(unit(state) for state in states))
    assert account_places(client, programme(currency=currency, language=language)) == places
