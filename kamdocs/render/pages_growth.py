"""Makers of the pages about growth: opportunities and forecast, white space."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kamdocs.render.context import RenderContext
from kamdocs.render.listed_page import listed_page
from kamdocs.render.page_spec import PageSpec, Section
from kamdocs.render.views.opportunities import opportunities_view
from kamdocs.render.views.white_space import white_space_view


def opportunities_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of opportunities and forecast."""
    yield listed_page(
        context,
        "opportunities",
        "site.nav.opportunities",
        partial(opportunities_view, context),
        Section.GROWTH,
    )


def white_space_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of white space."""
    yield listed_page(
        context,
        "white_space",
        "site.nav.white-space",
        partial(white_space_view, context),
        Section.GROWTH,
    )
