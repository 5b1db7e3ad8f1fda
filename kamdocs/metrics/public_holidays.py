"""Public holidays of a client's country and states, from the `holidays` package."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kamdocs.model.account import Account
from kamdocs.model.programme import Programme

_BRAZIL, _PORTUGAL = "BR", "PT"

_STATES = frozenset(
    [
        *("AC", "AL", "AM", "AP", "BA", "CE", "DF", "ES", "GO", "MA", "MG", "MS", "MT", "PA"),
        *("PB", "PE", "PI", "PR", "RJ", "RN", "RO", "RR", "RS", "SC", "SE", "SP", "TO"),
    ]
)

_OWN_LANGUAGE = {_BRAZIL: "pt_BR", _PORTUGAL: "pt_PT"}


@dataclass(frozen=True)
class Holiday:
    """A public holiday; `states` are those that keep it, empty where the whole country does."""

    day: date
    name: str
    country: str
    states: tuple[str, ...] = ()


@dataclass(frozen=True, order=True)
class Place:
    """A country and, where known, one of its states."""

    country: str
    state: str = ""


def account_places(account: Account, programme: Programme) -> tuple[Place, ...]:
    """Give where a client works: its units' states, else the country of its money or language.

    A state that only Brazil has says Brazil; elsewhere the currency of the account, then the
    language of the programme decide. Where nothing says it, there is none.
    """
    states = {(unit.state or "").strip().upper() for unit in account.units}
    brazilian = states & _STATES
    if brazilian:
        return tuple(sorted(Place(_BRAZIL, state) for state in brazilian))
    country = _country(account.currency or programme.currency, programme.language)
    return (Place(country),) if country else ()


def holidays_between(
    places: Iterable[Place], first: date, last: date, language: str
) -> tuple[Holiday, ...]:
    """Give the public holidays of some places between two days, both counted, each once."""
    wanted = sorted(set(places))
    states: dict[tuple[date, str, str], set[str]] = {}
    national: set[tuple[date, str, str]] = set()
    for place in wanted:
        own = _calendar(Place(place.country), first.year, last.year, language)
        for day, name in _calendar(place, first.year, last.year, language):
            if not first <= day <= last:
                continue
            key = (day, place.country, name)
            if (day, name) in own:
                national.add(key)
            else:
                states.setdefault(key, set()).add(place.state)
    found = [Holiday(day, name, country) for day, country, name in national]
    found += [
        Holiday(day, name, country, tuple(sorted(kept)))
        for (day, country, name), kept in states.items()
    ]
    return tuple(sorted(found, key=lambda item: (item.day, item.country, item.name)))


def _country(currency: str, language: str) -> str:
    if currency == "BRL":
        return _BRAZIL
    if language == "pt-PT" and currency == "EUR":
        return _PORTUGAL
    return ""


@lru_cache(maxsize=256)
def _calendar(
    place: Place, first_year: int, last_year: int, language: str
) -> frozenset[tuple[date, str]]:
    # Loading the package takes longer than a whole page, and only the calendar asks for it.
    from holidays import country_holidays

    known = country_holidays(
        place.country,
        subdiv=place.state or None,
        years=range(first_year, last_year + 1),
        language="en_US" if language == "en" else _OWN_LANGUAGE.get(place.country),
    )
    # Two holidays of one day come as one text.
    return frozenset((day, name) for day, names in known.items() for name in names.split("; "))
