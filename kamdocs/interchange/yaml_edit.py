"""Adding to YAML that people own: text is spliced in, all that stands there stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kamdocs.interchange.yaml_text import Tree, entry_lines, item_lines
from kamdocs.source.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode

_REST_OF_LINE = re.compile(r"[^\r\n]*")


class NoPlaceError(Exception):
    """A list that cannot be added to because of how it is written; `node` is where."""

    def __init__(self, node: Node) -> None:
        self.node = node
        super().__init__("a list in brackets")


@dataclass
class YamlEdit:
    """Splices to make in a YAML text, and the text once they are made."""

    text: str
    newline: str
    root: MappingNode
    _splices: list[tuple[int, int, str]] = field(default_factory=list)

    def fill(self, key: ScalarNode, value: str) -> None:
        """Write a value behind a key that has none."""
        colon = self.text.index(":", key.end) + 1
        self._splices.append((colon, colon, f" {value}"))

    def add_items(self, key: ScalarNode, node: Node, items: Sequence[Tree]) -> None:
        """Add items to a list; raises NoPlaceError for one in brackets that is not empty."""
        self._add(key, node, lambda indent, gap: self._lines_of(items, indent, gap))

    def add_lines(self, key: ScalarNode, node: Node, lines: Sequence[str]) -> None:
        """Add one item to a list, its lines written already, comments among them."""

        def written(indent: str, gap: str) -> list[str]:
            rest = f"{indent} {gap}"
            return [f"{indent}-{gap}{lines[0]}", *(f"{rest}{line}" for line in lines[1:])]

        self._add(key, node, written)

    def _add(self, key: ScalarNode, node: Node, written: Callable[[str, str], list[str]]) -> None:
        if isinstance(node, SequenceNode) and node.items and self.text[node.start] == "-":
            indent = " " * self._column(node.start)
            between = self.text[node.start + 1 : node.items[0].start]
            gap = between if between and not between.strip(" ") else " "
            self._insert_lines(self._end(node), written(indent, gap))
            return
        empty = isinstance(node, SequenceNode) and not node.items
        if not empty and not (isinstance(node, ScalarNode) and node.text == "" and node.plain):
            raise NoPlaceError(node)
        if empty:
            self._splices.append((node.start, node.end, ""))
        indent = " " * (self._column(key.start) + 2)
        at = max(key.end, node.end) if empty else key.end
        self._insert_lines(at, written(indent, " "))

    def add_entries(self, entries: Mapping[str, Tree], after: Node | None) -> None:
        """Add keys below a node, or at the end of the text."""
        indent = " " * (self._column(self.root.entries[0][0].start) if self.root.entries else 0)
        lines = entry_lines(entries, indent)
        if after is not None:
            self._insert_lines(self._end(after), lines)
            return
        start = len(self.text)
        lead = "" if not self.text or self.text.endswith(("\n", "\r")) else self.newline
        added = "".join(f"{line}{self.newline}" for line in lines)
        self._splices.append((start, start, lead + added))

    def result(self) -> str:
        """Give the text with all splices made, those at one place in the order they came."""
        parts: list[str] = []
        position = 0
        for start, end, added in sorted(self._splices, key=lambda item: item[0]):
            parts += [self.text[position:start], added]
            position = end
        return "".join([*parts, self.text[position:]])

    def _lines_of(self, items: Sequence[Tree], indent: str, gap: str) -> list[str]:
        return [line for item in items for line in item_lines(item, indent, gap)]

    def _insert_lines(self, offset: int, lines: list[str]) -> None:
        """Insert lines below the line of an offset, whose comment stays with it."""
        rest = _REST_OF_LINE.match(self.text, offset)
        end = rest.end() if rest else offset
        self._splices.append((end, end, "".join(f"{self.newline}{line}" for line in lines)))

    def _end(self, node: Node) -> int:
        """Give where the last character of a value stands; YAML's own mark may be lines below."""
        while isinstance(node, (MappingNode, SequenceNode)):
            if self.text[node.start] in "[{":
                return node.end
            children = node.items if isinstance(node, SequenceNode) else _pair(node.entries[-1])
            node = children[-1]
        return len(self.text[: node.end].rstrip())

    def _column(self, offset: int) -> int:
        return offset - max(self.text.rfind(end, 0, offset) for end in "\n\r") - 1


def _pair(entry: tuple[ScalarNode, Node]) -> list[Node]:
    """Give key and value, the key alone where nothing stands behind it."""
    key, value = entry
    blank = isinstance(value, ScalarNode) and value.plain and value.text == ""
    return [key] if blank else [key, value]
