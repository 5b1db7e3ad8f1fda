"""How much room a text takes, and how to make it fit: charts cannot ask a browser."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from kamdocs.render.charts.inter_metrics import BOLD, REGULAR
from kamdocs.render.charts.svg import element

ELLIPSIS = "…"

Anchor = Literal["start", "middle", "end"]

_ASCENT, _DESCENT = 0.78, 0.22
"""Share of the font size above and below the baseline that ink of a label may take."""

_UNKNOWN_WIDTH, _WIDE_WIDTH = 680, 1050
"""Widths for characters outside the table; generous, so that a guess never overlaps."""


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Estimate the width of a text set in Inter, in the unit of its size."""
    widths = BOLD if bold else REGULAR
    return sum(_advance(character, widths) for character in text) * size / 1000


def ellipsize(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Shorten a text to a width, ending it in an ellipsis where something was cut."""
    text = " ".join(text.split())
    if text_width(text, size, bold=bold) <= width:
        return text
    room = width - text_width(ELLIPSIS, size, bold=bold)
    kept = text[: _fitting(text, room, size, bold)].rstrip(" ,.;:·-–—(/")
    return kept + ELLIPSIS


def wrap(
    text: str, width: float, size: float, *, lines: int, bold: bool = False
) -> tuple[str, ...]:
    """Break a text between words into at most so many lines, the last one ellipsized."""
    rest = " ".join(text.split())
    wrapped: list[str] = []
    while rest and len(wrapped) < lines - 1 and text_width(rest, size, bold=bold) > width:
        cut = _fitting(rest, width, size, bold)
        space = rest.rfind(" ", 0, cut + 1)
        cut = space if space > 0 else max(cut, 1)
        wrapped.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    if rest:
        wrapped.append(ellipsize(rest, width, size, bold=bold))
    return tuple(wrapped)


@dataclass(frozen=True)
class Label:
    """A text at its place, knowing the box it fills."""

    text: str
    x: float
    y: float
    size: float
    anchor: Anchor = "start"
    bold: bool = False

    @property
    def width(self) -> float:
        """Estimated width of the text."""
        return text_width(self.text, self.size, bold=self.bold)

    @property
    def left(self) -> float:
        """Left edge of the box."""
        return self.x - self.width * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]

    @property
    def right(self) -> float:
        """Right edge of the box."""
        return self.left + self.width

    @property
    def top(self) -> float:
        """Upper edge of the box."""
        return self.y - self.size * _ASCENT

    @property
    def bottom(self) -> float:
        """Lower edge of the box."""
        return self.y + self.size * _DESCENT

    def overlaps(self, other: Label, gap: float = 0) -> bool:
        """Tell whether two labels come nearer than a gap in x and touch in y."""
        apart_in_x = self.right + gap <= other.left or other.right + gap <= self.left
        return not apart_in_x and self.top < other.bottom and other.top < self.bottom

    def within(self, left: float, right: float) -> Label:
        """Give the label moved sideways as little as keeps it between two edges."""
        shift = min(0.0, right - self.right)
        shift = max(shift, left - self.left)
        return Label(self.text, self.x + shift, self.y, self.size, self.anchor, self.bold)

    def draw(self, class_: str | None = None) -> Markup:
        """Write the label as an SVG text."""
        anchor = None if self.anchor == "start" else self.anchor
        weight = " kd-strong" if self.bold else ""
        return element(
            "text",
            self.text,
            class_=f"{class_ or ''}{weight}".strip() or None,
            x=self.x,
            y=self.y,
            text_anchor=anchor,
        )


def without_overlap(labels: Iterable[Label], gap: float) -> list[Label]:
    """Keep the labels, first come first kept, that leave a gap to all kept before."""
    kept: list[Label] = []
    for label in labels:
        if not any(label.overlaps(other, gap) for other in kept):
            kept.append(label)
    return kept


def _advance(character: str, widths: dict[str, int]) -> int:
    known = widths.get(character)
    if known is not None:
        return known
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return _WIDE_WIDTH
    base = unicodedata.normalize("NFKD", character)[0]
    return widths.get(base, _UNKNOWN_WIDTH)


def _fitting(text: str, width: float, size: float, bold: bool) -> int:
    """Count the leading characters that fit, never parting a letter from its accent."""
    used = 0.0
    for index, character in enumerate(text):
        used += text_width(character, size, bold=bold)
        if used > width:
            while index and unicodedata.combining(text[index]):
                index -= 1
            return index
    return len(text)
