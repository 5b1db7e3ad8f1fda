"""The health of one account over the last quarters, in the bands of the programme."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from markupsafe import Markup

from kamdocs.render.charts.frame import Drawing, Figure, Table, Variant, draw_figure
from kamdocs.render.charts.health_strip import HealthZone
from kamdocs.render.charts.mark import Status, draw_mark
from kamdocs.render.charts.scale import LinearScale
from kamdocs.render.charts.svg import element, join, number
from kamdocs.render.charts.text import Label, text_width

_TOP = 24.0
_HEIGHT = 120.0


@dataclass(frozen=True, kw_only=True)
class HealthMoment:
    """A quarter's end or today; None where too little is known of that day."""

    label: str
    value: Decimal | None
    value_text: str
    tone: Status
    note: str = ""
    """How much of the weight is known, for the table."""


@dataclass(frozen=True, kw_only=True)
class HealthLineWords:
    """The words of the chart."""

    moment: str
    health: str
    note: str
    missing: str


@dataclass(frozen=True, kw_only=True)
class HealthLine(Figure):
    """Moments, oldest first, and the bands from the lowest up."""

    moments: tuple[HealthMoment, ...]
    zones: tuple[HealthZone, ...]
    words: HealthLineWords


def draw_health_line(chart: HealthLine) -> Markup:
    """Draw the course through the bands, every value labelled."""
    words = chart.words
    table = Table(
        heads=(words.moment, words.health, words.note),
        rows=[
            (item.label, item.value_text if item.value is not None else words.missing, item.note)
            for item in chart.moments
        ],
        numeric=(1,),
    )
    return draw_figure(chart, (_draw(chart, variant) for variant in chart.variants), table)


def _draw(chart: HealthLine, variant: Variant) -> Drawing:
    size = variant.size
    room = max(text_width(zone.text, size) for zone in chart.zones) + 10
    right = variant.width - room
    scale = LinearScale(Decimal(0), Decimal(100), _TOP + _HEIGHT, _TOP)
    step = right / max(len(chart.moments), 1)
    places = [step * (index + 0.5) for index in range(len(chart.moments))]
    parts = [*_draw_zones(chart, right, scale, size)]
    parts += _draw_runs(chart, places, scale)
    for item, x in zip(chart.moments, places, strict=True):
        parts += _draw_moment(item, x, scale, size)
        label = Label(item.label, x, _TOP + _HEIGHT + size + 6, size, "middle")
        parts.append(label.within(0, variant.width).draw("kd-quiet"))
    return Drawing(variant, _TOP + _HEIGHT + size + 12, join(parts))


def _draw_zones(chart: HealthLine, right: float, scale: LinearScale, size: float) -> list[Markup]:
    ends = [*(zone.low for zone in chart.zones[1:]), Decimal(100)]
    parts = []
    for zone, end in zip(chart.zones, ends, strict=True):
        top, bottom = scale(end), scale(zone.low)
        class_ = f"kd-zone kd-{zone.tone}"
        parts.append(element("rect", class_=class_, x=0, y=top, width=right, height=bottom - top))
        label = Label(zone.text, right + 10, (top + bottom) / 2 + size * 0.36, size)
        parts.append(label.draw("kd-quiet"))
    return parts


def _draw_runs(chart: HealthLine, places: list[float], scale: LinearScale) -> list[Markup]:
    """Join neighbouring values; a day of which too little is known parts the line."""
    points = [
        (x, None if item.value is None else scale(item.value))
        for item, x in zip(chart.moments, places, strict=True)
    ]
    runs = [
        " ".join(f"{number(x)},{number(y)}" for x, y in run if y is not None)
        for known, run in groupby(points, key=lambda point: point[1] is not None)
        if known
    ]
    return [element("polyline", class_="kd-health-line", points=run) for run in runs]


def _draw_moment(item: HealthMoment, x: float, scale: LinearScale, size: float) -> list[Markup]:
    if item.value is None:
        y = scale(Decimal(0)) - 10
        return [element("circle", class_="kd-gap", cx=x, cy=y, r=3.5)]
    y = scale(item.value)
    text = Label(item.value_text, x, y - 10, size, "middle", bold=True)
    mark = element(
        "g",
        element("title", f"{item.label}: {item.value_text}"),
        draw_mark(item.tone, x, y, 5),
    )
    return [mark, text.draw("kd-value kd-halo")]
