"""The Monday list of one person, and what accounts ask of a department."""

from __future__ import annotations

from datetime import date

import pytest

from kamdocs.metrics.department_asks import AskKind, department_asks, team_rows
from kamdocs.metrics.monday import Owing, friday_of, monday_list
from kamdocs.metrics.review_cadence import ReviewState
from kamdocs.model.account import MeetingNotes, Need, ReviewNotes
from kamdocs.model.encounters import Meeting, QuarterlyReview
from kamdocs.model.enums import ActionStatus, ReviewStatus
from kamdocs.model.people import Stakeholder, TeamMember
from kamdocs.model.period import Period
from kamdocs.model.watch import Issue
from kamdocs.model.work import Action
from tests.metrics.work_world import AS_OF, account, work


def texts(owing: Owing) -> tuple[list[str], ...]:
    groups = (owing.overdue, owing.until_friday, owing.two_weeks, owing.later, owing.undated)
    return tuple([item.promise.text for item in group] for group in groups)


@pytest.mark.parametrize(
    ("day", "friday"),
    [
        (date(2026, 10, 12), date(2026, 10, 16)),
        (date(2026, 10, 15), date(2026, 10, 16)),
        (date(2026, 10, 16), date(2026, 10, 16)),
        (date(2026, 10, 17), date(2026, 10, 23)),
        (date(2026, 10, 18), date(2026, 10, 23)),
        (date(2028, 2, 29), date(2028, 3, 3)),
    ],
)
def test_the_week_ends_on_friday_and_a_weekend_looks_at_the_next(day: date, friday: date) -> None:
    assert friday_of(day) == friday


def test_what_i_owe_is_sorted_by_when_it_is_due() -> None:
    client = account(
        actions=(
            Action(title="overdue", owner="ana", due=date(2026, 10, 1)),
            Action(
                title="blocked and late",
                owner="ana",
                due=date(2026, 10, 2),
                status=ActionStatus.BLOCKED,
            ),
            Action(title="today", owner="ana", due=AS_OF),
            Action(title="friday", owner="ana", due=date(2026, 10, 16)),
            Action(title="saturday", owner="ana", due=date(2026, 10, 17)),
            Action(title="two weeks", owner="ana", due=date(2026, 10, 30)),
            Action(title="later", owner="ana", due=date(2026, 10, 31)),
            Action(title="undated", owner="ana"),
            Action(title="done", owner="ana", due=date(2026, 10, 1), status=ActionStatus.DONE),
            Action(title="somebody else's", owner="rui", due=date(2026, 10, 1)),
        )
    )
    found = monday_list(work(client), "ana")
    assert texts(found.owes) == (
        ["overdue", "blocked and late"],
        ["today", "friday"],
        ["saturday", "two weeks"],
        ["later"],
        ["undated"],
    )
    assert found.owes.count == 8


def test_what_is_owed_to_me_comes_from_clients_and_colleagues_in_my_accounts() -> None:
    mine = account(
        actions=(
            Action(title="client", owner_client="bia", due=AS_OF),
            Action(title="colleague", owner="rui", due=AS_OF),
            Action(title="both", owner="rui", owner_client="bia", due=AS_OF),
        )
    )
    other = account(
        id="b", owner="rui", actions=(Action(title="not mine", owner_client="bia", due=AS_OF),)
    )
    found = monday_list(work(mine, other), "ana")
    assert texts(found.client_owes) == ([], ["client"], [], [], [])
    assert texts(found.colleagues_owe) == ([], ["both", "colleague"], [], [], [])
    assert texts(monday_list(work(mine), "rui").owes) == ([], ["both", "colleague"], [], [], [])


def test_whom_i_have_not_met_is_mine_by_contact_or_by_account() -> None:
    client = account(
        stakeholders=(
            Stakeholder(id="late", name="Late", last_contact=date(2026, 9, 1)),
            Stakeholder(id="never", name="Never"),
            Stakeholder(id="fine", name="Fine", last_contact=date(2026, 10, 14)),
            Stakeholder(id="his", name="His", our_contact="rui", last_contact=date(2026, 1, 1)),
            Stakeholder(id="role", to_identify=True),
        )
    )
    portfolio = work(client)
    names = [item.contact.stakeholder.id for item in monday_list(portfolio, "ana").to_meet]
    assert names == ["never", "late"]
    assert [item.contact.days_late for item in monday_list(portfolio, "rui").to_meet] == [257]


def test_plans_past_their_validity_and_reviews_to_hold() -> None:
    old = account(id="old", name="Old", changed=date(2026, 8, 15))
    fresh = account(
        id="fresh",
        name="Fresh",
        changed=date(2026, 8, 16),
        reviews=(
            ReviewNotes(
                path="",
                review=QuarterlyReview(
                    quarter=Period.quarter(2026, 2),
                    status=ReviewStatus.CLOSED,
                    date=date(2026, 8, 20),
                ),
            ),
        ),
    )
    found = monday_list(work(old, fresh), "ana")
    assert [(item.account.id, item.age, item.valid_days) for item in found.plans] == [
        ("old", 61, 60)
    ]
    assert [(item.account.id, item.review.state) for item in found.reviews] == [
        ("old", ReviewState.NEVER_HELD)
    ]


def test_meetings_ahead_are_of_my_accounts_or_where_i_sit() -> None:
    def meeting(day: int, *people: str) -> MeetingNotes:
        record = Meeting(date=date(2026, 10, day), our_attendees=people)
        return MeetingNotes(slug=f"m{day}", path="", meeting=record)

    mine = account(meetings=(meeting(14), meeting(15), meeting(31)))
    other = account(id="b", owner="rui", meetings=(meeting(20, "ana"), meeting(21, "rui")))
    found = monday_list(work(mine, other), "ana").meetings
    assert [(item.day.day, item.account.id) for item in found] == [(15, "a"), (20, "b")]


def test_a_person_with_nothing_to_do_has_an_empty_list() -> None:
    found = monday_list(work(account(owner=None)), "rui")
    assert (found.owes.count, found.to_meet, found.reviews, found.needs) == (0, (), (), ())


def test_a_department_is_asked_by_action_need_and_issue() -> None:
    client = account(
        actions=(
            Action(title="by owner", owner="rui", due=date(2026, 10, 1)),
            Action(title="by name", owner="ana", department="quality"),
            Action(title="elsewhere", owner="rui", department="sales"),
            Action(title="done", owner="rui", status=ActionStatus.DONE),
        ),
        needs=(Need(text="need", owner="rui", due=date(2026, 10, 20)), Need(text="unowned")),
        issues=(
            Issue(title="issue", owner="rui"),
            Issue(title="closed", owner="rui", closed=date(2026, 10, 1)),
        ),
        team=(TeamMember(person="rui", role="Service", commitment="Two visits a month"),),
    )
    found = department_asks(work(client), "quality")
    assert [(item.kind, item.text) for item in found.asks] == [
        (AskKind.ACTION, "by owner"),
        (AskKind.NEED, "need"),
        (AskKind.ACTION, "by name"),
        (AskKind.ISSUE, "issue"),
    ]
    assert [item.text for item in found.late(AS_OF)] == ["by owner"]
    assert found.accounts == 1
    assert [item.member.commitment for item in found.standing] == ["Two visits a month"]


def test_the_team_matrix_puts_members_under_their_departments() -> None:
    client = account(team=(TeamMember(person="rui", role="Service"),))
    nobody = account(id="z", owner=None)
    (row,) = team_rows(work(client, nobody))
    assert [member.role for member in row.members["quality"]] == ["Service"]
