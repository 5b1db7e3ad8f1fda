"""How the columns of a table share the width of the paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import sqrt

from kamdocs.render.client_pack.blocks import Align, Table

_LEAST = 7
"""In characters: no column is narrower than this."""

_MOST_WORD = 16
"""A longer word may be divided."""

_MOST_NUMBER = 18


def column_shares(table: Table) -> list[float]:
    """Give each column's part of the width, together 1.

    Shares of the view hold where they differ from one another; else what is in the columns
    decides: no number is broken, and long texts get more room than short ones.
    """
    if len({column.share for column in table.columns}) > 1:
        return _parts([column.share for column in table.columns])
    return _parts([_room(table, index) for index in range(len(table.columns))])


def _room(table: Table, index: int) -> float:
    texts = [
        text
        for row in table.rows
        if not row.is_group and index < len(row.cells)
        for cell in [row.cells[index]]
        for text in (cell.text, cell.note, f"-- {cell.status.word}" if cell.status else "")
        if text
    ]
    column = table.columns[index]
    words = re.split(r"[\s\u00a0]+" if column.align is Align.TEXT else r"\n", " ".join(texts))
    longest = max((len(word) for word in words), default=0)
    if column.align is Align.NUMBER:
        longest = max((len(text) for text in texts), default=0)
        head = max(map(len, column.title.split() or [""]))
        return max(_LEAST, min(longest, _MOST_NUMBER), min(head, _MOST_WORD))
    average = sum(map(len, texts)) / len(texts) if texts else 0
    return max(_LEAST, min(longest, _MOST_WORD), 3.2 * sqrt(average))


def _parts(rooms: Sequence[float]) -> list[float]:
    whole = sum(rooms) or 1
    return [round(room / whole, 4) for room in rooms]
