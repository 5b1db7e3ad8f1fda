"""Where the rows, columns and bars of a Pareto chart stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kamdocs.render.charts.frame import FULL, NARROW, Variant
from kamdocs.render.charts.text import text_width

_NAMES = {"wide": 170.0, "full": 260.0}
"""Most room that names of accounts take."""
_GAP = 12.0


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


def plan_pareto(
    variant: Variant, names: Sequence[str], columns: Sequence[Sequence[str]]
) -> ParetoPlot:
    """Plan a drawing for the names of its rows and the texts of four columns, heads included."""
    count = len(names)
    if variant is NARROW:
        width = float(variant.width)
        # The cumulated share stands to the right of the bars.
        return ParetoPlot(variant, 0, width - 100, 2, 42, count, width, width, width, width)
    size = variant.size
    end = float(variant.width)
    ends = []
    for texts in reversed(columns):
        ends.append(end)
        end -= max((text_width(text, size) for text in texts), default=0) + _GAP
    group_end, cumulated_end, share_end, value_end = ends
    most = _NAMES["full" if variant is FULL else "wide"]
    widest = max((text_width(name, size) for name in names), default=0)
    left = min(most, widest) + 12
    return ParetoPlot(
        variant, left, end - 4, 24, 27, count, value_end, share_end, cumulated_end, group_end
    )
