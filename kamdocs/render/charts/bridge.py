"""From one amount to another in steps: a bridge (waterfall), each step labelled with its value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from markupsafe import Markup

from kamdocs.render.charts.bridge_layout import Box, BridgeLayout, Span, Stroke, lay_bridge
from kamdocs.render.charts.frame import Drawing, Figure, Table, Variant, draw_figure
from kamdocs.render.charts.svg import element, join


class BridgeKind(StrEnum):
    """What a step of a bridge is."""

    TOTAL = "total"
    """An amount that stands on zero: the start, the end, a subtotal."""
    CHANGE = "change"
    """Adds to the level before, or takes from it."""
    EXPECTED = "expected"
    """A change that is not certain; drawn lighter."""
    GAP = "gap"
    """What is missing on the way to a goal; drawn as an empty frame."""
    GOAL = "goal"
    """An amount that stands on zero and is wanted, such as the target."""


_MINUS = "\N{MINUS SIGN}"

_STANDING = (BridgeKind.TOTAL, BridgeKind.GOAL)


@dataclass(frozen=True)
class BridgeStep:
    """One step; `value` is the level of a total or goal, else the change with its sign."""

    label: str
    value: Decimal
    kind: BridgeKind = BridgeKind.CHANGE


@dataclass(frozen=True, kw_only=True)
class BridgeWords:
    """Heads of the table behind: the step, its amount, the level it leads to."""

    step: str
    amount: str
    level: str


@dataclass(frozen=True, kw_only=True)
class BridgeChart(Figure):
    """Steps from left to right; totals stand on zero, changes on the level before them."""

    steps: tuple[BridgeStep, ...]
    short: Callable[[Decimal], str]
    """Writes an amount in the drawing: `R$ 1,2 mi`; the chart puts the sign of changes."""
    exact: Callable[[Decimal], str]
    """Writes an amount in the table behind."""
    words: BridgeWords
    target: Decimal | None = None
    target_mark: str = ""
    """Beside the line of the target: "meta R$ 19,6 mi"."""


def draw_bridge(chart: BridgeChart) -> Markup:
    """Draw the bridge with the table behind."""
    spans = _spans(chart)
    table = Table(
        heads=(chart.words.step, chart.words.amount, chart.words.level),
        rows=[
            (step.label, _signed(step, chart.exact), _level(span.end, chart.exact))
            for step, span in zip(chart.steps, spans, strict=True)
        ],
        numeric=(1, 2),
    )
    return draw_figure(chart, (_draw(chart, spans, variant) for variant in chart.variants), table)


def _spans(chart: BridgeChart) -> tuple[Span, ...]:
    level = Decimal(0)
    spans = []
    for step in chart.steps:
        start = Decimal(0) if step.kind in _STANDING else level
        level = start + step.value
        spans.append(Span(step.label, _signed(step, chart.short), start, level))
    return tuple(spans)


def _signed(step: BridgeStep, text: Callable[[Decimal], str]) -> str:
    if step.value < 0:
        return _MINUS + text(-step.value)
    plus = "+" if step.value and step.kind not in _STANDING else ""
    return plus + text(step.value)


def _level(level: Decimal, text: Callable[[Decimal], str]) -> str:
    return _MINUS + text(-level) if level < 0 else text(level)


def _draw(chart: BridgeChart, spans: tuple[Span, ...], variant: Variant) -> Drawing:
    layout = lay_bridge(variant, spans, chart.target, chart.target_mark)
    hatch = f"{chart.id}-{variant.name}-hatch"
    parts = [_hatch(hatch)]
    parts += [_line(link, "kd-bridge-link") for link in layout.links]
    for step, span, box in zip(chart.steps, spans, layout.bars, strict=True):
        parts.append(_bar(step, span, box, hatch))
    parts += [_line(stroke, "kd-baseline") for stroke in layout.baseline]
    parts += _target(layout)
    parts += [label.draw("kd-value kd-halo") for label in layout.values]
    parts += [label.draw("kd-bridge-name") for label in layout.names]
    return Drawing(variant, layout.bottom, join(parts), layout.top)


def _hatch(id_: str) -> Markup:
    """Give the stripes of losses: they tell a loss from a gain without colour."""
    stripe = element("line", class_="kd-bridge-stripe", x1=0, x2=0, y1=0, y2=6)
    return element(
        "pattern",
        stripe,
        id=id_,
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )


def _bar(step: BridgeStep, span: Span, box: Box, hatch: str) -> Markup:
    loss = step.kind not in _STANDING and step.value < 0
    class_ = f"kd-bridge-bar kd-bridge-{step.kind}" + (" kd-bridge-loss" if loss else "")
    place = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
    shapes = [element("rect", class_=class_, **place)]
    if loss and step.kind is not BridgeKind.GAP:
        shapes.append(element("rect", fill=f"url(#{hatch})", **place))
    return element("g", element("title", f"{span.label}: {span.value_text}"), *shapes)


def _target(layout: BridgeLayout) -> list[Markup]:
    if layout.target_name is None:
        return []
    names = ("kd-target-edge", "kd-target")
    lines = [_line(stroke, name) for name in names for stroke in layout.target]
    return [*lines, layout.target_name.draw("kd-mark")]


def _line(stroke: Stroke, class_: str) -> Markup:
    x1, y1, x2, y2 = stroke
    return element("line", class_=class_, x1=x1, y1=y1, x2=x2, y2=y2)
