"""What a check or a reader has to say about one place; data only, no words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kamdocs.source.place import Place


class Severity(StrEnum):
    """How grave a finding is; only errors stop a strict build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule broken at one place; catalogs hold its words under `findings.<rule>`."""

    rule: str
    severity: Severity
    place: Place
    params: Mapping[str, str] = field(default_factory=dict, hash=False)
    subject: str = ""

    def sort_key(self) -> tuple[str, str, Place, str, str, tuple[tuple[str, str], ...]]:
        """Order of a report: by place, then rule, then whatever tells two findings apart."""
        place = self.place
        told = tuple(sorted(self.params.items()))
        return (place.path, place.sheet, place, self.rule, self.subject, told)

    def __lt__(self, other: Finding) -> bool:
        return self.sort_key() < other.sort_key()
