"""The fewest steps from one list of values to another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from kamdocs.interchange.editing.edits import Single


@dataclass
class ListSteps:
    """Which items stay, which get another value, which go and what comes behind which."""

    changes: list[tuple[int, int]] = field(default_factory=list)
    """Index of an item and of the new value that takes its place."""

    gone: frozenset[int] = frozenset()
    inserts: dict[int, list[int]] = field(default_factory=dict)
    """Indexes of new values by the index of the item they go behind; -1 is the head."""


def list_steps(
    old: Sequence[str], new: Sequence[Single], is_same: Callable[[str, Single], bool]
) -> ListSteps:
    """Give the steps from written texts to values; what is in both keeps its place and lines."""
    keys = [next((i for i, value in enumerate(new) if is_same(text, value)), text) for text in old]
    wanted = [next(i for i, other in enumerate(new) if other == value) for value in new]
    steps = ListSteps()
    gone: set[int] = set()
    matcher = SequenceMatcher(None, keys, wanted, autojunk=False)
    for tag, low, high, first, last in matcher.get_opcodes():
        if tag == "equal":
            continue
        shared = min(high - low, last - first)
        steps.changes += [(low + step, first + step) for step in range(shared)]
        gone.update(range(low + shared, high))
        if last - first > shared:
            steps.inserts[low + shared - 1] = list(range(first + shared, last))
    steps.gone = frozenset(gone)
    return steps
