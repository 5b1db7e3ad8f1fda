"""Makers of the pages about revenue: concentration, segments and quarters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

from kamdocs.metrics.quarter_rollup import quarter_rollup, quarters_with_content
from kamdocs.metrics.segments import Segment, segment_names, segments
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.listed_page import listed_page
from kamdocs.render.page_spec import PageSpec, Section
from kamdocs.render.views.concentration import concentration_view
from kamdocs.render.views.quarter import quarter_view
from kamdocs.render.views.quarters import quarters_view
from kamdocs.render.views.segments import SegmentView, segment_view, segments_view


def concentration_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of concentration."""
    yield listed_page(
        context,
        "concentration",
        "site.nav.concentration",
        partial(concentration_view, context),
        Section.PORTFOLIO,
    )


def segment_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of all segments, then each segment."""
    title = context.words.text("site.nav.segments")

    @cache
    def found() -> tuple[Segment, ...]:
        return segments(context.measures.revenue)

    yield listed_page(
        context,
        "segments",
        "site.nav.segments",
        lambda links: segments_view(context, found(), links),
        Section.PORTFOLIO,
    )
    for name in segment_names(context.portfolio.accounts):
        yield PageSpec(
            context.addresses.segment(name),
            f"{name} · {title}",
            "portfolio/segment.html",
            partial(_segment, context, name, found),
        )


def _segment(
    context: RenderContext, name: str, found: Callable[[], tuple[Segment, ...]], links: Links
) -> SegmentView:
    segment = next(item for item in found() if item.name == name)
    return segment_view(context, segment, links)


def quarter_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the list of quarters, then the roll-up of each."""
    title = context.words.text("site.nav.quarters")
    portfolio, as_of, books = context.portfolio, context.as_of, context.measures.scope.books
    rollups = tuple(
        quarter_rollup(portfolio, quarter, as_of, books)
        for quarter in quarters_with_content(portfolio, as_of, books)
    )
    yield listed_page(
        context,
        "quarters",
        "site.nav.quarters",
        lambda links: quarters_view(context, rollups, links),
        Section.PORTFOLIO,
    )
    for rollup in rollups:
        others = tuple(item for item in rollups if item is not rollup)
        yield PageSpec(
            context.addresses.quarter_page(rollup.quarter),
            f"{context.formats.long_quarter(rollup.quarter)} · {title}",
            "portfolio/quarter.html",
            partial(quarter_view, context, rollup, others),
        )
