"""About how high the parts of a pack are on paper, so that they can share its pages well.

The engine could measure them, but that would lay out every pack twice. The guess decides only
where pages begin; what is printed never depends on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import singledispatchmethod
from math import ceil

from kamdocs.pack.columns import column_shares
from kamdocs.pack.look import Paper
from kamdocs.render.client_pack.blocks import (
    Block,
    Card,
    Cards,
    Facts,
    Form,
    Note,
    Part,
    Picture,
    Row,
    Sides,
    Table,
    Text,
)
from kamdocs.render.prose_tree import ProseNode


@dataclass(frozen=True)
class Measures:
    """What `theme/pack/look.typ` sets for a paper, in points."""

    width: float
    height: float
    body: float
    small: float
    table: float
    title: float
    gap: float
    columns: int
    """Cards beside one another."""

    @property
    def slides(self) -> bool:
        """Whether it is shown on a screen, one idea at a time."""
        return self.columns > 1


MEASURES = {
    Paper.A4: Measures(470, 723, 10, 8.6, 9, 21, 15, 1),
    Paper.LETTER: Measures(487, 673, 10, 8.6, 9, 21, 15, 1),
    Paper.WIDE: Measures(848, 452, 14.5, 11.5, 12.5, 30, 16, 2),
}

_LETTER = 0.47
"""Mean width of a letter, as a part of the size of the type."""

_LINE = 1.15
"""From line to line, as a part of the size of the type."""


def measures_of(paper: Paper, *, compact: bool) -> Measures:
    """Give the measures of a pack; one without a cover is set closer together."""
    measures = MEASURES[paper]
    if compact and not measures.slides:
        return replace(measures, title=13.5, gap=10)
    return measures


class Heights:
    """Guesses for one paper."""

    def __init__(self, paper: Measures) -> None:
        self.paper = paper

    def part(self, part: Part, ratios: Iterable[float]) -> float:
        """Give the height of a part; `ratios` are height to width of its pictures in order."""
        paper, left = self.paper, list(ratios)
        head = paper.title * 0.75
        lead = self.lines(part.lead, paper.body * 1.15) + paper.gap if part.lead else 0.0
        height = head + lead
        for block in part.blocks:
            if isinstance(block, Picture):
                height += self._picture(block, left.pop(0) if left else 0.5)
            else:
                height += self._block(block)
            height += paper.gap
        return height

    def lines(self, text: str, size: float, width: float | None = None) -> float:
        """Give the height of a text."""
        room = (width or self.paper.width) / (size * _LETTER)
        count = sum(max(1, ceil(_letters(line) / room)) for line in text.split("\n"))
        return count * size * _LINE

    @singledispatchmethod
    def _block(self, block: Block) -> float:
        raise TypeError(type(block))

    @_block.register
    def _(self, facts: Facts) -> float:
        paper = self.paper
        beside = facts_columns(len(facts.items), slides=paper.slides)
        width = paper.width / beside - 16
        heights = [
            self.lines(fact.label, paper.small, width)
            + paper.body * 3.2
            + sum(
                self.lines(f"-- {one.text} {one.label}", paper.small, width)
                for one in fact.comparisons
            )
            + (self.lines(fact.note, paper.small, width) if fact.note else 0)
            for fact in facts.items
        ]
        return _rows(heights, beside, paper.gap)

    @_block.register
    def _(self, table: Table) -> float:
        return self.table(table) + self.paper.body * 1.6

    def table(self, table: Table) -> float:
        """Give the height of a table without its caption."""
        return self._table(table, self.paper.table)

    def _table(self, table: Table, size: float) -> float:
        widths = [share * self.paper.width - 8 for share in column_shares(table)]
        head = max(
            (self.lines(c.title, size, w) for c, w in zip(table.columns, widths, strict=True)),
            default=0,
        )
        note = self.lines(table.note, self.paper.small) + 6 if table.note else 0
        return head + 8 + sum(self._row(row, widths, size) for row in table.rows) + note

    def _row(self, row: Row, widths: Sequence[float], size: float) -> float:
        if row.is_group:
            return size * _LINE + 11
        heights = [
            (self.lines(cell.text, size, width) if cell.text else 0)
            + (size * _LINE if cell.status else 0)
            + (self.lines(cell.note, self.paper.small, width) if cell.note else 0)
            for cell, width in zip(row.cells, widths, strict=False)
        ]
        return max(heights, default=size) + 6

    @_block.register
    def _(self, cards: Cards) -> float:
        width = self.paper.width / self.paper.columns - 24
        heights = [self._card(card, width) for card in cards.items]
        return _rows(heights, self.paper.columns, self.paper.gap)

    def _card(self, card: Card, width: float) -> float:
        paper = self.paper
        beside = 3 if paper.columns == 1 else 2
        fields = [
            paper.small * 1.1 + self.lines(field.value, paper.body, width / beside - 14)
            for field in card.fields
        ]
        return (
            self.lines(card.title, paper.body * 1.15, width - 70)
            + (self.lines(card.text, paper.body, width) + paper.body * 0.6 if card.text else 0)
            + (paper.body * 1.8 if card.share is not None else 0)
            + (_rows(fields, beside, 7) + paper.body * 0.6 if fields else 0)
            + 8
        )

    def _picture(self, picture: Picture, ratio: float) -> float:
        paper = self.paper
        slides = paper.slides
        height = min(
            paper.width * (0.58 if slides else 1) * ratio, paper.height * (0.62 if slides else 0.4)
        )
        height += self.lines(picture.title, paper.body) + 10
        height += self.lines(picture.note, paper.small) + 5 if picture.note else 0
        if picture.table and not stands_beside(picture, slides=slides):
            height += self._table(picture.table, paper.small) + 10
        return height

    @_block.register
    def _(self, text: Text) -> float:
        return sum(self._prose(node, self.paper.width) for node in text.nodes)

    def _prose(self, node: ProseNode, width: float) -> float:
        size = self.paper.body
        if node.kind == "image":
            return self.paper.height * 0.5
        if node.kind in ("list", "item", "quote", "admonition", "table"):
            inner = sum(self._prose(child, width - 24) for child in node.children)
            return inner + size * (1.2 if node.kind != "item" else 0.2)
        if node.kind == "row":
            beside = max(len(node.children), 1)
            return (
                max(
                    (self.lines(_words(cell), size, width / beside) for cell in node.children),
                    default=0,
                )
                + 10
            )
        return self.lines(_words(node), size, width) + size * 0.7

    @_block.register
    def _(self, note: Note) -> float:
        return self.lines(note.text, self.paper.small)

    @_block.register
    def _(self, form: Form) -> float:
        one = self.paper.small * _LINE + self.paper.gap
        return sum(one + max(field.lines, 1) * 21 for field in form.fields)

    @_block.register
    def _(self, sides: Sides) -> float:
        width = self.paper.width / 2 - 14
        return 24 + max(
            sum(
                self.lines(
                    "\n".join(filter(None, (p.name, p.title, p.note))), self.paper.body, width
                )
                + 10
                for p in side.people
            )
            for side in (sides.ours, sides.theirs)
        )


def _letters(line: str) -> float:
    """Give a length in common letters; capitals are wider, up to twice as wide."""
    return len(line) + 0.9 * sum(map(str.isupper, line))


def stands_beside(picture: Picture, *, slides: bool) -> bool:
    """Tell whether the figures of a picture stand at its side: on a screen, when they are few."""
    table = picture.table
    return slides and table is not None and len(table.columns) <= 3 and len(table.rows) <= 10


def facts_columns(count: int, *, slides: bool) -> int:
    """Give how many figures stand in a row."""
    if count <= 4:
        return max(count, 1)
    if slides and count == 5:
        return 5
    return 4 if count % 4 == 0 else 3


def _rows(heights: Sequence[float], beside: int, gap: float) -> float:
    """Give the height of things in rows, each row as high as the highest in it."""
    rows = [heights[start : start + beside] for start in range(0, len(heights), beside)]
    return sum(map(max, rows)) + gap * (len(rows) - 1)


def _words(node: ProseNode) -> str:
    return node.text + "".join(map(_words, node.children))


@dataclass(frozen=True)
class PagePlan:
    """Whether a part begins a page, and whether it is kept on one."""

    begins_page: bool
    kept: bool


def page_plan(
    parts: Sequence[Part], heights: Sequence[float], measures: Measures
) -> list[PagePlan]:
    """Say where pages begin.

    A part begins a page unless it fits below those before it, or the page would be left nearly
    empty; a short one goes where there is room. On a screen one idea is one page.
    """
    page, between, used = measures.height, 2.5 * measures.gap, 0.0
    plan: list[PagePlan] = []
    for part, height in zip(parts, heights, strict=True):
        fits = used + between + height <= page
        kept = height < _SURELY_FITS * page
        if measures.slides:
            begins = part.starts_page or not fits
        else:
            begins = part.starts_page and not fits and not kept and used > _NEARLY_EMPTY * page
        plan.append(PagePlan(begins and used > 0, kept))
        used = (height if begins or (kept and not fits) else used + between + height) % page
    return plan


_NEARLY_EMPTY = 0.45

_SURELY_FITS = 0.75
"""Only a part that is much lower than a page is kept on one: a guess may be wrong."""
