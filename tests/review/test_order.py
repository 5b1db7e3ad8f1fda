"""What is decided stands first, then aims, days, values, people; prose and upkeep last."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kamdocs.model.account import Account, Plan, Prose
from kamdocs.model.commerce import Contract, Opportunity
from kamdocs.model.figures import Figure
from kamdocs.model.people import Stakeholder
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.programme import Programme, Stage
from kamdocs.model.record import Record
from kamdocs.model.shape import record_shape
from kamdocs.model.watch import Note
from kamdocs.model.work import Action, Objective
from kamdocs.review.change import Change, ChangeKind, Subject
from kamdocs.review.compare import compare
from kamdocs.review.event import Event, event_of
from kamdocs.review.identity import compared_fields
from kamdocs.review.order import Importance, by_account, importance_of
from tests.review.homes import HOMES

PROGRAMME = Programme(
    name="P",
    stages=(Stage(id="fechou", name="Fechou", probability=Decimal(1)), Stage(id="x", name="X")),
)


def change(record: type[Record], field: str, before: Any = None, after: Any = None) -> Change:
    subject = Subject(record, "a", "A")
    return Change(ChangeKind.CHANGED, subject, subject, field, "", before, after)


@pytest.mark.parametrize(
    ("record", "field", "before", "after", "expected"),
    [
        (Opportunity, "stage", "proposal", "won", Importance.OUTCOME),
        (Opportunity, "stage", "proposal", "fechou", Importance.OUTCOME),
        (Opportunity, "stage", "proposal", "x", Importance.STATUS),
        (Objective, "status", "in_progress", "achieved", Importance.OUTCOME),
        (Plan, "approval", "submitted", "approved", Importance.OUTCOME),
        (Objective, "target", 1, 2, Importance.TARGET),
        (Plan, "revenue_target", 1, 2, Importance.TARGET),
        (Objective, "due", date(2026, 1, 1), date(2026, 2, 1), Importance.DATE),
        (Contract, "value", 1, 2, Importance.VALUE),
        (Action, "status", "todo", "done", Importance.STATUS),
        (Objective, "visibility", "team", "client", Importance.ACCESS),
        (Action, "owner", "ana", "rui", Importance.PEOPLE),
        (Stakeholder, "posture", "neutral", "mentor", Importance.PEOPLE),
        (Opportunity, "next_step", "a", "b", Importance.DETAIL),
        (Stakeholder, "notes", "a", "b", Importance.DETAIL),
        (Note, "date", None, date(2026, 1, 1), Importance.DETAIL),
        (Figure, "actual", 1, 2, Importance.FIGURES),
        (Account, "updated", None, date(2026, 1, 1), Importance.UPKEEP),
        (Account, "prose", "a", "b", Importance.PROSE),
    ],
)
def test_where_a_change_stands(
    record: type[Record], field: str, before: Any, after: Any, expected: Importance
) -> None:
    assert importance_of(change(record, field, before, after), PROGRAMME) is expected


def test_every_field_of_every_record_has_a_place() -> None:
    for record in HOMES:
        for field in compared_fields(record):
            if record_shape(record)[field].record is None:
                assert importance_of(change(record, field), PROGRAMME) in Importance


def test_a_reopened_deal_and_a_cleared_stage_are_told_apart() -> None:
    assert event_of(change(Opportunity, "stage", "won", "proposal"), PROGRAMME) is (
        Event.DEAL_REOPENED
    )
    assert event_of(change(Opportunity, "stage", "won", None), PROGRAMME) is None
    assert event_of(change(Opportunity, "stage", "won", "lost"), PROGRAMME) is Event.DEAL_LOST


def account(name: str, **values: Any) -> Account:
    return Account.model_validate({"id": name.lower(), "path": "p", "name": name, **values})


def test_the_programme_comes_first_and_then_the_account_with_the_gravest_news() -> None:
    before = Portfolio(
        programme=PROGRAMME,
        accounts=(
            account("Bela", opportunities=({"id": "o", "name": "Filmes", "stage": "proposal"},)),
            account("Alfa", prose=Prose(text="a", path="p", line=1)),
        ),
    )
    won = ({"id": "o", "name": "Filmes de 3 camadas", "stage": "won"},)
    after = Portfolio(
        programme=PROGRAMME.model_copy(update={"company": "Serra Clara"}),
        accounts=(
            account("Bela", opportunities=won, why_key="x"),
            account("Alfa", prose=Prose(text="b", path="p", line=1)),
        ),
    )
    groups = by_account(compare(before, after), after.programme)
    assert [(group.account, [item.field for item in group.changes]) for group in groups] == [
        ("", ["company"]),
        ("bela", ["stage", "why_key", "name"]),
        ("alfa", ["prose"]),
    ]
