"""Words of mappings: headings folded for comparison, and the nearest known one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from kamdocs.source.folding import fold


@lru_cache(maxsize=8192)
def fold_heading(text: str) -> str:
    """Give a heading so that only its letters and digits count: `Vlr. Líquido` → `vlr_liquido`."""
    return re.sub(r"\W+|_+", "_", fold(text)).strip("_")


def nearest(word: str, known: Iterable[str]) -> str:
    """Give the known word most like one that is not known; empty where none is like it."""
    by_fold = {fold_heading(name): name for name in known}
    close = get_close_matches(fold_heading(word), list(by_fold), n=1, cutoff=0.6)
    return by_fold[close[0]] if close else ""
