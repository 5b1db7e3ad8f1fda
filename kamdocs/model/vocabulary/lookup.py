"""Look-ups in the one vocabulary table, by record and field."""

from __future__ import annotations

from enum import StrEnum

from kamdocs.model.record import Record
from kamdocs.model.vocabulary.account_keys import ACCOUNT_KEYS
from kamdocs.model.vocabulary.account_values import ACCOUNT_VALUES
from kamdocs.model.vocabulary.common_keys import COMMON
from kamdocs.model.vocabulary.programme_keys import PROGRAMME_KEYS
from kamdocs.model.vocabulary.word import Word
from kamdocs.model.vocabulary.work_keys import WORK_KEYS
from kamdocs.model.vocabulary.work_values import WORK_VALUES

KEYS: dict[type[Record], dict[str, Word]] = {**PROGRAMME_KEYS, **ACCOUNT_KEYS, **WORK_KEYS}
"""Words of the keys of every record that is written in a file."""

VALUES: dict[type[StrEnum], dict[StrEnum, Word]] = {**ACCOUNT_VALUES, **WORK_VALUES}
"""Words of the values of every closed list."""


def key_words(record: type[Record]) -> dict[str, Word]:
    """Give the word of every field of a record, in the order of the record.

    Raises KeyError for a record or field without a word: every key must be in the table.
    """
    own = KEYS[record]
    return {name: own[name] if name in own else COMMON[name] for name in record.model_fields}


def key_label(record: type[Record], field: str, language: str) -> str:
    """Give the label of a field in a language."""
    own = KEYS[record]
    return (own[field] if field in own else COMMON[field]).label(language)


def value_words(values: type[StrEnum]) -> dict[StrEnum, Word]:
    """Give the word of every value of a closed list, in its order."""
    return VALUES[values]


def value_label(value: StrEnum, language: str) -> str:
    """Give the label of a value in a language."""
    return VALUES[type(value)][value].label(language)
