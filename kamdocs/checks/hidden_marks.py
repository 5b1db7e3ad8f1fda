"""Marks wider than what they stand in, record or section: they show nothing to anybody."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.model.account import Account
from kamdocs.model.encounters import Meeting, QuarterlyReview
from kamdocs.model.enums import Visibility
from kamdocs.model.record import Record
from kamdocs.model.shape import record_shape
from kamdocs.model.work import JointPlan, Objective
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.place import Place
from kamdocs.source.places import Path, Places
from kamdocs.source.prose_sections import idle_marks
from kamdocs.source.visibility_rules import is_wider

_UNMARKED: dict[type[Record], Visibility] = {
    Meeting: Visibility.TEAM,
    JointPlan: Visibility.COMPANY,
    Objective: Visibility.COMPANY,
}
"""Records that others stand in, and who sees them without a mark."""


def hidden_mark_findings(account: Account, places: Places) -> Iterator[Finding]:
    """Find records and sections marked for somebody who does not see what they stand in."""
    for path in _hidden(account, (), None):
        place = places.nearest(*path, "visibility")
        yield Finding("mark-in-hidden", Severity.WARNING, place, {}, account.id)
    for prose in account.proses:
        for line in idle_marks(prose):
            place = Place(prose.path, line, 1)
            yield Finding("mark-in-hidden", Severity.WARNING, place, {}, account.id)


def _hidden(record: Record, path: Path, around: Visibility | None) -> Iterator[Path]:
    """Give the paths of such records; `around` is who sees what they stand in."""
    own: Visibility | None = getattr(record, "visibility", None)
    if own is not None and around is not None and is_wider(own, around):
        yield path
        return
    if type(record) in _UNMARKED:
        around = own or _UNMARKED[type(record)]
    elif isinstance(record, QuarterlyReview):
        # Unmarked it shows itself with what is marked in it; its own mark may narrow that.
        around = own
    for name, shape in record_shape(type(record)).items():
        if shape.record is None:
            continue
        value = getattr(record, name)
        if shape.many:
            for index, item in enumerate(value):
                yield from _hidden(item, (*path, name, index), around)
        elif value is not None:
            yield from _hidden(value, (*path, name), around)
