"""The objectives page of an account: every objective, its actions, the joint plan."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from kamdocs.metrics.promises import Origin, from_joint_task
from kamdocs.metrics.standing import Standing
from kamdocs.metrics.work import AccountPromise
from kamdocs.model.enums import MilestoneStatus
from kamdocs.model.vocabulary import value_label
from kamdocs.model.work import JointPlan, Milestone
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.views.account_frame import account_frame
from kamdocs.render.views.action_timeline import action_timeline
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.objective_cards import ObjectiveCard, objective_card
from kamdocs.render.views.parts import AccountFrame, Cell, Column, Status, Table, Tone
from kamdocs.render.views.promises import promise_table


@dataclass(frozen=True)
class JointPlanView:
    """The joint plan with both sides' owners."""

    goal: str
    target_date: str
    milestones: Table
    tasks: Table


@dataclass(frozen=True)
class ObjectivesView:
    """What the objectives page shows."""

    frame: AccountFrame
    cards: tuple[ObjectiveCard, ...]
    timeline: Markup | None
    joint_plan: JointPlanView | None
    other_actions: Table
    prose: Markup | None


def objectives_view(context: RenderContext, standing: Standing, links: Links) -> ObjectivesView:
    """Give what the objectives page of an account shows."""
    account = standing.account
    words = context.words
    in_cards = {item.id for item in account.objectives}
    others = [
        promise
        for promise in standing.promises
        if promise.objective not in in_cards and promise.origin is not Origin.JOINT_PLAN
    ]
    plan = account.joint_plan
    return ObjectivesView(
        frame=account_frame(
            context, standing, links, "objectives", words.text("site.tab.objectives")
        ),
        cards=tuple(objective_card(context, standing, item) for item in account.objectives),
        timeline=action_timeline(
            context, tuple(AccountPromise(account, item) for item in standing.promises)
        ),
        joint_plan=None if plan is None else _joint_plan(context, standing, plan),
        other_actions=promise_table(context, account, others, words.text("site.other-actions")),
        prose=context.prose.html(account.objectives_prose, links),
    )


def _joint_plan(context: RenderContext, standing: Standing, plan: JointPlan) -> JointPlanView:
    cells = Cells(context)
    words = context.words
    return JointPlanView(
        goal=plan.goal,
        target_date=context.formats.day(plan.target_date) if plan.target_date else "",
        milestones=Table(
            words.text("site.milestones"),
            (
                Column(words.text("site.column.milestone"), wide=True),
                Column(words.text("site.column.due"), numeric=True),
                Column(words.text("site.column.status")),
            ),
            tuple(
                (
                    cells.text(item.title),
                    cells.day(item.due),
                    Cell(status=_milestone_status(context, item)),
                )
                for item in plan.milestones
            ),
        ),
        tasks=promise_table(
            context,
            standing.account,
            [from_joint_task(task) for task in plan.tasks],
            words.text("site.joint-tasks"),
        ),
    )


def _milestone_status(context: RenderContext, item: Milestone) -> Status:
    open_still = item.status is not MilestoneStatus.COMPLETED
    if open_still and item.due is not None and item.due < context.as_of:
        days = (context.as_of - item.due).days
        return Status(Tone.RISK, context.words.plural("site.promise.overdue", days))
    tone = Tone.NONE if open_still else Tone.GOOD
    return Status(tone, value_label(item.status, context.language))
