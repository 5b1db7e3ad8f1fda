"""The YAML of a mapping as nodes with places; whatever is wrong becomes a finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kamdocs.interchange.expression import ExpressionError, parse_expression
from kamdocs.interchange.mapping import ColumnMention, Expression
from kamdocs.interchange.rules import import_finding
from kamdocs.source.finding import Finding
from kamdocs.source.folding import fold
from kamdocs.source.line_map import LineMap
from kamdocs.source.nearness import near_or_all
from kamdocs.source.place import Place
from kamdocs.source.yaml_file import compose
from kamdocs.source.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode

Entries = dict[str, Node]
Words = Mapping[str, str]
"""Keys of a section: English name → Portuguese name."""


@dataclass
class MappingNodes:
    """Reads nodes of one mapping file and gathers what is wrong with them."""

    text_of_file: str
    path: str
    findings: list[Finding] = field(default_factory=list)

    def root(self) -> MappingNode | None:
        """Compose the file; None, with findings, for what cannot be trusted."""
        composed = compose(self.text_of_file, self.path)
        self.findings.extend(composed.findings)
        return composed.root

    def place(self, node: Node, offset: int = 0) -> Place:
        """Give where a node begins, or a character within its text."""
        start = node.start
        if isinstance(node, ScalarNode) and not node.plain:
            if self.text_of_file[start] in "|>":
                line = LineMap(self.text_of_file, self.path).line(start)
                return Place(self.path, line + 1, 1)
            start += 1
        return node.lines.place(start + offset)

    def report(self, rule: str, place: Place, **params: str) -> None:
        """Record an error."""
        self.findings.append(import_finding(rule, place, **params))

    def pairs(self, node: Node | None, key: str) -> list[tuple[ScalarNode, str, Node]]:
        """Give key node, key and value of a mapping; none, with a finding, for anything else."""
        if node is None:
            return []
        if not isinstance(node, MappingNode):
            self.report("import-not-a-mapping", self.place(node), key=key)
            return []
        return [(name, name.text, value) for name, value in node.entries]

    def entries(self, node: Node | None, words: Words, key: str, required: str = "") -> Entries:
        """Give the values of a section by English key; unknown and missing keys are reported."""
        english = {fold(pt): en for en, pt in words.items()} | {fold(en): en for en in words}
        found: Entries = {}
        for name_node, name, value in self.pairs(node, key):
            canonical = english.get(fold(name))
            if canonical is None:
                self.report(
                    "import-unknown-key",
                    self.place(name_node),
                    key=name,
                    section=key,
                    known=near_or_all(name, [*words.values(), *words]),
                )
            elif canonical in found:
                self.report("import-key-twice", self.place(name_node), key=name)
            else:
                found[canonical] = value
        for name in required.split():
            if name not in found and isinstance(node, MappingNode):
                self.report("import-missing-key", self.place(node), key=name, section=key)
        return found

    def items(self, node: Node | None, key: str) -> list[Node]:
        """Give the items of a list."""
        if node is None:
            return []
        if not isinstance(node, SequenceNode):
            self.report("import-not-a-list", self.place(node), key=key)
            return []
        return list(node.items)

    def one_or_many(self, node: Node | None) -> list[Node]:
        """Give the items of a list, or the single thing that stands in its place."""
        if node is None:
            return []
        return list(node.items) if isinstance(node, SequenceNode) else [node]

    def text(self, node: Node | None, key: str, default: str = "") -> str:
        """Give the text of a value as written."""
        if node is None or (isinstance(node, ScalarNode) and node.is_empty):
            return default
        if isinstance(node, ScalarNode):
            return node.text
        self.report("import-not-a-text", self.place(node), key=key)
        return default

    def choice(self, node: Node | None, words: Words, key: str, default: str) -> str:
        """Give one of a few words, in English."""
        if node is None:
            return default
        given = self.text(node, key)
        for english, portuguese in words.items():
            if fold(given) in (fold(english), fold(portuguese)):
                return english
        allowed = ", ".join(f"{en}/{pt}" if en != pt else en for en, pt in words.items())
        self.report("import-not-allowed", self.place(node), key=key, value=given, allowed=allowed)
        return default

    def expression(self, node: Node, key: str) -> Expression | None:
        """Read an expression; None, with a finding, where it is none."""
        text = self.text(node, key)
        if not isinstance(node, ScalarNode):
            return None
        try:
            return Expression(text, parse_expression(text), self.place(node))
        except ExpressionError as error:
            self.report(
                "import-bad-expression",
                self.place(node, error.offset),
                expression=text.strip(),
                rest=text[error.offset :].strip() or "…",
            )
            return None

    def mention(self, node: Node, key: str) -> ColumnMention:
        """Read the name of a column."""
        return ColumnMention(self.text(node, key), self.place(node))
