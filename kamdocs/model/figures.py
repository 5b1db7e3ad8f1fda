"""Rows of the figures and receivables tables."""

from __future__ import annotations

from kamdocs.model.kinds import (
    Day,
    KpiRef,
    Money,
    Number,
    OfferingRef,
    PeriodOf,
    Text,
    UnitRef,
    YesNo,
)
from kamdocs.model.record import Record


class Figure(Record):
    """One figure of one period; a blank unit or offering means the whole account."""

    period: PeriodOf
    unit: UnitRef | None = None
    offering: OfferingRef | None = None
    kpi: KpiRef
    actual: Number | None = None
    target: Number | None = None
    forecast: Number | None = None
    source: Text | None = None
    extracted_on: Day | None = None


class Receivable(Record):
    """An invoice or instalment the client owes or paid; overdue is computed, never typed."""

    number: Text
    instalment: Text | None = None
    issued: Day | None = None
    due: Day | None = None
    amount: Money
    paid_on: Day | None = None
    disputed: YesNo | None = None
    source: Text | None = None
    extracted_on: Day | None = None
