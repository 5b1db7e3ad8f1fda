"""A figure that can explain itself: its value, inputs, what was missing, its day and basis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kamdocs.metrics.window import Window
from kamdocs.model.programme import Programme

InputValue = Decimal | int | date | str | None
"""What a measure may be computed from; None where nobody filled it in."""


class MeasureUnit(StrEnum):
    """How the value of a measure is written."""

    MONEY = "money"
    SHARE = "share"
    """A fraction, written as a percentage: 0.125 is 12,5%."""
    POINTS = "points"
    """A score from 0 to 100."""
    NUMBER = "number"
    COUNT = "count"
    DAYS = "days"
    YEARS = "years"
    DAY = "day"
    TEXT = "text"


@dataclass(frozen=True)
class Input:
    """Something a measure was computed from; catalogs name it under `metrics.input.<key>`."""

    key: str
    value: InputValue
    unit: MeasureUnit = MeasureUnit.NUMBER


@dataclass(frozen=True)
class Measure:
    """A computed figure; `value` is None when an input it cannot do without is missing.

    `basis` says what revenue means in it (net of taxes…), `window` the days it covers, and
    `currency` the one of its money, None for the programme's. Catalogs explain it in one line
    under `metrics.<key>.says`, which may name `{value}` and every input by its key.
    """

    key: str
    value: Decimal | None
    unit: MeasureUnit
    as_of: date
    inputs: tuple[Input, ...] = ()
    basis: str = ""
    window: Window | None = None
    currency: str | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """Keys of the inputs that nobody filled in."""
        return tuple(item.key for item in self.inputs if item.value is None)


@dataclass(frozen=True)
class Definition:
    """What the programme page says of a measure: its formula with today's settings.

    Catalogs hold its name under `metrics.<key>` and its formula, with a place for every
    setting by its key, under `metrics.<key>.formula`.
    """

    key: str
    unit: MeasureUnit
    settings: Callable[[Programme], tuple[Input, ...]] = lambda _: ()
