"""Who acts: the person of the programme whom somebody names, or whom Git knows here."""

from __future__ import annotations

from collections.abc import Iterable

from kamdocs.errors import UserError
from kamdocs.model.programme import Person
from kamdocs.source.folding import fold
from kamdocs.source.nearness import near_or_all


def acting_person(
    people: Iterable[Person], wanted: str | None, identity: tuple[str, str], unsure: str
) -> str:
    """Give the id of who acts: as said, else whose name or address Git knows here.

    Raises UserError that names the programme's people where nobody can be told, with the message
    `unsure` where nobody was named.
    """
    people = tuple(people)
    if wanted is not None:
        for item in people:
            if fold(wanted) in (fold(item.id), fold(item.name), fold(item.email or item.id)):
                return item.id
        near = near_or_all(wanted, [item.id for item in people])
        raise UserError("packs.unknown-person", person=wanted, near=near)
    known_here = {part for part in map(fold, identity) if part}
    for item in people:
        if known_here & {fold(part) for part in (item.git, item.name, item.email) if part}:
            return item.id
    known = ", ".join(f"{item.id} ({item.name})" for item in people) or "–"
    raise UserError(unsure, people=known)
