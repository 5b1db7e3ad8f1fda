"""Makers of the pages about the base: selection, situation of purchase, territories."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kamdocs.render.context import RenderContext
from kamdocs.render.page_spec import TEAM_AND_COMPANY, PageSpec, Section
from kamdocs.render.views.base import base_view
from kamdocs.render.views.selection import selection_view
from kamdocs.render.views.territories import territories_view
from kamdocs.render.views.territory import territory_view


def base_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of the whole base and its situation of purchase."""
    title = context.words.text("site.nav.base")
    yield PageSpec(
        context.addresses.portfolio("base"),
        title,
        "portfolio/base.html",
        partial(base_view, context),
        Section.PORTFOLIO,
        title,
    )


def selection_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of selection."""
    title = context.words.text("site.nav.selection")
    yield PageSpec(
        context.addresses.portfolio("selection"),
        title,
        "portfolio/selection.html",
        partial(selection_view, context),
        Section.PORTFOLIO,
        title,
    )


def territories_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of all territories, then a page for each of them."""
    title = context.words.text("site.nav.territories")
    yield PageSpec(
        context.addresses.portfolio("territories"),
        title,
        "portfolio/territories.html",
        partial(territories_view, context),
        Section.PORTFOLIO,
        title,
        audiences=TEAM_AND_COMPANY,
    )
    for territory in context.portfolio.programme.territories:
        yield PageSpec(
            context.addresses.territory(territory.id),
            territory.name,
            "portfolio/territory.html",
            partial(territory_view, context, territory.id),
            audiences=TEAM_AND_COMPANY,
        )
