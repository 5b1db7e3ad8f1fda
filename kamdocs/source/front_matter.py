"""Splitting an account file into its front matter and its prose."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kamdocs.source.finding import Finding
from kamdocs.source.line_map import LineMap
from kamdocs.source.place import Place
from kamdocs.source.rules import finding
from kamdocs.source.text_file import TextFile

_BLANK = r"[ \t\u00a0\ufeff]*"
_LINE_END = r"(?:\r\n|\r|\n)"
_OPENING = re.compile(rf"(?:{_BLANK}{_LINE_END})*\ufeff?---{_BLANK}(?:{_LINE_END}|\Z)")
_CLOSING = re.compile(rf"(?:(?<=\n)|(?<=\r))(?:---|\.\.\.){_BLANK}(?:{_LINE_END}|\Z)")
_ANY_END = re.compile(_LINE_END)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The two halves of a file, each with the line of the file where it begins."""

    yaml: str
    yaml_line: int
    body: str
    """The prose, with plain line ends whatever the file has."""
    body_line: int


def split_front_matter(file: TextFile) -> FrontMatter | Finding:
    """Give the halves of a Markdown file that begins with a `---` block."""
    opening = _OPENING.match(file.text)
    if opening is None:
        return finding("no-front-matter", Place(file.path))
    lines = LineMap(file.text, file.path)
    closing = _CLOSING.search(file.text, opening.end())
    if closing is None:
        return finding("front-matter-not-closed", lines.place(file.text.index("---")))
    return FrontMatter(
        yaml=file.text[opening.end() : closing.start()],
        yaml_line=lines.line(opening.end()),
        body=_ANY_END.sub("\n", file.text[closing.end() :]),
        body_line=lines.line(closing.end()),
    )
