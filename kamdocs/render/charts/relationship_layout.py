"""Where the boxes of a relationship map stand: branches side by side, or stacked to fit.

All boxes stand on common rows, so that the lanes between rows are free for lines. People who
report to one boss stand in columns below them; as many columns are taken as give the lowest
drawing that fits the width.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import floor

from kamdocs.render.charts.relationship_tree import Forest, Node

BOX = 154.0
"""Width of a box."""
GAP = 12.0
"""Room between boxes that stand beside each other."""
INDENT = 14.0
"""Room left of a stack, where its spine runs."""


@dataclass(frozen=True)
class Place:
    """The box of a person: left edge and row."""

    key: str
    x: float
    row: int


@dataclass(frozen=True)
class Spine:
    """The line down a stack, from the lane below the boss, to the left of its people."""

    boss: str
    x: float
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Drop:
    """The lines from a boss down to each of the people beside each other below."""

    boss: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Block:
    """A laid-out branch: its width and rows, boxes and lines of the tree."""

    width: float
    rows: int
    places: tuple[Place, ...]
    spines: tuple[Spine, ...] = ()
    drops: tuple[Drop, ...] = ()

    def moved(self, x: float, row: int) -> Block:
        """Give the block moved to the right and down."""
        if not x and not row:
            return self
        return Block(
            self.width,
            self.rows,
            tuple(Place(item.key, item.x + x, item.row + row) for item in self.places),
            tuple(Spine(item.boss, item.x + x, item.keys) for item in self.spines),
            self.drops,
        )


@dataclass(frozen=True)
class _Group:
    """People beside each other in columns; `columns` are their keys, `lefts` the left edges."""

    block: Block
    columns: tuple[tuple[str, ...], ...]
    lefts: tuple[float, ...]
    stacked: bool


def lay_out_forest(forest: Forest, width: float) -> Block:
    """Give the lowest arrangement of the trees that fits a width.

    People without boss and reports may stand below the trees.
    """
    if not forest.roots:
        return Block(0, 0, ())
    arranger = _Arranger()
    limit = floor(width)
    together = arranger.group(forest.roots, limit, indent=0).block
    trees = tuple(root for root in forest.roots if root.reports)
    alone = tuple(root for root in forest.roots if not root.reports)
    if not trees or not alone:
        return together
    above = arranger.group(trees, limit, indent=0).block
    below = arranger.group(alone, limit, indent=0).block
    apart = _joined((above, below.moved(0, above.rows)), above.rows + below.rows)
    fits = together.width <= width
    return together if fits and together.rows < apart.rows else apart


class _Arranger:
    """Finds the lowest arrangement of branches, each once for a width."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], Block] = {}

    def branch(self, node: Node, limit: int) -> Block:
        """Give a person with everybody below."""
        key = (node.person.key, limit)
        if key not in self._known:
            own = Block(BOX, 1, (Place(node.person.key, 0, 0),))
            group = self.group(node.reports, limit) if node.reports else None
            self._known[key] = _under(node, group) if group else own
        return self._known[key]

    def group(self, nodes: tuple[Node, ...], limit: int, indent: float = INDENT) -> _Group:
        """Give people who share a boss, in as many columns as make the lowest drawing."""
        options = [
            self._in_columns(nodes, count, limit, indent)
            for count in range(len(nodes), 0, -1)
            if count == 1 or count * (BOX + GAP) - GAP <= limit
        ]
        fitting = [item for item in options if item.block.width <= limit] or options[-1:]
        return min(fitting, key=lambda item: (item.block.rows, item.block.width))

    def _in_columns(self, nodes: tuple[Node, ...], count: int, limit: int, indent: float) -> _Group:
        stacked = count < len(nodes)
        inset = indent if stacked else 0.0
        each = floor((limit - (count - 1) * GAP) / count - inset)
        limits = [each] * len(nodes) if stacked else _shares(nodes, limit)
        blocks = [self.branch(node, room) for node, room in zip(nodes, limits, strict=True)]
        x, taken, placed, columns, lefts = 0.0, 0, [], [], []
        heights = [block.rows for block in blocks]
        for length in _split(heights, count) if stacked else [1] * count:
            own = range(taken, taken + length)
            rows = 0
            for index in own:
                placed.append(blocks[index].moved(x + inset, rows))
                rows += blocks[index].rows
            columns.append(tuple(nodes[index].person.key for index in own))
            lefts.append(x)
            x += inset + max(blocks[index].width for index in own) + GAP
            taken += length
        height = max(place.row for block in placed for place in block.places) + 1
        return _Group(_joined(placed, height), tuple(columns), tuple(lefts), stacked)


def _joined(blocks: Iterable[Block], rows: int) -> Block:
    items = tuple(blocks)
    places = tuple(place for block in items for place in block.places)
    return Block(
        max(place.x for place in places) + BOX,
        rows,
        places,
        tuple(spine for block in items for spine in block.spines),
        tuple(drop for block in items for drop in block.drops),
    )


def _under(node: Node, group: _Group) -> Block:
    """Put a boss above the group of their reports."""
    key = node.person.key
    below = group.block.moved(0, 1)
    heads = {report.person.key for report in node.reports}
    edges = [place.x for place in below.places if place.key in heads]
    centred = (min(edges) + max(edges)) / 2
    alone = group.stacked and len(group.columns) == 1
    own = Block(BOX, 1, (Place(key, 0 if alone else centred, 0),))
    if group.stacked:
        spines = tuple(
            Spine(key, left + INDENT * 0.4, keys)
            for left, keys in zip(group.lefts, group.columns, strict=True)
        )
        own = replace(own, spines=spines)
    else:
        own = replace(own, drops=(Drop(key, tuple(keys[0] for keys in group.columns)),))
    return _joined((own, below), below.rows + 1)


def _shares(nodes: tuple[Node, ...], limit: int) -> list[int]:
    """Share a width out: a box to who has no reports, the rest by the size of branches."""
    sizes = [node.size if node.reports else 0 for node in nodes]
    single = sizes.count(0)
    rest = limit - (len(nodes) - 1) * GAP - single * BOX
    whole = sum(sizes) or 1
    return [floor(max(BOX, rest * size / whole)) if size else floor(BOX) for size in sizes]


def _split(rows: list[int], count: int) -> list[int]:
    """Split heights, kept in order, into so many columns that the highest is lowest."""
    for room in range(max(rows), sum(rows) + 1):
        lengths, used = [0], 0
        for height in rows:
            if used + height > room:
                lengths.append(0)
                used = 0
            lengths[-1] += 1
            used += height
        if len(lengths) <= count:
            return lengths
    return [len(rows)]
