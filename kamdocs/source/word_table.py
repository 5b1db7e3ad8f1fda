"""The spellings of keys and values that a file may use, folded once for look-up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cache

from kamdocs.model.record import Record
from kamdocs.model.shape import record_shape
from kamdocs.model.vocabulary import Word, key_words, value_words
from kamdocs.source.folding import fold, gender_fold
from kamdocs.source.nearness import nearest

_LONGEST = 80
"""Longer texts are no words."""


class WordTable:
    """Names of one record's fields or one closed list's values, found by any spelling."""

    def __init__(self, words: Mapping[str, tuple[str, Word]]) -> None:
        self._english = {name: english for name, (english, _) in words.items()}
        self._portuguese = {name: word.pt for name, (_, word) in words.items()}
        self._spellings = {
            name: (english, word.pt, *word.also) for name, (english, word) in words.items()
        }
        self._by_fold = _index(self._spellings, fold)
        self._by_gender = _index(self._spellings, gender_fold)
        english_folds = {fold(english) for english in self._english.values()}
        portuguese_folds = {fold(word) for word in self._portuguese.values()}
        self._only_english = english_folds - portuguese_folds
        self._only_portuguese = portuguese_folds - english_folds

    def find(self, text: str) -> str | None:
        """Give the name that a text spells; None for an unknown word."""
        if len(text) > _LONGEST:
            return None
        found = self._by_fold.get(fold(text))
        return found if found is not None else self._by_gender.get(gender_fold(text))

    def word(self, name: str, language: str) -> str:
        """Give the word that files of a language write for a name."""
        return (self._english if language == "en" else self._portuguese)[name]

    def spellings(self, name: str) -> tuple[str, ...]:
        """Give every spelling of a name."""
        return tuple(self._spellings[name])

    def words(self, language: str) -> list[str]:
        """Give the words of a language, in the order of the table."""
        return list((self._english if language == "en" else self._portuguese).values())

    def known_like(self, text: str, language: str) -> list[str]:
        """Give the word of a language nearest to an unknown text, in whatever language it is."""
        near = nearest(text, self.words(language))
        if near:
            return near
        by_spelling = {
            spelling: name for name, spellings in self._spellings.items() for spelling in spellings
        }
        return [self.word(by_spelling[found], language) for found in nearest(text, by_spelling)]

    def language_of(self, keys: Iterable[str], default: str) -> str:
        """Tell in which language most of the keys are written."""
        folded = [fold(key) for key in keys]
        english = sum(key in self._only_english for key in folded)
        portuguese = sum(key in self._only_portuguese for key in folded)
        if english == portuguese:
            return default
        return "en" if english > portuguese else "pt"


@cache
def key_table(record: type[Record]) -> WordTable:
    """Give the table of a record's keys."""
    shapes = record_shape(record)
    words = key_words(record)
    return WordTable({name: (shapes[name].key, words[name]) for name in shapes})


@cache
def value_table(values: type[StrEnum]) -> WordTable:
    """Give the table of a closed list's values; its names are the values' ids."""
    return WordTable({item.value: (item.value, word) for item, word in value_words(values).items()})


def _index(spellings: Mapping[str, Iterable[str]], key: Callable[[str], str]) -> dict[str, str]:
    index: dict[str, str] = {}
    for name, words in spellings.items():
        for word in words:
            index.setdefault(key(word), name)
    return index
