"""The base by group and quarter as a figure."""

from __future__ import annotations

from markupsafe import Markup

from kamdocs.metrics.conversion import APART, GROUPS, Group, Step
from kamdocs.render.charts.base_flow import (
    FlowChart,
    FlowGroup,
    FlowQuarter,
    FlowWords,
    draw_base_flow,
)
from kamdocs.render.charts.frame import NARROW, WIDE, Variant
from kamdocs.render.context import RenderContext
from kamdocs.render.views.lifecycle_reasons import lifecycle_name


def base_flow(
    context: RenderContext, *, variants: tuple[Variant, ...] = (WIDE, NARROW)
) -> Markup | None:
    """Draw the groups at the end of each quarter and the moves between; None without quarters."""
    found = context.measures.base.conversion
    if not found.quarters or not found.groups:
        return None
    words = context.words
    seen = {group for counts in found.counts for group, count in counts.items() if count}
    # Regular buying stands on top, those that stopped below a gap.
    order: list[Group] = [item for item in (*reversed(GROUPS), *APART) if item in seen]
    if None in seen:
        order.append(None)
    return draw_base_flow(
        FlowChart(
            id="kd-base-flow",
            title=_finding(context),
            description=words.text("site.base.flow.description"),
            behind=words.text("site.see-table"),
            note=words.text("site.base.flow.note"),
            variants=variants,
            groups=tuple(
                FlowGroup(
                    key="unknown" if group is None else group.value,
                    name=lifecycle_name(context, group),
                    apart=group is None or group in APART,
                )
                for group in order
            ),
            quarters=tuple(_quarter(context, order, place) for place in range(len(found.quarters))),
            words=FlowWords(
                quarter=words.text("site.column.quarter"),
                advanced=words.text("site.base.flow.advanced"),
                stopped=words.text("site.base.flow.stopped"),
            ),
        )
    )


def _finding(context: RenderContext) -> str:
    found = context.measures.base.conversion
    year = found.steps[-4:]
    if not year:
        return context.words.text("site.base.flow.title")
    moved = found.year.moved
    stopped = sum(step.stopped for step in year)
    returned = sum(step.returned for step in year)
    return " ".join(
        (
            context.words.plural("site.base.flow.moved", moved),
            context.words.plural("site.base.flow.lost", stopped),
            context.words.plural("site.base.flow.back", returned) if returned else "",
        )
    ).strip()


def _quarter(context: RenderContext, order: list[Group], place: int) -> FlowQuarter:
    found = context.measures.base.conversion
    counts = found.counts[place]
    label = context.formats.period(found.quarters[place])
    own = tuple(counts.get(group, 0) for group in order)
    if not place:
        return FlowQuarter(label=label, counts=own, moves={})
    step = found.steps[place - 1]
    moves = {
        (order.index(source), order.index(target)): count
        for (source, target), count in step.moves.items()
    }
    return FlowQuarter(
        label=label,
        counts=own,
        moves=moves,
        advanced=_advanced(context, step),
        stopped=context.formats.number(step.stopped),
    )


def _advanced(context: RenderContext, step: Step) -> str:
    below = GROUPS[:-1]
    could = sum(step.start(group) for group in below)
    if not could:
        return "–"
    moved = sum(step.advanced(group) for group in below)
    return context.words.text("site.selection.of", n=moved, total=could)
