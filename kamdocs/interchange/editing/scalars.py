"""A single value put in the place of another, in the same kind of quotes where it can be."""

from __future__ import annotations

import re
import textwrap

from kamdocs.interchange.editing.edits import RefusedEditError
from kamdocs.interchange.editing.splices import Splices
from kamdocs.interchange.yaml_text import Tree, bare_value, quoted_value, text_value
from kamdocs.source.yaml_nodes import ScalarNode

_FLOW_SIGNS = re.compile(r"[,\[\]{}]")
_BLOCK_HEADER = re.compile(r"(?P<style>[|>])(?P<rest>[+-]?[1-9]?[+-]?)")
_NARROWEST = 40
_STEP = "  "


def flow_value(text: str, *, free: bool) -> str:
    """Give a text as a value inside brackets or braces."""
    value = text_value(text) if free else bare_value(text)
    return quoted_value(text) if value == text and _FLOW_SIGNS.search(text) else value


def block_value(text: str, *, free: bool) -> str:
    """Give a text as a value on a line of its own."""
    return text_value(text) if free else bare_value(text)


def is_block_text(text: str) -> bool:
    """Tell whether a text of several lines can be written as a block of them."""
    lines = text.split("\n")
    plain = all(line.isprintable() and line == line.rstrip() for line in lines)
    return len(lines) > 1 and plain and not lines[0].startswith(" ")


def block_lines(text: str, indent: str) -> list[str]:
    """Give the lines of a block; blank ones have no indent."""
    return [f"{indent}{line}" if line else "" for line in text.split("\n")]


def tree_lines(key: str, value: Tree, indent: str) -> list[str]:
    """Give the lines of one key; texts of several lines come as blocks."""
    if not isinstance(value, str):
        inner = f"{indent}{_STEP}"
        if isinstance(value, dict):
            below = [line for name, item in value.items() for line in tree_lines(name, item, inner)]
        else:
            below = [line for item in value for line in list_item_lines(item, inner, " ")]
        return [f"{indent}{key}:", *below]
    if not value.startswith(BLOCK):
        return [f"{indent}{key}: {value}"]
    return [f"{indent}{key}: |-", *block_lines(value.removeprefix(BLOCK), f"{indent}{_STEP}")]


def list_item_lines(item: Tree, indent: str, gap: str) -> list[str]:
    """Give the lines of an item of a list; `gap` stands between the dash and its text."""
    inner = f"{indent} {gap}"
    if isinstance(item, dict):
        lines = [line for name, value in item.items() for line in tree_lines(name, value, inner)]
        return [f"{indent}-{gap}{lines[0].removeprefix(inner)}", *lines[1:]]
    text = str(item)
    if text.startswith(BLOCK):
        return [f"{indent}-{gap}|-", *block_lines(text.removeprefix(BLOCK), inner)]
    return [f"{indent}-{gap}{text}"]


BLOCK = "\0"
"""Before a value of a tree: the text after it is a block of lines, not a YAML value yet."""


def tree_value(text: str, *, free: bool) -> str:
    """Give a text as a value of a tree."""
    return f"{BLOCK}{text}" if free and is_block_text(text) else block_value(text, free=free)


class ScalarWriter:
    """Puts new texts where single values stand."""

    def __init__(self, splices: Splices, plain: str) -> None:
        self._splices = splices
        self._plain = plain
        """The text as YAML reads it: odd spaces made plain, all offsets the same."""

    def replace(
        self, node: ScalarNode, text: str, parent_column: int, *, free: bool, flow: bool
    ) -> None:
        """Put a text in place of a value that was written; `free` may hold anything."""
        sign = self._plain[node.start : node.start + 1]
        if node.plain:
            self._plain_value(node, text, parent_column, free=free, flow=flow)
        elif sign == "'" and "\n" not in text and text.isprintable():
            doubled = text.replace("'", "''")
            self._splices.replace(node.start, node.end, f"'{doubled}'")
        elif sign in "'\"":
            self._splices.replace(node.start, node.end, quoted_value(text))
        elif sign in "|>":
            self._block(node, text, parent_column)
        else:  # an anchor or a tag stands before the value
            raise RefusedEditError("import-shared-value", node.start)

    def end_of(self, node: ScalarNode) -> int:
        """Give where a value ends; YAML's own mark of a block may be lines below."""
        if not node.plain and self._plain[node.start : node.start + 1] in "|>":
            return self._block_span(node)[1]
        return node.end

    def _plain_value(
        self, node: ScalarNode, text: str, parent_column: int, *, free: bool, flow: bool
    ) -> None:
        if self._plain[node.start : node.start + 1] in "&!*":
            raise RefusedEditError("import-shared-value", node.start)
        old = self._plain[node.start : node.end]
        # What other YAML readers take for a number stays unquoted where it was so before.
        free = free and not (text_value(old) != old and bare_value(text) == text)
        if not flow and free and is_block_text(text):
            indent = " " * (parent_column + len(_STEP))
            self._splices.replace(node.start, node.end, "|-")
            self._splices.lines_below(node.end, block_lines(text, indent))
            return
        value = flow_value(text, free=free) if flow else block_value(text, free=free)
        self._splices.replace(node.start, node.end, value)

    def _block(self, node: ScalarNode, text: str, parent_column: int) -> None:
        header = _BLOCK_HEADER.match(self._plain, node.start)
        start, end = self._block_span(node)
        if header is None or not all(line.isprintable() for line in text.split("\n")):
            raise RefusedEditError("import-no-place", node.start)
        old = self._splices.text[start:end]
        indent = self._indent(old) or " " * (parent_column + len(_STEP))
        lines = text.split("\n")
        if header["style"] == ">":
            if any(line.startswith(" ") for line in lines):
                self._splices.replace(node.start, node.start + 1, "|")
            else:
                lines = _folded(lines, max(_longest(old) - len(indent), _NARROWEST))
        newline = self._splices.newline
        below = newline.join(block_lines("\n".join(lines), indent))
        self._splices.replace(start, end, below if end > start else f"{newline}{below}")

    def _block_span(self, node: ScalarNode) -> tuple[int, int]:
        """Give where the lines of a block begin and where the last that is not blank ends."""
        start = self._splices.next_line(node.start)
        position, end, indent = start, 0, -1
        while position < len(self._plain):
            line = self._plain[position : self._splices.end_of_line(position)]
            depth = len(line) - len(line.lstrip(" "))
            if line.strip():
                if indent < 0 and depth > 0:
                    indent = depth
                if depth < indent or indent < 0 or position >= node.end:
                    break
                end = position + len(line.rstrip(" "))
            following = self._splices.next_line(position)
            if following == position:
                break
            position = following
        if not end:
            line_end = self._splices.end_of_line(node.start)
            return line_end, line_end
        return start, end

    def _indent(self, block: str) -> str:
        line = next((line for line in re.split(r"[\r\n]", block) if line.strip()), "")
        return line[: len(line) - len(line.lstrip(" "))]


def _longest(block: str) -> int:
    return max((len(line) for line in re.split(r"[\r\n]", block)), default=0)


def _folded(lines: list[str], width: int) -> list[str]:
    """Give lines for a folded block: a line break of the text is a blank line of the file."""
    folded: list[str] = []
    for number, line in enumerate(lines):
        if number:
            folded.append("")
        wrapped = textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
        # Spaces that a break would swallow keep their line whole.
        folded += wrapped if " ".join(wrapped) == line else [line]
    return folded
