"""New records as trees of written values, in block style or for brackets and braces."""

from __future__ import annotations

from collections.abc import Mapping

from kamdocs.interchange.editing.edits import NewRecord
from kamdocs.interchange.editing.file_form import FileForm
from kamdocs.interchange.editing.scalars import flow_value, tree_value
from kamdocs.interchange.yaml_text import Tree
from kamdocs.model.kinds import Kind
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, record_shape
from kamdocs.source.word_table import key_table

_FREE = (None, Kind.TEXT, Kind.TAX_ID)


def is_free(shape: FieldShape) -> bool:
    """Tell whether any text may stand in a field, so that it may need quotes."""
    return shape.kind in _FREE and shape.values is None and shape.reference is None


class TreeForm:
    """Writes the values of new records and fields."""

    def __init__(self, form: FileForm) -> None:
        self._form = form

    def value(self, shape: FieldShape, text: str, flow: bool) -> str:
        """Give a written text as a YAML value."""
        free = is_free(shape)
        return flow_value(text, free=free) if flow else tree_value(text, free=free)

    def record(
        self, shapes: Mapping[str, FieldShape], record: type[Record] | None, values: NewRecord,
        words: str, flow: bool,
    ) -> dict[str, Tree]:  # fmt: skip
        """Give a record by written keys, in the order of its fields, blank values left out."""
        tree: dict[str, Tree] = {}
        for name in ordered_names(record, values):
            value = values[name]
            if value is None or value == ():
                continue
            key = key_table(record).word(name, words) if record else name
            shape = shapes[name]
            if isinstance(value, tuple):
                inner = text_shape(shape)
                texts = [self._form.text(inner, item, words) for item in value]
                tree[key] = [self.value(inner, text, flow) for text in texts]
            else:
                tree[key] = self.value(shape, self._form.text(shape, value, words), flow)
        return tree


def ordered_names(record: type[Record] | None, values: NewRecord) -> list[str]:
    """Give the names of values in the order of the record's fields."""
    names = list(record_shape(record)) if record else []
    return sorted(values, key=lambda name: names.index(name) if name in names else len(names))


def text_shape(shape: FieldShape) -> FieldShape:
    """Give the shape of one item of a list of values, or of records that are their text."""
    if shape.record is not None:
        return record_shape(shape.record)["text"]
    return FieldShape(**{**vars(shape), "many": False})


def flow_text(tree: Tree) -> str:
    """Give a tree, its values safe for it, in brackets and braces."""
    if isinstance(tree, str):
        return tree
    if isinstance(tree, Mapping):
        inner = ", ".join(f"{key}: {flow_text(value)}" for key, value in tree.items())
        return f"{{{inner}}}"
    return f"[{', '.join(flow_text(item) for item in tree)}]"
