"""Lines of territories: gaps, names at the ends, at most six."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from xml.etree import ElementTree

import pytest

from kamdocs.render.charts.frame import FULL, NARROW, WIDE, Variant
from kamdocs.render.charts.territory_lines import (
    LinesChart,
    LineSeries,
    draw_territory_lines,
)
from kamdocs.render.charts.text import Label

VARIANTS = (WIDE, NARROW, FULL)


def series(name: str, *values: int | None) -> LineSeries:
    return LineSeries(
        name=name,
        values=tuple(None if value is None else Decimal(value) for value in values),
        texts=tuple("sem dados" if value is None else f"R$ {value}" for value in values),
        last=f"R$ {values[-1]}",
    )


def chart(*items: LineSeries) -> LinesChart:
    count = len(items[0].values) if items else 0
    return LinesChart(
        id="l",
        title="2 de 3 cresceram",
        description="Linhas.",
        behind="Ver tabela",
        variants=VARIANTS,
        periods=tuple(f"{place % 4 + 1}T2{place // 4 + 5}" for place in range(count)),
        series=items,
        axis_text=lambda value: f"R$ {value}",
        period_word="Trimestre",
    )


def names(spec: LinesChart, variant: Variant) -> list[Label]:
    """Give the names at the ends of the lines, as one variant draws them."""
    figure = ElementTree.fromstring(draw_territory_lines(spec))
    svg = figure.findall("svg")[VARIANTS.index(variant)]
    return [
        Label(text.text or "", float(text.get("x", "")), float(text.get("y", "")), variant.size)
        for text in svg.iter("text")
        if "kd-line-name" in text.get("class", "")
    ]


@pytest.mark.parametrize("variant", VARIANTS)
def test_names_at_the_ends_do_not_touch(variant: Variant) -> None:
    equal = [series(f"Território número {place}", 5, 6, 7, 8) for place in range(6)]
    low = [series(f"Território número {place}", 9, 0, 0, 0) for place in range(6)]
    for items in (equal, low):
        labels = names(chart(*items), variant)
        assert len(labels) == 6
        assert not any(one.overlaps(other) for one, other in combinations(labels, 2))
        assert all(label.right <= variant.width + 0.01 for label in labels)


def test_only_six_lines_are_drawn_and_all_are_in_the_table() -> None:
    spec = chart(*(series(f"T{place}", 1, 2) for place in range(8)))
    figure = ElementTree.fromstring(draw_territory_lines(spec))
    svg = figure.findall("svg")[0]
    lines = [item for item in svg.iter("path") if item.get("class") == "kd-series-line"]
    assert len(lines) == 6
    assert len(figure.findall(".//thead//th")) == 9


def test_a_gap_breaks_the_line_and_is_no_zero() -> None:
    figure = ElementTree.fromstring(draw_territory_lines(chart(series("Sul", 5, None, 7, 8))))
    path = next(item for item in figure.iter("path") if item.get("class") == "kd-series-line")
    assert (path.get("d") or "").count("M") == 2
    assert (path.get("d") or "").count("L") == 1


def test_a_series_without_values_has_no_line_and_no_name() -> None:
    spec = chart(series("Sul", None, None), series("Norte", 1, 2))
    assert [label.text for label in names(spec, WIDE)] == ["Norte R$ 2"]


def test_names_are_escaped_and_bytes_are_the_same_twice() -> None:
    spec = chart(series("<i>", 1, 2))
    assert "<i>" not in draw_territory_lines(spec)
    assert draw_territory_lines(spec) == draw_territory_lines(spec)


def test_no_series_can_be_drawn() -> None:
    ElementTree.fromstring(draw_territory_lines(chart()))
