"""When we last spoke to a stakeholder."""

from __future__ import annotations

from datetime import date

from kamdocs.model.account import Account
from kamdocs.model.people import Stakeholder


def last_contact(account: Account, person: Stakeholder, as_of: date) -> date | None:
    """Give the day of the last contact: as typed, or a later meeting the person attended."""
    days = [
        notes.meeting.date
        for notes in account.meetings
        if person.id in notes.meeting.client_attendees and notes.meeting.date <= as_of
    ]
    if person.last_contact is not None:
        days.append(person.last_contact)
    return max(days, default=None)
