"""Definitions of the measures of: Selection score, tier and lifecycle."""

from __future__ import annotations

from kamdocs.metrics.measure import Definition

DEFINITIONS: tuple[Definition, ...] = ()
