"""Reads a mapping file into a `Mapping`; everything wrong with it is found in one go."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kamdocs.interchange.forms import NumberForm, is_day_form
from kamdocs.interchange.mapping import Form, Mapping, NamedColumn, TableSource, Target
from kamdocs.interchange.mapping_formulas import read_formula, read_named, read_owner
from kamdocs.interchange.mapping_nodes import Entries, MappingNodes
from kamdocs.interchange.mapping_views import read_view
from kamdocs.messages import LANGUAGES
from kamdocs.source.date_text import parse_date
from kamdocs.source.finding import Finding
from kamdocs.source.nearness import near_or_all
from kamdocs.source.problem import Problem
from kamdocs.source.yaml_nodes import MappingNode, Node, ScalarNode

SECTIONS = {
    "language": "idioma",
    "format": "formato",
    "tables": "tabelas",
    "views": "visoes",
    "programme": "programa",
    "people": "pessoas",
    "offerings": "ofertas",
    "territories": "territorios",
    "departments": "departamentos",
    "accounts": "contas",
    "figures": "numeros",
    "receivables": "titulos",
    "records": "registros",
}
FORM_KEYS = {
    "encoding": "codificacao",
    "delimiter": "separador",
    "decimal": "decimal",
    "thousands": "milhar",
    "date": "data",
    "null": "nulos",
}
TABLE_KEYS = FORM_KEYS | {
    "file": "arquivo",
    "sheet": "planilha",
    "header_line": "linha_do_cabecalho",
    "columns": "colunas",
    "optional": "opcionais",
    "numbers": "numericas",
    "dates": "datas",
}
TARGET_KEYS = {
    "from": "de",
    "account": "conta",
    "fields": "campos",
    "owner": "dono",
    "source": "fonte",
    "extracted_on": "extraido_em",
}

PROGRAMME_LISTS = ("departments", "people", "territories", "offerings")
"""Sections that become lists of the programme, in the order they may refer to each other."""

TABLE_SECTIONS = ("figures", "receivables")
"""Sections that become rows of the tables of an account."""


def read_mapping(text: str, path: str) -> tuple[Mapping, tuple[Finding, ...]]:
    """Read a mapping and what is wrong with it."""
    nodes = MappingNodes(text, path)
    top = nodes.entries(nodes.root(), SECTIONS, path, "tables accounts")
    language = nodes.choice(
        top.get("language"), {name: name for name in LANGUAGES}, "language", LANGUAGES[0]
    )
    form = _form(nodes, nodes.entries(top.get("format"), FORM_KEYS, "format"), Form())
    mapping = Mapping(
        path=path,
        language=language,
        programme=_programme(nodes, top.get("programme")),
        tables=tuple(_tables(nodes, top.get("tables"), form)),
        views=tuple(
            read_view(nodes, name, node) for _, name, node in nodes.pairs(top.get("views"), "views")
        ),
        targets=tuple(_targets(nodes, top)),
    )
    return mapping, tuple(nodes.findings)


def _programme(nodes: MappingNodes, node: Node | None) -> MappingNode | None:
    nodes.pairs(node, "programme")
    return node if isinstance(node, MappingNode) else None


def _form(nodes: MappingNodes, given: Entries, base: Form) -> Form:
    form = base
    if "encoding" in given:
        names = nodes.one_or_many(given["encoding"])
        form = replace(form, encodings=tuple(_encoding(nodes, item) for item in names))
    if "delimiter" in given:
        signs = nodes.one_or_many(given["delimiter"])
        delimiters = tuple(_sign(nodes, item, "delimiter") for item in signs)
        form = replace(form, delimiters=delimiters or form.delimiters)
    if "decimal" in given or "thousands" in given:
        number = NumberForm(
            _sign(nodes, given.get("decimal"), "decimal") or form.number.decimal,
            _sign(nodes, given.get("thousands"), "thousands"),
        )
        if number.decimal == number.thousands:
            nodes.report("import-same-marks", nodes.place(given.get("thousands", given["decimal"])))
        form = replace(form, number=number)
    if "date" in given:
        form = replace(form, days=tuple(_day_forms(nodes, given["date"])))
    if "null" in given:
        # Not `nodes.text`: the word NULL itself, unquoted, is nothing to YAML.
        items = nodes.one_or_many(given["null"])
        words = tuple(item.text for item in items if isinstance(item, ScalarNode))
        form = replace(form, nulls=words)
    return form


def _encoding(nodes: MappingNodes, node: Node) -> str:
    name = nodes.text(node, "encoding")
    try:
        "a".encode(name)  # refuses codecs like `zip` that are no encoding of text
        return codecs.lookup(name).name
    except (LookupError, UnicodeError):
        nodes.report("import-unknown-encoding", nodes.place(node), encoding=name)
        return "utf-8"


def _sign(nodes: MappingNodes, node: Node | None, key: str) -> str:
    if node is None:
        return ""
    sign = {"tab": "\t", "\\t": "\t"}.get(text := nodes.text(node, key), text)
    if len(sign) > 1 or sign.isalnum() or sign == '"':
        nodes.report("import-not-a-sign", nodes.place(node), key=key, value=text)
        return {"delimiter": ",", "decimal": "."}.get(key, "")
    return sign


def _day_forms(nodes: MappingNodes, node: Node) -> list[str]:
    forms = []
    for item in nodes.one_or_many(node):
        form = nodes.text(item, "date")
        if is_day_form(form):
            forms.append(form)
        else:
            nodes.report("import-bad-date-form", nodes.place(item), form=form)
    return forms


def _tables(nodes: MappingNodes, node: Node | None, form: Form) -> list[TableSource]:
    return [_table(nodes, name, value, form) for _, name, value in nodes.pairs(node, "tables")]


def _table(nodes: MappingNodes, name: str, node: Node, form: Form) -> TableSource:
    if isinstance(node, ScalarNode):
        file = nodes.text(node, name)
        return TableSource(name, file or f"{name}.csv", form, nodes.place(node))
    given = nodes.entries(node, TABLE_KEYS, name)
    return TableSource(
        name=name,
        file=nodes.text(given.get("file"), "file", f"{name}.csv"),
        form=_form(nodes, given, form),
        header_line=_header_line(nodes, given),
        sheet=nodes.text(given.get("sheet"), "sheet"),
        columns=tuple(_columns(nodes, given)),
        numbers=tuple(
            nodes.mention(item, "numbers") for item in nodes.items(given.get("numbers"), "numbers")
        ),
        days=tuple(
            nodes.mention(item, "dates") for item in nodes.items(given.get("dates"), "dates")
        ),
        place=nodes.place(given.get("file", node)),
    )


def _header_line(nodes: MappingNodes, given: Entries) -> int | None:
    if "header_line" not in given:
        return None
    text = nodes.text(given["header_line"], "header_line")
    if text.isascii() and text.isdigit() and int(text) > 0:
        return int(text)
    nodes.report("import-not-a-line", nodes.place(given["header_line"]), value=text)
    return None


def _columns(nodes: MappingNodes, given: Entries) -> Iterator[NamedColumn]:
    """Read `columns: {name: [heading, …]}`; `optional` lists those a file may lack."""
    pairs = nodes.pairs(given.get("columns"), "columns")
    names = [name for _, name, _ in pairs]
    optional = set()
    for item in nodes.items(given.get("optional"), "optional"):
        name = nodes.text(item, "optional")
        if name in names:
            optional.add(name)
            continue
        known = near_or_all(name, names)
        place = nodes.place(item)
        nodes.report("import-unknown-key", place, key=name, section="columns", known=known)
    for name_node, name, value in pairs:
        headings = tuple(nodes.text(item, name) for item in nodes.one_or_many(value))
        yield NamedColumn(name, headings, nodes.place(name_node), name in optional)


def _targets(nodes: MappingNodes, top: Entries) -> list[Target]:
    targets: list[Target] = []
    for section in (*PROGRAMME_LISTS, "accounts"):
        for node in nodes.one_or_many(top.get(section)):
            targets += _target(nodes, section, node, "from fields")
    for _, section, value in nodes.pairs(top.get("records"), "records"):
        for node in nodes.one_or_many(value):
            targets += _target(nodes, section, node, "from account fields")
    for section in TABLE_SECTIONS:
        for node in nodes.one_or_many(top.get(section)):
            targets += _target(nodes, section, node, "from account fields")
    return targets


def _target(nodes: MappingNodes, section: str, node: Node, required: str) -> list[Target]:
    given = nodes.entries(node, TARGET_KEYS, section, required)
    if not set(required.split()) <= set(given):
        return []
    account = read_formula(nodes, given["account"], "account") if "account" in given else None
    return [
        Target(
            section=section,
            source=nodes.text(given["from"], "from"),
            place=nodes.place(given["from"]),
            fields=dict(read_named(nodes, given["fields"], "fields")),
            account=account,
            owner=read_owner(nodes, given.get("owner")),
            origin=nodes.text(given.get("source"), "source"),
            extracted_on=_day(nodes, given.get("extracted_on")),
        )
    ]


def _day(nodes: MappingNodes, node: Node | None) -> date | None:
    if node is None:
        return None
    text = nodes.text(node, "extracted_on")
    day = parse_date(text)
    if isinstance(day, Problem):
        place = nodes.place(node)
        nodes.report("import-not-a-day", place, field="extracted_on", value=text)
        return None
    return day
