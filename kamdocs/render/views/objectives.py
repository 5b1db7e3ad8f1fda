"""The objectives page of an account: every objective, its actions, the joint plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from kamdocs.metrics.promises import Origin, Promise, PromiseState, from_joint_task
from kamdocs.metrics.standing import Standing
from kamdocs.model.enums import MilestoneStatus
from kamdocs.model.vocabulary import value_label
from kamdocs.model.work import JointPlan, Milestone
from kamdocs.render.addresses import Links
from kamdocs.render.charts import (
    FULL,
    NARROW,
    TimelineAction,
    TimelineChart,
    TimelineGroup,
    TimelineWords,
    draw_timeline,
)
from kamdocs.render.context import RenderContext
from kamdocs.render.views.account_frame import account_frame
from kamdocs.render.views.cells import Cells
from kamdocs.render.views.objective_cards import ObjectiveCard, objective_card
from kamdocs.render.views.parts import AccountFrame, Cell, Column, Status, Table, Tone
from kamdocs.render.views.promises import (
    PROMISE_TONES,
    promise_owners,
    promise_status,
    promise_table,
)

_TIMELINE_ORDER = (
    PromiseState.OVERDUE,
    PromiseState.BLOCKED,
    PromiseState.DUE_SOON,
    PromiseState.OPEN,
    PromiseState.UNDATED,
    PromiseState.DONE,
)

TIMELINE_SHOWN = 40
"""Actions drawn, the most pressing first; all of them stand in the tables."""

_DONE_SHOWN_DAYS = 120
"""Actions done longer ago than this leave the timeline."""


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
        timeline=_timeline(context, standing),
        joint_plan=None if plan is None else _joint_plan(context, standing, plan),
        other_actions=promise_table(context, account, others, words.text("site.other-actions")),
        prose=context.prose.html(account.objectives_prose, links),
    )


def _timeline(context: RenderContext, standing: Standing) -> Markup | None:
    dated = [item for item in standing.promises if _in_timeline(item, context.as_of)]
    if not dated:
        return None
    words = context.words
    shown = sorted(dated, key=lambda item: _TIMELINE_ORDER.index(item.state(context.as_of)))
    shown = shown[:TIMELINE_SHOWN]
    cut = len(dated) - len(shown)
    late = sum(item.state(context.as_of) is PromiseState.OVERDUE for item in dated)
    title = words.plural("site.timeline.late", late) if late else words.text("site.timeline.title")
    chart = TimelineChart(
        id="kd-timeline",
        title=title,
        description=words.text("site.timeline.description"),
        behind=words.text("site.see-table"),
        note=words.plural("site.timeline.cut", cut) if cut else "",
        variants=(FULL, NARROW),
        actions=tuple(_timeline_action(context, standing, item) for item in shown),
        groups=tuple(
            TimelineGroup(
                key=state,
                heading=words.text(f"site.promise.{state}.heading"),
                status=PROMISE_TONES[state].value,
            )
            for state in _TIMELINE_ORDER
        ),
        as_of=context.as_of,
        as_of_text=words.text("site.today", date=context.formats.day(context.as_of)),
        month_label=context.formats.month,
        words=TimelineWords(
            action=words.text("site.column.action"),
            owner=words.text("site.column.who"),
            due=words.text("site.column.due"),
            status=words.text("site.column.status"),
        ),
    )
    return draw_timeline(chart)


def _in_timeline(item: Promise, as_of: date) -> bool:
    state = item.state(as_of)
    if state is PromiseState.CANCELED:
        return False
    if state is not PromiseState.DONE:
        return True
    day = item.done_on or item.due
    return day is not None and 0 <= (as_of - day).days <= _DONE_SHOWN_DAYS


def _timeline_action(context: RenderContext, standing: Standing, item: Promise) -> TimelineAction:
    formats = context.formats
    missing = context.words.text("site.no-date")
    return TimelineAction(
        label=item.text,
        group=item.state(context.as_of),
        status_text=promise_status(context, item).word,
        owner=promise_owners(context, standing.account, item),
        start=item.start,
        due=item.due,
        done=item.done_on,
        date_text=formats.short_day(item.due) if item.due else missing,
        due_text=formats.day(item.due) if item.due else missing,
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
