from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

import pytest

from kamdocs.render.charts import Sparkline, draw_sparkline


def drawn(*values: int | None) -> ElementTree.Element:
    amounts = tuple(None if value is None else Decimal(value) for value in values)
    return ElementTree.fromstring(draw_sparkline(Sparkline(values=amounts, text="<de 1 a 8>")))


def shapes(svg: ElementTree.Element) -> list[str]:
    return [child.get("class", "") for child in svg if child.tag != "title"]


def test_line_runs_from_lowest_to_highest_with_a_dot_at_the_end() -> None:
    svg = drawn(1, 3, 5)
    line, end = svg.find("polyline"), svg.find("circle")
    assert line is not None
    assert end is not None
    assert line.get("points") == "4,20 44,12 84,4"
    assert (end.get("class"), end.get("cx"), end.get("cy")) == ("kd-spark-end", "84", "4")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((1, 2, None, 3, 4), ["kd-spark-line", "kd-spark-line", "kd-spark-end"]),
        ((1, 2, None, 3), ["kd-spark-line", "kd-spark-dot", "kd-spark-end"]),
        ((1, 2, None), ["kd-spark-line", "kd-spark-end kd-past"]),
        ((4,), ["kd-spark-dot", "kd-spark-end"]),
        ((None, None), ["kd-spark-none"]),
        ((), ["kd-spark-none"]),
    ],
)
def test_gaps_break_the_line(values: tuple[int | None, ...], expected: list[str]) -> None:
    assert shapes(drawn(*values)) == expected


@pytest.mark.parametrize("value", [0, 5, -5, 10**40])
def test_equal_values_lie_in_the_middle(value: int) -> None:
    line = drawn(value, value).find("polyline")
    assert line is not None
    assert line.get("points") == "4,12 84,12"


def test_words_stand_for_the_line() -> None:
    svg = drawn(1, 8)
    assert svg.get("aria-label") == svg.findtext("title") == "<de 1 a 8>"
