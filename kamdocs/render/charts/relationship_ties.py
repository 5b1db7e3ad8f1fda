"""Lines of a relationship map: told apart by dash and mark, as strong as they are wide."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup

from kamdocs.render.charts.relationship_people import LineKind
from kamdocs.render.charts.svg import element, join, number

Point = tuple[float, float]

_WIDTHS = {1: 1.3, 2: 2.2, 3: 3.4}
_ROUND = 4.0
_REACH = 8.0
"""Length of an arrow's head."""


def draw_tie(points: Sequence[Point], kind: LineKind, strength: int) -> Markup:
    """Draw a line through points: ▶ influence, ✕ conflict, ○ informal, › a second boss."""
    width = 1.2 if kind is LineKind.REPORTS else _WIDTHS.get(strength, _WIDTHS[2])
    shown = [*points[:-1], _short_of(points[-2], points[-1], _end_room(kind))]
    if kind is LineKind.INFORMAL:
        shown[0] = _short_of(points[1], points[0], _end_room(kind))
    line = element("path", class_="kd-tie-line", d=_rounded(shown), stroke_width=width)
    return element("g", line, _mark(points, kind), class_=f"kd-tie kd-tie-{kind}")


def _end_room(kind: LineKind) -> float:
    if kind is LineKind.CONFLICTS:
        return 0
    return 6.5 if kind is LineKind.INFORMAL else _REACH - 1


def _mark(points: Sequence[Point], kind: LineKind) -> Markup:
    if kind is LineKind.CONFLICTS:
        return _cross(*_middle(points))
    if kind is LineKind.INFORMAL:
        ends = (_short_of(points[1], points[0], 3.5), _short_of(points[-2], points[-1], 3.5))
        return join(element("circle", class_="kd-tie-ring", cx=x, cy=y, r=3) for x, y in ends)
    return _arrow(points[-2], points[-1], open_=kind is LineKind.REPORTS)


def _cross(x: float, y: float) -> Markup:
    reach = 4.2
    ground = element("circle", class_="kd-tie-ground", cx=x, cy=y, r=6.5)
    path = "".join(
        f"M{number(x - reach)} {number(y - way)}L{number(x + reach)} {number(y + way)}"
        for way in (reach, -reach)
    )
    return join((ground, element("path", class_="kd-tie-cross", d=path)))


def _arrow(before: Point, tip: Point, *, open_: bool) -> Markup:
    ux, uy = _direction(before, tip)
    back = (tip[0] - ux * _REACH, tip[1] - uy * _REACH)
    half = 4.2
    left = (back[0] - uy * half, back[1] + ux * half)
    right = (back[0] + uy * half, back[1] - ux * half)
    path = "L".join(f"{number(x)} {number(y)}" for x, y in (left, tip, right))
    end = "" if open_ else "z"
    return element("path", class_="kd-tie-open" if open_ else "kd-tie-head", d=f"M{path}{end}")


def _middle(points: Sequence[Point]) -> Point:
    """Give the middle of the longest straight part."""
    (ax, ay), (bx, by) = max(pairwise(points), key=lambda part: _length(*part))
    return (ax + bx) / 2, (ay + by) / 2


def _direction(start: Point, end: Point) -> Point:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    return dx / length, dy / length


def _short_of(before: Point, end: Point, room: float) -> Point:
    """Give the point so far before an end; never past the point before."""
    ux, uy = _direction(before, end)
    length = ((end[0] - before[0]) ** 2 + (end[1] - before[1]) ** 2) ** 0.5
    room = min(room, length)
    return end[0] - ux * room, end[1] - uy * room


def _rounded(points: Sequence[Point]) -> str:
    """Write a path through points with round corners."""
    path = f"M{_text(points[0])}"
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        reach = min(_ROUND, _length(before, corner) / 2, _length(corner, after) / 2)
        start, end = _short_of(before, corner, reach), _short_of(after, corner, reach)
        path += f"L{_text(start)}Q{_text(corner)} {_text(end)}"
    return f"{path}L{_text(points[-1])}"


def _length(start: Point, end: Point) -> float:
    return abs(start[0] - end[0]) + abs(start[1] - end[1])


def _text(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
