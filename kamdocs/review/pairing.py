"""Which record of the old list is which of the new one: by key, then by likeness of text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kamdocs.model.record import Record
from kamdocs.model.shape import record_shape
from kamdocs.review.identity import Identity, identity_of
from kamdocs.review.renamed_ids import RenamedIds
from kamdocs.review.similarity import REWORDED, likeness
from kamdocs.source.folding import fold

MOST_COMPARED = 40_000
"""Pairs of texts that are compared at most; lists that differ more were written anew."""

LEAST_EQUAL = 2
"""Equal lists without which two records of other names are never the same."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A record of a list and the path to it in the model."""

    record: Record
    path: tuple[str | int, ...]


@dataclass(frozen=True)
class Pairing:
    """Records of two lists: those in both, those only in the old and only in the new one."""

    both: tuple[tuple[Entry, Entry], ...]
    removed: tuple[Entry, ...]
    added: tuple[Entry, ...]


def pair(
    old: Sequence[Entry], new: Sequence[Entry], ids: RenamedIds, close: float = REWORDED
) -> Pairing:
    """Pair the records of two lists; their order does not count.

    The result is the same from both sides: pairing new with old gives the pairs turned around.
    `close` is how like two texts are to be to count as one reworded.
    """
    matching = _Matching(list(old), list(new))
    if old and new:
        identity = identity_of(type(old[0].record))
        matching.by(lambda entry, is_old: _own_key(entry, is_old, identity, ids), _equal_first)
        for key in identity.keys:
            matching.by(_key_of(key, ids), _likest(identity))
        if identity.text:
            matching.alike(identity, close)
    return Pairing(
        tuple(sorted(matching.pairs, key=lambda found: _steps(found[1].path))),
        tuple(matching.old),
        tuple(matching.new),
    )


_KeyOf = Callable[[Entry, bool], Hashable | None]
_Choice = Callable[[list[Entry], list[Entry]], list[tuple[Entry, Entry]]]


class _Matching:
    """The pairs found so far and the records that are left."""

    def __init__(self, old: list[Entry], new: list[Entry]) -> None:
        self.old, self.new = old, new
        self.pairs: list[tuple[Entry, Entry]] = []

    def by(self, key_of: _KeyOf, choose: _Choice) -> None:
        """Pair what has the same key; where several have it, `choose` decides."""
        if not self.old or not self.new:
            return
        olds, news = _grouped(self.old, key_of, True), _grouped(self.new, key_of, False)
        for key in olds.keys() & news.keys():
            self._take(choose(olds[key], news[key]))
        self._drop_taken()

    def alike(self, identity: Identity, close: float) -> None:
        """Pair records whose texts are alike, the likest first."""
        if not self.old or not self.new or len(self.old) * len(self.new) > MOST_COMPARED:
            return
        self._take(_closest(self.old, self.new, identity, close))
        self._drop_taken()

    def _take(self, found: Iterable[tuple[Entry, Entry]]) -> None:
        self.pairs.extend(found)

    def _drop_taken(self) -> None:
        olds = {id(before) for before, _ in self.pairs}
        news = {id(after) for _, after in self.pairs}
        self.old = [entry for entry in self.old if id(entry) not in olds]
        self.new = [entry for entry in self.new if id(entry) not in news]


def _grouped(entries: list[Entry], key_of: _KeyOf, is_old: bool) -> dict[Hashable, list[Entry]]:
    groups: dict[Hashable, list[Entry]] = defaultdict(list)
    for entry in entries:
        key = key_of(entry, is_old)
        if key is not None:
            groups[key].append(entry)
    return groups


def value_at(record: Record, path: str) -> Any:
    """Give a value by the dotted names of its fields, e.g. `meeting.date`."""
    value: Any = record
    for name in path.split("."):
        value = getattr(value, name)
    return value


def _key_of(key: Sequence[str], ids: RenamedIds) -> _KeyOf:
    return lambda entry, is_old: _key(entry, key, is_old, ids)


def _key(entry: Entry, key: Sequence[str], is_old: bool, ids: RenamedIds) -> Hashable | None:
    values = [value_at(entry.record, name) for name in key]
    if values[0] in (None, ""):
        return None
    shapes = record_shape(type(entry.record))
    return tuple(
        ids.token(shapes[name], value, is_old)
        if name in shapes and shapes[name].reference
        else fold(value) or value
        if type(value) is str
        else value
        for name, value in zip(key, values, strict=True)
    )


def _own_key(entry: Entry, is_old: bool, identity: Identity, ids: RenamedIds) -> Hashable:
    """Give the first key that a record has, so that equal ones find each other quickly."""
    found = (_key(entry, key, is_old, ids) for key in identity.keys)
    return next((item for item in enumerate(found) if item[1] is not None), ())


def _equal_first(olds: list[Entry], news: list[Entry]) -> list[tuple[Entry, Entry]]:
    """Pair equal records, in their order; what has no equal is left for the next step."""
    pairs, left = [], list(news)
    for before in olds:
        equal = next((after for after in left if after.record == before.record), None)
        if equal is not None:
            left.remove(equal)
            pairs.append((before, equal))
    return pairs


def _likest(identity: Identity) -> _Choice:
    def choose(olds: list[Entry], news: list[Entry]) -> list[tuple[Entry, Entry]]:
        if len(olds) == len(news) == 1:
            return [(olds[0], news[0])]
        return _closest(olds, news, identity, 0.0)

    return choose


def _closest(
    olds: list[Entry], news: list[Entry], identity: Identity, close: float
) -> list[tuple[Entry, Entry]]:
    """Pair the likest records first; the order of equally like pairs is that of their places."""
    scored = []
    for i, before in enumerate(olds):
        for j, after in enumerate(news):
            text = _text_likeness(before.record, after.record, identity)
            if text >= close or _same_content(before.record, after.record, identity):
                score = text + _share_equal(before.record, after.record)
                scored.append((-score, abs(i - j), i + j, i, j))
    pairs: list[tuple[Entry, Entry]] = []
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for _, _, _, i, j in sorted(scored):
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            pairs.append((olds[i], news[j]))
    return pairs


def _text_likeness(before: Record, after: Record, identity: Identity) -> float:
    if not identity.text:
        return 1.0
    one, other = getattr(before, identity.text), getattr(after, identity.text)
    return likeness(one, other) if one and other else 0.0


def _same_content(before: Record, after: Record, identity: Identity) -> bool:
    """Tell whether most lists and texts of two records are equal, whatever they are called."""
    if not identity.by_content:
        return False
    one, other = vars(before), vars(after)
    filled = [
        name
        for name, field in type(after).model_fields.items()
        if isinstance(one[name], (tuple, Record)) and field.default not in (one[name], other[name])
    ]
    equal = sum(1 for name in filled if one[name] == other[name])
    return equal >= LEAST_EQUAL and equal * 2 >= len(filled)


def _share_equal(before: Record, after: Record) -> float:
    """Give the share of fields with an equal value among those that either record has."""
    one, other = vars(before), vars(after)
    set_fields = [name for name in one if one[name] or other.get(name)]
    if not set_fields:
        return 1.0
    equal = sum(1 for name in set_fields if one[name] == other.get(name))
    return equal / len(set_fields)


def _steps(path: tuple[str | int, ...]) -> tuple[str, ...]:
    return tuple(f"{step:09d}" if isinstance(step, int) else step for step in path)
