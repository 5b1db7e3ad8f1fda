"""Where the rows, columns and bars of a Pareto chart stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kamdocs.render.charts.frame import FULL, NARROW, Variant
from kamdocs.render.charts.text import text_width

_NAMES = {"wide": 148.0, "full": 230.0}
_SHARE, _CUMULATED, _GROUP = 54.0, 58.0, 34.0
_LEAST_VALUE = 62.0


@dataclass(frozen=True)
class ParetoPlot:
    """The plan of one drawing; on a phone the texts of a row stand above its bar."""

    variant: Variant
    left: float
    right: float
    top: float
    step: float
    count: int
    value_end: float
    share_end: float
    cumulated_end: float
    group_end: float

    @property
    def bottom(self) -> float:
        """Lower edge of the last row."""
        return self.top + self.step * self.count

    @property
    def bar_height(self) -> float:
        """Height of a bar."""
        return 12.0 if self.variant is NARROW else 14.0

    def bar_top(self, place: int) -> float:
        """Give the upper edge of a bar."""
        row = self.top + self.step * place
        if self.variant is NARROW:
            return row + self.variant.size + 6
        return row + (self.step - self.bar_height) / 2

    def middle(self, place: int) -> float:
        """Give the height at which the line passes a row."""
        return self.bar_top(place) + self.bar_height / 2

    def text_line(self, place: int) -> float:
        """Give the baseline of the texts of a row."""
        if self.variant is NARROW:
            return self.top + self.step * place + self.variant.size
        return self.middle(place) + self.variant.size * 0.35

    def x(self, share: Decimal) -> float:
        """Give the place of a share on the scale from nothing to the whole."""
        return self.left + float(share) * (self.right - self.left)


def plan_pareto(variant: Variant, values: Iterable[str], count: int) -> ParetoPlot:
    """Plan a drawing for so many rows with these texts of values."""
    if variant is NARROW:
        width = float(variant.width)
        return ParetoPlot(variant, 0, width, 22, 42, count, width, width, width, width)
    widest = max((text_width(text, variant.size) for text in values), default=0)
    group_end = float(variant.width)
    cumulated_end = group_end - _GROUP
    share_end = cumulated_end - _CUMULATED
    value_end = share_end - _SHARE
    right = value_end - max(_LEAST_VALUE, widest) - 14
    left = _NAMES["full" if variant is FULL else "wide"]
    return ParetoPlot(
        variant, left, right, 24, 27, count, value_end, share_end, cumulated_end, group_end
    )
