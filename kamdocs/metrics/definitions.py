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

TOPICS: dict[str, tuple[Definition, ...]] = {
    "base": definitions_base.DEFINITIONS,
    "revenue": definitions_revenue.DEFINITIONS,
    "growth": definitions_growth.DEFINITIONS,
    "relationship": definitions_relationship.DEFINITIONS,
    "health": definitions_health.DEFINITIONS,
    "work": definitions_work.DEFINITIONS,
}
"""Definitions by topic; catalogs name the topics under `site.formulas.<topic>`."""

DEFINITIONS: tuple[Definition, ...] = tuple(
    definition for topic in TOPICS.values() for definition in topic
)
