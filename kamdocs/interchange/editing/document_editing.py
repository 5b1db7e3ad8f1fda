"""Edits of one Markdown or YAML file: planned, read again, and refused unless they are exact."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kamdocs.interchange.editing.edits import Edit, RefusedEditError
from kamdocs.interchange.editing.file_form import FileForm, writes_day_first
from kamdocs.interchange.editing.outcome import expected_values, same_values
from kamdocs.interchange.editing.rules import edit_finding
from kamdocs.interchange.editing.yaml_editor import edited_yaml
from kamdocs.interchange.existing_files import changed_file, read_existing
from kamdocs.interchange.relation import Workshop
from kamdocs.interchange.writing import FileText
from kamdocs.model.programme_enums import FieldType
from kamdocs.model.record import Record
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.front_matter import FrontMatter, split_front_matter
from kamdocs.source.line_map import LineMap
from kamdocs.source.place import Place
from kamdocs.source.places import Spots
from kamdocs.source.record_walk import RecordWalk
from kamdocs.source.text_file import TextFile, decode_text
from kamdocs.source.value_reader import Writing
from kamdocs.source.yaml_file import compose

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class DocumentForm:
    """How the documents of an account, or the programme, are read and written."""

    writing: Writing
    declared: frozenset[str] = frozenset()
    """Stages and KPIs of the programme's own."""

    custom: Mapping[str, FieldType] | None = None


@dataclass(frozen=True)
class _Halves:
    """A file's YAML and where in the file it stands."""

    yaml: str
    start: int
    line: int
    body: str


def edit_document(
    path: Path,
    shown: str,
    record: type[Record],
    edits: Sequence[Edit],
    form: DocumentForm,
    workshop: Workshop,
) -> FileText | None:
    """Plan the edits of a file; None, with findings, where one cannot be made.

    The result is read again: unless it holds what the file held and the edits, nothing else,
    it is refused.
    """
    existing = read_existing(path, shown, workshop)
    if existing is None:
        return None
    before, file = existing
    halves = _halves(file, shown)
    if isinstance(halves, Finding):
        workshop.findings.append(halves)
        return None
    text = _tried(file, halves, record, edits, form, workshop)
    return None if text is None else changed_file(path, before, file, text, workshop)


def edit_planned(
    item: FileText,
    shown: str,
    record: type[Record],
    edits: Callable[[dict[str, Any]], Sequence[Edit]],
    form: DocumentForm,
    workshop: Workshop,
) -> FileText | None:
    """Plan more edits of a file that is to be written; `edits` are made for what it will hold.

    None, with findings, where one cannot be made.
    """
    file = decode_text(item.after, shown)
    halves = file if isinstance(file, Finding) else _halves(file, shown)
    if isinstance(file, Finding) or isinstance(halves, Finding):
        workshop.findings.extend(found for found in (file, halves) if isinstance(found, Finding))
        return None
    try:
        wanted = edits(_values(halves, record, form))
    except RefusedEditError:
        return item  # a file with errors; what reading it says is told of it
    if not wanted:
        return item
    text = _tried(file, halves, record, wanted, form, workshop)
    if text is None:
        return None
    planned = changed_file(item.path, item.after, file, text, workshop)
    return FileText(item.path, item.before, planned.after, item.origin)


def _tried(
    file: TextFile,
    halves: _Halves,
    record: type[Record],
    edits: Sequence[Edit],
    form: DocumentForm,
    workshop: Workshop,
) -> str | None:
    try:
        return edited_text(file, halves, record, edits, form)
    except RefusedEditError as refused:
        place = LineMap(halves.yaml, file.path, halves.line).place(refused.offset)
        workshop.findings.append(edit_finding(refused.rule, place, **refused.params))
        return None


def new_document(
    path: Path,
    shown: str,
    record: type[Record],
    edits: Sequence[Edit],
    form: DocumentForm,
    workshop: Workshop,
) -> FileText | None:
    """Plan a file that is not there yet; None, with findings, for values that cannot be written."""
    file = TextFile(shown, "---\n---\n" if shown.lower().endswith(".md") else "")
    halves = _halves(file, shown)
    if isinstance(halves, Finding):
        return None
    try:
        text = edited_text(file, halves, record, edits, form)
    except RefusedEditError as refused:
        workshop.findings.append(edit_finding(refused.rule, Place(shown), **refused.params))
        return None
    return FileText(path, None, text.encode())


def edited_text(
    file: TextFile, halves: _Halves, record: type[Record], edits: Sequence[Edit], form: DocumentForm
) -> str:
    """Give the text of a file with edits made; raises RefusedEditError."""
    before = _values(halves, record, form)
    written = FileForm(form.writing, form.declared, writes_day_first(halves.yaml))
    yaml = edited_yaml(halves.yaml, file.newline, record, written, edits)
    end = halves.start + len(halves.yaml)
    text = file.text[: halves.start] + yaml + file.text[end:]
    after = _halves(TextFile(file.path, text, file.encoding, file.newline), file.path)
    if isinstance(after, Finding) or after.body != halves.body:
        raise RefusedEditError("import-not-exact", 0)
    expected = expected_values(before, record, edits)
    if not same_values(_values(after, record, form), expected, record):
        raise RefusedEditError("import-not-exact", 0)
    return text


def _values(halves: _Halves, record: type[Record], form: DocumentForm) -> dict[str, Any]:
    """Read the values of a text; raises RefusedEditError where it cannot be read."""
    composed = compose(halves.yaml, "")
    if composed.root is None or any(item.severity is Severity.ERROR for item in composed.findings):
        raise RefusedEditError("import-not-exact", 0)
    walk = RecordWalk(form.writing, custom=form.custom)
    return walk.record(record, composed.root, Spots(LineMap(halves.yaml, ""), 0))


def _halves(file: TextFile, shown: str) -> _Halves | Finding:
    if not shown.lower().endswith(".md"):
        return _Halves(file.text, 0, 1, "")
    parts = split_front_matter(file)
    if isinstance(parts, Finding):
        return parts
    return _Halves(parts.yaml, _start(file, parts), parts.yaml_line, parts.body)


def _start(file: TextFile, parts: FrontMatter) -> int:
    """Give the offset of the line on which the front matter begins."""
    ends = _LINE_END.finditer(file.text)
    for _ in range(parts.yaml_line - 2):
        next(ends)
    return next(ends).end()
