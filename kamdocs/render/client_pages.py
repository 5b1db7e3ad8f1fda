"""The pages of a site for one client: where it starts, and what was made for that client.

The portfolio holds one account, narrowed to what its client may see before any of this.
"""

from __future__ import annotations

from collections.abc import Iterator

from kamdocs.render.client_pack.material import MaterialView
from kamdocs.render.client_pack.pages import client_pages
from kamdocs.render.context import RenderContext
from kamdocs.render.page_spec import CLIENT_ONLY, PageSpec, Section
from kamdocs.render.views.client_home import client_home_view


def client_site_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give every page of the client's site, the start page first."""
    standing = context.standing.standings[0]
    inside = tuple(client_pages(context, standing))
    if not any(_tells_something(page, context) for page in inside):
        inside = ()
    title = context.words.text("site.nav.home")
    yield PageSpec(
        context.addresses.home,
        title,
        "client/home.html",
        lambda links: client_home_view(context, links, standing.account, inside),
        Section.HOME,
        title,
        audiences=CLIENT_ONLY,
    )
    yield from inside


def _tells_something(page: PageSpec, context: RenderContext) -> bool:
    """Tell whether a page has more on it than who is who, which the start page has as well."""
    view = page.view(context.links(page.address))
    return isinstance(view, MaterialView) and any(item.part.id != "people" for item in view.parts)


def client_site_title(context: RenderContext) -> str:
    """Name the client's site after both companies."""
    company = context.portfolio.programme.company or ""
    client = context.portfolio.accounts[0].name
    return " · ".join(name for name in (company, client) if name)
