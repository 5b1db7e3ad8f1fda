"""Definitions of the measures of: Health, risks, issues and receivables."""

from __future__ import annotations

from kamdocs.metrics.measure import Definition

DEFINITIONS: tuple[Definition, ...] = ()
