"""The health of every account on one line from 0 to 100, in the bands of the programme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from kamdocs.render.charts.frame import Drawing, Figure, Table, Variant, draw_figure
from kamdocs.render.charts.mark import Status, draw_mark
from kamdocs.render.charts.svg import element, join
from kamdocs.render.charts.text import Anchor, Label, ellipsize, text_width

_EDGE = 8.0
_MARK = 5.0
_MARK_ROOM = 10.0
_ROW = 20.0
_GAP = 10.0
_NAME_SHARE = 0.45
"""Most of the width that a name and its value may take; the value is never cut."""


@dataclass(frozen=True, kw_only=True)
class HealthMark:
    """An account with its health in whole points or more exactly."""

    name: str
    value: Decimal
    value_text: str
    tone: Status
    note: str = ""
    """What the table says besides: the known weight, an override."""


@dataclass(frozen=True, kw_only=True)
class HealthZone:
    """A band from `low` up; `text` names it with the number of its accounts."""

    low: Decimal
    text: str
    tone: Status


@dataclass(frozen=True, kw_only=True)
class HealthWords:
    """Heads of the table."""

    account: str
    health: str
    note: str


@dataclass(frozen=True, kw_only=True)
class HealthStrip(Figure):
    """Accounts, the worst first, and the bands from the lowest up."""

    marks: tuple[HealthMark, ...]
    zones: tuple[HealthZone, ...]
    words: HealthWords


@dataclass(frozen=True)
class PlacedMark:
    """A mark in its row with its label beside it."""

    mark: HealthMark
    x: float
    y: float
    label: Label


def draw_health_strip(chart: HealthStrip) -> Markup:
    """Draw a labelled mark for each account; marks that would touch stand in lower rows."""
    words = chart.words
    table = Table(
        heads=(words.account, words.health, words.note),
        rows=[(mark.name, mark.value_text, mark.note) for mark in chart.marks],
        numeric=(1,),
    )
    return draw_figure(chart, (_draw(chart, variant) for variant in chart.variants), table)


def _draw(chart: HealthStrip, variant: Variant) -> Drawing:
    size = variant.size
    heads, top = _heads(chart, variant)
    placed = place_marks(chart.marks, variant, top + 18)
    bottom = max((item.y for item in placed), default=top + 18) + 16
    zones = _draw_zones(chart, variant, top, bottom)
    ticks = sorted({Decimal(0), Decimal(100), *(zone.low for zone in chart.zones)})
    axis = (
        Label(str(int(tick)), _x(tick, variant), bottom + size + 2, size, "middle")
        .within(0, variant.width)
        .draw("kd-quiet")
        for tick in ticks
    )
    marks = (_draw_mark(item) for item in placed)
    return Drawing(variant, bottom + size + 8, join([*zones, *heads, *axis, *marks]))


def place_marks(
    marks: Sequence[HealthMark], variant: Variant, top: float
) -> tuple[PlacedMark, ...]:
    """Give each mark the first row in which neither it nor its name touches another."""
    rows: list[list[tuple[float, float]]] = []
    placed = []
    for mark in marks:
        x = _x(mark.value, variant)
        room = variant.width * _NAME_SHARE - text_width(f" {mark.value_text}", variant.size)
        text = f"{ellipsize(mark.name, room, variant.size)} {mark.value_text}"
        width = text_width(text, variant.size)
        to_left = x + _MARK_ROOM + width > variant.width
        span = (
            (x - _MARK_ROOM - width, x + _MARK + 1)
            if to_left
            else (x - _MARK - 1, x + _MARK_ROOM + width)
        )
        row = next((at for at, taken in enumerate(rows) if _free(taken, span)), len(rows))
        if row == len(rows):
            rows.append([])
        rows[row].append(span)
        y = top + row * _ROW
        anchor: Anchor = "end" if to_left else "start"
        at = x - _MARK_ROOM if to_left else x + _MARK_ROOM
        label = Label(text, at, y + variant.size * 0.36, variant.size, anchor)
        placed.append(PlacedMark(mark, x, y, label))
    return tuple(placed)


def _free(taken: Sequence[tuple[float, float]], span: tuple[float, float]) -> bool:
    return all(span[1] + _GAP <= left or right + _GAP <= span[0] for left, right in taken)


def _x(value: Decimal, variant: Variant) -> float:
    share = float(min(max(value, Decimal(0)), Decimal(100))) / 100
    return _EDGE + share * (variant.width - 2 * _EDGE)


def _heads(chart: HealthStrip, variant: Variant) -> tuple[list[Markup], float]:
    """Name the zones: over them where each name fits its zone, else one below the other."""
    size = variant.size
    ends = [*(zone.low for zone in chart.zones[1:]), Decimal(100)]
    places = [
        ((_x(zone.low, variant) + _x(end, variant)) / 2, _x(end, variant) - _x(zone.low, variant))
        for zone, end in zip(chart.zones, ends, strict=True)
    ]
    fits = all(
        text_width(zone.text, size, bold=True) + 22 <= room
        for zone, (_, room) in zip(chart.zones, places, strict=True)
    )
    parts: list[Markup] = []
    for index, (zone, (middle, _)) in enumerate(zip(chart.zones, places, strict=True)):
        width = text_width(zone.text, size, bold=True)
        x = middle - width / 2 + 7 if fits else 18.0
        y = size + (0 if fits else index * (size + 6))
        parts.append(draw_mark(zone.tone, x - 11, y - size * 0.35, 4.5))
        parts.append(Label(zone.text, x, y, size, bold=True).draw("kd-mark"))
    lines = 1 if fits else len(chart.zones)
    return parts, lines * (size + 6) + 2


def _draw_zones(chart: HealthStrip, variant: Variant, top: float, bottom: float) -> list[Markup]:
    ends = [*(zone.low for zone in chart.zones[1:]), Decimal(100)]
    parts = []
    for index, (zone, end) in enumerate(zip(chart.zones, ends, strict=True)):
        left = 0.0 if index == 0 else _x(zone.low, variant)
        right = float(variant.width) if end == 100 else _x(end, variant)
        parts.append(
            element(
                "rect",
                class_=f"kd-zone kd-{zone.tone}",
                x=left,
                y=top,
                width=right - left,
                height=bottom - top,
            )
        )
    return parts


def _draw_mark(item: PlacedMark) -> Markup:
    tip = f"{item.mark.name}: {item.mark.value_text}"
    if item.mark.note:
        tip += f" · {item.mark.note}"
    return element(
        "g",
        element("title", tip),
        draw_mark(item.mark.tone, item.x, item.y, _MARK),
        item.label.draw("kd-mark"),
    )
