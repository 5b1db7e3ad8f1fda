"""What changed in free text, word by word, as data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")

MOST_WORDS = 4_000
"""Longer passages that changed all over are told as replaced; comparing them would take seconds."""


class Part(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text and what became of it."""

    part: Part
    text: str


def prose_diff(before: str, after: str) -> tuple[Span, ...]:
    """Give both texts as one sequence of spans.

    All but the inserted spans make up `before`, all but the deleted ones `after`.
    """
    lines_old, lines_new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    spans: list[Span] = []
    # Lines first: a long text changes in few paragraphs, and only those are worth the words.
    for same, old, new in _blocks(lines_old, lines_new):
        spans.extend(_equal(old) if same else _words("".join(old), "".join(new)))
    return tuple(_joined(spans))


def excerpts(spans: Sequence[Span], around: int = 4) -> tuple[tuple[Span, ...], ...]:
    """Give the changed places, each with a few words of the same text on both sides."""
    found: list[list[Span]] = [[]]
    for number, span in enumerate(spans):
        if span.part is not Part.SAME:
            found[-1].append(span)
            continue
        words = re.findall(r"\s*\S+\s*|\s+", span.text)
        is_first, is_last = number == 0, number + 1 == len(spans)
        if not is_first and not is_last and len(words) <= 2 * around:
            found[-1].append(span)
            continue
        if not is_first:
            found[-1].append(_cut(words[:around], len(words) > around, at_end=True))
        if not is_last:
            found.append([_cut(words[-around:], len(words) > around, at_end=False)])
    return tuple(tuple(part) for part in found if any(s.part is not Part.SAME for s in part))


def _cut(words: Sequence[str], is_cut: bool, at_end: bool) -> Span:
    text = "".join(words)
    if is_cut:
        text = f"{text.rstrip()}…" if at_end else f"…{text.lstrip()}"
    return Span(Part.SAME, text)


def changed_words(spans: Sequence[Span]) -> tuple[int, int]:
    """Count the words that were inserted and deleted."""
    counts = dict.fromkeys(Part, 0)
    for span in spans:
        counts[span.part] += len(re.findall(r"\w+", span.text))
    return counts[Part.INSERTED], counts[Part.DELETED]


def _equal(items: Sequence[str]) -> Iterator[Span]:
    yield Span(Part.SAME, "".join(items))


def _words(before: str, after: str) -> Iterator[Span]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) > MOST_WORDS or len(new) > MOST_WORDS:
        yield Span(Part.DELETED, before)
        yield Span(Part.INSERTED, after)
        return
    for same, gone, come in _blocks(old, new):
        if same:
            yield from _equal(gone)
            continue
        if gone:
            yield Span(Part.DELETED, "".join(gone))
        if come:
            yield Span(Part.INSERTED, "".join(come))


def _blocks(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        yield kind == "equal", old[a:b], new[c:d]


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """Join neighbours of one kind; a lone blank between two changes belongs to both."""
    deleted = inserted = same = ""
    for number, span in enumerate(spans):
        if span.part is Part.DELETED:
            deleted += span.text
        elif span.part is Part.INSERTED:
            inserted += span.text
        elif deleted and inserted and _is_blank_between(spans, number):
            deleted, inserted = deleted + span.text, inserted + span.text
        elif deleted or inserted:
            yield from _spans(same, deleted, inserted)
            deleted = inserted = ""
            same = span.text
        else:
            same += span.text
    yield from _spans(same, deleted, inserted)


def _is_blank_between(spans: Sequence[Span], number: int) -> bool:
    after = spans[number + 1 : number + 3]
    return spans[number].text.isspace() and {Part.DELETED, Part.INSERTED} <= {
        span.part for span in after
    }


def _spans(same: str, deleted: str, inserted: str) -> Iterator[Span]:
    for part, text in ((Part.SAME, same), (Part.DELETED, deleted), (Part.INSERTED, inserted)):
        if text:
            yield Span(part, text)
