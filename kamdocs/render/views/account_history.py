"""The history of an account: when, who and what changed in its plan."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.metrics.standing import Standing
from kamdocs.render.addresses import Links
from kamdocs.render.change_words import HEADLINE
from kamdocs.render.changes.line_view import LineView
from kamdocs.render.context import RenderContext
from kamdocs.render.plan_history.site_history import (
    MOST_CHANGES,
    AccountHistory,
    HistoryEntry,
    HistoryGap,
)
from kamdocs.render.plan_history.told import ToldChange, without_addresses
from kamdocs.render.views.account_frame import account_frame
from kamdocs.render.views.parts import AccountFrame
from kamdocs.source.history import Commit

LINES_OPEN = 4
"""Lines of a change that are shown at once; the others unfold."""


@dataclass(frozen=True)
class ChangeText:
    """A told change for a template: what stands open, what unfolds, what is only counted."""

    headline: str
    lines: tuple[LineView, ...]
    folded: tuple[LineView, ...]
    folded_title: str
    left_out: str
    unread: tuple[str, ...]


@dataclass(frozen=True)
class HistoryMoment:
    """One change of the timeline; `is_recorded` is False for what is not committed yet."""

    day: str
    who: str
    is_recorded: bool
    change: ChangeText


@dataclass(frozen=True)
class HistoryView:
    """What the history page shows."""

    frame: AccountFrame
    intro: str
    moments: tuple[HistoryMoment, ...]
    notes: tuple[str, ...]


def history_view(context: RenderContext, standing: Standing, links: Links) -> HistoryView:
    """Give what the history page of an account shows, newest first."""
    words = context.words
    found = context.history.of(standing.account.id)
    day = context.formats.day(context.as_of)
    known = context.history.gap is HistoryGap.NONE
    return HistoryView(
        frame=account_frame(context, standing, links, "history", words.text("site.tab.history")),
        intro=words.text("history.intro", day=day) if known else "",
        moments=tuple(_moment(context, entry) for entry in found.entries),
        notes=tuple(_notes(context, found, day)),
    )


def change_text(context: RenderContext, told: ToldChange, shown: int = LINES_OPEN) -> ChangeText:
    """Give a told change for a template; one line alone is its headline, a few need none."""
    words = context.words
    lines = told.lines
    if len(lines) == 1 and not told.left_out:
        # Its own words stand in the headline already; only changed places of a text remain.
        lines = (LineView("", lines[0].excerpts),) if lines[0].excerpts else ()
    headline = told.headline
    if 1 < len(told.lines) <= HEADLINE and not told.left_out:
        headline = ""  # would only say the lines again
    folded = lines[shown:] if len(lines) > shown + 1 else ()
    opened = lines[: len(lines) - len(folded)]
    return ChangeText(
        headline=headline,
        lines=opened,
        folded=folded,
        folded_title=words.plural("history.more-lines", len(folded)) if folded else "",
        left_out=words.plural("history.more-changes", told.left_out) if told.left_out else "",
        unread=told.unread,
    )


def _moment(context: RenderContext, entry: HistoryEntry) -> HistoryMoment:
    words = context.words
    text = change_text(context, entry.change)
    if entry.commit is None:
        who = words.text("history.unrecorded-who")
        return HistoryMoment(words.text("history.unrecorded"), who, False, text)
    day = context.formats.day(entry.commit.day)
    return HistoryMoment(day, author_name(context, entry.commit), True, text)


def author_name(context: RenderContext, commit: Commit) -> str:
    """Give who made a commit: as the programme calls them, else as Git does, never an address."""
    words = context.words
    address = commit.address.casefold()
    for person in context.portfolio.programme.people:
        if address and (person.email or "").casefold() == address:
            return person.name
    name = "".join(letter for letter in commit.author if letter.isprintable()).strip()
    if not name or "@" in name:
        return words.text("history.nobody")
    return without_addresses(name, words)


def _notes(context: RenderContext, found: AccountHistory, day: str) -> list[str]:
    """Say what is not on the page, and why."""
    words, history = context.words, context.history
    if history.gap is not HistoryGap.NONE:
        return [words.text(f"history.gap.{history.gap}")]
    notes = []
    if not any(entry.commit for entry in found.entries):
        notes.append(words.text("history.nothing", day=day))
    if found.has_more:
        notes.append(words.text("history.more-entries", n=MOST_CHANGES))
    if history.is_shallow:
        notes.append(words.text("history.shallow"))
    if found.has_later:
        notes.append(words.text("history.later", day=day))
    return notes
