"""Entries of records: filled where the key stands, put in, taken out."""

from __future__ import annotations

from kamdocs.interchange.editing.edits import RefusedEditError
from kamdocs.interchange.editing.finding_nodes import Entry, Spot
from kamdocs.interchange.editing.layout import Layout
from kamdocs.interchange.editing.scalars import tree_lines
from kamdocs.interchange.editing.splices import Splices
from kamdocs.interchange.editing.written_trees import flow_text
from kamdocs.interchange.yaml_text import Tree
from kamdocs.model.shape import record_shape
from kamdocs.source.word_table import key_table
from kamdocs.source.yaml_nodes import MappingNode, Node, ScalarNode


class EntryWriter:
    """Splices keys with their values into one text."""

    def __init__(self, splices: Splices, layout: Layout) -> None:
        self._splices = splices
        self._layout = layout

    def put(self, field: Spot, tree: Tree) -> None:
        """Write a field that has no value: behind its key, or with a key in a fitting place."""
        if field.key is not None:
            self._fill(field, field.key, tree)
            return
        parent = field.parent
        if parent is None or not isinstance(parent.node, MappingNode) or field.shape is None:
            raise RefusedEditError("import-no-place", 0)
        name = field.shape.name
        key = key_table(parent.record).word(name, parent.words) if parent.record else name
        if not parent.node.entries:
            self._into_empty(parent, parent.node, key, tree)
            return
        before = self._before(parent, parent.node, name)
        end = self._layout.entry_end(before)
        if parent.flow:
            self._splices.replace(end, end, f", {key}: {flow_text(tree)}")
            return
        column = self._layout.column(parent.node.entries[0][0].start)
        lines = tree_lines(key, tree, " " * column)
        apart = not isinstance(tree, str) and column == 0
        if apart and self._layout.is_written_apart(parent.node):
            lines = ["", *lines]
        self._splices.lines_below(end, lines)

    def remove(self, field: Spot) -> None:
        """Take a value out, and its line with it where the line holds nothing else of worth."""
        key, node, parent = field.key, field.node, field.parent
        if key is None or node is None or parent is None:
            raise RefusedEditError("import-no-place", node.start if node else 0)
        entries = parent.node.entries if isinstance(parent.node, MappingNode) else []
        end = self._layout.entry_end((key, node))
        start = self._splices.start_of_line(key.start)
        if parent.flow:
            spans = [(item.start, self._layout.entry_end((item, value))) for item, value in entries]
            index = next(i for i, (item, _) in enumerate(entries) if item is key)
            remove_in_brackets(self._splices, spans, {index})
        elif len(entries) > 1 and self._is_alone(key, end):
            self._splices.replace(start, self._splices.next_line(end), "")
        else:
            self._blank(key, node, end)

    def _is_alone(self, key: ScalarNode, end: int) -> bool:
        """Tell whether an entry has its lines for itself, without a comment that speaks of it."""
        layout, start = self._layout, self._splices.start_of_line(key.start)
        own = layout.is_first_on_line(key.start) and layout.is_last_on_line(end)
        return own and layout.comments_above(start, layout.column(key.start)) == start

    def _blank(self, key: ScalarNode, node: Node, end: int) -> None:
        colon = self._layout.colon(key) + 1
        on_key_line = node.start <= self._splices.end_of_line(colon)
        self._splices.replace(colon if on_key_line else self._splices.end_of_line(colon), end, "")

    def _fill(self, field: Spot, key: ScalarNode, tree: Tree) -> None:
        node, colon = field.node, self._layout.colon(key) + 1
        end = colon
        if node is not None and self._layout.end(node) > node.start:
            end = self._layout.end(node)  # `~`, `null`, `""`, `[]` or `{}`
        if field.parent is not None and field.parent.flow:
            self._splices.replace(colon, end, f" {flow_text(tree)}")
            return
        indent = " " * self._layout.column(key.start)
        first, *below = tree_lines("", tree, indent)
        self._splices.replace(colon, end, first.removeprefix(f"{indent}:"))
        if below:
            self._splices.lines_below(end, below)

    def _into_empty(self, parent: Spot, node: MappingNode, key: str, tree: Tree) -> None:
        if parent.flow:
            at = node.start + 1
            self._splices.replace(at, at, f"{key}: {flow_text(tree)}")
            return
        text, newline = self._splices.text, self._splices.newline
        lead = "" if not text or text.endswith(("\n", "\r")) else newline
        added = "".join(f"{line}{newline}" for line in tree_lines(key, tree, ""))
        self._splices.replace(len(text), len(text), lead + added)

    def _before(self, parent: Spot, node: MappingNode, name: str) -> Entry:
        """Give the entry below which a field goes: the one before it in the record's order."""
        entries = parent.entries()
        names = list(record_shape(parent.record)) if parent.record else []
        if name not in names:
            return node.entries[-1]
        earlier = [item for item in names[: names.index(name)] if item in entries]
        return entries[earlier[-1]] if earlier else node.entries[0]


def remove_in_brackets(splices: Splices, spans: list[tuple[int, int]], gone: set[int]) -> None:
    """Take entries or items, given by where they stand, out of brackets with their commas."""
    kept = [index for index in range(len(spans)) if index not in gone]
    for index in sorted(gone):
        if index + 1 < len(spans) and any(item > index for item in kept):
            splices.replace(spans[index][0], spans[index + 1][0], "")
    tail = [index for index in sorted(gone) if not any(item > index for item in kept)]
    if tail:
        start = spans[kept[-1]][1] if kept else spans[0][0]
        splices.replace(start, spans[tail[-1]][1], "")
