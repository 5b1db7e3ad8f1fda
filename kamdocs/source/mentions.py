"""Declared ids, and the texts that name them: every dangling one is a finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kamdocs.model.enums import BuiltInKpi, StageKind
from kamdocs.model.kinds import Target
from kamdocs.source.finding import Finding
from kamdocs.source.folding import fold
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

_OF_ACCOUNT = (Target.UNIT, Target.STAKEHOLDER, Target.OBJECTIVE, Target.OPPORTUNITY)

Ids = dict[Target, dict[str, str]]
"""By target: every accepted spelling, folded, to the id it means."""


def programme_ids(values: Mapping[str, Any]) -> Ids:
    """Give the ids a programme declares; stages and KPIs also by their built-in words."""
    ids: Ids = {}
    for target in (
        Target.PERSON,
        Target.DEPARTMENT,
        Target.TERRITORY,
        Target.TIER,
        Target.OFFERING,
    ):
        ids[target] = _by_fold(values.get(_LISTS[target][0], ()))
    criteria = values.get("criteria", {})
    ids[Target.CRITERION] = {
        **_by_fold(criteria.get("attractiveness", ())),
        **_by_fold(criteria.get("position", ())),
    }
    kpis = _by_fold(values.get("kpis", ()))
    ids[Target.KPI] = {**kpis, **_built_in_kpis()}
    ids[Target.STAGE] = _stages(values.get("stages", ()))
    return ids


def account_ids(values: Mapping[str, Any]) -> Ids:
    """Give the ids an account declares."""
    return {target: _by_fold(values.get(_LISTS[target][0], ())) for target in _OF_ACCOUNT}


def resolve(
    mentions: Iterable[Mention], ids: Ids, language: str, programme: str, account: str
) -> list[Finding]:
    """Put the declared id in the place of every mention; give findings for those without one."""
    findings = []
    for mention in mentions:
        known = ids.get(mention.target, {})
        found = known.get(fold(mention.text))
        if found is not None:
            mention.put(found)
            continue
        english, portuguese = _LISTS[mention.target]
        findings.append(
            reading_finding(
                f"unknown-{mention.target}",
                mention.place,
                text=mention.text,
                known=near_or_all(mention.text, dict.fromkeys(known.values())),
                file=account if mention.target in _OF_ACCOUNT else programme,
                key=english if language == "en" else portuguese,
            )
        )
    return findings


def _by_fold(items: Iterable[Any]) -> dict[str, str]:
    return {
        fold(item["id"]): item["id"]
        for item in items
        if isinstance(item, dict) and isinstance(item.get("id"), str)
    }


def _built_in_kpis() -> dict[str, str]:
    table = value_table(BuiltInKpi)
    return {
        fold(word): kpi.value
        for kpi in BuiltInKpi
        for word in (kpi.value, *table.spellings(kpi.value))
    }


def _stages(declared: Iterable[Any]) -> dict[str, str]:
    """Give stages by spelling; a programme's own list is the whole list."""
    own = _by_fold(declared)
    table = value_table(StageKind)
    if not own:
        return {fold(word): kind.value for kind in StageKind for word in table.spellings(kind)}
    stages = dict(own)
    for written, stage in own.items():
        kind = table.find(written)
        if kind is not None:
            for word in table.spellings(kind):
                stages.setdefault(fold(word), stage)
    return stages
