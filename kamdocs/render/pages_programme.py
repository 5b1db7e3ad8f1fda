"""Makers of the pages about the programme itself: charter, formulas, glossary, fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.listed_page import listed_page
from kamdocs.render.page_spec import TEAM_AND_COMPANY, TEAM_ONLY, PageSpec, Section
from kamdocs.render.views.field_dictionary import fields_view
from kamdocs.render.views.formulas import formulas_view
from kamdocs.render.views.glossary import glossary_view
from kamdocs.render.views.programme import programme_view


def programme_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of the programme, then formulas, glossary and field dictionary."""
    title = context.words.text("site.nav.programme")
    yield listed_page(
        context,
        "programme",
        "site.nav.programme",
        partial(programme_view, context),
        Section.PROGRAMME,
        TEAM_AND_COMPANY,
    )
    views: tuple[tuple[str, Callable[[RenderContext, Links], object]], ...] = (
        ("formulas", formulas_view),
        ("glossary", glossary_view),
        ("fields", fields_view),
    )
    for key, view in views:
        yield PageSpec(
            context.addresses.programme_page(key),
            f"{context.words.text(f'site.programme.{key}')} · {title}",
            f"portfolio/{key}.html",
            _viewed(context, view),
            audiences=TEAM_AND_COMPANY if key == "glossary" else TEAM_ONLY,
        )


def _viewed(
    context: RenderContext, view: Callable[[RenderContext, Links], object]
) -> Callable[[Links], object]:
    return lambda links: view(context, links)
