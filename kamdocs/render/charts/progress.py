"""How far an objective has come from its start to its target, and where it should be today."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from kamdocs.render.charts.svg import NOT_SEARCHED, element, number
from kamdocs.render.charts.text import text_width

_HEIGHT = 18
_BAR = 10
_MIDDLE = _HEIGHT / 2
_TEXT_SIZE = 12

_LEAST, _MOST = -0.5, 1.5
"""Shares beyond these are drawn at the edge; the figure beside the bar tells them exactly."""


@dataclass(frozen=True, kw_only=True)
class ProgressBar:
    """An objective's measure; a target below the start is an objective to reduce something."""

    text: str
    """The bar in words, for those who cannot see it."""
    missing: str
    """Drawn where the current value is unknown: "sem dados"."""
    start: Decimal
    target: Decimal
    current: Decimal | None
    expected: Decimal | None = None
    """The value expected by today."""
    higher_is_better: bool = True
    """Asked only where start and target are equal, so that something is to be held."""


def draw_progress(bar: ProgressBar) -> Markup:
    """Draw the bar as wide as the place it stands in."""
    current, expected = _share(bar, bar.current), _share(bar, bar.expected)
    axis = _Axis(
        min(share for share in (0.0, current, expected) if share is not None),
        max(share for share in (1.0, current, expected) if share is not None),
    )
    parts = [element("title", bar.text)]
    if current is None:
        parts += _draw_unknown(bar.missing, expected)
    else:
        parts += _draw_known(axis, current)
    if expected is not None:
        parts.append(_draw_tick(axis(expected)))
    return element(
        "svg",
        *parts,
        class_="kd-progress",
        width="100%",
        height=_HEIGHT,
        font_size=_TEXT_SIZE,
        role="img",
        aria_label=bar.text,
        data_search_exclude=NOT_SEARCHED,
    )


def share_done(value: Decimal, start: Decimal, target: Decimal) -> float | None:
    """Give (value - start) / (target - start), or None where start and target are equal."""
    way = target - start
    return float((value - start) / way) if way else None


@dataclass(frozen=True)
class _Axis:
    low: float
    high: float

    def __call__(self, share: float) -> float:
        """Give the place of a share in percent of the width."""
        return (share - self.low) / (self.high - self.low) * 100


def _share(bar: ProgressBar, value: Decimal | None) -> float | None:
    if value is None:
        return None
    share = share_done(value, bar.start, bar.target)
    if share is None:
        held = value >= bar.target if bar.higher_is_better else value <= bar.target
        return 1.0 if held else 0.0
    return min(max(share, _LEAST), _MOST)


def _draw_known(axis: _Axis, current: float) -> list[Markup]:
    """Draw the way from start to target, and what is done of it, back or beyond."""
    start, target, done = axis(0.0), axis(1.0), axis(current)
    parts = [_draw_bar("kd-track", start, target)]
    if current < 0:
        parts.append(_draw_bar("kd-back", done, start))
    elif current > 0:
        parts.append(_draw_bar("kd-done", start, done))
    if current < 0:
        parts.append(_draw_edge("kd-start", start))
    elif current > 1:
        parts.append(_draw_edge("kd-goal", target))
    return parts


def _draw_bar(class_: str, left: float, right: float) -> Markup:
    return element(
        "rect",
        class_=class_,
        x=_percent(left),
        y=_MIDDLE - _BAR / 2,
        width=_percent(right - left),
        height=_BAR,
        rx=_BAR / 2,
    )


def _draw_edge(class_: str, place: float) -> Markup:
    """Mark the start or the target where the bar runs past it."""
    top, bottom = _MIDDLE - _BAR / 2, _MIDDLE + _BAR / 2
    x = _percent(place)
    return element("line", class_=class_, x1=x, x2=x, y1=top, y2=bottom)


def _draw_tick(place: float) -> Markup:
    # Kept a stroke's width inside, where the edge of the drawing would cut it.
    x = _percent(min(max(place, 0.4), 99.6))
    edge = element("line", class_="kd-target-edge", x1=x, x2=x, y1=0, y2=_HEIGHT)
    return edge + element("line", class_="kd-target", x1=x, x2=x, y1=0, y2=_HEIGHT)


def _draw_unknown(word: str, expected: float | None) -> list[Markup]:
    """Draw an open, hatched bar and the word in the half where the tick is not."""
    width = text_width(word, _TEXT_SIZE) + 12
    left = expected is None or expected > 0.5
    # The half is a percentage and the word has a width in pixels: only a shift can add them.
    middle, shift = "25%" if left else "75%", -width / 2
    return [
        _draw_bar("kd-track-open", 0.0, 100.0),
        element("line", class_="kd-hatch", x1="1%", x2="99%", y1=_MIDDLE, y2=_MIDDLE),
        element(
            "g",
            element("rect", class_="kd-blank", x=middle, y=0, width=width, height=_HEIGHT),
            element("text", word, class_="kd-quiet", x=middle, y=_MIDDLE + _TEXT_SIZE * 0.35, dx=6),
            transform=f"translate({number(shift)} 0)",
        ),
    ]


def _percent(value: float) -> str:
    return f"{number(value)}%"
