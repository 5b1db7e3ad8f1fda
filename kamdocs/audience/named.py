"""Which records of the programme an account names."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.model.kinds import Target
from kamdocs.model.record import Record
from kamdocs.model.shape import record_shape


def named(record: Record, target: Target) -> Iterator[str]:
    """Give the ids by which a record, and every record in it, names what a target stands for."""
    for name, shape in record_shape(type(record)).items():
        if shape.record is None and (shape.reference is None or shape.reference.target != target):
            continue
        value = getattr(record, name)
        for item in value if shape.many else (value,):
            if isinstance(item, Record):
                yield from named(item, target)
            elif item is not None:
                yield item
