from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from kamdocs.render.charts.frame import FULL, NARROW, WIDE, Variant
from kamdocs.render.charts.multiples import (
    MOST,
    MultiplesChart,
    MultiplesWords,
    SmallTrend,
    draw_multiples,
)
from kamdocs.render.charts.text import text_width

VARIANTS = (WIDE, NARROW, FULL)


def trend(values: Sequence[int | None], name: str = "Faturamento") -> SmallTrend:
    return SmallTrend(
        name=name,
        values=tuple(None if value is None else Decimal(value) for value in values),
        value_texts=tuple("" if value is None else str(value) for value in values),
        targets=(Decimal(2), None, Decimal(3)),
        last_text="R$ 16,33 mi",
        target_text="meta R$ 15,20 mi",
        status="good",
    )


def chart(*trends: SmallTrend, periods: Sequence[str] = ("4T24", "1T25", "2T25")) -> MultiplesChart:
    return MultiplesChart(
        id="kpis",
        title="Indicadores por trimestre",
        description="Um traço por indicador.",
        behind="Ver tabela",
        variants=VARIANTS,
        trends=trends,
        periods=tuple(periods),
        words=MultiplesWords(kpi="Indicador", missing="sem dados"),
    )


def drawing(spec: MultiplesChart, variant: Variant) -> ElementTree.Element:
    figure = ElementTree.fromstring(draw_multiples(spec))
    return next(
        svg for svg in figure.findall("svg") if f"kd-{variant.name}" in (svg.get("class") or "")
    )


def test_at_most_eight_are_drawn_and_all_are_in_the_table() -> None:
    spec = chart(*(trend([1, 2, 3], f"KPI {number}") for number in range(11)))
    figure = ElementTree.fromstring(draw_multiples(spec))
    assert len(drawing(spec, WIDE).findall("g")) == MOST
    assert len(figure.findall(".//tbody/tr")) == 11


def test_a_gap_breaks_the_line_and_is_no_zero() -> None:
    svg = drawing(chart(trend([5, None, 7])), WIDE)
    assert len(svg.findall(".//polyline")) == 2
    figure = ElementTree.fromstring(draw_multiples(chart(trend([5, None, 7]))))
    assert "sem dados" in "".join(figure.itertext())


def test_a_value_that_is_not_of_the_last_period_is_marked_hollow() -> None:
    svg = drawing(chart(trend([5, 7, None])), WIDE)
    assert "kd-past" in "".join(mark.get("class") or "" for mark in svg.findall(".//circle"))


def test_nothing_known_draws_no_line() -> None:
    svg = drawing(chart(trend([None, None, None])), WIDE)
    assert svg.findall(".//polyline") == []


def test_equal_values_lie_in_the_middle_and_divide_by_nothing() -> None:
    svg = drawing(chart(trend([4, 4, 4])), WIDE)
    line = svg.find(".//polyline")
    assert line is not None
    assert len({point.split(",")[1] for point in (line.get("points") or "").split()}) == 1


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)
@pytest.mark.parametrize("count", [1, 3, 8])
def test_no_text_touches_another(variant: Variant, count: int) -> None:
    name = "Entregas completas e no prazo combinado com o cliente (OTIF)"
    svg = drawing(chart(*(trend([1, 2, 3], name) for _ in range(count))), variant)
    found = []
    for text in svg.iter("text"):
        size = float(text.get("font-size", variant.size))
        bold = "kd-strong" in (text.get("class") or "")
        width = text_width(text.text or "", size, bold=bold)
        x, y = float(text.get("x", 0)), float(text.get("y", 0))
        left = x - width if text.get("text-anchor") == "end" else x
        found.append((left, left + width, y - size * 0.78, y + size * 0.22, text.text))
    for index, one in enumerate(found):
        assert one[1] <= variant.width + 0.5
        for other in found[index + 1 :]:
            apart = one[1] <= other[0] or other[1] <= one[0]
            assert apart or one[3] <= other[2] or other[3] <= one[2], (one, other)


def test_names_are_text_and_the_bytes_are_stable() -> None:
    spec = chart(trend([1, 2], "<i>&"), periods=("1T25", "2T25"))
    assert "<i>" not in draw_multiples(spec)
    assert draw_multiples(spec) == draw_multiples(spec)
