"""Changes of one account as lines: like news together, each other change a sentence."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kamdocs.messages import Messages
from kamdocs.model.account import Account, AccountFile, Plan
from kamdocs.model.commerce import Opportunity, Terms
from kamdocs.model.enums import Visibility
from kamdocs.model.figures import Figure, Receivable
from kamdocs.model.kinds import Target
from kamdocs.model.period import Period
from kamdocs.model.programme import CustomField
from kamdocs.model.record import Record
from kamdocs.model.vocabulary import key_label
from kamdocs.model.work import Objective
from kamdocs.render.changes.names import RecordNames
from kamdocs.render.changes.nouns import noun_of
from kamdocs.render.changes.sentences import PROSE, Sentences
from kamdocs.render.changes.values import ValueWords
from kamdocs.review.change import Change, ChangeKind
from kamdocs.review.event import Event, event_of
from kamdocs.review.order import AccountChanges, Importance, importance_of
from kamdocs.review.prose_diff import Span, prose_diff

MOST_NAMES = 4
"""Names in one line; the rest is counted."""

MOST_ROWS = 3
"""Changed figures that are told one by one; more are counted."""

_Group = tuple[Any, ...]
"""What changes have in common that are told in one line; the first says in which way."""

_ALONE = {"rows": MOST_ROWS, "like": 1}
"""Up to so many changes of a group are told one by one."""

_NAMELESS = frozenset({Account, Plan, Terms})
"""Records that an account has one of; their news needs no name."""

_SAID_WITH: dict[Event, frozenset[str]] = {
    Event.ACTION_DONE: frozenset({"done_on"}),
    Event.ACTION_REOPENED: frozenset({"done_on"}),
    Event.PROMISE_DONE: frozenset({"done_on"}),
    Event.PROMISE_REOPENED: frozenset({"done_on"}),
    Event.OBJECTIVE_ACHIEVED: frozenset({"outcome"}),
    Event.DEAL_WON: frozenset({"probability", "category"}),
    Event.DEAL_REOPENED: frozenset({"loss_reason"}),
    Event.DEAL_LOST: frozenset({"probability", "category", "loss_reason"}),
    Event.PERSON_IDENTIFIED: frozenset({"name"}),
}
"""Fields that people fill in with the news and that would only say it again."""


@dataclass(frozen=True)
class ChangeLine:
    """One line about an account, and the changes it tells.

    `short` is for headlines: the news without names, or a field with its new value.
    """

    account: str
    text: str
    short: str
    importance: Importance
    kind: ChangeKind
    changes: tuple[Change, ...]

    @property
    def prose(self) -> tuple[Span, ...]:
        """Free text word by word; empty for any other change."""
        first = self.changes[0]
        if (first.record, first.field) not in PROSE:
            return ()
        return prose_diff(first.before or "", first.after or "")


@dataclass(frozen=True)
class LineMaker:
    """Writer of lines between two portfolios."""

    old: ValueWords
    new: ValueWords

    def lines(self, found: AccountChanges) -> tuple[ChangeLine, ...]:
        """Give the lines of an account, in the order of their gravest change."""
        groups: dict[_Group, list[Change]] = {}
        for change in self._without_echoes(found.changes):
            groups.setdefault(self._group(change), []).append(change)
        lines: list[ChangeLine] = []
        for key, changes in groups.items():
            if len(changes) <= _ALONE.get(key[0], 0):
                lines.extend(self._line(("one", ""), [change]) for change in changes)
            else:
                lines.append(self._line(key, changes))
        return tuple(lines)

    @property
    def _words(self) -> Messages:
        return self.new.words

    def _event(self, change: Change) -> Event | None:
        return event_of(change, self.new.portfolio.programme)

    def _without_echoes(self, changes: Sequence[Change]) -> Iterable[Change]:
        said: dict[Hashable, frozenset[str]] = {}
        for change in changes:
            event = self._event(change)
            if event is not None:
                said[_place(change)] = _SAID_WITH.get(event, frozenset())
        return [item for item in changes if item.field not in said.get(_place(item), ())]

    def _group(self, change: Change) -> _Group:
        subject = change.subject
        parent = subject.parent.identity if subject.parent else ()
        if change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED):
            return ("whole", change.kind, noun_of(subject), parent)
        event = self._event(change)
        if event is not None:
            return ("event", event, parent)
        if change.record in (Figure, Receivable) and change.is_field:
            return ("rows", change.record)
        if change.field == "visibility" and change.record is not CustomField:
            return ("shown", _audience(change))
        if change.kind is ChangeKind.CHANGED:
            common = Sentences(self.old, self.new).common(change)
            if common:
                return ("like", common)
        return ("one", id(change))

    def _line(self, key: _Group, changes: list[Change]) -> ChangeLine:
        first, kind = changes[0], key[0]
        if kind == "whole":
            what, text = self._whole(changes)
        elif kind == "event":
            what, text = self._news(changes)
        elif kind == "shown":
            what, text = self._shown(changes)
        elif kind == "like":
            what = str(key[1])
            text = self._behind(what, changes)
        elif kind == "rows":
            what = self._counted("changed", changes)
            text = self._named(what, changes)
        elif first.kind is ChangeKind.MOVED:
            what = text = self._moved(first)
        else:
            sentences = Sentences(self.old, self.new)
            what, text = sentences.short(first), sentences.sentence(first)
        importance = importance_of(first, self.new.portfolio.programme)
        return ChangeLine(first.account, text, what, importance, first.kind, tuple(changes))

    def _counted(self, message: str, changes: list[Change]) -> str:
        noun = noun_of(changes[0].subject)
        return self._words.plural(f"changes.{message}.{noun}", len(changes))

    def _whole(self, changes: list[Change]) -> tuple[str, str]:
        added = changes[0].kind is ChangeKind.ADDED
        what = self._counted("added" if added else "removed", changes)
        details = self._details(changes[0]) if added and len(changes) == 1 else []
        return what, self._named(what, changes, details)

    def _news(self, changes: list[Change]) -> tuple[str, str]:
        event = self._event(changes[0])
        what = self._words.plural(f"changes.event.{event}", len(changes))
        if changes[0].record in _NAMELESS:
            return what, what
        details = self._deal_details(changes[0]) if len(changes) == 1 else []
        return what, self._named(what, changes, details)

    def _shown(self, changes: list[Change]) -> tuple[str, str]:
        what = self._words.plural(f"changes.shown.{_audience(changes[0])}", len(changes))
        return what, self._behind(what, changes)

    def _behind(self, what: str, changes: list[Change]) -> str:
        """Put records of any kind, with their nouns, behind what happened to all of them."""
        names = [self._names(change).whole(change.subject) for change in changes]
        return self._words.text("changes.named", what=what, names=self._shortened(names))

    def _shortened(self, names: list[str]) -> str:
        shown, more = names[:MOST_NAMES], len(names) - MOST_NAMES
        if more > 0:
            shown.append(self._words.plural("changes.more-names", more))
        return self.new.formats.names(shown)

    def _named(self, what: str, changes: list[Change], details: Sequence[str] = ()) -> str:
        """Put the names behind what happened, and value, owner, day or meeting behind those."""
        if changes[0].record is Figure and len(changes) > 1:
            names = self._figures(changes)
        else:
            names = [self._names(change).cited(change.subject) for change in changes]
        known = [name for name in names if name]
        around = self._names(changes[0]).around(changes[0].subject)
        behind = ", ".join([*details, *([around] if around else [])])
        text = what
        if known:
            text = self._words.text("changes.named", what=what, names=self._shortened(known))
        return self._words.text("changes.details", text=text, details=behind) if behind else text

    def _figures(self, changes: list[Change]) -> list[str]:
        """Name many figures by their KPI and the first and last of their periods."""
        periods: dict[str, list[Period]] = {}
        for change in changes:
            known_by = dict(change.subject.identity)
            periods.setdefault(known_by["kpi"], []).append(known_by["period"])
        calendar = self.new.portfolio.programme.calendar
        names = []
        for kpi, found in periods.items():
            first, last = min(found, key=calendar.first_day), max(found, key=calendar.last_day)
            name = self.new.name_of(Target.KPI, kpi, None)
            days = [self.new.typed(first), *([self.new.typed(last)] if first != last else [])]
            message = "changes.kpi-range" if first != last else "changes.kpi-period"
            names.append(self._words.text(message, kpi=name, first=days[0], last=days[-1]))
        return names

    def _names(self, change: Change) -> RecordNames:
        return RecordNames(self.new if change.new is not None else self.old)

    def _details(self, change: Change) -> list[str]:
        record = change.after
        details = self._names(change).details(change.subject, record)
        if isinstance(record, Objective) and record.actions:
            details.append(self._words.plural("changes.with-actions", len(record.actions)))
        return details

    def _deal_details(self, change: Change) -> list[str]:
        record = self.new.shown.record(change.subject)
        if not isinstance(record, Opportunity):
            return []
        details = self._names(change).details(change.subject, record)[:1]
        lost = self._event(change) is Event.DEAL_LOST
        return [*details, record.loss_reason] if lost and record.loss_reason else details

    def _moved(self, change: Change) -> str:
        names = RecordNames(self.new)
        account = self.old.shown.account(change.old) if change.old else None
        return self._words.text(
            "changes.moved",
            section=key_label(AccountFile, change.subject.section, self.new.language),
            name=names.cited(change.subject),
            account=account.name if account else change.before,
        )


def _place(change: Change) -> tuple[type[Record], Any]:
    return (change.record, change.subject.path)


def _audience(change: Change) -> str:
    """Give who sees a record now; a client who no longer does is the greater news."""
    if change.before is Visibility.CLIENT:
        return "hidden"
    return change.after or "default"
