"""Makers of the pages about the base: selection, situation of purchase, territories."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kamdocs.render.context import RenderContext
from kamdocs.render.listed_page import listed_page
from kamdocs.render.page_spec import TEAM_AND_COMPANY, PageSpec, Section
from kamdocs.render.views.base import base_view
from kamdocs.render.views.selection import selection_view
from kamdocs.render.views.territories import territories_view
from kamdocs.render.views.territory import territory_view


def base_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of the whole base and its situation of purchase."""
    yield listed_page(
        context, "base", "site.nav.base", partial(base_view, context), Section.PORTFOLIO
    )


def selection_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of selection."""
    yield listed_page(
        context,
        "selection",
        "site.nav.selection",
        partial(selection_view, context),
        Section.PORTFOLIO,
    )


def territories_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of all territories, then a page for each of them."""
    yield listed_page(
        context,
        "territories",
        "site.nav.territories",
        partial(territories_view, context),
        Section.PORTFOLIO,
        TEAM_AND_COMPANY,
    )
    for territory in context.portfolio.programme.territories:
        yield PageSpec(
            context.addresses.territory(territory.id),
            territory.name,
            "portfolio/territory.html",
            partial(territory_view, context, territory.id),
            audiences=TEAM_AND_COMPANY,
        )
