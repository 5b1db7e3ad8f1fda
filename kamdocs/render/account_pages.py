"""The pages of one account: its plan, lists, reviews and meetings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from kamdocs.metrics.standing import Standing
from kamdocs.model.portfolio import LeftOut
from kamdocs.render.client_pack.pages import material_pages
from kamdocs.render.context import RenderContext
from kamdocs.render.page_spec import TEAM_AND_COMPANY, TEAM_ONLY, PageSpec
from kamdocs.render.views.account_history import history_view
from kamdocs.render.views.briefing import briefing_view
from kamdocs.render.views.meetings import meeting_title, meeting_view, meetings_view
from kamdocs.render.views.objectives import objectives_view
from kamdocs.render.views.plan import plan_view
from kamdocs.render.views.quality import left_out_view
from kamdocs.render.views.reviews import review_title, review_view, reviews_view

_COMPANY_TABS = ("objectives", "reviews", "meetings")
"""Lists that have something for the company; any other one is the team's."""


def account_pages(context: RenderContext, standing: Standing) -> Iterator[PageSpec]:
    """Give every page of an account that the site's audience may see."""
    makers = (
        plan_pages,
        objectives_pages,
        reviews_pages,
        meetings_pages,
        briefing_pages,
        material_pages,
        history_pages,
    )
    for maker in makers:
        for spec in maker(context, standing):
            if context.options.audience in spec.audiences:
                yield spec


def plan_pages(context: RenderContext, standing: Standing) -> Iterator[PageSpec]:
    """Give the plan of an account."""
    account = standing.account
    yield PageSpec(
        context.addresses.account(account.id),
        account.name,
        "account/plan.html",
        partial(plan_view, context, standing),
        source=account.path,
        description=account.why_key or "",
        audiences=TEAM_AND_COMPANY,
    )


def objectives_pages(context: RenderContext, standing: Standing) -> Iterator[PageSpec]:
    """Give the objectives and actions of an account."""
    address = context.addresses.objectives(standing.account.id)
    yield _list_page(context, standing, "objectives", address, objectives_view)


def reviews_pages(context: RenderContext, standing: Standing) -> Iterator[PageSpec]:
    """Give the list of reviews of an account, then each review.

    The company gets those that are marked for it; where none is, there is no list.
    """
    account = standing.account
    if not (account.reviews or context.for_team):
        return
    yield _list_page(
        context, standing, "reviews", context.addresses.reviews(account.id), reviews_view
    )
    for review in account.reviews:
        yield PageSpec(
            context.addresses.review(account.id, review.review.quarter),
            f"{review_title(context, review.review)} · {account.name}",
            "quarterly_review/review.html",
            partial(review_view, context, standing, review),
            source=review.path,
            audiences=TEAM_AND_COMPANY,
        )


def meetings_pages(context: RenderContext, standing: Standing) -> Iterator[PageSpec]:
    """Give the list of meetings of an account, then each meeting.

    The company gets those that are marked for it; where none is, there is no list.
    """
    account = standing.account
    if not (account.meetings or context.for_team):
        return
    yield _list_page(
        context, standing, "meetings", context.addresses.meetings(account.id), meetings_view
    )
    for meeting in account.meetings:
        yield PageSpec(
            context.addresses.meeting(account.id, meeting.slug),
            f"{meeting_title(context, meeting.meeting)} · {account.name}",
            "meeting/meeting.html",
            partial(meeting_view, context, standing, meeting),
            source=meeting.path,
            audiences=TEAM_AND_COMPANY,
        )


def briefing_pages(context: RenderContext, standing: Standing) -> Iterator[PageSpec]:
    """Give the internal sheet to read before a meeting with an account."""
    address = context.addresses.briefing(standing.account.id)
    page = _list_page(context, standing, "briefing", address, briefing_view)
    yield replace(page, audiences=TEAM_ONLY)


def history_pages(context: RenderContext, standing: Standing) -> Iterator[PageSpec]:
    """Give what changed in the plan of an account over time; who wrote it is the team's."""
    address = context.addresses.history(standing.account.id)
    page = _list_page(context, standing, "history", address, history_view)
    yield replace(page, audiences=TEAM_ONLY)


def left_out_page(context: RenderContext, item: LeftOut) -> PageSpec:
    """Give the page of an account that could not be read."""
    return PageSpec(
        context.addresses.account(item.id),
        item.name,
        "account/left_out.html",
        partial(left_out_view, context, item),
        source=item.path,
        audiences=TEAM_AND_COMPANY,
    )


def _list_page(
    context: RenderContext,
    standing: Standing,
    tab: str,
    address: str,
    view: Callable[..., object],
) -> PageSpec:
    account = standing.account
    return PageSpec(
        address,
        f"{context.words.text(f'site.tab.{tab}')} · {account.name}",
        f"account/{tab}.html",
        partial(view, context, standing),
        source=account.path,
        audiences=TEAM_AND_COMPANY if tab in _COMPANY_TABS else TEAM_ONLY,
    )
