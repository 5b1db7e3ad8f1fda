"""YAML as a tree of plain texts that know their places; nothing is ever constructed.

Numbers, dates and yes/no stay the text that was written: what they mean is decided by the
field they stand in, not by YAML's guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kamdocs.source.line_map import LineMap
from kamdocs.source.place import Place

_NULL = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True, eq=False)
class Node:
    """A piece of the tree and the stretch of text it was written as."""

    lines: LineMap = field(repr=False)
    start: int
    end: int

    @property
    def place(self) -> Place:
        """Where the node begins."""
        return self.lines.place(self.start)


@dataclass(slots=True, eq=False)
class ScalarNode(Node):
    """A single value, as text."""

    text: str
    plain: bool
    """Written without quotes and not as a block of lines."""

    @property
    def is_empty(self) -> bool:
        """Nothing was written, or one of YAML's words for nothing."""
        return self.plain and self.text in _NULL


@dataclass(slots=True, eq=False)
class SequenceNode(Node):
    """A list."""

    items: list[Node] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class MappingNode(Node):
    """Keys with their values, in the order of the file, every key once."""

    entries: list[tuple[ScalarNode, Node]] = field(default_factory=list)


_LOOKS_LIKE_NUMBER_END = re.compile(r"\d+\s*%?\Z")


def is_number_tail(node: Node) -> bool:
    """Tell whether a node can stand after a decimal comma: the `5` of `12,5`, cut by YAML."""
    return (
        isinstance(node, ScalarNode)
        and node.plain
        and _LOOKS_LIKE_NUMBER_END.match(node.text) is not None
    )


def ends_in_digit(node: Node) -> bool:
    """Tell whether a node can stand before such a comma: `12` of `12,5`."""
    return isinstance(node, ScalarNode) and node.plain and node.text[-1:].isdigit()
