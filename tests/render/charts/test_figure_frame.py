from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from kamdocs.render.charts import (
    FULL,
    NARROW,
    WIDE,
    ProgressBar,
    Sparkline,
    TimelineAction,
    TimelineChart,
    TimelineGroup,
    TimelineWords,
    TrendChart,
    TrendPoint,
    TrendWords,
    draw_progress,
    draw_sparkline,
    draw_timeline,
    draw_trend,
)
from kamdocs.render.charts.frame import Variant

HOSTILE = "</text></svg><script>alert(1)</script>{{ 7*7 }}\" onload='x' &amp; \x00\x1b"
SHOWN = HOSTILE.replace("\x00", "�").replace("\x1b", "�")


def trend(
    text: str = "t", *, id_: str = "a", variants: tuple[Variant, ...] = (WIDE, NARROW)
) -> Markup:
    return draw_trend(
        TrendChart(
            id=id_,
            title=text,
            description=text,
            behind=text,
            note=text,
            variants=variants,
            words=TrendWords(period=text, value=text, target=text, target_mark=text, missing=text),
            axis_text=lambda value: f"{value}{text}",
            points=(
                TrendPoint(
                    label=text,
                    value=Decimal(5),
                    value_text=text,
                    target=Decimal(6),
                    target_text=text,
                    group=text,
                ),
                TrendPoint(label="2"),
            ),
        )
    )


def timeline(text: str = "t") -> Markup:
    return draw_timeline(
        TimelineChart(
            id="b",
            title=text,
            description=text,
            behind=text,
            note=text,
            as_of=date(2026, 10, 15),
            as_of_text=text,
            month_label=lambda month: text,
            words=TimelineWords(action=text, owner=text, due=text, status=text),
            groups=(TimelineGroup(key="k", heading=text, status="risk"),),
            actions=(
                TimelineAction(
                    label=text,
                    group="k",
                    status_text=text,
                    owner=text,
                    date_text=text,
                    due_text=text,
                ),
            ),
        )
    )


def progress(text: str = "t") -> Markup:
    return draw_progress(
        ProgressBar(text=text, missing=text, start=Decimal(0), target=Decimal(1), current=None)
    )


def sparkline(text: str = "t") -> Markup:
    return draw_sparkline(Sparkline(values=(Decimal(1), Decimal(2)), text=text))


CHARTS = [trend, timeline, progress, sparkline]


@pytest.mark.parametrize("draw", CHARTS)
def test_hostile_text_stays_text(draw: Callable[[str], Markup]) -> None:
    drawn = draw(HOSTILE)
    root = ElementTree.fromstring(drawn)
    allowed = {"figure", "figcaption", "p", "details", "summary", "table", "thead", "tbody"}
    allowed |= {"tr", "th", "td", "svg", "title", "desc", "g", "rect", "line", "path"}
    allowed |= {"circle", "polyline", "text"}
    assert {child.tag for child in root.iter()} <= allowed
    assert not any(name.startswith("on") for child in root.iter() for name in child.attrib)
    assert SHOWN in "".join(root.itertext()) + str(root.attrib.values())


@pytest.mark.parametrize("draw", CHARTS)
def test_same_input_gives_the_same_bytes(draw: Callable[[str], Markup]) -> None:
    assert isinstance(draw("x"), Markup)
    assert draw("x").encode() == draw("x").encode()


@pytest.mark.parametrize("draw", CHARTS)
def test_colours_are_left_to_the_style_sheet(draw: Callable[[str], Markup]) -> None:
    for child in ElementTree.fromstring(draw("x")).iter():
        assert not {"style", "fill", "stroke", "color"} & set(child.keys())


def test_each_drawing_is_an_image_named_by_its_own_title_and_description() -> None:
    root = ElementTree.fromstring(trend("achado", id_="conta-1"))
    ids = [child.get("id") for child in root.iter() if child.get("id")]
    assert len(ids) == len(set(ids))
    for svg in root.findall("svg"):
        title, desc = svg[0], svg[1]
        assert (svg.get("role"), title.tag, desc.tag) == ("img", "title", "desc")
        assert svg.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
        assert (title.get("id") or "").startswith("conta-1-")


def test_figure_shows_title_note_and_the_table_behind() -> None:
    root = ElementTree.fromstring(trend("achado"))
    assert [child.tag for child in root] == ["figcaption", "svg", "svg", "p", "details"]
    assert root.findtext("details/summary") == "achado"
    table = root.find("details/table")
    assert table is not None
    assert table.get("aria-labelledby") == root[0].get("id")


def test_variants_have_their_widths_and_classes() -> None:
    root = ElementTree.fromstring(trend(variants=(WIDE, NARROW, FULL)))
    assert root.get("class") == "kd-figure kd-has-wide kd-has-narrow kd-has-full"
    assert [
        (svg.get("class"), svg.get("viewBox", "").split()[2], svg.get("font-size"))
        for svg in root.findall("svg")
    ] == [
        ("kd-chart kd-wide", "600", "12"),
        ("kd-chart kd-narrow", "340", "13"),
        ("kd-chart kd-full", "1120", "12"),
    ]


@pytest.mark.parametrize("id_", ["", "1a", "a b", "a'", "ação"])
def test_an_id_that_would_break_references_is_refused(id_: str) -> None:
    with pytest.raises(ValueError, match="not an id"):
        trend(id_=id_)


def test_text_never_falls_under_eleven_pixels_on_a_phone() -> None:
    # 360 pixels of phone less the margins of page and card.
    assert NARROW.size * (360 - 2 * 14 - 2 * 18 - 2) / NARROW.width >= 11
    # From 550 pixels on the style sheet shows the wide drawing.
    assert WIDE.size * 550 / WIDE.width >= 11
    assert FULL.size * 1030 / FULL.width >= 11
