"""Elements as text: everything a chart writes passes here and is escaped here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from math import isfinite

from markupsafe import Markup, escape

Attribute = str | int | float | Decimal | None
"""What an attribute may hold; None leaves the attribute out."""

NOT_SEARCHED = "true"
"""Keeps labels and figures out of the search index, which they would fill with repeats.

Material's search plugin takes the attribute out of the page, but only one with a value.
"""

_EMPTY = frozenset({"circle", "line", "path", "polyline", "rect"})
"""Shapes without content are closed at once; HTML elements never may be."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold, not even escaped."""


def number(value: float | Decimal) -> str:
    """Write a coordinate with at most one decimal, the same way on every machine."""
    if not isfinite(value):
        raise ValueError(f"not a coordinate: {value}")
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def element(name: str, *children: str, **attributes: Attribute) -> Markup:
    """Write one element; `class_` becomes `class` and `text_anchor` becomes `text-anchor`.

    Children that are Markup stand as they are, every other text is escaped.
    """
    opening = name + "".join(
        f' {_attribute_name(key)}="{_attribute_text(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if not children and name in _EMPTY:
        return Markup(f"<{opening}/>")  # noqa: S704 - made of escaped parts only
    return Markup(f"<{opening}>{join(children)}</{name}>")  # noqa: S704 - as above


def join(parts: Iterable[str]) -> Markup:
    """Put parts one behind the other, escaping those that are plain text."""
    return Markup("".join(map(_escaped, parts)))  # noqa: S704 - each part is escaped


@lru_cache(maxsize=256)
def _attribute_name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _attribute_text(value: str | float | Decimal) -> str:
    return _escaped(value) if isinstance(value, str) else number(value)


def _escaped(text: str) -> Markup:
    if isinstance(text, Markup):
        return text
    return escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text))
