"""Where columns, bands and names of the base stand, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kamdocs.render.charts.frame import Variant
from kamdocs.render.charts.text import Label, ellipsize

_HEIGHT = {"narrow": 230.0, "wide": 240.0, "full": 240.0}
_GAP = 4.0
_APART = 12.0
"""Room between the groups of the base and the clients that stopped buying."""
_LEAST = 2.0
_BAR = 0.46
"""Share of a column's step that its bar takes."""


@dataclass(frozen=True)
class Segment:
    """A group in a column."""

    group: int
    count: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Band:
    """Accounts that went from one group to another, or stayed."""

    source: int
    target: int
    count: int
    left: float
    y1: float
    right: float
    y2: float
    height: float


@dataclass(frozen=True)
class FlowLayout:
    """The measured drawing of one variant."""

    variant: Variant
    columns: tuple[tuple[float, float], ...]
    """Left edge and width of each column."""
    segments: tuple[Segment, ...]
    bands: tuple[Band, ...]
    names: tuple[Label, ...]
    names_left: float
    top: float
    bottom: float


def plan_flow(
    variant: Variant,
    counts: Sequence[Sequence[int]],
    moves: Sequence[Mapping[tuple[int, int], int]],
    names: Sequence[str],
    apart: Sequence[bool],
    *,
    margin: float,
) -> FlowLayout:
    """Share the height out by accounts, the same height an account in every column."""
    step = (variant.width - margin) / max(len(counts), 1)
    width = min(step * _BAR, 44.0)
    columns = tuple((step * place + (step - width) / 2, width) for place in range(len(counts)))
    total = max((sum(own) for own in counts), default=0)
    gaps = _GAP * (len(names) - 1) + _APART
    unit = (_HEIGHT[variant.name] - gaps) / total if total else 0.0
    stacks = [_stack(own, apart, unit) for own in counts]
    segments = tuple(
        Segment(group, own[group], left, stack[group], bar, max(own[group] * unit, _LEAST))
        for (left, bar), own, stack in zip(columns, counts, stacks, strict=True)
        for group in range(len(names))
        if own[group]
    )
    bands = tuple(
        band
        for place in range(1, len(counts))
        for band in _bands(columns, stacks, moves[place], place, unit)
    )
    bottom = max((item.top + item.height for item in segments), default=0.0)
    names_left = variant.width - margin + 6
    room = variant.width - names_left
    labels = _names(segments, columns, names, variant, names_left, room)
    top = min((label.top for label in labels), default=0.0)
    low = max((label.bottom for label in labels), default=0.0)
    return FlowLayout(
        variant, columns, segments, bands, labels, names_left, min(top, 0.0), max(bottom, low)
    )


def _stack(counts: Sequence[int], apart: Sequence[bool], unit: float) -> list[float]:
    """Give the upper edge of each group in a column."""
    tops: list[float] = []
    y, below = 0.0, False
    for count, is_apart in zip(counts, apart, strict=True):
        if is_apart and not below:
            y, below = y + _APART, True
        tops.append(y)
        if count:
            y += max(count * unit, _LEAST) + _GAP
    return tops


def _bands(
    columns: Sequence[tuple[float, float]],
    stacks: Sequence[Sequence[float]],
    moves: Mapping[tuple[int, int], int],
    place: int,
    unit: float,
) -> list[Band]:
    left = columns[place - 1][0] + columns[place - 1][1]
    right = columns[place][0]
    leaving, entering = list(stacks[place - 1]), list(stacks[place])
    # Both sides are handed out in the order of the groups, so that bands cross least.
    leaves: dict[tuple[int, int], float] = {}
    for source, target in sorted(moves):
        leaves[source, target] = leaving[source]
        leaving[source] += moves[source, target] * unit
    bands = []
    for source, target in sorted(moves, key=lambda move: (move[1], move[0])):
        count = moves[source, target]
        y1, y2 = leaves[source, target], entering[target]
        entering[target] += count * unit
        bands.append(Band(source, target, count, left, y1, right, y2, max(count * unit, 1.0)))
    # What moved lies above what stayed.
    return sorted(bands, key=lambda band: band.source != band.target)


def _names(
    segments: Sequence[Segment],
    columns: Sequence[tuple[float, float]],
    names: Sequence[str],
    variant: Variant,
    left: float,
    room: float,
) -> tuple[Label, ...]:
    """Name each group beside its last segment's height, pushed down where two would touch."""
    last: dict[int, Segment] = {}
    for item in segments:
        last[item.group] = item
    final = columns[-1][0] if columns else 0.0
    labels: list[Label] = []
    floor = float("-inf")
    for group in sorted(last, key=lambda key: (last[key].top, key)):
        item = last[group]
        count = f" {item.count}" if item.left == final else " 0"
        text = ellipsize(names[group], room - 24, variant.size) + count
        y = max(item.top + item.height / 2 + variant.size * 0.35, floor + variant.size + 4)
        floor = y
        labels.append(Label(text, left, y, variant.size))
    return tuple(labels)
