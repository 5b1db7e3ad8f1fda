"""A piece of prose as plain data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ProseNode:
    """A piece of prose: its kind, its text or what is in it.

    Kinds of blocks: `paragraph`, `heading` (level 1 the highest, no level left out), `list`
    (`ordered`), `item`, `quote`, `table` of `row`s of `cell`s, `code`, `rule`, `admonition`
    (`title`), `image` (`target`, its words in `text`). Kinds inside: `text`, `strong`,
    `emphasis`, `strike`, `code-text`, `link` (`target`), `break`. Unknown kinds of the source
    have become `text`.
    """

    kind: str
    text: str = ""
    children: tuple[ProseNode, ...] = ()
    level: int = 0
    ordered: bool = False
    start: int = 1
    """First number of an ordered list."""

    title: str = ""
    target: str = ""
    """Address of a link; path of an image from the project's root."""

    is_head: bool = False
    """A cell of a table's head; heads only stand in the first row."""

    align: str = ""
    """How a cell stands: `left`, `center`, `right`, or empty where nobody said."""
