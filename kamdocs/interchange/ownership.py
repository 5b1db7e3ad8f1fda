"""Which side owns a field: the system the tables come from, or the file that people write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Owner(StrEnum):
    """Whose word counts where a file and the tables differ."""

    CRM = "crm"
    """The tables': what the file says is changed."""

    FILE = "file"
    """The file's: the tables only say what a new record begins with."""

    FILL = "fill-if-empty"
    """The file's, unless it says nothing."""


OWNER_WORDS: dict[str, str] = {
    Owner.CRM: "crm",
    Owner.FILE: "arquivo",
    Owner.FILL: "se_vazio",
}


@dataclass(frozen=True)
class Rights:
    """Who owns the fields of the records of one part of a mapping."""

    default: Owner
    fields: Mapping[str, Owner]

    def of(self, name: str) -> Owner:
        """Give who owns a field."""
        return self.fields.get(name, self.default)
