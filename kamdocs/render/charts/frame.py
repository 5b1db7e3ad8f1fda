"""What every figure has around its drawing: title, description, note, and the table behind."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor

from markupsafe import Markup

from kamdocs.render.charts.svg import NOT_SEARCHED, element, join

_ID = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)


@dataclass(frozen=True)
class Variant:
    """One drawing of a chart; the style sheet shows the one that suits the room."""

    name: str
    width: int
    size: float
    """Size of all texts, in units of the drawing."""


NARROW = Variant("narrow", 340, 13)
"""For phones and side columns; text stays above 11 px in 290 px of room."""
WIDE = Variant("wide", 600, 12)
"""For the main column of a page."""
FULL = Variant("full", 1120, 12)
"""For a card as wide as the page; asked for by the page, beside the other two."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """What all charts ask of the page that shows them; texts are in the reader's language."""

    id: str
    """Unique on its page; ids of parts begin with it."""
    title: str
    """The finding where there is one, else the subject."""
    description: str
    """What the drawing shows, for those who cannot see it."""
    behind: str
    """Word that opens the table behind the drawing."""
    note: str = ""
    """Unit, source and date."""
    variants: tuple[Variant, ...] = (WIDE, NARROW)


@dataclass(frozen=True)
class Drawing:
    """The inside of one SVG and the heights between which it lies."""

    variant: Variant
    bottom: float
    body: Markup
    top: float = 0.0


@dataclass(frozen=True)
class Table:
    """The figures of a chart as text; the first cell of a row names the row."""

    heads: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    numeric: Collection[int] = ()
    """Columns that are aligned to the right."""

    @property
    def stacks(self) -> bool:
        """Whether it has more columns than a phone, where each row becomes a small list."""
        return len(self.heads) > 3


def draw_figure(figure: Figure, drawings: Iterable[Drawing], table: Table) -> Markup:
    """Put drawings and table into one figure that a screen reader can follow."""
    if not _ID.fullmatch(figure.id):
        raise ValueError(f"not an id: {figure.id!r}")
    title_id = f"{figure.id}-title"
    note = element("p", figure.note, class_="kd-figure-note") if figure.note else ""
    names = " ".join(f"kd-has-{variant.name}" for variant in figure.variants)
    return element(
        "figure",
        element("figcaption", figure.title, class_="kd-figure-title", id=title_id),
        *(_draw_svg(figure, drawing) for drawing in drawings),
        note,
        _draw_table(figure.behind, table, title_id),
        class_=f"kd-figure {names}",
        id=figure.id,
    )


def _draw_svg(figure: Figure, drawing: Drawing) -> Markup:
    variant = drawing.variant
    title_id, desc_id = (f"{figure.id}-{variant.name}-{part}" for part in ("title", "desc"))
    return element(
        "svg",
        element("title", figure.title, id=title_id),
        element("desc", figure.description, id=desc_id),
        drawing.body,
        class_=f"kd-chart kd-{variant.name}",
        viewBox=_view_box(drawing),
        font_size=variant.size,
        role="img",
        aria_labelledby=f"{title_id} {desc_id}",
        data_search_exclude=NOT_SEARCHED,
    )


def _view_box(drawing: Drawing) -> str:
    top, bottom = floor(drawing.top), ceil(drawing.bottom)
    return f"0 {top} {drawing.variant.width} {bottom - top}"


def _draw_table(behind: str, table: Table, title_id: str) -> Markup:
    heads = (
        element("th", head, scope="col", class_=_numeric(column, table))
        for column, head in enumerate(table.heads)
    )
    return element(
        "details",
        element("summary", behind),
        element(
            "table",
            element("thead", element("tr", *heads)),
            element("tbody", *(_draw_row(row, table) for row in table.rows)),
            class_="kd-behind-table kd-stacks" if table.stacks else "kd-behind-table",
            role=_role("table", table),
            aria_labelledby=title_id,
        ),
        class_="kd-behind",
        data_search_exclude=NOT_SEARCHED,
    )


def _draw_row(row: tuple[str, ...], table: Table) -> Markup:
    first = element(
        "th",
        row[0],
        scope="row",
        role=_role("rowheader", table),
        class_=_numeric(0, table),
    )
    rest = (
        element(
            "td",
            cell,
            role=_role("cell", table),
            class_=_numeric(column, table),
            data_label=table.heads[column] if table.stacks else None,
        )
        for column, cell in enumerate(row[1:], start=1)
    )
    return element("tr", first, join(rest), role=_role("row", table))


def _role(name: str, table: Table) -> str | None:
    """Name a role that browsers forget as soon as a row is not laid out as a row."""
    return name if table.stacks else None


def _numeric(column: int, table: Table) -> str | None:
    return "kd-num" if column in table.numeric else None
