"""The part about objectives of the client and of both sides."""

from __future__ import annotations

from collections.abc import Sequence

from kamdocs.metrics.promises import Origin, from_action
from kamdocs.model.enums import ObjectiveSide, ObjectiveStatus
from kamdocs.model.vocabulary import value_label
from kamdocs.model.work import Objective
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
from kamdocs.render.client_pack.commitments import promise_table
from kamdocs.render.client_pack.subject import Subject
from kamdocs.render.client_pack.written import written

MOST_CARDS = 8
"""More objectives than these stand in a table."""

_STATES = {
    ObjectiveStatus.ACHIEVED: "achieved",
    ObjectiveStatus.IN_PROGRESS: "running",
    ObjectiveStatus.NOT_STARTED: "not-started",
    ObjectiveStatus.DEFERRED: "deferred",
}


def objectives_part(subject: Subject, *, with_actions: bool = True) -> Part | None:
    """Give objectives of the client and joint ones, with what is done for them; None without."""
    found = shown_objectives(subject)
    prose = written(subject, subject.account.objectives_prose)
    if not found and not prose:
        return None
    words = subject.words
    blocks: list[Block] = []
    if len(found) > MOST_CARDS:
        blocks.append(_table(subject, found))
    elif found:
        blocks.append(Cards(tuple(_card(subject, item) for item in found)))
    actions = [
        from_action(action, Origin.OBJECTIVE, item.id) for item in found for action in item.actions
    ]
    if actions and with_actions:
        blocks.append(promise_table(subject, actions, words.text("pack.objectives.actions")))
    title = words.text("pack.objectives.title")
    return Part("objectives", title, _lead(subject, found), (*blocks, *prose))


def shown_objectives(subject: Subject) -> list[Objective]:
    """Give objectives of the client and joint ones that nobody canceled, open ones first."""
    found = [
        item
        for item in subject.account.objectives
        if item.side in (ObjectiveSide.CUSTOMER, ObjectiveSide.JOINT)
        and item.status is not ObjectiveStatus.CANCELED
    ]
    return sorted(found, key=lambda item: item.status is ObjectiveStatus.ACHIEVED)


def _lead(subject: Subject, objectives: Sequence[Objective]) -> str:
    if not objectives:
        return ""
    words = subject.words
    states = [item.status for item in objectives]
    counts = {status: states.count(status) for status in _STATES if status in states}
    if len(counts) == 1:
        (status,) = counts
        return words.plural(f"pack.objectives.all-{_STATES[status]}", len(states))
    told = [
        words.plural(f"pack.objectives.{_STATES[status]}", count)
        for status, count in counts.items()
    ]
    count = words.plural("pack.objectives.lead", len(states))
    return words.text("pack.objectives.sentence", count=count, states=subject.formats.names(told))


def _status(subject: Subject, item: Objective) -> Status:
    """Give how an objective stands; one past its day waits, it does not alarm."""
    late = item.due is not None and item.due < subject.as_of
    if item.status is ObjectiveStatus.ACHIEVED:
        return Status(value_label(item.status, subject.context.language).lower(), Tone.GOOD)
    if late and item.status is not ObjectiveStatus.DEFERRED:
        pending = subject.words.text("pack.pending-since", date=subject.day(item.due))
        return Status(pending, Tone.WAITING)
    return Status(value_label(item.status, subject.context.language).lower())


def _side(subject: Subject, item: Objective) -> str:
    if item.side is ObjectiveSide.JOINT:
        return subject.words.text("pack.objectives.joint")
    return subject.words.text("pack.objectives.of-client", client=subject.account.name)


def _card(subject: Subject, item: Objective) -> Card:
    words = subject.words
    agreed = ""
    if item.agreed_by and item.agreed_on:
        agreed = words.text(
            "pack.objectives.agreed",
            name=subject.theirs(item.agreed_by),
            date=subject.day(item.agreed_on),
        )
    pairs = (
        ("pack.column.who", subject.ours(item.owner)),
        ("pack.column.until", subject.day(item.due) if item.due else ""),
        ("pack.objectives.agreed-with", agreed),
    )
    return Card(
        item.title,
        _side(subject, item),
        tuple(Field(words.text(key), value) for key, value in pairs if value),
        _status(subject, item),
        _share(item),
        _progress(subject, item),
    )


def _share(item: Objective) -> float | None:
    """Give how far a joint objective got; a client's own has no target we may show."""
    start, now, target = item.start_value, item.current_value, item.target
    if item.side is not ObjectiveSide.JOINT or start is None or now is None or target is None:
        return None
    if start == target:
        return None
    return min(max(float((now - start) / (target - start)), 0.0), 1.0)


def _progress(subject: Subject, item: Objective) -> str:
    """Write start, value today and joint target, as far as they are known."""
    words = subject.words
    values = (
        ("pack.objectives.start", item.start_value),
        ("pack.objectives.today", item.current_value),
        ("pack.objectives.target", item.target if item.side is ObjectiveSide.JOINT else None),
    )
    return " · ".join(
        words.text(key, value=subject.measured(value, item.measure))
        for key, value in values
        if value is not None
    )


def _table(subject: Subject, objectives: Sequence[Objective]) -> Table:
    words = subject.words
    columns = (
        Column(words.text("pack.column.objective"), share=5),
        Column(words.text("pack.column.progress"), share=4),
        Column(words.text("pack.column.who"), share=2),
        Column(words.text("pack.column.until"), share=2),
        Column(words.text("pack.column.status"), share=2),
    )
    rows = tuple(
        Row(
            (
                Cell(item.title, note=_side(subject, item)),
                Cell(_progress(subject, item) or words.text("pack.no-data")),
                Cell(subject.ours(item.owner)),
                Cell(subject.day(item.due)),
                Cell("", status=_status(subject, item)),
            )
        )
        for item in objectives
    )
    return Table(words.text("pack.objectives.caption"), columns, rows)
