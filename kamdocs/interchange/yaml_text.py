"""New records as YAML in block style: one thing a line, quoted only where it must be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import yaml

_SAFE_PLAIN = re.compile(r"[^\W_](?:[^:#]|:(?=\S)|(?<=\S)#)*")
_RESOLVER = yaml.resolver.Resolver()
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}

Entry = str | Sequence[str] | Mapping[str, str] | Sequence[Mapping[str, str]]
"""What stands under a key; every text is written as a YAML value already."""


def text_value(text: str) -> str:
    """Give a text as a YAML value that reads back as the same text, whatever is in it."""
    return text if _is_plain(text) and _stays_text(text) else _quoted(text)


def bare_value(text: str) -> str:
    """Give a number, day, id or word as a YAML value; only what would break is quoted."""
    return text if _is_plain(text.removeprefix("-")) else _quoted(text)


def _is_plain(text: str) -> bool:
    fits = _SAFE_PLAIN.fullmatch(text) is not None and text.isprintable()
    return fits and text == text.strip() and not text.endswith(":")


def _stays_text(text: str) -> bool:
    """Tell whether other YAML readers take the plain text for a text, too."""
    tag = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))
    return tag == "tag:yaml.org,2002:str"


def _quoted(text: str) -> str:
    return f'"{"".join(_escaped(sign) for sign in text)}"'


def _escaped(sign: str) -> str:
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    if sign.isprintable():
        return sign
    code = ord(sign)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def entry_lines(key: str, entry: Entry, indent: str = "") -> list[str]:
    """Give the lines of a key with a value, a record or a list of either."""
    if isinstance(entry, str):
        return [f"{indent}{key}: {entry}"]
    lines = [f"{indent}{key}:"]
    if isinstance(entry, Mapping):
        return [*lines, *(f"{indent}  {name}: {value}" for name, value in entry.items())]
    for item in entry:
        lines += item_lines(item, f"{indent}  ")
    return lines


def item_lines(item: str | Mapping[str, str], indent: str, gap: str = " ") -> list[str]:
    """Give the lines of an item of a list; `gap` stands between the dash and its text."""
    if isinstance(item, str):
        return [f"{indent}-{gap}{item}"]
    inner = indent + " " * (1 + len(gap))
    lines = [f"{inner}{name}: {value}" for name, value in item.items()]
    return [f"{indent}-{gap}{lines[0].lstrip()}", *lines[1:]]
