"""Heights of the rows and lanes of a relationship map, once boxes and lines are known."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.render.charts.relationship_boxes import BoxLine, box_height
from kamdocs.render.charts.relationship_layout import Block
from kamdocs.render.charts.relationship_routes import Route, tracks
from kamdocs.render.charts.relationship_ties import Point

_BUS = 9.0
"""Where the tree's own line runs, below the row."""
_FREE_LANE, _BUS_LANE = 12.0, 20.0
_TRACK = 6.0
_BEFORE_TRACKS, _AFTER_TRACKS = 15.0, 14.0
"""Room above the first and below the last track; arrows need it."""


@dataclass(frozen=True)
class Rows:
    """Upper and lower edges of the rows, and the places of buses and tracks in the lanes."""

    tops: tuple[float, ...]
    bottoms: tuple[float, ...]
    lane_top: float
    """Upper edge of the lane above the first row."""
    bottom: float

    def bus(self, row: int) -> float:
        """Give the height of the tree's line below a row."""
        return self.bottoms[row] + _BUS

    def track(self, lane: int, track: int) -> float:
        """Give the height of a track."""
        top = self.lane_top if lane < 0 else self.bottoms[lane]
        return top + _BEFORE_TRACKS + track * _TRACK


def measure_rows(
    block: Block, texts: dict[str, tuple[BoxLine, ...]], routes: tuple[Route, ...], size: float
) -> Rows:
    """Give each row the height of its fullest box, each lane that of its lines."""
    used = tracks(routes)
    row_of = {place.key: place.row for place in block.places}
    bosses = [drop.boss for drop in block.drops] + [spine.boss for spine in block.spines]
    with_bus = {row_of[boss] for boss in bosses}
    y = _lane(used.get(-1, 0), bus=False, empty=0)
    tops, bottoms = [], []
    for row in range(block.rows):
        lines = max(len(texts[place.key]) for place in block.places if place.row == row)
        tops.append(y)
        y += box_height(lines, size)
        bottoms.append(y)
        empty = _FREE_LANE if row < block.rows - 1 else 0.0
        y += _lane(used.get(row, 0), bus=row in with_bus, empty=empty)
    return Rows(tuple(tops), tuple(bottoms), 0.0, y)


def _lane(count: int, *, bus: bool, empty: float) -> float:
    if count:
        return _BEFORE_TRACKS + (count - 1) * _TRACK + _AFTER_TRACKS
    return _BUS_LANE if bus else empty


def route_points(route: Route, block_rows: Rows, source: int, target: int) -> list[Point]:
    """Give the corners of a line from the row of its source to that of its target."""
    rows = block_rows
    points = [(route.leave, rows.bottoms[source] if route.down_from else rows.tops[source])]
    for run in route.runs:
        y = rows.track(run.lane, run.track)
        points += [(run.start, y), (run.end, y)]
    points.append((route.enter, rows.bottoms[target] if route.down_into else rows.tops[target]))
    return [point for index, point in enumerate(points) if not index or point != points[index - 1]]
