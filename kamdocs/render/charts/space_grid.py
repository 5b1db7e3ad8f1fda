"""What each unit buys of each offering: a grid whose cells say their state by word and filling.

The grid is a table, so that it reads aloud, prints and breaks over pages; on a phone each unit
becomes a list of its offerings.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.render.charts.svg import element, join


@dataclass(frozen=True)
class GridCell:
    """One unit × offering; `state` is a class, `word` its name in the reader's language."""

    state: str
    word: str
    amount: str = ""
    details: tuple[str, ...] = ()
    filled: int = 0
    """How much of the potential is ours, in tenths."""


@dataclass(frozen=True)
class GridRow:
    """A unit with a cell for each offering, None where nobody recorded anything."""

    name: str
    cells: tuple[GridCell | None, ...]
    total: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class SpaceGrid:
    """The grid of an account; texts are in the reader's language."""

    id: str
    title: str
    """The finding."""
    description: str
    note: str
    corner: str
    """Head of the column of units."""
    columns: tuple[str, ...]
    total_head: str
    rows: tuple[GridRow, ...]
    foot: GridRow | None = None
    blank: str = ""
    """Where nobody recorded anything."""
    key: tuple[tuple[str, str], ...] = ()
    """States in the grid with their words, in order."""


def draw_space_grid(grid: SpaceGrid) -> Markup:
    """Draw the grid as a figure that holds a table."""
    title_id, desc_id = f"{grid.id}-title", f"{grid.id}-desc"
    return element(
        "figure",
        element("figcaption", grid.title, class_="kd-figure-title", id=title_id),
        element("p", grid.description, class_="kd-hidden", id=desc_id),
        _draw_key(grid),
        element(
            "div",
            element(
                "table",
                _draw_head(grid),
                element("tbody", *(_draw_row(grid, row) for row in grid.rows)),
                *([element("tfoot", _draw_row(grid, grid.foot))] if grid.foot else []),
                class_="kd-space",
                role="table",
                aria_labelledby=title_id,
                aria_describedby=desc_id,
            ),
            class_="kd-space-frame",
        ),
        *([element("p", grid.note, class_="kd-figure-note")] if grid.note else []),
        class_="kd-figure",
        id=grid.id,
    )


def _draw_key(grid: SpaceGrid) -> Markup:
    entries = (
        element("li", element("span", "", class_=f"kd-space-swatch kd-space-{state}"), word)
        for state, word in grid.key
    )
    return element("ul", *entries, class_="kd-space-key") if grid.key else Markup()


def _draw_head(grid: SpaceGrid) -> Markup:
    heads = [element("th", grid.corner, scope="col")]
    heads += [element("th", name, scope="col") for name in grid.columns]
    heads.append(element("th", grid.total_head, scope="col", class_="kd-space-total"))
    return element("thead", element("tr", *heads))


def _draw_row(grid: SpaceGrid, row: GridRow) -> Markup:
    name: list[str] = [row.name]
    if row.note:
        name.append(element("small", row.note))
    cells = [element("th", *name, scope="row", role="rowheader")]
    for head, cell in zip(grid.columns, row.cells, strict=True):
        cells.append(_draw_cell(grid, head, cell))
    total = element(
        "td", row.total, class_="kd-space-total", role="cell", data_label=grid.total_head
    )
    return element("tr", *cells, total, role="row")


def _draw_cell(grid: SpaceGrid, head: str, cell: GridCell | None) -> Markup:
    if cell is None:
        blank = element("span", grid.blank, class_="kd-hidden")
        return element("td", blank, class_="kd-space-blank", role="cell", data_label=head)
    parts = []
    if cell.amount:
        parts.append(element("b", cell.amount))
    if cell.word:
        parts.append(element("span", cell.word, class_="kd-space-word"))
    parts += [element("small", detail) for detail in cell.details]
    class_ = f"kd-space-cell kd-space-{cell.state}"
    if cell.filled:
        class_ += f" kd-space-of-{cell.filled}"
    return element("td", element("div", join(parts), class_=class_), role="cell", data_label=head)
