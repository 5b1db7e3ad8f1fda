"""One file with front matter, or one YAML file, as the values of a record and its prose."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kamdocs.model.account import Prose
from kamdocs.model.record import Record
from kamdocs.source.finding import Finding
from kamdocs.source.front_matter import split_front_matter
from kamdocs.source.line_map import LineMap
from kamdocs.source.place import Place
from kamdocs.source.places import Places, Spots
from kamdocs.source.record_walk import Mention, RecordWalk
from kamdocs.source.text_file import TextFile, read_text_file
from kamdocs.source.yaml_file import compose
from kamdocs.source.yaml_nodes import MappingNode, ScalarNode


@dataclass(slots=True)
class Document:
    """What one file gave; without `readable` nothing of its record can be trusted."""

    path: str
    values: dict[str, Any] = field(default_factory=dict)
    prose: Prose | None = None
    spots: Spots | None = None
    findings: list[Finding] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    readable: bool = False

    def place_of(self, field: str) -> Place:
        """Give the place of a field, or of the record where it is not written."""
        return Places(self.spots).nearest(field) if self.spots else Place(self.path)


def read_document(file: Path, path: str, record: type[Record], walk: RecordWalk) -> Document:
    """Read a Markdown file with front matter as a record and prose."""
    document = Document(path)
    text = read_text_file(file, path)
    if isinstance(text, Finding):
        document.findings.append(text)
        return document
    parts = split_front_matter(text)
    if isinstance(parts, Finding):
        document.findings.append(parts)
        return document
    if parts.body.strip():
        document.prose = Prose(text=parts.body, path=path, line=parts.body_line)
    return _read_yaml(document, parts.yaml, parts.yaml_line, record, walk)


def read_yaml_document(text: TextFile, record: type[Record], walk: RecordWalk) -> Document:
    """Read a YAML file as a record."""
    return _read_yaml(Document(text.path), text.text, 1, record, walk)


def _read_yaml(
    document: Document, text: str, first_line: int, record: type[Record], walk: RecordWalk
) -> Document:
    composed = compose(text, document.path, first_line)
    document.findings.extend(composed.findings)
    if composed.root is None:
        return document
    spots = Spots(LineMap(text, document.path, first_line), 0)
    document.values = walk.record(record, composed.root, spots)
    document.spots = spots
    document.findings.extend(walk.findings)
    document.mentions.extend(walk.mentions)
    document.readable = True
    return document


def plain_value(text: str, path: str, keys: tuple[str, ...]) -> ScalarNode | None:
    """Give the value of a top-level key before the record is read, e.g. the language."""
    root = compose(text, path).root
    if not isinstance(root, MappingNode):
        return None
    for key, value in root.entries:
        if key.text.strip().lower() in keys and isinstance(value, ScalarNode):
            return value
    return None
