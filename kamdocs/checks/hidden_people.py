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
from kamdocs.source.visibility_rules import MARK_DESCENDS


def hidden_people_findings(account: Account, places: Places) -> Iterator[Finding]:
    """Find references from records marked for company or client to unmarked stakeholders."""
    hidden = {item.id for item in account.stakeholders if not _is_open(item.visibility)}
    for path, name in _named(account, (), marked=False):
        if name in hidden:
            yield Finding(
                "hidden-person",
                Severity.WARNING,
                places.nearest(*path),
                {"person": name, "client": account.name},
                account.id,
            )


def _is_open(mark: Visibility | None) -> bool:
    return mark not in (None, Visibility.TEAM)


def _named(record: Record, path: Path, *, marked: bool) -> Iterator[tuple[Path, str]]:
    """Give the stakeholders that marked records name, with the place in the model."""
    if isinstance(record, Stakeholder):
        return  # whom somebody reports to is shown to the team only, whatever the mark
    for field, shape in record_shape(type(record)).items():
        descends = marked and field in MARK_DESCENDS.get(type(record), ())
        for step, value in _values(record, shape):
            if isinstance(value, Record):
                mark = getattr(value, "visibility", None)
                inner = descends if mark is None else _is_open(mark)
                yield from _named(value, (*path, *step), marked=inner)
            elif marked and shape.reference and shape.reference.target is Target.STAKEHOLDER:
                yield (*path, *step), str(value)


def _values(record: Record, shape: FieldShape) -> Iterator[tuple[Path, object]]:
    if shape.record is None and shape.reference is None:
        return
    value = getattr(record, shape.name)
    if shape.many:
        yield from (((shape.name, index), item) for index, item in enumerate(value))
    elif value is not None:
        yield (shape.name,), value
