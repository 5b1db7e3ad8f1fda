"""The part about the joint plan: milestones, and tasks with owners on both sides."""

from __future__ import annotations

from kamdocs.metrics.promises import from_joint_task
from kamdocs.model.enums import MilestoneStatus
from kamdocs.model.vocabulary import value_label
from kamdocs.model.work import JointPlan, Milestone
from kamdocs.render.client_pack.blocks import (
    Block,
    Card,
    Cards,
    Cell,
    Column,
    Field,
    Part,
    Row,
    Status,
    Table,
    Tone,
)
from kamdocs.render.client_pack.promise_words import promise_status
from kamdocs.render.client_pack.subject import Subject


def joint_plan_part(subject: Subject) -> Part | None:
    """Give what both sides agreed to reach together; None without a joint plan."""
    plan = subject.account.joint_plan
    if plan is None:
        return None
    words = subject.words
    done = sum(item.status is MilestoneStatus.COMPLETED for item in plan.milestones)
    share = done / len(plan.milestones) if plan.milestones else None
    fields: tuple[Field, ...] = ()
    if plan.target_date is not None:
        date = subject.formats.long_day(plan.target_date)
        fields = (Field(words.text("pack.joint-plan.target-date"), date),)
    text = words.plural("pack.joint-plan.milestones-done", len(plan.milestones), done=done)
    goal = Card(plan.goal, fields=fields, share=share, share_text=text if share is not None else "")
    blocks: list[Block] = [Cards((goal,))]
    if plan.milestones:
        blocks.append(_milestones(subject, plan))
    if plan.tasks:
        blocks.append(_tasks(subject, plan))
    lead = _lead(subject, plan, done)
    return Part("joint-plan", words.text("pack.joint-plan.title"), lead, tuple(blocks))


def _lead(subject: Subject, plan: JointPlan, done: int) -> str:
    words = subject.words
    parts = []
    if plan.milestones:
        parts.append(
            words.plural("pack.joint-plan.milestones-done", len(plan.milestones), done=done)
        )
    if plan.tasks:
        kept = sum(item.done is True for item in plan.tasks)
        parts.append(words.plural("pack.joint-plan.tasks-done", len(plan.tasks), done=kept))
    if plan.target_date is not None:
        left = (plan.target_date - subject.as_of).days
        if left > 0:
            parts.append(words.plural("pack.joint-plan.days-left", left))
    return words.text("pack.sentence", text="; ".join(parts)) if parts else ""


def _milestone_status(subject: Subject, item: Milestone) -> Status:
    word = value_label(item.status, subject.context.language).lower()
    if item.status is MilestoneStatus.COMPLETED:
        return Status(word, Tone.GOOD)
    if item.due is not None and item.due < subject.as_of:
        pending = subject.words.text("pack.pending-since", date=subject.day(item.due))
        return Status(pending, Tone.WAITING)
    return Status(word)


def _milestones(subject: Subject, plan: JointPlan) -> Table:
    words = subject.words
    columns = (
        Column(words.text("pack.column.milestone"), share=6),
        Column(words.text("pack.column.until"), share=2),
        Column(words.text("pack.column.status"), share=3),
    )
    rows = tuple(
        Row(
            (
                Cell(item.title),
                Cell(subject.day(item.due)),
                Cell("", status=_milestone_status(subject, item)),
            )
        )
        for item in plan.milestones
    )
    return Table(words.text("pack.joint-plan.milestones"), columns, rows)


def _tasks(subject: Subject, plan: JointPlan) -> Table:
    words = subject.words
    columns = (
        Column(words.text("pack.column.task"), share=5),
        Column(subject.company, share=3),
        Column(subject.account.name, share=3),
        Column(words.text("pack.column.until"), share=2),
        Column(words.text("pack.column.status"), share=3),
    )
    nobody = words.text("pack.to-agree")
    rows = tuple(
        Row(
            (
                Cell(item.title),
                Cell(subject.ours(item.owner_us) or nobody),
                Cell(subject.theirs(item.owner_client) or nobody),
                Cell(subject.day(item.due)),
                Cell("", status=promise_status(subject, from_joint_task(item))),
            )
        )
        for item in plan.tasks
    )
    return Table(words.text("pack.joint-plan.tasks"), columns, rows)
