"""Where the rows of a contract timeline stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kamdocs.render.charts.frame import FULL, NARROW, Variant
from kamdocs.render.charts.scale import TimeScale, add_months
from kamdocs.render.charts.text import Label, ellipsize, text_width, wrap

_BACK, _AHEAD = timedelta(days=45), timedelta(days=480)
"""How far around today months are drawn; contracts beyond run off the edge."""

_EDGE = 6.0


@dataclass(frozen=True)
class _Columns:
    label: float
    left: float
    right: float
    told: float
    """Where the words on the right begin, and the room they have until the edge."""


_COLUMNS = {
    FULL.name: _Columns(330.0, 350.0, 900.0, 915.0),
    NARROW.name: _Columns(334.0, _EDGE, 334.0, 0.0),
}
_WIDE_COLUMNS = _Columns(180.0, 192.0, 444.0, 456.0)


@dataclass(frozen=True)
class ContractRow:
    """A contract at its place: its texts and the middle of its bar."""

    top: float
    bar: float
    height: float
    texts: tuple[Label, ...]
    quiet: tuple[Label, ...]


@dataclass(frozen=True)
class ContractLayout:
    """Everything of one variant at its place."""

    time: TimeScale
    today: Label
    months: tuple[Label, ...]
    month_lines: tuple[float, ...]
    rows: tuple[ContractRow, ...]
    strips: tuple[tuple[float, float], ...]
    bottom: float


def lay_out_contracts(
    texts: Sequence[tuple[str, str, str]],
    as_of: date,
    as_of_text: str,
    month_label: Callable[[date], str],
    variant: Variant,
) -> ContractLayout:
    """Stack contracts, each told by its name, its account and its decision, below the months."""
    size = variant.size
    columns = _COLUMNS.get(variant.name, _WIDE_COLUMNS)
    time = TimeScale.covering([as_of - _BACK, as_of + _AHEAD], columns.left, columns.right)
    room = columns.right - columns.left
    today = Label(
        ellipsize(as_of_text, room, size, bold=True), time(as_of), size, size, "middle", bold=True
    ).within(columns.left, columns.right)
    header = today.y + size + 6
    top = header + _EDGE
    rows = []
    for label, account, told in texts:
        row = _row(label, account, told, top, columns, variant)
        rows.append(row)
        top += row.height
    if variant.name == NARROW.name:
        strips = tuple((row.bar - 11, row.bar + 11) for row in rows)
    else:
        strips = ((header + _EDGE, top),)
    ticks = _ticks(time, month_label, size)
    months = (Label(month_label(month), time(month) + 3, header, size) for month in ticks)
    return ContractLayout(
        time,
        today,
        tuple(label for label in months if label.right <= columns.right),
        tuple(time(month) for month in ticks),
        tuple(rows),
        strips,
        top + _EDGE,
    )


def _ticks(time: TimeScale, month_label: Callable[[date], str], size: float) -> tuple[date, ...]:
    names = (add_months(time.first, index) for index in range(12))
    return time.month_ticks(max(text_width(month_label(month), size) for month in names) + 10)


def _row(
    label: str, account: str, told: str, top: float, columns: _Columns, variant: Variant
) -> ContractRow:
    """Put the texts left and right of the bar, or above it where it is narrow."""
    size = variant.size
    line = size + 4
    if variant.name == NARROW.name:
        lines = wrap(label, columns.label, size, lines=2)
        first = top + 4 + size
        texts = tuple(Label(text, 0, first + line * at, size) for at, text in enumerate(lines))
        below = " · ".join(part for part in (account, told) if part)
        more = wrap(below, columns.label, size, lines=2)
        start = first + line * len(lines)
        quiet = tuple(Label(text, 0, start + line * at, size) for at, text in enumerate(more))
        height = line * (len(lines) + len(more)) + 38
        return ContractRow(top, top + height - 18, height, texts, quiet)
    height = 2 * line + 12
    first = top + 6 + size
    texts = (Label(ellipsize(label, columns.label, size), 0, first, size),)
    beside = wrap(told, variant.width - columns.told, size, lines=2)
    middle = first if len(beside) > 1 else first + line / 2
    quiet = (
        Label(ellipsize(account, columns.label, size), 0, first + line, size),
        *(Label(text, columns.told, middle + line * at, size) for at, text in enumerate(beside)),
    )
    return ContractRow(top, top + height / 2, height, texts, quiet)
