"""Account files: new ones, and fields and lists that are missing in those there are."""

from __future__ import annotations

import re
from pathlib import Path

from kamdocs.interchange.existing_files import changed_file, read_existing
from kamdocs.interchange.record import MadeRecord, yaml_value
from kamdocs.interchange.relation import Workshop
from kamdocs.interchange.writing import FileText
from kamdocs.interchange.written_form import is_portuguese, side
from kamdocs.interchange.yaml_edit import YamlEdit
from kamdocs.interchange.yaml_text import Tree, entry_lines
from kamdocs.model.account import AccountFile
from kamdocs.model.shape import record_shape
from kamdocs.source.account_listing import ACCOUNT_NAMES
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.front_matter import FrontMatter, split_front_matter
from kamdocs.source.text_file import TextFile
from kamdocs.source.word_table import key_table
from kamdocs.source.yaml_file import compose
from kamdocs.source.yaml_nodes import MappingNode, Node, ScalarNode

Lists = dict[str, list[MadeRecord]]
"""Records of an account by field."""

_LINE_END = re.compile(r"\r\n|\r|\n")


def new_account(folder: Path, record: MadeRecord, lists: Lists, language: str) -> FileText:
    """Plan the file of an account that is not there yet."""
    lines = entry_lines(_profile(record, side(language)))
    for key, value in _lists(lists, side(language)).items():
        lines += ["", *entry_lines({key: value})]
    text = "\n".join(["---", *lines, "---", ""])
    name = ACCOUNT_NAMES[0 if is_portuguese(language) else 1]
    return FileText(folder / name, None, text.encode(), record.place)


def completed_account(
    path: Path, shown: str, record: MadeRecord, lists: Lists, language: str, workshop: Workshop
) -> FileText | None:
    """Plan what is missing in an account file; None, with findings, where it cannot be read."""
    existing = read_existing(path, shown, workshop)
    if existing is None:
        return None
    before, file = existing
    parts = split_front_matter(file)
    if isinstance(parts, Finding):
        workshop.findings.append(parts)
        return None
    composed = compose(parts.yaml, shown, parts.yaml_line)
    errors = [found for found in composed.findings if found.severity is Severity.ERROR]
    workshop.findings.extend(errors)
    if composed.root is None or errors:
        return None
    edit = YamlEdit(parts.yaml, file.newline, composed.root)
    _complete(edit, record, lists, language)
    start = _yaml_start(file, parts)
    text = file.text[:start] + edit.result() + file.text[start + len(parts.yaml) :]
    return changed_file(path, before, file, text, workshop)


def _profile(record: MadeRecord, words: str) -> dict[str, Tree]:
    return {
        key_table(AccountFile).word(name, words): yaml_value(shape, record.values[name])
        for name, shape in record_shape(AccountFile).items()
        if name in record.values
    }


def _lists(lists: Lists, words: str) -> dict[str, Tree]:
    """Give records as YAML: a list, or one record where the field holds only one."""
    trees: dict[str, Tree] = {}
    for name, shape in record_shape(AccountFile).items():
        items = [item.entries(words) for item in lists.get(name, ())]
        if items:
            trees[key_table(AccountFile).word(name, words)] = items if shape.many else items[0]
    return trees


def _complete(edit: YamlEdit, record: MadeRecord, lists: Lists, language: str) -> None:
    keys = key_table(AccountFile)
    present = {keys.find(key.text): (key, value) for key, value in edit.root.entries}
    words = keys.language_of((key.text for key, _ in edit.root.entries), side(language))
    new = dict(record.values)
    for name, (key, value) in present.items():
        text = new.pop(name or "", None)
        if text is not None and isinstance(value, ScalarNode) and value.plain and not value.text:
            edit.fill(key, yaml_value(record_shape(AccountFile)[name or ""], text))
    profile = _profile(MadeRecord(record.record, new, record.place), words)
    if profile:
        edit.add_entries(profile, _last_of_profile(edit.root))
    missing = {name: items for name, items in lists.items() if name not in present}
    for word, tree in _lists(missing, words).items():
        edit.add_entries({word: tree}, None)


def _last_of_profile(root: MappingNode) -> Node | None:
    """Give the last of the single values at the top, below which the profile goes on."""
    last: Node | None = None
    for key, value in root.entries:
        if not isinstance(value, ScalarNode):
            break
        last = key if value.plain and not value.text else value
    return last


def _yaml_start(file: TextFile, parts: FrontMatter) -> int:
    """Give the offset of the line on which the front matter begins."""
    ends = _LINE_END.finditer(file.text)
    for _ in range(parts.yaml_line - 2):
        next(ends)
    return next(ends).end()
