"""Declared ids, and the texts that name them: every dangling one is a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from kamdocs.model.enums import BuiltInKpi, StageKind
from kamdocs.model.kinds import Target
from kamdocs.source.finding import Finding
from kamdocs.source.folding import fold, gender_fold
from kamdocs.source.nearness import near_or_all
from kamdocs.source.reading_rules import reading_finding
from kamdocs.source.record_walk import Mention
from kamdocs.source.word_table import value_table

_LISTS = {
    Target.PERSON: ("people", "pessoas"),
    Target.DEPARTMENT: ("departments", "departamentos"),
    Target.TERRITORY: ("territories", "territorios"),
    Target.TIER: ("tiers", "niveis"),
    Target.OFFERING: ("offerings", "ofertas"),
    Target.CRITERION: ("criteria", "criterios"),
    Target.KPI: ("kpis", "indicadores"),
    Target.STAGE: ("stages", "etapas"),
    Target.ACCOUNT: ("accounts", "contas"),
    Target.UNIT: ("units", "filiais"),
    Target.STAKEHOLDER: ("stakeholders", "contatos"),
    Target.OBJECTIVE: ("objectives", "objetivos"),
    Target.OPPORTUNITY: ("opportunities", "oportunidades"),
}
"""Where each target is declared, in English and in Portuguese."""

_OF_PROGRAMME = (
    Target.PERSON,
    Target.DEPARTMENT,
    Target.TERRITORY,
    Target.TIER,
    Target.OFFERING,
)
_OF_ACCOUNT = (Target.UNIT, Target.STAKEHOLDER, Target.OBJECTIVE, Target.OPPORTUNITY)

Ids = dict[Target, dict[str, str]]
"""By target: every accepted spelling, folded, to the id it means.

A target that is absent could not be read; what names it is then left unjudged.
"""

_BUILT_IN: dict[Target, type[StrEnum]] = {Target.KPI: BuiltInKpi, Target.STAGE: StageKind}


def programme_ids(values: Mapping[str, Any]) -> Ids:
    """Give the ids a programme declares; stages and KPIs also by their built-in words."""
    ids = _of_lists(values, _OF_PROGRAMME)
    criteria = values.get("criteria", {})
    axes = [_by_fold(criteria.get(axis, ())) for axis in ("attractiveness", "position")]
    if None not in axes:
        ids[Target.CRITERION] = {word: name for axis in axes if axis for word, name in axis.items()}
    kpis = _by_fold(values.get("kpis", ()))
    if kpis is not None:
        ids[Target.KPI] = {**kpis, **_built_in(BuiltInKpi)}
    stages = _by_fold(values.get("stages", ()))
    if stages is not None:
        ids[Target.STAGE] = _stages(stages)
    return ids


def account_ids(values: Mapping[str, Any]) -> Ids:
    """Give the ids an account declares."""
    return _of_lists(values, _OF_ACCOUNT)


def resolve(
    mentions: Iterable[Mention], ids: Ids, language: str, programme: str, account: str
) -> list[Finding]:
    """Put the declared id in the place of every mention; give findings for those without one."""
    findings = []
    for mention in mentions:
        known = ids.get(mention.target)
        if known is None:
            continue
        found = known.get(fold(mention.text))
        if found is None and mention.target in _BUILT_IN:  # words have genders, ids have none
            found = known.get(gender_fold(mention.text))
        if found is not None:
            mention.put(found)
            continue
        english, portuguese = _LISTS[mention.target]
        findings.append(
            reading_finding(
                f"unknown-{mention.target}",
                mention.place,
                text=mention.text,
                known=near_or_all(mention.text, _shown(mention.target, known, language)),
                file=account if mention.target in _OF_ACCOUNT else programme,
                key=english if language == "en" else portuguese,
            )
        )
    return findings


def _shown(target: Target, known: Mapping[str, str], language: str) -> list[str]:
    """Give the ids of a target as files of a language write them."""
    names = dict.fromkeys(known.values())
    if target not in _BUILT_IN:
        return list(names)
    table = value_table(_BUILT_IN[target])
    built_in = set(_BUILT_IN[target])
    return [table.word(name, language) if name in built_in else name for name in names]


def _of_lists(values: Mapping[str, Any], targets: Iterable[Target]) -> Ids:
    found = {target: _by_fold(values.get(_LISTS[target][0], ())) for target in targets}
    return {target: names for target, names in found.items() if names is not None}


def _by_fold(items: Iterable[Any]) -> dict[str, str] | None:
    """Give the ids of a list; None where one of its items could not be read."""
    found: dict[str, str] = {}
    for item in items:
        if not isinstance(item, dict) or "id" not in item:
            return None
        found[fold(item["id"])] = item["id"]
    return found


def _built_in(values: type[StrEnum]) -> dict[str, str]:
    return {word: value.value for value in values for word in _spellings(value)}


def _stages(own: Mapping[str, str]) -> dict[str, str]:
    """Give stages by spelling; a programme's own list is the whole list."""
    if not own:
        return _built_in(StageKind)
    table = value_table(StageKind)
    stages = dict(own)
    for written, stage in own.items():
        kind = table.find(written)
        if kind is not None:
            for word in _spellings(StageKind(kind)):
                stages.setdefault(word, stage)
    return stages


def _spellings(value: StrEnum) -> Iterator[str]:
    for word in value_table(type(value)).spellings(value.value):
        yield fold(word)
        yield gender_fold(word)
