"""Actions as rows over months: when they run, when they are due, and where today is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import inf

from markupsafe import Markup

from kamdocs.render.charts.frame import Drawing, Table, Variant, draw_figure
from kamdocs.render.charts.mark import draw_mark
from kamdocs.render.charts.svg import element, join, number
from kamdocs.render.charts.text import Label
from kamdocs.render.charts.timeline_chart import TimelineAction, TimelineChart
from kamdocs.render.charts.timeline_layout import (
    MARK_ROOM,
    Heading,
    Row,
    TimelineLayout,
    date_text,
    lay_out_timeline,
    month_ticks,
)

_BAR = 8.0


def draw_timeline(chart: TimelineChart) -> Markup:
    """Draw actions over months, with the table behind."""
    words = chart.words
    table = Table(
        heads=(words.action, words.owner, words.due, words.status),
        rows=[
            (action.label, action.owner, action.due_text, action.status_text)
            for _, actions in chart.grouped()
            for action in actions
        ],
        numeric=(2,),
    )
    return draw_figure(chart, (_draw(chart, variant) for variant in chart.variants), table)


def _draw(chart: TimelineChart, variant: Variant) -> Drawing:
    layout = lay_out_timeline(chart, variant)
    months = [layout.time(month) for month in month_ticks(chart, layout.time, variant)]
    body = join(
        [
            _draw_verticals("kd-grid", months, layout),
            *(_draw_rule(row, variant) for row in layout.rows),
            element("g", *(label.draw() for label in layout.months), class_="kd-axis"),
            *(_draw_heading(heading) for heading in layout.headings),
            _draw_verticals("kd-today", [layout.time(chart.as_of)], layout),
            layout.today.draw("kd-today-label"),
            *(_draw_row(chart, layout, row) for row in layout.rows),
        ]
    )
    return Drawing(variant, layout.bottom, body)


def _draw_verticals(class_: str, places: Iterable[float], layout: TimelineLayout) -> Markup:
    """Draw lines through the rows as one path, which keeps long timelines light."""
    path = "".join(
        f"M{number(x)} {number(top)}V{number(bottom)}"
        for x in places
        for top, bottom in layout.strips
    )
    return element("path", class_=class_, d=path)


def _draw_rule(row: Row, variant: Variant) -> Markup:
    return element("line", class_="kd-rule", x1=0, x2=variant.width, y1=row.top, y2=row.top)


def _draw_heading(heading: Heading) -> Markup:
    label = heading.label
    mark = draw_mark(heading.group.status, 7, label.y - label.size * 0.35)
    return mark + label.draw("kd-heading")


def _draw_row(chart: TimelineChart, layout: TimelineLayout, row: Row) -> Markup:
    action = row.action
    tip = (action.label, action.owner, action.due_text, action.status_text)
    parts = [element("title", " · ".join(text for text in tip if text))]
    parts += [text.draw("kd-label") for text in row.texts]
    if row.owner is not None:
        parts.append(row.owner.draw("kd-quiet"))
    parts += _draw_course(chart, layout, row)
    return element("g", *parts, class_=f"kd-{row.group.status}")


def _draw_course(chart: TimelineChart, layout: TimelineLayout, row: Row) -> list[Markup]:
    """Draw when an action runs, its delay, and its mark where it is done or due."""
    action, today = row.action, chart.as_of
    end = _end(action, today)
    parts = []
    if action.start is not None and action.start != end:
        parts.append(_draw_span(chart, layout, row, end))
    last = end
    late_until = today if action.done is None else action.done
    if action.due is not None and action.due < late_until:
        x1, x2 = _x(chart, layout, action.due), _x(chart, layout, late_until)
        parts.append(element("line", class_="kd-delay", x1=x1, x2=x2, y1=row.bar, y2=row.bar))
        last = late_until
    x = _x(chart, layout, end)
    parts.append(draw_mark(row.group.status, x, row.bar))
    if action.date_text:
        beside = max(x, _x(chart, layout, last)) + MARK_ROOM
        text = date_text(action, layout.variant)
        parts.append(_draw_date(layout, text, beside, row.bar, layout.time(today)))
    return parts


def _draw_date(layout: TimelineLayout, text: str, x: float, middle: float, today: float) -> Markup:
    """Write a date beside a mark, or behind the line of today where that would cross it."""
    size = layout.today.size
    label = Label(text, x, middle + size * 0.35, size)
    if label.left - 4 < today < label.right + 4:
        label = label.within(today + 6, inf)
    return label.draw("kd-date kd-halo")


def _end(action: TimelineAction, today: date) -> date:
    """Give the day on which the mark stands; an action without any runs until today."""
    if action.done is not None:
        return action.done
    if action.due is not None:
        return action.due
    return max(action.start, today) if action.start is not None else today


def _draw_span(chart: TimelineChart, layout: TimelineLayout, row: Row, end: date) -> Markup:
    ends = (_x(chart, layout, day) for day in (row.action.start or end, end))
    left, right = sorted(ends)
    return element(
        "rect",
        class_="kd-span",
        x=left,
        y=row.bar - _BAR / 2,
        width=right - left,
        height=_BAR,
        rx=_BAR / 2,
    )


def _x(chart: TimelineChart, layout: TimelineLayout, day: date) -> float:
    return layout.time(chart.shown(day))
