"""A pack in plain words, line by line: what stands in it, without how it looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatchmethod

from kamdocs.messages import Messages
from kamdocs.render.client_pack.blocks import (
    Block,
    Card,
    Cards,
    Cell,
    Contact,
    Fact,
    Facts,
    Form,
    Note,
    Part,
    Picture,
    Sides,
    Table,
    Text,
)
from kamdocs.render.prose_tree import ProseNode

_INSIDE = frozenset({"text", "strong", "emphasis", "strike", "code-text", "link", "break"})
"""Kinds of prose that stand in a line."""


class PlainWords:
    """Tells the parts of a pack in one language."""

    def __init__(self, words: Messages) -> None:
        self._words = words

    def part(self, part: Part) -> Iterator[str]:
        """Give the lines of a part: its lead, then its blocks."""
        if part.lead:
            yield part.lead
        for block in part.blocks:
            yield from self.block(block)

    @singledispatchmethod
    def block(self, block: Block) -> Iterator[str]:
        """Give the lines of a block."""
        raise TypeError(type(block))

    @block.register
    def _(self, block: Facts) -> Iterator[str]:
        yield from map(self._fact, block.items)

    @block.register
    def _(self, block: Table) -> Iterator[str]:
        yield from self._table(block)

    @block.register
    def _(self, block: Cards) -> Iterator[str]:
        for number, card in enumerate(block.items, start=1):
            yield self._card(card, f"{number}. " if block.numbered else "")

    @block.register
    def _(self, block: Picture) -> Iterator[str]:
        yield self._words.text("packs.line.chart", title=block.title)
        if block.table is None:
            yield block.alt
        else:
            yield from self._table(block.table)
        if block.note:
            yield block.note

    @block.register
    def _(self, block: Text) -> Iterator[str]:
        yield from prose_lines(block.nodes)

    @block.register
    def _(self, block: Note) -> Iterator[str]:
        yield block.text

    @block.register
    def _(self, block: Form) -> Iterator[str]:
        for item in block.fields:
            yield self._words.text("packs.line.blank", label=item.label)

    @block.register
    def _(self, block: Sides) -> Iterator[str]:
        for side in (block.ours, block.theirs):
            if side.people:
                yield f"{side.title}: {'; '.join(map(person_line, side.people))}"

    def _fact(self, fact: Fact) -> str:
        compared = [f"{item.label}: {item.text}" for item in fact.comparisons]
        return _joined((f"{fact.label}: {fact.value}", *compared, fact.note))

    def _card(self, card: Card, number: str) -> str:
        fields = [f"{item.label}: {item.value}" for item in card.fields]
        status = card.status.word if card.status else ""
        return number + _joined((card.title, status, card.share_text, card.text, *fields))

    def _table(self, table: Table) -> Iterator[str]:
        if table.caption:
            yield table.caption
        titles = [column.title for column in table.columns]
        for row in table.rows:
            first, *rest = row.cells
            named = zip(titles[1:], rest, strict=False)
            yield _joined(
                (_cell(first), *(f"{title}: {_cell(cell)}" for title, cell in named if _cell(cell)))
            )
        if table.note:
            yield table.note


def person_line(contact: Contact) -> str:
    """Give somebody as a line: name, title, note."""
    return ", ".join(part for part in (contact.name, contact.title, contact.note) if part)


def prose_lines(nodes: Iterable[ProseNode]) -> Iterator[str]:
    """Give prose as lines of plain text, one a paragraph, heading, item or row."""
    inline: list[str] = []
    for node in nodes:
        if node.kind in _INSIDE:
            inline.append(" " if node.kind == "break" else _inline(node))
            continue
        yield from _lines_of(inline)
        inline = []
        if node.kind == "row":
            yield " · ".join(
                " ".join(prose_lines(cell.children)) or cell.text for cell in node.children
            )
            continue
        yield from _lines_of([node.title, ": " if node.title and node.text else "", node.text])
        yield from prose_lines(node.children)
    yield from _lines_of(inline)


def _inside(cell: ProseNode) -> str:
    return " ".join(prose_lines(cell.children)) or cell.text


def _inline(node: ProseNode) -> str:
    return node.text + "".join(map(_inline, node.children))


def _lines_of(pieces: Iterable[str]) -> Iterator[str]:
    text = " ".join("".join(pieces).split())
    if text:
        yield text


def _cell(cell: Cell) -> str:
    status = cell.status.word if cell.status else ""
    return ", ".join(part for part in (cell.text, status, cell.note) if part)


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
