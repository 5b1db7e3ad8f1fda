"""How a YAML text is laid out: where values end, which lines belong to an item or an entry."""

from __future__ import annotations

from itertools import pairwise

from kamdocs.interchange.editing.finding_nodes import is_blank
from kamdocs.interchange.editing.scalars import ScalarWriter
from kamdocs.interchange.editing.splices import Splices
from kamdocs.source.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode


class Layout:
    """Questions about lines and columns of one text."""

    def __init__(self, splices: Splices, plain: str, scalars: ScalarWriter) -> None:
        self._splices = splices
        self._plain = plain
        self._scalars = scalars

    def end(self, node: Node) -> int:
        """Give where the last sign of a value stands; YAML's own mark may be lines below."""
        if isinstance(node, ScalarNode):
            return self._scalars.end_of(node)
        if self._plain[node.start : node.start + 1] in ("[", "{"):
            return node.end
        if isinstance(node, SequenceNode):
            return self.end(node.items[-1]) if node.items else node.end
        return self.entry_end(node.entries[-1]) if isinstance(node, MappingNode) else node.end

    def entry_end(self, entry: tuple[ScalarNode, Node]) -> int:
        """Give where an entry ends; nothing written behind the key ends with its colon."""
        key, value = entry
        if isinstance(value, ScalarNode) and value.plain and value.text == "":
            return self.colon(key) + 1
        return max(self.end(value), self.colon(key) + 1)

    def colon(self, key: ScalarNode) -> int:
        """Give where the colon behind a key stands."""
        return self._plain.index(":", key.end)

    def column(self, offset: int) -> int:
        """Give how many signs stand before an offset on its line."""
        return self._splices.column(offset)

    def is_first_on_line(self, offset: int) -> bool:
        """Tell whether only spaces stand before an offset on its line."""
        start = self._splices.start_of_line(offset)
        return not self._plain[start:offset].strip()

    def is_last_on_line(self, offset: int) -> bool:
        """Tell whether nothing stands behind an offset on its line."""
        return not self._plain[offset : self._splices.end_of_line(offset)].strip()

    def is_comment(self, start: int, column: int | None = None) -> bool:
        """Tell whether a line is a comment, and at a column if one is given."""
        line = self._splices.line(start)
        inner = line.lstrip()
        return inner.startswith("#") and (column is None or len(line) - len(inner) == column)

    def is_blank_line(self, start: int) -> bool:
        """Tell whether a line holds nothing."""
        return not self._splices.line(start).strip()

    def comments_above(self, start: int, column: int) -> int:
        """Give where the comments right above a line begin that stand at its column."""
        while (above := self._splices.previous_line(start)) is not None:
            if not self.is_comment(above, column):
                break
            start = above
        return start

    def has_gaps(self, nodes: list[Node]) -> bool:
        """Tell whether blank lines stand between the items of a list."""
        return any(self._has_blank_line(self.end(one), two.start) for one, two in pairwise(nodes))

    def _has_blank_line(self, start: int, end: int) -> bool:
        position = self._splices.next_line(start)
        while position < end:
            if self.is_blank_line(position):
                return True
            following = self._splices.next_line(position)
            if following == position:
                break
            position = following
        return False

    def is_written_apart(self, mapping: MappingNode) -> bool:
        """Tell whether blank lines stand before the lists and records of a mapping.

        Of one that has none yet nothing tells otherwise.
        """
        large = [
            (key, value)
            for key, value in mapping.entries
            if not (is_blank(value) or isinstance(value, ScalarNode))
        ]
        for key, _ in large:
            first = self.comments_above(
                self._splices.start_of_line(key.start), self.column(key.start)
            )
            above = self._splices.previous_line(first)
            if above is not None and self.is_blank_line(above):
                return True
        return not large
