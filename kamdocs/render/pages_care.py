"""Pages of risks and things to look after: risks, issues, receivables."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kamdocs.render.context import RenderContext
from kamdocs.render.page_spec import TEAM_AND_COMPANY, TEAM_ONLY, PageSpec, Section
from kamdocs.render.views.issues import issues_view
from kamdocs.render.views.receivables import receivables_view
from kamdocs.render.views.risks import risks_view


def risks_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of risks."""
    title = context.words.text("site.risks.title")
    yield PageSpec(
        context.addresses.portfolio("risks"),
        title,
        "portfolio/risks.html",
        partial(risks_view, context),
        Section.CARE,
        title,
        audiences=TEAM_ONLY,
    )


def issues_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of issues, which everybody in the company may see."""
    title = context.words.text("site.issues.title")
    yield PageSpec(
        context.addresses.portfolio("issues"),
        title,
        "portfolio/issues.html",
        partial(issues_view, context),
        Section.CARE,
        title,
        audiences=TEAM_AND_COMPANY,
    )


def receivables_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of receivables."""
    title = context.words.text("site.receivables.title")
    yield PageSpec(
        context.addresses.portfolio("receivables"),
        title,
        "portfolio/receivables.html",
        partial(receivables_view, context),
        Section.CARE,
        title,
        audiences=TEAM_ONLY,
    )
