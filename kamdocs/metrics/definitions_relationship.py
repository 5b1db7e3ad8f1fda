"""Definitions of the measures of: People, contacts, engagement and voice."""

from __future__ import annotations

from kamdocs.metrics.measure import Definition

DEFINITIONS: tuple[Definition, ...] = ()
