"""What changed in an account between two states of its files, in words and small enough to keep."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kamdocs.messages import Messages, messages_for
from kamdocs.model.account import Account
from kamdocs.model.portfolio import LeftOut, Portfolio
from kamdocs.render.change_words import ChangeGroup, change_groups
from kamdocs.render.changes.line_view import LineView, Piece, line_view
from kamdocs.render.changes.sentences import PROSE
from kamdocs.review.change import Change
from kamdocs.review.compare import compare
from kamdocs.review.order import Importance
from kamdocs.source.finding_words import finding_words
from kamdocs.source.history_reading import StateReading

MOST_LINES = 12
"""Lines of one change that are told; the rest is counted."""

MOST_EXCERPTS = 3
"""Changed places of a free text that are shown."""

LONGEST_PIECE = 600
"""Letters of one stretch of free text that are shown."""

_ADDRESS = re.compile(r"[^\s@<>()\[\]\"'“”,;:]+@[^\s@<>()\[\]\"'“”,;:]+")


@dataclass(frozen=True)
class ToldChange:
    """A change of an account in words; `count` is zero where nothing of the plan changed.

    `unread` says which side could not be read, so that nothing was compared.
    """

    name: str = ""
    headline: str = ""
    importance: int = int(Importance.PROSE)
    count: int = 0
    lines: tuple[LineView, ...] = ()
    left_out: int = 0
    unread: tuple[str, ...] = ()

    @property
    def says_something(self) -> bool:
        """Tell whether there is anything to show."""
        return bool(self.count or self.unread)


def told_change(
    before: StateReading, after: StateReading, around: Mapping[str, Account], language: str
) -> ToldChange:
    """Compare two states of an account; `around` are accounts that it may point to, by id."""
    words = messages_for(language)
    unread = tuple(_unread(before, after, words))
    if unread:
        return ToldChange(importance=int(Importance.OUTCOME), unread=unread)
    old, new = _portfolio(before), _portfolio(after)
    changes = tuple(_cleaned(change, words) for change in compare(old, new) if change.account)
    groups = change_groups(_with(old, around), _with(new, around), language, changes)
    if not groups:
        return ToldChange()
    return _without_addresses(_told(groups), words)


def _cleaned(change: Change, words: Messages) -> Change:
    """Take addresses out of free text before it is compared word by word.

    A text that differs in nothing else stays as it is, so that the change is not lost.
    """
    if (change.record, change.field) not in PROSE:
        return change
    before, after = (without_addresses(text or "", words) for text in (change.before, change.after))
    return replace(change, before=before, after=after) if before != after else change


def _told(groups: tuple[ChangeGroup, ...]) -> ToldChange:
    lines = [line for group in groups for line in group.lines]
    shown = lines[:MOST_LINES]
    return ToldChange(
        name=groups[0].name,
        headline=groups[0].headline,
        importance=int(lines[0].importance),
        count=sum(group.count for group in groups),
        lines=tuple(_shortened(line_view(line)) for line in shown),
        left_out=sum(len(line.changes) for line in lines[len(shown) :]),
    )


def _unread(before: StateReading, after: StateReading, words: Messages) -> Iterator[str]:
    for message, side in (("history.unread-before", before), ("history.unread-after", after)):
        if isinstance(side.account, LeftOut):
            place, said = side.account.path, ""
            if side.error is not None:
                place, said = str(side.error.place), finding_words(side.error, words)[0]
            yield without_addresses(words.text(message, place=place, message=said), words)


def _portfolio(side: StateReading) -> Portfolio:
    accounts = (side.account,) if isinstance(side.account, Account) else ()
    return Portfolio(programme=side.programme, accounts=accounts)


def _with(portfolio: Portfolio, around: Mapping[str, Account]) -> Portfolio:
    """Put the account a state points to beside it, so that a sentence can name it."""
    parents = (around.get(item.parent or "") for item in portfolio.accounts)
    added = tuple(item for item in parents if item and item.id not in portfolio.by_id)
    if not added:
        return portfolio
    return Portfolio(programme=portfolio.programme, accounts=(*portfolio.accounts, *added))


def _shortened(line: LineView) -> LineView:
    # Where only blanks or line ends differ there is nothing to see.
    seen = [part for part in line.excerpts if any(p.mark and p.text.strip() for p in part)]
    excerpts = tuple(
        tuple(replace(piece, text=_cut(piece.text)) for piece in excerpt)
        for excerpt in seen[:MOST_EXCERPTS]
    )
    return replace(line, excerpts=excerpts)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_PIECE else f"{text[:LONGEST_PIECE].rstrip()}…"


def without_addresses(text: str, words: Messages) -> str:
    """Put a word in the place of every e-mail address."""
    return _ADDRESS.sub(words.text("history.address"), text) if "@" in text else text


def _without_addresses(told: ToldChange, words: Messages) -> ToldChange:
    return replace(
        told,
        name=without_addresses(told.name, words),
        headline=without_addresses(told.headline, words),
        lines=tuple(
            LineView(
                without_addresses(line.text, words),
                # An address that was changed stands in several pieces of its excerpt.
                tuple(
                    excerpt
                    for excerpt in line.excerpts
                    if not _ADDRESS.search("".join(piece.text for piece in excerpt))
                ),
            )
            for line in told.lines
        ),
    )


def stored(told: ToldChange) -> dict[str, Any]:
    """Give a told change as JSON has it."""
    return {
        "name": told.name,
        "headline": told.headline,
        "importance": told.importance,
        "count": told.count,
        "lines": [
            [line.text, [[[piece.text, piece.mark] for piece in part] for part in line.excerpts]]
            for line in told.lines
        ],
        "left_out": told.left_out,
        "unread": list(told.unread),
    }


def from_stored(data: Any) -> ToldChange:
    """Give a told change back; raises ValueError, TypeError or KeyError for anything else."""
    lines = tuple(
        LineView(
            _text(text),
            tuple(
                tuple(Piece(_text(piece), _text(mark)) for piece, mark in part) for part in parts
            ),
        )
        for text, parts in data["lines"]
    )
    importance, count, left_out = (int(data[key]) for key in ("importance", "count", "left_out"))
    unread = tuple(_text(line) for line in data["unread"])
    name, headline = _text(data["name"]), _text(data["headline"])
    return ToldChange(name, headline, importance, count, lines, left_out, unread)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
