"""States of promises and what they come from."""

from __future__ import annotations

from datetime import date

import pytest

from kamdocs.metrics.promises import Origin, Promise, PromiseState, account_promises
from kamdocs.model.account import Account, MeetingNotes, ReviewNotes
from kamdocs.model.encounters import Meeting, QuarterlyReview
from kamdocs.model.enums import ActionStatus
from kamdocs.model.period import Period
from kamdocs.model.work import Action, Commitment, JointPlan, JointTask, Objective

AS_OF = date(2026, 10, 15)


@pytest.mark.parametrize(
    ("due", "status", "state"),
    [
        (date(2026, 10, 14), ActionStatus.TODO, PromiseState.OVERDUE),
        (date(2026, 10, 14), ActionStatus.BLOCKED, PromiseState.OVERDUE),
        (date(2026, 10, 15), ActionStatus.DOING, PromiseState.DUE_SOON),
        (date(2026, 10, 29), ActionStatus.TODO, PromiseState.DUE_SOON),
        (date(2026, 10, 30), ActionStatus.TODO, PromiseState.OPEN),
        (date(2026, 10, 30), ActionStatus.BLOCKED, PromiseState.BLOCKED),
        (None, ActionStatus.TODO, PromiseState.UNDATED),
        (None, ActionStatus.BLOCKED, PromiseState.BLOCKED),
        (date(2026, 1, 1), ActionStatus.DONE, PromiseState.DONE),
        (date(2026, 1, 1), ActionStatus.CANCELED, PromiseState.CANCELED),
    ],
)
def test_state_of_a_promise_on_a_day(
    due: date | None, status: ActionStatus, state: PromiseState
) -> None:
    assert Promise("x", Origin.PLAN, due=due, status=status).state(AS_OF) is state


def test_promises_of_an_account_come_from_everywhere_once() -> None:
    account = Account(
        id="a",
        path="accounts/a.md",
        name="A",
        objectives=(Objective(id="o", title="O", actions=(Action(title="objective action"),)),),
        actions=(Action(title="linked", objective="o"), Action(title="plain")),
        joint_plan=JointPlan(goal="g", tasks=(JointTask(title="joint", done=True),)),
        meetings=(
            MeetingNotes(
                slug="m",
                path="p",
                meeting=Meeting(
                    date=AS_OF, follow_ups=(Commitment(text="follow-up", owner_client="c"),)
                ),
            ),
        ),
        reviews=(
            ReviewNotes(
                path="p",
                review=QuarterlyReview(
                    quarter=Period.quarter(2026, 3),
                    commitments=(Commitment(text="promised"),),
                    corrective_actions=(Commitment(text="corrective"),),
                ),
            ),
        ),
    )
    found = {(item.text, item.origin, item.objective) for item in account_promises(account)}
    assert found == {
        ("objective action", Origin.OBJECTIVE, "o"),
        ("linked", Origin.OBJECTIVE, "o"),
        ("plain", Origin.PLAN, None),
        ("joint", Origin.JOINT_PLAN, None),
        ("follow-up", Origin.MEETING, None),
        ("promised", Origin.REVIEW, None),
        ("corrective", Origin.CORRECTIVE, None),
    }
    joint = next(item for item in account_promises(account) if item.text == "joint")
    assert joint.state(AS_OF) is PromiseState.DONE
