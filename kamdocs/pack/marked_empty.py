"""What is marked for the client but holds nothing that a client would read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kamdocs.model.account import Account
from kamdocs.model.enums import Visibility
from kamdocs.model.record import Record
from kamdocs.model.vocabulary import key_label
from kamdocs.render.context import RenderContext


@dataclass(frozen=True)
class _Content:
    """A record, how people call it, and the fields of which at least one should hold something."""

    record: Record
    kind: str
    name: str
    fields: tuple[str, ...]


def marked_but_empty(context: RenderContext, account: Account) -> Iterator[str]:
    """Give sentences on marked records of a client's view that say nothing.

    `account` is the client's view, so that a list whose records are all unmarked is empty.
    """
    words, language = context.words, context.language
    for item in _contents(context, account):
        if any(getattr(item.record, field) not in (None, ()) for field in item.fields):
            continue
        labels = [key_label(type(item.record), field, language).lower() for field in item.fields]
        name = words.text(f"packs.empty.{item.kind}", name=item.name)
        yield words.text("packs.empty", name=name, fields=context.formats.names(labels))
    told = {figure.kpi for figure in account.figures if figure.actual is not None}
    for kpi in context.portfolio.programme.kpis:
        if kpi.visibility is Visibility.CLIENT and kpi.id not in told:
            yield words.text("packs.empty.kpi", name=kpi.name)


def _contents(context: RenderContext, account: Account) -> Iterator[_Content]:
    formats = context.formats
    yield from _meetings(context, account)
    for review in account.reviews:
        quarter = formats.period(review.review.quarter)
        fields = ("decisions_sought", "outcomes", "learnings", "commitments")
        if review.notes is None or not review.notes.text.strip():
            yield _Content(review.review, "review", quarter, fields)
    for objective in account.objectives:
        yield _Content(objective, "objective", objective.title, ("current_value",))
    if account.joint_plan is not None:
        plan = account.joint_plan
        yield _Content(plan, "joint-plan", plan.goal, ("milestones", "tasks"))
    for contract in account.contracts:
        fields = ("value", "start", "end", "service_levels")
        yield _Content(contract, "contract", contract.name, fields)
    for issue in account.issues:
        if issue.closed is None:
            yield _Content(issue, "issue", issue.title, ("action", "due"))


def _meetings(context: RenderContext, account: Account) -> Iterator[_Content]:
    for item in account.meetings:
        day = context.formats.day(item.meeting.date)
        if item.meeting.date > context.as_of:
            # What a client reads of a meeting to come is its agenda.
            yield _Content(item.meeting, "meeting", day, ("agenda",))
        elif item.notes is None or not item.notes.text.strip():
            yield _Content(item.meeting, "meeting", day, ("agenda", "decisions", "follow_ups"))
