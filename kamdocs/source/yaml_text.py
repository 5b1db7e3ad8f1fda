"""Mending, before YAML reads it, what a keyboard or a word processor puts into a text.

Every change keeps the length of the text, so that places stay true.
"""

from __future__ import annotations

import re

_STRANGE_SPACE = re.compile(r"[\u00a0\u2028\u2029\u0085\t]")
_BREAK_TO_YAML_ONLY = re.compile(r"[\u2028\u2029\u0085]")
_NBSP_INDENT = re.compile(r"^ *\u00a0[ \u00a0]*", re.MULTILINE)
_AFTER_DASH = re.compile(r"^( *(?:- *)*-)([ \t\u00a0]+)", re.MULTILINE)
_AFTER_COLON = re.compile(
    r"""^( *(?:- +)*[^\s:#"'{\[-][^:#"'\n\r]*:)([ \t\u00a0]+)""", re.MULTILINE
)
_NOT_PRINTABLE = re.compile(
    "[^\t\n\r\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


def with_plain_spaces(text: str) -> str:
    """Give the text with spaces that YAML knows where a no-break space or a tab stands for one.

    Tabs of indentation stay: how deep they go nobody can tell, so they are refused.
    """
    if not _STRANGE_SPACE.search(text):
        return text
    text = _BREAK_TO_YAML_ONLY.sub(" ", text)
    text = _NBSP_INDENT.sub(lambda found: " " * len(found[0]), text)
    text = _AFTER_DASH.sub(_plain_gap, text)
    return _AFTER_COLON.sub(_plain_gap, text)


def first_unprintable(text: str) -> int | None:
    """Give the offset of the first sign that YAML does not allow, if there is one."""
    found = _NOT_PRINTABLE.search(text)
    return found.start() if found else None


def _plain_gap(found: re.Match[str]) -> str:
    return found[1] + " " * len(found[2])
