"""Last contact, cadence, next due, days late and never met."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kamdocs.metrics.contact import (
    CadenceSource,
    ContactState,
    contact_cadence,
    last_contact,
    late_contacts,
)
from kamdocs.model.account import Account, MeetingNotes
from kamdocs.model.encounters import Meeting
from kamdocs.model.people import PlannedContact, Stakeholder
from kamdocs.model.programme import Programme, Tier

AS_OF = date(2026, 10, 15)
PROGRAMME = Programme(name="P", tiers=(Tier(id="key", name="Chave", cadence_days=45),))


def met(day: date, *people: str) -> MeetingNotes:
    return MeetingNotes(
        slug=day.isoformat(), path="r.md", meeting=Meeting(date=day, client_attendees=people)
    )


def account(
    *people: Stakeholder,
    meetings: tuple[MeetingNotes, ...] = (),
    plan: tuple[PlannedContact, ...] = (),
    tier: str | None = None,
) -> Account:
    return Account(
        id="a",
        name="A",
        path="a.md",
        owner="ana",
        tier=tier,
        stakeholders=people,
        meetings=meetings,
        contact_plan=plan,
    )


@pytest.mark.parametrize(
    ("typed", "meeting", "planned", "expected"),
    [
        (None, None, None, None),
        (date(2026, 9, 1), None, None, date(2026, 9, 1)),
        (date(2026, 9, 1), date(2026, 9, 20), None, date(2026, 9, 20)),
        (date(2026, 9, 1), date(2026, 8, 20), date(2026, 10, 1), date(2026, 10, 1)),
        (date(2026, 9, 1), date(2026, 11, 5), None, date(2026, 9, 1)),
        (date(2026, 12, 1), None, date(2026, 12, 2), None),
    ],
)
def test_last_contact_is_the_latest_known_day_not_after_today(
    typed: date | None, meeting: date | None, planned: date | None, expected: date | None
) -> None:
    person = Stakeholder(id="bia", last_contact=typed)
    found = account(
        person,
        meetings=(met(meeting, "bia"),) if meeting else (),
        plan=(PlannedContact(stakeholder="bia", last=planned),),
    )
    assert last_contact(found, person, AS_OF) == expected


@pytest.mark.parametrize(
    ("own", "planned", "tier", "days", "source"),
    [
        (30, 20, "key", 30, CadenceSource.PERSON),
        (None, 20, "key", 20, CadenceSource.CONTACT_PLAN),
        (None, None, "key", 45, CadenceSource.TIER),
        (None, None, "gone", None, None),
        (None, None, None, None, None),
    ],
)
def test_cadence_is_the_own_one_then_the_plan_then_the_tier(
    own: int | None, planned: int | None, tier: str | None, days: int | None, source: object
) -> None:
    found = account(
        Stakeholder(id="bia", cadence_days=own),
        plan=(PlannedContact(stakeholder="bia", every_days=planned),) if planned else (),
        tier=tier,
    )
    (due,) = contact_cadence(found, PROGRAMME, AS_OF)
    assert (due.cadence_days, due.source) == (days, source)


@pytest.mark.parametrize(
    ("last", "days", "due", "late", "state"),
    [
        (date(2026, 9, 15), 30, date(2026, 10, 15), 0, ContactState.DUE_SOON),
        (date(2026, 9, 14), 30, date(2026, 10, 14), 1, ContactState.LATE),
        (date(2026, 9, 29), 30, date(2026, 10, 29), 0, ContactState.DUE_SOON),
        (date(2026, 9, 30), 30, date(2026, 10, 30), 0, ContactState.ON_TIME),
        (None, 30, None, 0, ContactState.NEVER_MET),
        (date(2026, 9, 30), None, None, 0, ContactState.NO_CADENCE),
    ],
)
def test_next_contact_is_due_a_cadence_after_the_last(
    last: date | None, days: int | None, due: date | None, late: int, state: ContactState
) -> None:
    person = Stakeholder(id="bia", last_contact=last, cadence_days=days)
    (found,) = contact_cadence(account(person), PROGRAMME, AS_OF)
    assert (found.due, found.days_late, found.state) == (due, late, state)


def test_a_cadence_passes_over_a_leap_day() -> None:
    person = Stakeholder(id="bia", last_contact=date(2028, 2, 1), cadence_days=30)
    (found,) = contact_cadence(account(person), PROGRAMME, date(2028, 3, 3))
    assert (found.due, found.days_late) == (date(2028, 3, 2), 1)


def test_never_met_come_first_then_the_longest_late_and_nobody_to_identify() -> None:
    found = account(
        Stakeholder(id="fine", last_contact=date(2026, 10, 1), cadence_days=30),
        Stakeholder(id="late", last_contact=date(2026, 8, 1), cadence_days=30),
        Stakeholder(id="later", last_contact=date(2026, 7, 1), cadence_days=30),
        Stakeholder(id="new", cadence_days=30),
        Stakeholder(id="who", to_identify=True, cadence_days=30),
    )
    contacts = contact_cadence(found, PROGRAMME, AS_OF)
    assert [item.stakeholder.id for item in contacts] == ["new", "later", "late", "fine"]
    measure = late_contacts(contacts, AS_OF)
    assert measure.value == Decimal(3)
    assert [(item.key, item.value) for item in measure.inputs] == [
        ("people_with_cadence", 4),
        ("people_late", 2),
        ("people_never_met", 1),
    ]


def test_late_contacts_without_any_cadence_are_unknown_and_not_zero() -> None:
    contacts = contact_cadence(account(Stakeholder(id="bia")), PROGRAMME, AS_OF)
    measure = late_contacts(contacts, AS_OF)
    assert measure.value is None
    assert measure.missing == ("people_with_cadence",)


def test_our_person_is_the_own_contact_then_the_plans_then_the_owner() -> None:
    found = account(
        Stakeholder(id="a", our_contact="rui"),
        Stakeholder(id="b"),
        Stakeholder(id="c"),
        plan=(
            PlannedContact(stakeholder="a", our_person="leo"),
            PlannedContact(stakeholder="b", our_person="leo"),
        ),
    )
    people = {
        item.stakeholder.id: item.our_person for item in contact_cadence(found, PROGRAMME, AS_OF)
    }
    assert people == {"a": "rui", "b": "leo", "c": "ana"}
