"""Every measure there is, in the order in which the programme page explains them."""

from __future__ import annotations

from kamdocs.metrics import (
    definitions_base,
    definitions_growth,
    definitions_health,
    definitions_relationship,
    definitions_revenue,
    definitions_work,
)
from kamdocs.metrics.measure import Definition

DEFINITIONS: tuple[Definition, ...] = (
    *definitions_base.DEFINITIONS,
    *definitions_revenue.DEFINITIONS,
    *definitions_growth.DEFINITIONS,
    *definitions_relationship.DEFINITIONS,
    *definitions_health.DEFINITIONS,
    *definitions_work.DEFINITIONS,
)
