"""One change of a field as a sentence: what rose, fell, was put off, came into a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from kamdocs.messages import Messages
from kamdocs.model.account import Account, AccountFile, MeetingNotes, ReviewNotes
from kamdocs.model.encounters import Meeting, QuarterlyReview
from kamdocs.model.figures import Receivable
from kamdocs.model.programme import (
    BuyingSettings,
    HealthBands,
    Limits,
    Programme,
    Rules,
    SelectionSettings,
)
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, record_shape
from kamdocs.model.vocabulary import key_label
from kamdocs.render.changes.names import RecordNames
from kamdocs.render.changes.nouns import ALONE, noun_of
from kamdocs.render.changes.values import ValueWords
from kamdocs.render.rating_words import RATED_ON
from kamdocs.review.change import Change, ChangeKind, Subject
from kamdocs.review.identity import identity_of
from kamdocs.review.prose_diff import changed_words, prose_diff

PROSE = {
    (Account, "prose"): "account",
    (Account, "objectives_prose"): "objectives",
    (MeetingNotes, "notes"): "meeting",
    (ReviewNotes, "notes"): "review",
}
"""Fields of free text, and the endings of their messages."""

_PUT_OFF = {
    **dict.fromkeys(
        ("due", "close_date", "supply_start", "start", "end", "contract_end"),
        "m",
    ),
    **dict.fromkeys(("target_date", "next_meeting", "next_review", "effective", "date"), "f"),
}
"""Days ahead that may be put off, with the gender of their Portuguese labels."""

_PLANNED = frozenset({Meeting, QuarterlyReview})
"""Records whose `date` lies ahead; that of a note or a voice is when it was."""

_SETTINGS = frozenset({Limits, SelectionSettings, BuyingSettings, HealthBands})
"""Records whose labels are phrases, `Dias até inativa`."""

_NEUTRAL = frozenset(
    {"year", "start_month", "escalation", "priority", "key_tiers", "strength", "period", "quarter"}
)
"""Numbers that neither rise nor fall: they name something."""

_NAMES = frozenset({"name", "label"})

_PHRASES = frozenset(
    {
        *("opened", "closed", "done_on", "agreed_by", "agreed_on", "updated", "extracted_on"),
        *("paid_on", "customer_since", "reports_to", "escalated_to", "every_days", "from_", "to"),
        *("by", "side", "visibility", "why_key", "to_identify", "supplied_by", "reviewed_on"),
        *("met", "done", "blocked", "disputed", "recurring", "requested", "granted", "agreed"),
        *("paid", "who_cares", "what", "until", "confirmed", "last", "git", "accepted"),
        *("our_contact", "before", "after", "key_tiers", "green", "yellow"),
    }
)
"""Labels that are no nouns, `Aberta em`; they stand in quotes, or the sentence would limp."""


@dataclass(frozen=True)
class Sentences:
    """Writer of changes of fields between two portfolios."""

    old: ValueWords
    new: ValueWords

    def sentence(self, change: Change) -> str:
        """Give the sentence of a change of a field."""
        place = (change.record, change.field)
        if place in PROSE:
            return self._prose(change, PROSE[place])
        if change.kind is ChangeKind.RENAMED and change.field == "id":
            return self._new_id(change)
        if change.before and change.after and self._is_own_text(change):
            return self._reworded(change)
        shape = record_shape(change.record)[change.field]
        if isinstance(change.before, tuple) and isinstance(change.after, tuple):
            return self._list(change, shape)
        if change.before in (None, "") or change.after in (None, ""):
            return self._filled(change)
        return self._moved_value(change, shape)

    def common(self, change: Change) -> str:
        """Give what changes of several records may share; empty for a change that stands alone.

        That is a move by as many days, or from one person, state or place to another.
        """
        named = f"changes.is.{noun_of(change.subject)}"
        both = change.before not in (None, "") and change.after not in (None, "")
        if change.record in ALONE or change.key or not both or not self._words.has(named):
            return ""
        shape = record_shape(change.record)[change.field]
        if shape.many or change.field == "id":
            return ""
        days = _days_put_off(change)
        if days:
            return self._words.plural(
                f"changes.shifted.{'later' if days > 0 else 'earlier'}.{_PUT_OFF[change.field]}",
                abs(days),
                what=self.label(change),
            )
        if shape.reference is None and shape.values is None:
            return ""
        before, after = self._both(change)
        return self._words.text(
            "changes.from-to", what=self.label(change), before=before, after=after
        )

    def short(self, change: Change) -> str:
        """Give the change for a headline: label, record and the value that counts now."""
        if (change.record, change.field) in PROSE or isinstance(change.after, (tuple, Mapping)):
            return self.sentence(change)
        if change.after in (None, "") or change.kind is ChangeKind.RENAMED:
            return self.sentence(change)
        _, after = self._both(change)
        return self._words.text("changes.short", what=self._what(change), after=after)

    def label(self, change: Change) -> str:
        """Give the label of a field, with the entry of a mapping behind it."""
        record: type[Record] = AccountFile if change.record is Account else change.record
        if change.field == "due" and change.record is not Receivable:
            return self._words.text("changes.label.due")
        label = key_label(record, change.field, self._words.language)
        if not change.key:
            is_phrase = change.field in _PHRASES or change.record in _SETTINGS
            return self.new.quoted(label) if is_phrase else label
        entry = self._entry(change)
        return entry if change.record is Account else f"{label}, {entry}"

    @property
    def _words(self) -> Messages:
        return self.new.words

    def _entry(self, change: Change) -> str:
        if change.record is Account:
            fields = {field.id: field.label for side in (self.old, self.new)
                      for field in side.portfolio.programme.custom_fields}  # fmt: skip
            return fields.get(change.key, change.key)
        if change.record is QuarterlyReview and change.key in RATED_ON:
            return self._words.text(f"site.rating.{RATED_ON[change.key]}")
        if change.record is Rules:
            return self.new.quoted(change.key)
        return change.key

    def _what(self, change: Change) -> str:
        of = RecordNames(self.new).of(change.subject)
        if change.old and any(_last(name) == change.field for name, _ in change.old.identity):
            # What people know the record by is what changed; they know it by the old value.
            of = RecordNames(self.old).of(change.old)
        return self._words.text("changes.what", label=self.label(change), of=of)

    def _prose(self, change: Change, where: str) -> str:
        came, went = changed_words(prose_diff(change.before or "", change.after or ""))
        of = RecordNames(self.new).name(change.subject, in_full=False)
        parts = [
            *([self._words.plural("changes.words-in", came)] if came else []),
            *([self._words.plural("changes.words-out", went)] if went else []),
        ]
        what = self._words.text(f"changes.prose.{where}", name=of)
        told = self.new.formats.names(parts) or self._words.text("changes.layout-only")
        return self._words.text("changes.prose-told", what=what, told=told)

    def _new_id(self, change: Change) -> str:
        if change.record is Account:
            return self._words.text(
                "changes.account-folder", before=change.before, after=change.after
            )
        return self._from_to(change)

    def _is_own_text(self, change: Change) -> bool:
        return change.field == identity_of(change.record).text and change.record is not Programme

    def _reworded(self, change: Change) -> str:
        old = change.old or change.subject
        kind = "name" if change.field in _NAMES else "text"
        after = self.new.quoted(change.after)
        if change.record is Account:
            before = self.old.quoted(change.before)
            return self._words.text("changes.account-name", before=before, after=after)
        of = RecordNames(self.old).of(old)
        return self._words.text(f"changes.new-{kind}", of=of, after=after)

    def _filled(self, change: Change) -> str:
        before, after = self._both(change)
        if change.after in (None, ""):
            return self._words.text("changes.cleared", what=self._what(change), before=before)
        return self._words.text("changes.filled", what=self._what(change), after=after)

    def _list(self, change: Change, shape: FieldShape) -> str:
        what = self._what(change)
        if shape.record is not None:
            names = self.new.formats.names([str(name) for name in change.after])
            return self._words.text("changes.new-order", what=what, names=names)
        came = [item for item in change.after if item not in change.before]
        went = [item for item in change.before if item not in change.after]
        if not came and not went:
            return self._from_to(change)
        parts = []
        if came and change.new:
            names = self.new.written(change.new, change.field, came)
            parts.append(self._words.plural("changes.list-in", len(came), names=names))
        if went and change.old:
            names = self.old.written(change.old, change.field, went)
            parts.append(self._words.plural("changes.list-out", len(went), names=names))
        return self._words.text("changes.list", what=what, told="; ".join(parts))

    def _moved_value(self, change: Change, shape: FieldShape) -> str:
        before, after = change.before, change.after
        if days := _days_put_off(change):
            return self._day(change, days)
        is_number = isinstance(before, (Decimal, int)) and isinstance(after, (Decimal, int))
        is_flag = isinstance(before, bool) or isinstance(after, bool)
        if is_number and not is_flag and shape.name not in _NEUTRAL:
            one, other = self._both(change)
            message = "changes.rose" if after > before else "changes.fell"
            return self._words.text(message, what=self._what(change), before=one, after=other)
        return self._from_to(change)

    def _day(self, change: Change, days: int) -> str:
        before, after = self._both(change)
        way = "later" if days > 0 else "earlier"
        return self._words.plural(
            f"changes.{way}.{_PUT_OFF[change.field]}",
            abs(days),
            what=self._what(change),
            before=before,
            after=after,
        )

    def _from_to(self, change: Change) -> str:
        before, after = self._both(change)
        return self._words.text(
            "changes.from-to", what=self._what(change), before=before, after=after
        )

    def _both(self, change: Change) -> tuple[str, str]:
        """Write both values; with all digits where they look the same when rounded."""
        before, after = self._sides(change, exact=False)
        return self._sides(change, exact=True) if before == after else (before, after)

    def _sides(self, change: Change, exact: bool) -> tuple[str, str]:
        return (
            _side(self.old, change.old or change.subject, change, change.before, exact),
            _side(self.new, change.new or change.subject, change, change.after, exact),
        )


def _days_put_off(change: Change) -> int:
    """Give by how many days something ahead was moved; 0 for any other change."""
    before, after = change.before, change.after
    is_ahead = change.field in _PUT_OFF and (change.field != "date" or change.record in _PLANNED)
    if not is_ahead or change.key or not isinstance(before, date) or not isinstance(after, date):
        return 0
    return (after - before).days


def _last(path: str) -> str:
    return path.rpartition(".")[2]


def _side(values: ValueWords, subject: Subject, change: Change, value: Any, exact: bool) -> str:
    if value is None:
        return ""
    if change.key:
        return values.typed(value, exact)
    return values.written(subject, change.field, value, exact)
