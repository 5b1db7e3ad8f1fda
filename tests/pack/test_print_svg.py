"""Drawings for paper: no classes, no variables, print colours."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from kamdocs.render.charts.print_svg import print_svg
from tests.pack.views import trend_svg

BRAND = "#0b5c6b"


def printed(inner: str, class_: str = "kd-chart kd-wide", brand: str = BRAND) -> str:
    svg = f'<svg class="{class_}" viewBox="0 0 10 10">{inner}</svg>'
    return print_svg(svg, brand=brand)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ('<rect class="kd-bar"/>', {"fill": BRAND}),
        ('<rect class="kd-bar kd-past"/>', {"fill": "#85aeb5"}),  # half brand, half paper
        ('<rect class="kd-field"/>', {"fill": "none"}),
        ('<line class="kd-today"/>', {"fill": "none", "stroke": BRAND, "stroke-width": "1.5"}),
        ('<text class="kd-quiet">a</text>', {"fill": "#5f6b76"}),
        ('<text class="kd-label">a</text>', {"fill": "#16202a", "font-weight": "400"}),
        ('<text class="kd-label kd-strong">a</text>', {"fill": "#16202a", "font-weight": "700"}),
        ('<text class="kd-halo">a</text>', {"stroke": "#fff", "stroke-width": "4"}),
        ('<rect class="kd-horizon"/>', {"fill": BRAND, "fill-opacity": "0.08"}),
        ('<circle class="kd-shape kd-risk"/>', {"fill": "#8a5a00"}),  # nothing alarms a client
        ('<rect class="kd-risk kd-zone"/>', {"fill": "#f4f0e8"}),  # a variable of its own class
        ('<text font-size="9" class="kd-label">a</text>', {"font-size": "9"}),
    ],
)
def test_what_the_style_sheet_says_stands_in_the_drawing(
    inner: str, expected: dict[str, str]
) -> None:
    element = ET.fromstring(printed(inner))[0]
    assert {name: element.get(name) for name in expected} == expected


def test_a_variable_of_a_group_holds_for_what_is_in_it() -> None:
    inner = '<g class="kd-tie-conflicts"><path class="kd-tie-head"/></g>'
    assert ET.fromstring(printed(inner))[0][0].get("fill") == "#8a5a00"


def test_neighbours_count_where_the_style_sheet_asks_for_them() -> None:
    text = '<text class="kd-band-count">1</text>'
    beside = ET.fromstring(printed(f'<rect class="kd-band kd-none"/>{text}'))
    assert beside[1].get("fill") == "#16202a"
    assert ET.fromstring(printed(text))[0].get("fill") == "#fff"


def test_colours_follow_a_brand_dark_enough_to_be_read() -> None:
    pale = ET.fromstring(printed('<rect class="kd-bar"/>', brand="#ffdd00"))[0].get("fill")
    assert pale is not None
    assert pale != "#ffdd00"


def test_of_a_figure_the_wide_drawing_is_taken_and_nothing_of_the_page_is_left() -> None:
    svg = print_svg(trend_svg(), brand=BRAND)
    assert svg.startswith("<svg")
    assert re.search(r'viewBox="0 \S+ 600 ', svg)
    assert not re.search(r"class=|var\(|color-mix|aria-|data-|<title|<desc|currentColor", svg)
    assert 'font-family="Inter"' in svg


def test_a_drawing_that_stands_alone_stays_as_it_is() -> None:
    once = print_svg(trend_svg(), brand=BRAND)
    assert print_svg(once, brand=BRAND) == once


@pytest.mark.parametrize("text", ["<!DOCTYPE svg><svg/>", "<p>no drawing</p>"])
def test_what_is_no_drawing_of_ours_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="drawing"):
        print_svg(text, brand=BRAND)
