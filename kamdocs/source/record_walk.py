"""A YAML mapping as the plain values of a record, every problem collected, every place kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kamdocs.model.enums import ObjectiveSide, Visibility
from kamdocs.model.kinds import Kind, Target
from kamdocs.model.programme_enums import FieldType
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, record_shape
from kamdocs.model.work import Objective
from kamdocs.source.finding import Finding
from kamdocs.source.folding import fold
from kamdocs.source.nearness import near_or_all
from kamdocs.source.number_text import meant_as_thousands
from kamdocs.source.place import Place
from kamdocs.source.places import Places, Spots
from kamdocs.source.problem import Problem
from kamdocs.source.reading_rules import finding_of, reading_finding
from kamdocs.source.tax_id import tax_id_problem
from kamdocs.source.value_reader import Writing, read_kind, read_value
from kamdocs.source.visibility_rules import is_wider, widest_mark
from kamdocs.source.word_table import key_table, value_table
from kamdocs.source.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode

_CUSTOM_KINDS = {
    FieldType.TEXT: Kind.TEXT,
    FieldType.NUMBER: Kind.NUMBER,
    FieldType.MONEY: Kind.MONEY,
    FieldType.SHARE: Kind.SHARE,
    FieldType.DAY: Kind.DAY,
    FieldType.YES_NO: Kind.YES_NO,
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A text that names another record, and where the declared id is to be put."""

    target: Target
    text: str
    where: Callable[[], Place]
    put: Callable[[str], None]

    @property
    def place(self) -> Place:
        """Where the text stands; asked for only when it names nothing."""
        return self.where()


@dataclass(slots=True)
class RecordWalk:
    """Reads the records of one file; problems and mentions gather in the lists."""

    writing: Writing
    programme_file: str = "accounts/programa.yml"
    custom: Mapping[str, FieldType] | None = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def record(
        self, record: type[Record], node: MappingNode, spots: Spots, name: str = ""
    ) -> dict[str, Any]:
        """Give what could be read of a record that stands in the field `name`."""
        table = key_table(record)
        shapes = record_shape(record)
        keys = [key.text for key, _ in node.entries]
        words = table.language_of(keys, self.writing.language)
        values: dict[str, Any] = {}
        seen: dict[str, ScalarNode] = {}
        for key, value in node.entries:
            found = table.find(key.text)
            if found is None:
                known = ", ".join(table.known_like(key.text, words)) or ", ".join(
                    table.words(words)[:12]
                )
                self._say("unknown-key", key.place, key=key.text, known=known)
            elif found in seen:
                line = str(seen[found].place.line)
                other = seen[found].text
                self._say("repeated-key", key.place, key=key.text, other=other, line=line)
            else:
                seen[found] = key
                self._field(shapes[found], key, value, values, spots, words)
        self._complete(shapes, seen, node, words, record)
        self._mark(record, name, values, seen, node)
        return values

    def _complete(
        self,
        shapes: Mapping[str, FieldShape],
        seen: Mapping[str, ScalarNode],
        node: MappingNode,
        words: str,
        record: type[Record],
    ) -> None:
        for missing, shape in shapes.items():
            if shape.required and missing not in seen:
                word = key_table(record).word(missing, words)
                self._say("missing-key", node.place, key=word)

    def _mark(
        self,
        record: type[Record],
        name: str,
        values: Mapping[str, Any],
        seen: Mapping[str, ScalarNode],
        node: MappingNode,
    ) -> None:
        mark = values.get("visibility")
        if mark is None:
            return
        place = seen["visibility"].place if "visibility" in seen else node.place
        widest = widest_mark(record, name, dict(values))
        if is_wider(mark, widest):
            table = value_table(Visibility)
            language = self.writing.language
            self._say(
                "mark-too-wide",
                place,
                mark=table.word(mark, language),
                widest=table.word(widest, language),
            )
        shared = values.get("side") in (ObjectiveSide.CUSTOMER, ObjectiveSide.JOINT)
        unread = "side" in seen and "side" not in values
        if record is Objective and mark is Visibility.CLIENT and not shared and not unread:
            self._say("our-objective-for-client", place)

    def _field(
        self,
        shape: FieldShape,
        key: ScalarNode,
        node: Node,
        values: dict[str, Any],
        spots: Spots,
        words: str,
    ) -> None:
        if _is_blank(node):
            if shape.required:
                self._say("missing-key", key.place, key=key.text)
            return
        if shape.many:
            self._list(shape, key, node, values, spots, words)
        elif shape.record is not None:
            self._nested(shape, key, node, values, spots, words)
        elif shape.free is not None or (shape.kind is None and not _is_scalar(shape)):
            self._mapping(shape, key, node, values, spots, words)
        else:
            spots.children[shape.name] = node.start
            value = self._scalar(shape, key.text, node, _putter(values, shape.name), words)
            if value is not None:
                values[shape.name] = value

    def _list(
        self,
        shape: FieldShape,
        key: ScalarNode,
        node: Node,
        values: dict[str, Any],
        spots: Spots,
        words: str,
    ) -> None:
        if not isinstance(node, SequenceNode):
            self._say("list-expected", node.place, key=key.text)
            values[shape.name] = [None]  # a list of which nothing is known
            return
        items: list[Any] = []
        inner = Spots(node.lines, node.start)
        spots.children[shape.name] = inner
        for item in node.items:
            index = len(items)
            if _is_blank(item):
                continue
            if shape.record is not None:
                read = self._item(shape, key, item, inner, index, words)
            else:
                inner.children[index] = item.start
                read = self._scalar(shape, key.text, item, _putter(items, index), words)
            items.append(read)
        values[shape.name] = items
        self.findings.extend(repeated_ids(items, inner))

    def _item(
        self,
        shape: FieldShape,
        key: ScalarNode,
        node: Node,
        spots: Spots,
        index: int,
        words: str,
    ) -> Any:
        holder: dict[str, Any] = {}
        inner = Spots(spots.lines, spots.start)
        self._nested(shape, key, node, holder, inner, words)
        if shape.name in inner.children:
            spots.children[index] = inner.children[shape.name]
        return holder.get(shape.name)

    def _nested(
        self,
        shape: FieldShape,
        key: ScalarNode,
        node: Node,
        values: dict[str, Any],
        spots: Spots,
        words: str,
    ) -> None:
        record = shape.record
        if record is None:
            return
        inner = Spots(node.lines, node.start)
        if isinstance(node, MappingNode):
            spots.children[shape.name] = inner
            values[shape.name] = self.record(record, node, inner, shape.name)
        elif isinstance(node, ScalarNode) and _is_line_of_text(record):
            spots.children[shape.name] = inner
            inner.children["text"] = node.start
            values[shape.name] = {"text": node.text.strip()}
        else:
            known = ", ".join(key_table(record).words(words)[:6])
            self._say("record-expected", node.place, key=key.text, known=known)

    def _mapping(
        self,
        shape: FieldShape,
        key: ScalarNode,
        node: Node,
        values: dict[str, Any],
        spots: Spots,
        words: str,
    ) -> None:
        if not isinstance(node, MappingNode):
            self._say("record-expected", node.place, key=key.text, known="…")
            return
        inner = Spots(node.lines, node.start)
        spots.children[shape.name] = inner
        read: dict[str, Any] = {}
        for entry, value in node.entries:
            name = entry.text if shape.free is not None else self._custom_name(entry)
            if name is None or _is_blank(value):
                continue
            inner.children[name] = value.start
            if shape.free is not None:
                found = self._scalar(shape.free, name, value, _putter(read, name), words)
            else:
                found = self._custom(name, value)
            if found is not None:
                read[name] = found
        values[shape.name] = read

    def _custom_name(self, key: ScalarNode) -> str | None:
        """Give the declared id of a field of the company's own."""
        if self.custom is None:  # what the programme declares could not be read
            return None
        name = next((name for name in self.custom if fold(name) == fold(key.text)), None)
        if name is None:
            known = near_or_all(key.text, self.custom)
            self._say(
                "unknown-custom-field",
                key.place,
                key=key.text,
                known=known,
                file=self.programme_file,
            )
        return name

    def _custom(self, name: str, node: Node) -> Any:
        if self.custom is None or not isinstance(node, ScalarNode):
            self._say("value-expected", node.place, key=name)
            return None
        kind = _CUSTOM_KINDS[self.custom[name]]
        return self._checked(read_kind(kind, node.text, self.writing), node)

    def _scalar(
        self,
        shape: FieldShape,
        key: str,
        node: Node,
        put: Callable[[str], None],
        words: str,
    ) -> Any:
        if not isinstance(node, ScalarNode):
            self._say("value-expected", node.place, key=key)
            return None
        if shape.reference is not None:
            text = node.text.strip()
            self.mentions.append(Mention(shape.reference.target, text, lambda: node.place, put))
            return text
        if shape.kind is Kind.TAX_ID:
            wrong = tax_id_problem(node.text.strip(), self.writing.language)
            if wrong is not None:
                self.findings.append(finding_of(wrong, node.place))
        value = self._checked(read_value(shape, node.text, self.writing, words), node)
        if shape.kind in (Kind.MONEY, Kind.NUMBER) and value is not None:
            meant = meant_as_thousands(node.text, self.writing.language)
            if meant is not None:
                self._say("decimals-or-thousands", node.place, text=node.text, suggestion=meant)
        return value

    def _checked(self, value: Any, node: Node) -> Any:
        if isinstance(value, Problem):
            self.findings.append(finding_of(value, node.place))
            return None
        return value

    def _say(self, rule: str, place: Place, **params: str) -> None:
        self.findings.append(reading_finding(rule, place, **params))


def repeated_ids(items: Sequence[Any], spots: Spots) -> Iterator[Finding]:
    """Find ids that a list has twice, by the places of its items."""
    first: dict[str, int] = {}
    for index, item in enumerate(items):
        name = item.get("id") if isinstance(item, dict) else None
        if name is None:
            continue
        earlier = first.setdefault(fold(name), index)
        if earlier != index:
            place, other = _id_place(spots, index), _id_place(spots, earlier)
            yield reading_finding(
                "duplicate-id", place, id=name, line=str(other.line), file=other.path
            )


@cache
def _is_line_of_text(record: type[Record]) -> bool:
    """Tell whether a record may be written as its text alone."""
    required = [name for name, shape in record_shape(record).items() if shape.required]
    return required == ["text"]


def _is_blank(node: Node) -> bool:
    """Tell whether nothing was written, be it in quotes."""
    return isinstance(node, ScalarNode) and (node.is_empty or not node.text.strip())


def _is_scalar(shape: FieldShape) -> bool:
    return shape.values is not None or shape.reference is not None or shape.kind is not None


def _putter(holder: Any, key: Any) -> Callable[[str], None]:
    def put(value: str) -> None:
        holder[key] = value

    return put


def _id_place(spots: Spots, index: int) -> Place:
    return Places(spots).nearest(index, "id")
