"""The words of files and pages: keys and values by record, in Portuguese and English."""

from kamdocs.model.vocabulary.lookup import (
    KEYS,
    VALUES,
    key_label,
    key_words,
    value_label,
    value_words,
)
from kamdocs.model.vocabulary.word import Word

__all__ = [
    "KEYS",
    "VALUES",
    "Word",
    "key_label",
    "key_words",
    "value_label",
    "value_words",
]
