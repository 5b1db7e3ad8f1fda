"""Ids that were renamed: a reference that follows the rename is no change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kamdocs.model.account import Account, Unit
from kamdocs.model.commerce import Opportunity
from kamdocs.model.kinds import Target
from kamdocs.model.people import Stakeholder
from kamdocs.model.programme import (
    Criterion,
    Department,
    Kpi,
    Offering,
    Person,
    Stage,
    Territory,
    Tier,
)
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape
from kamdocs.model.work import Objective

TARGETS: dict[type[Record], Target] = {
    Account: Target.ACCOUNT,
    Person: Target.PERSON,
    Department: Target.DEPARTMENT,
    Territory: Target.TERRITORY,
    Tier: Target.TIER,
    Offering: Target.OFFERING,
    Criterion: Target.CRITERION,
    Kpi: Target.KPI,
    Stage: Target.STAGE,
    Unit: Target.UNIT,
    Stakeholder: Target.STAKEHOLDER,
    Objective: Target.OBJECTIVE,
    Opportunity: Target.OPPORTUNITY,
}
"""What a reference may point to, by the kind of record."""

Names = Mapping[tuple[Target, str], Any]


@dataclass(frozen=True)
class RenamedIds:
    """Renamed ids on both sides; each pair of ids is one token that both sides share."""

    old: Names = field(default_factory=dict)
    new: Names = field(default_factory=dict)

    def with_pairs(self, pairs: Iterable[tuple[Record, Record]]) -> RenamedIds:
        """Add pairs of records whose ids may differ."""
        old, new = dict(self.old), dict(self.new)
        for before, after in pairs:
            target = TARGETS.get(type(after))
            ids = (getattr(before, "id", None), getattr(after, "id", None))
            if target is not None and ids[0] != ids[1]:
                old[target, str(ids[0])] = ids
                new[target, str(ids[1])] = ids
        return RenamedIds(old, new)

    def same(self, shape: FieldShape, before: Any, after: Any) -> bool:
        """Tell whether two values of a field say the same; lists in any order."""
        if before == after and type(before) is type(after):
            return True
        one, other = self.token(shape, before, True), self.token(shape, after, False)
        if isinstance(one, tuple) and isinstance(other, tuple) and shape.many:
            return Counter(one) == Counter(other)
        return bool(one == other) and shape.reference is not None

    def token(self, shape: FieldShape, value: Any, is_old: bool) -> Any:
        """Give what stands for a value when both sides are compared."""
        if shape.reference is None:
            return value
        names = self.old if is_old else self.new
        if isinstance(value, tuple):
            return tuple(names.get((shape.reference.target, item), item) for item in value)
        return names.get((shape.reference.target, value), value)
