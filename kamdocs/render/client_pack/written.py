"""Prose and lists that people wrote for the client, as blocks of a part."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kamdocs.model.account import Prose
from kamdocs.render.client_pack.blocks import Text
from kamdocs.render.client_pack.subject import Subject
from kamdocs.render.prose_tree import ProseNode, prose_tree

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_])")
"""Where a first sentence ends; the point of a number or of a date has no blank behind it."""


def written(subject: Subject, prose: Prose | None) -> tuple[Text, ...]:
    """Give prose as a block; none where nothing was written for the client."""
    nodes = prose_tree(prose, subject.context.prose)
    return (Text(nodes),) if nodes else ()


def titled(subject: Subject, prose: Prose | None, title: str) -> tuple[str, tuple[Text, ...]]:
    """Give prose with a title: its own, where it has one heading and begins with it."""
    nodes = prose_tree(prose, subject.context.prose)
    headings = [node for node in nodes if node.kind == "heading"]
    if len(headings) == 1 and nodes[0] is headings[0]:
        title, nodes = plain_text(nodes[0]), nodes[1:]
    return title, (Text(nodes),) if nodes else ()


def plain_text(node: ProseNode) -> str:
    """Give the words of a piece of prose alone."""
    return node.text + "".join(plain_text(child) for child in node.children)


def bullets(texts: Iterable[str], *, ordered: bool = False, title: str = "") -> Text:
    """Give short texts as a list, below a title if there is one."""
    items = tuple(
        ProseNode(
            "item",
            children=(ProseNode("paragraph", children=(ProseNode("text", text=text),)),),
        )
        for text in texts
    )
    head = (ProseNode("heading", level=1, children=(ProseNode("text", text=title),)),)
    return Text((*(head if title else ()), ProseNode("list", children=items, ordered=ordered)))


def first_sentence(text: str) -> tuple[str, str]:
    """Part a text in its first sentence and what follows, such as a recommendation."""
    parts = _SENTENCE_END.split(text.strip(), maxsplit=1)
    return parts[0], parts[1] if len(parts) > 1 else ""
