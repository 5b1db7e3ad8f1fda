"""Records as a sentence names them: a title, a day, `Faturamento · set/26 · Filial Sul`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kamdocs.model.account import MeetingNotes, ReviewNotes
from kamdocs.model.encounters import Meeting, QuarterlyReview
from kamdocs.model.kinds import Kind
from kamdocs.model.people import Relation, Stakeholder
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, record_shape
from kamdocs.render.changes.nouns import noun_of
from kamdocs.render.changes.values import ValueWords, mid_sentence, one_line
from kamdocs.review.change import Subject

_QUOTED = frozenset(
    {
        *("need", "opportunity", "risk", "issue", "note", "trend", "reference"),
        *("product_insight", "swot_item", "objective", "action", "joint_plan", "milestone"),
        *("joint_task", "agenda_point", "decision", "decision_sought", "learning", "point"),
        *("outcome", "commitment", "follow_up", "corrective_action"),
    }
)
"""Records known by a title or a sentence; the others have proper names."""

_DETAILS = (
    "annual_value",
    "amount",
    "value",
    "agreed",
    "total_spend",
    "owner",
    "due",
    "close_date",
)
"""What is said of a record that is new, where it has it."""

_MOST_DETAILS = 3


@dataclass(frozen=True)
class RecordNames:
    """Names of the records of one side of a comparison."""

    values: ValueWords

    def name(self, subject: Subject, in_full: bool = True) -> str:
        """Give the name of a record; empty for one that has none, such as the plan.

        Only in full has a meeting its title beside its day and a review its kind.
        """
        known_by = subject.identity if in_full else _shortly(subject)
        parts = [self._part(subject, field, value) for field, value in known_by]
        written = [part for part in parts if part]
        if subject.record is Stakeholder and not written:
            return self._nobody_yet(subject)
        return (" → " if subject.record is Relation else " · ").join(written)

    def of(self, subject: Subject) -> str:
        """Give a record behind a preposition: `do objetivo “Ampliar”`, `do plano`."""
        around = self.cited(subject.parent, in_full=False) if subject.parent else ""
        message = f"changes.of.{noun_of(subject)}"
        name = self.cited(subject, in_full=False)
        return self.values.words.text(message, name=name, parent=around)

    def whole(self, subject: Subject) -> str:
        """Give a record with its noun: `revisão 3T26`, `necessidade “Estoque de segurança”`."""
        name = self.cited(subject, in_full=False)
        return self.values.words.text(f"changes.is.{noun_of(subject)}", name=name)

    def cited(self, subject: Subject, in_full: bool = True) -> str:
        """Give the name, in quotes where it is a title or a sentence."""
        name = self.name(subject, in_full)
        is_title = noun_of(subject) in _QUOTED
        return self.values.quoted(name) if name and is_title else one_line(name)

    def around(self, subject: Subject) -> str:
        """Give the meeting or review that holds a record: `reunião de 12/05/2026`; else nothing."""
        parent = subject.parent
        while parent is not None and parent.record not in (Meeting, QuarterlyReview):
            parent = parent.parent
        if parent is None:
            return ""
        name = self.name(parent, in_full=False)
        if parent.record is Meeting:
            return self.values.words.text("changes.in.meeting", name=name)
        return self.values.words.text("changes.in.review", name=name)

    def details(self, subject: Subject, record: Record) -> list[str]:
        """Give value, owner and day of a new record, as far as it has them."""
        shapes = record_shape(subject.record)
        found = []
        for field in _DETAILS:
            value = getattr(record, field, None)
            if value is not None and field in shapes:
                found.append(self._detail(subject, shapes[field], value))
        return found[:_MOST_DETAILS]

    def _detail(self, subject: Subject, shape: FieldShape, value: Any) -> str:
        text = self.values.written(subject, shape.name, value)
        if shape.kind is Kind.DAY:
            return self.values.words.text("changes.until", day=text)
        return text

    def _part(self, subject: Subject, field: str, value: Any) -> str:
        if value in (None, ""):
            return ""
        inner, _, name = field.rpartition(".")
        around = record_shape(subject.record)[inner].record if inner else subject.record
        shape = record_shape(around or subject.record)[name]
        if isinstance(value, str) and shape.reference is None and shape.values is None:
            return " ".join(value.split())
        if shape.reference is not None:
            account = self.values.shown.account(subject)
            return self.values.name_of(shape.reference.target, value, account)
        return self.values.typed(value)

    def _nobody_yet(self, subject: Subject) -> str:
        """Name a role nobody was found for by its title."""
        record = self.values.shown.record(subject)
        title = getattr(record, "title", None)
        return title or mid_sentence(self.values.words.text("site.to-identify"))


def _shortly(subject: Subject) -> tuple[tuple[str, Any], ...]:
    """Give what a meeting or review is known by without its title or kind."""
    if subject.record not in (Meeting, MeetingNotes, QuarterlyReview, ReviewNotes):
        return subject.identity
    return subject.identity[:1]
