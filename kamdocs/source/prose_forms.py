"""What people write in prose that has no form on paper: its words stay, its looks do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from kamdocs.source.prose_links import without_code

# fmt: off
_WITH_FORM = frozenset({
    "a", "abbr", "blockquote", "br", "code", "dd", "del", "dl", "dt", "em", "h1", "h2", "h3",
    "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre", "strong", "table", "tbody", "td", "th",
    "thead", "tr", "ul",
})
# fmt: on
"""Elements of HTML that look on paper as they do on a page."""

_ELEMENT = re.compile(r"<(?P<tag>[A-Za-z][A-Za-z0-9-]*)(?=[\s/>])[^<>]*>")
_FORMS = re.compile(
    r"""
      \[\^[^\]\s]+\]                                # a footnote
    | ^[ ]*(?:[-*+]|\d+[.)])[ ]+(?P<task>\[[ xX]\]) # a task list
    | ^[ ]*\?\?\?\+?[ ]+[\w-]+                      # a box that unfolds
    | ^[ ]*===[+!]?[ ]+"[^"\n]*"                    # tabs
    | --8<--                                        # another file
    | \$\$ | \\\(|\\\[                              # a formula
    | (?<![\w$\\])\$(?=[^\s$])[^$\n]*[^\s$]\$(?![\w$])
    | (?<![=\w])==(?=[^\s=])[^=\n]+==(?!=)          # a marker
    | (?<![+\w])\+\+(?=[^\s+])[^+\n]+\+\+(?!\+)     # a key, an insertion
    | (?<![\^\w])\^\^(?=[^\s^])[^^\n]+\^\^
    | (?<!~)~(?=[^\s~])[^~\n]+~(?!~)                # a subscript
    | (?<!\S):[a-z][a-z0-9_+-]+:(?!\S)              # a picture by name
    """,
    re.MULTILINE | re.VERBOSE,
)
_DRAWN = re.compile(
    r"^[ ]*(?:`{3,}|~{3,})[ ]*\{?[ .]*(?:mermaid|math|plantuml|dot)\b", re.MULTILINE | re.IGNORECASE
)
_WORDLESS = re.compile(r"!\[\s*\]\(\s*<?(?P<target>[^)>\s]+)")


_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


@dataclass(frozen=True)
class WrittenForm:
    """Something as it stands in a prose, and where it begins."""

    text: str
    start: int


def without_comments(text: str) -> str:
    """Give a prose with its comments blotted out, as long as before; code holds none."""
    parts, end = [], 0
    for found in _COMMENT.finditer(without_code(text)):
        parts += [text[end : found.start()], re.sub(r"[^\n]", " ", found[0])]
        end = found.end()
    return "".join((*parts, text[end:]))


def forms_without_print(text: str) -> Iterator[WrittenForm]:
    """Give what becomes plain text on paper: other HTML, footnotes, formulas, diagrams."""
    blanked = without_code(text)
    for found in _ELEMENT.finditer(blanked):
        if found["tag"].lower() not in _WITH_FORM:
            yield WrittenForm(f"<{found['tag']}>", found.start())
    for found in _FORMS.finditer(blanked):
        start = found.start("task") if found["task"] else found.start()
        written = found[0] if found["task"] is None else found["task"]
        yield WrittenForm(written.strip(), start + (len(written) - len(written.lstrip())))
    for found in _DRAWN.finditer(text):
        yield WrittenForm(found[0].strip(), found.start())


def pictures_without_words(text: str) -> Iterator[WrittenForm]:
    """Give the targets of pictures that say nothing to whoever does not see them."""
    for found in _WORDLESS.finditer(without_code(text)):
        yield WrittenForm(found["target"], found.start())


def file_words(target: str) -> str:
    """Give the words in a file's name, e.g. "linha 2" of `fotos/linha-2.png`."""
    return re.sub(r"[\s_\-.]+", " ", PurePosixPath(target).stem).strip() or target
