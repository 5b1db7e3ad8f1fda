"""A portfolio as JSON text and back, exactly: what was released or published, to compare later.

The same portfolio always gives the same text. Reading builds records from plain JSON and nothing
else, so a foreign or half file can only be refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from json.encoder import encode_basestring
from typing import Any

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from kamdocs.errors import UserError
from kamdocs.model.account import Account
from kamdocs.model.period import Granularity, Period
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.record import Record

FORMAT = "kamdocs-snapshot"
VERSION = 1
"""Raised when the meaning of a stored field changes; a new field with a default needs none."""

LARGEST_EXPONENT = 60
"""No figure of an account is that long; one that is would fill the memory when written out."""

_INDEXES = {
    Granularity.MONTH: (1, 12),
    Granularity.QUARTER: (1, 4),
    Granularity.YEAR: (0, 0),
}

_INLINE = 96


def snapshot_text(portfolio: Portfolio) -> str:
    """Give the text of a portfolio, a short record a line."""
    data = {FORMAT: VERSION, "portfolio": _stored(portfolio)}
    return _text(data) + "\n"


def account_snapshot_text(account: Account) -> str:
    """Give the text of a portfolio of one account whose programme is of no account."""
    portfolio = {"programme": {"name": account.name}, "accounts": [_stored(account)]}
    return _text({FORMAT: VERSION, "portfolio": portfolio}) + "\n"


def read_snapshot(text: str, name: str) -> Portfolio:
    """Read a portfolio from its text.

    Raises UserError with `name`, the file's name for people, for anything that is no whole
    snapshot of this version.
    """
    try:
        data = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        raise UserError("changes.snapshot.broken", path=name) from None
    if not isinstance(data, dict) or FORMAT not in data:
        raise UserError("changes.snapshot.foreign", path=name)
    if data[FORMAT] != VERSION:
        raise UserError("changes.snapshot.version", path=name, version=str(data[FORMAT]))
    try:
        portfolio = Portfolio.model_validate(_with_custom(data.get("portfolio")))
    except (ValidationError, ValueError, TypeError, AttributeError, RecursionError):
        raise UserError("changes.snapshot.broken", path=name) from None
    if not _is_sound(portfolio):
        raise UserError("changes.snapshot.broken", path=name)
    return portfolio


def _stored(value: Any) -> Any:
    """Give a value as JSON has it; a Decimal is text, so that no digit is lost."""
    if isinstance(value, Record):
        return dict(_fields(value))
    if isinstance(value, tuple):
        return [_stored(item) for item in value]
    if isinstance(value, Period):
        return {"year": value.year, "granularity": value.granularity.value, "index": value.index}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return exact_number(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _stored(value[key]) for key in sorted(value)}
    return value


def exact_number(value: Decimal) -> str:
    """Write all digits and no others: equal numbers are the same text, 1.50 and 1.5."""
    if not value.is_finite() or abs(value.adjusted()) > LARGEST_EXPONENT:
        return str(value)
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _fields(record: Record) -> Iterator[tuple[str, Any]]:
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if name == "custom":
            value = {key: _typed(value[key]) for key in sorted(value)}
        if not _is_blank(value, field):
            yield name, _stored(value)


def _is_blank(value: Any, field: FieldInfo) -> bool:
    """Tell whether a field holds nothing and would hold nothing when left out.

    Other defaults are written: they may change one day, and this text must not change with them.
    """
    return value in (None, (), {}) and value == field.get_default(call_default_factory=True)


def _typed(value: Any) -> Any:
    """Mark the type of a custom field's value, which may be any of four."""
    if isinstance(value, Decimal):
        return {"number": exact_number(value)}
    return {"day": value.isoformat()} if isinstance(value, date) else value


def _untyped(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return Decimal(value["number"]) if "number" in value else date.fromisoformat(value["day"])


def _with_custom(data: Any) -> Any:
    """Give back the stored portfolio with the types of custom fields' values."""
    try:
        accounts = [
            {**item, "custom": {k: _untyped(v) for k, v in item.get("custom", {}).items()}}
            for item in data.get("accounts", [])
        ]
    except (KeyError, ArithmeticError) as error:
        raise ValueError from error
    return {**data, "accounts": accounts}


def _is_sound(value: Any) -> bool:
    """Tell whether every number and period is one that a file of accounts could hold."""
    if isinstance(value, Decimal):
        return value.is_finite() and abs(value.adjusted()) <= LARGEST_EXPONENT
    if isinstance(value, Period):
        first, last = _INDEXES[value.granularity]
        return 1 <= value.year <= date.max.year and first <= value.index <= last
    if isinstance(value, Record):
        return all(_is_sound(getattr(value, name)) for name in type(value).model_fields)
    if isinstance(value, Mapping):
        return all(map(_is_sound, value.values()))
    return not isinstance(value, tuple) or all(map(_is_sound, value))


def _text(data: Any, indent: str = "") -> str:
    """Write JSON with what fits on a line on one, so that a difference of two files is readable."""
    if not isinstance(data, (dict, list)):
        return encode_basestring(data) if isinstance(data, str) else json.dumps(data)
    inner = indent + "  "
    if isinstance(data, dict):
        parts = [f"{_text(str(key))}: {_text(value, inner)}" for key, value in data.items()]
    else:
        parts = [_text(value, inner) for value in data]
    opening, closing = "{}" if isinstance(data, dict) else "[]"
    length = sum(map(len, parts)) + 2 * len(parts)
    if length <= _INLINE and not any("\n" in part for part in parts):
        return f"{opening}{', '.join(parts)}{closing}"
    lines = f",\n{inner}".join(parts)
    return f"{opening}\n{inner}{lines}\n{indent}{closing}"
