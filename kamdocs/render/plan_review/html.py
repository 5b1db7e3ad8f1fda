"""A plan review as one HTML page that opens anywhere."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.messages import messages_for
from kamdocs.render.change_words import ChangeGroup
from kamdocs.render.changes.line_view import LineView, line_view
from kamdocs.render.environment import template_environment
from kamdocs.render.plan_review.plan_review import PlanReview


@dataclass(frozen=True)
class GroupView:
    """What changed in an account."""

    name: str
    headline: str
    lines: tuple[LineView, ...]


@dataclass(frozen=True)
class ReviewPage:
    """The whole page."""

    language: str
    review: PlanReview
    groups: tuple[GroupView, ...]


def review_html(review: PlanReview) -> str:
    """Give the page; it needs no other file."""
    words = messages_for(review.language)
    page = ReviewPage(review.language, review, tuple(map(_group, review.groups)))
    template = template_environment((), words).get_template("plan_review/page.html")
    return template.render(page=page)


def _group(group: ChangeGroup) -> GroupView:
    headline = group.headline if len(group.lines) > 1 else ""
    return GroupView(group.name, headline, tuple(map(line_view, group.lines)))
