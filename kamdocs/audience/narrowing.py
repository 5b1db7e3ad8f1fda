"""An account or a programme as an audience may see it.

The result is built anew from the allow-list; what the list does not name cannot get into it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, TypeVar, cast

from kamdocs.audience.allowed import Allowed
from kamdocs.audience.viewpoint import Viewpoint, narrowest, widest
from kamdocs.model.account import Account, Prose, ReviewNotes
from kamdocs.model.commerce import PriceAdjustment
from kamdocs.model.encounters import QuarterlyReview
from kamdocs.model.enums import BuiltInKpi, ObjectiveKind, Visibility
from kamdocs.model.figures import Figure
from kamdocs.model.kinds import Target
from kamdocs.model.people import Stakeholder
from kamdocs.model.programme import CustomField, Kpi, Programme
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, record_shape
from kamdocs.model.work import Objective
from kamdocs.source.prose_sections import marked_sections
from kamdocs.source.visibility_rules import MARK_DESCENDS, visible_kpis

R = TypeVar("R", bound=Record)

_GONE = object()
"""The place of a required value that may not be seen: its record goes with it."""


@cache
def _fields(
    kind: type[Record], kept: frozenset[str]
) -> tuple[tuple[str, ...], tuple[FieldShape, ...]]:
    """Give the kept fields of a record: those copied as they are, and those looked into."""
    shapes = [record_shape(kind)[name] for name in sorted(kept)]
    simple = [item for item in shapes if item.kind is not None or item.values is not None]
    return (
        tuple(item.name for item in simple),
        tuple(item for item in shapes if item not in simple),
    )


@dataclass(frozen=True)
class Narrowing:
    """What references of one account, or of the programme, may lead to for an audience."""

    viewpoint: Viewpoint
    programme: Programme
    account: Account | None = None

    @cached_property
    def kpis(self) -> frozenset[str]:
        """KPIs whose figures may be seen."""
        return visible_kpis(self.programme, self.viewpoint.level)

    @cached_property
    def custom(self) -> frozenset[str]:
        """Custom fields that may be seen."""
        return frozenset(
            item.id
            for item in self.programme.custom_fields
            if item.visibility is not None and self.viewpoint.sees(item.visibility)
        )

    @cached_property
    def ids(self) -> dict[Target, frozenset[str]]:
        """Ids of the account's own records that references may still name."""
        if self.account is None:
            return {}
        return {
            Target.STAKEHOLDER: self._kept_ids(self.account.stakeholders),
            Target.UNIT: self._kept_ids(self.account.units),
            Target.OBJECTIVE: self._kept_ids(self.account.objectives),
            Target.OPPORTUNITY: self._kept_ids(self.account.opportunities),
        }

    def _kept_ids(self, records: Iterable[Any]) -> frozenset[str]:
        return frozenset(item.id for item in records if self.viewpoint.sees(self._level(item)))

    def record(
        self,
        record: R,
        limit: Visibility = Visibility.CLIENT,
        inherited: Visibility | None = None,
    ) -> R | None:
        """Give what may be seen of a record; None where nothing of it may.

        `limit` is the visibility of what it stands in: a mark narrows, it never widens.
        `inherited` stands in for a missing mark.
        """
        level = narrowest(limit, self._level(record, inherited))
        if not self.viewpoint.sees(level):
            return None
        allowed = self.viewpoint.allowed[type(record)]
        values: dict[str, Any] = dict.fromkeys(allowed.blank, "")
        kept = allowed.kept - self.viewpoint.withheld(record)
        plain, judged = _fields(type(record), kept)
        values.update((name, getattr(record, name)) for name in plain)
        for shape in judged:
            value = self._value(record, shape, getattr(record, shape.name), level)
            if value is _GONE:
                return None
            values[shape.name] = value
        return cast("R", type(record).model_construct(**values))

    def _level(self, record: Record, inherited: Visibility | None = None) -> Visibility:
        """Give how visible a record is by itself."""
        allowed: Allowed | None = self.viewpoint.allowed.get(type(record))
        if allowed is None or self._is_never_shown(record):
            return Visibility.TEAM
        if isinstance(record, Kpi):
            return self.viewpoint.level
        mark: Visibility | None = getattr(record, "visibility", None)
        if mark is None and isinstance(record, Objective) and self._tells_hidden_figure(record):
            return Visibility.TEAM
        if mark is None and isinstance(record, QuarterlyReview):
            return widest(inherited or allowed.unmarked, *_marks_in(record, allowed.kept))
        return mark or inherited or allowed.unmarked

    def _tells_hidden_figure(self, objective: Objective) -> bool:
        """Tell whether an objective is measured by a figure that may not be seen.

        Its values would be the figure itself; somebody has to widen it on purpose.
        """
        if objective.kpi is not None:
            return objective.kpi not in self.kpis
        return objective.kind is ObjectiveKind.REVENUE

    def _is_never_shown(self, record: Record) -> bool:
        """Tell of records that what they are about keeps with the team, whatever their mark."""
        if self.viewpoint.never(record):
            return True
        if isinstance(record, Stakeholder):
            return record.to_identify or not record.name
        if isinstance(record, Objective):
            return record.kpi == BuiltInKpi.MARGIN
        if isinstance(record, Kpi):
            return record.id not in self.kpis
        if isinstance(record, Figure):
            return record.kpi not in self.kpis or self._lost_its_unit(record)
        if isinstance(record, PriceAdjustment):
            return self._lost_its_unit(record)
        return isinstance(record, CustomField) and record.id not in self.custom

    def _lost_its_unit(self, record: Figure | PriceAdjustment) -> bool:
        """Tell of figures of a unit that is not seen: without it they would be of the account."""
        return record.unit is not None and record.unit not in self.ids[Target.UNIT]

    def _value(self, record: Record, shape: FieldShape, value: Any, level: Visibility) -> Any:
        if isinstance(value, Prose):
            return marked_sections(value, self.viewpoint.level)
        if shape.reference is not None:
            return self._reference(shape, value)
        if isinstance(value, dict):
            return {key: item for key, item in value.items() if key in self.custom}
        if shape.record is None:
            return value
        inherited = level if shape.name in MARK_DESCENDS.get(type(record), ()) else None
        if shape.many:
            kept = (self.record(item, level, inherited) for item in value)
            return tuple(item for item in kept if item is not None)
        found = None if value is None else self.record(value, level, inherited)
        if found is None and isinstance(record, ReviewNotes) and shape.name == "review":
            return self._quarter_of(record)
        return _GONE if found is None and shape.required else found

    def _quarter_of(self, record: ReviewNotes) -> Any:
        """Give a hidden review with nothing but its quarter: a section for the client needs it."""
        own = record.review.visibility
        if self.viewpoint.level is not Visibility.CLIENT or own not in (None, Visibility.CLIENT):
            return _GONE
        if marked_sections(record.notes, Visibility.CLIENT) is None:
            return _GONE
        return QuarterlyReview.model_construct(quarter=record.review.quarter)

    def _reference(self, shape: FieldShape, value: Any) -> Any:
        if shape.many:
            found = (self._target(shape, item) for item in value)
            return tuple(dict.fromkeys(item for item in found if item is not None))
        found_one = None if value is None else self._target(shape, value)
        return _GONE if found_one is None and shape.required else found_one

    def _target(self, shape: FieldShape, value: str) -> str | None:
        """Give the id a reference may name: the client for a person, None for anything else."""
        target = shape.reference.target if shape.reference else None
        if target is Target.KPI:
            return value if value in self.kpis | self.viewpoint.named_kpis else None
        if target not in self.ids or value in self.ids[target]:
            return value
        if target is Target.STAKEHOLDER and self.account is not None:
            return self.account.name
        return None


def _marks_in(record: Record, fields: Iterable[str]) -> Iterator[Visibility]:
    """Give the marks of the records in a record's lists."""
    for name in fields:
        value = getattr(record, name)
        for item in value if isinstance(value, tuple) else ():
            mark = getattr(item, "visibility", None)
            if mark is not None:
                yield mark
