"""When we last spoke to a stakeholder, and when we are to speak again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from kamdocs.metrics.measure import Input, Measure, MeasureUnit
from kamdocs.model.account import Account
from kamdocs.model.enums import Channel
from kamdocs.model.people import PlannedContact, Stakeholder
from kamdocs.model.programme import Programme

DUE_SOON_DAYS = 14
"""A contact due within these days is worth a look."""


class CadenceSource(StrEnum):
    """Who says how often a stakeholder is to be met, the first one that does."""

    PERSON = "person"
    CONTACT_PLAN = "contact_plan"
    TIER = "tier"


class ContactState(StrEnum):
    """How the contact with a stakeholder stands on a day."""

    LATE = "late"
    NEVER_MET = "never_met"
    DUE_SOON = "due_soon"
    ON_TIME = "on_time"
    NO_CADENCE = "no_cadence"


@dataclass(frozen=True)
class ContactDue:
    """When a stakeholder was met, how often they are to be, and by when the next time is due.

    `our_person` is who of ours is to see them: our contact, else the one of the contact plan,
    else the owner of the account.
    """

    stakeholder: Stakeholder
    our_person: str | None
    last: date | None
    cadence_days: int | None
    source: CadenceSource | None
    as_of: date
    channel: Channel | None = None
    purpose: str = ""

    @property
    def due(self) -> date | None:
        """The day of the next contact: last contact + cadence; None without both."""
        if self.last is None or self.cadence_days is None:
            return None
        return self.last + timedelta(days=self.cadence_days)

    @property
    def days_late(self) -> int:
        """Days past the due day; 0 when it is not past or not known."""
        return 0 if self.due is None else max(0, (self.as_of - self.due).days)

    @property
    def state(self) -> ContactState:
        """How the contact stands: nobody spoke to them, late, due soon, on time, no cadence."""
        if self.last is None:
            return ContactState.NEVER_MET
        if self.due is None:
            return ContactState.NO_CADENCE
        if self.days_late:
            return ContactState.LATE
        soon = (self.due - self.as_of).days <= DUE_SOON_DAYS
        return ContactState.DUE_SOON if soon else ContactState.ON_TIME

    @property
    def kept(self) -> bool:
        """Tell whether the cadence was kept until this day."""
        return self.state in (ContactState.DUE_SOON, ContactState.ON_TIME)


def last_contact(account: Account, person: Stakeholder, as_of: date) -> date | None:
    """Give the day of the last contact until `as_of`: typed, planned or a meeting attended."""
    return max((day for day in _contacts(account, person) if day <= as_of), default=None)


def contact_cadence(account: Account, programme: Programme, as_of: date) -> tuple[ContactDue, ...]:
    """Give the contact with every identified stakeholder, the most pressing first.

    Cadence: the person's own, else the shortest of the contact plan, else that of the tier.
    Never met comes first, then the longest late, then what is due next.
    """
    found = [
        _contact_due(account, programme, person, as_of)
        for person in account.stakeholders
        if not person.to_identify
    ]
    return tuple(sorted(found, key=_urgency))


def late_contacts(contacts: Iterable[ContactDue], as_of: date) -> Measure:
    """Count the people beyond their cadence, never met ones included.

    It says how many conversations the team owes the account today.
    """
    with_cadence = [item for item in contacts if item.cadence_days is not None]
    late = sum(item.state is ContactState.LATE for item in with_cadence)
    never = sum(item.state is ContactState.NEVER_MET for item in with_cadence)
    known = bool(with_cadence)
    return Measure(
        "late_contacts",
        Decimal(late + never) if known else None,
        MeasureUnit.COUNT,
        as_of,
        (
            Input("people_with_cadence", len(with_cadence) if known else None, MeasureUnit.COUNT),
            Input("people_late", late, MeasureUnit.COUNT),
            Input("people_never_met", never, MeasureUnit.COUNT),
        ),
    )


def _contacts(account: Account, person: Stakeholder) -> Iterator[date]:
    if person.last_contact is not None:
        yield person.last_contact
    for plan in account.contact_plan:
        if plan.stakeholder == person.id and plan.last is not None:
            yield plan.last
    for notes in account.meetings:
        if person.id in notes.meeting.client_attendees:
            yield notes.meeting.date


def _contact_due(
    account: Account, programme: Programme, person: Stakeholder, as_of: date
) -> ContactDue:
    plans = [item for item in account.contact_plan if item.stakeholder == person.id]
    plan = min(plans, key=_plan_order, default=None)
    tier = next((item for item in programme.tiers if item.id == account.tier), None)
    candidates = (
        (CadenceSource.PERSON, person.cadence_days),
        (CadenceSource.CONTACT_PLAN, plan.every_days if plan else None),
        (CadenceSource.TIER, tier.cadence_days if tier else None),
    )
    source, days = next(((key, days) for key, days in candidates if days), (None, None))
    return ContactDue(
        stakeholder=person,
        our_person=person.our_contact or (plan.our_person if plan else None) or account.owner,
        last=last_contact(account, person, as_of),
        cadence_days=days,
        source=source,
        as_of=as_of,
        channel=plan.channel if plan else None,
        purpose=(plan.purpose or "") if plan else "",
    )


def _plan_order(item: PlannedContact) -> tuple[bool, int]:
    return (item.every_days is None, item.every_days or 0)


def _urgency(item: ContactDue) -> tuple[bool, int, date, str]:
    never = item.state is ContactState.NEVER_MET
    name = item.stakeholder.name or item.stakeholder.id
    return (not never, -item.days_late, item.due or date.max, name)
