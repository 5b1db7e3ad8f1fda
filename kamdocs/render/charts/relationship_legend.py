"""What the lines of a relationship map mean, in words beside a piece of each."""

from __future__ import annotations

from markupsafe import Markup

from kamdocs.render.charts.frame import Variant
from kamdocs.render.charts.relationship_people import LineKind, RelationshipMap
from kamdocs.render.charts.relationship_ties import draw_tie
from kamdocs.render.charts.relationship_tree import Forest
from kamdocs.render.charts.svg import element, join
from kamdocs.render.charts.text import Label

_SAMPLE, _BESIDE, _APART = 40.0, 7.0, 22.0
_ROW = 22.0


def draw_legend(
    chart: RelationshipMap, forest: Forest, variant: Variant, top: float
) -> tuple[Markup, float]:
    """Draw the legend below a map and give where it ends; nothing where there are no lines."""
    entries = _entries(chart, forest)
    if not entries:
        return Markup(""), top
    x, y, parts = 1.0, top + 24, []
    for kind, text in entries:
        sample = 0.0 if kind == "words" else _SAMPLE + _BESIDE
        width = sample + Label(text, 0, 0, variant.size).width
        if x > 1 and x + width > variant.width:
            x, y = 1.0, y + _ROW
        if kind == "tree":
            parts.append(
                element("line", class_="kd-reports", x1=x, x2=x + _SAMPLE, y1=y - 4, y2=y - 4)
            )
        elif kind != "words":
            parts.append(draw_tie([(x, y - 4), (x + _SAMPLE, y - 4)], LineKind(kind), 2))
        parts.append(Label(text, x + sample, y, variant.size).draw("kd-quiet"))
        x += width + _APART
    return element("g", join(parts), class_="kd-legend"), y + 6


def _entries(chart: RelationshipMap, forest: Forest) -> list[tuple[str, str]]:
    words = chart.words
    found: list[tuple[str, str]] = []
    if any(root.reports for root in forest.roots):
        found.append(("tree", words.tree))
    drawn = {line.kind for line in forest.lines}
    found += [(kind.value, words.kinds[kind]) for kind in LineKind if kind in drawn]
    if drawn - {LineKind.REPORTS}:
        found.append(("words", words.stronger))
    return found
