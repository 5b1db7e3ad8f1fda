"""Ids made of names: lower-case ASCII that is a safe folder name on every system."""

from __future__ import annotations

import re
import unicodedata

MAX_LENGTH = 60
"""Longest id that is made, so that paths stay within what Windows allows."""

_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "Ø": "o",
        "æ": "ae",
        "Æ": "ae",
        "œ": "oe",
        "Œ": "oe",
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "Đ": "d",
        "ð": "d",
        "Ð": "d",
        "þ": "th",
        "Þ": "th",
        "ı": "i",
        "ª": "a",
        "º": "o",
    }
)
"""Letters that Unicode does not decompose into a base letter and an accent."""

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?$")
"""Names of devices, which Windows refuses as folders."""


def slug(text: str) -> str:
    """Give the id of a name, e.g. `Pão & Cia. Ltda.` → `pao-cia-ltda`; empty where none is left."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS)).casefold()
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    name = re.sub(r"[^a-z0-9]+", "-", letters.replace("'", "").replace("’", "")).strip("-")
    if len(name) > MAX_LENGTH:
        name = name[:MAX_LENGTH].rsplit("-", 1)[0].strip("-") or name[:MAX_LENGTH]
    return f"{name}-1" if _RESERVED.match(name) else name
