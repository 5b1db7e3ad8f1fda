"""Where the rows of a timeline stand, and what of their texts fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kamdocs.render.charts.frame import FULL, NARROW, Variant
from kamdocs.render.charts.scale import TimeScale, add_months
from kamdocs.render.charts.text import Label, ellipsize, text_width, wrap
from kamdocs.render.charts.timeline_chart import TimelineAction, TimelineChart, TimelineGroup

MARK_ROOM = 10.0
"""From the middle of a mark to the text beside it."""

_EDGE = 6.0
_DATE_SHARE = 0.25
"""Most of the width that the text beside a mark may take."""
_HEADING_HEIGHT = 30.0
_MANY_ROWS = 15
"""From here on the months are written below the rows too."""


@dataclass(frozen=True)
class Columns:
    """How a variant shares its width: text on the left, or above where it is narrow."""

    label_width: float
    owner_left: float
    owner_width: float
    plot_left: float


_COLUMNS = {
    NARROW.name: Columns(334.0, 0.0, 334.0, _EDGE),
    FULL.name: Columns(380.0, 396.0, 150.0, 560.0),
}
_WIDE_COLUMNS = Columns(212.0, 0.0, 212.0, 230.0)


@dataclass(frozen=True)
class Row:
    """One action at its place."""

    action: TimelineAction
    group: TimelineGroup
    top: float
    height: float
    bar: float
    """Height of the middle of the bar."""
    texts: tuple[Label, ...]
    owner: Label | None


@dataclass(frozen=True)
class Heading:
    """The name of a group above its rows."""

    group: TimelineGroup
    label: Label


@dataclass(frozen=True)
class TimelineLayout:
    """Everything of one variant at its place."""

    variant: Variant
    time: TimeScale
    today: Label
    months: tuple[Label, ...]
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    strips: tuple[tuple[float, float], ...]
    """From where to where the lines of months and of today run."""
    bottom: float


def lay_out_timeline(chart: TimelineChart, variant: Variant) -> TimelineLayout:
    """Stack groups and rows below the months."""
    size = variant.size
    columns = _COLUMNS.get(variant.name, _WIDE_COLUMNS)
    time = _time_scale(chart, variant, columns)
    text = ellipsize(chart.as_of_text, variant.width - columns.plot_left, size, bold=True)
    today = Label(text, time(chart.as_of), size, size, "middle", bold=True)
    today = today.within(columns.plot_left, variant.width)
    header = today.y + size + 6
    headings, rows, bottom = _stack(chart, variant, columns, header + _EDGE)
    if variant.name == NARROW.name:
        strips = tuple((row.bar - 10, row.bar + 10) for row in rows)
    else:
        strips = ((header + _EDGE, bottom),)
    months = _month_labels(chart, time, variant, header)
    if len(rows) > _MANY_ROWS:
        bottom += size + _EDGE
        months += _month_labels(chart, time, variant, bottom)
    return TimelineLayout(variant, time, today, months, headings, rows, strips, bottom + _EDGE)


def _time_scale(chart: TimelineChart, variant: Variant, columns: Columns) -> TimeScale:
    days = [chart.shown(day) for action in chart.actions for day in action.days()]
    dates = (text_width(date_text(action, variant), variant.size) for action in chart.actions)
    # The date beside the last mark needs its room on the right.
    right = variant.width - max(dates, default=0.0) - MARK_ROOM
    return TimeScale.covering([*days, chart.as_of], columns.plot_left, right)


def date_text(action: TimelineAction, variant: Variant) -> str:
    """Give what stands beside the mark of an action, no longer than a date needs."""
    return ellipsize(action.date_text, variant.width * _DATE_SHARE, variant.size)


def _month_labels(
    chart: TimelineChart, time: TimeScale, variant: Variant, y: float
) -> tuple[Label, ...]:
    labels = (
        Label(chart.month_label(month), time(month) + 3, y, variant.size)
        for month in month_ticks(chart, time, variant)
    )
    return tuple(label for label in labels if label.right <= variant.width)


def month_ticks(chart: TimelineChart, time: TimeScale, variant: Variant) -> Sequence[date]:
    """Give the months that are named, as many as there is room for."""
    # A year of months holds every name; January may carry its year.
    names = (add_months(time.first, index) for index in range(12))
    widest = max(text_width(chart.month_label(month), variant.size) for month in names)
    return time.month_ticks(widest + 10)


def _stack(
    chart: TimelineChart, variant: Variant, columns: Columns, top: float
) -> tuple[tuple[Heading, ...], tuple[Row, ...], float]:
    headings: list[Heading] = []
    rows: list[Row] = []
    owners = any(action.owner for action in chart.actions)
    for group, actions in chart.grouped():
        text = ellipsize(group.heading, variant.width - 20, variant.size, bold=True)
        label = Label(text, 18, top + 20, variant.size, bold=True)
        headings.append(Heading(group, label))
        top += _HEADING_HEIGHT
        for action in actions:
            rows.append(_row(action, group, top, columns, variant, owners=owners))
            top += rows[-1].height
    return tuple(headings), tuple(rows), top


def _row(
    action: TimelineAction,
    group: TimelineGroup,
    top: float,
    columns: Columns,
    variant: Variant,
    *,
    owners: bool,
) -> Row:
    """Put the texts of an action above its bar where it is narrow, else left of it."""
    size, narrow = variant.size, variant.name == NARROW.name
    line = size + 4
    lines = wrap(action.label, columns.label_width, size, lines=2 if narrow else 1)
    owner_text = ellipsize(action.owner, columns.owner_width, size)
    beside = columns.owner_left > 0
    below = bool(owner_text if narrow else owners) and not beside
    text_height = line * (len(lines) + below)
    height = text_height + (38 if narrow else 12)
    # A row without an owner among others that have one keeps its label in the middle.
    shift = line / 2 if below and not owner_text else 0
    first = top + (4 if narrow else 6) + size + shift
    texts = tuple(Label(text, 0, first + line * at, size) for at, text in enumerate(lines))
    owner_y = first + line * (len(lines) if below else 0)
    owner = Label(owner_text, columns.owner_left, owner_y, size) if owner_text else None
    bar = top + text_height + 18 if narrow else top + height / 2
    return Row(action, group, top, height, bar, texts, owner)
