"""Engagement: planned contacts, meetings and commitments kept in twelve months."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kamdocs.metrics.commitments import commitments_kept
from kamdocs.metrics.contact import contact_cadence
from kamdocs.metrics.engagement import (
    EngagementParts,
    Kept,
    engagement,
    engagement_parts,
    last_year,
    meetings_kept,
)
from kamdocs.metrics.measures import portfolio_measures
from kamdocs.metrics.promises import Side
from kamdocs.model.account import Account, MeetingNotes, ReviewNotes
from kamdocs.model.encounters import Meeting, Point, QuarterlyReview
from kamdocs.model.enums import ActionStatus, ReviewStatus
from kamdocs.model.people import Stakeholder
from kamdocs.model.period import Period
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.programme import Programme
from kamdocs.model.work import Action, Commitment, JointPlan, JointTask

AS_OF = date(2026, 10, 15)
YEAR = last_year(AS_OF)
PROGRAMME = Programme(name="P")


def account(**fields: object) -> Account:
    return Account.model_validate({"id": "a", "name": "A", "path": "a.md", **fields})


def meeting(
    day: date,
    *,
    held: bool = True,
    follow: date | None = None,
    follow_ups: tuple[Commitment, ...] = (),
) -> MeetingNotes:
    return MeetingNotes(
        slug=day.isoformat(),
        path="r.md",
        meeting=Meeting(
            date=day,
            decisions=(Point(text="Sim"),) if held else (),
            follow_ups=follow_ups,
            next_meeting=follow,
        ),
    )


def parts(found: Account) -> EngagementParts:
    return engagement_parts(found, contact_cadence(found, PROGRAMME, AS_OF), YEAR)


@pytest.mark.parametrize(
    ("meetings", "expected"),
    [
        ((), (0, 0)),
        ((meeting(date(2026, 9, 1)),), (1, 1)),
        ((meeting(date(2026, 9, 1), held=False),), (1, 0)),
        ((meeting(date(2025, 10, 15)),), (0, 0)),
        ((meeting(AS_OF, held=False),), (0, 0)),
        ((meeting(date(2026, 8, 1), follow=date(2026, 9, 1)),), (2, 1)),
        (
            (meeting(date(2026, 8, 1), follow=date(2026, 9, 1)), meeting(date(2026, 9, 15))),
            (2, 2),
        ),
        (
            (meeting(date(2026, 8, 1), follow=date(2026, 9, 1)), meeting(date(2026, 9, 16))),
            (3, 2),
        ),
        ((meeting(date(2026, 8, 1), follow=date(2026, 11, 1)),), (1, 1)),
        ((meeting(date(2026, 8, 1), follow=date(2026, 8, 8)),), (2, 1)),
    ],
)
def test_meetings_planned_and_held(
    meetings: tuple[MeetingNotes, ...], expected: tuple[int, int]
) -> None:
    assert meetings_kept(account(meetings=meetings), YEAR) == Kept(*expected)


def test_a_review_counts_once_with_its_meeting_and_by_its_status_without() -> None:
    def review(quarter: int, day: date, status: ReviewStatus) -> ReviewNotes:
        return ReviewNotes(
            path="t.md",
            review=QuarterlyReview(quarter=Period.quarter(2026, quarter), date=day, status=status),
        )

    found = account(
        meetings=(meeting(date(2026, 7, 10)),),
        reviews=(
            review(2, date(2026, 7, 10), ReviewStatus.HELD),
            review(1, date(2026, 4, 10), ReviewStatus.CLOSED),
            review(3, date(2026, 10, 10), ReviewStatus.PREPARED),
        ),
    )
    assert meetings_kept(found, YEAR) == Kept(3, 2)


def test_a_commitment_that_names_nobody_is_ours() -> None:
    promise = Commitment(text="Enviar", due=date(2026, 8, 1), status=ActionStatus.DONE)
    own = account(meetings=[meeting(date(2026, 7, 1), follow_ups=(promise,))])
    told = parts(own)
    assert (told.commitments, told.ours, told.theirs) == (Kept(1, 1), Kept(1, 1), Kept())
    assert commitments_kept((own,), Side.OURS, AS_OF).value == told.ours.share


def test_commitments_of_both_sides_are_kept_when_done_by_their_day() -> None:
    due = date(2026, 9, 10)
    done = ActionStatus.DONE
    items = (
        Commitment(text="1", owner="ana", due=due, status=done, done_on=due),
        Commitment(text="2", owner="ana", due=due, status=done, done_on=date(2026, 9, 11)),
        Commitment(text="3", owner="ana", due=due, status=done),
        Commitment(text="4", owner_client="bia", due=due),
        Commitment(text="5", owner="ana", due=due, status=ActionStatus.CANCELED),
        Commitment(text="6", owner="ana", due=AS_OF),
        Commitment(text="7", owner="ana"),
    )
    found = account(
        meetings=(meeting(date(2026, 9, 1), follow_ups=items),),
        joint_plan=JointPlan(
            goal="X",
            tasks=(JointTask(title="8", owner_us="ana", owner_client="bia", due=due, done=True),),
        ),
        actions=(Action(title="ours alone", owner="ana", due=due),),
    )
    told = parts(found)
    assert told.commitments == Kept(5, 3)
    assert (told.ours, told.theirs) == (Kept(4, 3), Kept(2, 1))


def test_engagement_is_all_kept_by_all_planned() -> None:
    found = account(
        stakeholders=(
            Stakeholder(id="bia", last_contact=date(2026, 10, 1), cadence_days=30),
            Stakeholder(id="leo", cadence_days=30),
        ),
        meetings=(meeting(date(2026, 9, 1)), meeting(date(2026, 8, 1), held=False)),
    )
    measure = engagement(parts(found), YEAR)
    assert measure.value == Decimal("0.5")
    assert [item.value for item in measure.inputs] == [2, 1, 2, 1, 0, 0, 0, 0, 0, 0]
    assert measure.window == YEAR


def test_engagement_with_nothing_planned_is_unknown() -> None:
    measure = engagement(parts(account()), YEAR)
    assert (measure.value, measure.missing) == (None, ("planned_and_due",))


def test_the_portfolio_adds_planned_and_kept_up_over_accounts() -> None:
    one = account(meetings=(meeting(date(2026, 9, 1)),))
    other = account(
        id="b", meetings=tuple(meeting(date(2026, m, 1), held=False) for m in (5, 6, 7))
    )
    measures = portfolio_measures(
        Portfolio(programme=PROGRAMME, accounts=(one, other)), AS_OF
    ).relationship
    assert measures.engagement.value == Decimal("0.25")


def test_the_portfolio_lists_late_contacts_longest_first_and_never_met_last() -> None:
    one = account(
        owner="ana",
        stakeholders=(
            Stakeholder(id="new", cadence_days=30),
            Stakeholder(id="late", last_contact=date(2026, 9, 1), cadence_days=30),
        ),
    )
    other = account(
        id="b",
        owner="rui",
        stakeholders=(
            Stakeholder(id="later", last_contact=date(2026, 6, 1), cadence_days=30),
            Stakeholder(id="fine", last_contact=date(2026, 10, 1), cadence_days=30),
            Stakeholder(id="free"),
        ),
    )
    measures = portfolio_measures(
        Portfolio(programme=PROGRAMME, accounts=(one, other)), AS_OF
    ).relationship
    told = [(item.account, item.contact.stakeholder.id) for item in measures.late_contacts]
    assert told == [("b", "later"), ("a", "late"), ("a", "new")]
    of_rui = [item.contact.stakeholder.id for item in measures.contacts_of("rui")]
    assert of_rui == ["later", "fine"]


def test_measures_of_an_empty_portfolio_are_unknown() -> None:
    measures = portfolio_measures(Portfolio(programme=PROGRAMME), AS_OF).relationship
    assert measures.coverage.value is None
    assert measures.engagement.value is None
    assert measures.nps.value is None
    assert measures.late_contacts == ()
