"""Splices of a text: what stands outside of them is never looked at, let alone changed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kamdocs.interchange.editing.edits import RefusedEditError

_REST_OF_LINE = re.compile(r"[^\r\n]*")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass
class Splices:
    """Stretches of a text and what takes their places."""

    text: str
    newline: str
    _made: list[tuple[int, int, str]] = field(default_factory=list)

    def replace(self, start: int, end: int, added: str) -> None:
        """Put a text in place of a stretch, which may be empty."""
        self._made.append((start, end, added))

    def lines_below(self, offset: int, lines: list[str]) -> None:
        """Put lines below the line of an offset, whose comment stays with it."""
        end = self.end_of_line(offset)
        self.replace(end, end, "".join(f"{self.newline}{line}" for line in lines))

    def lines_above(self, offset: int, lines: list[str]) -> None:
        """Put lines above the line of an offset."""
        start = self.start_of_line(offset)
        self.replace(start, start, "".join(f"{line}{self.newline}" for line in lines))

    def result(self) -> str:
        """Give the text with all splices made, those at one place in the order they came."""
        parts: list[str] = []
        position = 0
        for start, end, added in sorted(self._made, key=lambda item: item[:2]):
            if start < position:
                raise RefusedEditError("import-no-place", start)
            parts += [self.text[position:start], added]
            position = end
        return "".join([*parts, self.text[position:]])

    def start_of_line(self, offset: int) -> int:
        """Give where the line of an offset begins."""
        return max(self.text.rfind(end, 0, offset) for end in "\n\r") + 1

    def end_of_line(self, offset: int) -> int:
        """Give where the line of an offset ends, its line end left out."""
        rest = _REST_OF_LINE.match(self.text, offset)
        return rest.end() if rest else offset

    def next_line(self, offset: int) -> int:
        """Give where the line below that of an offset begins, or the end of the text."""
        end = self.end_of_line(offset)
        found = _LINE_END.match(self.text, end)
        return found.end() if found else end

    def previous_line(self, start: int) -> int | None:
        """Give where the line above one that begins at an offset begins; None for the first."""
        if start <= 0:
            return None
        ends_in_two = self.text[max(start - 2, 0) : start] == "\r\n"
        return self.start_of_line(start - (2 if ends_in_two else 1))

    def line(self, start: int) -> str:
        """Give the line that begins at an offset."""
        return self.text[start : self.end_of_line(start)]

    def column(self, offset: int) -> int:
        """Give how many signs stand before an offset on its line."""
        return offset - self.start_of_line(offset)
