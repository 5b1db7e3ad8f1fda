"""How lines run through a relationship map: along the lanes between rows, never behind a box.

A line leaves a box towards the other one, runs along the lane between two rows, passes each
row between in a free place, and enters. Lines in one lane get tracks of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kamdocs.render.charts.relationship_layout import BOX, Block, Place
from kamdocs.render.charts.relationship_people import MapLine

CLEAR = 4.0
"""Room a passing line keeps from a box or a spine."""
APART = 5.0
"""Room between lines that pass a row beside each other."""
EDGE = 14.0
"""Room left and right of all boxes, where lines pass too."""


@dataclass(frozen=True)
class Run:
    """A horizontal part of a line in the lane below a row; −1 is above the first row."""

    lane: int
    start: float
    end: float
    track: int = 0


@dataclass(frozen=True)
class Route:
    """The way of a line: where it leaves and enters, and its runs; `down` out of the source."""

    line: MapLine
    leave: float
    enter: float
    down_from: bool
    down_into: bool
    runs: tuple[Run, ...]


def route_lines(lines: Iterable[MapLine], block: Block, width: float) -> tuple[Route, ...]:
    """Give the ways of all lines, each run on a track free of other lines."""
    places = {place.key: place for place in block.places}
    items = tuple(lines)
    doors = _Doors(items, places)
    passages = _Passages(block, width)
    routes = [_route(line, places, doors, passages, index) for index, line in enumerate(items)]
    return tuple(_on_tracks(routes))


def tracks(routes: Iterable[Route]) -> dict[int, int]:
    """Give how many tracks each lane needs."""
    found: dict[int, int] = defaultdict(int)
    for route in routes:
        for run in route.runs:
            found[run.lane] = max(found[run.lane], run.track + 1)
    return dict(found)


def _sides(line: MapLine, places: dict[str, Place]) -> tuple[bool, bool]:
    """Tell whether a line leaves its source, and enters its target, at the lower edge."""
    source, target = places[line.source], places[line.target]
    if source.row == target.row:
        return True, True
    return (True, False) if source.row < target.row else (False, True)


class _Doors:
    """Where lines meet the upper and lower edges of boxes, spread and away from the middle."""

    def __init__(self, lines: Iterable[MapLine], places: dict[str, Place]) -> None:
        ends: dict[tuple[str, bool], list[tuple[float, int, bool]]] = defaultdict(list)
        for index, line in enumerate(lines):
            low_from, low_into = _sides(line, places)
            source, target = places[line.source], places[line.target]
            ends[line.source, low_from].append((target.x, index, True))
            ends[line.target, low_into].append((source.x, index, False))
        self._doors: dict[tuple[int, bool], float] = {}
        for (key, _), items in ends.items():
            self._spread(places[key].x, sorted(items))

    def _spread(self, left: float, items: list[tuple[float, int, bool]]) -> None:
        """Give each end a door in the half of the edge that faces the other box."""
        halves = (
            [item for item in items if item[0] < left or (item[0] == left and item[2])],
            [item for item in items if item[0] > left or (item[0] == left and not item[2])],
        )
        for half, (start, end) in zip(halves, ((0.08, 0.42), (0.58, 0.92)), strict=True):
            for number, (_, index, is_source) in enumerate(half):
                share = start + (end - start) * (number + 1) / (len(half) + 1)
                self._doors[index, is_source] = left + BOX * share

    def of(self, index: int, *, source: bool) -> float:
        """Give the door of one end of a line."""
        return self._doors[index, source]


class _Passages:
    """Free places to pass a row of boxes."""

    def __init__(self, block: Block, width: float) -> None:
        self._width = width
        self._taken: dict[int, list[tuple[float, float]]] = defaultdict(list)
        rows = {place.key: place.row for place in block.places}
        for place in block.places:
            self._taken[place.row].append((place.x - CLEAR, place.x + BOX + CLEAR))
        for spine in block.spines:
            for row in range(rows[spine.boss] + 1, max(rows[key] for key in spine.keys) + 1):
                self._taken[row].append((spine.x - CLEAR, spine.x + CLEAR))

    def pass_row(self, row: int, here: float, there: float) -> float:
        """Take the free place to pass a row that makes the shortest way."""
        free = self._free(row)
        if not free:
            return here
        places = [min(max(here, low), high) for low, high in free]
        places += [min(max(there, low), high) for low, high in free]
        best = min(places, key=lambda x: (abs(x - here) + abs(x - there), x))
        self._taken[row].append((best - APART, best + APART))
        return best

    def _free(self, row: int) -> list[tuple[float, float]]:
        gaps: list[tuple[float, float]] = []
        reached = -EDGE + 1
        for low, high in sorted(self._taken[row]):
            if low >= reached:
                gaps.append((reached, low))
            reached = max(reached, high)
        if reached <= self._width + EDGE - 1:
            gaps.append((reached, self._width + EDGE - 1))
        return gaps


def _route(
    line: MapLine, places: dict[str, Place], doors: _Doors, passages: _Passages, index: int
) -> Route:
    low_from, low_into = _sides(line, places)
    source, target = places[line.source], places[line.target]
    leave, enter = doors.of(index, source=True), doors.of(index, source=False)
    lane = source.row if low_from else source.row - 1
    last = target.row if low_into else target.row - 1
    step = 1 if last > lane else -1
    runs, here = [], leave
    while lane != last:
        row = lane + 1 if step > 0 else lane
        there = passages.pass_row(row, here, enter)
        runs.append(Run(lane, here, there))
        here, lane = there, lane + step
    runs.append(Run(lane, here, enter))
    return Route(line, leave, enter, low_from, low_into, tuple(runs))


def _on_tracks(routes: list[Route]) -> Iterator[Route]:
    """Give every run the first track of its lane that is free over its length."""
    used: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for route in routes:
        runs = []
        for run in route.runs:
            low, high = sorted((run.start, run.end))
            track = 0
            while any(low - APART < b and a < high + APART for a, b in used[run.lane, track]):
                track += 1
            used[run.lane, track].append((low, high))
            runs.append(Run(run.lane, run.start, run.end, track))
        yield Route(
            route.line, route.leave, route.enter, route.down_from, route.down_into, tuple(runs)
        )
