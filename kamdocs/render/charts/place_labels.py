"""Names beside marks of a cloud: each finds a place clear of all others, or stays unnamed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin
from typing import NamedTuple

from kamdocs.render.charts.text import Anchor, Label, text_width

_GAP = 3.0
_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""Share of a text that stands before its point."""
_NEAR = 3.0
"""Distance between a mark and a name that stands right beside it."""
_REACHES = (16.0, 26.0, 38.0, 52.0, 68.0, 88.0, 112.0)
"""How far a name may move away, with a line that leads back to its mark."""
_DIRECTIONS = 20


Line = tuple[float, float, float, float]
"""Both ends of a straight line."""


class Box(NamedTuple):
    """A rectangle that names must leave free."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Box) -> bool:
        """Tell whether another box lies wholly inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True)
class Mark:
    """A mark at its place, and the name it would like to have beside it."""

    name: str
    x: float
    y: float
    radius: float

    @property
    def box(self) -> Box:
        """The room the mark takes."""
        return Box(
            self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius
        )


@dataclass(frozen=True)
class PlacedName:
    """A name at its place; `line` leads from the mark to it where it stands apart."""

    label: Label
    line: Line | None = None


def place_names(
    marks: Sequence[Mark],
    size: float,
    room: Box,
    *,
    named: int,
    taken: Sequence[Box] = (),
) -> tuple[PlacedName | None, ...]:
    """Give the first `named` marks a name each, in their order, where one finds a place.

    No name lies on a mark, on another name, on a line or on what is taken already, and no line
    crosses a name.
    """
    # Marks on the same spot are one obstacle.
    boxes = list(dict.fromkeys(mark.box for mark in marks))
    placed: list[PlacedName | None] = [None] * len(marks)
    lines: list[Line] = []
    names: list[Box] = []
    # Names that fit right beside their marks go first: they ask for the least room. In a dense
    # cloud a line may at last pass under other marks, never through a name.
    for candidates, avoided in ((_beside, boxes), (_apart, boxes), (_apart, ())):
        for index, mark in enumerate(marks[:named]):
            if placed[index] is not None:
                continue
            found = _first_free(
                candidates(mark, size), mark.box, room, [*taken, *names], boxes, avoided, lines
            )
            if found is None:
                continue
            placed[index] = found
            names.append(label_box(found.label))
            if found.line is not None:
                lines.append(found.line)
    return tuple(placed)


def label_box(label: Label) -> Box:
    """Give the room a label takes."""
    width = _width(label.text, label.size, label.bold)
    left = label.x - width * _BEFORE[label.anchor]
    return Box(left, label.top, left + width, label.bottom)


@lru_cache(maxsize=512)
def _width(text: str, size: float, bold: bool) -> float:
    """Measure a text once, however many places it is tried at."""
    return text_width(text, size, bold=bold)


def _first_free(
    candidates: Iterator[PlacedName],
    own: Box,
    room: Box,
    taken: Sequence[Box],
    marks: Sequence[Box],
    avoided: Sequence[Box],
    lines: Sequence[Line],
) -> PlacedName | None:
    for candidate in candidates:
        box = label_box(candidate.label)
        if not room.holds(box) or _meets_any(box, taken, _GAP) or _meets_any(box, marks, 1.0):
            continue
        if any(_crosses(line, box) for line in lines):
            continue
        line = candidate.line
        if line is not None and (
            _line_hits(line, own, taken, avoided) or any(_cross(line, other) for other in lines)
        ):
            continue
        return candidate
    return None


def _meets_any(box: Box, others: Sequence[Box], gap: float) -> bool:
    """Tell whether a box comes nearer than a gap to any other; asked very often."""
    box_left, box_right = box.left - gap, box.right + gap
    box_top, box_bottom = box.top - gap, box.bottom + gap
    for left, top, right, bottom in others:
        if left < box_right and right > box_left and top < box_bottom and bottom > box_top:
            return True
    return False


def _beside(mark: Mark, size: float) -> Iterator[PlacedName]:
    """Give the places right beside a mark in order of liking: right, left, above, below."""
    off, drop = mark.radius + _NEAR, size * 0.28
    yield PlacedName(Label(mark.name, mark.x + off, mark.y + drop, size))
    yield PlacedName(Label(mark.name, mark.x - off, mark.y + drop, size, "end"))
    yield PlacedName(Label(mark.name, mark.x, mark.y - off - size * 0.2, size, "middle"))
    yield PlacedName(Label(mark.name, mark.x, mark.y + off + size * 0.75, size, "middle"))


def _apart(mark: Mark, size: float) -> Iterator[PlacedName]:
    """Give places ever farther around a mark, each with a line back to it."""
    drop = size * 0.28
    for reach in _REACHES:
        for turn in range(_DIRECTIONS):
            angle = 2 * pi * turn / _DIRECTIONS
            dx, dy = cos(angle), sin(angle)
            x, y = mark.x + dx * (mark.radius + reach), mark.y + dy * (mark.radius + reach)
            anchor: Anchor = "middle" if abs(dx) < 0.3 else "start" if dx > 0 else "end"
            text_y = y + drop + (size * 0.4 * dy if anchor == "middle" else 0)
            gap = 2.0 if dx > 0 else -2.0
            label = Label(mark.name, x + (0 if anchor == "middle" else gap), text_y, size, anchor)
            start = (mark.x + dx * (mark.radius + 1), mark.y + dy * (mark.radius + 1))
            end_y = y if anchor != "middle" else y - size * 0.3 * dy
            yield PlacedName(label, (*start, x, end_y))


def _line_hits(
    line: Line,
    own: Box,
    names: Sequence[Box],
    marks: Sequence[Box],
) -> bool:
    others = (box for box in marks if box != own)
    return any(_crosses(line, box) for box in (*names, *others))


def _cross(one: Line, other: Line) -> bool:
    """Tell whether two lines cross: each has its ends on both sides of the other."""

    def side(line: Line, x: float, y: float) -> float:
        return (line[2] - line[0]) * (y - line[1]) - (line[3] - line[1]) * (x - line[0])

    return (
        side(one, other[0], other[1]) * side(one, other[2], other[3]) < 0
        and side(other, one[0], one[1]) * side(other, one[2], one[3]) < 0
    )


def _crosses(line: Line, box: Box) -> bool:
    """Tell whether a line passes through a box, by cutting it to the box's sides."""
    x1, y1, x2, y2 = line
    first, last = 0.0, 1.0
    for start, delta, low, high in (
        (x1, x2 - x1, box.left, box.right),
        (y1, y2 - y1, box.top, box.bottom),
    ):
        if delta == 0:
            if not low < start < high:
                return False
            continue
        near, far = sorted(((low - start) / delta, (high - start) / delta))
        first, last = max(first, near), min(last, far)
        if first >= last:
            return False
    return True
