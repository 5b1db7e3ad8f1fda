"""A figure per period against its target: bars, with the target as a line across each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from kamdocs.render.charts.frame import Drawing, Figure, Table, Variant, draw_figure
from kamdocs.render.charts.svg import element, join
from kamdocs.render.charts.trend_labels import GAP_MARK, TrendLabels, label_trend
from kamdocs.render.charts.trend_plot import TrendPlot, plan_trend

_LEAST_HEIGHT = 2.0


@dataclass(frozen=True, kw_only=True)
class TrendPoint:
    """One period; a missing value is None and leaves a gap, never a zero."""

    label: str
    value: Decimal | None = None
    value_text: str = ""
    target: Decimal | None = None
    target_text: str = ""
    current: bool = True
    """False for history, which is drawn lighter."""
    group: str = ""
    """What neighbouring periods share, such as their year; drawn once below them."""
    ahead: bool = False
    """True for a period that is not over, which lacks nothing by having no value."""

    @property
    def name(self) -> str:
        """The period in full."""
        return f"{self.label} {self.group}".rstrip()

    @property
    def is_gap(self) -> bool:
        """Whether a value is missing that should be there."""
        return self.value is None and not self.ahead


@dataclass(frozen=True, kw_only=True)
class TrendWords:
    """The words of the chart: heads of its table, and the marks in the drawing."""

    period: str
    value: str
    target: str
    target_mark: str
    """Beside the line of the target: "meta"."""
    missing: str
    """Where a period has no value: "sem dados"."""


@dataclass(frozen=True, kw_only=True)
class TrendChart(Figure):
    """A figure per period, oldest first, up to 24 of them."""

    points: tuple[TrendPoint, ...]
    axis_text: Callable[[Decimal], str]
    """Short text of a round value beside the axis."""
    words: TrendWords


def draw_trend(chart: TrendChart) -> Markup:
    """Draw bars against targets, with the table behind."""
    words = chart.words
    table = Table(
        heads=(words.period, words.value, words.target),
        rows=[
            (
                point.name,
                words.missing if point.is_gap else point.value_text,
                point.target_text,
            )
            for point in chart.points
        ],
        numeric=(1, 2),
    )
    return draw_figure(chart, (_draw(chart, variant) for variant in chart.variants), table)


def _draw(chart: TrendChart, variant: Variant) -> Drawing:
    plot = plan_trend(
        variant,
        values=[point.value for point in chart.points],
        targets=[point.target for point in chart.points],
        axis_text=chart.axis_text,
        target_mark=chart.words.target_mark,
    )
    labels = label_trend(
        plot,
        periods=[point.label for point in chart.points],
        groups=[point.group for point in chart.points],
        value_texts=[point.value_text for point in chart.points],
        gaps=[point.is_gap for point in chart.points],
        missing=chart.words.missing,
    )
    columns = (_draw_column(chart, plot, index) for index in range(len(chart.points)))
    body = join([_draw_grid(plot), *columns, _draw_baseline(plot), _draw_labels(labels)])
    return Drawing(variant, labels.bottom, body, labels.top)


def _draw_grid(plot: TrendPlot) -> Markup:
    lines = (
        element("line", x1=plot.left, x2=plot.right, y1=y, y2=y)
        for y in (plot.y(tick) for tick in plot.ticks if tick)
    )
    return element("g", *lines, class_="kd-grid")


def _draw_baseline(plot: TrendPlot) -> Markup:
    zero = plot.y(Decimal(0))
    return element("line", class_="kd-baseline", x1=plot.left, x2=plot.right, y1=zero, y2=zero)


def _draw_column(chart: TrendChart, plot: TrendPlot, index: int) -> Markup:
    """Draw one period: its bar or the mark of a gap, its target, and a field to point at."""
    point = chart.points[index]
    parts = [
        element("title", _tip(point, chart.words)),
        element(
            "rect",
            class_="kd-field",
            x=plot.bands.left(index),
            y=plot.top,
            width=plot.bands.step,
            height=plot.bottom - plot.top,
        ),
    ]
    if point.is_gap:
        radius = min(3.5, plot.bands.step / 4)
        middle = plot.y(Decimal(0)) - GAP_MARK
        x = plot.bands.centre(index)
        parts.append(element("circle", class_="kd-gap", cx=x, cy=middle, r=radius))
    if point.value is not None:
        parts.append(_draw_bar(plot, index, point.value, current=point.current))
    if point.target is not None:
        parts.append(_draw_target(plot, index, point.target))
    return element("g", *parts)


def _draw_bar(plot: TrendPlot, index: int, value: Decimal, *, current: bool) -> Markup:
    zero, end = plot.y(Decimal(0)), plot.y(value)
    # A zero keeps a trace of a bar: it is known, other than a gap.
    if abs(end - zero) < _LEAST_HEIGHT:
        end = zero + _LEAST_HEIGHT if value < 0 else zero - _LEAST_HEIGHT
    return element(
        "rect",
        class_="kd-bar" if current else "kd-bar kd-past",
        x=plot.bands.centre(index) - plot.bands.bar / 2,
        y=min(zero, end),
        width=plot.bands.bar,
        height=abs(end - zero),
    )


def _draw_target(plot: TrendPlot, index: int, target: Decimal) -> Markup:
    """Draw the line twice, first wide in the colour of paper: it must show on any bar."""
    left, right = plot.reach(index)
    y = plot.y(target)
    return join(
        element("line", class_=name, x1=left, x2=right, y1=y, y2=y)
        for name in ("kd-target-edge", "kd-target")
    )


def _draw_labels(labels: TrendLabels) -> Markup:
    axis = (label.draw() for label in labels.axis)
    parts = [element("g", *axis, class_="kd-axis")]
    if labels.target is not None:
        parts.append(labels.target.draw("kd-mark"))
    parts += [label.draw("kd-quiet kd-halo") for label in labels.missing]
    parts += [
        element("line", class_="kd-bracket", x1=left, x2=right, y1=y, y2=y)
        for left, right, y in labels.brackets
    ]
    if labels.value is not None:
        parts.append(labels.value.draw("kd-value kd-halo"))
    parts += _draw_key(labels)
    return join(parts)


def _draw_key(labels: TrendLabels) -> list[Markup]:
    """Explain in a line on top the marks that have no room for a word beside them."""
    parts = []
    for kind, label in labels.key:
        middle = label.y - label.size * 0.35
        if kind == "target":
            x1, x2 = label.x - 20, label.x - 6
            parts.append(element("line", class_="kd-target", x1=x1, x2=x2, y1=middle, y2=middle))
        else:
            parts.append(element("circle", class_="kd-gap", cx=label.x - 11, cy=middle, r=3.5))
        parts.append(label.draw("kd-quiet" if kind == "missing" else "kd-mark"))
    return parts


def _tip(point: TrendPoint, words: TrendWords) -> str:
    target = f"{words.target_mark} {point.target_text}" if point.target is not None else ""
    figures = (words.missing if point.is_gap else point.value_text, target)
    return f"{point.name}: {' · '.join(figure for figure in figures if figure)}"
