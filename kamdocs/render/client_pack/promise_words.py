"""How commitments of both sides stand, in the words a client is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kamdocs.metrics.promises import Promise, PromiseState, Side, sides
from kamdocs.model.enums import ActionStatus
from kamdocs.model.vocabulary import value_label
from kamdocs.render.client_pack.blocks import Status, Tone
from kamdocs.render.client_pack.subject import Subject


@dataclass(frozen=True)
class Kept:
    """How many of some promises were kept, wait past their day, or are still to come."""

    kept: int
    pending: int
    ahead: int

    @property
    def total(self) -> int:
        """All that count; what both sides dropped does not."""
        return self.kept + self.pending + self.ahead


def count_kept(promises: Iterable[Promise], as_of: date) -> Kept:
    """Count promises by how they stand on a day."""
    states = [item.state(as_of) for item in promises]
    states = [state for state in states if state is not PromiseState.CANCELED]
    kept = states.count(PromiseState.DONE)
    pending = states.count(PromiseState.OVERDUE)
    return Kept(kept, pending, len(states) - kept - pending)


def kept_lead(subject: Subject, found: Kept) -> str:
    """Say how many commitments were kept and what is left, e.g. "3 de 5 …; 2 pendentes"."""
    words = subject.words
    if found.kept == found.total:
        return words.plural("pack.commitments.all-kept", found.total)
    if found.ahead == found.total:
        return words.plural("pack.commitments.in-time", found.total)
    parts = [words.plural("pack.commitments.kept", found.total, kept=found.kept)]
    if not found.kept:
        parts = [words.plural("pack.commitments.open", found.total)]
    if found.pending:
        parts.append(words.plural("pack.commitments.pending", found.pending))
    if found.ahead:
        parts.append(words.plural("pack.commitments.ahead", found.ahead))
    return words.text("pack.sentence", text="; ".join(parts))


def promise_status(subject: Subject, promise: Promise) -> Status:
    """Give how a promise stands; beside a client's name nothing is more than waiting."""
    words = subject.words
    state = promise.state(subject.as_of)
    if state is PromiseState.DONE:
        if promise.done_on is None:
            return Status(words.text("pack.done"), Tone.GOOD)
        return Status(words.text("pack.done-on", date=subject.day(promise.done_on)), Tone.GOOD)
    if state is PromiseState.CANCELED:
        return Status(words.text("pack.dropped"))
    if state is PromiseState.OVERDUE:
        tone = Tone.WAITING if Side.CLIENT in sides(promise) else Tone.ATTENTION
        return Status(words.text("pack.pending-since", date=subject.day(promise.due)), tone)
    if promise.status is ActionStatus.BLOCKED:
        return Status(words.text("pack.on-hold"), Tone.WAITING)
    return Status(value_label(promise.status, subject.context.language).lower())
