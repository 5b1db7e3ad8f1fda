"""A relationship map for a phone: an indented list of boxes, lines told in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.render.charts.frame import Drawing, Variant
from kamdocs.render.charts.relationship_boxes import (
    PAD_LEFT,
    PAD_RIGHT,
    BoxLine,
    box_height,
    box_lines,
    draw_box,
)
from kamdocs.render.charts.relationship_people import MapPerson, RelationshipMap
from kamdocs.render.charts.relationship_tree import Forest
from kamdocs.render.charts.svg import element, join, number
from kamdocs.render.charts.text import wrap

_STEP, _DEEPEST, _GAP = 16.0, 4, 8.0


@dataclass(frozen=True)
class OutlineBox:
    """A box of the list at its place."""

    person: MapPerson
    lines: tuple[BoxLine, ...]
    x: float
    y: float
    width: float
    height: float
    depth: int


def lay_out_outline(
    chart: RelationshipMap, variant: Variant, forest: Forest, people: dict[str, MapPerson]
) -> tuple[OutlineBox, ...]:
    """Give the boxes of the list, each below the one before."""
    found, y = [], 1.0
    for person, depth in forest.walk():
        x = _STEP * min(depth, _DEEPEST) + 1
        width = variant.width - x - 1
        shown = people[person.key]
        lines = (
            *box_lines(shown, width, variant.size),
            *_told(chart, forest, people, shown, depth, width - PAD_LEFT - PAD_RIGHT, variant.size),
        )
        height = box_height(len(lines), variant.size)
        found.append(OutlineBox(shown, lines, x, y, width, height, depth))
        y += height + _GAP
    return tuple(found)


def draw_outline(
    chart: RelationshipMap, variant: Variant, forest: Forest, people: dict[str, MapPerson]
) -> Drawing:
    """Draw the list."""
    boxes = lay_out_outline(chart, variant, forest, people)
    body = join(
        [
            _draw_spines(boxes),
            *(
                draw_box(box.person, box.lines, box.x, box.y, box.width, box.height, variant.size)
                for box in boxes
            ),
        ]
    )
    bottom = boxes[-1].y + boxes[-1].height + 1 if boxes else 1
    return Drawing(variant, bottom, body)


def _told(
    chart: RelationshipMap,
    forest: Forest,
    people: dict[str, MapPerson],
    person: MapPerson,
    depth: int,
    room: float,
    size: float,
) -> Iterator[BoxLine]:
    """Give the lines of a person in words; a boss whom the indent no longer shows, too."""
    words = chart.words
    texts = []
    if depth > _DEEPEST and person.reports_to in people:
        texts.append(f"{words.tree} {people[person.reports_to].name}")
    for line in forest.lines:
        if line.source == person.key:
            texts.append(line.text or f"{words.kinds[line.kind]} {people[line.target].name}")
        elif line.target == person.key and line.back:
            texts.append(line.back)
    for text in texts:
        yield from (BoxLine(part, "kd-said") for part in wrap(text, room, size, lines=2))


def _draw_spines(boxes: tuple[OutlineBox, ...]) -> Markup:
    """Draw the elbow from each boss to each of their reports."""
    path, bosses = "", dict[int, OutlineBox]()
    for box in boxes:
        boss = bosses.get(box.depth - 1)
        if boss is not None and boss.x < box.x:
            x = boss.x + _STEP / 2 - 2
            path += f"M{number(x)} {number(boss.y + boss.height)}"
            path += f"V{number(box.y + box.height / 2)}H{number(box.x)}"
        bosses[box.depth] = box
    return element("path", class_="kd-reports", d=path) if path else Markup("")
