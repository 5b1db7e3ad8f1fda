"""Building the tree of nodes from YAML's events, within bounds and without recursion."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import yaml

from kamdocs.source.finding import Finding
from kamdocs.source.folding import fold
from kamdocs.source.line_map import LineMap
from kamdocs.source.rules import finding
from kamdocs.source.yaml_nodes import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    ends_in_digit,
    is_number_tail,
)

MAX_DEPTH = 40
"""Deepest nesting read; a plan needs eight levels."""

MAX_REPEATED = 10_000
"""Most nodes that aliases may repeat in one file."""

_REST_OF_LINE = re.compile(r"[^\r\n]*")
_HASH = re.compile(r"(?<=\S)[ \t]+#(?=[^\s#])")


class RefusedError(Exception):
    """Something that makes the rest of the file pointless to read; carries the finding."""

    def __init__(self, found: Finding) -> None:
        self.finding = found
        super().__init__(found.rule)


@dataclass(slots=True)
class _Part:
    """A node with what it weighs once its aliases are written out."""

    node: Node
    size: int = 1
    height: int = 1


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    node: SequenceNode | MappingNode
    anchor: str | None
    flow: bool
    keys: dict[str, ScalarNode]
    key: Node | None = None
    size: int = 1
    height: int = 1


class TreeBuilder:
    """Takes events one by one; afterwards `root` and `findings` hold the result."""

    def __init__(self, text: str, lines: LineMap) -> None:
        self.root: Node | None = None
        self.findings: list[Finding] = []
        self.last_scalar: ScalarNode | None = None
        self._lines = lines
        self._text = text
        self._hashes = {found.start() for found in _HASH.finditer(text)}
        self._open: list[_Open] = []
        self._anchors: dict[str, _Part] = {}
        self._unused: dict[str, int] = {}
        self._repeated = 0
        self._documents = 0

    def build(self, events: Iterable[Any]) -> None:
        """Take all events; raises RefusedError, and whatever YAML raises for broken syntax."""
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                self._start(event)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                self._end(event)
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                self._document(event)
        for start in self._unused.values():
            self._report("yaml-leading-character", start, character="&")

    def _report(self, rule: str, offset: int, **params: str) -> None:
        self.findings.append(finding(rule, self._lines.place(offset), **params))

    def _refuse(self, rule: str, offset: int, **params: str) -> RefusedError:
        return RefusedError(finding(rule, self._lines.place(offset), **params))

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            raise self._refuse("several-documents", event.start_mark.index)

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        plain = event.style not in ("'", '"', "|", ">")
        node = ScalarNode(self._lines, start, end, event.value, plain)
        self.last_scalar = node
        self._note(event.tag, event.anchor, start)
        if plain and end in self._hashes:
            hash_sign = self._text.index("#", end)
            rest = _REST_OF_LINE.match(self._text, hash_sign)
            self._report("hash-in-value", hash_sign, text=rest[0].strip() if rest else "#")
        self._attach(_Part(node), event.anchor)

    def _start(self, event: Any) -> None:
        start = event.start_mark.index
        if len(self._open) >= MAX_DEPTH:
            raise self._refuse("nesting-too-deep", start, limit=str(MAX_DEPTH))
        self._note(event.tag, event.anchor, start)
        kind = MappingNode if isinstance(event, yaml.MappingStartEvent) else SequenceNode
        node = kind(self._lines, start, start)
        self._open.append(_Open(node, event.anchor, bool(event.flow_style), {}))

    def _end(self, event: Any) -> None:
        done = self._open.pop()
        done.node.end = event.end_mark.index
        self._attach(_Part(done.node, done.size, done.height), done.anchor)

    def _note(self, tag: str | None, anchor: str | None, start: int) -> None:
        if tag is not None:
            self._report("yaml-tag", start, tag=tag)
        if anchor is not None:
            self._unused[anchor] = start

    def _alias(self, event: Any) -> None:
        name, start, end = event.anchor, event.start_mark.index, event.end_mark.index
        if any(opened.anchor == name for opened in self._open):
            raise self._refuse("alias-recursion", start, name=name)
        part = self._anchors.get(name)
        if part is None:  # nobody named it: a text that begins with an asterisk
            self._report("yaml-leading-character", start, character="*")
            part = _Part(ScalarNode(self._lines, start, end, self._text[start:end], True))
        self._unused.pop(name, None)
        self._repeated += part.size
        if self._repeated > MAX_REPEATED:
            raise self._refuse("too-many-aliases", start, limit=str(MAX_REPEATED))
        if len(self._open) + part.height > MAX_DEPTH:
            raise self._refuse("nesting-too-deep", start, limit=str(MAX_DEPTH))
        self._attach(part, None)

    def _attach(self, part: _Part, anchor: str | None) -> None:
        if anchor is not None:
            self._anchors[anchor] = part
        if not self._open:
            self.root = part.node
            return
        parent = self._open[-1]
        parent.size += part.size
        parent.height = max(parent.height, part.height + 1)
        if isinstance(parent.node, SequenceNode):
            self._add_item(parent.node, parent.flow, part.node)
        elif parent.key is None:
            parent.key = part.node
        else:
            key, parent.key = parent.key, None
            self._add_entry(parent, parent.node, key, part.node)

    def _add_item(self, sequence: SequenceNode, flow: bool, item: Node) -> None:
        before = sequence.items[-1] if sequence.items else None
        if flow and isinstance(before, MappingNode) and is_number_tail(item) and before.entries:
            value = before.entries[-1][1]
            if ends_in_digit(value):
                self._decimal_comma(value, item)
                return
        sequence.items.append(item)

    def _add_entry(self, opened: _Open, mapping: MappingNode, key: Node, value: Node) -> None:
        if not isinstance(key, ScalarNode):
            self._report("key-not-text", key.start)
        elif opened.flow and self._is_cut_number(mapping, key, value):
            self._decimal_comma(mapping.entries[-1][1], key)
        elif key.plain and key.text == "<<":
            self._report("merge-key", key.start)
        elif (first := opened.keys.setdefault(fold(key.text), key)) is not key:
            line = str(self._lines.line(first.start))
            self._report("duplicate-key", key.start, key=key.text, line=line)
        else:
            mapping.entries.append((key, value))

    def _is_cut_number(self, mapping: MappingNode, key: ScalarNode, value: Node) -> bool:
        if not (isinstance(value, ScalarNode) and value.is_empty and mapping.entries):
            return False
        return is_number_tail(key) and ends_in_digit(mapping.entries[-1][1])

    def _decimal_comma(self, head: Node, tail: Node) -> None:
        self._report("decimal-comma-in-braces", head.start, text=self._text[head.start : tail.end])
