from __future__ import annotations

import pytest
import yaml

from kamdocs.source import yaml_file
from kamdocs.source.finding import Severity
from kamdocs.source.yaml_file import ComposedYaml, compose
from kamdocs.source.yaml_nodes import MappingNode, Node, ScalarNode, SequenceNode

Shape = str | list["Shape"] | dict[str, "Shape"]


@pytest.fixture(autouse=True, params=["C", "Python"])
def _each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both of PyYAML's parsers must give the same trees, findings and places."""
    if request.param == "C" and not yaml.__with_libyaml__:
        pytest.skip("PyYAML without libyaml")
    loader = getattr(yaml, "CBaseLoader" if request.param == "C" else "BaseLoader")
    monkeypatch.setattr(yaml_file, "_LOADER", loader)


def shape(node: Node | None) -> Shape:
    """Give the plain texts of a tree."""
    if isinstance(node, MappingNode):
        return {key.text: shape(value) for key, value in node.entries}
    if isinstance(node, SequenceNode):
        return [shape(item) for item in node.items]
    assert isinstance(node, ScalarNode)
    return node.text


def value_of(composed: ComposedYaml, key: str) -> Node:
    assert composed.root is not None
    return next(value for name, value in composed.root.entries if name.text == key)


def seen(composed: ComposedYaml) -> list[tuple[str, int, int]]:
    return [(found.rule, found.place.line, found.place.column) for found in composed.findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {}),
        ("# só comentário\n", {}),
        ("~", {}),
        ("a: 640.000\nb: 0o10\nc: no\n", {"a": "640.000", "b": "0o10", "c": "no"}),
        ("d: 2026-01-01\n", {"d": "2026-01-01"}),
        ("a:\n  - b: 1\n    c: 2\n  - x\n", {"a": [{"b": "1", "c": "2"}, "x"]}),
        ("a: {b: 1, c: [x, y]}\n", {"a": {"b": "1", "c": ["x", "y"]}}),
        ("a: >-\n  uma\n  linha\r\n", {"a": "uma linha"}),
        ("b: |\r\n  duas\r\n  linhas\r\n", {"b": "duas\nlinhas\n"}),
        ("a: 'x'\rb: \"y\"\r", {"a": "x", "b": "y"}),
        ("a:\u00a0x\nb:\u00a0\u00a0y\n", {"a": "x", "b": "y"}),
        ("a:\n\u00a0\u00a0b: x\n \u00a0c: y\n", {"a": {"b": "x", "c": "y"}}),
        ("a:\tx\nb:\n-\ty\n", {"a": "x", "b": ["y"]}),
        ("a: um\u2028dois\nb: 1\n", {"a": "um dois", "b": "1"}),
        ("a: &x 1\nb: *x\n", {"a": "1", "b": "1"}),
        ("a: [3,2]\n", {"a": ["3", "2"]}),
        ("a: x # comentário\nb: 'Loja #3'\nc: Loja#3\n", {"a": "x", "b": "Loja #3", "c": "Loja#3"}),
    ],
)  # fmt: skip
def test_values_are_the_text_as_written(text: str, expected: Shape) -> None:
    composed = compose(text, "conta.md")
    assert composed.findings == ()
    assert shape(composed.root) == expected


def test_places_are_those_of_the_whole_file() -> None:
    composed = compose("nome: Ação\nplano:\n  fim: 2026\n", "a/conta.md", first_line=2)
    plan = value_of(composed, "plano")
    assert isinstance(plan, MappingNode)
    key, value = plan.entries[0]
    assert str(key.place) == "a/conta.md:4:3"
    assert str(value.place) == "a/conta.md:4:8"


def test_strange_line_separators_do_not_shift_places() -> None:
    composed = compose("a: um\u2028dois\u0085três\nb: 1\r\nc: 2\rd: 3\n", "conta.md")
    assert value_of(composed, "b").place.line == 2
    assert value_of(composed, "d").place.line == 4


@pytest.mark.parametrize("text", ["a:\n", "a: ~\n", "a: null\n"])
def test_nothing_written_is_empty(text: str) -> None:
    value = value_of(compose(text, "conta.md"), "a")
    assert isinstance(value, ScalarNode)
    assert value.is_empty


def test_quoted_nothing_is_a_text() -> None:
    value = value_of(compose("a: 'null'\n", "conta.md"), "a")
    assert isinstance(value, ScalarNode)
    assert not value.is_empty


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("valor: %12\n", "yaml-leading-character", 1, 8),
        ("a: 1\n@x: 2\n", "yaml-leading-character", 2, 1),
        ("email: @fulano\n", "yaml-leading-character", 1, 8),
        ("- x\n- %y\n", "yaml-leading-character", 2, 3),
        ("t: *x*\n", "yaml-leading-character", 1, 4),
        ("t: **x**\n", "yaml-leading-character", 1, 4),
        ("t: & Filhos\n", "yaml-leading-character", 1, 4),
        ("t: |x\n", "yaml-leading-character", 1, 4),
        ("t: > b\n", "yaml-leading-character", 1, 4),
        ("t: - b\n", "yaml-leading-character", 1, 4),
        ("t: [x] y\n", "yaml-leading-character", 1, 4),
        ("%x: 1\n", "yaml-leading-character", 1, 1),
        ("a:\n\tb: 1\n", "yaml-tab", 2, 1),
        ("a:\n  b: 1\n\tc: 1\n", "yaml-tab", 3, 1),
        ("nome:Vereda\nseg: x\n", "yaml-space-after-colon", 1, 5),
        ("nome:Vereda\n", "yaml-space-after-colon", 1, 5),
        ("nome: x\nseg:Al\nterr: sul\n", "yaml-space-after-colon", 2, 4),
        ("plano:\n  inicio:2026\n  fim: 2\n", "yaml-space-after-colon", 2, 9),
        ("t: Reunião: fase 2\n", "yaml-colon-in-value", 1, 11),
        ("nome Vereda\nb: c\n", "yaml-missing-colon", 1, 1),
        ("a: 1\nnome Vereda\nb: c\n", "yaml-missing-colon", 2, 1),
        ("n: 'x\n", "yaml-unclosed-quote", 1, 4),
        ('nome: "Ver\nseg: "Al"\n', "yaml-unclosed-quote", 1, 7),
        ("a: 'it's'\n", "yaml-text-after-quote", 1, 8),
        ('a: "b" c\n', "yaml-text-after-quote", 1, 8),
        ('a: "C:\\users"\n', "yaml-backslash", 1, 7),
        ('a: "x\\q"\n', "yaml-backslash", 1, 6),
        ("a: {b: 1\nc: 2\n", "yaml-unclosed-bracket", 1, 4),
        ("a: [1, 2\n", "yaml-unclosed-bracket", 1, 4),
        ("a:\n  b: 1\n c: 2\n", "yaml-indentation", 3, 2),
        ("a: 1\n  b: 2\n", "yaml-indentation", 2, 4),
        ("- a\nb: 1\n", "yaml-indentation", 2, 1),
        ("a: x\nb: y\x07\n", "yaml-control-character", 2, 5),
        ("a: 1\n--- \nb: 2\n", "several-documents", 2, 1),
        ("a: &x [*x]\n", "alias-recursion", 1, 8),
        ("só um texto", "not-a-mapping", 1, 1),
        ("- a\n- b\n", "not-a-mapping", 1, 1),
    ],
)
def test_unreadable_text_is_one_finding_that_helps(
    text: str, rule: str, line: int, column: int
) -> None:
    composed = compose(text, "conta.md")
    assert composed.root is None
    assert seen(composed) == [(rule, line, column)]


@pytest.mark.parametrize(
    ("text", "findings", "expected"),
    [
        ("a: 1\nb: 2\nA: 3\n", [("duplicate-key", 3, 1)], {"a": "1", "b": "2"}),
        ("situação: 1\nsituacao: 2\n", [("duplicate-key", 2, 1)], {"situação": "1"}),
        ("[a]: 1\nb: 2\n", [("key-not-text", 1, 1)], {"b": "2"}),
        ("a: {{ 7*7 }}\n", [("key-not-text", 1, 5)], {"a": {}}),
        ("<<: {a: 1}\nb: 2\n", [("merge-key", 1, 1)], {"b": "2"}),
        ("a: !foo x\n", [("yaml-tag", 1, 4)], {"a": "x"}),
        ("a: !!str 5\n", [("yaml-tag", 1, 4)], {"a": "5"}),
        ("a: !!python/object/apply:os.system [ls]\n", [("yaml-tag", 1, 4)], {"a": ["ls"]}),
        ("t: *urgente\n", [("yaml-leading-character", 1, 4)], {"t": "*urgente"}),
        ("t: &Filhos Ltda\n", [("yaml-leading-character", 1, 4)], {"t": "Ltda"}),
        ("a: {v: 3,2}\n", [("decimal-comma-in-braces", 1, 8)], {"a": {"v": "3"}}),
        ("a: {v: 3,2%, w: 1}\n", [("decimal-comma-in-braces", 1, 8)], {"a": {"v": "3", "w": "1"}}),
        ("a: [v: 3,2]\n", [("decimal-comma-in-braces", 1, 8)], {"a": [{"v": "3"}]}),
        ("n: Loja #3\n", [("hash-in-value", 1, 9)], {"n": "Loja"}),
        ("a: 1\na: 2\nb: !x 1\n", [("duplicate-key", 2, 1), ("yaml-tag", 3, 4)],
         {"a": "1", "b": "1"}),
    ],
)  # fmt: skip
def test_what_is_refused_leaves_the_rest_readable(
    text: str, findings: list[tuple[str, int, int]], expected: Shape
) -> None:
    composed = compose(text, "conta.md")
    assert seen(composed) == findings
    assert shape(composed.root) == expected


def test_duplicate_key_tells_the_first_line_of_the_file() -> None:
    composed = compose("a: 1\na: 2\n", "conta.md", first_line=2)
    assert composed.findings[0].params == {"key": "a", "line": "2"}


def test_decimal_comma_shows_the_number_meant() -> None:
    composed = compose("a: {v: R$ 1.200,50, w: 1}\n", "conta.md")
    assert composed.findings[0].params == {"text": "R$ 1.200,50"}


def test_comment_glued_to_its_hash_is_only_a_warning() -> None:
    assert compose("n: Loja #3\n", "conta.md").findings[0].severity is Severity.WARNING


def test_alias_bomb_is_refused_before_it_is_written_out() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for one, next_one in zip("abcdefgh", "bcdefghi", strict=True):
        lines.append(f"{next_one}: &{next_one} [{', '.join([f'*{one}'] * 9)}]")
    composed = compose("\n".join(lines), "conta.md")
    assert composed.root is None
    assert [found.rule for found in composed.findings] == ["too-many-aliases"]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{a: " * 100_000,
        "- " * 400,
        "a0: &a0 [x]\n" + "".join(f"a{i + 1}: &a{i + 1} [*a{i}]\n" for i in range(100)),
    ],
)
def test_deep_nesting_is_refused_without_recursion(text: str) -> None:
    composed = compose(text, "conta.md")
    assert composed.root is None
    assert [found.rule for found in composed.findings] == ["nesting-too-deep"]
