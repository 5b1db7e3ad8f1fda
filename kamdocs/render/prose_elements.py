"""The elements of clean HTML as plain objects, read with the standard library's parser."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"br", "hr", "img"})
_DEEPEST = 24
"""Elements below this depth are left out and their text is kept: no reader follows so far."""


@dataclass
class Element:
    """An element with its attributes and what is in it, texts as plain strings."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def words(self) -> str:
        """Give the text in an element, whatever stands around it."""
        return "".join(item if isinstance(item, str) else item.words() for item in self.children)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self._open: list[Element] = [self.root]
        self._left_out = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        if tag in _VOID:
            self._open[-1].children.append(element)
        elif len(self._open) > _DEEPEST:
            self._left_out += 1
        else:
            self._open[-1].children.append(element)
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self._left_out:
            self._left_out -= 1
        elif len(self._open) > 1:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def read_elements(html: str) -> Element:
    """Give the root of clean HTML, whose elements are all closed in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root
