"""Prose as a tree of plain data, for printers that are no browsers.

It is made from the same clean HTML as the page, so the two never differ.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from kamdocs.model.account import Prose
from kamdocs.render.admonitions import with_kind_titles
from kamdocs.render.prose import ProseWriter, clean_html, project_file
from kamdocs.render.prose_elements import Element, read_elements
from kamdocs.render.prose_inline import inline_nodes, plain, split_at_pictures
from kamdocs.render.prose_node import ProseNode
from kamdocs.render.prose_table import table_node

__all__ = ["ProseNode", "prose_tree"]

PICTURE_TYPES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp"})
"""Files a printer can show; a picture of any other type becomes its words."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    {"p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr", "table", "div"}
)


def prose_tree(prose: Prose | None, writer: ProseWriter) -> tuple[ProseNode, ...]:
    """Give a prose as blocks; empty where there is nothing.

    Links out of the project stay, all others become their text; a picture of the project names
    its file from the project's root.
    """
    if prose is None or not prose.text.strip():
        return ()
    clean = clean_html(
        prose.text,
        link=writer.outside,
        picture=lambda value: _picture(value, prose.path, writer),
    )
    root = read_elements(with_kind_titles(clean, writer.admonition_words))
    _explain_once(root, set())
    return tuple(_renumbered(_blocks(root.children, top=True)))


def _picture(value: str, path: str, writer: ProseWriter) -> str | None:
    file = project_file(value, path)
    if file is None or file not in writer.targets.files:
        return None
    return file if PurePosixPath(file).suffix.lower() in PICTURE_TYPES else None


def _blocks(children: list[Element | str], *, top: bool = False) -> list[ProseNode]:
    blocks: list[ProseNode] = []
    line: list[Element | str] = []
    for child in children:
        if isinstance(child, Element) and (child.tag in _BLOCKS or child.tag in _HEADINGS):
            blocks += split_at_pictures(line)
            line = []
            blocks += _block(child, top=top)
        else:
            line.append(child)
    return blocks + split_at_pictures(line)


def _block(element: Element, *, top: bool) -> list[ProseNode]:
    tag = element.tag
    if tag in _HEADINGS:
        return _heading(element, top=top)
    if tag == "p":
        return split_at_pictures(element.children)
    if tag == "hr":
        return [ProseNode("rule")]
    if tag == "pre":
        code = plain(element.words()).strip("\n")
        return [ProseNode("code", text=code)] if code.strip() else []
    if tag == "table":
        return table_node(element)
    if tag in ("ul", "ol"):
        return _list(element)
    if tag == "dl":
        return _definitions(element)
    if tag == "div":
        return _admonition(element)
    inner = _blocks(element.children)
    if tag == "blockquote":
        return [ProseNode("quote", children=tuple(inner))] if inner else []
    return inner


def _list(element: Element) -> list[ProseNode]:
    items = [
        ProseNode("item", children=tuple(_blocks(_inside(child, "li"))))
        for child in element.children
    ]
    start = element.attributes.get("start", "")
    return _list_of(
        items,
        ordered=element.tag == "ol",
        start=int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1,
    )


def _definitions(element: Element) -> list[ProseNode]:
    """Give a list of terms in bold, each with what it means below it."""
    items: list[ProseNode] = []
    meant = True
    for child in element.children:
        is_term = isinstance(child, Element) and child.tag == "dt"
        inside = _inside(child, "dt", "dd")
        blocks = _bold_line(inside) if is_term else _blocks(inside)
        if not blocks:
            continue
        # Terms that share a meaning stand above it together.
        if not items or (is_term and meant):
            items.append(ProseNode("item"))
        items[-1] = replace(items[-1], children=(*items[-1].children, *blocks))
        meant = not is_term
    return _list_of(items, ordered=False)


def _admonition(element: Element) -> list[ProseNode]:
    if not element.attributes.get("class"):
        return _blocks(element.children)
    title = ""
    rest = list(element.children)
    own = next((child for child in rest if isinstance(child, Element)), None)
    if own is not None and own.attributes.get("class") == "admonition-title":
        title = " ".join(plain(own.words()).split())
        rest.remove(own)
    inner = _blocks(rest)
    if not inner and not title:
        return []
    return [ProseNode("admonition", title=title, children=tuple(inner))]


def _heading(element: Element, *, top: bool) -> list[ProseNode]:
    children = inline_nodes(element.children)
    if not children:
        return []
    if not top:
        return _bold_line(element.children)
    return [ProseNode("heading", level=_HEADINGS[element.tag], children=children)]


def _bold_line(line: list[Element | str]) -> list[ProseNode]:
    children = inline_nodes(line)
    strong = ProseNode("strong", children=children)
    return [ProseNode("paragraph", children=(strong,))] if children else []


def _list_of(items: list[ProseNode], *, ordered: bool, start: int = 1) -> list[ProseNode]:
    kept = tuple(item for item in items if item.children)
    return [ProseNode("list", children=kept, ordered=ordered, start=start)] if kept else []


def _inside(child: Element | str, *tags: str) -> list[Element | str]:
    """Give what is in an element of a list; what stands beside those elements, itself."""
    return child.children if isinstance(child, Element) and child.tag in tags else [child]


def _explain_once(element: Element, known: set[str]) -> None:
    """Leave the meaning of an abbreviation only where it first stands."""
    for child in element.children:
        if isinstance(child, Element):
            if child.tag == "abbr":
                title = child.attributes.get("title", "")
                if title in known:
                    child.attributes.clear()
                known.add(title)
            _explain_once(child, known)


def _renumbered(blocks: list[ProseNode]) -> list[ProseNode]:
    """Give blocks whose headings leave out no level: a reader of tagged PDF stumbles over gaps."""
    above: list[int] = []
    numbered = []
    for block in blocks:
        if block.kind != "heading":
            numbered.append(block)
            continue
        while above and above[-1] >= block.level:
            above.pop()
        above.append(block.level)
        numbered.append(replace(block, level=len(above)))
    return numbered
