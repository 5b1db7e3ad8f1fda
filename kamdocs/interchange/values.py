"""The values a mapping computes with, and the arithmetic between them.

Numbers are decimals and `+ - *` are exact: a result that does not fit 200 digits is refused
rather than rounded. A quotient keeps 40 digits. Nothing in, nothing out: a blank operand
makes a blank result, except for `&`, which skips it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, Inexact, InvalidOperation
from typing import Any

Value = str | Decimal | date | bool | None
"""A cell: text, number, day, yes or no, or nothing."""

EXACT = Context(prec=200, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation, Inexact])
"""Arithmetic that refuses to round."""

QUOTIENT = Context(prec=40, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation, DivisionByZero])
"""Arithmetic of division."""


class CannotComputeError(Exception):
    """Values that do not go together, e.g. a text times a number."""

    def __init__(self, *values: Value) -> None:
        self.values = values
        super().__init__(", ".join(written(value) for value in values))


def written(value: Value) -> str:
    """Give a value as plain text: numbers with a point, days in ISO form."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return plain_number(value)
    return value.isoformat() if isinstance(value, date) else value


def plain_number(value: Decimal) -> str:
    """Give all digits of a number, without exponent and needless zeros."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def _number(value: Value, *others: Value) -> Decimal:
    if isinstance(value, Decimal):
        return value
    raise CannotComputeError(value, *others)


def _arithmetic(work: Callable[[Decimal, Decimal], Decimal]) -> Callable[[Value, Value], Value]:
    def operate(left: Value, right: Value) -> Value:
        if left is None or right is None:
            return None
        try:
            return work(_number(left, right), _number(right, left))
        except (InvalidOperation, Inexact, DivisionByZero):
            raise CannotComputeError(left, right) from None

    return operate


def compared(left: Value, right: Value) -> int | None:
    """Give -1, 0 or 1, or None where one is blank; raises CannotComputeError across kinds."""
    if left is None or right is None:
        return None
    if kind_of(left) is not kind_of(right):
        raise CannotComputeError(left, right)
    first: Any = left
    return int(first > right) - int(first < right)


def kind_of(value: Value) -> type:
    """Give the kind of a value; a number is never a yes or no."""
    for kind in (bool, Decimal, date, str):
        if isinstance(value, kind):
            return kind
    return type(None)


def _comparison(test: Callable[[int], bool]) -> Callable[[Value, Value], Value]:
    def compare(left: Value, right: Value) -> Value:
        order = compared(left, right)
        return order is not None and test(order)

    return compare


def _equal(left: Value, right: Value) -> Value:
    if left is None or right is None:
        return left is right
    return compared(left, right) == 0


BINARY: dict[str, Callable[[Value, Value], Value]] = {
    "+": _arithmetic(EXACT.add),
    "-": _arithmetic(EXACT.subtract),
    "*": _arithmetic(EXACT.multiply),
    "/": _arithmetic(QUOTIENT.divide),
    "&": lambda left, right: written(left) + written(right),
    "=": _equal,
    "<>": lambda left, right: not _equal(left, right),
    "<": _comparison(lambda order: order < 0),
    "<=": _comparison(lambda order: order <= 0),
    ">": _comparison(lambda order: order > 0),
    ">=": _comparison(lambda order: order >= 0),
    "and": lambda left, right: is_yes(left) and is_yes(right),
    "or": lambda left, right: is_yes(left) or is_yes(right),
}
"""What each operator between two values does."""


def is_yes(value: Value) -> bool:
    """Tell whether a condition holds; a blank one does not."""
    if value is None or isinstance(value, bool):
        return bool(value)
    raise CannotComputeError(value)


def negative(value: Value) -> Value:
    """Give the number with its sign turned."""
    return None if value is None else EXACT.minus(_number(value))


def total(values: list[Value]) -> Value:
    """Sum the numbers exactly; blanks count nothing, only blanks give a blank."""
    numbers = [_number(value) for value in values if value is not None]
    result = Decimal(0)
    try:
        for number in numbers:
            result = EXACT.add(result, number)
    except (InvalidOperation, Inexact):
        raise CannotComputeError(result) from None
    return result if numbers else None
