"""Ids for records that have none yet: made of their names, like those around them."""

from __future__ import annotations

from collections.abc import Mapping

from kamdocs.interchange.slug import slug
from kamdocs.source.folding import fold


class IdMaker:
    """Makes ids that nothing else of the same list has."""

    def __init__(self, taken: Mapping[str, str]) -> None:
        """`taken` gives, by id, where it stands."""
        self._taken = {fold(item): where for item, where in taken.items()}
        self._has_some = bool(taken)
        self._dotted = sum("." in item for item in taken) * 2 > len(taken)

    @property
    def has_some(self) -> bool:
        """Tell whether any record of the list had an id."""
        return self._has_some

    def holder(self, record_id: str) -> str | None:
        """Give where an id stands already."""
        return self._taken.get(fold(record_id))

    def take(self, record_id: str, where: str) -> None:
        """Keep an id from being given again."""
        self._taken[fold(record_id)] = where

    def make(self, name: str, fallback: str, where: str) -> str:
        """Give an id for a name: `ana.souza` among such ids, else `ana-souza`; made unique."""
        wanted = slug(name) or fallback
        if self._dotted:
            words = wanted.split("-")
            wanted = f"{words[0]}.{words[-1]}" if len(words) > 1 else wanted
        number, found = 2, wanted
        while self.holder(found) is not None:
            found, number = f"{wanted}-{number}", number + 1
        self.take(found, where)
        return found
