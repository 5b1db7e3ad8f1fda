"""Where each kind of record lives in a portfolio, found by walking the model."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from kamdocs.model.account import Account, Prose
from kamdocs.model.kinds import Kind
from kamdocs.model.period import Period
from kamdocs.model.portfolio import LeftOut, Portfolio
from kamdocs.model.programme import Programme
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, record_shape

Home = tuple[tuple[type[Record], str], ...]
"""The way to a record from the account or programme: the record and field of each step."""


def homes() -> dict[type[Record], Home]:
    """Give the shortest way to every kind of record, the roots with an empty one."""
    found: dict[type[Record], Home] = {Account: (), Programme: ()}
    waiting: list[type[Record]] = [Account, Programme]
    while waiting:
        record = waiting.pop(0)
        for name, shape in record_shape(record).items():
            inner = shape.record
            if inner is not None and inner not in found and inner is not Prose:
                found[inner] = (*found[record], (record, name))
                waiting.append(inner)
    return found


HOMES = homes()
LISTED = {
    record for record, home in HOMES.items() if home and record_shape(home[-1][0])[home[-1][1]].many
} | {record for record in HOMES if record.__name__ in ("JointPlan", "HealthOverride")}
"""Records that can come and go; of the others there is always one."""

_SAMPLES: dict[Kind, tuple[Any, Any]] = {
    Kind.TEXT: ("Treinar a equipe", "Outra coisa bem diferente"),
    Kind.TAX_ID: ("11222333000181", "11444777000161"),
    Kind.ID: ("norte", "zzz"),
    Kind.NUMBER: (Decimal("1234.5"), Decimal("2000")),
    Kind.MONEY: (Decimal(1_200_000), Decimal(1_500_000)),
    Kind.SHARE: (Decimal("0.125"), Decimal("0.2")),
    Kind.POINTS: (Decimal(40), Decimal(60)),
    Kind.COUNT: (2, 5),
    Kind.DAY: (date(2026, 3, 1), date(2026, 4, 15)),
    Kind.PERIOD: (Period.quarter(2026, 3), Period.month(2026, 7)),
    Kind.YES_NO: (False, True),
}


def samples(shape: FieldShape) -> tuple[Any, Any] | None:
    """Give two different values of a field; None for a record or mapping."""
    if shape.record is not None or shape.free is not None:
        return None
    if shape.values is not None:
        values = list(shape.values)
        pair: tuple[Any, Any] = (values[0], values[-1])
    elif shape.reference is not None:
        pair = (f"{shape.reference.target}-1", f"{shape.reference.target}-2")
    elif shape.kind is not None:
        pair = _SAMPLES[shape.kind]
    elif shape.name in ("id", "slug", "path", "text"):
        pair = ("vereda", "outra")
    else:
        return None
    return tuple((value,) for value in pair) if shape.many else pair  # type: ignore[return-value]


def minimal(record: type[Record], **values: Any) -> Any:
    """Give a record with what it needs, and the values given."""
    needed: dict[str, Any] = {}
    for name, shape in record_shape(record).items():
        if name in values or not shape.required:
            continue
        found = samples(shape)
        needed[name] = minimal(shape.record) if shape.record else found[0] if found else None
    return record.model_validate({**needed, **values})


def portfolio_with(record: type[Record], items: list[Any]) -> Portfolio:
    """Give a portfolio in which the list, or the field, of a kind of record holds these."""
    if record is LeftOut:
        return Portfolio(programme=minimal(Programme), left_out=tuple(items))
    if record is Account:
        return Portfolio(programme=minimal(Programme), accounts=tuple(items))
    root: Any = _within(HOMES[record], items) if HOMES[record] else items[0]
    if isinstance(root, Programme):
        return Portfolio(programme=root, accounts=(minimal(Account),))
    return Portfolio(programme=minimal(Programme), accounts=(root,))


def _within(home: Home, items: list[Any]) -> Any:
    inner: Any = items
    for record, name in reversed(home):
        many = record_shape(record)[name].many
        value = tuple(inner) if many else (inner[0] if inner else None)
        empty = value is None and record.model_fields[name].default is not None
        inner = [minimal(record, **({} if empty else {name: value}))]
    return inner[0]
