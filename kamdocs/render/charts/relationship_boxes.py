"""The box of a person on a relationship map: what stands in it, and its shapes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, pi, sin

from markupsafe import Markup

from kamdocs.render.charts.mark import draw_mark
from kamdocs.render.charts.relationship_people import MapPerson, PostureMark
from kamdocs.render.charts.svg import element, number
from kamdocs.render.charts.text import ELLIPSIS, Label, wrap

PAD_LEFT, PAD_RIGHT, PAD_TOP, PAD_BOTTOM = 11.0, 7.0, 8.0, 8.0
LEADING = 1.25
"""Distance of two baselines, in sizes of text."""
_STRIPE = 4.0
_MARK_ROOM = 15.0
_STATUS: dict[PostureMark, str] = {
    "mentor": "good",
    "supporter": "good",
    "neutral": "none",
    "resistant": "watch",
    "opponent": "risk",
}


@dataclass(frozen=True)
class BoxLine:
    """A line of text in a box, with its class; `inset` leaves room for the posture's shape."""

    text: str
    class_: str = ""
    bold: bool = False
    inset: float = 0.0


def box_lines(person: MapPerson, width: float, size: float) -> tuple[BoxLine, ...]:
    """Give the lines of text in the box of a person."""
    room = width - PAD_LEFT - PAD_RIGHT
    return tuple(_box_lines(person, room, size))


def _box_lines(person: MapPerson, room: float, size: float) -> Iterator[BoxLine]:
    inset = _MARK_ROOM if person.posture else 0.0
    for text in wrap(person.name, room - inset, size, lines=2, bold=True):
        yield BoxLine(text, "kd-label", bold=True, inset=inset)
    if person.to_identify and person.identify_text != person.name:
        yield from _wrapped(person.identify_text, room, size, "kd-wanted")
    if person.title != person.name:
        yield from _wrapped(person.title, room, size, "kd-quiet")
    if person.role != person.name:
        yield from _wrapped(person.role, room, size, "kd-role")
    yield from _wrapped(_dotted(person.posture_text, person.influence_text), room, size)
    yield from _wrapped(person.closeness, room, size, "kd-quiet")
    yield from _wrapped(person.our_contact_text or person.our_contact, room, size, "kd-quiet")


def _wrapped(text: str, room: float, size: float, class_: str = "") -> Iterator[BoxLine]:
    for line in wrap(text, room, size, lines=2) if text else ():
        yield BoxLine(line, class_)


def _dotted(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def box_height(lines: int, size: float) -> float:
    """Give the height of a box with so many lines of text."""
    return PAD_TOP + lines * size * LEADING + PAD_BOTTOM


def labels(lines: tuple[BoxLine, ...], x: float, y: float, size: float) -> Iterator[Label]:
    """Give the texts of a box at its place; `x` and `y` are its upper left corner."""
    for index, line in enumerate(lines):
        base = y + PAD_TOP + size * 0.95 + index * size * LEADING
        yield Label(line.text, x + PAD_LEFT + line.inset, base, size, bold=line.bold)


def draw_box(
    person: MapPerson,
    lines: tuple[BoxLine, ...],
    x: float,
    y: float,
    width: float,
    height: float,
    size: float,
) -> Markup:
    """Draw the box of a person; a role nobody was found for has a dashed frame."""
    frame = "kd-person"
    frame += " kd-key" if person.is_key else ""
    frame += " kd-unknown" if person.to_identify else ""
    cut = any(line.text.endswith(ELLIPSIS) for line in lines)
    whole = ", ".join(part for part in (person.name, person.title, person.role) if part)
    parts = [element("title", whole)] if cut else []
    parts += [element("rect", class_=frame, x=x, y=y, width=width, height=height, rx=4)]
    if person.posture is not None:
        tone = _STATUS[person.posture]
        stripe = f"kd-posture kd-{tone}"
        parts.append(element("rect", class_=stripe, x=x, y=y, width=_STRIPE, height=height, rx=2))
        middle = y + PAD_TOP + size * 0.6
        parts.append(draw_posture(person.posture, x + PAD_LEFT + 5, middle))
    parts.extend(
        label.draw(line.class_ or None)
        for label, line in zip(labels(lines, x, y, size), lines, strict=True)
    )
    return element("g", *parts)


def draw_posture(posture: PostureMark, x: float, y: float) -> Markup:
    """Draw the shape of a posture around a point: ★ ● ○ ◆ ■."""
    if posture == "mentor":
        points = (
            (x + r * sin(k * pi / 5), y - r * cos(k * pi / 5)) for k, r in enumerate((6.5, 2.9) * 5)
        )
        path = "L".join(f"{number(a)} {number(b)}" for a, b in points)
        return element("path", class_="kd-shape kd-good", d=f"M{path}z")
    if posture == "supporter":
        return draw_mark("good", x, y, 4.6)
    if posture == "neutral":
        return draw_mark("none", x, y, 5)
    return draw_mark("watch" if posture == "resistant" else "risk", x, y, 4.6)
