"""The summary a plan page begins with: it prints on one A4 sheet whatever the account holds."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.metrics.progress import Pace
from kamdocs.metrics.promises import PromiseState
from kamdocs.metrics.standing import Standing
from kamdocs.model.account import Plan
from kamdocs.model.vocabulary import key_label
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.attention_lines import attention_line
from kamdocs.render.views.figures import revenue_trend
from kamdocs.render.views.headlines import account_headlines
from kamdocs.render.views.objective_cards import ObjectiveCard, objective_card
from kamdocs.render.views.parts import Headline, Line
from kamdocs.render.views.promises import promise_lines

ATTENTION_SHOWN = 5
"""Lines of attention in the first screen; the rest unfolds."""

OBJECTIVES_SHOWN = 5
"""Objectives of the summary, the most pressing first; all are on their page."""

ACTIONS_SHOWN = 5
"""Next actions on the plan; all of them are on the objectives page."""

_ORDER = {
    Pace.OVERDUE: 0,
    Pace.FAR_BEHIND: 1,
    Pace.BEHIND: 2,
    Pace.ON_TRACK: 3,
    Pace.NO_DATA: 4,
    Pace.NOT_STARTED: 5,
    Pace.ACHIEVED: 6,
    Pace.DEFERRED: 7,
    Pace.CANCELED: 8,
}
"""The most pressing objective first."""

_AHEAD = (PromiseState.BLOCKED, PromiseState.DUE_SOON, PromiseState.OPEN)
"""What is still to come; what is late stands among what asks for attention."""


@dataclass(frozen=True)
class Paragraphs:
    """A heading over lines of text."""

    heading: str
    items: tuple[str, ...]

    @property
    def single(self) -> bool:
        """Tell whether it is one text, which needs no list."""
        return len(self.items) == 1


@dataclass(frozen=True)
class PlanSummary:
    """What the plan says first, on one sheet of paper."""

    headlines: tuple[Headline, ...]
    attention: tuple[Line, ...]
    more_attention: tuple[Line, ...]
    objectives: tuple[ObjectiveCard, ...]
    more_objectives: str
    objectives_href: str
    trend: Markup | None
    why_key: str
    with_why: bool
    """Whether readers may know why the account is key; others must not miss it."""

    texts: tuple[Paragraphs, ...]
    next_actions: tuple[Line, ...]
    actions_href: str


def plan_summary(context: RenderContext, standing: Standing, links: Links) -> PlanSummary:
    """Give what the summary of an account's plan shows."""
    account = standing.account
    lines = tuple(
        attention_line(context, item, links, with_account=False) for item in standing.attention
    )
    pressing = sorted(account.objectives, key=lambda item: _ORDER[standing.progress[item.id].pace])
    hidden = max(0, len(pressing) - OBJECTIVES_SHOWN)
    objectives = context.addresses.objectives(account.id)
    return PlanSummary(
        headlines=account_headlines(context, standing, links),
        attention=lines[:ATTENTION_SHOWN],
        more_attention=lines[ATTENTION_SHOWN:],
        objectives=tuple(
            objective_card(context, standing, item) for item in pressing[:OBJECTIVES_SHOWN]
        ),
        more_objectives=context.words.plural("site.plan.more-objectives", hidden) if hidden else "",
        objectives_href=links.to(objectives),
        trend=revenue_trend(context, standing),
        why_key=account.why_key or "",
        with_why=context.for_team,
        texts=_texts(context, standing),
        next_actions=_next_actions(context, standing, links),
        actions_href=links.to(objectives, "kd-actions"),
    )


def _texts(context: RenderContext, standing: Standing) -> tuple[Paragraphs, ...]:
    plan = standing.account.plan
    language = context.language
    candidates = [
        (key_label(Plan, "vision", language), (plan.vision,) if plan.vision else ()),
        (key_label(Plan, "customer_priorities", language), plan.customer_priorities),
        (key_label(Plan, "challenges", language), plan.challenges),
    ]
    return tuple(Paragraphs(heading, items) for heading, items in candidates if items)


def _next_actions(context: RenderContext, standing: Standing, links: Links) -> tuple[Line, ...]:
    waiting = [item for item in standing.promises if item.state(context.as_of) in _AHEAD]
    waiting.sort(key=lambda item: (item.due is None, item.due or context.as_of))
    return promise_lines(context, standing.account, waiting[:ACTIONS_SHOWN], links)
