"""Where the bars of a trend stand: margins, bands and heights, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kamdocs.render.charts.frame import Variant
from kamdocs.render.charts.scale import BandScale, LinearScale, nice_ticks
from kamdocs.render.charts.text import ellipsize, text_width

OVERHANG = 4.0
"""How far the line of a target reaches beyond its bar on either side, where there is room."""

_TOP = 0.0
_HEIGHT = 150.0
_AXIS_GAP = 8.0
_EDGE = 6.0
_MARGIN_SHARE = 0.25
"""Most of the width that the texts in either margin may take."""


@dataclass(frozen=True)
class TrendPlot:
    """The measured plot of one variant."""

    variant: Variant
    values: Sequence[Decimal | None]
    targets: Sequence[Decimal | None]
    ticks: tuple[Decimal, ...]
    tick_texts: tuple[str, ...]
    target_mark: str
    bands: BandScale
    heights: LinearScale

    @property
    def left(self) -> float:
        """Left end of the grid."""
        return self.bands.start

    @property
    def right(self) -> float:
        """Right end of the grid."""
        return self.bands.end

    @property
    def top(self) -> float:
        """Height of the highest tick."""
        return self.heights.end

    @property
    def bottom(self) -> float:
        """Height of the lowest tick."""
        return self.heights.start

    def y(self, value: Decimal) -> float:
        """Give the height of an amount."""
        return self.heights(value)

    def reach(self, index: int) -> tuple[float, float]:
        """Give both ends of the line of a target."""
        # Lines of neighbouring months must not run into each other.
        overhang = min(OVERHANG, (self.bands.step - self.bands.bar) / 2 - 1)
        half, centre = self.bands.bar / 2 + overhang, self.bands.centre(index)
        return centre - half, centre + half

    @property
    def target_beside(self) -> bool:
        """Whether the last target can be named beside its line, in the right margin."""
        return bool(self.targets) and self.targets[-1] is not None


def plan_trend(
    variant: Variant,
    *,
    values: Sequence[Decimal | None],
    targets: Sequence[Decimal | None],
    axis_text: Callable[[Decimal], str],
    target_mark: str,
) -> TrendPlot:
    """Measure margins from the texts that stand in them, and share out the rest."""
    ticks = nice_ticks(amount for amount in (*values, *targets) if amount is not None)
    # A number of absurd length must not push the bars off the drawing.
    room = variant.width * _MARGIN_SHARE
    tick_texts = tuple(ellipsize(axis_text(tick), room, variant.size) for tick in ticks)
    target_mark = ellipsize(target_mark, room, variant.size)
    left = max(text_width(text, variant.size) for text in tick_texts) + _AXIS_GAP
    right = _EDGE
    if targets and targets[-1] is not None:
        right += text_width(target_mark, variant.size) + OVERHANG
    return TrendPlot(
        variant=variant,
        values=values,
        targets=targets,
        ticks=ticks,
        tick_texts=tick_texts,
        target_mark=target_mark,
        bands=BandScale(len(values), left, variant.width - right),
        heights=LinearScale(ticks[0], ticks[-1], _TOP + _HEIGHT, _TOP),
    )
