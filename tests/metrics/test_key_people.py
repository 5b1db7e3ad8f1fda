"""Coverage of key people, the three roles, hanging on one contact, advocates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kamdocs.metrics.key_people import (
    advocate_count,
    advocates,
    close_contacts,
    is_key,
    key_people,
    relationship_coverage,
    roles_filled,
    threads,
    three_roles,
)
from kamdocs.model.account import Account
from kamdocs.model.enums import Closeness, Posture, StakeholderRole
from kamdocs.model.people import PlannedContact, Stakeholder
from kamdocs.model.programme import Limits, Programme
from kamdocs.model.watch import Note

AS_OF = date(2026, 10, 15)
PROGRAMME = Programme(name="P")


def account(*people: Stakeholder, **fields: object) -> Account:
    return Account.model_validate(
        {"id": "a", "name": "A", "path": "a.md", "stakeholders": people, **fields}
    )


@pytest.mark.parametrize(
    ("influence", "role", "expected"),
    [
        (Decimal(7), None, True),
        (Decimal("6.9"), None, False),
        (None, StakeholderRole.DECISION_MAKER, True),
        (None, StakeholderRole.FINANCIAL_APPROVER, True),
        (Decimal(0), StakeholderRole.EXECUTIVE_SPONSOR, True),
        (Decimal(6), StakeholderRole.CHAMPION, False),
        (None, None, False),
    ],
)
def test_key_is_who_decides_or_has_influence(
    influence: Decimal | None, role: StakeholderRole | None, expected: bool
) -> None:
    person = Stakeholder(id="x", influence=influence, role=role)
    assert is_key(person, PROGRAMME) is expected


def test_influence_of_a_key_person_is_a_setting() -> None:
    programme = Programme(name="P", limits=Limits(key_influence=Decimal(5)))
    assert is_key(Stakeholder(id="x", influence=Decimal(5)), programme)


def test_coverage_counts_frequent_and_close_and_never_somebody_to_identify() -> None:
    nine = Decimal(9)
    people = key_people(
        account(
            Stakeholder(id="a", influence=nine, closeness=Closeness.CLOSE),
            Stakeholder(id="b", influence=nine, closeness=Closeness.FREQUENT),
            Stakeholder(id="c", influence=nine, closeness=Closeness.OCCASIONAL),
            Stakeholder(id="d", influence=nine),
            Stakeholder(id="e", influence=nine, closeness=Closeness.CLOSE, to_identify=True),
            Stakeholder(id="f", influence=Decimal(2), closeness=Closeness.CLOSE),
        ),
        PROGRAMME,
    )
    measure = relationship_coverage(people, AS_OF)
    assert measure.value == Decimal("0.4")
    assert [(item.key, item.value) for item in measure.inputs] == [
        ("key_people", 5),
        ("key_people_covered", 2),
        ("key_people_to_identify", 1),
        ("closeness_unknown", 1),
    ]


def test_coverage_without_key_people_is_unknown() -> None:
    measure = relationship_coverage((), AS_OF)
    assert measure.value is None
    assert measure.missing == ("key_people",)


def test_three_roles_need_an_identified_person_each() -> None:
    found = account(
        Stakeholder(id="a", role=StakeholderRole.DECISION_MAKER),
        Stakeholder(id="b", role=StakeholderRole.EXECUTIVE_SPONSOR, to_identify=True),
    )
    sponsor, decision, champion = three_roles(found)
    assert (sponsor.filled, sponsor.to_identify) == (False, True)
    assert (decision.filled, decision.to_identify) == (True, False)
    assert (champion.filled, champion.to_identify) == (False, False)
    assert roles_filled(found, AS_OF).value == Decimal(1)


def test_roles_of_an_account_without_people_are_unknown() -> None:
    measure = roles_filled(account(), AS_OF)
    assert (measure.value, measure.missing) == (None, ("people",))


CLOSE = Closeness.CLOSE


@pytest.mark.parametrize(
    ("people", "on_client", "on_us"),
    [
        ((("a", CLOSE, "ana"),), True, True),
        ((("a", CLOSE, "ana"), ("b", CLOSE, "ana")), False, True),
        ((("a", CLOSE, "ana"), ("b", CLOSE, "rui")), False, False),
        ((("a", CLOSE, "ana"), ("b", Closeness.OCCASIONAL, "rui")), True, True),
        ((("a", CLOSE, None), ("b", CLOSE, None)), False, False),
        ((("a", Closeness.NONE, "ana"),), False, False),
        ((), False, False),
    ],
)
def test_an_account_hangs_on_one_person_of_either_side(
    people: tuple[tuple[str, Closeness, str | None], ...], on_client: bool, on_us: bool
) -> None:
    found = threads(
        account(
            *(Stakeholder(id=key, closeness=near, our_contact=ours) for key, near, ours in people)
        )
    )
    assert (found.hang_on_client, found.hang_on_us) == (on_client, on_us)
    assert found.hang is (on_client or on_us)


def test_the_contact_plan_names_people_of_ours_too() -> None:
    found = account(
        Stakeholder(id="a", closeness=CLOSE, our_contact="ana"),
        Stakeholder(id="b", closeness=CLOSE, our_contact="ana"),
        contact_plan=(PlannedContact(stakeholder="a", our_person="rui"),),
    )
    assert threads(found).ours == ("ana", "rui")
    assert close_contacts(found, AS_OF).value == Decimal(2)


def test_close_contacts_nobody_rated_are_unknown() -> None:
    measure = close_contacts(account(Stakeholder(id="a")), AS_OF)
    assert (measure.value, measure.missing) == (None, ("people_rated",))


def test_advocates_are_friendly_and_influential() -> None:
    found = account(
        Stakeholder(id="a", posture=Posture.SUPPORTER, influence=Decimal(7)),
        Stakeholder(id="b", posture=Posture.MENTOR, influence=Decimal(9)),
        Stakeholder(id="c", posture=Posture.MENTOR, influence=Decimal(6)),
        Stakeholder(id="d", posture=Posture.MENTOR),
        Stakeholder(id="e", posture=Posture.NEUTRAL, influence=Decimal(9)),
        references=(Note(text="Visita"),),
    )
    assert [person.id for person in advocates(found, PROGRAMME)] == ["b", "a"]
    measure = advocate_count(found, PROGRAMME, AS_OF)
    assert measure.value == Decimal(2)
    assert [(item.key, item.value) for item in measure.inputs] == [
        ("people_with_posture", 5),
        ("friendly_people", 4),
        ("references_given", 1),
    ]


def test_advocates_without_any_posture_are_unknown() -> None:
    measure = advocate_count(account(Stakeholder(id="a")), PROGRAMME, AS_OF)
    assert (measure.value, measure.missing) == (None, ("people_with_posture",))
