"""What changed between two portfolios in the words of a reader, grouped by account.

`change_groups` gives data; a writer for each medium makes text of it. `changes_text` is that of
the console.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kamdocs.messages import Messages, messages_for
from kamdocs.model.portfolio import Portfolio
from kamdocs.render.changes.lines import ChangeLine, LineMaker
from kamdocs.render.changes.values import ValueWords
from kamdocs.review.change import Change
from kamdocs.review.compare import compare
from kamdocs.review.order import AccountChanges, by_account
from kamdocs.review.prose_diff import Part, Span, excerpts

__all__ = ["ChangeGroup", "ChangeLine", "change_groups", "changes_text"]

HEADLINE = 3
"""Pieces of news in a headline; the rest is counted."""


MOST_EXCERPTS = 3
"""Changed places of free text that a console shows."""

LONGEST_EXCERPT = 120
"""Letters of new or removed text that a console shows at one place."""


@dataclass(frozen=True)
class ChangeGroup:
    """What changed in one account, or in the programme, whose `account` is empty."""

    account: str
    name: str
    headline: str
    lines: tuple[ChangeLine, ...]

    @property
    def count(self) -> int:
        """How many changes the lines tell."""
        return sum(len(line.changes) for line in self.lines)


def change_groups(
    before: Portfolio,
    after: Portfolio,
    language: str,
    changes: Iterable[Change] | None = None,
) -> tuple[ChangeGroup, ...]:
    """Give what changed, the programme first, then the account with the gravest news.

    `changes` may hold only some of those that `compare(before, after)` gives.
    """
    found = compare(before, after) if changes is None else tuple(changes)
    maker = LineMaker(ValueWords(before, language), ValueWords(after, language))
    words = messages_for(language)
    return tuple(
        _group(item, maker.lines(item), words) for item in by_account(found, after.programme)
    )


def changes_text(groups: Sequence[ChangeGroup], language: str) -> str:
    """Give plain text for a console: an account, its headline where it is long, its lines."""
    words = messages_for(language)
    if not groups:
        return words.text("changes.none") + "\n"
    return "\n".join("".join(f"{line}\n" for line in _text_lines(group)) for group in groups)


def _group(found: AccountChanges, lines: tuple[ChangeLine, ...], words: Messages) -> ChangeGroup:
    name = found.name or words.text("changes.programme")
    return ChangeGroup(found.account, name, _headline(lines, words), lines)


def _headline(lines: tuple[ChangeLine, ...], words: Messages) -> str:
    if len(lines) == 1:
        return lines[0].text
    told = [line.short for line in lines[:HEADLINE]]
    more = sum(len(line.changes) for line in lines[HEADLINE:])
    return " · ".join([*told, *([words.plural("changes.more", more)] if more else [])])


def _text_lines(group: ChangeGroup) -> Iterator[str]:
    yield group.name
    if len(group.lines) > HEADLINE:
        yield f"  {group.headline}"
    for line in group.lines:
        yield f"  - {line.text}"
        yield from (f"      {text}" for text in _prose_lines(line))


def _prose_lines(line: ChangeLine) -> Iterator[str]:
    """Show the first changed places of free text, marked as Git marks words."""
    found = excerpts(line.prose)
    for excerpt in found[:MOST_EXCERPTS]:
        yield " ".join("".join(_marked(span) for span in excerpt).split())


def _marked(span: Span) -> str:
    text = span.text.strip()
    if span.part is Part.SAME or not text:
        return span.text
    before, after = span.text.split(text, 1)
    text = text if len(text) <= LONGEST_EXCERPT else f"{text[:LONGEST_EXCERPT].rstrip()}…"
    marked = f"{{+{text}+}}" if span.part is Part.INSERTED else f"[-{text}-]"
    return f"{before}{marked}{after}"
