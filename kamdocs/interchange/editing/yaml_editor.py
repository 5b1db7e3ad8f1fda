"""Edits of records in a YAML text, one after the other, each on a tree read anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeGuard

from kamdocs.interchange.editing.edits import (
    Edit,
    ListEdit,
    NewRecord,
    NewValue,
    RecordEdit,
    RefusedEditError,
    Single,
)
from kamdocs.interchange.editing.entries import EntryWriter
from kamdocs.interchange.editing.file_form import FileForm
from kamdocs.interchange.editing.finding_nodes import NodeTree, Spot, is_blank
from kamdocs.interchange.editing.items import ItemWriter
from kamdocs.interchange.editing.layout import Layout
from kamdocs.interchange.editing.list_steps import list_steps
from kamdocs.interchange.editing.scalars import ScalarWriter
from kamdocs.interchange.editing.splices import Splices
from kamdocs.interchange.editing.written_trees import (
    TreeForm,
    flow_text,
    is_free,
    ordered_names,
    text_shape,
)
from kamdocs.interchange.written_form import side
from kamdocs.interchange.yaml_text import Tree
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape
from kamdocs.source.folding import fold
from kamdocs.source.word_table import key_table
from kamdocs.source.yaml_file import compose
from kamdocs.source.yaml_nodes import MappingNode, Node, ScalarNode
from kamdocs.source.yaml_text import with_plain_spaces


def edited_yaml(
    text: str,
    newline: str,
    record: type[Record],
    form: FileForm,
    edits: Iterable[Edit],
) -> str:
    """Give a text with edits made; raises RefusedEditError for one without a safe place.

    The paths of all edits are those of the text as it was: fields first, then lists from the
    innermost out, each from its last item to its first.
    """
    for edit in sorted(_in_steps(edits), key=_turn):
        editor = _Editor(text, newline, record, form)
        editor.make(edit)
        text = editor.splices.result()
    return text


def _in_steps(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Give edits of records as what they write and what they take away."""
    for edit in edits:
        if isinstance(edit, ListEdit):
            yield edit
            continue
        new = {name: value for name, value in edit.values.items() if not is_none(value)}
        if new:
            yield RecordEdit(edit.path, new)
        for name, value in edit.values.items():
            if is_none(value):
                yield RecordEdit(edit.path, {name: None})


def _turn(edit: Edit) -> tuple[bool, int, list[int]]:
    path = edit.path
    inner_first = -len(path) if isinstance(edit, ListEdit) else 0
    return isinstance(edit, ListEdit), inner_first, [-step for step in path if is_index(step)]


def is_none(value: NewValue) -> bool:
    """Tell whether a value takes away what stands there."""
    return value is None or value == ()


def is_index(step: str | int) -> TypeGuard[int]:
    """Tell whether a step of a path is one into a list."""
    return isinstance(step, int)


class _Editor:
    """One edit of one text."""

    def __init__(self, text: str, newline: str, record: type[Record], form: FileForm) -> None:
        root = compose(text, "").root
        if root is None:
            raise RefusedEditError("import-no-place", 0)
        plain = with_plain_spaces(text)
        self.splices = Splices(text, newline)
        self._tree = NodeTree(plain, root, record, side(form.writing.language))
        self._form = form
        self._trees = TreeForm(form)
        self._scalars = ScalarWriter(self.splices, plain)
        self._layout = Layout(self.splices, plain, self._scalars)
        self._entries = EntryWriter(self.splices, self._layout)
        self._items = ItemWriter(self.splices, self._layout, self._entries)

    def make(self, edit: Edit) -> None:
        """Make the splices of an edit."""
        spot = self._tree.find(edit.path)
        if isinstance(edit, ListEdit):
            self._list(spot, edit)
        else:
            self._record(spot, edit.values)

    def _list(self, spot: Spot, edit: ListEdit) -> None:
        items = spot.items()
        flow = spot.flow or bool(items and self._tree.is_flow(items[-1]))
        trees = [self._new_item(spot, values, flow) for values in edit.add]
        if items:
            shown: list[Tree] = [
                flow_text(tree) if flow and not spot.flow else tree for tree in trees
            ]
            self._items.change(spot, edit.remove, {len(items) - 1: shown})
        elif trees:
            in_braces = spot.parent is not None and spot.parent.flow
            if spot.flow and not in_braces:  # empty brackets give way to lines
                trees = [self._new_item(spot, values, False) for values in edit.add]
            self._entries.put(spot, trees)

    def _new_item(self, spot: Spot, values: NewRecord, flow: bool) -> Tree:
        text = values.get("text")
        if set(values) == {"text"} and isinstance(text, str):
            shape = self._tree.shape(spot, "text")
            return self._trees.value(shape, self._form.text(shape, text, spot.words), flow)
        words = self._words_of_items(spot)
        return self._trees.record(self._shapes(spot, values), spot.record, values, words, flow)

    def _words_of_items(self, spot: Spot) -> str:
        """Give the language of a list's keys, which may be another than that of the file."""
        if spot.record is None:
            return spot.words
        nodes = [item for item in spot.items() if isinstance(item, MappingNode)]
        keys = (key.text for node in nodes for key, _ in node.entries)
        return key_table(spot.record).language_of(keys, spot.words)

    def _record(self, spot: Spot, values: NewRecord) -> None:
        node = spot.node
        if node is None or (is_blank(node) and spot.key is not None):
            flow = spot.parent is not None and spot.parent.flow
            shapes = self._shapes(spot, values)
            tree = self._trees.record(shapes, spot.record, values, spot.words, flow)
            if tree:
                self._entries.put(spot, tree)
        elif isinstance(node, MappingNode):
            for name in ordered_names(spot.record, values):
                self._field(self._tree.field(spot, name), values[name])
        elif isinstance(node, ScalarNode) and spot.record is not None:
            self._line_of_text(spot, spot.record, node, values)
        else:
            raise RefusedEditError("import-no-place", node.start)

    def _shapes(self, spot: Spot, values: NewRecord) -> dict[str, FieldShape]:
        return {name: self._tree.shape(spot, name) for name in values}

    def _field(self, field: Spot, value: NewValue) -> None:
        self._tree.check(field.node)
        shape = field.shape
        if shape is None:
            return
        in_braces = field.parent is not None and field.parent.flow
        written = field.node is not None and not is_blank(field.node)
        if value is None or value == ():
            if written:
                self._entries.remove(field)
        elif isinstance(value, tuple):
            self._texts(field, shape, value)
        elif written:
            self._replace(field, shape, value)
        else:
            text = self._form.text(shape, value, field.words)
            self._entries.put(field, self._trees.value(shape, text, in_braces))

    def _replace(self, field: Spot, shape: FieldShape, value: Single) -> None:
        node = field.node
        if not isinstance(node, ScalarNode):
            raise RefusedEditError("import-no-place", node.start if node else 0)
        text = self._form.text(shape, value, field.words, node.text)
        if field.key is not None:
            column = self._layout.column(field.key.start)
        else:
            column = max(self._layout.column(node.start) - 2, 0)
        self._scalars.replace(node, text, column, free=is_free(shape), flow=field.flow)

    def _line_of_text(
        self, spot: Spot, record: type[Record], node: ScalarNode, values: NewRecord
    ) -> None:
        """Change an item written as its text alone; it becomes a record where it needs more."""
        rest = {name: value for name, value in values.items() if name != "text"}
        rest = {name: value for name, value in rest.items() if not is_none(value)}
        text = values.get("text")
        if not rest:
            if isinstance(text, str):
                self._replace(spot, self._tree.shape(spot, "text"), text)
            return
        whole: NewRecord = {"text": text or node.text.strip(), **rest}
        shapes = self._shapes(spot, whole)
        tree = self._trees.record(shapes, record, whole, spot.words, spot.flow)
        key = "" if text else key_table(record).word("text", spot.words)
        self._items.rewrite(spot, node, key, tree)

    def _texts(self, field: Spot, shape: FieldShape, wanted: tuple[Single, ...]) -> None:
        """Change a list of single values, or of records that may be their text alone."""
        inner = text_shape(shape)
        texts = [self._form.text(inner, value, field.words) for value in wanted]
        in_braces = field.parent is not None and field.parent.flow
        items = field.items()
        if not items:
            self._entries.put(field, [self._trees.value(inner, text, in_braces) for text in texts])
            return
        old = [self._text_of(field, item) for item in items]
        steps = list_steps(old, wanted, lambda text, value: self._is_same(inner, text, value))
        for index, position in steps.changes:
            spot = self._tree.find_item(field, index)
            if isinstance(spot.node, MappingNode):
                spot = self._tree.field(spot, "text")
            self._tree.check(spot.node)
            self._replace(spot, inner, wanted[position])
        trees = [self._trees.value(inner, text, field.flow) for text in texts]
        inserts = {
            after: [trees[position] for position in positions]
            for after, positions in steps.inserts.items()
        }
        if steps.gone or inserts:
            self._items.change(field, steps.gone, inserts)

    def _is_same(self, shape: FieldShape, text: str, value: Single) -> bool:
        if shape.reference is not None:
            return fold(text) == fold(str(value))
        return self._form.reads_as(shape, text, value, side(self._form.writing.language))

    def _text_of(self, field: Spot, item: Node) -> str:
        if isinstance(item, MappingNode) and field.record is not None:
            keys = key_table(field.record)
            item = next((node for key, node in item.entries if keys.find(key.text) == "text"), item)
        return item.text.strip() if isinstance(item, ScalarNode) else ""
