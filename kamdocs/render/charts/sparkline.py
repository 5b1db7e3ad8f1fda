"""A line as small as a word, for the rows of tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from markupsafe import Markup

from kamdocs.render.charts.scale import LinearScale
from kamdocs.render.charts.svg import NOT_SEARCHED, element, number

_WIDTH, _HEIGHT = 88, 24
_EDGE = 4.0


@dataclass(frozen=True, kw_only=True)
class Sparkline:
    """Values in order, None where one is missing, and the same in words."""

    values: tuple[Decimal | None, ...]
    text: str


def draw_sparkline(line: Sparkline) -> Markup:
    """Draw the course of the values and a dot on the last one."""
    places = _places(line.values)
    runs = [
        [place for place in run if place is not None]
        for known, run in groupby(places, key=lambda place: place is not None)
        if known
    ]
    parts = [element("title", line.text)]
    if not runs:
        y = _HEIGHT / 2
        x1, x2 = _EDGE, _WIDTH - _EDGE
        parts.append(element("line", class_="kd-spark-none", x1=x1, x2=x2, y1=y, y2=y))
    parts += [_draw_run(run) for run in runs]
    if runs:
        x, y = runs[-1][-1]
        # Hollow when the line ends before the last period: that value is not today's.
        class_ = "kd-spark-end" if places[-1] is not None else "kd-spark-end kd-past"
        parts.append(element("circle", class_=class_, cx=x, cy=y, r=3))
    return element(
        "svg",
        *parts,
        class_="kd-spark",
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        width=_WIDTH,
        height=_HEIGHT,
        role="img",
        aria_label=line.text,
        data_search_exclude=NOT_SEARCHED,
    )


def _places(values: Sequence[Decimal | None]) -> list[tuple[float, float] | None]:
    known = [value for value in values if value is not None]
    low, high = min(known, default=Decimal(0)), max(known, default=Decimal(0))
    if low == high:
        room = abs(low) or Decimal(1)
        low, high = low - room, high + room
    heights = LinearScale(low, high, _HEIGHT - _EDGE, _EDGE)
    step = (_WIDTH - 2 * _EDGE) / max(len(values) - 1, 1)
    # One value alone stands at the right end, where the last one always is.
    first = _EDGE if len(values) > 1 else _WIDTH - _EDGE
    return [
        None if value is None else (first + step * index, heights(value))
        for index, value in enumerate(values)
    ]


def _draw_run(run: Sequence[tuple[float, float]]) -> Markup:
    """Draw values without a gap between them; one alone becomes a dot."""
    if len(run) == 1:
        ((x, y),) = run
        return element("circle", class_="kd-spark-dot", cx=x, cy=y, r=1.5)
    points = " ".join(f"{number(x)},{number(y)}" for x, y in run)
    return element("polyline", class_="kd-spark-line", points=points)
