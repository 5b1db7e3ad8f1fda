"""Everything dated in an account between two days."""

from __future__ import annotations

from datetime import date

from kamdocs.metrics.agenda import AgendaKind, week_of
from kamdocs.metrics.work import by_week
from kamdocs.model.account import Account, KeyDate, MeetingNotes, Need, Plan, ReviewNotes
from kamdocs.model.commerce import Contract, PriceAdjustment
from kamdocs.model.encounters import Meeting, QuarterlyReview
from kamdocs.model.enums import ActionStatus, PriceIndex, ReviewStatus
from kamdocs.model.people import Stakeholder
from kamdocs.model.period import Period
from kamdocs.model.watch import Issue
from kamdocs.model.work import Action, JointPlan, Milestone, Objective
from tests.metrics.work_world import account, work


def dated(client: Account) -> list[tuple[date, AgendaKind, str]]:
    return [(item.day, item.kind, item.subject) for item in work(client).agenda]


def test_every_kind_of_day_is_on_the_agenda() -> None:
    client = account(
        plan=Plan(end=date(2026, 12, 31), next_review=date(2026, 10, 22)),
        meetings=(
            MeetingNotes(
                slug="m",
                path="",
                meeting=Meeting(
                    date=date(2026, 10, 20), title="Visit", next_meeting=date(2026, 11, 3)
                ),
            ),
        ),
        contracts=(Contract(name="Boxes", end=date(2027, 1, 4), notice_days=60),),
        price_adjustments=(
            PriceAdjustment(base_date=date(2025, 12, 1), index=PriceIndex.IPCA, offering="boxes"),
        ),
        objectives=(Objective(id="o", title="Grow", due=date(2026, 12, 15)),),
        joint_plan=JointPlan(
            goal="Whole",
            target_date=date(2026, 12, 18),
            milestones=(Milestone(title="Half", due=date(2026, 11, 30)),),
        ),
        actions=(
            Action(title="Offer", owner="ana", due=date(2026, 10, 16)),
            Action(title="Order", owner_client="bia", due=date(2026, 10, 17)),
        ),
        needs=(Need(text="Pallet", due=date(2026, 10, 30)),),
        issues=(Issue(title="Colour", due=date(2026, 10, 19)),),
        stakeholders=(
            Stakeholder(id="bia", name="Bia", last_contact=date(2026, 9, 25), cadence_days=30),
        ),
        key_dates=(KeyDate(from_=date(2026, 10, 1), to=date(2026, 11, 1), what="Harvest"),),
    )
    assert dated(client) == [
        (date(2026, 10, 15), AgendaKind.KEY_DATE, "Harvest"),
        (date(2026, 10, 16), AgendaKind.PROMISE, "Offer"),
        (date(2026, 10, 17), AgendaKind.CLIENT_PROMISE, "Order"),
        (date(2026, 10, 19), AgendaKind.ISSUE, "Colour"),
        (date(2026, 10, 20), AgendaKind.MEETING, "Visit"),
        (date(2026, 10, 22), AgendaKind.REVIEW, ""),
        (date(2026, 10, 25), AgendaKind.CONTACT, "Bia"),
        (date(2026, 10, 30), AgendaKind.NEED, "Pallet"),
        (date(2026, 11, 3), AgendaKind.MEETING, ""),
        (date(2026, 11, 5), AgendaKind.NOTICE, "Boxes"),
        (date(2026, 11, 30), AgendaKind.MILESTONE, "Half"),
        (date(2026, 12, 1), AgendaKind.ADJUSTMENT, "boxes"),
        (date(2026, 12, 15), AgendaKind.OBJECTIVE, "Grow"),
        (date(2026, 12, 18), AgendaKind.MILESTONE, "Whole"),
        (date(2026, 12, 31), AgendaKind.PLAN_END, ""),
        (date(2027, 1, 4), AgendaKind.CONTRACT_END, "Boxes"),
    ]


def test_what_is_settled_undated_or_past_is_on_no_agenda() -> None:
    client = account(
        actions=(
            Action(title="done", due=date(2026, 10, 20), status=ActionStatus.DONE),
            Action(title="canceled", due=date(2026, 10, 20), status=ActionStatus.CANCELED),
            Action(title="undated"),
            Action(title="overdue", due=date(2026, 10, 14)),
        ),
        needs=(Need(text="met", due=date(2026, 10, 20), met=True),),
        issues=(Issue(title="closed", due=date(2026, 10, 20), closed=date(2026, 10, 1)),),
        key_dates=(KeyDate(from_=date(2026, 9, 1), to=date(2026, 10, 14), what="over"),),
    )
    assert dated(client) == []


def test_a_review_held_as_a_meeting_stands_once() -> None:
    day = date(2026, 10, 22)
    client = account(
        plan=Plan(next_review=day),
        meetings=(MeetingNotes(slug="m", path="", meeting=Meeting(date=day, title="QBR")),),
        reviews=(
            ReviewNotes(
                path="",
                review=QuarterlyReview(
                    quarter=Period.quarter(2026, 3), status=ReviewStatus.PREPARED, date=day
                ),
            ),
        ),
    )
    assert dated(client) == [(day, AgendaKind.MEETING, "QBR")]


def test_a_review_set_for_the_next_meeting_stands_once_as_the_review() -> None:
    day = date(2026, 10, 22)
    last = Meeting(date=date(2026, 9, 1), next_meeting=day)
    client = account(
        plan=Plan(next_review=day),
        meetings=(MeetingNotes(slug="m", path="", meeting=last),),
    )
    assert dated(client) == [(day, AgendaKind.REVIEW, "")]


def test_a_review_the_tier_asks_for_is_on_the_agenda_while_nobody_set_a_day() -> None:
    held = QuarterlyReview(
        quarter=Period.quarter(2026, 2), status=ReviewStatus.CLOSED, date=date(2026, 8, 31)
    )
    client = account(reviews=(ReviewNotes(path="", review=held),))
    assert dated(client) == [(date(2026, 11, 30), AgendaKind.REVIEW_DUE, "")]


def test_weeks_begin_on_monday_and_a_leap_day_has_its_place() -> None:
    assert week_of(date(2028, 2, 29)) == date(2028, 2, 28)
    client = account(
        actions=(
            Action(title="leap", due=date(2028, 2, 29)),
            Action(title="next week", due=date(2028, 3, 6)),
        )
    )
    weeks = by_week(work(client, as_of=date(2028, 2, 28)).agenda)
    assert [(monday, len(items)) for monday, items in weeks] == [
        (date(2028, 2, 28), 1),
        (date(2028, 3, 6), 1),
    ]


def test_an_issue_closed_after_the_day_is_still_on_the_agenda() -> None:
    late = Issue(title="Damaged", due=date(2026, 10, 20), closed=date(2026, 11, 1))
    assert dated(account(issues=(late,))) == [(date(2026, 10, 20), AgendaKind.ISSUE, "Damaged")]
