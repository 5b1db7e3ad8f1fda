"""Why a text could not be read as a value; becomes a finding once its place is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kamdocs.source.finding import Finding
from kamdocs.source.place import Place
from kamdocs.source.rules import finding


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule broken by a text, before anybody knows where the text stands."""

    rule: str
    params: Mapping[str, str] = field(default_factory=dict, hash=False)

    def at(self, place: Place, subject: str = "") -> Finding:
        """Give the same problem as a finding at a place."""
        return finding(self.rule, place, subject, **self.params)


def problem(rule: str, **params: str) -> Problem:
    """Make a problem with its params by name."""
    return Problem(rule, params)
