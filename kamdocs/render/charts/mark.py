"""The four shapes of status, so that it never hangs on colour alone."""

from __future__ import annotations

from typing import Literal

from markupsafe import Markup

from kamdocs.render.charts.svg import element, number

Status = Literal["good", "watch", "risk", "none"]
"""On track, attention, late, no data: ● ◆ ■ ○."""


def draw_mark(status: Status, x: float, y: float, radius: float = 5.0) -> Markup:
    """Draw the shape of a status around a point."""
    class_ = f"kd-shape kd-{status}"
    if status == "watch":
        reach = radius * 1.25
        path = f"M{number(x)} {number(y - reach)}l{_corner(reach, reach)}"
        path += f"l{_corner(-reach, reach)}l{_corner(-reach, -reach)}z"
        return element("path", class_=class_, d=path)
    if status == "risk":
        side = radius * 1.8
        return element(
            "rect", class_=class_, x=x - side / 2, y=y - side / 2, width=side, height=side
        )
    inner = radius - 0.8 if status == "none" else radius
    return element("circle", class_=class_, cx=x, cy=y, r=inner)


def _corner(dx: float, dy: float) -> str:
    return f"{number(dx)} {number(dy)}"
