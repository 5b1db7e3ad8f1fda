"""The part about the next 90 days: meetings agreed, key dates, what falls due on either side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from kamdocs.metrics.contract_dates import notice_day
from kamdocs.metrics.promises import Origin, distinct_promises, from_action, from_joint_task
from kamdocs.model.enums import MilestoneStatus, ObjectiveStatus
from kamdocs.render.client_pack.agreements import running_contracts
from kamdocs.render.client_pack.blocks import Cell, Column, Part, Row, Table
from kamdocs.render.client_pack.commitments import agreed
from kamdocs.render.client_pack.objectives import shown_objectives
from kamdocs.render.client_pack.subject import Subject

DAYS = 90
"""How far the part looks ahead."""

_OF_CONTRACT = ("notice", "contract-end")
"""What is due in a contract: its name alone does not say it."""


@dataclass(frozen=True)
class Dated:
    """Something that happens on a day, or until one; `kind` is a message of the catalog.

    `who` has it to do; `place` is where it is.
    """

    day: date
    kind: str
    text: str
    who: str = ""
    until: date | None = None
    order: int = 9
    place: str = ""


def next_days_part(subject: Subject, *, with_tasks: bool = True) -> Part | None:
    """Give what both sides have before them by day; None for an empty calendar.

    Without tasks it is what an executive keeps: meetings, key dates, milestones, contracts.
    """
    items = [item for item in _dated(subject) if with_tasks or item.kind != "promise"]
    if not items:
        return None
    words = subject.words
    columns = (
        Column(words.text("pack.column.day"), share=2),
        Column(words.text("pack.column.what"), share=6),
        Column(words.text("pack.column.who"), share=3),
    )
    rows: list[Row] = []
    for (year, month), found in groupby(items, key=lambda item: (item.day.year, item.day.month)):
        name = subject.formats.month_name(date(year, month, 1))
        head = words.text("pack.next-days.month", month=name.capitalize(), year=year)
        rows.append(Row((Cell(head), Cell(""), Cell("")), is_group=True))
        rows += [_row(subject, item) for item in found]
    title = words.text("pack.next-days.title")
    table = Table(words.text("pack.next-days.caption"), columns, tuple(rows))
    return Part("next-days", title, _lead(subject, items), (table,))


def _lead(subject: Subject, items: list[Dated]) -> str:
    words = subject.words
    count = words.plural("pack.next-days.lead", len(items))
    meeting = next((item for item in items if item.kind == "meeting"), None)
    if meeting is None:
        return words.text("pack.sentence", text=count)
    told = words.text("pack.next-days.meeting-on", date=subject.day(meeting.day))
    return words.text("pack.sentence", text=f"{count}; {told}")


def _row(subject: Subject, item: Dated) -> Row:
    day = subject.day(item.day)
    if item.until is not None and item.until > item.day:
        day = subject.words.text("pack.next-days.span", first=day, last=subject.day(item.until))
    if item.kind == "promise":
        return Row((Cell(day), Cell(item.text), Cell(item.who)))
    words = subject.words
    if item.kind in _OF_CONTRACT:
        due = words.text(f"pack.next-days.{item.kind}", contract=item.text)
        return Row((Cell(day), Cell(due), Cell(item.who)))
    kind = words.text(f"pack.next-days.{item.kind}", client=subject.account.name)
    note = " · ".join(text for text in (kind if item.text else "", item.place) if text)
    return Row((Cell(day), Cell(item.text or kind, note=note), Cell(item.who)))


def _dated(subject: Subject) -> list[Dated]:
    last = subject.as_of + timedelta(days=DAYS)
    found = (
        *_meetings(subject),
        *_key_dates(subject),
        *_promised(subject),
        *_goals(subject),
        *_contracts(subject),
    )
    kept = [item for item in found if subject.as_of <= item.day <= last]
    return sorted(dict.fromkeys(kept), key=lambda item: (item.day, item.order, item.text))


def _meetings(subject: Subject) -> Iterator[Dated]:
    known = set()
    for notes in subject.ahead:
        meeting = notes.meeting
        known.add(meeting.date)
        yield Dated(meeting.date, "meeting", "", order=0, place=meeting.place or "")
    for item in subject.account.reviews:
        day = item.review.date
        if day is not None and day > subject.as_of and day not in known:
            known.add(day)
            quarter = subject.formats.long_quarter(item.review.quarter)
            title = subject.words.text("pack.title.qbr", quarter=quarter)
            yield Dated(day, "meeting", title, order=0)
    for notes in subject.held:
        day = notes.meeting.next_meeting
        if day is not None and day not in known:
            known.add(day)
            yield Dated(day, "meeting", "", order=0)


def _key_dates(subject: Subject) -> Iterator[Dated]:
    for item in subject.account.key_dates:
        running = item.to is not None and item.from_ < subject.as_of <= item.to
        day = subject.as_of if running else item.from_
        yield Dated(day, "key-date", item.what, subject.account.name, item.to, order=1)


def _promised(subject: Subject) -> Iterator[Dated]:
    actions = [
        from_action(action, Origin.OBJECTIVE, item.id)
        for item in shown_objectives(subject)
        for action in item.actions
    ]
    plan = subject.account.joint_plan
    tasks = [] if plan is None else [from_joint_task(task) for task in plan.tasks]
    for item in distinct_promises((*agreed(subject), *actions, *tasks)):
        if item.due is not None and not item.is_settled(subject.as_of):
            owners = subject.owners(item.owner, item.owner_client) or subject.company
            yield Dated(item.due, "promise", item.text, owners)


def _goals(subject: Subject) -> Iterator[Dated]:
    plan = subject.account.joint_plan
    for mark in () if plan is None else plan.milestones:
        if mark.due is not None and mark.status is not MilestoneStatus.COMPLETED:
            yield Dated(mark.due, "milestone", mark.title, order=2)
    if plan is not None and plan.target_date is not None:
        yield Dated(plan.target_date, "joint-plan", plan.goal, order=2)
    waiting = (ObjectiveStatus.NOT_STARTED, ObjectiveStatus.IN_PROGRESS)
    for item in shown_objectives(subject):
        if item.due is not None and item.status in waiting:
            yield Dated(item.due, "objective", item.title, subject.ours(item.owner), order=3)


def _contracts(subject: Subject) -> Iterator[Dated]:
    for item in running_contracts(subject):
        notice = notice_day(item)
        if notice is not None:
            yield Dated(notice, "notice", item.name, order=2)
        if item.end is not None:
            yield Dated(item.end, "contract-end", item.name, order=2)
