"""Ids that records name: each must be in the programme already or be made by the import."""

from __future__ import annotations

from collections.abc import Iterable

from kamdocs.interchange.record import MadeRecord
from kamdocs.interchange.relation import Workshop
from kamdocs.model.kinds import Target
from kamdocs.model.programme import Programme
from kamdocs.model.shape import record_shape
from kamdocs.source.folding import fold
from kamdocs.source.mentions import Ids
from kamdocs.source.nearness import near_or_all
from kamdocs.source.word_table import key_table
from kamdocs.source.yaml_nodes import MappingNode, ScalarNode, SequenceNode

_SECTIONS = {
    "people": Target.PERSON,
    "offerings": Target.OFFERING,
    "territories": Target.TERRITORY,
    "departments": Target.DEPARTMENT,
    "tiers": Target.TIER,
}
_CHECKED = frozenset({*_SECTIONS.values(), Target.ACCOUNT})
"""Ids of lists that a mapping can make; the rest is checked with the files as they would be."""


def ids_of_section(node: MappingNode | None) -> Ids:
    """Give the ids of the lists that a mapping writes out for a new programme."""
    ids: Ids = {target: {} for target in _SECTIONS.values()}
    for key, value in node.entries if node else ():
        target = _SECTIONS.get(key_table(Programme).find(key.text) or "")
        items = value.items if isinstance(value, SequenceNode) else ()
        for item in items if target else ():
            for name, text in item.entries if isinstance(item, MappingNode) else ():
                if target and fold(name.text) == "id" and isinstance(text, ScalarNode):
                    ids[target][fold(text.text)] = text.text
    return ids


def check_references(
    records: Iterable[MadeRecord],
    ids: Ids,
    made: dict[str, list[MadeRecord]],
    accounts: Iterable[str],
    workshop: Workshop,
) -> None:
    """Report the first rows of every id that is nowhere."""
    known = {target: dict(ids.get(target, {})) for target in _CHECKED}
    known[Target.ACCOUNT] = {fold(name): name for name in accounts}
    for section, target in _SECTIONS.items():
        for item in made.get(section, ()):
            text = item.values.get("id", "")
            known[target][fold(text)] = text
    for item in records:
        for name, shape in record_shape(item.record).items():
            if shape.reference is None or name not in item.values:
                continue
            target = shape.reference.target
            text = item.values[name]
            if target in _CHECKED and fold(text) not in known[target]:
                workshop.report_some(
                    "import-unknown-reference",
                    (name, text),
                    item.where,
                    field=shape.key,
                    value=text,
                    known=near_or_all(text, known[target].values()),
                )
