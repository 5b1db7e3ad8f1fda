"""The relationship map: everybody in a box of their own, lines told apart, circles broken."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from xml.etree import ElementTree

import pytest

from kamdocs.render.charts.frame import FULL, NARROW, WIDE
from kamdocs.render.charts.relationship_boxes import PAD_LEFT, box_lines, labels
from kamdocs.render.charts.relationship_layout import BOX, lay_out_forest
from kamdocs.render.charts.relationship_map import draw_relationship_map
from kamdocs.render.charts.relationship_people import (
    LineKind,
    MapLine,
    MapPerson,
    MapWords,
    PostureMark,
    RelationshipMap,
)
from kamdocs.render.charts.relationship_routes import route_lines
from kamdocs.render.charts.relationship_tree import Node, grow_forest

WORDS = MapWords(
    person="Pessoa",
    title="Cargo",
    role="Papel",
    posture="Postura",
    influence="Influência",
    closeness="Proximidade",
    our_contact="Nosso contato",
    reports_to="Responde a",
    lines="Relações",
    kinds={
        LineKind.INFLUENCES: "influencia",
        LineKind.CONFLICTS: "conflito",
        LineKind.INFORMAL: "ligação informal",
        LineKind.REPORTS: "responde também a",
    },
    tree="responde a",
    stronger="mais grossa, mais forte",
)
LONG = "Maria Aparecida de Albuquerque Cavalcanti e Vasconcelos Filha"
POSTURES: tuple[PostureMark | None, ...] = (
    "mentor",
    "supporter",
    "neutral",
    "resistant",
    "opponent",
    None,
)


def person(key: str, reports_to: str | None = None, **fields: object) -> MapPerson:
    return MapPerson(**{"key": key, "name": key, "reports_to": reports_to, **fields})  # type: ignore[arg-type]


def chart(
    people: tuple[MapPerson, ...], lines: tuple[MapLine, ...] = (), *, personal: bool = True
) -> RelationshipMap:
    return RelationshipMap(
        id="mapa",
        title="Mapa",
        description="Pessoas e linhas.",
        behind="Ver tabela",
        people=people,
        lines=lines,
        words=WORDS,
        personal=personal,
        variants=(FULL, WIDE, NARROW),
    )


def crowd(count: int, *, roots: int = 1, circle: bool = False) -> RelationshipMap:
    """Make people with long names under a few bosses, and lines all over."""
    people = []
    for index in range(count):
        boss = None if index < roots else f"p{(index * 7) % max(1, min(index, count // 5 + 1))}"
        people.append(
            person(
                f"p{index}",
                "p1" if circle and index == 0 else boss,
                name=f"{LONG} {index}" if index % 3 == 0 else f"Ana Lima {index}",
                title="Coordenadora de pesquisa e desenvolvimento de embalagens",
                role="Aprovação financeira",
                posture=POSTURES[index % 6],
                posture_text="apoiador",
                influence=str(index % 11),
                influence_text=f"influência {index % 11}",
                closeness="sem contato",
                our_contact="Rafael Nogueira",
                to_identify=index % 7 == 6,
                identify_text="a identificar",
                weight=index % 11,
            )
        )
    kinds = list(LineKind)[:3]
    lines = tuple(
        MapLine(
            source=f"p{(index * 5) % count}",
            target=f"p{(index * 3 + 1) % count}",
            kind=kinds[index % 3],
            strength=index % 3 + 1,
            text=f"liga {index}",
        )
        for index in range(min(count, 14))
    )
    return chart(tuple(people), lines)


UNEVEN = chart(
    (
        person("boss"),
        person("a", "boss"),
        person("aa", "a"),
        person("aaa", "aa"),
        person("b", "boss"),
        person("c", "boss"),
        person("d", "boss"),
    )
)

CROWDS = [
    UNEVEN,
    crowd(1),
    crowd(5),
    crowd(12),
    crowd(25),
    crowd(40),
    crowd(40, roots=4, circle=True),
    crowd(30, roots=30),
    chart(tuple(person(f"c{n}", f"c{n - 1}" if n else None) for n in range(30))),
    chart(tuple(person(f"s{n}", "s0" if n else None) for n in range(40))),
]


def every_node(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from every_node(node.reports)


def svgs(figure: RelationshipMap) -> dict[str, ElementTree.Element]:
    root = ElementTree.fromstring(draw_relationship_map(figure))
    found = {}
    for svg in root.iter("svg"):
        found[svg.attrib["class"].split("kd-")[-1]] = svg
    return found


def boxes(svg: ElementTree.Element) -> list[tuple[float, float, float, float]]:
    shift = 0.0
    for group in svg.iter("g"):
        if "transform" in group.attrib:
            shift = float(group.attrib["transform"].removeprefix("translate(").split()[0])
    return [
        (
            float(rect.attrib["x"]) + shift,
            float(rect.attrib["y"]),
            float(rect.attrib["width"]),
            float(rect.attrib["height"]),
        )
        for rect in svg.iter("rect")
        if rect.attrib["class"].startswith("kd-person")
    ]


@pytest.mark.parametrize("figure", CROWDS, ids=lambda item: str(len(item.people)))
@pytest.mark.parametrize("variant", ["full", "wide", "narrow"])
def test_everybody_has_a_box_inside_the_drawing_and_no_two_overlap(
    figure: RelationshipMap, variant: str
) -> None:
    svg = svgs(figure)[variant]
    found = boxes(svg)
    _, _, width, height = map(float, svg.attrib["viewBox"].split())
    assert len(found) == len(figure.people)
    for x, y, w, h in found:
        assert min(x, y) >= 0
        assert x + w <= width
        assert y + h <= height
    for (ax, ay, aw, ah), (bx, by, bw, bh) in combinations(found, 2):
        assert ax + aw <= bx or bx + bw <= ax or ay + ah <= by or by + bh <= ay


@pytest.mark.parametrize("figure", CROWDS, ids=lambda item: str(len(item.people)))
def test_texts_stay_in_their_box_and_apart(figure: RelationshipMap) -> None:
    for someone in figure.people:
        lines = box_lines(someone, BOX, 12)
        found = list(labels(lines, 0, 0, 12))
        assert all(label.left >= PAD_LEFT - 1 and label.right <= BOX for label in found)
        assert not any(a.overlaps(b) for a, b in combinations(found, 2))


def test_twenty_five_people_fit_the_page_without_a_single_column() -> None:
    forest = grow_forest(crowd(25))
    block = lay_out_forest(forest, FULL.width - 28)
    assert block.width <= FULL.width - 28
    assert block.rows <= 8


@pytest.mark.parametrize("width", [FULL.width - 28, WIDE.width - 28])
@pytest.mark.parametrize("figure", CROWDS, ids=lambda item: str(len(item.people)))
def test_everybody_with_a_boss_hangs_below_that_boss_once(
    figure: RelationshipMap, width: int
) -> None:
    forest = grow_forest(figure)
    block = lay_out_forest(forest, width)
    expected = sorted(
        (boss.person.key, report.person.key)
        for boss in every_node(forest.roots)
        for report in boss.reports
    )
    drawn = [(drop.boss, key) for drop in block.drops for key in drop.keys]
    drawn += [(spine.boss, key) for spine in block.spines for key in spine.keys]
    assert sorted(drawn) == expected
    rows = {place.key: place.row for place in block.places}
    assert all(rows[boss] < rows[key] for boss, key in drawn)


@pytest.mark.parametrize("figure", CROWDS, ids=lambda item: str(len(item.people)))
def test_lines_pass_rows_between_the_boxes(figure: RelationshipMap) -> None:
    forest = grow_forest(figure)
    block = lay_out_forest(forest, FULL.width - 28)
    for route in route_lines(forest.lines, block, block.width):
        for before, after in zip(route.runs, route.runs[1:], strict=False):
            row = max(before.lane, after.lane)
            assert before.end == after.start
            assert not any(
                place.x < before.end < place.x + BOX for place in block.places if place.row == row
            )


def test_two_lines_never_share_a_track_of_a_lane() -> None:
    figure = crowd(25)
    forest = grow_forest(figure)
    block = lay_out_forest(forest, FULL.width - 28)
    runs = [run for route in route_lines(forest.lines, block, block.width) for run in route.runs]
    for a, b in combinations(runs, 2):
        if (a.lane, a.track) == (b.lane, b.track):
            apart = max(a.start, a.end) < min(b.start, b.end)
            assert apart or max(b.start, b.end) < min(a.start, a.end)


def test_a_circle_is_broken_at_its_heaviest_and_the_way_up_becomes_a_line() -> None:
    figure = chart(
        (person("a", "c", weight=1), person("b", "a", weight=9), person("c", "b", weight=5))
    )
    forest = grow_forest(figure)
    assert [(someone.key, depth) for someone, depth in forest.walk()] == [
        ("b", 0),
        ("c", 1),
        ("a", 2),
    ]
    assert [(line.source, line.target, line.kind) for line in forest.lines] == [
        ("b", "a", LineKind.REPORTS)
    ]


def test_reporting_to_oneself_or_to_nobody_known_makes_a_root() -> None:
    forest = grow_forest(chart((person("a", "a"), person("b", "gone"))))
    assert [(someone.key, depth) for someone, depth in forest.walk()] == [("a", 0), ("b", 0)]


def test_a_line_of_reporting_gives_a_first_boss_and_stays_a_line_for_a_second() -> None:
    figure = chart(
        (person("a"), person("b"), person("c", "a")),
        (
            MapLine(source="b", target="a", kind=LineKind.REPORTS),
            MapLine(source="c", target="b", kind=LineKind.REPORTS),
        ),
    )
    forest = grow_forest(figure)
    assert {someone.key: depth for someone, depth in forest.walk()} == {"a": 0, "b": 1, "c": 1}
    assert [(line.source, line.target) for line in forest.lines] == [("c", "b")]


def test_lines_differ_by_dash_class_and_mark_and_by_width() -> None:
    lines = (
        MapLine(source="a", target="b", kind=LineKind.INFLUENCES, strength=3),
        MapLine(source="a", target="c", kind=LineKind.CONFLICTS, strength=1),
        MapLine(source="b", target="c", kind=LineKind.INFORMAL, strength=2),
    )
    drawn = draw_relationship_map(chart((person("a"), person("b"), person("c")), lines))
    wide = drawn.split("<svg")[2].split("</g></svg>")[0]
    for class_ in ("kd-tie-influences", "kd-tie-conflicts", "kd-tie-informal"):
        assert class_ in wide
    for mark in ("kd-tie-head", "kd-tie-cross", "kd-tie-ring"):
        assert mark in wide
    for width in ("1.3", "2.2", "3.4"):
        assert f'stroke-width="{width}"' in wide


def test_the_legend_names_only_the_lines_drawn() -> None:
    lines = (MapLine(source="a", target="b", kind=LineKind.CONFLICTS),)
    drawn = draw_relationship_map(chart((person("a"), person("b")), lines))
    legend = drawn.split('class="kd-legend"')[1].split("</svg>")[0]
    assert "conflito" in legend
    assert "influencia" not in legend
    assert "responde a" not in legend


def test_posture_is_a_shape_a_colour_and_a_word() -> None:
    someone = person("a", posture="resistant", posture_text="resistente")
    drawn = draw_relationship_map(chart((someone,)))
    assert 'class="kd-shape kd-watch"' in drawn
    assert 'class="kd-posture kd-watch"' in drawn
    assert ">resistente</text>" in drawn


def test_a_role_nobody_was_found_for_is_dashed_and_says_so() -> None:
    someone = person("Diretoria", to_identify=True, identify_text="a identificar")
    drawn = draw_relationship_map(chart((someone,)))
    assert "kd-person kd-unknown" in drawn
    assert ">a identificar</text>" in drawn


def test_without_personal_data_posture_influence_and_lines_are_nowhere() -> None:
    someone = person(
        "a",
        posture="opponent",
        posture_text="opositora",
        influence="9",
        influence_text="influência 9",
        role="Decisão",
    )
    lines = (MapLine(source="a", target="b", kind=LineKind.CONFLICTS, text="em conflito com b"),)
    drawn = draw_relationship_map(chart((someone, person("b", "a")), lines, personal=False))
    for word in ("opositora", "influência", "Influência", "Postura", "conflito", "kd-posture"):
        assert word not in drawn
    assert "Decisão" in drawn


def test_the_table_has_everybody_and_every_line() -> None:
    figure = crowd(25)
    drawn = draw_relationship_map(figure)
    table = drawn.split("<tbody>")[1]
    assert table.count("<tr") == 25
    for line in grow_forest(figure).lines:
        assert line.text in table


def test_texts_are_escaped() -> None:
    someone = person("a", name="<script>alert(1)</script>", title="A & B")
    drawn = draw_relationship_map(chart((someone,)))
    assert "<script" not in drawn
    assert "A &amp; B" in drawn


def test_the_same_map_is_the_same_bytes() -> None:
    assert draw_relationship_map(crowd(25)) == draw_relationship_map(crowd(25))


def test_a_map_of_nobody_is_an_empty_drawing() -> None:
    assert boxes(svgs(chart(()))["full"]) == []
