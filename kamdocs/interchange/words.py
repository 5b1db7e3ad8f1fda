"""Headings of tables, folded for comparison."""

from __future__ import annotations

import re
from functools import lru_cache

from kamdocs.source.folding import fold


@lru_cache(maxsize=8192)
def fold_heading(text: str) -> str:
    """Give a heading so that only its letters and digits count: `Vlr. Líquido` → `vlr_liquido`."""
    return re.sub(r"[\W_]+", "_", fold(text)).strip("_")
