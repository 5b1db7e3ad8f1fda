"""The marked sections of a prose: all that anybody but the team may read of it.

A heading with `{.empresa}` or `{.cliente}` widens its section, down to the next heading of its
level or above; a heading below may narrow again with `{.equipe}`. Where a text can be read in
two ways, the reading that shows less wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown.extensions.fenced_code import FencedBlockPreprocessor

from kamdocs.model.account import Prose
from kamdocs.model.enums import Visibility

_MARKS = {
    "equipe": Visibility.TEAM,
    "equipa": Visibility.TEAM,
    "team": Visibility.TEAM,
    "empresa": Visibility.COMPANY,
    "company": Visibility.COMPANY,
    "cliente": Visibility.CLIENT,
    "client": Visibility.CLIENT,
}
_TEAM_NAMES = frozenset(name for name, mark in _MARKS.items() if mark is Visibility.TEAM)
_ORDER = tuple(Visibility)

_FENCE: re.Pattern[str] = FencedBlockPreprocessor.FENCED_BLOCK_RE
_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<tag>script|style)\b.*?(?:</(?P=tag)\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_HEADING = re.compile(r" {0,3}(?P<signs>#{1,6})(?P<text>.*)")
_UNDERLINE = re.compile(r"(?P<before>[ >]*)(?P<sign>=|-)(?P=sign)*[ \t]*")
_RAW = re.compile(r"<h(?P<level>[1-6])\b", re.IGNORECASE)
_NESTED = re.compile(r"[ >*+\-0-9.):]*(?P<signs>#{1,6})")
_ATTRIBUTES = re.compile(r"(?:^|\s)\{:?(?P<list>[^{}\n]*)\}[ #]*$")
_CLASS = re.compile(r"(?:\.|\bclass\s*=\s*[\"']?)(?P<names>[\w -]+)")


@dataclass(frozen=True)
class _Heading:
    """A line that is a heading, or one that may be: such a one only ends what is open to others."""

    level: int
    mark: Visibility | None
    sure: bool


@dataclass(frozen=True)
class _Section:
    level: int
    visibility: Visibility | None
    """None where nobody marked it: not for others, yet a heading below may be."""


def marked_sections(prose: Prose | None, level: Visibility = Visibility.COMPANY) -> Prose | None:
    """Give the sections of a prose marked as wide as a level or wider; None without any."""
    if prose is None:
        return None
    kept = "\n".join(line for _, line in _kept_lines(_without_hidden(_normal(prose.text)), level))
    return Prose(text=kept, path=prose.path, line=prose.line) if kept.strip() else None


def marked_lines(prose: Prose, level: Visibility) -> frozenset[int]:
    """Give the lines of the file that stand in sections marked as wide as a level or wider."""
    text = _without_hidden(_normal(prose.text), keep_lines=True)
    return frozenset(prose.line + index for index, _ in _kept_lines(text, level))


def idle_marks(prose: Prose) -> Iterator[int]:
    """Give the lines of the file with a mark wider than the section around it, which keeps it."""
    lines = _without_hidden(_normal(prose.text), keep_lines=True).split("\n")
    looked_at = _masked("\n".join(lines)).split("\n")
    around: list[_Section] = []
    for index in range(len(lines)):
        heading = _heading(looked_at, index)
        if heading is None or not heading.sure:
            continue
        around = [item for item in around if item.level < heading.level]
        settled = _settled(around, heading.mark)
        if heading.mark is not None and settled is not heading.mark:
            yield prose.line + index
        around.append(_Section(heading.level, settled))


def _normal(text: str) -> str:
    """Give a text with the lines and spaces that the Markdown writer sees."""
    text = text.replace("\x02", "").replace("\x03", "")
    return text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)


def _masked(text: str) -> str:
    """Give a text with its code blocks blotted out, as long as before."""
    return _FENCE.sub(lambda found: re.sub(r"[^\n]", "x", found[0]), text)


def _without_hidden(text: str, *, keep_lines: bool = False) -> str:
    """Drop HTML comments, an unclosed one with all that follows; code blocks are no comments."""
    parts, end = [], 0
    for found in _HIDDEN.finditer(_masked(text)):
        parts.append(text[end : found.start()])
        parts.append("\n" * found[0].count("\n") if keep_lines else "")
        end = found.end()
    return "".join((*parts, text[end:]))


def _kept_lines(text: str, level: Visibility) -> Iterator[tuple[int, str]]:
    """Give number, from nought, and text of the lines in open sections."""
    lines, looked_at = text.split("\n"), _masked(text).split("\n")
    open_sections: list[_Section] = []
    for index, line in enumerate(lines):
        heading = _heading(looked_at, index)
        if heading is not None and (heading.sure or _is_open(open_sections, level)):
            settled = [item for item in open_sections if item.level < heading.level]
            mark = heading.mark if heading.sure else _narrowing(heading.mark)
            visibility = _settled(settled, mark)
            open_sections = [*settled, _Section(heading.level, visibility)]
        if _is_open(open_sections, level):
            yield index, line


def _is_open(sections: list[_Section], level: Visibility) -> bool:
    visibility = sections[-1].visibility if sections else None
    return visibility is not None and _ORDER.index(visibility) >= _ORDER.index(level)


def _narrowing(mark: Visibility | None) -> Visibility | None:
    return mark if mark is Visibility.TEAM else None


def _settled(parents: list[_Section], mark: Visibility | None) -> Visibility | None:
    """Give the visibility of a section: a marked parent's, or a narrower one of its own."""
    parent = parents[-1].visibility if parents else None
    if parent is None or mark is None:
        return mark if parent is None else parent
    return min(parent, mark, key=_ORDER.index)


def _heading(lines: list[str], index: int) -> _Heading | None:
    """Give the heading that a line is or may be; None for any other line."""
    line = lines[index]
    found = _HEADING.match(line)
    if found:
        return _Heading(len(found["signs"]), _mark(found["text"]), sure=line.startswith("#"))
    if line.strip() and index + 1 < len(lines):
        underline = _UNDERLINE.fullmatch(lines[index + 1])
        if underline:
            # Below other lines it is a paragraph to some readers.
            alone = not index or not lines[index - 1].strip()
            alone = alone and not underline["before"].strip() and len(underline["before"]) < 4
            return _Heading(1 if underline["sign"] == "=" else 2, _mark(line), sure=alone)
    raw = [int(item["level"]) for item in _RAW.finditer(line)]
    if raw:
        return _Heading(min(raw), None, sure=False)
    nested = _NESTED.match(line)
    if nested:
        return _Heading(len(nested["signs"]), _mark(line), sure=False)
    return None


def _mark(text: str) -> Visibility | None:
    """Give the narrowest mark among the classes at the end of a heading."""
    found = _ATTRIBUTES.search(text)
    listed = _CLASS.finditer(found["list"]) if found else ()
    names = [name for item in listed for name in item["names"].split()]
    marks = [_MARKS[name] for name in names if name in _MARKS]
    if any(name.lower() in _TEAM_NAMES for name in names):
        return Visibility.TEAM
    return min(marks, key=_ORDER.index) if marks else None
