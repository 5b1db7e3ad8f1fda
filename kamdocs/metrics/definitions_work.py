"""Definitions of the measures of day-to-day work: actions, promises kept, contracts, prices."""

from __future__ import annotations

from kamdocs.metrics.contract_calendar import HORIZON_DAYS
from kamdocs.metrics.measure import Definition, Input, MeasureUnit
from kamdocs.metrics.promises import DUE_SOON_DAYS
from kamdocs.model.programme import Programme


def _soon(_programme: Programme) -> tuple[Input, ...]:
    return (Input("due_soon_days", DUE_SOON_DAYS, MeasureUnit.DAYS),)


def _horizon(_programme: Programme) -> tuple[Input, ...]:
    return (Input("horizon_days", HORIZON_DAYS, MeasureUnit.DAYS),)


DEFINITIONS: tuple[Definition, ...] = (
    Definition("actions_open", MeasureUnit.COUNT, _soon),
    Definition("actions_overdue", MeasureUnit.COUNT),
    Definition("commitments_kept_ours", MeasureUnit.SHARE),
    Definition("commitments_kept_client", MeasureUnit.SHARE),
    Definition("contracts_to_decide", MeasureUnit.COUNT, _horizon),
    Definition("contracts_value_to_decide", MeasureUnit.MONEY, _horizon),
    Definition("adjustments_recovered", MeasureUnit.SHARE),
)
"""Measures of this topic."""
