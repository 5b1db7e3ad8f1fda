"""Who looks at a portfolio: the list of that audience and what decides beside the marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kamdocs.audience.allowed import AllowList
from kamdocs.audience.client_list import CLIENT
from kamdocs.audience.company_list import COMPANY
from kamdocs.model.commerce import Contract
from kamdocs.model.enums import BuiltInKpi, ContractStatus, ObjectiveSide, Visibility
from kamdocs.model.figures import Figure
from kamdocs.model.record import Record
from kamdocs.model.work import Objective
from kamdocs.source.visibility_rules import is_wider

_ORDER = tuple(Visibility)


@dataclass(frozen=True)
class Viewpoint:
    """How one audience looks at a portfolio.

    `level` is the narrowest mark that it sees; `named_kpis` may be named though their figures may
    not be seen. `never` tells of records that it does not see whatever their mark, `withheld`
    which kept fields of a record it does not see all the same.
    """

    level: Visibility
    allowed: AllowList
    named_kpis: frozenset[str]
    never: Callable[[Record], bool]
    withheld: Callable[[Record], frozenset[str]]

    def sees(self, mark: Visibility) -> bool:
        """Tell whether what is marked so is for this audience."""
        return not is_wider(self.level, mark)


def narrowest(*levels: Visibility) -> Visibility:
    """Give the narrowest of some visibilities."""
    return min(levels, key=_ORDER.index)


def widest(*levels: Visibility) -> Visibility:
    """Give the widest of some visibilities."""
    return max(levels, key=_ORDER.index)


_NOTHING = frozenset[str]()
_TARGETS = frozenset({"target", "planned"})
_SHARED = (ObjectiveSide.CUSTOMER, ObjectiveSide.JOINT)


def _never_for_client(record: Record) -> bool:
    """Tell of our own objectives, figures that are only planned, contracts put away."""
    if isinstance(record, Objective):
        return record.side not in _SHARED
    if isinstance(record, Figure):
        return record.actual is None
    # A contract that no longer counts would look like one that does: its status is not shown.
    return isinstance(record, Contract) and record.status is not ContractStatus.ACTIVE


def _withheld_from_client(record: Record) -> frozenset[str]:
    """Give the targets of an objective that both sides did not set together.

    Nor is the KPI named of one about a unit or an offering, neither of which its client is told:
    its target would look like one of the whole account.
    """
    if not isinstance(record, Objective):
        return _NOTHING
    withheld = _NOTHING if record.side is ObjectiveSide.JOINT else _TARGETS
    is_of_a_part = record.unit is not None or record.offering is not None
    return withheld | {"kpi"} if is_of_a_part else withheld


COMPANY_VIEWPOINT = Viewpoint(
    level=Visibility.COMPANY,
    allowed=COMPANY,
    named_kpis=frozenset(item.value for item in BuiltInKpi),
    never=lambda _: False,
    withheld=lambda _: _NOTHING,
)
"""How everybody in the company looks at the portfolio."""

CLIENT_VIEWPOINT = Viewpoint(
    level=Visibility.CLIENT,
    allowed=CLIENT,
    named_kpis=_NOTHING,
    never=_never_for_client,
    withheld=_withheld_from_client,
)
"""How a client looks at its own account."""
