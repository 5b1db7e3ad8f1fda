"""Prose as a tree of plain data, for printers that are no browsers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ProseNode:
    """A piece of prose: its kind, its text or what is in it.

    Kinds of blocks: `paragraph`, `heading` (level 1 the highest, no level left out), `list`
    (`ordered`), `item`, `quote`, `table` of `row`s of `cell`s, `code`, `rule`, `admonition`
    (`title`), `image`. Kinds inside: `text`, `strong`, `emphasis`, `strike`, `code-text`,
    `link` (`target`), `break`. Unknown kinds of the source have become `text`.
    """

    kind: str
    text: str = ""
    children: tuple[ProseNode, ...] = ()
    level: int = 0
    ordered: bool = False
    title: str = ""
    target: str = ""
    """Address of a link; path of an image from the project's root."""

    is_head: bool = False
    """A cell of a table's head."""
