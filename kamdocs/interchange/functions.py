"""The functions of the expression language, with their English and Portuguese names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from kamdocs.interchange.forms import day_form
from kamdocs.interchange.slug import slug
from kamdocs.interchange.values import (
    EXACT,
    CannotComputeError,
    Value,
    compared,
    total,
    written,
)

MANY = 99
"""Number of arguments where a function sets no limit."""


@dataclass(frozen=True)
class Function:
    """A function of one row: its Portuguese name, how many arguments it takes, what it does."""

    portuguese: str
    fewest: int
    most: int
    work: Callable[..., Value]


def _text(value: Value) -> str:
    if isinstance(value, (bool, date)):
        raise CannotComputeError(value)
    return written(value)


def _day(value: Value) -> date:
    if isinstance(value, date):
        return value
    raise CannotComputeError(value)


def _count(value: Value) -> int:
    if isinstance(value, Decimal) and value == value.to_integral_value() and abs(value) < 1000:
        return int(value)
    raise CannotComputeError(value)


def _of_text(work: Callable[[str], str]) -> Callable[[Value], Value]:
    return lambda value: None if value is None else work(_text(value))


def _replace(value: Value, old: Value, new: Value) -> Value:
    if value is None or not _text(old):
        return value
    return _text(value).replace(_text(old), _text(new))


def _left(value: Value, length: Value) -> Value:
    return None if value is None else _text(value)[: max(0, _count(length))]


def _right(value: Value, length: Value) -> Value:
    if value is None:
        return None
    text = _text(value)
    return text[max(0, len(text) - max(0, _count(length))) :]


def _part(value: Value, start: Value, length: Value) -> Value:
    if value is None:
        return None
    first = max(0, _count(start) - 1)
    return _text(value)[first : first + max(0, _count(length))]


def _pad(value: Value, width: Value) -> Value:
    return None if value is None else _text(value).zfill(_count(width))


def _join(separator: Value, *values: Value) -> Value:
    parts = [written(value) for value in values if value is not None]
    return _text(separator).join(parts) or None


def _coalesce(*values: Value) -> Value:
    return next((value for value in values if value is not None and value != ""), None)


def _number(value: Value) -> Value:
    if value is None or isinstance(value, Decimal):
        return value
    try:
        return Decimal(_text(value).strip())
    except InvalidOperation:
        raise CannotComputeError(value) from None


def _round(value: Value, places: Value) -> Value:
    if value is None:
        return None
    if not isinstance(value, Decimal):
        raise CannotComputeError(value)
    return value.quantize(Decimal(1).scaleb(-_count(places)), ROUND_HALF_UP, EXACT_ROUND)


EXACT_ROUND = EXACT.copy()
EXACT_ROUND.clear_traps()
"""Rounding is asked for here, so that it is no error."""


def _absolute(value: Value) -> Value:
    if value is None or isinstance(value, Decimal):
        return None if value is None else abs(value)
    raise CannotComputeError(value)


def _days(start: Value, end: Value) -> Value:
    if start is None or end is None:
        return None
    return Decimal((_day(end) - _day(start)).days)


def _day_text(value: Value, form: Value) -> Value:
    return None if value is None else _day(value).strftime(day_form(_text(form)))


def _extreme(sign: int) -> Callable[..., Value]:
    def extreme(*values: Value) -> Value:
        result: Value = None
        for value in values:
            order = compared(value, result)
            if order is None:
                result = result if value is None else value
            elif order * sign > 0:
                result = value
        return result

    return extreme


FUNCTIONS: dict[str, Function] = {
    "slug": Function("slug", 1, 1, _of_text(slug)),
    "upper": Function("maiusculas", 1, 1, _of_text(str.upper)),
    "lower": Function("minusculas", 1, 1, _of_text(str.lower)),
    "trim": Function("aparar", 1, 1, _of_text(lambda text: " ".join(text.split()))),
    "replace": Function("substituir", 3, 3, _replace),
    "left": Function("esquerda", 2, 2, _left),
    "right": Function("direita", 2, 2, _right),
    "part": Function("trecho", 3, 3, _part),
    "pad": Function("zeros", 2, 2, _pad),
    "join": Function("unir", 2, MANY, _join),
    "blank": Function("vazio", 1, 1, lambda value: value is None or value == ""),
    "coalesce": Function("primeiro_preenchido", 1, MANY, _coalesce),
    "number": Function("numero", 1, 1, _number),
    "round": Function("arredondar", 2, 2, _round),
    "abs": Function("absoluto", 1, 1, _absolute),
    "least": Function("menor", 1, MANY, _extreme(-1)),
    "greatest": Function("maior", 1, MANY, _extreme(1)),
    "month": Function("mes", 1, 1, lambda day: None if day is None else f"{_day(day):%Y-%m}"),
    "year": Function("ano", 1, 1, lambda day: None if day is None else Decimal(_day(day).year)),
    "days": Function("dias", 2, 2, _days),
    "day_text": Function("texto_da_data", 2, 2, _day_text),
}
"""Functions of one row."""

AGGREGATES: dict[str, Function] = {
    "sum": Function("soma", 1, 1, total),
    "min": Function("minimo", 1, 1, lambda values: _extreme(-1)(*values)),
    "max": Function("maximo", 1, 1, lambda values: _extreme(1)(*values)),
    "count": Function(
        "contagem", 0, 1, lambda values: Decimal(sum(value is not None for value in values))
    ),
    "first": Function("primeiro", 1, 1, lambda values: next(iter(values), None)),
}
"""Functions of the rows of a group; `count()` without an argument counts rows."""

CONDITION = Function("se", 3, 3, lambda *_: None)
"""`if(condition, then, else)`: listed for its names; evaluation looks at one branch only."""


def _by_name(functions: dict[str, Function]) -> dict[str, str]:
    names = {name: name for name in functions}
    return names | {function.portuguese: name for name, function in functions.items()}


FUNCTION_NAMES = _by_name(FUNCTIONS)
AGGREGATE_NAMES = _by_name(AGGREGATES)
CONDITION_NAMES = ("if", CONDITION.portuguese)
