"""From the path of a value to the nodes it is written as."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kamdocs.interchange.editing.edits import EditPath, RefusedEditError
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, record_shape
from kamdocs.source.folding import fold
from kamdocs.source.word_table import key_table
from kamdocs.source.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode

Entry = tuple[ScalarNode, Node]


@dataclass(frozen=True)
class Spot:
    """A record or list in the tree: its node, if any, and all that is known of its place."""

    node: Node | None
    shape: FieldShape | None
    """Of a field; None for the file's own record."""

    record: type[Record] | None
    words: str
    """Half of the vocabulary its keys are written in."""

    flow: bool = False
    """It stands inside brackets or braces."""

    key: ScalarNode | None = None
    parent: Spot | None = None

    def entries(self) -> dict[str, Entry]:
        """Give the entries of a record by field name, those of a free mapping by folded key."""
        node = self.node
        if not isinstance(node, MappingNode):
            return {}
        return {self._name(key.text): (key, value) for key, value in node.entries}

    def _name(self, key: str) -> str:
        if self.record is None:
            return fold(key)
        return key_table(self.record).find(key) or key

    def items(self) -> list[Node]:
        """Give the items of a list that hold anything, as the reader of files counts them."""
        node = self.node
        items = node.items if isinstance(node, SequenceNode) else ()
        return [item for item in items if not is_blank(item)]


def is_blank(node: Node) -> bool:
    """Tell whether nothing was written, be it in quotes."""
    return isinstance(node, ScalarNode) and (node.is_empty or not node.text.strip())


class NodeTree:
    """The nodes of one file, found by path."""

    def __init__(self, text: str, root: MappingNode, record: type[Record], words: str) -> None:
        self._text = text
        self._seen = Counter(id(node) for node in _nodes(root))
        language = key_table(record).language_of((key.text for key, _ in root.entries), words)
        self.root = Spot(root, None, record, language)

    def find(self, path: EditPath) -> Spot:
        """Give what stands at a path; a field that is not written has no node."""
        spot = self.root
        for step in path:
            spot = self.find_item(spot, step) if isinstance(step, int) else self.field(spot, step)
            self.check(spot.node)
        return spot

    def field(self, spot: Spot, name: str) -> Spot:
        """Give a field of a record."""
        shape = self.shape(spot, name)
        entry = spot.entries().get(name if spot.record else fold(name))
        if entry is None:
            found = Spot(None, shape, shape.record, spot.words, spot.flow, parent=spot)
        else:
            key, node = entry
            flow = spot.flow or self.is_flow(node)
            found = Spot(node, shape, shape.record, spot.words, flow, key, spot)
        return self._with_words(found)

    def shape(self, spot: Spot, name: str) -> FieldShape:
        """Give the shape of a field of a record or of a mapping of free keys."""
        if spot.record is not None:
            return record_shape(spot.record)[name]
        inner = spot.shape.free if spot.shape else None
        return inner or FieldShape(name, name, required=False)

    def check(self, node: Node | None) -> None:
        """Refuse a value that other places share, or that has a name for them."""
        if node is None:
            return
        sign = self._text[node.start : node.start + 1]
        named = sign in ("&", "!") or (sign == "*" and _is_plain(node))
        if self._seen[id(node)] > 1 or named:
            raise RefusedEditError("import-shared-value", node.start)

    def is_flow(self, node: Node) -> bool:
        """Tell whether a list or record is written in brackets or braces."""
        scalar = isinstance(node, ScalarNode)
        return not scalar and self._text[node.start : node.start + 1] in ("[", "{")

    def find_item(self, spot: Spot, index: int) -> Spot:
        """Give an item of a list by index."""
        items = spot.items()
        if not isinstance(spot.node, SequenceNode) or index >= len(items):
            raise RefusedEditError("import-no-place", spot.node.start if spot.node else 0)
        node = items[index]
        shape = replace(spot.shape, many=False) if spot.shape else None
        flow = spot.flow or self.is_flow(node)
        return self._with_words(Spot(node, shape, spot.record, spot.words, flow, None, spot))

    def _with_words(self, spot: Spot) -> Spot:
        if spot.record is None or not isinstance(spot.node, MappingNode):
            return spot
        keys = (key.text for key, _ in spot.node.entries)
        return replace(spot, words=key_table(spot.record).language_of(keys, spot.words))


def _is_plain(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.plain


def _nodes(node: Node) -> Iterator[Node]:
    """Give every node as often as it is reached; the reader has bounded how often that is."""
    yield node
    if isinstance(node, SequenceNode):
        for item in node.items:
            yield from _nodes(item)
    elif isinstance(node, MappingNode):
        for key, value in node.entries:
            yield key
            yield from _nodes(value)
