"""Ids for records that have none yet: made of their names, like those around them."""

from __future__ import annotations

from collections.abc import Iterable

from kamdocs.interchange.slug import slug
from kamdocs.source.folding import fold


class IdMaker:
    """Makes ids that nothing else of the same list has."""

    def __init__(self, taken: Iterable[str]) -> None:
        ids = list(taken)
        self._taken = {fold(item) for item in ids}
        self._has_some = bool(ids)
        self._dotted = sum("." in item for item in ids) * 2 > len(ids)

    @property
    def has_some(self) -> bool:
        """Tell whether any record of the list has an id."""
        return self._has_some

    def is_taken(self, record_id: str) -> bool:
        """Tell whether an id is somebody's already."""
        return fold(record_id) in self._taken

    def take(self, record_id: str) -> None:
        """Keep an id from being given again."""
        self._taken.add(fold(record_id))

    def make(self, name: str, fallback: str) -> str:
        """Give an id for a name: `ana.souza` among such ids, else `ana-souza`; made unique."""
        wanted = slug(name) or fallback
        if self._dotted:
            words = wanted.split("-")
            wanted = f"{words[0]}.{words[-1]}" if len(words) > 1 else wanted
        number, found = 2, wanted
        while self.is_taken(found):
            found, number = f"{wanted}-{number}", number + 1
        self.take(found)
        return found
