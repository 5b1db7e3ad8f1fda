"""Small multiples: the same small trend for each KPI, with its last value and its target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from markupsafe import Markup

from kamdocs.render.charts.frame import FULL, NARROW, Drawing, Figure, Table, Variant, draw_figure
from kamdocs.render.charts.mark import Status, draw_mark
from kamdocs.render.charts.scale import LinearScale
from kamdocs.render.charts.svg import element, join, number
from kamdocs.render.charts.text import Label, ellipsize

MOST = 8
"""Trends in one figure; more are not compared but searched through."""

_COLUMNS = {"narrow": 1, "wide": 2, "full": 4}
_GAP = 28.0
_HEIGHT = 128.0
_PLOT_TOP, _PLOT_BOTTOM = 50.0, 96.0


@dataclass(frozen=True, kw_only=True)
class SmallTrend:
    """A KPI over periods, oldest first; None where a period has no value."""

    name: str
    values: tuple[Decimal | None, ...]
    value_texts: tuple[str, ...]
    targets: tuple[Decimal | None, ...] = ()
    last_text: str = ""
    """The last value, as it is shown large."""
    target_text: str = ""
    """What the last value compares to, in words: "meta 96%"."""
    status: Status = "none"


@dataclass(frozen=True, kw_only=True)
class MultiplesWords:
    """The words of the chart."""

    kpi: str
    missing: str


@dataclass(frozen=True, kw_only=True)
class MultiplesChart(Figure):
    """Up to eight small trends over the same periods."""

    trends: tuple[SmallTrend, ...]
    periods: tuple[str, ...]
    words: MultiplesWords


def draw_multiples(chart: MultiplesChart) -> Markup:
    """Draw the first eight trends, with all values in the table behind."""
    words = chart.words
    table = Table(
        heads=(words.kpi, *chart.periods),
        rows=[
            (trend.name, *(text or words.missing for text in trend.value_texts))
            for trend in chart.trends
        ],
        numeric=range(1, len(chart.periods) + 1),
    )
    return draw_figure(chart, (_draw(chart, variant) for variant in chart.variants), table)


def _draw(chart: MultiplesChart, variant: Variant) -> Drawing:
    shown = chart.trends[:MOST]
    columns = _COLUMNS[variant.name if variant in (NARROW, FULL) else "wide"]
    columns = max(1, min(columns, len(shown)))
    width = (variant.width - _GAP * (columns - 1)) / columns
    panels = []
    for place, trend in enumerate(shown):
        row, column = divmod(place, columns)
        panel = _Panel(variant, column * (width + _GAP), row * (_HEIGHT + 12), width)
        panels.append(panel.draw(trend, chart.periods))
    rows = -(-len(shown) // columns)
    return Drawing(variant, max(0.0, rows * (_HEIGHT + 12) - 12), join(panels))


@dataclass(frozen=True)
class _Panel:
    variant: Variant
    x: float
    y: float
    width: float

    def draw(self, trend: SmallTrend, periods: Sequence[str]) -> Markup:
        size = self.variant.size
        head = Label(ellipsize(trend.name, self.width, size), self.x, self.y + size, size)
        value = Label(trend.last_text, self.x, self.y + size + 22, 17, bold=True)
        parts = [
            head.draw("kd-value"),
            element(
                "text",
                value.text,
                class_="kd-value kd-strong",
                x=value.x,
                y=value.y,
                font_size=17,
            ),
            *self._target(trend, value),
            *self._trend(trend),
            *self._axis(periods),
        ]
        return element("g", *parts)

    def _target(self, trend: SmallTrend, value: Label) -> list[Markup]:
        if not trend.target_text:
            return []
        size, x = self.variant.size, value.right + 12
        parts = []
        if trend.status != "none":
            parts.append(draw_mark(trend.status, x + 5, value.y - 4, 4.5))
            x += 16
        text = ellipsize(trend.target_text, self.x + self.width - x, size)
        return [*parts, Label(text, x, value.y, size).draw("kd-quiet")]

    def _trend(self, trend: SmallTrend) -> list[Markup]:
        scale = self._scale(trend)
        top, bottom = self.y + _PLOT_TOP, self.y + _PLOT_BOTTOM
        step = (self.width - 8) / max(len(trend.values) - 1, 1)
        base = element(
            "line",
            class_="kd-rule",
            x1=self.x,
            x2=self.x + self.width,
            y1=bottom + 6,
            y2=bottom + 6,
        )
        if scale is None:
            return [base]
        heights = LinearScale(*scale, bottom, top)
        place = [(self.x + 4 + step * index, value) for index, value in enumerate(trend.values)]
        parts = [base, *self._goal(trend, heights, step)]
        known = [(x, heights(value)) for x, value in place if value is not None]
        for told, run in groupby(place, key=lambda pair: pair[1] is not None):
            if told:
                points = [f"{number(x)},{number(heights(v))}" for x, v in run if v is not None]
                parts.append(element("polyline", class_="kd-small-line", points=" ".join(points)))
        x, y = known[-1]
        hollow = " kd-past" if trend.values[-1] is None else ""
        return [*parts, element("circle", class_=f"kd-small-end{hollow}", cx=x, cy=y, r=3.5)]

    def _goal(self, trend: SmallTrend, heights: LinearScale, step: float) -> list[Markup]:
        return [
            element(
                "line",
                class_="kd-small-goal",
                x1=max(self.x, self.x + 4 + step * (index - 0.4)),
                x2=min(self.x + self.width, self.x + 4 + step * (index + 0.4)),
                y1=heights(target),
                y2=heights(target),
            )
            for index, target in enumerate(trend.targets)
            if target is not None
        ]

    def _scale(self, trend: SmallTrend) -> tuple[Decimal, Decimal] | None:
        values = [value for value in trend.values if value is not None]
        if not values:
            return None
        every = values + [target for target in trend.targets if target is not None]
        low, high = min(every), max(every)
        if low == high:
            room = abs(low) or Decimal(1)
            return low - room, high + room
        return low, high

    def _axis(self, periods: Sequence[str]) -> list[Markup]:
        if not periods:
            return []
        size, y = self.variant.size, self.y + _PLOT_BOTTOM + 8 + self.variant.size
        first = Label(periods[0], self.x, y, size)
        last = Label(periods[-1], self.x + self.width, y, size, "end")
        shown = [last] if len(periods) == 1 or first.overlaps(last, 8) else [first, last]
        return [label.draw("kd-quiet") for label in shown]
