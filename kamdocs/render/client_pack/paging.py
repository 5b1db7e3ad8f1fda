"""Which parts begin a printed page: one idea a page, but no page for three lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kamdocs.render.client_pack.blocks import (
    Block,
    Cards,
    Facts,
    Form,
    Note,
    Part,
    Picture,
    Sides,
    Table,
    Text,
)
from kamdocs.render.client_pack.written import plain_text
from kamdocs.render.prose_tree import ProseNode

PAGE = 46
"""Lines of a printed page, about."""

_HEAD = 6
_WIDTH = 38
"""Width of a page, in heights of a line."""

_VIEW_BOX = re.compile(r'viewBox="\S+ \S+ (\S+) (\S+)"')
_LETTERS = 70
"""Letters in a line of prose, about."""


def paged(parts: Iterable[Part], *, flowing: bool = False) -> tuple[Part, ...]:
    """Let parts share a page while they fit on it; whatever is longer begins one of its own.

    Parts of a paper of one or two pages flow on.
    """
    found: list[Part] = []
    used = 0
    for part in parts:
        height = part_height(part)
        starts = not found or (used + height > PAGE and not flowing)
        used = height % PAGE if starts else used + height
        found.append(replace(part, starts_page=starts))
    return tuple(found)


def part_height(part: Part) -> int:
    """Give about how many lines a part takes."""
    return _HEAD + sum(_block_height(block) for block in part.blocks)


def _block_height(block: Block) -> int:
    if isinstance(block, Facts):
        return 7
    if isinstance(block, Table):
        return 4 + sum(_row_height(row.cells) for row in block.rows)
    if isinstance(block, Cards):
        return sum(
            3 + 2 * bool(card.text) + (len(card.fields) + 1) // 2 * 2 + 2 * bool(card.share_text)
            for card in block.items
        )
    if isinstance(block, Picture):
        return _picture_height(block)
    if isinstance(block, Text):
        return sum(_prose_height(node) for node in block.nodes)
    if isinstance(block, Note):
        return 2
    if isinstance(block, Form):
        return sum(2 + 2 * field.lines for field in block.fields)
    return _sides_height(block)


def _picture_height(block: Picture) -> int:
    view = _VIEW_BOX.search(block.svg)
    share = 0.4 if view is None else float(view[2]) / float(view[1])
    table = 0 if block.table is None else 3 + len(block.table.rows)
    return round(_WIDTH * share) + 4 + table


def _sides_height(block: Sides) -> int:
    return 3 + 3 * max(len(block.ours.people), len(block.theirs.people))


def _row_height(cells: Iterable[object]) -> int:
    return 2 if any(getattr(cell, "note", "") for cell in cells) else 1


def _prose_height(node: ProseNode) -> int:
    if node.kind in ("list", "table"):
        return 1 + sum(_prose_height(child) for child in node.children)
    return 1 + len(plain_text(node)) // _LETTERS
