"""Texts that a spreadsheet would take for a formula, and the sign that keeps them texts.

CSV has no kinds of cells: what begins with one of a few signs is computed when it is opened. An
apostrophe in front keeps it a text; taking one away again gives back what was written.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r\n]")
_KEPT = re.compile(r"'+[=+\-@\t\r\n]")


def kept_as_text(text: str) -> str:
    """Give a text that no spreadsheet computes, e.g. `'=1+1`; other texts stay as they are."""
    return f"'{text}" if _FORMULA.match(text) else text


def as_written(text: str) -> str:
    """Give back the text that `kept_as_text` was given."""
    return text[1:] if _KEPT.match(text) else text
