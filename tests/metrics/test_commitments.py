"""What both sides promised and kept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kamdocs.metrics.commitments import (
    Keeping,
    KeptCount,
    commitments_kept,
    keeping,
    kept_by_quarter,
    open_actions,
    overdue_actions,
    tally,
)
from kamdocs.metrics.promises import Origin, Promise, Side, sides
from kamdocs.model.account import Account, MeetingNotes
from kamdocs.model.encounters import Meeting
from kamdocs.model.enums import ActionStatus
from kamdocs.model.period import FiscalCalendar, Period
from kamdocs.model.work import Action, Commitment
from tests.metrics.work_world import AS_OF, account

DONE, TODO = ActionStatus.DONE, ActionStatus.TODO


def promise(
    due: date | None,
    status: ActionStatus = TODO,
    done_on: date | None = None,
    owner: str | None = None,
    owner_client: str | None = None,
) -> Promise:
    return Promise("x", Origin.PLAN, owner, owner_client, due=due, done_on=done_on, status=status)


def with_follow_ups(*items: Commitment) -> Account:
    meeting = Meeting(date=date(2026, 1, 5), follow_ups=items)
    return account(meetings=(MeetingNotes(slug="m", path="", meeting=meeting),))


@pytest.mark.parametrize(
    ("due", "status", "done_on", "expected"),
    [
        (date(2026, 9, 1), DONE, date(2026, 9, 1), Keeping.ON_TIME),
        (date(2026, 9, 1), DONE, date(2026, 9, 2), Keeping.LATE),
        (date(2026, 9, 1), DONE, None, Keeping.ON_TIME),
        (None, DONE, date(2026, 9, 2), Keeping.ON_TIME),
        (date(2026, 9, 1), TODO, None, Keeping.NOT_DONE),
        (date(2026, 9, 1), ActionStatus.BLOCKED, None, Keeping.NOT_DONE),
        (date(2026, 9, 1), ActionStatus.CANCELED, None, Keeping.CANCELED),
        (date(2024, 2, 29), DONE, date(2024, 2, 29), Keeping.ON_TIME),
        (date(2024, 2, 29), DONE, date(2024, 3, 1), Keeping.LATE),
    ],
)
def test_how_a_promise_was_kept(
    due: date | None, status: ActionStatus, done_on: date | None, expected: Keeping
) -> None:
    assert keeping(promise(due, status, done_on)) is expected


@pytest.mark.parametrize(
    ("owner", "owner_client", "expected"),
    [
        ("ana", None, (Side.OURS,)),
        (None, "bia", (Side.CLIENT,)),
        ("ana", "bia", (Side.OURS, Side.CLIENT)),
        (None, None, (Side.OURS,)),
    ],
)
def test_a_promise_that_names_nobody_is_ours(
    owner: str | None, owner_client: str | None, expected: tuple[Side, ...]
) -> None:
    assert sides(promise(None, owner=owner, owner_client=owner_client)) == expected


def test_a_blocked_promise_past_its_day_is_overdue_and_blocked() -> None:
    found = tally(
        [
            promise(date(2026, 10, 14), ActionStatus.BLOCKED),
            promise(date(2026, 10, 14)),
            promise(date(2026, 10, 29)),
            promise(date(2026, 12, 1)),
            promise(None),
            promise(None, DONE),
            promise(date(2026, 1, 1), ActionStatus.CANCELED),
        ],
        AS_OF,
    )
    assert (found.open, found.overdue, found.blocked) == (5, 2, 1)
    assert (found.due_soon, found.undated, found.done, found.canceled) == (1, 1, 1, 1)


def test_share_kept_leaves_out_canceled_undated_and_what_is_not_due() -> None:
    client = with_follow_ups(
        Commitment(
            text="kept", owner="ana", due=date(2026, 3, 1), status=DONE, done_on=date(2026, 2, 27)
        ),
        Commitment(
            text="late", owner="ana", due=date(2026, 3, 2), status=DONE, done_on=date(2026, 3, 9)
        ),
        Commitment(text="broken", owner="ana", due=date(2026, 9, 1)),
        Commitment(
            text="canceled", owner="ana", due=date(2026, 9, 2), status=ActionStatus.CANCELED
        ),
        Commitment(text="undated", owner="ana"),
        Commitment(text="to come", owner="ana", due=AS_OF),
        Commitment(text="too old", owner="ana", due=date(2025, 10, 14), status=DONE),
        Commitment(text="theirs", owner_client="bia", due=date(2026, 5, 5), status=DONE),
    )
    ours = commitments_kept([client], Side.OURS, AS_OF)
    assert ours.value == Decimal(1) / 3
    told = {item.key: item.value for item in ours.inputs}
    assert told == {
        "commitments_due": 3,
        "commitments_on_time": 1,
        "commitments_late": 1,
        "commitments_not_done": 1,
    }
    assert commitments_kept([client], Side.CLIENT, AS_OF).value == 1


def test_share_kept_is_missing_where_nothing_fell_due() -> None:
    found = commitments_kept([account(actions=(Action(title="plan"),))], Side.OURS, AS_OF)
    assert found.value is None
    assert found.missing == ("commitments_due",)


def test_a_year_that_ends_on_a_leap_day_begins_on_the_first_of_march() -> None:
    client = with_follow_ups(
        Commitment(text="in", owner="ana", due=date(2023, 3, 1), status=DONE),
        Commitment(text="out", owner="ana", due=date(2023, 2, 28)),
    )
    assert commitments_kept([client], Side.OURS, date(2024, 2, 29)).value == 1


def test_promises_fall_into_quarters_of_a_fiscal_year_from_july() -> None:
    client = with_follow_ups(
        Commitment(text="june", owner="ana", due=date(2026, 6, 30), status=DONE),
        Commitment(text="july", owner="ana", due=date(2026, 7, 1)),
        Commitment(
            text="canceled", owner_client="bia", due=date(2026, 7, 2), status=ActionStatus.CANCELED
        ),
        Commitment(text="to come", owner="ana", due=date(2026, 11, 1)),
    )
    found = kept_by_quarter([client], FiscalCalendar(7), AS_OF)
    assert [item.quarter for item in found] == [
        Period.quarter(2026, 3),
        Period.quarter(2026, 4),
        Period.quarter(2027, 1),
        Period.quarter(2027, 2),
    ]
    assert [item.ours for item in found] == [
        KeptCount(),
        KeptCount(on_time=1),
        KeptCount(not_done=1),
        KeptCount(),
    ]
    assert found[2].client == KeptCount(canceled=1)
    assert found[2].client.share is None


def test_overdue_counts_a_promise_of_both_sides_as_ours() -> None:
    found = overdue_actions(
        [
            promise(date(2026, 10, 1), owner="ana", owner_client="bia"),
            promise(date(2026, 10, 14), owner_client="bia"),
            promise(AS_OF, owner="ana"),
        ],
        AS_OF,
    )
    assert found.value == 2
    assert {item.key: item.value for item in found.inputs} == {
        "overdue_ours": 1,
        "overdue_client": 1,
        "overdue_longest": 14,
    }


def test_nothing_open_is_zero_and_not_missing() -> None:
    assert open_actions([], AS_OF).value == 0
