"""The fields of a record as an import needs them: names in both languages and written form."""

from __future__ import annotations

import types
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from kamdocs.interchange.written_form import is_portuguese
from kamdocs.model.kinds import Kind, Reference
from kamdocs.model.record import Record
from kamdocs.model.vocabulary import Word, key_words
from kamdocs.source.folding import fold


@dataclass(frozen=True)
class RecordField:
    """One field: its names, whether it is a list, and what a value of it is."""

    name: str
    word: Word
    required: bool
    many: bool = False
    kind: Kind | None = None
    values: type[StrEnum] | None = None
    reference: Reference | None = None
    record: type[Record] | None = None

    def key(self, language: str) -> str:
        """Give the key as files of a language write it."""
        return self.word.pt if is_portuguese(language) else self.name.rstrip("_")

    @property
    def spellings(self) -> frozenset[str]:
        """All folded names a file may use for the field."""
        names = (self.name.rstrip("_"), self.word.pt, *self.word.also)
        return frozenset(fold(name) for name in names)


@lru_cache(maxsize=None)
def record_fields(record: type[Record]) -> dict[str, RecordField]:
    """Give the fields of a record by canonical name, in the order files list them."""
    hints = get_type_hints(record, include_extras=True)
    return {
        name: _field(name, word, record.model_fields[name].is_required(), hints[name])
        for name, word in key_words(record).items()
    }


def find_field(record: type[Record], name: str) -> RecordField | None:
    """Give the field a key means, whatever its language, accents and case."""
    folded = fold(name)
    fields = record_fields(record)
    exact = fields.get(folded) or fields.get(f"{folded}_")
    if exact is not None:
        return exact
    return next((field for field in fields.values() if folded in field.spellings), None)


def _field(name: str, word: Word, required: bool, hint: Any) -> RecordField:
    hint = _without_none(hint)
    many = get_origin(hint) is tuple
    if many:
        hint = get_args(hint)[0]
    if get_origin(hint) is Annotated:
        marks = get_args(hint)[1:]
        kind = next((mark for mark in marks if isinstance(mark, Kind)), None)
        reference = next((mark for mark in marks if isinstance(mark, Reference)), None)
        return RecordField(name, word, required, many, kind, None, reference)
    if isinstance(hint, type) and issubclass(hint, Record):
        return RecordField(name, word, required, many, record=hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return RecordField(name, word, required, many, values=hint)
    return RecordField(name, word, required, many)


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        return next(part for part in get_args(hint) if part is not type(None))
    return hint
