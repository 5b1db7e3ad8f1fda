"""A meeting file to fill in under two minutes: who may be there, what is open, the rest empty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from kamdocs.errors import UserError
from kamdocs.interchange.account_target import AccountTarget, with_comment
from kamdocs.interchange.slug import slug
from kamdocs.interchange.writing import FileText, write_all
from kamdocs.interchange.yaml_text import text_value
from kamdocs.metrics.key_people import influence_order, key_people
from kamdocs.metrics.promises import Origin, Promise
from kamdocs.model.enums import MeetingKind
from kamdocs.model.people import Stakeholder
from kamdocs.model.vocabulary import value_label
from kamdocs.source.account_listing import MEETING_FOLDERS
from kamdocs.source.word_table import value_table

MOST_PEOPLE = 12
"""More contacts than these are not offered: they are in the account's file."""

MOST_PROMISES = 8
"""More open promises than these make no agenda."""

_WITH_THE_CLIENT = (Origin.MEETING, Origin.REVIEW, Origin.JOINT_PLAN)
"""Where promises between the two sides are made; the others are our own work."""


@dataclass(frozen=True)
class MeetingWish:
    """What is known of a meeting before it is noted."""

    day: date
    kind: MeetingKind = MeetingKind.ROUTINE
    title: str = ""


def new_meeting(target: AccountTarget, wish: MeetingWish) -> Path:
    """Write the file of a meeting and give it; raises UserError rather than overwrite."""
    title = wish.title.strip() or value_label(wish.kind, target.language)
    folder = target.subfolder((MEETING_FOLDERS[0], MEETING_FOLDERS[1]))
    path = folder / f"{wish.day.isoformat()}-{slug(title) or wish.kind.value}.md"
    if path.exists():
        raise UserError("new.exists", path=target.shown(path))
    write_all([FileText(path, None, meeting_text(target, wish, title).encode())])
    return path


def meeting_text(target: AccountTarget, wish: MeetingWish, title: str) -> str:
    """Give the text of a meeting file."""
    return target.filled(
        "meeting.md",
        {
            "DATE": wish.day.isoformat(),
            "TITLE": text_value(title),
            "KIND": value_table(MeetingKind).word(wish.kind.value, target.side).ljust(28),
            "OURS": _ours(target),
            "CLIENT": _clients(target),
            "AGENDA": _agenda(target),
            "PERSON": target.owner or _anybody(target),
            "LATER": (wish.day + timedelta(days=7)).isoformat(),
            "NEXT": _weekday(wish.day + timedelta(days=_cadence(target))).isoformat(),
        },
    )


def _ours(target: AccountTarget) -> str:
    account = target.account
    team = [item.person for item in account.team] if account else []
    ids = [person for person in dict.fromkeys((target.owner, *team)) if person]
    lines = [
        with_comment(f"  {'' if person == ids[0] else '# '}- {person}", target.person(person))
        for person in ids[:MOST_PEOPLE]
    ]
    return "\n".join(lines) or f"  # - {_anybody(target)}"


def _clients(target: AccountTarget) -> str:
    """List the identified contacts, key people as attending, the others to be uncommented."""
    account = target.account
    if account is None:
        return f"  # - {target.words.text('new.record.contact-id')}"
    key = {person.id for person in key_people(account, target.portfolio.programme)}
    people = [person for person in account.stakeholders if not person.to_identify]
    people.sort(key=lambda person: (person.id not in key, influence_order(person)))
    if not key.intersection(person.id for person in people):
        key = {person.id for person in people[:1]}
    lines = [_client(person, attends=person.id in key) for person in people[:MOST_PEOPLE]]
    return "\n".join(lines) or f"  # - {target.words.text('new.record.contact-id')}"


def _client(person: Stakeholder, *, attends: bool) -> str:
    shown = ", ".join(text for text in (person.name, person.title) if text)
    return with_comment(f"  {'' if attends else '# '}- {person.id}", shown)


def _agenda(target: AccountTarget) -> str:
    promises = [
        item
        for item in target.open_promises()
        if item.origin in _WITH_THE_CLIENT or item.owner_client
    ]
    lines = [f"  - {text_value(_topic(target, item))}" for item in promises[:MOST_PROMISES]]
    return "\n".join(lines) or f"  # - {target.words.text('new.record.topic')}"


def _topic(target: AccountTarget, item: Promise) -> str:
    names = (target.person(item.owner), target.stakeholder(item.owner_client))
    who = " / ".join(name for name in names if name)
    day = "" if item.due is None else _day(item.due, target)
    detail = ", ".join(text for text in (who, day) if text)
    return f"{item.text} ({detail})" if detail else item.text


def _day(day: date, target: AccountTarget) -> str:
    return day.isoformat() if target.side == "en" else day.strftime("%d/%m/%Y")


def _weekday(day: date) -> date:
    """Give the day itself, or the Monday behind a weekend."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day


def _cadence(target: AccountTarget) -> int:
    tier = target.portfolio.tiers.get((target.account.tier if target.account else None) or "")
    return (tier.cadence_days if tier else None) or 30


def _anybody(target: AccountTarget) -> str:
    people = target.portfolio.programme.people
    return people[0].id if people else target.words.text("new.record.person-id")
