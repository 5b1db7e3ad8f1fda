"""Where the cells, numbers and names of a risk matrix stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kamdocs.render.charts.frame import NARROW, Variant
from kamdocs.render.charts.text import Label, ellipsize, text_width, wrap

STEPS = range(1, 6)

KEY_SHOWN = 10
"""Risks named in the key; the table behind and the register name all."""

_GAP = 3.0
_DISC = 20.0
_DISC_GAP = 3.0
_PADDING = 6.0
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
    across = variant.width if variant.name == NARROW.name else variant.width * 0.56
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
    numbers, key, key_bottom = _key(names, key_left, key_top, key_width, size, more)
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


def _key(
    names: Sequence[tuple[str, str]], left: float, top: float, width: float, size: float, more: str
) -> tuple[tuple[Label, ...], tuple[tuple[str, Label], ...], float]:
    """Name the gravest risks beside their numbers, each with its detail in a second line."""
    indent = text_width("00", size, bold=True) + 8
    numbers: list[Label] = []
    lines: list[tuple[str, Label]] = []
    y = top
    for number, (name, detail) in enumerate(names[:KEY_SHOWN], start=1):
        numbers.append(Label(str(number), left + indent - 8, y, size, "end", True))
        for text in wrap(name, width - indent, size, lines=2):
            lines.append(("kd-label", Label(text, left + indent, y, size)))
            y += size + 3
        if detail:
            text = ellipsize(detail, width - indent, size)
            lines.append(("kd-quiet", Label(text, left + indent, y, size)))
            y += size + 3
        y += 5
    left_out = len(names) - KEY_SHOWN
    if left_out > 0:
        text = ellipsize(more.format(n=left_out), width - indent, size)
        lines.append(("kd-quiet", Label(text, left + indent, y, size)))
        y += size + 3
    return tuple(numbers), tuple(lines), y - size
