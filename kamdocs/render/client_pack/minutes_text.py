"""A pack as plain text, to paste into the e-mail that goes out the same day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch

from kamdocs.render.client_pack.blocks import (
    Block,
    Cards,
    Cell,
    Facts,
    Note,
    PackView,
    Sides,
    Table,
    Text,
)
from kamdocs.render.client_pack.written import plain_text
from kamdocs.render.prose_tree import ProseNode


def minutes_text(view: PackView) -> str:
    """Give a pack as lines of text: titles, leads, lists; no table, no picture, no form."""
    lines = [view.title]
    for part in view.parts:
        lines += ["", part.title.upper()]
        lines += [part.lead] if part.lead else []
        for block in part.blocks:
            lines += _block_lines(block)
    return "\n".join([*lines, "", view.foot]) + "\n"


@singledispatch
def _block_lines(block: Block) -> Iterable[str]:
    """Give the lines of a block; a picture and a form have none."""
    del block
    return ()


@_block_lines.register
def _(block: Cards) -> Iterable[str]:
    for place, card in enumerate(block.items, start=1):
        mark = f"{place}. " if block.numbered else "- "
        yield mark + " – ".join(text for text in (card.title, card.text) if text)


@_block_lines.register
def _(block: Table) -> Iterable[str]:
    for row in block.rows:
        yield f"{row.cells[0].text}:" if row.is_group else f"- {_row_text(row.cells)}"


@_block_lines.register
def _(block: Sides) -> Iterable[str]:
    for side in (block.ours, block.theirs):
        if side.people:
            yield f"{side.title}: {', '.join(person.name for person in side.people)}"


@_block_lines.register
def _(block: Facts) -> Iterable[str]:
    return (f"- {item.label}: {item.value}" for item in block.items)


@_block_lines.register
def _(block: Text) -> Iterable[str]:
    for node in block.nodes:
        yield from _prose_lines(node)


@_block_lines.register
def _(block: Note) -> Iterable[str]:
    return (block.text,)


def _row_text(cells: tuple[Cell, ...]) -> str:
    """Give a row as a line: what it is about, then who, until when and how it stands."""
    first, *rest = (cell.status.word if cell.status else cell.text for cell in cells)
    told = ", ".join(text for text in rest if text)
    return f"{first} ({told})" if told else first


def _prose_lines(node: ProseNode) -> Iterator[str]:
    if node.kind == "list":
        for place, item in enumerate(node.children, start=node.start):
            yield f"{place}. {plain_text(item)}" if node.ordered else f"- {plain_text(item)}"
    elif node.kind == "table":
        for row in node.children:
            yield " | ".join(plain_text(cell) for cell in row.children)
    elif text := plain_text(node):
        yield text
