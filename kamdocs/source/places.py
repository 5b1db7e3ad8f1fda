"""Where every value of an account or of the programme was written, by its path in the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kamdocs.source.csv_rows import CsvRow
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
    """A table row and which of its cells holds which field; the columns are shared by all rows."""

    row: CsvRow
    columns: Mapping[str, int]

    @property
    def place(self) -> Place:
        """Where the row begins."""
        return self.row.place

    def place_of(self, field: str | int) -> Place:
        """Give the place of a field that was written; raises KeyError for an empty cell."""
        column = self.columns[str(field)]
        if not self.row.cells[column]:
            raise KeyError(field)
        return self.row.place_of(column)

    def fields(self) -> Iterator[str]:
        """Give the fields whose cells are not empty."""
        return (name for name, column in self.columns.items() if self.row.cells[column])


class Places(Mapping[Path, Place]):
    """Places by path; computed when asked for, because few of them ever are."""

    __slots__ = ("_root",)

    def __init__(self, root: Spots) -> None:
        self._root = root

    def __getitem__(self, path: Path) -> Place:
        spots: Spots = self._root
        for depth, step in enumerate(path, start=1):
            child = spots.children[step]
            if isinstance(child, Spots):
                spots = child
                continue
            rest = path[depth:]
            if isinstance(child, RowSpots) and len(rest) <= 1:
                return child.place_of(rest[0]) if rest else child.place
            if rest or not isinstance(child, int):
                raise KeyError(path)
            return spots.lines.place(child)
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


def _paths(spots: Spots, above: Path) -> Iterator[Path]:
    yield above
    for step, child in spots.children.items():
        if isinstance(child, Spots):
            yield from _paths(child, (*above, step))
            continue
        yield (*above, step)
        if isinstance(child, RowSpots):
            yield from ((*above, step, name) for name in child.fields())
