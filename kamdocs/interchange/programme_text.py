"""The programme file of an import: a new one, or the entries missing in the one there is."""

from __future__ import annotations

from collections.abc import Mapping as Entries
from pathlib import Path

from kamdocs.interchange.existing_files import changed_file, read_existing
from kamdocs.interchange.mapping import Mapping
from kamdocs.interchange.record import MadeRecord, MisfitError, enum_text, yaml_value
from kamdocs.interchange.relation import Workshop
from kamdocs.interchange.writing import FileText
from kamdocs.interchange.written_form import is_portuguese, side
from kamdocs.interchange.yaml_edit import NoPlaceError, YamlEdit
from kamdocs.interchange.yaml_text import Tree, bare_value, entry_lines, text_value
from kamdocs.model.programme import Programme
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, record_shape
from kamdocs.source.finding import Severity
from kamdocs.source.folding import fold
from kamdocs.source.nearness import near_or_all
from kamdocs.source.place import Place
from kamdocs.source.programme_reading import ProgrammeReading
from kamdocs.source.word_table import key_table
from kamdocs.source.yaml_file import compose
from kamdocs.source.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode


def plan_programme(
    into: Path,
    programme: ProgrammeReading,
    mapping: Mapping,
    made: dict[str, list[MadeRecord]],
    language: str,
    workshop: Workshop,
) -> FileText | None:
    """Plan the programme file; what is in an existing one stays as it is written."""
    fixed = _fixed(mapping.programme, Programme, language, workshop) if mapping.programme else {}
    lists = {name: [item.entries(language) for item in items] for name, items in made.items()}
    path = into / programme.path.rpartition("/")[2]
    if not path.exists():
        return _new_file(into, mapping, fixed, lists, language, workshop)
    errors = [item for item in programme.findings if item.severity is Severity.ERROR]
    workshop.findings.extend(errors)
    existing = None if errors else read_existing(path, programme.path, workshop)
    if existing is None:
        return None
    before, file = existing
    root = compose(file.text, file.path).root
    if root is None:
        return None
    edit = YamlEdit(file.text, file.newline, root)
    _add_missing(edit, programme, lists, workshop)
    return changed_file(path, before, file, edit.result(), workshop)


def _new_file(
    into: Path,
    mapping: Mapping,
    fixed: dict[str, Tree],
    lists: dict[str, list[dict[str, str]]],
    language: str,
    workshop: Workshop,
) -> FileText:
    words = side(language)
    keys = key_table(Programme)
    if "name" not in fixed:
        workshop.report("import-missing-key", Place(mapping.path), key="name", section="programme")
    values: dict[str, Tree] = {**fixed, "language": language}
    lines: list[str] = []
    for name in record_shape(Programme):
        items: list[Tree] = [*_items(fixed.get(name)), *lists.get(name, [])]
        value = items if name in lists else values.get(name)
        if not value:
            continue
        spaced = not isinstance(value, str)
        lines += [
            *([""] if spaced else []),
            *entry_lines({keys.word(name, words): value}),
        ]
    file = "programa.yml" if is_portuguese(language) else "programme.yml"
    return FileText(into / file, None, "\n".join([*lines, ""]).encode(), Place(mapping.path))


def _items(value: Tree | None) -> list[Tree]:
    return [] if value is None or isinstance(value, (str, Entries)) else list(value)


def _fixed(
    node: MappingNode, record: type[Record], language: str, workshop: Workshop
) -> dict[str, Tree]:
    """Turn what the mapping says of the programme into values by field of the record."""
    keys = key_table(record)
    fixed: dict[str, Tree] = {}
    for key, value in node.entries:
        name = keys.find(key.text)
        if name is None:
            known = near_or_all(key.text, keys.words(side(language)))
            workshop.report(
                "import-unknown-field",
                key.place,
                field=key.text,
                section="programme",
                known=known,
            )
        else:
            fixed[name] = _fixed_value(value, record_shape(record)[name], language, workshop)
    return fixed


def _fixed_value(node: Node, shape: FieldShape, language: str, workshop: Workshop) -> Tree:
    if isinstance(node, SequenceNode):
        return [_fixed_value(item, shape, language, workshop) for item in node.items]
    if isinstance(node, MappingNode) and shape.record is not None:
        keys = key_table(shape.record)
        inner = _fixed(node, shape.record, language, workshop)
        return {keys.word(name, side(language)): value for name, value in inner.items()}
    if isinstance(node, MappingNode):
        return {
            bare_value(key.text): text_value(value.text)
            for key, value in node.entries
            if isinstance(value, ScalarNode)
        }
    text = node.text if isinstance(node, ScalarNode) else ""
    if shape.values is None:
        return yaml_value(shape, text)
    try:
        return enum_text(shape.values, text, language)
    except MisfitError as misfit:
        workshop.report(misfit.rule, node.place, field=shape.key, value=text, **misfit.params)
        return ""


def _add_missing(
    edit: YamlEdit,
    programme: ProgrammeReading,
    lists: dict[str, list[dict[str, str]]],
    workshop: Workshop,
) -> None:
    keys = key_table(Programme)
    present = {keys.find(key.text): (key, node) for key, node in edit.root.entries}
    words = keys.language_of(
        (key.text for key, _ in edit.root.entries), side(programme.writing.language)
    )
    new: dict[str, Tree] = {}
    for section, items in lists.items():
        ids = {fold(item["id"]) for item in programme.values.get(section, ()) if "id" in item}
        missing = [item for item in items if fold(item.get("id", "")) not in ids]
        if not missing:
            continue
        if section not in present:
            new[keys.word(section, words)] = missing
            continue
        try:
            edit.add_items(*present[section], missing)
        except NoPlaceError as error:
            workshop.report("import-flow-list", error.node.place, section=section)
    for key, value in new.items():
        edit.add_entries({key: value}, None)
