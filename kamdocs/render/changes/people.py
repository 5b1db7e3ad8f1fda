"""Whose commitments, actions or dates a change touches, so that they can be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kamdocs.model.commerce import Contract, Opportunity, PriceAdjustment
from kamdocs.model.encounters import Meeting, QuarterlyReview
from kamdocs.model.kinds import Target
from kamdocs.model.people import PlannedContact
from kamdocs.model.record import Record
from kamdocs.model.shape import record_shape
from kamdocs.model.watch import Issue, Risk
from kamdocs.model.work import Action, Commitment, JointPlan, JointTask, Milestone, Objective
from kamdocs.render.changes.lines import ChangeLine
from kamdocs.render.changes.values import ValueWords
from kamdocs.review.change import Change, Subject
from kamdocs.review.order import Importance

_ASKED = frozenset(
    {
        *(Action, Commitment, JointPlan, JointTask, Milestone, Objective, Opportunity, Issue),
        *(Risk, Meeting, QuarterlyReview, Contract, PriceAdjustment, PlannedContact),
    }
)
"""Records that bind somebody to do something by a day."""

_NOBODY_ASKED = frozenset({Importance.ACCESS, Importance.UPKEEP, Importance.PROSE})


@dataclass(frozen=True)
class AffectedPerson:
    """Somebody to ask, and what changed for them; `company` is empty for our own people."""

    name: str
    company: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class PeopleFinder:
    """Finder of people between two portfolios."""

    old: ValueWords
    new: ValueWords

    def people(self, lines: Iterable[ChangeLine]) -> tuple[AffectedPerson, ...]:
        """Give who is touched: our people first, each side by name, lines in their order."""
        found: dict[tuple[str, str], dict[str, None]] = {}
        for line in lines:
            if line.importance in _NOBODY_ASKED:
                continue
            for change in line.changes:
                for key in self._of(change):
                    found.setdefault(key, {}).setdefault(line.text)
        return tuple(
            AffectedPerson(name, company, tuple(texts))
            for (company, name), texts in sorted(found.items())
        )

    def _of(self, change: Change) -> Iterator[tuple[str, str]]:
        """Give company and name of everybody a change touches, before it or after."""
        if change.record not in _ASKED:
            return
        for values, subject in ((self.old, change.old), (self.new, change.new)):
            if subject is not None:
                yield from _bound(values, subject)


def _bound(values: ValueWords, subject: Subject) -> Iterator[tuple[str, str]]:
    """Give who a record binds; where it names nobody, who is bound by the one around it."""
    inner: Subject | None = subject
    while inner is not None:
        record = values.shown.record(inner)
        named = list(_named(values, inner, record)) if record is not None else []
        if named:
            yield from named
            return
        inner = inner.parent
    account = values.shown.account(subject)
    if account is not None and account.owner:
        yield "", values.name_of(Target.PERSON, account.owner, account)


def _named(values: ValueWords, subject: Subject, record: Record) -> Iterator[tuple[str, str]]:
    account = values.shown.account(subject)
    for shape in record_shape(type(record)).values():
        target = shape.reference.target if shape.reference else None
        if target not in (Target.PERSON, Target.STAKEHOLDER):
            continue
        held = getattr(record, shape.name)
        ids = held if isinstance(held, tuple) else (held,) if held else ()
        company = account.name if account and target is Target.STAKEHOLDER else ""
        for item in ids:
            yield company, values.name_of(target, item, account)
