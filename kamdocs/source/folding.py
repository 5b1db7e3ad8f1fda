"""Making two spellings of one word equal: case, accents, separators, endings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SEPARATORS = re.compile(r"[\s_\-\u2010-\u2015]+")
_FEMININE_AGENT = re.compile(r"(?<=[dst])ora(s?)\Z")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Give the form of a key or word in which accents, case, spaces, `-` and `_` do not count."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    kept = (sign for sign in spread if unicodedata.category(sign) not in ("Mn", "Cf"))
    return _SEPARATORS.sub("_", "".join(kept).casefold()).strip("_")


@lru_cache(maxsize=8192)
def gender_fold(text: str) -> str:
    """Give the folded form in which `concluído` and `concluída`, `mentor` and `mentora` are one."""
    return "_".join(_masculine(token) for token in fold(text).split("_"))


def _masculine(token: str) -> str:
    agent = _FEMININE_AGENT.sub(lambda found: "ores" if found[1] else "or", token)
    if agent != token:
        return agent
    if token.endswith("as"):
        return token[:-2] + "os"
    return token[:-1] + "o" if token.endswith("a") else token
