"""Definitions of the measures of: Wallet, white space, pipeline, forecast."""

from __future__ import annotations

from decimal import Decimal

from kamdocs.metrics.deals import stage_probability
from kamdocs.metrics.measure import Definition, Input, MeasureUnit
from kamdocs.metrics.supply_forecast import RUN_RATE_MONTHS
from kamdocs.model.enums import StageKind
from kamdocs.model.programme import Programme
from kamdocs.model.vocabulary import value_label

MONEY, SHARE = MeasureUnit.MONEY, MeasureUnit.SHARE


def _wallet(programme: Programme) -> tuple[Input, ...]:
    return (Input("limit", programme.limits.wallet_share, SHARE),)


def _run_rate(_: Programme) -> tuple[Input, ...]:
    return (Input("months", Decimal(RUN_RATE_MONTHS), MeasureUnit.COUNT),)


def _stages(programme: Programme) -> tuple[Input, ...]:
    """Give every stage with its probability: the programme's own, else the built-in ones."""
    names = {stage.id: stage.name for stage in programme.stages} or {
        stage: value_label(stage, programme.language) for stage in StageKind
    }
    texts = [
        f"{name} {(usual * 100).normalize():f}%"
        for stage, name in names.items()
        if (usual := stage_probability(stage, programme)) is not None
    ]
    return (Input("stages", " · ".join(texts) or None, MeasureUnit.TEXT),)


DEFINITIONS: tuple[Definition, ...] = (
    Definition("wallet_share", SHARE, _wallet),
    Definition("white_space", MONEY),
    Definition("penetration", SHARE),
    Definition("pipeline", MONEY),
    Definition("weighted_pipeline", MONEY, _stages),
    Definition("year_target", MONEY),
    Definition("forecast", MONEY, _run_rate),
    Definition("gap", MONEY),
)
