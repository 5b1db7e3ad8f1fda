"""Single words with a meaning of their own: yes and no, and ids."""

from __future__ import annotations

import re

from kamdocs.source.folding import fold
from kamdocs.source.problem import Problem, problem

MAX_ID_LENGTH = 80
"""Longest id: it becomes a folder, and Windows counts the whole path."""

_YES = frozenset({"sim", "yes", "true"})
_NO = frozenset({"nao", "no", "false"})
_ALLOWED = {"pt": "sim, não", "en": "yes, no"}
_ID = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?")
_NOT_OF_ID = re.compile(r"[^a-z0-9.]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
"""Names of devices, which Windows allows neither as file nor as folder."""


def parse_yes_no(text: str, language: str) -> bool | Problem:
    """Give the answer of `sim`, `não`, `yes`, `no`, `true` or `false`."""
    word = fold(text)
    if word in _YES:
        return True
    if word in _NO:
        return False
    allowed = _ALLOWED["en" if language.casefold().startswith("en") else "pt"]
    return problem("bad-yes-no", text=text, allowed=allowed)


def parse_id(text: str) -> str | Problem:
    """Give an id as written, if it can be part of an address and of a file name on every system."""
    text = text.strip()
    if len(text) > MAX_ID_LENGTH or not _ID.fullmatch(text):
        return problem("bad-id", text=text, suggestion=_id_like(text))
    if _RESERVED.fullmatch(text):
        return problem("reserved-id", text=text)
    return text


def _id_like(text: str) -> str:
    """Give the id a text most likely means."""
    plain = _NOT_OF_ID.sub("-", fold(text[: 2 * MAX_ID_LENGTH]))
    return plain[:MAX_ID_LENGTH].strip("._-") or "id-1"
