"""Few accounts make most of the revenue: a bar an account, and the cumulated share as a line."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from kamdocs.render.charts.frame import NARROW, Drawing, Figure, Table, Variant, draw_figure
from kamdocs.render.charts.pareto_layout import ParetoPlot, plan_pareto
from kamdocs.render.charts.svg import element, join, number
from kamdocs.render.charts.text import Label, ellipsize, without_overlap


@dataclass(frozen=True, kw_only=True)
class ParetoRow:
    """An account, or the rest of them as one; shares are fractions of the total."""

    name: str
    value_text: str
    share: Decimal
    share_text: str
    cumulated: Decimal
    cumulated_text: str
    group: str = ""
    """Letter of the class on the curve; nothing for the rest."""
    rest: bool = False


@dataclass(frozen=True, kw_only=True)
class ParetoLimit:
    """Where a class of the curve ends, e.g. at 80%."""

    share: Decimal
    text: str


@dataclass(frozen=True, kw_only=True)
class ParetoWords:
    """The words of the chart: heads of its columns."""

    account: str
    value: str
    share: str
    cumulated: str
    group: str


@dataclass(frozen=True, kw_only=True)
class ParetoChart(Figure):
    """Accounts, largest first, the rest as the last row."""

    rows: tuple[ParetoRow, ...]
    limits: tuple[ParetoLimit, ...]
    words: ParetoWords


def draw_pareto(chart: ParetoChart) -> Markup:
    """Draw bars and the cumulated line on one scale of shares, with the table behind."""
    words = chart.words
    table = Table(
        heads=(words.account, words.value, words.share, words.cumulated, words.group),
        rows=[
            (row.name, row.value_text, row.share_text, row.cumulated_text, row.group)
            for row in chart.rows
        ],
        numeric=(1, 2, 3),
    )
    return draw_figure(chart, (_draw(chart, variant) for variant in chart.variants), table)


def _draw(chart: ParetoChart, variant: Variant) -> Drawing:
    words = chart.words
    columns = (
        [words.value, *(row.value_text for row in chart.rows)],
        [words.share, *(row.share_text for row in chart.rows)],
        [words.cumulated, *(row.cumulated_text for row in chart.rows)],
        [words.group, *(row.group for row in chart.rows)],
    )
    plot = plan_pareto(variant, [row.name for row in chart.rows], columns)
    places = list(enumerate(chart.rows))
    bars = [_draw_bar(plot, place, row) for place, row in places]
    if variant is NARROW:
        # A line would cross the texts of a phone: there the cumulated share is told in each row.
        texts = [text for place, row in places for text in _rows(chart, plot, place, row)]
        return Drawing(variant, plot.bottom + 4, join((*bars, *texts)))
    body = join(
        (
            *_heads(chart, plot),
            *_limits(chart, plot),
            *bars,
            _line(chart, plot),
            *(_dot(plot, place, row) for place, row in places),
            *(text for place, row in places for text in _texts(plot, place, row)),
        )
    )
    return Drawing(variant, plot.bottom + 4, body)


def _heads(chart: ParetoChart, plot: ParetoPlot) -> list[Markup]:
    words, size = chart.words, plot.variant.size
    texts = (
        (plot.value_end, words.value),
        (plot.share_end, words.share),
        (plot.cumulated_end, words.cumulated),
        (plot.group_end, words.group),
    )
    return [Label(text, x, size, size, "end").draw("kd-quiet") for x, text in texts]


def _limits(chart: ParetoChart, plot: ParetoPlot) -> list[Markup]:
    size = plot.variant.size
    parts = [
        element(
            "line",
            class_="kd-pareto-limit",
            x1=plot.x(limit.share),
            x2=plot.x(limit.share),
            y1=plot.top - 4,
            y2=plot.bottom,
        )
        for limit in chart.limits
    ]
    # The names of near limits stand apart: only the last is centred over its rule.
    last = chart.limits[-1] if chart.limits else None
    labels = (
        Label(
            limit.text,
            plot.x(limit.share),
            size,
            size,
            "middle" if limit is last else "end",
        )
        for limit in chart.limits
    )
    return parts + [label.draw("kd-quiet") for label in without_overlap(labels, 3)]


def _draw_bar(plot: ParetoPlot, place: int, row: ParetoRow) -> Markup:
    shade = "rest" if row.rest else (row.group or "rest").lower()
    bar = element(
        "rect",
        class_=f"kd-pareto-bar kd-class-{shade}",
        x=plot.left,
        y=plot.bar_top(place),
        width=max(1.0, plot.x(row.share) - plot.left),
        height=plot.bar_height,
    )
    tip = f"{row.name}: {row.value_text}, {row.share_text}, {row.cumulated_text}"
    return element("g", element("title", tip), bar)


def _texts(plot: ParetoPlot, place: int, row: ParetoRow) -> list[Markup]:
    size, y = plot.variant.size, plot.text_line(place)
    name_class = "kd-quiet" if row.rest else "kd-value"
    columns = (
        (plot.value_end, row.value_text, "kd-value"),
        (plot.share_end, row.share_text, "kd-value"),
        (plot.cumulated_end, row.cumulated_text, "kd-quiet"),
        (plot.group_end, row.group, "kd-value"),
    )
    texts = [Label(text, x, y, size, "end").draw(class_) for x, text, class_ in columns if text]
    name = ellipsize(row.name, plot.left - 12, size)
    return [Label(name, 0, y, size).draw(name_class), *texts]


def _rows(chart: ParetoChart, plot: ParetoPlot, place: int, row: ParetoRow) -> list[Markup]:
    """Give the two lines of a row on a phone: name and figures, then the cumulated share."""
    size, y = plot.variant.size, plot.text_line(place)
    tail = " · ".join(text for text in (row.value_text, row.share_text, row.group) if text)
    value = Label(tail, plot.variant.width, y, size, "end")
    name = ellipsize(row.name, value.left - 10, size)
    cumulated = f"{chart.words.cumulated} {row.cumulated_text}"
    low = plot.bar_top(place) + plot.bar_height
    return [
        Label(name, 0, y, size).draw("kd-quiet" if row.rest else "kd-value"),
        value.draw("kd-value"),
        Label(cumulated, plot.variant.width, low, size, "end").draw("kd-quiet"),
    ]


def _line(chart: ParetoChart, plot: ParetoPlot) -> Markup:
    points = " ".join(
        f"{number(plot.x(row.cumulated))},{number(plot.middle(place))}"
        for place, row in enumerate(chart.rows)
    )
    return element("polyline", class_="kd-pareto-line", points=points)


def _dot(plot: ParetoPlot, place: int, row: ParetoRow) -> Markup:
    return element(
        "circle", class_="kd-pareto-dot", cx=plot.x(row.cumulated), cy=plot.middle(place), r=3
    )
