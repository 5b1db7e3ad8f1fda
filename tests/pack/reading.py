"""Reading a PDF back: its words, tags, bookmarks, fonts."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import IndirectObject

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS"
    b"\xde\x00\x00\x00\x0cIDAT"
    + zlib.compress(b"\x00\xff\x00\x00")
    + zlib.crc32(b"IDAT" + zlib.compress(b"\x00\xff\x00\x00")).to_bytes(4, "big")
    + b"\x00\x00\x00\x00IEND\xaeB`\x82"
)


def catalog(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]


def bookmarks(reader: PdfReader) -> list[str]:
    outline: Any = reader.outline
    return [str(item["/Title"]) for item in outline]


def text_of(reader: PdfReader) -> str:
    """The words, without what only divides lines."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


def joined(text: str) -> str:
    """A text without what a line's end can change."""
    return re.sub(r"[\s\u200b\xad-]+", "", text)


def structure(reader: PdfReader) -> Iterator[tuple[str, Any]]:
    """Every element of the tree of tags, in reading order: its kind and itself."""
    todo: list[Any] = [catalog(reader)["/StructTreeRoot"]]
    while todo:
        node = todo.pop(0)
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, list):
            todo = [*node, *todo]
        elif isinstance(node, dict):
            if "/S" in node:
                yield str(node["/S"]), node
            if "/K" in node:
                todo.insert(0, node["/K"])


def figures(reader: PdfReader) -> list[str]:
    """What stands for each picture, in reading order."""
    return [str(node["/Alt"]) for kind, node in structure(reader) if kind == "/Figure"]


def links(reader: PdfReader) -> set[str]:
    notes: Any = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    return {str(note["/A"]["/URI"]) for note in notes}


def fonts(reader: PdfReader) -> set[str]:
    found: Any = [
        font.get_object() for page in reader.pages for font in _fonts_of(page["/Resources"])
    ]
    return {str(font["/BaseFont"]).split("+")[-1] for font in found}


def _fonts_of(resources: Any) -> Any:
    return resources.get("/Font", {}).values()
