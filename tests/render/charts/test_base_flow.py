"""The flow of the base: heights by accounts, bands between groups, names apart."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

import pytest

from kamdocs.render.charts.base_flow import (
    FlowChart,
    FlowGroup,
    FlowQuarter,
    FlowWords,
    draw_base_flow,
    flow_layout,
)
from kamdocs.render.charts.frame import FULL, NARROW, WIDE, Variant

VARIANTS = (WIDE, NARROW, FULL)
GROUPS = (
    FlowGroup(key="recurring", name="Recorrente"),
    FlowGroup(key="occasional", name="Eventual"),
    FlowGroup(key="approached", name="Abordada"),
    FlowGroup(key="unapproached", name="Não abordada"),
    FlowGroup(key="lapsed", name="Inativa", apart=True),
    FlowGroup(key="lost", name="Perdida <b>", apart=True),
)


def quarter(
    label: str, counts: tuple[int, ...], moves: dict[tuple[int, int], int] | None = None
) -> FlowQuarter:
    return FlowQuarter(
        label=label, counts=counts, moves=moves or {}, advanced="1 de 3", stopped="0"
    )


FIRST = quarter("1T26", (4, 1, 0, 2, 0, 1))
SECOND = quarter(
    "2T26",
    (4, 1, 1, 1, 1, 0),
    {(0, 0): 3, (0, 4): 1, (1, 0): 1, (3, 2): 1, (3, 3): 1, (5, 1): 1},
)


def chart(*quarters: FlowQuarter) -> FlowChart:
    return FlowChart(
        id="f",
        title="1 conta avançou",
        description="Fluxo.",
        behind="Ver tabela",
        variants=VARIANTS,
        groups=GROUPS,
        quarters=quarters,
        words=FlowWords(quarter="Trimestre", advanced="avançaram", stopped="pararam"),
    )


@pytest.mark.parametrize("variant", VARIANTS)
def test_an_account_has_the_same_height_everywhere(variant: Variant) -> None:
    layout = flow_layout(chart(FIRST, SECOND), variant)
    heights = {round(item.height / item.count, 6) for item in layout.segments}
    heights |= {round(band.height / band.count, 6) for band in layout.bands}
    assert len(heights) == 1


def test_bands_leave_and_enter_within_their_segments() -> None:
    layout = flow_layout(chart(FIRST, SECOND), WIDE)
    left = {item.group: item for item in layout.segments if item.left < layout.columns[1][0]}
    right = {item.group: item for item in layout.segments if item.left == layout.columns[1][0]}
    assert sum(band.count for band in layout.bands) == 8
    for band in layout.bands:
        source, target = left[band.source], right[band.target]
        assert source.top - 0.01 <= band.y1
        assert band.y1 + band.height <= source.top + source.height + 0.01
        assert target.top - 0.01 <= band.y2
        assert band.y2 + band.height <= target.top + target.height + 0.01


def test_segments_of_a_column_do_not_overlap() -> None:
    layout = flow_layout(chart(FIRST, SECOND), WIDE)
    for one, other in combinations(layout.segments, 2):
        if one.left == other.left:
            assert one.top + one.height <= other.top or other.top + other.height <= one.top


@pytest.mark.parametrize("variant", VARIANTS)
def test_names_do_not_touch_and_stay_in_the_drawing(variant: Variant) -> None:
    thin = quarter("3T26", (500, 1, 1, 1, 1, 1))
    layout = flow_layout(chart(FIRST, thin), variant)
    assert len(layout.names) == 6
    assert not any(one.overlaps(other) for one, other in combinations(layout.names, 2))
    assert all(label.right <= variant.width for label in layout.names)
    assert all(label.bottom <= layout.bottom for label in layout.names)


def test_a_phone_shows_the_last_four_quarters() -> None:
    spec = chart(*(quarter(f"{place}T", (1, 0, 0, 0, 0, 0), {(0, 0): 1}) for place in range(8)))
    assert len(flow_layout(spec, NARROW).columns) == 4
    assert len(flow_layout(spec, WIDE).columns) == 8


def test_moves_up_and_down_are_told_apart() -> None:
    html = draw_base_flow(chart(FIRST, SECOND))
    figure = ElementTree.fromstring(html)
    tips = {
        (path.find("title").text or "", (path.get("class") or "").split()[-1])  # type: ignore[union-attr]
        for path in figure.iter("path")
        if path.find("title") is not None
    }
    assert ("Eventual → Recorrente: 1", "kd-up") in tips
    assert ("Recorrente → Inativa: 1", "kd-down") in tips
    assert ("Perdida <b> → Eventual: 1", "kd-up") in tips


def test_the_table_behind_has_every_count() -> None:
    figure = ElementTree.fromstring(draw_base_flow(chart(FIRST, SECOND)))
    rows = [
        [cell.text for cell in row if cell.text is not None]
        for row in figure.findall(".//tbody/tr")
    ]
    assert rows[1] == ["2T26", "4", "1", "1", "1", "1", "0", "1 de 3", "0"]


def test_text_is_escaped_and_drawn_the_same_twice() -> None:
    html = draw_base_flow(chart(FIRST, SECOND))
    assert "Perdida <b>" not in html
    assert html == draw_base_flow(chart(FIRST, SECOND))


@pytest.mark.parametrize("quarters", [(), (quarter("1T26", (0, 0, 0, 0, 0, 0)),), (FIRST,)])
def test_empty_and_single_quarters_can_be_drawn(quarters: tuple[FlowQuarter, ...]) -> None:
    ElementTree.fromstring(draw_base_flow(chart(*quarters)))
