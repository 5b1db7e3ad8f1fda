"""Conversion between the groups of the base as tables: rates by group, and all moves."""

from __future__ import annotations

from kamdocs.metrics.conversion import APART, GROUPS, Group, Rate
from kamdocs.model.enums import Lifecycle
from kamdocs.render.context import RenderContext
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.lifecycle_reasons import lifecycle_name
from kamdocs.render.views.parts import Cell, Column, Table

ALL_GROUPS: tuple[Group, ...] = (*GROUPS, *APART, None)


def conversion_table(context: RenderContext) -> Table:
    """Give for each group how many accounts moved on, by quarter and over all of them."""
    words = context.words
    found = context.measures.base.conversion
    if not found.steps:
        return Table(words.text("site.base.conversion"), (), ())
    columns = (
        Column(words.text("site.base.column.from-group")),
        *(Column(context.formats.period(step.quarter), numeric=True) for step in found.steps),
        Column(words.text("site.base.column.all-quarters"), numeric=True),
    )
    rows = tuple(
        (
            Cell(_next_text(context, group)),
            *(_rate(context, found.rate(group, (step,))) for step in found.steps),
            _rate(context, found.rate(group)),
        )
        for group in GROUPS[:-1]
    )
    return Table(
        words.text("site.base.conversion"),
        columns,
        rows,
        note=words.text("site.base.conversion-note"),
    )


def _next_text(context: RenderContext, group: Lifecycle) -> str:
    name = lifecycle_name(context, group)
    target = lifecycle_name(context, GROUPS[GROUPS.index(group) + 1]).lower()
    return context.words.text("site.base.to-next", source=name, target=target)


def _rate(context: RenderContext, rate: Rate) -> Cell:
    if rate.share is None:
        return Cell(context.words.text("site.base.nobody"), sort="-1")
    text = context.words.text("site.selection.of", n=rate.moved, total=rate.could)
    return Cell(context.formats.percent(rate.share, 0), note=text, sort=str(rate.share))


def moves_table(context: RenderContext) -> Table:
    """Give the moves of all quarters added up, from each group to each other."""
    words = context.words
    found = context.measures.base.conversion
    used = [group for group in ALL_GROUPS if _seen(context, group)]
    if not found.steps:
        return Table(words.text("site.base.moves"), (), ())
    columns = (
        Column(words.text("site.base.column.from-to")),
        *(Column(lifecycle_name(context, group), numeric=True) for group in used),
    )
    cells = Cells(context)
    rows = tuple(
        (
            Cell(lifecycle_name(context, source)),
            *(
                Cell("–", sort="0")
                if not found.matrix.get((source, target))
                else cells.number(found.matrix[source, target])
                for target in used
            ),
        )
        for source in used
    )
    first, last = found.steps[0].quarter, found.steps[-1].quarter
    note = words.text(
        "site.base.moves-note",
        first=context.formats.period(first),
        last=context.formats.period(last),
    )
    return Table(words.text("site.base.moves"), columns, rows, note=note)


def _seen(context: RenderContext, group: Group) -> bool:
    return any(counts.get(group) for counts in context.measures.base.conversion.counts)
