"""Records marked for others that name somebody who is not: the client's name stands there then."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.model.account import Account
from kamdocs.model.enums import Visibility
from kamdocs.model.kinds import Target
from kamdocs.model.people import Stakeholder
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, record_shape
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.places import Path, Places
from kamdocs.source.visibility_rules import MARK_DESCENDS, is_wider


def hidden_people_findings(account: Account, places: Places) -> Iterator[Finding]:
    """Find references from marked records to stakeholders whose mark is narrower, or none."""
    marks = {item.id: item.visibility or Visibility.TEAM for item in account.stakeholders}
    for path, name, level in _named(account, (), Visibility.TEAM):
        if is_wider(level, marks.get(name, level)):
            yield Finding(
                "hidden-person",
                Severity.WARNING,
                places.nearest(*path),
                {"person": name, "client": account.name},
                account.id,
            )


def _named(record: Record, path: Path, level: Visibility) -> Iterator[tuple[Path, str, Visibility]]:
    """Give the stakeholders that records name, with their place and who sees the record."""
    if isinstance(record, Stakeholder):
        return  # whom somebody reports to is shown to the team only, whatever the mark
    for field, shape in record_shape(type(record)).items():
        descends = field in MARK_DESCENDS.get(type(record), ())
        for step, value in _values(record, shape):
            if isinstance(value, Record):
                mark = getattr(value, "visibility", None)
                inner = mark or (level if descends else Visibility.TEAM)
                yield from _named(value, (*path, *step), inner)
            elif shape.reference and shape.reference.target is Target.STAKEHOLDER:
                yield (*path, *step), str(value), level


def _values(record: Record, shape: FieldShape) -> Iterator[tuple[Path, object]]:
    if shape.record is None and shape.reference is None:
        return
    value = getattr(record, shape.name)
    if shape.many:
        yield from (((shape.name, index), item) for index, item in enumerate(value))
    elif value is not None:
        yield (shape.name,), value
