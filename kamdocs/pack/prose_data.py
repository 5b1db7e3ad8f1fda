"""Prose as data of the template: headings without gaps, safe links, the project's images."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from kamdocs.pack.images import PackImages
from kamdocs.pack.printable import printable, shown
from kamdocs.render.prose_tree import ProseNode

_HIGHEST = 2
"""Level of the first heading: the part itself has the one above it."""

_LOWEST = 6

_DEEPEST = 12
"""Lists in quotes in lists: what is deeper stands as text."""

_LINK = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20\u200b-\u200f\u202a-\u202e]+", re.IGNORECASE)


class ProseData:
    """Turns the prose of one text into data; headings follow those before them."""

    def __init__(self, images: PackImages) -> None:
        self._images = images
        self._level = _HIGHEST - 1

    def nodes(self, nodes: Iterable[ProseNode], depth: int = 0) -> list[dict[str, Any]]:
        """Give nodes as data, in their order."""
        return [self._node(node, depth) for node in nodes]

    def _node(self, node: ProseNode, depth: int) -> dict[str, Any]:
        if depth >= _DEEPEST and node.children:
            return {"kind": "text", "text": printable(all_text(node))}
        match node.kind:
            case "table":
                return self._table(node, depth)
            case "image":
                return self._image(node)
            case "link":
                return self._link(node, depth)
        data: dict[str, Any] = {"kind": node.kind, "text": printable(node.text)}
        if node.kind == "heading" and not shown(all_text(node)).strip():
            data["kind"] = "paragraph"  # a heading of a picture alone has no name to be found by
        elif node.kind == "heading":
            self._level = max(_HIGHEST, min(node.level + 1, self._level + 1, _LOWEST))
            data["level"] = self._level
        data["ordered"] = node.ordered
        data["start"] = node.start
        data["title"] = printable(node.title)
        data["children"] = self.nodes(node.children, depth + 1)
        return data

    def _link(self, node: ProseNode, depth: int) -> dict[str, Any]:
        inner = self.nodes(node.children, depth + 1) or [
            {"kind": "text", "text": printable(node.text or node.target)}
        ]
        if not _LINK.fullmatch(node.target):
            return {"kind": "plain", "children": inner}
        return {"kind": "link", "target": node.target, "children": inner}

    def _image(self, node: ProseNode) -> dict[str, Any]:
        words = printable(node.text or node.title or all_text(node))
        name = self._images.of_project(node.target)
        if name is None:
            return {"kind": "text", "text": words}
        return {"kind": "image", "file": name, "alt": words or printable(node.target)}

    def _table(self, node: ProseNode, depth: int) -> dict[str, Any]:
        rows = [row.children for row in node.children if row.kind == "row"]
        width = max(map(len, rows), default=0)
        heads = 1 if rows and any(cell.is_head for cell in rows[0]) else 0
        data = [[self._cell(row, index, depth) for index in range(width)] for row in rows]
        return {
            "kind": "table",
            "columns": width,
            "aligns": [_align(rows, index) for index in range(width)],
            "head": data[:heads],
            "rows": data[heads:],
        }

    def _cell(self, row: tuple[ProseNode, ...], index: int, depth: int) -> list[dict[str, Any]]:
        if index >= len(row):
            return []
        cell = row[index]
        text = [{"kind": "text", "text": printable(cell.text)}] if cell.text else []
        return text + self.nodes(cell.children, depth + 2)


def _align(rows: list[tuple[ProseNode, ...]], index: int) -> str:
    """Give how a column stands: as the first of its cells that says so."""
    said = (row[index].align for row in rows if index < len(row))
    return next((align for align in said if align), "left")


def all_text(node: ProseNode) -> str:
    """Give the words of a node and of all in it."""
    return node.text + "".join(all_text(child) for child in node.children)
