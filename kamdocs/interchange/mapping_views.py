"""Reads the views of a mapping: tables made of others."""

from __future__ import annotations

from kamdocs.interchange.mapping import ColumnMention, Formula, Join, SortKey, Unmatched, View
from kamdocs.interchange.mapping_formulas import read_formula, read_named
from kamdocs.interchange.mapping_nodes import MappingNodes
from kamdocs.source.yaml_nodes import MappingNode, Node

VIEW_KEYS = {
    "from": "de",
    "join": "juntar",
    "compute": "calcular",
    "where": "onde",
    "sort": "ordenar",
    "group": "agrupar",
    "values": "valores",
}
JOIN_KEYS = {"table": "tabela", "on": "por", "unmatched": "sem_par", "many": "varias"}
SORT_KEYS = {"descending": "decrescente", "ascending": "crescente"}
UNMATCHED_WORDS: dict[str, str] = {
    Unmatched.ERROR: "erro",
    Unmatched.KEEP: "manter",
    Unmatched.DROP: "descartar",
}
YES_NO = {"no": "nao", "yes": "sim"}


def read_view(nodes: MappingNodes, name: str, node: Node) -> View:
    """Read one view."""
    given = nodes.entries(node, VIEW_KEYS, name, "from")
    if "values" in given and "group" not in given:
        nodes.report("import-missing-key", nodes.place(given["values"]), key="group", section=name)
    return View(
        name=name,
        source=nodes.text(given.get("from"), "from"),
        place=nodes.place(given.get("from", node)),
        joins=tuple(_join(nodes, item) for item in nodes.one_or_many(given.get("join"))),
        compute=_formulas(nodes, given.get("compute"), "compute"),
        where=nodes.expression(given["where"], "where") if "where" in given else None,
        sort=tuple(
            key for item in nodes.one_or_many(given.get("sort")) for key in _sort_key(nodes, item)
        ),
        group=_group(nodes, given["group"]) if "group" in given else None,
        values=_formulas(nodes, given.get("values"), "values"),
    )


def _formulas(nodes: MappingNodes, node: Node | None, key: str) -> tuple[tuple[str, Formula], ...]:
    return () if node is None else tuple(read_named(nodes, node, key))


def _group(nodes: MappingNodes, node: Node) -> tuple[tuple[str, Formula], ...]:
    """Read `[column, …]` or `{name: expression, …}`."""
    if isinstance(node, MappingNode):
        return tuple(read_named(nodes, node, "group"))
    return tuple(
        (nodes.text(item, "group"), read_formula(nodes, item, "group"))
        for item in nodes.one_or_many(node)
    )


def _join(nodes: MappingNodes, node: Node) -> Join:
    given = nodes.entries(node, JOIN_KEYS, "join", "table on")
    return Join(
        table=nodes.text(given.get("table"), "table"),
        on=_keys(nodes, given.get("on")),
        unmatched=Unmatched(
            nodes.choice(given.get("unmatched"), UNMATCHED_WORDS, "unmatched", Unmatched.ERROR)
        ),
        many=nodes.choice(given.get("many"), YES_NO, "many", "no") == "yes",
        place=nodes.place(given.get("table", node)),
    )


def _keys(
    nodes: MappingNodes, node: Node | None
) -> tuple[tuple[ColumnMention, ColumnMention], ...]:
    """Read `column`, `[column, …]` or `{column here: column there}`."""
    if isinstance(node, MappingNode):
        return tuple(
            (nodes.mention(key, "on"), nodes.mention(value, "on")) for key, value in node.entries
        )
    names = [nodes.mention(item, "on") for item in nodes.one_or_many(node)]
    return tuple((name, name) for name in names)


def _sort_key(nodes: MappingNodes, node: Node) -> list[SortKey]:
    descending = False
    if isinstance(node, MappingNode):
        given = nodes.entries(node, SORT_KEYS, "sort")
        if len(given) != 1:
            nodes.report("import-one-way", nodes.place(node), key="sort")
            return []
        descending = "descending" in given
        node = next(iter(given.values()))
    expression = nodes.expression(node, "sort")
    return [SortKey(expression, descending)] if expression else []
