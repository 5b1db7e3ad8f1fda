"""The part about people: who is who on both sides, and whom to call."""

from __future__ import annotations

from kamdocs.render.client_pack.blocks import Contact, Part, Side, Sides
from kamdocs.render.client_pack.subject import Subject


def people_part(subject: Subject) -> Part | None:
    """Give the people of both sides; None where nobody of ours is named."""
    ours = our_people(subject)
    theirs = subject.their_contacts()
    if not ours:
        return None
    words = subject.words
    sides = Sides(Side(subject.company, ours), Side(subject.account.name, theirs))
    return Part("people", words.text("pack.people.title"), _lead(subject), (sides,))


def our_people(subject: Subject) -> tuple[Contact, ...]:
    """Give the account's owner, then the team; each with the place in the order of call."""
    account = subject.account
    known = subject.context.portfolio.people
    calls = {person: place for place, person in enumerate(_order_of_call(subject), start=1)}
    people = [account.owner, *(member.person for member in account.team)]
    found = []
    for person in dict.fromkeys(item for item in people if item):
        if person not in known:
            continue
        note = ""
        if person in calls:
            note = subject.words.text("pack.people.call", place=calls[person])
        elif person == account.owner:
            note = subject.words.text("pack.people.owner")
        found.append(Contact(known[person].name, known[person].title or "", note))
    return tuple(found)


def _order_of_call(subject: Subject) -> list[str]:
    """Give whom to call, in order; the account's owner, who takes every call, comes before."""
    members = [item for item in subject.account.team if item.escalation is not None]
    members.sort(key=lambda item: (item.escalation or 0, item.person))
    return [item.person for item in members]


def _lead(subject: Subject) -> str:
    words = subject.words
    names = [subject.ours(person) for person in _order_of_call(subject)]
    owner = subject.ours(subject.account.owner) if subject.account.owner else ""
    if owner and names:
        order = words.text("pack.people.then", names=", ".join(names))
        return words.text("pack.people.lead", owner=owner, order=order)
    return words.text("pack.people.lead-owner", owner=owner) if owner else ""
