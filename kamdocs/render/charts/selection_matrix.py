"""Attractiveness against position: where each account stands, its tier by shape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from kamdocs.render.charts.frame import Drawing, Figure, Table, Variant, draw_figure
from kamdocs.render.charts.place_labels import Box, Mark, PlacedName, label_box, place_names
from kamdocs.render.charts.scale import LinearScale
from kamdocs.render.charts.shapes import draw_shape
from kamdocs.render.charts.svg import element, join
from kamdocs.render.charts.text import Label, ellipsize

NAMED = 40
"""Accounts that get a name; the others are marks alone."""

_HEIGHTS = {"narrow": 300.0, "wide": 360.0, "full": 460.0}
_NAME_WIDTHS = {"narrow": 118.0, "wide": 170.0, "full": 220.0}
_LEFT, _TOP = 30.0, 18.0
_TICKS = tuple(Decimal(tick) for tick in (0, 20, 40, 60, 80, 100))
_RADII = (5.0, 11.0)
_CROWDED_RADII = (3.5, 7.0)
_CROWD = 20
"""From so many accounts on marks are smaller."""


@dataclass(frozen=True, kw_only=True)
class MatrixPoint:
    """An account on both axes, 0–100; the first ones get their names first."""

    name: str
    x: Decimal
    y: Decimal
    shape: int
    """Place of its tier among the tiers; -1 for none."""
    weight: Decimal = Decimal(0)
    """Share of the largest account, 0–1; makes the mark larger."""
    hollow: bool = False
    """Whether the tier is not the suggested one."""
    cells: tuple[str, ...] = ()
    """The rest of its row in the table behind."""


@dataclass(frozen=True, kw_only=True)
class MatrixWords:
    """Words of the drawing and heads of its table."""

    x: str
    y: str
    quadrants: tuple[str, str, str, str]
    """Above left, above right, below left, below right of the cut."""
    tiers: tuple[str, ...]
    no_tier: str
    hollow: str
    heads: tuple[str, ...]
    unnamed: Callable[[int], str]
    """How many accounts have no name in the drawing."""


@dataclass(frozen=True, kw_only=True)
class MatrixChart(Figure):
    """Accounts on the two axes of selection; `cut` parts both."""

    points: tuple[MatrixPoint, ...]
    cut: Decimal
    words: MatrixWords


@dataclass(frozen=True)
class _Plot:
    variant: Variant
    x: LinearScale
    y: LinearScale

    @property
    def box(self) -> Box:
        return Box(self.x.start, self.y.end, self.x.end, self.y.start)


def draw_selection_matrix(chart: MatrixChart) -> Markup:
    """Draw the matrix, with the named accounts in the table behind."""
    rows = [(point.name, *point.cells) for point in chart.points[:NAMED]]
    table = Table(chart.words.heads, rows, numeric=(1, 2, 3))
    return draw_figure(chart, (_draw(chart, variant) for variant in chart.variants), table)


def name_marks(
    chart: MatrixChart, variant: Variant
) -> tuple[tuple[Mark, ...], tuple[PlacedName | None, ...]]:
    """Give the marks of a drawing and the names that found a place."""
    plot = _plan(variant)
    least, most = _CROWDED_RADII if len(chart.points) > _CROWD else _RADII
    marks = tuple(
        Mark(
            ellipsize(point.name, _NAME_WIDTHS[variant.name], variant.size),
            plot.x(_within(point.x)),
            plot.y(_within(point.y)),
            least + (most - least) * float(max(point.weight, Decimal(0))) ** 0.5,
        )
        for point in chart.points
    )
    room = Box(plot.box.left + 5, 0, variant.width, plot.box.bottom - 1)
    taken = [label_box(label) for label in (*_quadrants(chart, plot), _y_title(chart, plot))]
    return marks, place_names(marks, variant.size, room, named=NAMED, taken=taken)


def _plan(variant: Variant) -> _Plot:
    edge = 14.0
    bottom = _TOP + _HEIGHTS[variant.name]
    low, high = _TICKS[0], _TICKS[-1]
    return _Plot(
        variant,
        LinearScale(low, high, _LEFT, variant.width - edge),
        LinearScale(low, high, bottom, _TOP),
    )


def _within(value: Decimal) -> Decimal:
    return min(max(value, _TICKS[0]), _TICKS[-1])


def _draw(chart: MatrixChart, variant: Variant) -> Drawing:
    plot = _plan(variant)
    marks, names = name_marks(chart, variant)
    # Large marks first, so that a small one is never hidden.
    order = sorted(range(len(marks)), key=lambda index: -marks[index].radius)
    shapes = [_draw_point(chart.points[index], marks[index], index < NAMED) for index in order]
    lines = [
        element("line", class_="kd-leader", x1=line[0], y1=line[1], x2=line[2], y2=line[3])
        for line in (name.line for name in names if name is not None)
        if line is not None
    ]
    texts = [name.label.draw("kd-point-name kd-halo") for name in names if name is not None]
    key, bottom = _draw_key(chart, plot, sum(name is None for name in names))
    body = join([_draw_field(chart, plot), *lines, *shapes, *texts, key])
    return Drawing(variant, bottom, body)


def _draw_field(chart: MatrixChart, plot: _Plot) -> Markup:
    """Draw the quadrants, their words, both axes and their ticks."""
    box, cut = plot.box, _within(chart.cut)
    parts = [
        element(
            "rect",
            class_="kd-quadrant",
            x=plot.x(cut),
            y=box.top,
            width=box.right - plot.x(cut),
            height=plot.y(cut) - box.top,
        ),
        element("line", class_="kd-grid", x1=box.left, x2=box.right, y1=box.top, y2=box.top),
        element("line", class_="kd-grid", x1=box.right, x2=box.right, y1=box.top, y2=box.bottom),
        element("line", class_="kd-cut", x1=plot.x(cut), x2=plot.x(cut), y1=box.top, y2=box.bottom),
        element("line", class_="kd-cut", x1=box.left, x2=box.right, y1=plot.y(cut), y2=plot.y(cut)),
        element(
            "line", class_="kd-baseline", x1=box.left, x2=box.right, y1=box.bottom, y2=box.bottom
        ),
        element("line", class_="kd-baseline", x1=box.left, x2=box.left, y1=box.top, y2=box.bottom),
    ]
    parts += [label.draw("kd-quiet") for label in _quadrants(chart, plot)]
    parts += [label.draw() for label in _axis_labels(chart, plot)]
    return join(parts)


def _axis_labels(chart: MatrixChart, plot: _Plot) -> list[Label]:
    size, box = plot.variant.size, plot.box
    ticks = [
        *(
            Label(f"{tick}", box.left - 6, plot.y(tick) + size * 0.35, size, "end")
            for tick in _TICKS
        ),
        *(Label(f"{tick}", plot.x(tick), box.bottom + size + 5, size, "middle") for tick in _TICKS),
    ]
    return [
        *ticks,
        _y_title(chart, plot),
        Label(
            f"{chart.words.x} →", box.right + 10, box.bottom + size * 2 + 10, size, "end", bold=True
        ),
    ]


def _y_title(chart: MatrixChart, plot: _Plot) -> Label:
    return Label(f"↑ {chart.words.y}", 0, _TOP - 8, plot.variant.size, bold=True)


def _quadrants(chart: MatrixChart, plot: _Plot) -> list[Label]:
    """Give the words of the quadrants in their outer corners, where they have the room."""
    size, box, cut = plot.variant.size, plot.box, _within(chart.cut)
    left, right = plot.x(cut) - box.left - 12, box.right - plot.x(cut) - 12
    top, bottom = box.top + size + 2, box.bottom - 8
    words = chart.words.quadrants
    return [
        Label(ellipsize(words[0], left, size), box.left + 6, top, size),
        Label(ellipsize(words[1], right, size), box.right - 6, top, size, "end"),
        Label(ellipsize(words[2], left, size), box.left + 6, bottom, size),
        Label(ellipsize(words[3], right, size), box.right - 6, bottom, size, "end"),
    ]


def _draw_point(point: MatrixPoint, mark: Mark, named: bool) -> Markup:
    class_ = "kd-point kd-hollow" if point.hollow else "kd-point"
    shape = draw_shape(point.shape, mark.x, mark.y, mark.radius, class_)
    if not named:
        return shape
    tip = " · ".join((point.name, *point.cells))
    return element("g", element("title", tip), shape)


def _draw_key(chart: MatrixChart, plot: _Plot, unnamed: int) -> tuple[Markup, float]:
    """Explain shapes below the axes, in as many lines as the words need."""
    size, words = plot.variant.size, chart.words
    used = {point.shape for point in chart.points}
    # Tiers beyond the shapes there are share the last one.
    entries: list[tuple[int, str, bool]] = []
    for shape in sorted(used - {-1}):
        entries.append((shape, words.tiers[shape], False))
    if -1 in used:
        entries.append((-1, words.no_tier, False))
    if any(point.hollow for point in chart.points):
        entries.append((0, words.hollow, True))
    x, y = 8.0, plot.box.bottom + size * 3 + 26
    parts: list[Markup] = []
    for shape, text, hollow in entries:
        label = Label(text, x + 10, y, size)
        if label.right > plot.variant.width and x > 8.0:
            x, y = 8.0, y + size + 8
            label = Label(text, x + 10, y, size)
        class_ = "kd-point kd-hollow" if hollow else "kd-point"
        parts += [draw_shape(shape, x, y - size * 0.35, 4.5, class_), label.draw("kd-quiet")]
        x = label.right + 22
    if unnamed:
        y += size + 8
        parts.append(Label(words.unnamed(unnamed), 4, y, size).draw("kd-quiet"))
    return join(parts), y + size * 0.6
