"""From an offset in a text to line and column."""

from __future__ import annotations

import re
from bisect import bisect_right

from kamdocs.source.place import Place

_LINE_END = re.compile(r"\r\n|\r|\n")


class LineMap:
    """The line starts of a text that begins at line `first_line` of a file.

    Only the ends an editor counts are line ends: a Unicode line separator pasted from a
    word processor must not shift every place after it.
    """

    __slots__ = ("_first_line", "_length", "_path", "_starts")

    def __init__(self, text: str, path: str, first_line: int = 1) -> None:
        self._path = path
        self._first_line = first_line
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
        self._length = len(text)

    def line(self, offset: int) -> int:
        """Give the number in the file of the line that holds an offset."""
        return self._first_line + bisect_right(self._starts, offset) - 1

    def place(self, offset: int) -> Place:
        """Give the place of an offset; one past the end is still a place."""
        offset = max(0, min(offset, self._length))
        row = bisect_right(self._starts, offset) - 1
        return Place(self._path, self._first_line + row, offset - self._starts[row] + 1)
