"""Items of lists: taken out with their comments, put in where they belong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kamdocs.interchange.editing.edits import RefusedEditError
from kamdocs.interchange.editing.entries import EntryWriter, remove_in_brackets
from kamdocs.interchange.editing.finding_nodes import Spot
from kamdocs.interchange.editing.layout import Layout
from kamdocs.interchange.editing.scalars import list_item_lines
from kamdocs.interchange.editing.splices import Splices
from kamdocs.interchange.editing.written_trees import flow_text
from kamdocs.interchange.yaml_text import Tree
from kamdocs.source.yaml_nodes import Node, ScalarNode, SequenceNode

Inserts = Mapping[int, Sequence[Tree]]
"""New items by the index of the item they go behind; -1 is the head of the list."""


class ItemWriter:
    """Splices items of lists into one text."""

    def __init__(self, splices: Splices, layout: Layout, entries: EntryWriter) -> None:
        self._splices = splices
        self._layout = layout
        self._entries = entries

    def change(self, spot: Spot, gone: frozenset[int], inserts: Inserts) -> None:
        """Take items out of a list that has some and put new ones in."""
        items = spot.items()
        inserts = {after: trees for after, trees in inserts.items() if trees}
        if not isinstance(spot.node, SequenceNode) or not items or spot.key is None:
            raise RefusedEditError("import-no-place", spot.node.start if spot.node else 0)
        if len(gone) == len(items) and not inserts and not self._has_heading(spot, items[0]):
            self._entries.remove(spot)
        elif spot.flow:
            self._change_flow(items, gone, inserts)
        else:
            self._change_block(spot, items, gone, inserts)

    def rewrite(self, spot: Spot, node: ScalarNode, key: str, tree: Mapping[str, Tree]) -> None:
        """Make an item that is its text alone a record; `key` stays as its text was written."""
        raw = self._splices.text[node.start : self._layout.end(node)]
        if spot.flow:
            self._splices.replace(node.start, node.end, flow_text(tree))
            return
        column = self._layout.column(node.start)
        lines = list_item_lines(dict(tree), " " * (column - 2), " ")
        lines[0] = lines[0][column:]
        if "\n" not in raw and "\r" not in raw and key in tree:
            self._splices.replace(node.start, node.start, f"{key}: ")
            self._splices.lines_below(self._layout.end(node), lines[1:])
            return
        newline = self._splices.newline
        self._splices.replace(node.start, self._layout.end(node), newline.join(lines))

    def _change_flow(self, items: list[Node], gone: frozenset[int], inserts: Inserts) -> None:
        spans = [(item.start, self._layout.end(item)) for item in items]
        kept = [index for index in range(len(items)) if index not in gone]
        if not kept:
            added = ", ".join(flow_text(tree) for trees in inserts.values() for tree in trees)
            self._splices.replace(spans[0][0], spans[-1][1], added)
            return
        remove_in_brackets(self._splices, spans, set(gone))
        for after, trees in sorted(inserts.items()):
            text = ", ".join(flow_text(tree) for tree in trees)
            anchor = max((index for index in kept if index <= after), default=None)
            if anchor is None:
                at = spans[kept[0]][0]
                self._splices.replace(at, at, f"{text}, ")
            else:
                at = spans[anchor][1]
                self._splices.replace(at, at, f", {text}")

    def _change_block(
        self, spot: Spot, items: list[Node], gone: frozenset[int], inserts: Inserts
    ) -> None:
        dashes = [self._dash(item) for item in items]
        column = self._layout.column(dashes[0])
        between = self._splices.text[dashes[0] + 1 : items[0].start]
        gap = between if between and not between.strip(" ") else " "
        apart = self._layout.has_gaps(items)
        for index in gone:
            alone = len(gone) == len(items)
            start, end = self._lines_of(spot, items, dashes, index, keep_heading=not alone)
            self._splices.replace(start, end, "")
        for after, trees in sorted(inserts.items()):
            lines = [
                line
                for tree in trees
                for line in ([""] if apart else []) + list_item_lines(tree, " " * column, gap)
            ]
            anchor = max((i for i in range(after + 1) if i not in gone), default=None)
            if anchor is not None:
                self._splices.lines_below(self._layout.end(items[anchor]), lines)
            elif spot.key is not None:
                self._splices.lines_below(self._layout.colon(spot.key), lines)

    def _dash(self, item: Node) -> int:
        dash = self._splices.text.rfind("-", 0, item.start)
        between = self._splices.text[dash + 1 : item.start]
        if dash < 0 or between.strip() or not self._layout.is_first_on_line(dash):
            raise RefusedEditError("import-no-place", item.start)
        return dash

    def _lines_of(
        self, spot: Spot, items: list[Node], dashes: list[int], index: int, *, keep_heading: bool
    ) -> tuple[int, int]:
        """Give where the lines of an item begin and end, its comments with them."""
        splices, layout = self._splices, self._layout
        column = layout.column(dashes[index])
        line = splices.start_of_line(dashes[index])
        start = layout.comments_above(line, column)
        above = splices.previous_line(start)
        key_line = splices.start_of_line(spot.key.start) if spot.key else -1
        if index == 0 and keep_heading and above == key_line:
            start = line  # what stands right below the key may speak of the whole list
        end = splices.next_line(layout.end(items[index]))
        while end < len(splices.text) and layout.is_comment(end) and self._depth(end) > column:
            end = splices.next_line(end)
        above = splices.previous_line(start)
        open_above = above is None or above == key_line or layout.is_blank_line(above)
        while open_above and end < len(splices.text) and layout.is_blank_line(end):
            end = splices.next_line(end)
        return start, end

    def _depth(self, start: int) -> int:
        line = self._splices.line(start)
        return len(line) - len(line.lstrip())

    def _has_heading(self, spot: Spot, first: Node) -> bool:
        """Tell whether a comment stands between a list's key and its first item."""
        if spot.key is None or spot.flow:
            return False
        below = self._splices.next_line(self._layout.colon(spot.key))
        return self._layout.is_comment(below) and below < first.start
