"""Price × volume × mix: what moved revenue from one span of months to another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from decimal import ROUND_HALF_EVEN, Decimal

from kamdocs.metrics.months import months_of, shifted, within
from kamdocs.model.enums import BuiltInKpi
from kamdocs.model.figures import Figure
from kamdocs.model.period import FiscalCalendar

CellKey = tuple[str | None, str | None]
"""Unit and offering; None for the whole account or for all offerings."""

STEP = Decimal("0.0001")
"""Effects are kept to this step, and mix is what remains, so that they add up exactly."""


@dataclass(frozen=True)
class CellChange:
    """What a unit and offering sold in both spans.

    Volume is None where a month with revenue has none: months left out are not months of zero.
    """

    unit: str | None
    offering: str | None
    base: Decimal
    revenue: Decimal
    base_volume: Decimal | None = None
    volume: Decimal | None = None

    @property
    def change(self) -> Decimal:
        """Change of revenue."""
        return self.revenue - self.base

    @property
    def comparable(self) -> bool:
        """Tell whether price and volume can be told apart: revenue and volume on both sides."""
        volumes = (self.base_volume or 0) > 0 and (self.volume or 0) > 0
        return volumes and self.base > 0 and self.revenue > 0

    @property
    def price_effect(self) -> Decimal:
        """Change at today's volume: revenue − old price × new volume; 0 where not comparable."""
        if not self.comparable or self.base_volume is None or self.volume is None:
            return Decimal(0)
        return self.revenue - _rounded(self.base * self.volume / self.base_volume)


@dataclass(frozen=True)
class Effects:
    """Parts of a change of revenue; they add up to it exactly.

    `new` and `lost` are units and offerings with revenue on one side only, `unexplained` those
    sold in both spans whose volume was not recorded for all their revenue.
    """

    price: Decimal = Decimal(0)
    volume: Decimal = Decimal(0)
    mix: Decimal = Decimal(0)
    new: Decimal = Decimal(0)
    lost: Decimal = Decimal(0)
    unexplained: Decimal = Decimal(0)

    @property
    def total(self) -> Decimal:
        """The whole change."""
        return sum((getattr(self, item.name) for item in fields(self)), Decimal(0))

    def __add__(self, other: Effects) -> Effects:
        """Add the effects of another account."""
        return Effects(
            *(getattr(self, item.name) + getattr(other, item.name) for item in fields(self))
        )


@dataclass(frozen=True)
class PriceVolumeMix:
    """A change of revenue taken apart; `months` and those `shift` months earlier."""

    cells: tuple[CellChange, ...]
    effects: Effects
    months: range
    shift: int

    @property
    def base(self) -> Decimal:
        """Revenue of the earlier months."""
        return sum((cell.base for cell in self.cells), Decimal(0))

    @property
    def revenue(self) -> Decimal:
        """Revenue of the later months."""
        return sum((cell.revenue for cell in self.cells), Decimal(0))

    @property
    def change(self) -> Decimal:
        """Change of revenue."""
        return self.revenue - self.base

    @property
    def explains(self) -> bool:
        """Tell whether volumes let any part of the change be told apart."""
        return any(cell.comparable for cell in self.cells)


def price_volume_mix(
    figures: Iterable[Figure], calendar: FiscalCalendar, months: range, shift: int
) -> PriceVolumeMix | None:
    """Take the change of revenue between two spans of months apart; None without revenue.

    Over the units and offerings with revenue and volume in both spans: price = Σ (p₁ − p₀) × v₁;
    volume = (Σ v₁ − Σ v₀) × mean price of the base; mix = what remains of their change, which is
    Σ (v₁ − v₀) × (p₀ − mean price). Volumes must be in one measure for volume and mix to be told
    apart. Source: vocabulary, "Formulas"; the split is the usual one of controllers.
    """
    cells = _cells(figures, calendar, months, shifted(months, shift))
    if not cells:
        return None
    return PriceVolumeMix(cells, _effects(cells), months, shift)


def _effects(cells: tuple[CellChange, ...]) -> Effects:
    same = [cell for cell in cells if cell.comparable]
    change = sum((cell.change for cell in same), Decimal(0))
    price = sum((cell.price_effect for cell in same), Decimal(0))
    volume = _volume_effect(same)
    rest = [cell for cell in cells if not cell.comparable]
    return Effects(
        price=price,
        volume=volume,
        mix=change - price - volume,
        new=_sum(cell for cell in rest if cell.base == 0),
        lost=_sum(cell for cell in rest if cell.revenue == 0 and cell.base != 0),
        unexplained=_sum(cell for cell in rest if cell.base != 0 and cell.revenue != 0),
    )


def _volume_effect(same: list[CellChange]) -> Decimal:
    base_volume = sum((cell.base_volume or Decimal(0) for cell in same), Decimal(0))
    if not base_volume:
        return Decimal(0)
    volume = sum((cell.volume or Decimal(0) for cell in same), Decimal(0))
    base = sum((cell.base for cell in same), Decimal(0))
    return _rounded(base * (volume - base_volume) / base_volume)


def _sum(cells: Iterable[CellChange]) -> Decimal:
    return sum((cell.change for cell in cells), Decimal(0))


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(STEP, ROUND_HALF_EVEN)


@dataclass
class _Side:
    """What a unit and offering sold in one span, and the months that have a row of it."""

    revenue: Decimal = Decimal(0)
    volume: Decimal = Decimal(0)
    sold: set[int] = field(default_factory=set)
    measured: set[int] = field(default_factory=set)

    def add(self, row: Figure, value: Decimal, span: range) -> None:
        """Take a row in; a month of no revenue needs no volume."""
        if row.kpi == BuiltInKpi.REVENUE:
            self.revenue += value
            self.sold.update(span if value else ())
        else:
            self.volume += value
            self.measured.update(span)

    @property
    def whole_volume(self) -> Decimal | None:
        """The volume; None where a month with revenue has none."""
        return self.volume if self.measured and self.sold <= self.measured else None


def _cells(
    figures: Iterable[Figure], calendar: FiscalCalendar, months: range, before: range
) -> tuple[CellChange, ...]:
    sides: dict[tuple[CellKey, bool], _Side] = {}
    keys: dict[CellKey, None] = {}
    for row in figures:
        if row.actual is None or row.kpi not in (BuiltInKpi.REVENUE, BuiltInKpi.VOLUME):
            continue
        span = months_of(row.period, calendar)
        later = within(span, months)
        if not later and not within(span, before):
            continue
        key = (row.unit, row.offering)
        if row.kpi == BuiltInKpi.REVENUE:
            keys[key] = None
        sides.setdefault((key, later), _Side()).add(row, row.actual, span)
    return tuple(
        _change(key, sides.get((key, False), _Side()), sides.get((key, True), _Side()))
        for key in keys
    )


def _change(key: CellKey, base: _Side, later: _Side) -> CellChange:
    return CellChange(*key, base.revenue, later.revenue, base.whole_volume, later.whole_volume)
