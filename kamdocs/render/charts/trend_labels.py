"""Where the words of a trend stand, so that none lies on another or on a target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Literal, TypeVar

from kamdocs.render.charts.text import Label, ellipsize, text_width, without_overlap
from kamdocs.render.charts.trend_plot import TrendPlot

_GAP = 6.0
_LIFT = 6.0
"""Distance between the label of the last value and what it stands on."""
GAP_MARK = 8.0
"""Height of the mark of a missing value above the baseline."""

Key = Literal["target", "missing"]

_Shared = TypeVar("_Shared")


@dataclass(frozen=True)
class TrendLabels:
    """All texts of a trend at their places, and the heights between which they lie."""

    axis: tuple[Label, ...]
    brackets: tuple[tuple[float, float, float], ...]
    """Left, right and height of the line above each group."""
    value: Label | None
    target: Label | None
    missing: tuple[Label, ...]
    key: tuple[tuple[Key, Label], ...]
    top: float
    bottom: float


def label_trend(
    plot: TrendPlot,
    *,
    periods: Sequence[str],
    groups: Sequence[str],
    value_texts: Sequence[str],
    gaps: Sequence[bool],
    missing: str,
) -> TrendLabels:
    """Place every text, from the inside of the plot downwards."""
    size = plot.variant.size
    value = _value_label(plot, value_texts, gaps)
    floor = max(plot.bottom, value.bottom if value else 0) + size + _GAP
    runs = _runs(groups)
    brackets = tuple(
        (plot.bands.left(first) + 2, plot.bands.left(last + 1) - 2, floor + _GAP)
        for text, first, last in runs
        if text
    )
    axis = (*_tick_labels(plot), *_period_labels(plot, periods, floor))
    if brackets:
        floor += _GAP + size + 4
        axis = (*axis, *_group_labels(plot, runs, floor))
    target = _target_label(plot)
    placed = [label for label in (value, target) if label is not None]
    words = _missing_labels(plot, gaps, missing, placed)
    key = _key(plot, floor, missing if any(gaps) and not words else "")
    tops = [label.top for label in (*axis, *words, *placed)]
    top = min(*tops, plot.y(Decimal(0)) - GAP_MARK * 1.5 if any(gaps) else plot.top) - 2
    bottom = (key[0][1].y if key else floor) + size * 0.5
    return TrendLabels(axis, brackets, value, target, words, key, top, bottom)


def _tick_labels(plot: TrendPlot) -> list[Label]:
    size = plot.variant.size
    return [
        Label(text, plot.left - 8, plot.y(tick) + size * 0.35, size, "end")
        for tick, text in zip(plot.ticks, plot.tick_texts, strict=True)
    ]


def _period_labels(plot: TrendPlot, periods: Sequence[str], y: float) -> list[Label]:
    """Label every period, or every second and so on, always with the last one."""
    labels = [
        Label(text, plot.bands.centre(index), y, plot.variant.size, "middle").within(
            0, plot.variant.width
        )
        for index, text in enumerate(periods)
    ]
    for step in range(1, len(labels) + 1):
        chosen = labels[::-1][::step]
        if len(without_overlap(chosen, _GAP)) == len(chosen):
            return chosen[::-1]
    return []


def _group_labels(plot: TrendPlot, runs: Sequence[tuple[str, int, int]], y: float) -> list[Label]:
    labels = (
        Label(
            text,
            (plot.bands.left(first) + plot.bands.left(last + 1)) / 2,
            y,
            plot.variant.size,
            "middle",
        ).within(0, plot.variant.width)
        for text, first, last in reversed(runs)
        if text
    )
    return without_overlap(labels, _GAP)[::-1]


def _target_label(plot: TrendPlot) -> Label | None:
    target = plot.targets[-1] if plot.targets else None
    if target is None:
        return None
    size = plot.variant.size
    x = plot.reach(len(plot.targets) - 1)[1] + 4
    return Label(plot.target_mark, x, plot.y(target) + size * 0.35, size)


def _value_label(plot: TrendPlot, texts: Sequence[str], gaps: Sequence[bool]) -> Label | None:
    """Name the last value beyond the end of its bar, clear of targets and neighbours."""
    known = [index for index, value in enumerate(plot.values) if value is not None]
    if not known:
        return None
    index, size = known[-1], plot.variant.size
    # The margin on the right belongs to the name of the target.
    edge = plot.reach(len(plot.values) - 1)[1] if plot.target_beside else plot.variant.width
    text = ellipsize(texts[index], edge - plot.left, size, bold=True)
    label = Label(text, plot.bands.centre(index), 0, size, "middle", bold=True)
    label = label.within(plot.left, edge)
    value = plot.values[index]
    down = value is not None and value < 0
    end = _clear_of(plot, label, gaps, down=down)
    y = end + _LIFT + size * 0.78 if down else end - _LIFT
    return Label(label.text, label.x, y, size, "middle", bold=True)


def _clear_of(plot: TrendPlot, label: Label, gaps: Sequence[bool], *, down: bool) -> float:
    """Find the height from which a label meets no bar and no target on its way out."""
    sign = 1 if down else -1
    ends: list[float] = []
    lines: list[float] = []
    for index, (value, target) in enumerate(zip(plot.values, plot.targets, strict=True)):
        left, right = plot.reach(index)
        if right < label.left or left > label.right:
            continue
        if value is not None and (value < 0) == down:
            ends.append(plot.y(value) * sign)
        if gaps[index] and not down:
            ends.append((plot.y(Decimal(0)) - GAP_MARK * 1.5) * sign)
        if target is not None:
            lines.append(plot.y(target) * sign)
    edge = max([plot.y(Decimal(0)) * sign, *ends])
    for line in sorted(lines):
        if edge - 2 <= line < edge + label.size + _LIFT + 2:
            edge = line
    return edge * sign


def _missing_labels(
    plot: TrendPlot, gaps: Sequence[bool], word: str, placed: Sequence[Label]
) -> tuple[Label, ...]:
    """Name each run of gaps above its marks; none at all where one lacks the room."""
    size = plot.variant.size
    y = plot.y(Decimal(0)) - GAP_MARK * 2
    labels = []
    for gap, first, last in _runs(gaps):
        if not gap:
            continue
        left, right = plot.bands.left(first), plot.bands.left(last + 1)
        label = Label(word, (left + right) / 2, y, size, "middle")
        targets = (plot.targets[index] for index in range(first, last + 1))
        heights = (plot.y(target) for target in targets if target is not None)
        crossed = any(label.top - 3 < height < label.bottom + 3 for height in heights)
        crossed = crossed or any(label.overlaps(other, _GAP) for other in placed)
        if crossed or text_width(word, size) > right - left - 2:
            return ()
        labels.append(label)
    return tuple(labels)


def _key(plot: TrendPlot, floor: float, missing: str) -> tuple[tuple[Key, Label], ...]:
    """Line up below the axis what could not be named beside its mark."""
    size, x, y = plot.variant.size, plot.left, floor + plot.variant.size + 10
    entries: list[tuple[Key, Label]] = []
    if not plot.target_beside and any(target is not None for target in plot.targets):
        entries.append(("target", Label(plot.target_mark, x + 20, y, size)))
        x = entries[-1][1].right + 16
    if missing:
        entries.append(("missing", Label(missing, x + 14, y, size)))
    return tuple(entries)


def _runs(items: Sequence[_Shared]) -> list[tuple[_Shared, int, int]]:
    """Join equal neighbours: what they share, the first and the last position."""
    runs = []
    for shared, members in groupby(enumerate(items), key=lambda pair: pair[1]):
        positions = [index for index, _ in members]
        runs.append((shared, positions[0], positions[-1]))
    return runs
