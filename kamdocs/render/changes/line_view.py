"""A line of change for a template, free text word by word."""

from __future__ import annotations

from dataclasses import dataclass

from kamdocs.render.changes.lines import ChangeLine
from kamdocs.review.prose_diff import Part, excerpts


@dataclass(frozen=True)
class Piece:
    """A stretch of free text: `mark` is `ins`, `del` or empty."""

    text: str
    mark: str


@dataclass(frozen=True)
class LineView:
    """A change in words and the changed places of its free text."""

    text: str
    excerpts: tuple[tuple[Piece, ...], ...]


_MARKS = {Part.SAME: "", Part.INSERTED: "ins", Part.DELETED: "del"}


def line_view(line: ChangeLine) -> LineView:
    """Give a change for a template."""
    return LineView(
        line.text,
        tuple(
            tuple(Piece(span.text, _MARKS[span.part]) for span in excerpt)
            for excerpt in excerpts(line.prose)
        ),
    )
