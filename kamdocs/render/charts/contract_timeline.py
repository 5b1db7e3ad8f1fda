"""Contracts as bars over months: where notice is due, where they end, and what is decided soon."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from kamdocs.render.charts.contract_timeline_layout import (
    ContractLayout,
    ContractRow,
    lay_out_contracts,
)
from kamdocs.render.charts.frame import Drawing, Figure, Table, Variant, draw_figure
from kamdocs.render.charts.mark import Status, draw_mark
from kamdocs.render.charts.svg import element, join

_BAR = 10.0


@dataclass(frozen=True, kw_only=True)
class ContractBar:
    """One contract; days that nobody filled in are None."""

    label: str
    account: str
    status: Status
    told: str
    """What is to be decided and by when, in words."""
    start: date | None = None
    notice: date | None = None
    end: date | None = None
    cells: tuple[str, ...] = ()
    """Its row in the table behind, after contract and account."""


@dataclass(frozen=True, kw_only=True)
class ContractTimeline(Figure):
    """Contracts in the order given; the days until `horizon` are shaded."""

    bars: tuple[ContractBar, ...]
    as_of: date
    horizon: date
    as_of_text: str
    month_label: Callable[[date], str]
    heads: tuple[str, ...]


def draw_contract_timeline(chart: ContractTimeline) -> Markup:
    """Draw contracts over months, with the table behind."""
    table = Table(
        heads=chart.heads,
        rows=[(bar.label, bar.account, *bar.cells) for bar in chart.bars],
        numeric=tuple(range(2, len(chart.heads))),
    )
    return draw_figure(chart, (_draw(chart, variant) for variant in chart.variants), table)


def _draw(chart: ContractTimeline, variant: Variant) -> Drawing:
    layout = lay_out_contracts(
        [(bar.label, bar.account, bar.told) for bar in chart.bars],
        chart.as_of,
        chart.as_of_text,
        chart.month_label,
        variant,
    )
    body = join(
        [
            _draw_horizon(chart, layout),
            _draw_grid(layout),
            element("g", *(label.draw() for label in layout.months), class_="kd-axis"),
            *(_draw_rule(row, variant) for row in layout.rows),
            *(_draw_today(chart, layout)),
            *(
                _draw_row(bar, row, layout)
                for bar, row in zip(chart.bars, layout.rows, strict=True)
            ),
        ]
    )
    return Drawing(variant, layout.bottom, body)


def _draw_horizon(chart: ContractTimeline, layout: ContractLayout) -> Markup:
    left, right = layout.time(chart.as_of), layout.time(chart.horizon)
    return join(
        element("rect", class_="kd-horizon", x=left, y=top, width=right - left, height=bottom - top)
        for top, bottom in layout.strips
    )


def _draw_grid(layout: ContractLayout) -> Markup:
    path = "".join(
        f"M{x:.1f} {top:.1f}V{bottom:.1f}"
        for x in layout.month_lines
        for top, bottom in layout.strips
    )
    return element("path", class_="kd-grid", d=path)


def _draw_today(chart: ContractTimeline, layout: ContractLayout) -> Iterable[Markup]:
    x = layout.time(chart.as_of)
    path = "".join(f"M{x:.1f} {top:.1f}V{bottom:.1f}" for top, bottom in layout.strips)
    yield element("path", class_="kd-today", d=path)
    yield layout.today.draw("kd-today-label")


def _draw_rule(row: ContractRow, variant: Variant) -> Markup:
    return element("line", class_="kd-rule", x1=0, x2=variant.width, y1=row.top, y2=row.top)


def _draw_row(bar: ContractBar, row: ContractRow, layout: ContractLayout) -> Markup:
    parts = [element("title", " · ".join(part for part in (bar.label, bar.told) if part))]
    parts += [label.draw("kd-label") for label in row.texts]
    parts += [label.draw("kd-quiet") for label in row.quiet]
    parts += _draw_course(bar, row, layout)
    return element("g", *parts, class_=f"kd-{bar.status}")


def _draw_course(bar: ContractBar, row: ContractRow, layout: ContractLayout) -> list[Markup]:
    """Draw the contract until its end, the days after its notice darker, and both marks."""
    first, last = layout.time.first, layout.time.last - timedelta(days=1)
    left = layout.time(min(max(bar.start or first, first), last))
    right = layout.time(min(max(bar.end or last, first), last))
    parts = [_span(left, right, row.bar, "kd-course")]
    if bar.notice is not None and bar.end is not None and bar.notice <= last:
        x = layout.time(max(bar.notice, first))
        parts.append(_span(x, right, row.bar, "kd-span"))
    if bar.end is not None and first <= bar.end <= last:
        parts.append(
            element(
                "line",
                class_="kd-contract-end",
                x1=right,
                x2=right,
                y1=row.bar - _BAR,
                y2=row.bar + _BAR,
            )
        )
    if bar.notice is not None and first <= bar.notice <= last:
        parts.append(draw_mark(bar.status, layout.time(bar.notice), row.bar))
    return parts


def _span(left: float, right: float, middle: float, class_: str) -> Markup:
    return element(
        "rect",
        class_=class_,
        x=left,
        y=middle - _BAR / 2,
        width=max(right - left, 1.0),
        height=_BAR,
        rx=2,
    )
