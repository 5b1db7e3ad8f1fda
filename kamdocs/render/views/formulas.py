"""Every formula with the settings of today in it, by topic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kamdocs.metrics.definitions import DEFINITIONS
from kamdocs.metrics.measure import Definition
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.measure_words import formula, measure_name
from kamdocs.render.portfolio_head import portfolio_head
from kamdocs.render.views.parts import Cell, Column, PageHead, Table


@dataclass(frozen=True)
class FormulasView:
    """What the page of formulas shows: one table for all, to filter and to print."""

    head: PageHead
    table: Table


def formulas_view(context: RenderContext, links: Links) -> FormulasView:
    """Give what the page of formulas shows."""
    words = context.words
    rows = tuple(_rows(context))
    return FormulasView(
        portfolio_head(
            context,
            links,
            words.text("site.programme.formulas"),
            words.plural("site.programme.formulas-answer", len(rows)),
            parents=((words.text("site.nav.programme"), context.addresses.portfolio("programme")),),
        ),
        Table(
            words.text("site.programme.formulas"),
            (
                Column(words.text("site.programme.figure")),
                Column(words.text("site.programme.formula"), wide=True),
            ),
            rows,
        ),
    )


def _rows(context: RenderContext) -> Iterator[tuple[Cell, ...]]:
    for definition in unique_definitions():
        yield Cell(measure_name(context, definition.key)), Cell(formula(context, definition))


def unique_definitions() -> tuple[Definition, ...]:
    """Give the definitions, each key once: two topics may show the same measure."""
    return tuple({item.key: item for item in reversed(DEFINITIONS)}.values())[::-1]
