"""Definitions of the measures of: Wallet, white space, pipeline, forecast."""

from __future__ import annotations

from kamdocs.metrics.measure import Definition

DEFINITIONS: tuple[Definition, ...] = ()
