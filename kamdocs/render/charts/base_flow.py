"""The base by situation of purchase, quarter by quarter, and who moved from where to where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.render.charts.base_flow_layout import Band, FlowLayout, Segment, plan_flow
from kamdocs.render.charts.frame import Drawing, Figure, Table, Variant, draw_figure
from kamdocs.render.charts.svg import element, join, number
from kamdocs.render.charts.text import Label, text_width

NARROW_QUARTERS = 4
"""Quarters that a phone has room for."""


@dataclass(frozen=True, kw_only=True)
class FlowGroup:
    """A group of the base, in the order of the drawing from above."""

    key: str
    """Class of its colour."""
    name: str
    apart: bool = False
    """Whether it stands apart, below the others."""


@dataclass(frozen=True, kw_only=True)
class FlowQuarter:
    """Accounts in each group at the end of a quarter, and the moves into it."""

    label: str
    counts: tuple[int, ...]
    moves: Mapping[tuple[int, int], int]
    """Accounts by places of the groups they came from and went to; empty in the first one."""
    advanced: str = ""
    """How many moved on of those that could, as text."""
    stopped: str = ""


@dataclass(frozen=True, kw_only=True)
class FlowWords:
    """Words beside the drawing and heads of its table."""

    quarter: str
    advanced: str
    stopped: str


@dataclass(frozen=True, kw_only=True)
class FlowChart(Figure):
    """Quarters of the base, oldest first."""

    groups: tuple[FlowGroup, ...]
    quarters: tuple[FlowQuarter, ...]
    words: FlowWords


def draw_base_flow(chart: FlowChart) -> Markup:
    """Draw a column a quarter and bands of moves between them, with the counts behind."""
    words = chart.words
    table = Table(
        (words.quarter, *(group.name for group in chart.groups), words.advanced, words.stopped),
        [
            (item.label, *(str(count) for count in item.counts), item.advanced, item.stopped)
            for item in chart.quarters
        ],
        numeric=range(1, len(chart.groups) + 3),
    )
    return draw_figure(chart, (_draw(chart, variant) for variant in chart.variants), table)


def flow_layout(chart: FlowChart, variant: Variant) -> FlowLayout:
    """Give the places of a variant's columns, bands and names."""
    quarters = chart.quarters
    if variant.name == "narrow":
        quarters = quarters[-NARROW_QUARTERS:]
    names = [group.name for group in chart.groups]
    words = (chart.words.advanced, chart.words.stopped)
    margin = max(text_width(text, variant.size) for text in (*names, *words)) + 40
    return plan_flow(
        variant,
        [quarter.counts for quarter in quarters],
        [quarter.moves for quarter in quarters],
        names,
        [group.apart for group in chart.groups],
        margin=min(margin, variant.width * 0.42),
    )


def _draw(chart: FlowChart, variant: Variant) -> Drawing:
    layout = flow_layout(chart, variant)
    quarters = chart.quarters[-len(layout.columns) :] if layout.columns else ()
    bands = [_draw_band(chart, band) for band in layout.bands]
    segments = [_draw_segment(chart, item, variant) for item in layout.segments]
    names = [label.draw("kd-point-name") for label in layout.names]
    foot, bottom = _draw_foot(chart, layout, quarters)
    return Drawing(variant, bottom, join([*bands, *segments, *names, foot]), layout.top)


def _draw_band(chart: FlowChart, band: Band) -> Markup:
    middle = (band.left + band.right) / 2
    x1, x2, m = number(band.left), number(band.right), number(middle)
    a, b, c, d = (
        number(y) for y in (band.y1, band.y2, band.y1 + band.height, band.y2 + band.height)
    )
    path = f"M{x1} {a}C{m} {a} {m} {b} {x2} {b}L{x2} {d}C{m} {d} {m} {c} {x1} {c}z"
    source, target = chart.groups[band.source], chart.groups[band.target]
    if band.source == band.target:
        return element("path", class_=f"kd-flow kd-base-{source.key}", d=path)
    # Groups stand from regular buying downwards; those apart are the worst of all.
    kind = "kd-up" if band.target < band.source else "kd-down"
    if "unknown" in (source.key, target.key):
        kind = ""
    tip = f"{source.name} → {target.name}: {band.count}"
    return element(
        "path", element("title", tip), class_=f"kd-flow kd-moved {kind}".rstrip(), d=path
    )


def _draw_segment(chart: FlowChart, item: Segment, variant: Variant) -> Markup:
    group = chart.groups[item.group]
    parts = [
        element("title", f"{group.name}: {item.count}"),
        element(
            "rect",
            class_=f"kd-segment kd-base-{group.key}",
            x=item.left,
            y=item.top,
            width=item.width,
            height=item.height,
        ),
    ]
    if item.height >= variant.size + 2:
        y = item.top + item.height / 2 + variant.size * 0.35
        label = Label(str(item.count), item.left + item.width / 2, y, variant.size, "middle", True)
        parts.append(label.draw(f"kd-on-{group.key}"))
    return element("g", *parts)


def _draw_foot(
    chart: FlowChart, layout: FlowLayout, quarters: tuple[FlowQuarter, ...]
) -> tuple[Markup, float]:
    """Write below each column its quarter, who moved on and who stopped."""
    size = layout.variant.size
    y = layout.bottom + size + 6
    step = size + 7
    parts: list[Markup] = []
    for (left, width), quarter in zip(layout.columns, quarters, strict=True):
        centre = left + width / 2
        parts.append(Label(quarter.label, centre, y, size, "middle").draw())
        parts.append(Label(quarter.advanced, centre, y + step, size, "middle").draw("kd-flow-up"))
        parts.append(
            Label(quarter.stopped, centre, y + step * 2, size, "middle").draw("kd-flow-down")
        )
    words = (chart.words.advanced, chart.words.stopped)
    for place, text in enumerate(words, start=1):
        parts.append(Label(text, layout.names_left, y + step * place, size).draw("kd-quiet"))
    return join(parts), y + step * 2 + size * 0.6
