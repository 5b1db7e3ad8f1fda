"""Shapes that tell kinds of marks apart without colour."""

from __future__ import annotations

from markupsafe import Markup

from kamdocs.render.charts.svg import element, number

SHAPES = ("circle", "square", "diamond", "triangle", "cross")
"""Shapes in order; kinds beyond them share the last one."""


def draw_shape(kind: int, x: float, y: float, radius: float, class_: str) -> Markup:
    """Draw the shape of a kind around a point, all of like weight; -1 is a small ring."""
    if kind < 0:
        return element("circle", class_=f"{class_} kd-ring", cx=x, cy=y, r=radius * 0.8)
    name = SHAPES[min(kind, len(SHAPES) - 1)]
    if name == "circle":
        return element("circle", class_=class_, cx=x, cy=y, r=radius)
    if name == "square":
        side = radius * 1.75
        return element(
            "rect", class_=class_, x=x - side / 2, y=y - side / 2, width=side, height=side
        )
    return element("path", class_=class_, d=_path(name, x, y, radius))


def _path(name: str, x: float, y: float, radius: float) -> str:
    if name == "diamond":
        reach = radius * 1.2
        points = [(0, -reach), (reach, 0), (0, reach), (-reach, 0)]
    elif name == "triangle":
        reach = radius * 1.2
        points = [(0, -reach), (reach * 0.95, reach * 0.75), (-reach * 0.95, reach * 0.75)]
    else:
        arm, reach = radius * 0.4, radius * 1.1
        points = [
            (-arm, -reach), (arm, -reach), (arm, -arm), (reach, -arm), (reach, arm), (arm, arm),
            (arm, reach), (-arm, reach), (-arm, arm), (-reach, arm), (-reach, -arm), (-arm, -arm),
        ]  # fmt: skip
    text = "L".join(f"{number(x + dx)} {number(y + dy)}" for dx, dy in points)
    return f"M{text}z"
