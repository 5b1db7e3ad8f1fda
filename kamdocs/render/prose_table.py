"""A table of prose: rows of one width, a head only at its top."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.render.prose_elements import Element
from kamdocs.render.prose_inline import inline_nodes, split_at_pictures
from kamdocs.render.prose_node import ProseNode

_ALIGNS = frozenset({"left", "center", "right"})


def table_node(element: Element) -> list[ProseNode]:
    """Give the table, and before it what stands in it outside of cells; nothing if it is empty."""
    strays: list[Element | str] = []
    rows = [row for row in (_cells(row, strays) for row in _rows(element, strays)) if row]
    beside = split_at_pictures(strays)
    width = max((len(row) for row in rows), default=0)
    if not width:
        return beside
    nodes = tuple(_row(row, width, first=index == 0) for index, row in enumerate(rows))
    return [*beside, ProseNode("table", children=nodes)]


def _rows(element: Element, strays: list[Element | str]) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element) and child.tag == "tr":
            yield child
        elif isinstance(child, Element) and child.tag in ("thead", "tbody"):
            yield from _rows(child, strays)
        else:
            strays.append(child)


def _cells(row: Element, strays: list[Element | str]) -> list[Element]:
    cells = []
    for child in row.children:
        if isinstance(child, Element) and child.tag in ("td", "th"):
            cells.append(child)
        else:
            strays.append(child)
    return cells


def _row(cells: list[Element], width: int, *, first: bool) -> ProseNode:
    """Give a row filled up to the table's width; it is a head when all its cells are."""
    is_head = first and all(cell.tag == "th" for cell in cells)
    nodes = [_cell(cell, is_head=is_head) for cell in cells]
    nodes += [ProseNode("cell", is_head=is_head)] * (width - len(cells))
    return ProseNode("row", children=tuple(nodes))


def _cell(cell: Element, *, is_head: bool) -> ProseNode:
    align = cell.attributes.get("align", "").lower()
    return ProseNode(
        "cell",
        children=inline_nodes(cell.children),
        is_head=is_head,
        align=align if align in _ALIGNS else "",
    )
