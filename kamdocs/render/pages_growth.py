"""Makers of the pages about growth: opportunities and forecast, white space."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.render.context import RenderContext
from kamdocs.render.page_spec import PageSpec, Section
from kamdocs.render.views.opportunities import opportunities_view
from kamdocs.render.views.white_space import white_space_view


def opportunities_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of opportunities and forecast."""
    title = context.words.text("site.nav.opportunities")
    yield PageSpec(
        context.addresses.portfolio("opportunities"),
        title,
        "portfolio/opportunities.html",
        lambda links: opportunities_view(context, links),
        Section.GROWTH,
        title,
    )


def white_space_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of white space."""
    title = context.words.text("site.nav.white-space")
    yield PageSpec(
        context.addresses.portfolio("white_space"),
        title,
        "portfolio/white_space.html",
        lambda links: white_space_view(context, links),
        Section.GROWTH,
        title,
    )
