"""What stands inside a line of prose: words, emphasis, links, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kamdocs.render.prose_elements import Element
from kamdocs.render.prose_node import ProseNode
from kamdocs.source.prose_forms import file_words

_KINDS = {"strong": "strong", "em": "emphasis", "del": "strike"}
_SPACE = re.compile(r"[ \t\n\r\f]+")
_UNPRINTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Control characters, and those that turn the reading direction so that a text lies."""

_SPREAD = frozenset(
    {"p", "li", "tr", "dd", "dt", "pre", "div", "blockquote", "table", "ul", "ol", "td"}
)
"""Blocks that stand on lines of their own, should they be inside of a line all the same."""


def plain(text: str) -> str:
    """Give a text without signs that no printer shows."""
    return _UNPRINTED.sub("", text)


def inline_nodes(children: list[Element | str]) -> tuple[ProseNode, ...]:
    """Give a line's nodes: spaces as a browser shows them, pictures as their words."""
    nodes = [_words_of(node) for child in children for node in _nodes(child)]
    return _trimmed(_joined(nodes))


def split_at_pictures(children: list[Element | str]) -> list[ProseNode]:
    """Give a paragraph as blocks: its pictures stand between the lines before and after."""
    blocks: list[ProseNode] = []
    line: list[ProseNode] = []
    for node in (node for child in children for node in _nodes(child)):
        if node.kind == "image" and node.target:
            blocks += _paragraph(line)
            blocks.append(node)
            line = []
        else:
            line.append(_words_of(node))
    return blocks + _paragraph(line)


def _paragraph(line: list[ProseNode]) -> list[ProseNode]:
    children = _trimmed(_joined(line))
    return [ProseNode("paragraph", children=children)] if children else []


def _nodes(child: Element | str) -> Iterator[ProseNode]:
    if isinstance(child, str):
        text = plain(_SPACE.sub(" ", child))
        if text:
            yield ProseNode("text", text=text)
        return
    if child.tag == "br":
        yield ProseNode("break")
    elif child.tag == "img":
        yield from _image(child)
    elif child.tag == "code":
        yield from _code(child)
    else:
        yield from _spanned(child)


def _spanned(element: Element) -> Iterator[ProseNode]:
    inner = [node for child in element.children for node in _nodes(child)]
    if element.tag in _SPREAD:
        yield ProseNode("break")
        yield from inner
        return
    if element.tag == "abbr" and element.attributes.get("title"):
        inner.append(ProseNode("text", text=f" ({plain(element.attributes['title'])})"))
    target = element.attributes.get("href", "") if element.tag == "a" else ""
    kind = "link" if target else _KINDS.get(element.tag)
    if kind is None:
        yield from inner
        return
    words = tuple(_joined([_words_of(node) for node in inner]))
    if words:
        yield ProseNode(kind, children=words, target=target)


def _image(element: Element) -> Iterator[ProseNode]:
    target = element.attributes.get("src", "")
    words = plain(" ".join(element.attributes.get("alt", "").split()))
    if target or words:
        yield ProseNode("image", text=words or file_words(target), target=target)


def _code(element: Element) -> Iterator[ProseNode]:
    text = plain(_SPACE.sub(" ", element.words()))
    if text.strip():
        yield ProseNode("code-text", text=text)


def _words_of(node: ProseNode) -> ProseNode:
    return ProseNode("text", text=node.text) if node.kind == "image" else node


def _joined(nodes: list[ProseNode]) -> list[ProseNode]:
    """Give nodes in which no two texts or breaks are neighbours."""
    joined: list[ProseNode] = []
    for node in nodes:
        last = joined[-1].kind if joined else ""
        if node.kind == "text" and last == "text":
            joined[-1] = ProseNode("text", text=_SPACE.sub(" ", joined[-1].text + node.text))
        elif node.kind != "break" or last != "break":
            joined.append(node)
    return joined


def _trimmed(nodes: list[ProseNode]) -> tuple[ProseNode, ...]:
    """Give a line without spaces where it begins, ends or breaks, and no break at its ends."""
    kept: list[ProseNode] = []
    for index, node in enumerate(nodes):
        if node.kind == "text":
            before = nodes[index - 1].kind if index else "break"
            after = nodes[index + 1].kind if index + 1 < len(nodes) else "break"
            text = node.text.lstrip(" ") if before == "break" else node.text
            text = text.rstrip(" ") if after == "break" else text
            node = ProseNode("text", text=text)
        if node.kind != "text" or node.text:
            kept.append(node)
    while kept and kept[0].kind == "break":
        kept = kept[1:]
    while kept and kept[-1].kind == "break":
        kept = kept[:-1]
    return tuple(kept)
