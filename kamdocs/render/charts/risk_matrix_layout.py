"""Where the cells, numbers and names of a risk matrix stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kamdocs.render.charts.frame import FULL, NARROW, Variant
from kamdocs.render.charts.text import Label, ellipsize, text_width, wrap

STEPS = range(1, 6)

KEY_SHOWN = 10
"""Risks named in the key; the table behind and the register name all."""

_MATRIX_SHARE = {FULL.name: 0.46, NARROW.name: 1.0}
_WIDE_SHARE = 0.56
"""Part of the width that the matrix takes; the key has the rest."""

_KEY_COLUMNS = {FULL.name: 2}

_GAP = 3.0
_DISC = 18.0
_DISC_GAP = 3.0
_PADDING = 5.5
_TICK_ROOM = 18.0
_AXIS_ROOM = 20.0
_CELL_HEIGHT = 50.0
_KEY_GAP = 24.0


@dataclass(frozen=True)
class Cell:
    """A cell of the matrix."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Disc:
    """A number in a cell; the last one of a full cell stands for several risks."""

    numbers: tuple[int, ...]
    label: Label
    top: float
    height: float = _DISC
    padding: float = _PADDING


@dataclass(frozen=True)
class MatrixPlan:
    """The measured matrix of one variant."""

    left: float
    top: float
    width: float
    height: float
    discs: tuple[Disc, ...]
    ticks: tuple[Label, ...]
    axes: tuple[Label, ...]
    key_numbers: tuple[Label, ...]
    key: tuple[tuple[str, Label], ...]
    bottom: float

    def cell(self, impact: int, likelihood: int) -> Cell:
        """Give the cell of an impact (5 on top) and a likelihood (5 on the right)."""
        return _cell(self.left, self.top, self.width, self.height, impact, likelihood)


def plan_matrix(
    variant: Variant,
    *,
    places: Sequence[tuple[int, int]],
    names: Sequence[tuple[str, str]],
    impact: str,
    likelihood: str,
    more: str,
) -> MatrixPlan:
    """Give every part its place; the key stands beside the matrix, on a phone below it."""
    size = variant.size
    left, top = _TICK_ROOM, _AXIS_ROOM
    across = variant.width * _MATRIX_SHARE.get(variant.name, _WIDE_SHARE)
    width, height = (across - left) / 5, _CELL_HEIGHT
    bottom = top + 5 * height
    discs = [
        disc
        for row in STEPS
        for column in STEPS
        for disc in _discs(
            [index for index, place in enumerate(places, start=1) if place == (row, column)],
            _cell(left, top, width, height, row, column),
            size,
        )
    ]
    rows = [_cell(left, top, width, height, step, 1).top + height / 2 + 4 for step in STEPS]
    ticks = [
        *(
            Label(str(step), left / 2 - 2, y, size, "middle")
            for step, y in zip(STEPS, rows, strict=True)
        ),
        *(
            Label(str(step), left + width * (step - 0.5), bottom + size + 3, size, "middle")
            for step in STEPS
        ),
    ]
    axes = (
        Label(impact, 0, size, size),
        Label(likelihood, across, bottom + 2 * size + 8, size, "end"),
    )
    if variant.name == NARROW.name:
        key_left, key_top, key_width = 0.0, bottom + 2 * size + 8 + _KEY_GAP, variant.width * 1.0
    else:
        key_left, key_top = across + _KEY_GAP, top + size
        key_width = variant.width - key_left
    columns = _KEY_COLUMNS.get(variant.name, 1)
    numbers, key, key_bottom = _key(names, _Room(key_left, key_top, key_width, columns), size, more)
    return MatrixPlan(
        left,
        top,
        width,
        height,
        tuple(discs),
        tuple(ticks),
        axes,
        numbers,
        key,
        max(bottom + 2 * size + 14, key_bottom),
    )


def _cell(
    left: float, top: float, width: float, height: float, impact: int, likelihood: int
) -> Cell:
    return Cell(
        left + (likelihood - 1) * width + _GAP / 2,
        top + (5 - impact) * height + _GAP / 2,
        width - _GAP,
        height - _GAP,
    )


def _discs(numbers: list[int], cell: Cell, size: float) -> list[Disc]:
    """Set numbers in rows; those that do not fit share the last place as "+n"."""
    rows: list[list[tuple[tuple[int, ...], str]]] = [[]]
    per_row = int((cell.height - _DISC_GAP) // (_DISC + _DISC_GAP))
    waiting = list(numbers)
    while waiting:
        rest = (tuple(waiting[1:]), f"+{len(waiting) - 1}")
        item = ((waiting[0],), str(waiting[0]))
        last_row = len(rows) == per_row
        # In the last row a place is kept for those that would not fit behind this one.
        following = [item, rest] if last_row and len(waiting) > 2 else [item]
        if len(waiting) == 2 and last_row:
            following = [item, ((waiting[1],), str(waiting[1]))]
        if _width([*rows[-1], *following], size) <= cell.width or not rows[-1]:
            rows[-1].append(item)
            waiting.pop(0)
        elif not last_row:
            rows.append([])
        else:
            rows[-1].append((tuple(waiting), f"+{len(waiting)}"))
            waiting = []
    return _placed(rows, cell, size)


def _width(row: Sequence[tuple[tuple[int, ...], str]], size: float) -> float:
    return sum(_disc_width(text, size) for _, text in row) + _DISC_GAP * (len(row) + 1)


def _disc_width(text: str, size: float) -> float:
    return text_width(text, size, bold=True) + 2 * _PADDING


def _placed(rows: list[list[tuple[tuple[int, ...], str]]], cell: Cell, size: float) -> list[Disc]:
    found = []
    filled = [row for row in rows if row]
    height = len(filled) * _DISC + (len(filled) - 1) * _DISC_GAP
    top = cell.top + (cell.height - height) / 2
    for row in filled:
        x = cell.left + (cell.width - _width(row, size)) / 2 + _DISC_GAP
        for numbers, text in row:
            width = _disc_width(text, size)
            label = Label(text, x + width / 2, top + _DISC / 2 + size * 0.36, size, "middle", True)
            found.append(Disc(numbers, label, top))
            x += width + _DISC_GAP
        top += _DISC + _DISC_GAP
    return found


@dataclass(frozen=True)
class _Room:
    """Where the key stands, in columns of equal width."""

    left: float
    top: float
    width: float
    columns: int

    @property
    def column(self) -> float:
        """Width of a column."""
        return (self.width - _KEY_GAP * (self.columns - 1)) / self.columns


def _key(
    names: Sequence[tuple[str, str]], room: _Room, size: float, more: str
) -> tuple[tuple[Label, ...], tuple[tuple[str, Label], ...], float]:
    """Name the gravest risks beside their numbers, each with its detail below."""
    indent = text_width("00", size, bold=True) + 8
    shown = names[:KEY_SHOWN]
    per_column = -(-len(shown) // room.columns) or 1
    numbers: list[Label] = []
    lines: list[tuple[str, Label]] = []
    bottom = y = room.top
    left = room.left
    for number, (name, detail) in enumerate(shown, start=1):
        if number > 1 and (number - 1) % per_column == 0:
            left, y = left + room.column + _KEY_GAP, room.top
        numbers.append(Label(str(number), left + indent - 8, y, size, "end", bold=True))
        texts = [("kd-mark", text) for text in wrap(name, room.column - indent, size, lines=2)]
        if detail:
            texts.append(("kd-quiet", ellipsize(detail, room.column - indent, size)))
        for class_, text in texts:
            lines.append((class_, Label(text, left + indent, y, size)))
            y += size + 3
        y += 5
        bottom = max(bottom, y)
    left_out = len(names) - len(shown)
    if left_out > 0:
        text = ellipsize(more.format(n=left_out), room.column - indent, size)
        lines.append(("kd-quiet", Label(text, left + indent, y, size)))
        bottom = max(bottom, y + size + 3)
    return tuple(numbers), tuple(lines), bottom - size
