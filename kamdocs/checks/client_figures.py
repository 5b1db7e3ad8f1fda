"""Figures that a client does not get although much else of its account is marked for it."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.model.account import Account
from kamdocs.model.enums import Visibility
from kamdocs.model.programme import Programme
from kamdocs.model.record import Record
from kamdocs.model.shape import record_shape
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.places import Places
from kamdocs.source.visibility_rules import visible_kpis

_CLIENT = Visibility.CLIENT


def client_figure_findings(
    account: Account, programme: Programme, places: Places
) -> Iterator[Finding]:
    """Find units and service levels whose figures are left out of what the client sees.

    An account of which nothing is marked for the client is none that anything is made for.
    """
    if not _is_for_client(account):
        return
    kpis = visible_kpis(programme, _CLIENT)
    told = {row.unit for row in account.figures if row.actual is not None and row.kpi in kpis}
    told |= {item.unit for item in account.price_adjustments if item.visibility is _CLIENT}
    for index, unit in enumerate(account.units):
        if unit.id in told and unit.visibility is not _CLIENT:
            place = places.nearest("units", index, "id")
            params = {"unit": unit.name}
            yield Finding("unit-not-for-client", Severity.WARNING, place, params, account.id)
    for index, contract in enumerate(account.contracts):
        if contract.visibility is not _CLIENT:
            continue
        for step, level in enumerate(contract.service_levels):
            if level.kpi not in kpis:
                place = places.nearest("contracts", index, "service_levels", step, "kpi")
                params = {"kpi": level.kpi, "contract": contract.name}
                yield Finding("level-not-for-client", Severity.WARNING, place, params, account.id)


def _is_for_client(record: Record) -> bool:
    """Tell whether a record, or one in it, is marked for the client."""
    if getattr(record, "visibility", None) is _CLIENT:
        return True
    for name, shape in record_shape(type(record)).items():
        if shape.record is None:
            continue
        value = getattr(record, name)
        if any(_is_for_client(item) for item in (value if shape.many else (value,)) if item):
            return True
    return False
