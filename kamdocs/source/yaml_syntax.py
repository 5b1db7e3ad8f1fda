"""Finding out what a person meant where YAML only says that it does not understand.

The text around the place tells, not the parser's words: the C parser and the Python one
phrase and place the same mistake alike only in part.
"""

from __future__ import annotations

import re

from yaml.error import MarkedYAMLError
from yaml.scanner import ScannerError

from kamdocs.source.finding import Finding
from kamdocs.source.line_map import LineMap
from kamdocs.source.rules import finding
from kamdocs.source.yaml_nodes import ScalarNode

_GLUED_COLON = re.compile(r"\s*(?:- +)*(?P<key>[^\W\d][\w -]*):(?=[^\s/:\\])")
_VALUE_BEFORE = re.compile(r"\s*(?:- +)*[^\s:][^:]*:\s+\S")
_NEVER_FIRST = "%@`,]}?*&|>-"
_QUOTES = ("'", '"')


def glued_colon(line: str) -> tuple[str, int] | None:
    """Give the key of a line like `nome:Vereda` and where its colon stands, if the line is one."""
    found = _GLUED_COLON.match(line)
    return (found["key"], found.end() - 1) if found else None


class SyntaxDiagnosis:
    """One syntax error, looked at against the text it was found in."""

    def __init__(
        self, text: str, lines: LineMap, error: MarkedYAMLError, last: ScalarNode | None
    ) -> None:
        self._text = text
        self._lines = lines
        self._scanning = isinstance(error, ScannerError)
        self._last = last
        mark, context = error.problem_mark, error.context_mark
        self._at: int = min(mark.index, len(text)) if mark is not None else 0
        self._since: int = min(context.index, len(text)) if context is not None else self._at

    def finding(self) -> Finding:
        """Give the finding that helps most."""
        return (
            self._tab()
            or self._quote()
            or self._leading_character()
            or self._colon()
            or self._bracket()
            or self._other()
        )

    def _report(self, rule: str, offset: int, **params: str) -> Finding:
        return finding(rule, self._lines.place(offset), **params)

    def _line(self, offset: int) -> tuple[int, str]:
        """Give start and text of the line that holds an offset."""
        ends = [self._text.rfind(end, 0, offset) for end in "\n\r"]
        start = max(ends) + 1
        return start, re.split(r"[\r\n]", self._text[start:], maxsplit=1)[0]

    def _sign(self, offset: int) -> str:
        return self._text[offset : offset + 1]

    def _tab(self) -> Finding | None:
        start, line = self._line(self._at)
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            return self._report("yaml-tab", start + indent.index("\t"))
        return self._report("yaml-tab", self._at) if self._sign(self._at) == "\t" else None

    def _quote(self) -> Finding | None:
        quote = self._sign(self._since)
        if self._scanning and quote in _QUOTES and self._since < self._at:
            if quote == '"' and self._text[self._at :].strip():  # stopped before the end
                backslash = self._text.rfind("\\", self._since, self._at + 1)
                return self._report("yaml-backslash", max(backslash, self._since))
            return self._report("yaml-unclosed-quote", self._since, quote=quote)
        last = self._last
        if last is None or self._sign(last.start) not in _QUOTES or last.end > self._at:
            return None
        if self._lines.line(last.end) != self._lines.line(self._at):
            return None
        if self._lines.line(last.start) != self._lines.line(last.end):
            return self._report("yaml-unclosed-quote", last.start, quote=self._sign(last.start))
        return self._report("yaml-text-after-quote", self._at)

    def _leading_character(self) -> Finding | None:
        for offset in (self._since, self._at) if self._scanning else (self._at,):
            start, _ = self._line(offset)
            before = self._text[start:offset].strip()
            sign = self._sign(offset)
            if sign and sign in _NEVER_FIRST and before.rstrip("-").rstrip()[-1:] in ("", ":"):
                return self._report("yaml-leading-character", offset, character=sign)
        closed = self._text[: self._at].rstrip(" ")[-1:]
        if closed in ("]", "}") and self._sign(self._at) not in ("", ":", "\n", "\r"):
            opening = "[" if closed == "]" else "{"
            start, line = self._line(self._at)
            if opening in line[: self._at - start]:
                at = start + line.index(opening)
                return self._report("yaml-leading-character", at, character=opening)
        return None

    def _colon(self) -> Finding | None:
        start, line = self._line(self._at)
        if self._sign(self._at) == ":" and _VALUE_BEFORE.match(line[: self._at - start]):
            return self._report("yaml-colon-in-value", self._at)
        for offset in self._lines_to_look_at():
            start, line = self._line(offset)
            glued = glued_colon(line)
            if glued is not None:
                key, colon = glued
                return self._report("yaml-space-after-colon", start + colon, key=key)
        return self._missing_colon()

    def _missing_colon(self) -> Finding | None:
        starts = [self._since] if self._scanning and self._since < self._at else []
        last = self._last
        if last is not None and last.plain:
            starts.append(last.start)
        for offset in starts:
            start, line = self._line(offset)
            whole = not self._text[start:offset].strip()
            if whole and ":" not in line and self._lines.line(offset) < self._lines.line(self._at):
                return self._report("yaml-missing-colon", offset, text=line.strip())
        return None

    def _lines_to_look_at(self) -> list[int]:
        """Give the line of the error, the line where its piece began, and the one before."""
        start, _ = self._line(self._at)
        before = len(self._text[:start].rstrip())
        looked = [self._at, before]
        return [*looked, self._since] if self._scanning else looked

    def _bracket(self) -> Finding | None:
        bracket = self._sign(self._since)
        if bracket in ("{", "[") and self._since < self._at:
            return self._report("yaml-unclosed-bracket", self._since, bracket=bracket)
        return None

    def _other(self) -> Finding:
        start, line = self._line(self._at)
        indented = line[: self._at - start].strip() in ("", "-") or self._sign(self._at) == ":"
        return self._report("yaml-indentation" if indented else "yaml-syntax", self._at)
