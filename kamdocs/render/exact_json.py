"""JSON with numbers exactly as they were computed: no detour through binary fractions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any


def exact_json(data: Any) -> str:
    """Give indented JSON text; keys stay in their order, a Decimal becomes a plain number."""
    return "".join(_written(data, "")) + "\n"


def plain_number(value: Decimal | int) -> str:
    """Write a number without exponent and trailing zeros, e.g. `1200000` and `0.125`."""
    text = f"{Decimal(value):f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _written(data: Any, indent: str) -> Iterator[str]:
    inner = indent + "  "
    if isinstance(data, dict) and data:
        yield "{"
        for number, (key, value) in enumerate(data.items()):
            yield f"{',' if number else ''}\n{inner}{_text(str(key))}: "
            yield from _written(value, inner)
        yield f"\n{indent}}}"
    elif isinstance(data, (list, tuple)) and data:
        yield "["
        for number, value in enumerate(data):
            yield f"{',' if number else ''}\n{inner}"
            yield from _written(value, inner)
        yield f"\n{indent}]"
    else:
        yield _single(data)


def _single(value: Any) -> str:
    if isinstance(value, (Decimal, int)) and not isinstance(value, bool):
        return plain_number(value)
    if isinstance(value, Enum):
        return _text(str(value.value))
    if isinstance(value, date):
        return _text(value.isoformat())
    # Empty lists and mappings, texts, true, false, null.
    return _text(value)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
