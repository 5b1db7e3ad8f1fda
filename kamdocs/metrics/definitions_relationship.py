"""Definitions of the measures of: People, contacts, engagement and voice."""

from __future__ import annotations

from kamdocs.metrics.engagement import MEETING_TOLERANCE_DAYS
from kamdocs.metrics.measure import Definition, Input, MeasureUnit
from kamdocs.model.programme import Programme


def _key_influence(programme: Programme) -> tuple[Input, ...]:
    return (Input("key_influence", programme.limits.key_influence),)


def _survey(programme: Programme) -> tuple[Input, ...]:
    return (Input("minimum_answers", programme.limits.survey_answers, MeasureUnit.COUNT),)


def _csat(programme: Programme) -> tuple[Input, ...]:
    satisfied = Input("satisfied_score", programme.limits.satisfied_score)
    return (satisfied, *_survey(programme))


def _engagement(_: Programme) -> tuple[Input, ...]:
    return (Input("meeting_tolerance", MEETING_TOLERANCE_DAYS, MeasureUnit.DAYS),)


DEFINITIONS: tuple[Definition, ...] = (
    Definition("relationship_coverage", MeasureUnit.SHARE, _key_influence),
    Definition("roles_filled", MeasureUnit.COUNT),
    Definition("close_contacts", MeasureUnit.COUNT),
    Definition("late_contacts", MeasureUnit.COUNT),
    Definition("engagement", MeasureUnit.SHARE, _engagement),
    Definition("nps", MeasureUnit.POINTS, _survey),
    Definition("csat", MeasureUnit.SHARE, _csat),
    Definition("advocates", MeasureUnit.COUNT, _key_influence),
)
