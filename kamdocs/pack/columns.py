"""How the columns of a table share the width of the paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import sqrt

from kamdocs.render.client_pack.blocks import Align, Cell, Column, Row, Table

_EDGES = 1.6
"""In characters: what stands empty at both sides of a column."""

_LEAST = 7
"""In characters: no column is narrower than this."""

_MOST_WORD = 16
"""A longer word may be divided."""

_MOST_NAME = 22
"""A text up to this length need not be divided over lines."""

_MOST_NUMBER = 18


def column_shares(table: Table) -> list[float]:
    """Give each column's part of the width, together 1.

    Shares of the view hold where they differ from one another; else what is in the columns
    decides: no number is broken, and long texts get more room than short ones.
    """
    if len({column.share for column in table.columns}) > 1:
        return _parts([column.share for column in table.columns])
    return _parts([_room(table, index) + _EDGES for index in range(len(table.columns))])


def lying(table: Table) -> Table:
    """Lay a short list of name and figure on its side: it stands below a chart and saves room."""
    if len(table.columns) != _PAIR or not _PAIR < len(table.rows) <= _MOST_LYING:
        return table
    if any(row.is_group or row.is_total or len(row.cells) != _PAIR for row in table.rows):
        return table
    names, figures = table.columns
    letters = sum(max(map(len, (cell.text for cell in row.cells))) + _EDGES for row in table.rows)
    if letters + max(len(names.title), len(figures.title)) > _MOST_LETTERS:
        return table
    columns = (names, *(Column(row.cells[0].text, figures.align) for row in table.rows))
    row = Row((Cell(figures.title), *(row.cells[1] for row in table.rows)))
    return Table(table.caption, columns, (row,), table.note)


_MOST_LETTERS = 106
"""What a line of a small table holds; no figure is divided."""

_PAIR = 2
_MOST_LYING = 8


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
    whole = min(max(map(len, texts), default=0), _MOST_NAME)
    return max(_LEAST, min(longest, _MOST_WORD), whole, 3.2 * sqrt(average))


def _parts(rooms: Sequence[float]) -> list[float]:
    whole = sum(rooms) or 1
    return [round(room / whole, 4) for room in rooms]
