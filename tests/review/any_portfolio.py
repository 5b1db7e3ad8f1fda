"""Portfolios of any content for hypothesis: every record and field of the model, by its shape."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from kamdocs.model.account import Account, Prose
from kamdocs.model.kinds import Kind
from kamdocs.model.period import Period
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.programme import Programme
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, record_shape

WORDS = ("Vereda", "Vereda Sul", "Treinar a equipe", "Treinar as equipes", "Custo", "ação 2º")
IDS = ("a", "b", "c", "vereda")
DAYS = st.sampled_from([date(2026, 1, 31), date(2026, 3, 1), date(2027, 12, 24)])
NUMBERS = st.sampled_from([Decimal(0), Decimal("1.50"), Decimal("1.5"), Decimal("-7"), Decimal(9)])
PERIODS = st.sampled_from([Period.month(2026, 7), Period.quarter(2026, 3), Period.whole_year(2026)])

# Few values, so that records with the same key, id and text meet often.
_BY_KIND: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: st.sampled_from(WORDS) | st.text(max_size=8),
    Kind.TAX_ID: st.sampled_from(("11222333000181", "11444777000161")),
    Kind.ID: st.sampled_from(IDS),
    Kind.NUMBER: NUMBERS,
    Kind.MONEY: NUMBERS,
    Kind.SHARE: NUMBERS,
    Kind.POINTS: NUMBERS,
    Kind.COUNT: st.integers(0, 3),
    Kind.DAY: DAYS,
    Kind.PERIOD: PERIODS,
    Kind.YES_NO: st.booleans(),
}

_PLAIN: dict[str, st.SearchStrategy[Any]] = {
    "id": st.sampled_from(IDS),
    "slug": st.sampled_from(IDS),
    "path": st.sampled_from(("a.md", "b.md")),
    "name": st.sampled_from(WORDS),
    "text": st.text(max_size=20),
    "line": st.integers(1, 9),
    "changed": st.none() | DAYS,
    "objectives_path": st.none() | st.just("o.md"),
    "figures_path": st.none() | st.just("f.csv"),
    "custom": st.dictionaries(
        st.sampled_from(IDS), st.sampled_from(WORDS) | NUMBERS | DAYS | st.booleans(), max_size=2
    ),
}
"""Fields without a mark of their kind."""


def value_of(shape: FieldShape) -> st.SearchStrategy[Any]:
    """Give any value of a field, missing or empty ones too."""
    one = _one(shape)
    if shape.many:
        return st.lists(one, max_size=3).map(tuple)
    return one if shape.required else st.none() | one


def _one(shape: FieldShape) -> st.SearchStrategy[Any]:
    record = shape.record
    if record is not None:
        return st.deferred(lambda: any_record(record))
    if shape.values is not None:
        return st.sampled_from(list(shape.values))
    if shape.reference is not None:
        return st.sampled_from(IDS)
    if shape.free is not None:
        return st.dictionaries(st.sampled_from(IDS), _one(shape.free), max_size=2)
    return _BY_KIND[shape.kind] if shape.kind else _PLAIN[shape.name]


def any_record(record: type[Record]) -> st.SearchStrategy[Any]:
    """Give any record of a kind: what it needs and up to five more fields."""
    if record not in _MADE:
        _MADE[record] = _any_record(record)
    return _MADE[record]


_MADE: dict[type[Record], st.SearchStrategy[Any]] = {}


def _any_record(record: type[Record]) -> st.SearchStrategy[Any]:
    shapes = record_shape(record)
    needed = [name for name, shape in shapes.items() if shape.required]
    others = [name for name in shapes if name not in needed]

    @st.composite
    def build(draw: st.DrawFn) -> Record:
        more = draw(st.sets(st.sampled_from(others), max_size=5)) if others else set()
        values = {name: draw(value_of(shapes[name])) for name in [*needed, *sorted(more)]}
        defaulted = {
            name for name, value in values.items() if value is None and not nullable(record, name)
        }
        return record.model_validate({k: v for k, v in values.items() if k not in defaulted})

    return build()


def nullable(record: type[Record], name: str) -> bool:
    """Tell whether a field may be None."""
    return record.model_fields[name].default is None


def any_portfolio(accounts: int = 2) -> st.SearchStrategy[Portfolio]:
    """Give any portfolio of a few accounts with different ids."""
    return st.builds(
        Portfolio,
        programme=any_record(Programme),
        accounts=st.lists(any_record(Account), max_size=accounts, unique_by=_id).map(tuple),
    )


def _id(account: Account) -> str:
    return account.id


@st.composite
def edited(draw: st.DrawFn, record: Any) -> Any:
    """Change some fields of a record at any depth, and the order and number of its lists."""
    kind: type[Record] = type(record)
    shapes = record_shape(kind)
    names = [name for name in shapes if name != "id" or draw(st.booleans())]
    changed = {}
    for name in draw(st.sets(st.sampled_from(names), min_size=1, max_size=3)):
        value, shape = getattr(record, name), shapes[name]
        if isinstance(value, tuple):
            value = tuple(draw(st.permutations(value)))
            value = value[draw(st.integers(0, min(1, len(value)))) :]
        if isinstance(value, tuple) and value and isinstance(value[0], Record):
            changed[name] = (draw(edited(value[0])), *value[1:])
        elif isinstance(value, Record) and not isinstance(value, Prose):
            changed[name] = draw(edited(value))
        elif not isinstance(value, tuple):
            new = draw(value_of(shape))
            changed[name] = value if new is None and not nullable(type(record), name) else new
        else:
            changed[name] = value
    return record.model_copy(update=changed)
