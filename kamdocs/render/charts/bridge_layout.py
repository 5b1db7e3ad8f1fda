"""Where the bars and words of a bridge stand: columns side by side, or rows one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from kamdocs.render.charts.frame import NARROW, Variant
from kamdocs.render.charts.scale import BandScale, LinearScale
from kamdocs.render.charts.text import Label, text_width, wrap

LEAST = 2.0
"""Thickness of a bar whose amount is too small to be seen."""

_HEIGHT = 190.0
_GAP = 6.0
_LINES = 3
_ROW = 46.0
_SLIM = 14.0
_FLAT_ROW = 26.0


@dataclass(frozen=True)
class Span:
    """One step of a bridge: the levels between which its bar lies, and its words."""

    label: str
    value_text: str
    start: Decimal
    end: Decimal

    @property
    def low(self) -> Decimal:
        """The lower level."""
        return min(self.start, self.end)

    @property
    def high(self) -> Decimal:
        """The higher level."""
        return max(self.start, self.end)

    @property
    def below(self) -> bool:
        """Tell whether the bar lies wholly under zero."""
        return self.high <= 0 and self.low < 0


@dataclass(frozen=True)
class Box:
    """A bar on the drawing."""

    x: float
    y: float
    width: float
    height: float


Stroke = tuple[float, float, float, float]
"""A line from one point to another."""


@dataclass(frozen=True)
class BridgeLayout:
    """Everything of one variant at its place."""

    bars: tuple[Box, ...]
    links: tuple[Stroke, ...]
    baseline: tuple[Stroke, ...]
    values: tuple[Label, ...]
    names: tuple[Label, ...]
    top: float
    bottom: float
    target: tuple[Stroke, ...] = ()
    target_name: Label | None = None


def lay_bridge(
    variant: Variant, spans: Sequence[Span], target: Decimal | None, target_text: str
) -> BridgeLayout:
    """Place a bridge: columns where every value fits over its own, else rows."""
    if variant is NARROW:
        return _rows(variant, spans, target, target_text, stacked=True)
    size = variant.size
    margin = text_width(target_text, size) + _GAP if target is not None else 0.0
    bands = BandScale(len(spans), 0.0, variant.width - margin)
    room = bands.step - _GAP
    words = [word for span in spans for word in span.label.split()]
    fits = all(text_width(span.value_text, size, bold=True) <= room for span in spans)
    if fits and all(text_width(word, size) <= room for word in words):
        return _columns(variant, spans, bands, target, target_text)
    return _rows(variant, spans, target, target_text, stacked=False)


def _scale(spans: Sequence[Span], target: Decimal | None, start: float, end: float) -> LinearScale:
    """Cover zero, every level and the target."""
    levels = [level for span in spans for level in (span.low, span.high)]
    levels += [Decimal(0), *([] if target is None else [target])]
    low, high = min(levels), max(levels)
    return LinearScale(low, high if high > low else low + 1, start, end)


def _columns(
    variant: Variant,
    spans: Sequence[Span],
    bands: BandScale,
    target: Decimal | None,
    target_text: str,
) -> BridgeLayout:
    size = variant.size
    y = _scale(spans, target, _HEIGHT, 0.0)
    bars = [
        Box(
            bands.centre(index) - bands.bar / 2,
            y(span.high),
            bands.bar,
            max(y(span.low) - y(span.high), LEAST),
        )
        for index, span in enumerate(spans)
    ]
    values, names = _column_words(variant, spans, bars, bands)
    links = tuple(
        (bars[i].x + bands.bar, y(one.end), bars[i + 1].x, y(one.end))
        for i, (one, _) in enumerate(pairwise(spans))
    )
    zero = y(0)
    line = None if target is None else (0.0, y(target), bands.end, y(target))
    mark = None if line is None else Label(target_text, bands.end + _GAP, line[1] + 4, size)
    placed = [*values, *names, *([mark] if mark else [])]
    return BridgeLayout(
        bars=tuple(bars),
        links=links,
        baseline=((0.0, zero, bands.end, zero),),
        values=values,
        names=names,
        top=min([0.0, *(label.top for label in placed)]) - 2,
        bottom=max([_HEIGHT, *(label.bottom for label in placed)]) + 2,
        target=(line,) if line else (),
        target_name=mark,
    )


def _column_words(
    variant: Variant, spans: Sequence[Span], bars: Sequence[Box], bands: BandScale
) -> tuple[tuple[Label, ...], tuple[Label, ...]]:
    """Give values, over their bars or below what hangs under zero, and names below all."""
    size, values = variant.size, []
    for index, (span, bar) in enumerate(zip(spans, bars, strict=True)):
        y = bar.y + bar.height + size + 1 if span.below else bar.y - 5
        values.append(Label(span.value_text, bands.centre(index), y, size, "middle", bold=True))
    under = max([_HEIGHT, *(label.bottom for label in values)]) + size + 4
    names = (
        Label(line, bands.centre(index), under + row * size * 1.25, size, "middle")
        for index, span in enumerate(spans)
        for row, line in enumerate(wrap(span.label, bands.step - _GAP, size, lines=_LINES))
    )
    return tuple(values), tuple(names)


def _rows(
    variant: Variant,
    spans: Sequence[Span],
    target: Decimal | None,
    target_text: str,
    *,
    stacked: bool,
) -> BridgeLayout:
    """Place rows; stacked ones have their words over the bar, others at its left and right."""
    size, width = variant.size, float(variant.width)
    step = _ROW if stacked else _FLAT_ROW
    over = size + 8 if stacked else (step - _SLIM) / 2
    widest = max([text_width(s.value_text, size, bold=True) for s in spans], default=0.0)
    left = 0.0 if stacked else min(_widest_name(spans, size), width * 0.36) + 2 * _GAP
    right = width if stacked else width - widest - _GAP
    x = _scale(spans, target, left, right)
    bars = [
        Box(
            min(x(span.low), right - LEAST),
            index * step + over,
            max(x(span.high) - x(span.low), LEAST),
            _SLIM,
        )
        for index, span in enumerate(spans)
    ]
    values, names = _row_words(variant, spans, bars, None if stacked else left)
    links = tuple(
        (x(one.end), bars[i].y + _SLIM, x(one.end), bars[i + 1].y)
        for i, (one, _) in enumerate(pairwise(spans))
        if not stacked
    )
    foot = len(spans) * step
    # Between stacked rows stand words, which no line may cross.
    parts = [(bar.y - 3, bar.y + _SLIM + 3) for bar in bars] if stacked else [(0.0, foot)]
    mark = None
    if target is not None:
        mark = Label(target_text, x(target), foot + size + 2, size, "middle").within(0.0, width)
    return BridgeLayout(
        bars=tuple(bars),
        links=links,
        baseline=tuple((x(0), upper, x(0), lower) for upper, lower in parts),
        values=values,
        names=names,
        top=0.0,
        bottom=mark.bottom + 2 if mark else foot,
        target=() if target is None else tuple((x(target), a, x(target), b) for a, b in parts),
        target_name=mark,
    )


def _row_words(
    variant: Variant, spans: Sequence[Span], bars: Sequence[Box], left: float | None
) -> tuple[tuple[Label, ...], tuple[Label, ...]]:
    """Give values and names: over their bars, or right and left of bars that begin at `left`."""
    size, values, names = variant.size, [], []
    for span, bar in zip(spans, bars, strict=True):
        if left is None:
            y = bar.y - 6
            value = Label(span.value_text, float(variant.width), y, size, "end", bold=True)
        else:
            y = bar.y + _SLIM / 2 + size * 0.35
            value = Label(span.value_text, bar.x + bar.width + _GAP, y, size, bold=True)
        values.append(value)
        room = (value.left if left is None else left) - 2 * _GAP
        names += [Label(text, 0.0, y, size) for text in wrap(span.label, room, size, lines=1)]
    return tuple(values), tuple(names)


def _widest_name(spans: Sequence[Span], size: float) -> float:
    return max((text_width(span.label, size) for span in spans), default=0.0)
