"""New records as YAML in block style: one thing a line, quoted only where it must be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import yaml

_SAFE_PLAIN = re.compile(r"[^\W_](?:[^:#]|:(?=\S)|(?<=\S)#)*")
_RESOLVER = yaml.resolver.Resolver()
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}

Tree = str | Mapping[str, "Tree"] | Sequence["Tree"]
"""What stands under a key; every text in it is written as a YAML value already."""


def text_value(text: str) -> str:
    """Give a text as a YAML value that reads back as the same text, whatever is in it."""
    return text if _is_plain(text) and _stays_text(text) else quoted_value(text)


def bare_value(text: str) -> str:
    """Give a number, day, id or word as a YAML value; only what would break is quoted."""
    return text if _is_plain(text.removeprefix("-")) else quoted_value(text)


def _is_plain(text: str) -> bool:
    fits = _SAFE_PLAIN.fullmatch(text) is not None and text.isprintable()
    return fits and text == text.strip() and not text.endswith(":")


def _stays_text(text: str) -> bool:
    """Tell whether other YAML readers take the plain text for a text, too."""
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return tag == "tag:yaml.org,2002:str"


def quoted_value(text: str) -> str:
    """Give a text in double quotes, every sign that could be misread escaped."""
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


def entry_lines(entries: Mapping[str, Tree], indent: str = "") -> list[str]:
    """Give the lines of keys with their values."""
    lines: list[str] = []
    for key, value in entries.items():
        if isinstance(value, str):
            lines.append(f"{indent}{key}: {value}")
        elif value:
            lines += [f"{indent}{key}:", *_inner_lines(value, f"{indent}  ")]
    return lines


def _inner_lines(value: Mapping[str, Tree] | Sequence[Tree], indent: str) -> list[str]:
    if isinstance(value, Mapping):
        return entry_lines(value, indent)
    return [line for item in value for line in item_lines(item, indent)]


def item_lines(item: Tree, indent: str, gap: str = " ") -> list[str]:
    """Give the lines of an item of a list; `gap` stands between the dash and its text."""
    if isinstance(item, str):
        return [f"{indent}-{gap}{item}"]
    inner = f"{indent} {gap}"
    lines = _inner_lines(item, inner)
    return [f"{indent}-{gap}{lines[0].removeprefix(inner)}", *lines[1:]] if lines else []
