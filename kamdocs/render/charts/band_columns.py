"""How many accounts were in each band of health, quarter by quarter: stacked columns."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.render.charts.frame import Drawing, Figure, Table, Variant, draw_figure
from kamdocs.render.charts.mark import Status, draw_mark
from kamdocs.render.charts.scale import BandScale
from kamdocs.render.charts.svg import element, join
from kamdocs.render.charts.text import Label, text_width

_HEIGHT = 190.0
_KEY_GAP = 18.0


@dataclass(frozen=True, kw_only=True)
class BandSeries:
    """A band: its name, tone and count on each day, in the order of the columns."""

    name: str
    tone: Status
    counts: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class BandColumns(Figure):
    """Columns by day, oldest first; the first series stands at the bottom.

    The last one are accounts without a band: it stands on top and is named last.
    """

    labels: tuple[str, ...]
    series: tuple[BandSeries, ...]
    moment: str
    """Head of the first column of the table."""


def draw_band_columns(chart: BandColumns) -> Markup:
    """Draw a column of accounts for each day, every part with its count."""
    table = Table(
        heads=(chart.moment, *(item.name for item in chart.series)),
        rows=[
            (label, *(str(item.counts[index]) for item in chart.series))
            for index, label in enumerate(chart.labels)
        ],
        numeric=range(1, len(chart.series) + 1),
    )
    return draw_figure(chart, (_draw(chart, variant) for variant in chart.variants), table)


def _draw(chart: BandColumns, variant: Variant) -> Drawing:
    size = variant.size
    key, top = _draw_key(chart, variant)
    bands = BandScale(len(chart.labels), 0, variant.width)
    columns = range(len(chart.labels))
    most = max((sum(item.counts[index] for item in chart.series) for index in columns), default=1)
    unit = _HEIGHT / max(most, 1)
    bottom = top + _HEIGHT
    parts = [*key]
    for index in columns:
        y = bottom
        for item in chart.series:
            count = item.counts[index]
            if not count:
                continue
            height = count * unit
            y -= height
            parts.append(_draw_part(chart, item, index, bands, y, height, size))
        label = Label(chart.labels[index], bands.centre(index), bottom + size + 5, size, "middle")
        parts.append(label.within(0, variant.width).draw("kd-quiet"))
    parts.append(
        element("line", class_="kd-baseline", x1=0, x2=variant.width, y1=bottom, y2=bottom)
    )
    return Drawing(variant, bottom + size + 10, join(parts))


def _draw_part(
    chart: BandColumns,
    item: BandSeries,
    index: int,
    bands: BandScale,
    top: float,
    height: float,
    size: float,
) -> Markup:
    x, count = bands.centre(index), item.counts[index]
    parts = [
        element("title", f"{chart.labels[index]} · {item.name}: {count}"),
        element(
            "rect",
            class_=f"kd-band kd-{item.tone}",
            x=x - bands.bar / 2,
            y=top,
            width=bands.bar,
            height=max(height - 1.5, 1),
        ),
    ]
    if height >= size + 2:
        label = Label(str(count), x, top + height / 2 + size * 0.36, size, "middle", bold=True)
        parts.append(label.draw("kd-band-count"))
    return element("g", *parts)


def _draw_key(chart: BandColumns, variant: Variant) -> tuple[list[Markup], float]:
    """Name the bands in a line on top, in as many lines as they need."""
    size = variant.size
    x, y = 0.0, size
    parts = []
    for item in (*chart.series[-2::-1], *chart.series[-1:]):
        width = 18 + text_width(item.name, size)
        if x and x + width > variant.width:
            x, y = 0.0, y + size + 6
        parts.append(draw_mark(item.tone, x + 6, y - size * 0.35, 4.5))
        parts.append(Label(item.name, x + 18, y, size).draw("kd-mark"))
        x += width + _KEY_GAP
    return parts, y + 12
