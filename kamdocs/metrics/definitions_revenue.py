"""Definitions of the measures of: Revenue, margin and retention."""

from __future__ import annotations

from kamdocs.metrics.measure import Definition

DEFINITIONS: tuple[Definition, ...] = ()
