"""What a list of fields says of one record: kept, dropped, seen without a mark or not.

A field that stands in neither list is not allowed; a test fails until somebody decided it, so
that a new field never shows itself by accident.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from kamdocs.model.enums import Visibility
from kamdocs.model.record import Record


@dataclass(frozen=True)
class Allowed:
    """What of a record may be seen, once its mark lets it be seen at all.

    `unmarked` is the visibility of a record without a mark. `blank` are dropped fields that
    the model requires; they become empty texts.
    """

    kept: frozenset[str]
    dropped: frozenset[str] = frozenset()
    unmarked: Visibility = Visibility.TEAM
    blank: frozenset[str] = frozenset()


def allowed(unmarked: Visibility, *, kept: str, dropped: str = "", blank: str = "") -> Allowed:
    """Give the list of a record; all fields are written out, nothing is "the rest"."""
    return Allowed(
        frozenset(kept.split()), frozenset(dropped.split()), unmarked, frozenset(blank.split())
    )


AllowList: TypeAlias = Mapping[type[Record], Allowed]
"""What an audience may see of each record; of a record that is not in it, nothing."""
