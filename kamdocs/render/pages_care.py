"""Pages of risks and things to look after: risks, issues, receivables."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kamdocs.render.context import RenderContext
from kamdocs.render.listed_page import listed_page
from kamdocs.render.page_spec import TEAM_AND_COMPANY, PageSpec, Section
from kamdocs.render.views.issues import issues_view
from kamdocs.render.views.receivables import receivables_view
from kamdocs.render.views.risks import risks_view


def risks_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of risks."""
    yield listed_page(
        context, "risks", "site.risks.title", partial(risks_view, context), Section.CARE
    )


def issues_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of issues, which everybody in the company may see."""
    yield listed_page(
        context,
        "issues",
        "site.issues.title",
        partial(issues_view, context),
        Section.CARE,
        TEAM_AND_COMPANY,
    )


def receivables_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of receivables."""
    yield listed_page(
        context,
        "receivables",
        "site.receivables.title",
        partial(receivables_view, context),
        Section.CARE,
    )
