"""The matrix of selection: places, shapes, names, words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from xml.etree import ElementTree

import pytest

from kamdocs.render.charts.frame import FULL, NARROW, WIDE, Variant
from kamdocs.render.charts.place_labels import label_box
from kamdocs.render.charts.selection_matrix import (
    MatrixChart,
    MatrixPoint,
    MatrixWords,
    draw_selection_matrix,
    name_marks,
)
from tests.boxes import meet

VARIANTS = (WIDE, NARROW, FULL)


def point(name: str, x: str, y: str, **fields: object) -> MatrixPoint:
    made = MatrixPoint(name=name, x=Decimal(x), y=Decimal(y), shape=0, cells=(y, x, "", "", ""))
    return replace(made, **fields)  # type: ignore[arg-type]


def chart(*points: MatrixPoint) -> MatrixChart:
    return MatrixChart(
        id="m",
        title="1 conta",
        description="Matriz.",
        behind="Ver tabela",
        variants=VARIANTS,
        points=points,
        cut=Decimal(60),
        words=MatrixWords(
            x="Nossa posição",
            y="Atratividade",
            quadrants=("Conquistar", "Proteger", "Atender", "Manter"),
            tiers=("Estratégica", "Chave"),
            no_tier="sem nível",
            hollow="difere",
            heads=("Conta", "Atratividade", "Posição", "Média", "Nível", "Sugerido"),
            unnamed=lambda count: f"{count} sem nome",
        ),
    )


def crowd(count: int) -> MatrixChart:
    """Accounts clustered above the cut on both axes, with long names."""
    return chart(
        *(
            point(
                f"Companhia Nacional {place}",
                str(60 + place * 7 % 38),
                str(58 + place * 11 % 40),
                shape=place % 3 - 1,
                weight=Decimal(place % 5) / 5,
            )
            for place in range(count)
        )
    )


def drawing(spec: MatrixChart, variant: Variant) -> ElementTree.Element:
    figure = ElementTree.fromstring(draw_selection_matrix(spec))
    return next(
        svg for svg in figure.findall("svg") if f"kd-{variant.name}" in (svg.get("class") or "")
    )


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("count", [1, 12, 40])
def test_names_do_not_overlap_each_other_or_the_words_of_quadrants(
    variant: Variant, count: int
) -> None:
    marks, names = name_marks(crowd(count), variant)
    found = [label_box(name.label) for name in names if name is not None]
    assert found
    assert not any(meet(one, other) for one, other in combinations(found, 2))
    assert not any(meet(box, mark.box) for box in found for mark in marks)
    assert all(box.left >= 0 and box.right <= variant.width for box in found)


def test_the_full_drawing_names_nearly_all_of_forty_that_are_spread_like_a_portfolio() -> None:
    # most scores between 35 and 90 on both axes, a few at the edges
    spread = chart(
        *(
            point(
                f"Companhia Nacional {place}", str(35 + place * 17 % 61), str(30 + place * 23 % 67)
            )
            for place in range(40)
        )
    )
    _, names = name_marks(spread, FULL)
    assert sum(name is not None for name in names) >= 36


def test_attractiveness_goes_up_and_position_to_the_right() -> None:
    marks, _ = name_marks(chart(point("a", "20", "90"), point("b", "80", "10")), WIDE)
    first, second = marks
    assert first.x < second.x
    assert first.y < second.y


def test_scores_beyond_the_axes_stay_in_the_drawing() -> None:
    marks, _ = name_marks(chart(point("a", "120", "-5"), point("b", "100", "0")), WIDE)
    assert (marks[0].x, marks[0].y) == (marks[1].x, marks[1].y)


def test_tiers_are_told_by_shape_and_named_in_the_key() -> None:
    spec = chart(
        point("a", "20", "90"),
        point("b", "40", "70", shape=1),
        point("c", "60", "30", shape=-1, hollow=True),
    )
    svg = drawing(spec, WIDE)
    texts = [text.text for text in svg.iter("text")]
    assert {"Estratégica", "Chave", "sem nível", "difere"} <= set(texts)
    shapes = [item.tag for item in svg.iter() if "kd-point" in (item.get("class") or "").split()]
    assert {"circle", "rect"} <= set(shapes)


def test_more_than_forty_are_marks_with_a_count() -> None:
    spec = crowd(60)
    svg = drawing(spec, WIDE)
    unnamed = sum(name is None for name in name_marks(spec, WIDE)[1])
    assert unnamed >= 20
    assert f"{unnamed} sem nome" in [text.text for text in svg.iter("text")]
    rows = ElementTree.fromstring(draw_selection_matrix(spec)).findall(".//tbody/tr")
    assert len(rows) == 40


def test_names_are_escaped() -> None:
    html = draw_selection_matrix(chart(point("<b>&", "50", "50")))
    assert "<b>&" not in html
    assert "&lt;b&gt;&amp;" in html


def test_no_points_give_an_empty_field_and_the_same_bytes_twice() -> None:
    assert draw_selection_matrix(chart()) == draw_selection_matrix(chart())
    spec = crowd(12)
    assert draw_selection_matrix(spec) == draw_selection_matrix(spec)
