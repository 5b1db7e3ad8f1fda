"""Relationship map: the client's people, whom they report to, who influences and who is at odds.

Posture is a shape, a colour and a word; roles nobody was found for have a dashed frame. On a
phone the tree is an indented list and the lines are words.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from kamdocs.render.charts.frame import NARROW, Drawing, Table, Variant, draw_figure
from kamdocs.render.charts.relationship_boxes import BoxLine, box_lines, draw_box
from kamdocs.render.charts.relationship_layout import BOX, Block, Place, lay_out_forest
from kamdocs.render.charts.relationship_legend import draw_legend
from kamdocs.render.charts.relationship_outline import draw_outline
from kamdocs.render.charts.relationship_people import MapPerson, RelationshipMap
from kamdocs.render.charts.relationship_routes import EDGE, Route, route_lines
from kamdocs.render.charts.relationship_rows import Rows, measure_rows, route_points
from kamdocs.render.charts.relationship_ties import draw_tie
from kamdocs.render.charts.relationship_tree import Forest, grow_forest, without_personal
from kamdocs.render.charts.svg import element, join, number


def draw_relationship_map(chart: RelationshipMap) -> Markup:
    """Draw the people of an account and the lines between them, with the table behind."""
    forest = grow_forest(chart)
    people = {person.key: _shown(chart, person) for person in chart.people}
    sizes = {variant.size for variant in chart.variants if variant.name != NARROW.name}
    texts = {
        size: {key: box_lines(person, BOX, size) for key, person in people.items()}
        for size in sizes
    }
    drawings = [
        draw_outline(chart, variant, forest, people)
        if variant.name == NARROW.name
        else _draw(chart, variant, forest, people, texts[variant.size])
        for variant in chart.variants
    ]
    return draw_figure(chart, drawings, _table(chart, forest, people))


def _shown(chart: RelationshipMap, person: MapPerson) -> MapPerson:
    return person if chart.personal else without_personal(person)


def _draw(
    chart: RelationshipMap,
    variant: Variant,
    forest: Forest,
    people: dict[str, MapPerson],
    texts: dict[str, tuple[BoxLine, ...]],
) -> Drawing:
    block = lay_out_forest(forest, variant.width - 2 * EDGE)
    routes = route_lines(forest.lines, block, block.width)
    rows = measure_rows(block, texts, routes, variant.size)
    places = {place.key: place for place in block.places}
    body = element(
        "g",
        _draw_tree(block, places, rows),
        *(_draw_route(route, places, rows) for route in routes),
        *(
            draw_box(
                people[place.key],
                texts[place.key],
                place.x,
                rows.tops[place.row],
                BOX,
                rows.bottoms[place.row] - rows.tops[place.row],
                variant.size,
            )
            for place in block.places
        ),
        transform=f"translate({number((variant.width - block.width) / 2)} 0)",
    )
    legend, bottom = draw_legend(chart, forest, variant, rows.bottom)
    return Drawing(variant, bottom, join((body, legend)))


def _draw_tree(block: Block, places: dict[str, Place], rows: Rows) -> Markup:
    path = "".join(_tree_lines(block, places, rows))
    return element("path", class_="kd-reports", d=path) if path else Markup("")


def _tree_lines(block: Block, places: dict[str, Place], rows: Rows) -> Iterator[str]:
    for drop in block.drops:
        boss = places[drop.boss]
        bus = rows.bus(boss.row)
        yield f"M{_at(boss.x + BOX / 2, rows.bottoms[boss.row])}V{number(bus)}"
        for key in drop.keys:
            head = places[key]
            yield f"M{_at(boss.x + BOX / 2, bus)}H{number(head.x + BOX / 2)}"
            yield f"V{number(rows.tops[head.row])}"
    for spine in block.spines:
        boss = places[spine.boss]
        below = boss.x <= spine.x <= boss.x + BOX
        start = rows.bottoms[boss.row] if below else rows.bus(boss.row)
        if not below:
            yield f"M{_at(boss.x + BOX / 2, rows.bottoms[boss.row])}V{number(start)}"
            yield f"H{number(spine.x)}"
        for key in spine.keys:
            head = places[key]
            middle = (rows.tops[head.row] + rows.bottoms[head.row]) / 2
            yield f"M{_at(spine.x, start)}V{number(middle)}H{number(head.x)}"


def _draw_route(route: Route, places: dict[str, Place], rows: Rows) -> Markup:
    line = route.line
    points = route_points(route, rows, places[line.source].row, places[line.target].row)
    return draw_tie(points, line.kind, line.strength)


def _table(chart: RelationshipMap, forest: Forest, people: dict[str, MapPerson]) -> Table:
    """Give everybody with all that is known, and their lines in words."""
    words = chart.words
    names = {key: person.name for key, person in people.items()}
    told: dict[str, list[str]] = {key: [] for key in people}
    for line in forest.lines:
        told[line.source].append(line.text or f"{words.kinds[line.kind]} {names[line.target]}")
        if line.back:
            told[line.target].append(line.back)
    heads = [words.person, words.title, words.role]
    heads += [words.posture, words.influence] if chart.personal else []
    heads += [words.closeness, words.our_contact, words.reports_to, words.lines]
    rows = []
    for person, _ in forest.walk():
        shown = people[person.key]
        title = ", ".join(part for part in (shown.title, shown.unit) if part)
        row = [shown.name, title, shown.role or shown.identify_text]
        row += [shown.posture_text, shown.influence] if chart.personal else []
        boss = names.get(shown.reports_to or "", "")
        row += [shown.closeness, shown.our_contact, boss, "; ".join(told[person.key])]
        rows.append(tuple(row))
    return Table(tuple(heads), rows, numeric=(4,) if chart.personal else ())


def _at(x: float, y: float) -> str:
    return f"{number(x)} {number(y)}"
