"""A line a territory over the quarters, named at its end; at most six."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from kamdocs.render.charts.frame import Drawing, Figure, Table, Variant, draw_figure
from kamdocs.render.charts.scale import BandScale, LinearScale, nice_ticks
from kamdocs.render.charts.svg import element, join, number
from kamdocs.render.charts.text import Label, ellipsize, text_width, without_overlap

MOST_LINES = 6
_HEIGHTS = {"narrow": 230.0, "wide": 230.0, "full": 260.0}
_TOP = 8.0


@dataclass(frozen=True, kw_only=True)
class LineSeries:
    """A territory's values by quarter; None where nothing is known."""

    name: str
    values: tuple[Decimal | None, ...]
    texts: tuple[str, ...]
    last: str
    """Short text of the last value, beside the name."""


@dataclass(frozen=True, kw_only=True)
class LinesChart(Figure):
    """Territories over the same quarters, the largest first."""

    periods: tuple[str, ...]
    series: tuple[LineSeries, ...]
    axis_text: Callable[[Decimal], str]
    period_word: str


@dataclass(frozen=True)
class _Plot:
    variant: Variant
    bands: BandScale
    y: LinearScale
    ticks: tuple[Decimal, ...]


def draw_territory_lines(chart: LinesChart) -> Markup:
    """Draw up to six lines, with every territory in the table behind."""
    table = Table(
        (chart.period_word, *(item.name for item in chart.series)),
        [
            (period, *(item.texts[place] for item in chart.series))
            for place, period in enumerate(chart.periods)
        ],
        numeric=range(1, len(chart.series) + 1),
    )
    return draw_figure(chart, (_draw(chart, variant) for variant in chart.variants), table)


def _plan(chart: LinesChart, variant: Variant) -> _Plot:
    shown = chart.series[:MOST_LINES]
    values = [value for item in shown for value in item.values if value is not None]
    ticks = nice_ticks(values)
    left = max(text_width(chart.axis_text(tick), variant.size) for tick in ticks) + 8
    names = [text_width(f"{item.name} {item.last}", variant.size) for item in shown]
    right = min(max(names, default=0.0) + 12, variant.width * 0.36)
    return _Plot(
        variant,
        BandScale(len(chart.periods), left, variant.width - right),
        LinearScale(ticks[0], ticks[-1], _TOP + _HEIGHTS[variant.name], _TOP),
        ticks,
    )


def _draw(chart: LinesChart, variant: Variant) -> Drawing:
    plot = _plan(chart, variant)
    size = variant.size
    bottom = plot.y.start + size + 8
    parts = [
        element("line", class_="kd-grid", x1=plot.bands.start, x2=plot.bands.end, y1=y, y2=y)
        for y in (plot.y(tick) for tick in plot.ticks)
    ]
    parts += [
        Label(
            chart.axis_text(tick), plot.bands.start - 8, plot.y(tick) + size * 0.35, size, "end"
        ).draw()
        for tick in plot.ticks
    ]
    periods = [
        Label(text, plot.bands.centre(place), bottom, size, "middle")
        for place, text in enumerate(chart.periods)
    ]
    parts += [label.draw() for label in without_overlap(reversed(periods), 6)]
    for place, item in reversed(list(enumerate(chart.series[:MOST_LINES], start=1))):
        parts.append(_draw_line(plot, place, item))
    parts += [
        label.draw(f"kd-line-name kd-line-{place} kd-halo")
        for place, label in _end_labels(chart, plot)
    ]
    return Drawing(variant, bottom + size * 0.6, join(parts))


def _draw_line(plot: _Plot, place: int, item: LineSeries) -> Markup:
    points = [
        None if value is None else (plot.bands.centre(index), plot.y(value))
        for index, value in enumerate(item.values)
    ]
    known = [point for point in points if point is not None]
    parts = [element("title", item.name)]
    path = _path(points)
    if path:
        parts.append(element("path", class_="kd-series-line", d=path))
    if known:
        parts.append(
            element("circle", class_="kd-line-end", cx=known[-1][0], cy=known[-1][1], r=3.5)
        )
    return element("g", *parts, class_=f"kd-series kd-line-{place}")


def _path(points: Sequence[tuple[float, float] | None]) -> str:
    """Join neighbouring points; a gap begins a new piece."""
    pieces: list[str] = []
    open_piece = False
    for point in points:
        if point is None:
            open_piece = False
            continue
        pieces.append(f"{'L' if open_piece else 'M'}{number(point[0])} {number(point[1])}")
        open_piece = True
    return "".join(pieces)


def _end_labels(chart: LinesChart, plot: _Plot) -> list[tuple[int, Label]]:
    size = plot.variant.size
    left = plot.bands.end + 4
    room = plot.variant.width - left
    wanted: list[tuple[float, int, str]] = []
    for place, item in enumerate(chart.series[:MOST_LINES], start=1):
        known = [value for value in item.values if value is not None]
        if known:
            name_room = room - text_width(f" {item.last}", size)
            text = f"{ellipsize(item.name, name_room, size)} {item.last}"
            wanted.append((plot.y(known[-1]) + size * 0.35, place, text))
    wanted.sort()
    step = size + 3
    ys = [y for y, _, _ in wanted]
    for index in range(1, len(ys)):
        ys[index] = max(ys[index], ys[index - 1] + step)
    # Pushed below the axis, the whole pile moves up as far as it must.
    over = ys[-1] - (plot.y.start + size * 0.35) if ys else 0.0
    for index in range(len(ys) - 1, -1, -1):
        if over <= 0:
            break
        ys[index] -= over
        if index and ys[index] - step < ys[index - 1]:
            over = ys[index - 1] - (ys[index] - step)
        else:
            over = 0
    return [
        (place, Label(text, left, y, size)) for y, (_, place, text) in zip(ys, wanted, strict=True)
    ]
