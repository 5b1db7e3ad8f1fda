"""The pages of the whole portfolio, in the order of the navigation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from kamdocs.checks.rules import all_rules
from kamdocs.render.context import RenderContext
from kamdocs.render.listed_page import listed_page
from kamdocs.render.own_pages import own_pages
from kamdocs.render.page_spec import TEAM_AND_COMPANY, PageSpec, Section
from kamdocs.render.pages_base import base_pages, selection_pages, territories_pages
from kamdocs.render.pages_care import issues_pages, receivables_pages, risks_pages
from kamdocs.render.pages_growth import opportunities_pages, white_space_pages
from kamdocs.render.pages_programme import programme_pages
from kamdocs.render.pages_revenue import concentration_pages, quarter_pages, segment_pages
from kamdocs.render.pages_work import (
    actions_pages,
    calendar_pages,
    contracts_pages,
    departments_pages,
    objectives_pages,
    people_pages,
)
from kamdocs.render.views.accounts import accounts_view
from kamdocs.render.views.home import home_view
from kamdocs.render.views.quality import quality_view

PageMaker = Callable[[RenderContext], Iterator[PageSpec]]
"""Gives the pages of one subject: its own one, then those below it."""


def home_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the home page."""
    title = context.words.text("site.nav.home")
    yield PageSpec(
        context.addresses.home,
        title,
        "portfolio/home.html",
        lambda links: home_view(context, links),
        Section.HOME,
        title,
        audiences=TEAM_AND_COMPANY,
    )


def accounts_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the table of accounts."""
    yield listed_page(
        context,
        "accounts",
        "site.accounts",
        partial(accounts_view, context),
        Section.PORTFOLIO,
        TEAM_AND_COMPANY,
    )


def quality_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of findings and rules."""
    yield listed_page(
        context,
        "quality",
        "site.nav.quality",
        lambda links: quality_view(context, links, tuple(all_rules())),
        Section.PROGRAMME,
    )


PORTFOLIO_PAGES: tuple[PageMaker, ...] = (
    home_pages,
    accounts_pages,
    base_pages,
    selection_pages,
    concentration_pages,
    segment_pages,
    territories_pages,
    quarter_pages,
    opportunities_pages,
    white_space_pages,
    contracts_pages,
    objectives_pages,
    actions_pages,
    calendar_pages,
    people_pages,
    departments_pages,
    risks_pages,
    issues_pages,
    receivables_pages,
    programme_pages,
    quality_pages,
    own_pages,
)
"""Makers of portfolio pages; within a section, pages stand in this order."""


def portfolio_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give every page of the portfolio that the site's audience may see."""
    for maker in PORTFOLIO_PAGES:
        for spec in maker(context):
            if context.options.audience in spec.audiences:
                yield spec
