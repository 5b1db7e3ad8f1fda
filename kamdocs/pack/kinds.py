"""Kinds of packs by the words people write for them, in either language."""

from __future__ import annotations

from functools import cache

from kamdocs.model.enums import MeetingKind
from kamdocs.model.vocabulary import Word, value_words
from kamdocs.model.vocabulary.word import word
from kamdocs.render.client_pack.blocks import PackKind
from kamdocs.source.word_table import WordTable

_MEETINGS = value_words(MeetingKind)

_WORDS: dict[PackKind, Word] = {
    PackKind.QBR: _MEETINGS[MeetingKind.QBR],
    PackKind.EBR: _MEETINGS[MeetingKind.EBR],
    PackKind.MEETING: word("reuniao", "Meeting", "Reunião"),
    PackKind.MINUTES: word("ata", "Minutes"),
    PackKind.PLAN: word("plano", "Plan"),
}


@cache
def kind_table() -> WordTable:
    """Give the table of kinds; its names are the values of `PackKind`."""
    return WordTable({kind.value: (kind.value, found) for kind, found in _WORDS.items()})


def kind_label(kind: PackKind, language: str) -> str:
    """Give a kind as people read it, e.g. "Reunião executiva"."""
    return _WORDS[kind].label(language)
