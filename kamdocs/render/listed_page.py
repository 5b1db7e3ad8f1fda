"""A page of the whole portfolio that the navigation lists under its own title."""

from __future__ import annotations

from collections.abc import Callable

from kamdocs.model.enums import Visibility
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.page_spec import TEAM_ONLY, PageSpec, Section


def listed_page(
    context: RenderContext,
    key: str,
    title_id: str,
    view: Callable[[Links], object],
    section: Section,
    audiences: tuple[Visibility, ...] = TEAM_ONLY,
) -> PageSpec:
    """Give the page whose address and template are named by `key`, its title by `title_id`."""
    title = context.words.text(title_id)
    return PageSpec(
        context.addresses.portfolio(key),
        title,
        f"portfolio/{key}.html",
        view,
        section,
        title,
        audiences=audiences,
    )
