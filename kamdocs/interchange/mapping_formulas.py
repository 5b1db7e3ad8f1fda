"""Reads the formulas of a mapping: expressions, fixed texts, value maps and rules."""

from __future__ import annotations

from dataclasses import replace

from kamdocs.interchange.mapping import Formula, Rule
from kamdocs.interchange.mapping_nodes import Entries, MappingNodes
from kamdocs.interchange.ownership import OWNER_WORDS, Owner
from kamdocs.source.yaml_nodes import Node, ScalarNode

FORMULA_KEYS = {
    "text": "texto",
    "value": "valor",
    "map": "mapa",
    "rules": "regras",
    "otherwise": "senao",
    "owner": "dono",
}
RULE_KEYS = {"when": "quando", "text": "texto", "value": "valor"}


def read_formula(nodes: MappingNodes, node: Node, key: str) -> Formula:
    """Read `expression`, or a mapping with `text`, `value` and `map`, or `rules`."""
    place = nodes.place(node)
    if isinstance(node, ScalarNode):
        return Formula(place, expression=nodes.expression(node, key))
    given = nodes.entries(node, FORMULA_KEYS, key)
    ways = [name for name in ("text", "value", "rules") if name in given]
    if len(ways) != 1:
        nodes.report("import-one-way", place, key=key)
        return Formula(place)
    formula = _simple(nodes, given, node)
    return Formula(
        place,
        expression=formula.expression,
        text=formula.text,
        rules=tuple(_rule(nodes, item) for item in nodes.items(given.get("rules"), "rules")),
        values=_values(nodes, given),
        otherwise=_otherwise(nodes, given),
        owner=read_owner(nodes, given.get("owner")),
    )


def read_owner(nodes: MappingNodes, node: Node | None) -> Owner | None:
    """Read who owns a field."""
    return None if node is None else Owner(nodes.choice(node, OWNER_WORDS, "owner", Owner.FILL))


def read_named(nodes: MappingNodes, node: Node, key: str) -> list[tuple[str, Formula]]:
    """Read a mapping of names to formulas, in the order written."""
    return [
        (name, replace(read_formula(nodes, value, name), named_at=nodes.place(name_node)))
        for name_node, name, value in nodes.pairs(node, key)
    ]


def _simple(nodes: MappingNodes, given: Entries, node: Node) -> Formula:
    place = nodes.place(node)
    if "text" in given:
        return Formula(place, text=nodes.text(given["text"], "text"))
    if "value" in given:
        return Formula(place, expression=nodes.expression(given["value"], "value"))
    return Formula(place)


def _rule(nodes: MappingNodes, node: Node) -> Rule:
    given = nodes.entries(node, RULE_KEYS, "rules", "when")
    if ("text" in given) == ("value" in given):
        nodes.report("import-one-way", nodes.place(node), key="rules")
    when = nodes.expression(given["when"], "when") if "when" in given else None
    return Rule(when, _simple(nodes, given, node))


def _values(nodes: MappingNodes, given: Entries) -> dict[str, str] | None:
    if "map" not in given:
        return None
    return {name: nodes.text(value, name) for _, name, value in nodes.pairs(given["map"], "map")}


def _otherwise(nodes: MappingNodes, given: Entries) -> Formula | None:
    if "otherwise" not in given:
        return None
    return read_formula(nodes, given["otherwise"], "otherwise")
