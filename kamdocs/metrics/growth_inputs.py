"""What measures of growth are computed from, the same for an account and for all of them."""

from __future__ import annotations

from kamdocs.metrics.deals import Pipeline
from kamdocs.metrics.measure import Input, MeasureUnit
from kamdocs.metrics.white_space import WhiteSpace

MONEY, COUNT = MeasureUnit.MONEY, MeasureUnit.COUNT


def space_inputs(space: WhiteSpace) -> tuple[Input, ...]:
    """Give what the white space is computed from as inputs of a measure."""
    if space.value is None:
        return (Input("cell_potential", None, MONEY),)
    return (
        Input("cells_counted", space.eligible - space.unknown, COUNT),
        Input("cells_unknown", space.unknown, COUNT),
        Input("negotiated", space.negotiated, MONEY),
        Input("untouched", space.untouched, MONEY),
    )


def penetration_inputs(space: WhiteSpace) -> tuple[Input, ...]:
    """Give the cells that penetration is computed from as inputs of a measure."""
    return (
        Input("cells_owned", space.owned if space.cells else None, COUNT),
        Input("cells_eligible", space.eligible if space.cells else None, COUNT),
    )


def pipeline_inputs(found: Pipeline) -> tuple[Input, ...]:
    """Give what the pipeline is computed from as inputs of a measure."""
    if not found.deals:
        return (Input("open_opportunities", None, COUNT),)
    return (
        Input("open_opportunities", len(found.deals), COUNT),
        Input("deal_values", found.value, MONEY),
        Input("without_value", found.without_value, COUNT),
    )


def weighted_inputs(found: Pipeline) -> tuple[Input, ...]:
    """Give what the weighted pipeline is computed from as inputs of a measure."""
    if not found.deals:
        return (Input("open_opportunities", None, COUNT),)
    return (
        Input("deals_weighted", found.counted, COUNT),
        Input("pipeline", found.value, MONEY),
        Input("spread", found.spread if found.counted else None, MONEY),
        Input("without_value", found.without_value, COUNT),
        Input("without_probability", found.without_probability, COUNT),
    )
