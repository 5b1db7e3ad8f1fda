"""Where every value of an account or of the programme was written, by its path in the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kamdocs.source.line_map import LineMap
from kamdocs.source.place import Place

Path = tuple[str | int, ...]
"""Names of fields and indexes of lists from the model's root, e.g. `("risks", 0, "owner")`."""


@dataclass(slots=True)
class Spots:
    """Offsets of one record's or list's values; an own line map, for a model has many files."""

    lines: LineMap
    start: int
    children: dict[str | int, Spots | RowSpots | int] = field(default_factory=dict)


@dataclass(slots=True, frozen=True)
class RowSpots:
    """Offsets of a table row's cells; the columns are shared by all rows."""

    lines: LineMap
    starts: tuple[int, ...]
    columns: Mapping[str, int]

    @property
    def start(self) -> int:
        """Where the row begins."""
        return self.starts[0]

    @property
    def children(self) -> dict[str | int, Spots | RowSpots | int]:
        """Offsets of the cells by field."""
        return {name: self.starts[column] for name, column in self.columns.items()}


class Places(Mapping[Path, Place]):
    """Places by path; computed when asked for, because few of them ever are."""

    __slots__ = ("_root",)

    def __init__(self, root: Spots) -> None:
        self._root = root

    def __getitem__(self, path: Path) -> Place:
        spots: Spots | RowSpots = self._root
        for depth, step in enumerate(path, start=1):
            child = spots.children[step]
            if isinstance(child, int):
                if depth < len(path):
                    raise KeyError(path)
                return spots.lines.place(child)
            spots = child
        return spots.lines.place(spots.start)

    def nearest(self, *path: str | int) -> Place:
        """Give the place of a value, or of the closest thing around it that was written."""
        for length in range(len(path), 0, -1):
            if path[:length] in self:
                return self[path[:length]]
        return self[()]

    def __iter__(self) -> Iterator[Path]:
        return _paths(self._root, ())

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _paths(spots: Spots | RowSpots, above: Path) -> Iterator[Path]:
    yield above
    for step, child in spots.children.items():
        if isinstance(child, int):
            yield (*above, step)
        else:
            yield from _paths(child, (*above, step))
