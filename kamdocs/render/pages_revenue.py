"""Makers of the pages about revenue: concentration, segments and quarters."""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.render.context import RenderContext
from kamdocs.render.page_spec import PageSpec, Section
from kamdocs.render.views.concentration import concentration_view


def concentration_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of concentration."""
    title = context.words.text("site.nav.concentration")
    yield PageSpec(
        context.addresses.portfolio("concentration"),
        title,
        "portfolio/concentration.html",
        lambda links: concentration_view(context, links),
        Section.PORTFOLIO,
        title,
    )
