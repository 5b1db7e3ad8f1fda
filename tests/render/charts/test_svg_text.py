from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from kamdocs.render.charts.mark import Status, draw_mark
from kamdocs.render.charts.svg import element, join, number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "1"),
        (1.0, "1"),
        (1.25, "1.2"),
        (0.1 + 0.2, "0.3"),
        (-0.04, "0"),
        (-1.5, "-1.5"),
        (Decimal("12.345"), "12.3"),
        (1e6, "1000000"),
    ],
)
def test_coordinates_have_at_most_one_decimal(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN")])
def test_what_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="not a coordinate"):
        number(value)


def test_names_of_attributes_and_closed_shapes() -> None:
    assert element("rect", class_="a", stroke_width=2, rx=None) == (
        '<rect class="a" stroke-width="2"/>'
    )
    assert element("td") == "<td></td>"


def test_text_and_attributes_are_escaped_once() -> None:
    inner = element("title", "<b>\"&'")
    assert element("g", inner, aria_label='"><script>') == (
        '<g aria-label="&#34;&gt;&lt;script&gt;"><title>&lt;b&gt;&#34;&amp;&#39;</title></g>'
    )
    assert join(["<", Markup("<br>")]) == "&lt;<br>"


@given(st.text())
def test_any_text_gives_a_document_that_parses(text: str) -> None:
    drawn = element("text", text, aria_label=text)
    parsed = ElementTree.fromstring(drawn)
    assert parsed.tag == "text"
    assert not list(parsed)


@pytest.mark.parametrize(
    ("status", "tag"), [("good", "circle"), ("watch", "path"), ("risk", "rect"), ("none", "circle")]
)
def test_each_status_has_a_shape_of_its_own(status: Status, tag: str) -> None:
    shape = ElementTree.fromstring(draw_mark(status, 10, 10))
    assert (shape.tag, shape.get("class")) == (tag, f"kd-shape kd-{status}")


def test_marks_stand_around_their_point() -> None:
    assert draw_mark("risk", 10, 20) == (
        '<rect class="kd-shape kd-risk" x="5.5" y="15.5" width="9" height="9"/>'
    )
    assert draw_mark("watch", 10, 20, 4) == (
        '<path class="kd-shape kd-watch" d="M10 15l5 5l-5 5l-5 -5z"/>'
    )
