"""Values as a file writes them: in its words, its number form, its way with dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from kamdocs.interchange.editing.edits import RefusedEditError, Single
from kamdocs.interchange.editing.number_form import like_number
from kamdocs.interchange.written_form import period_text, yes_no_text
from kamdocs.model.enums import BuiltInKpi, StageKind
from kamdocs.model.kinds import Kind, Target
from kamdocs.model.period import Period
from kamdocs.model.shape import FieldShape
from kamdocs.source.folding import fold
from kamdocs.source.problem import Problem
from kamdocs.source.value_reader import Writing, read_value
from kamdocs.source.word_table import value_table

_DAY_FIRST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_ANY_DAY = re.compile(r"(?<![\w/.-])(?:([0-9]{4}-[0-9]{2}-[0-9]{2})|([0-9]{2}/[0-9]{2}/[0-9]{4}))")
_ANSWERS = (("sim", "não"), ("sim", "nao"), ("yes", "no"), ("true", "false"))
_BUILT_IN = {Target.KPI: BuiltInKpi, Target.STAGE: StageKind}


@dataclass(frozen=True)
class FileForm:
    """How the values of one file are written."""

    writing: Writing
    declared: frozenset[str] = frozenset()
    """Stages and KPIs of the programme's own, written by their ids."""

    day_first: bool = False

    def text(self, shape: FieldShape, value: Single, words: str, old: str = "") -> str:
        """Give a value as the file writes it, like `old` where that says how.

        Raises RefusedEditError for a value that would be read back as another one.
        """
        text = self._text(shape, value, words, old)
        if shape.reference is None and not self.reads_as(shape, text, value, words):
            raise RefusedEditError("import-not-readable", 0, value=str(value), text=text)
        return text

    def reads_as(self, shape: FieldShape, text: str, value: Single, words: str) -> bool:
        """Tell whether a text is read as a value."""
        read = read_value(shape, text, self.writing, words)
        if isinstance(value, str) and not isinstance(value, StrEnum):
            return bool(read == value.strip())
        return not isinstance(read, Problem) and bool(read == value)

    def _text(self, shape: FieldShape, value: Single, words: str, old: str) -> str:
        if isinstance(value, StrEnum):
            return value_table(type(value)).word(value.value, words)
        if shape.reference is not None:
            return self._reference(shape.reference.target, str(value), words)
        if isinstance(value, bool):
            return _answer(value, words, old)
        if isinstance(value, Period):
            return period_text(value, words)
        if isinstance(value, date):
            return self._day(value, old)
        if isinstance(value, int):
            return str(value)
        if isinstance(value, Decimal):
            kind = shape.kind or Kind.NUMBER
            return like_number(value, kind, self.writing.language, old)
        return value.strip()

    def _reference(self, target: Target, name: str, words: str) -> str:
        """Give the id a file writes; a built-in KPI or stage is written by its word."""
        built_in = _BUILT_IN.get(target)
        if built_in is None or name in self.declared or name not in set(built_in):
            return name
        return value_table(built_in).word(name, words)

    def _day(self, value: date, old: str) -> str:
        found = _DAY_FIRST.fullmatch(old.strip())
        if found is not None:
            year = f"{value.year:04}"[-len(found[4]) :]
            return found[2].join((f"{value.day:02}", f"{value.month:02}", year))
        if self.day_first and not old.strip():
            return f"{value.day:02}/{value.month:02}/{value.year:04}"
        return value.isoformat()


def writes_day_first(text: str) -> bool:
    """Tell whether most of the days in a text are written like `31/12/2026`."""
    found = _ANY_DAY.findall(text)
    return sum(bool(day_first) for _, day_first in found) * 2 > len(found)


def _answer(value: bool, words: str, old: str) -> str:
    for yes, no in _ANSWERS:
        if old.strip().casefold() in (yes, no) or fold(old) == fold(no):
            return yes if value else no
    return yes_no_text(value, words)
