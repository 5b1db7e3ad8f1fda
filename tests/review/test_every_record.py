"""Every kind of change on every kind of record: before, after, and what is told of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kamdocs.model.account import (
    Account,
    AccountHealth,
    HealthOverride,
    KeyDate,
    MeetingNotes,
    Need,
    Plan,
    Prose,
    ReviewNotes,
    Score,
    TerritoryChange,
    Unit,
)
from kamdocs.model.commerce import (
    Contract,
    ContractedLevel,
    Investment,
    Opportunity,
    PriceAdjustment,
    Terms,
    WhiteSpaceCell,
)
from kamdocs.model.encounters import Meeting, Outcome, Point, QuarterlyReview
from kamdocs.model.figures import Figure, Receivable
from kamdocs.model.people import PlannedContact, Relation, Stakeholder, TeamMember
from kamdocs.model.period import Period
from kamdocs.model.portfolio import LeftOut
from kamdocs.model.programme import (
    AcceptedRule,
    BuyingSettings,
    Criteria,
    Criterion,
    CustomField,
    Department,
    FiscalYear,
    HealthBands,
    HealthFactors,
    HealthSettings,
    Kpi,
    Limits,
    Offering,
    Person,
    Programme,
    Rules,
    SelectionSettings,
    ServiceLevel,
    Stage,
    Territory,
    Tier,
)
from kamdocs.model.record import Record
from kamdocs.model.watch import Competitor, Issue, Note, Risk, SwotItem, Voice
from kamdocs.model.work import (
    Action,
    Commitment,
    JointPlan,
    JointTask,
    Milestone,
    Objective,
    PlannedValue,
)
from kamdocs.review.change import Change
from kamdocs.review.compare import compare
from tests.review.homes import HOMES, LISTED, minimal, portfolio_with

D1, D2 = date(2026, 3, 1), date(2026, 4, 15)
JUL, AUG = Period.month(2026, 7), Period.month(2026, 8)
Q3, Q4 = Period.quarter(2026, 3), Period.quarter(2026, 4)


def told(change: Change) -> str:
    """Write a change short: `changed Unit.city`, `added Unit`."""
    field = ".".join(part for part in (change.record.__name__, change.field, change.key) if part)
    return f"{change.kind} {field}"


Items = list[dict[str, Any]]

TRAIN, TRAINED = "Treinar a equipe de compras", "Treinar as equipes de compras"
"""One text and the same reworded; `OTHER` is another one."""
OTHER = "Homologar o laminado novo"


def note(text: str) -> Prose:
    return Prose(text=text, path="a.md", line=3)


def meeting(**values: Any) -> Meeting:
    return Meeting(**{"date": D1, **values})


def review(**values: Any) -> QuarterlyReview:
    return QuarterlyReview(**{"quarter": Q3, **values})


def texts(field: str) -> list[tuple[Items, Items, list[str]]]:
    """Give what every record known by its text tells; the record's name stands for `{}`."""
    kind = "renamed" if field == "title" else "changed"
    return [
        ([{field: TRAIN}], [{field: TRAINED}], [f"{kind} {{}}.{field}"]),
        ([{field: TRAIN}], [{field: OTHER}], ["removed {}", "added {}"]),
        ([{field: TRAIN}, {field: OTHER}], [{field: OTHER}, {field: TRAIN}], []),
        ([{field: TRAIN}, {field: TRAIN}], [{field: TRAIN}], ["removed {}"]),
    ]


def named_by_id(name: str = "name") -> list[tuple[Items, Items, list[str]]]:
    """Give what every record with an id tells."""
    return [
        ([{"id": "a", name: TRAIN}], [{"id": "a", name: OTHER}], [f"renamed {{}}.{name}"]),
        ([{"id": "a", name: TRAIN}], [{"id": "b", name: TRAIN}], ["renamed {}.id"]),
        ([{"id": "a", name: TRAIN}], [{"id": "b", name: OTHER}], ["removed {}", "added {}"]),
        (
            [{"id": "a", name: TRAIN}, {"id": "b", name: OTHER}],
            [{"id": "b", name: OTHER}, {"id": "a", name: TRAIN}],
            [],
        ),
    ]


ROWS: dict[type[Record], list[tuple[Items, Items, list[str]]]] = {
    Account: [
        ([{"id": "a"}], [{"id": "a", "tier": "x"}], ["changed Account.tier"]),
        ([{"id": "a", "name": TRAIN}], [{"id": "a", "name": OTHER}], ["renamed Account.name"]),
        ([{"id": "a", "name": TRAIN}], [{"id": "b", "name": TRAIN}], ["renamed Account.id"]),
        (
            [{"id": "a", "name": TRAIN, "crm_id": "7"}],
            [{"id": "b", "name": OTHER, "crm_id": "7"}],
            ["renamed Account.name", "renamed Account.id"],
        ),
        (
            [{"id": "a", "name": TRAIN}],
            [{"id": "b", "name": OTHER}],
            ["removed Account", "added Account"],
        ),
        ([{"id": "a", "path": "a.md", "changed": D1}], [{"id": "a", "path": "b.md"}], []),
        ([{"id": "a"}], [{"id": "a", "prose": note("x")}], ["changed Account.prose"]),
        (
            [{"id": "a", "prose": note("x"), "objectives_prose": note("y")}],
            [{"id": "a", "prose": note("x"), "objectives_prose": note("z")}],
            ["changed Account.objectives_prose"],
        ),
        (
            [{"id": "a", "custom": {"x": "1", "y": True}}],
            [{"id": "a", "custom": {"x": Decimal(1), "y": True, "z": D1}}],
            ["changed Account.custom.x", "changed Account.custom.z"],
        ),
    ],
    LeftOut: [
        ([], [{"id": "a", "name": "A", "path": "p"}], ["added LeftOut"]),
        ([{"id": "a", "name": "A", "path": "p"}], [{"id": "a", "name": "A", "path": "q"}], []),
    ],
    Plan: [
        ([{}], [{"revenue_target": Decimal(5)}], ["changed Plan.revenue_target"]),
        ([{"challenges": ("a", "b")}], [{"challenges": ("b", "a")}], []),
        ([{"challenges": ("a", "b")}], [{"challenges": ("b",)}], ["changed Plan.challenges"]),
    ],
    Unit: [
        *named_by_id(),
        ([{"id": "a", "city": "X"}], [{"id": "a", "city": "Y"}], ["changed Unit.city"]),
    ],
    Score: [
        (
            [{"criterion": "a", "score": 5}],
            [{"criterion": "a", "score": 7}],
            ["changed Score.score"],
        ),
        ([{"criterion": "a"}], [{"criterion": "b"}], ["removed Score", "added Score"]),
    ],
    Need: [
        *texts("text"),
        ([{"text": TRAIN}], [{"text": TRAIN, "met": True}], ["changed Need.met"]),
    ],
    KeyDate: [
        *texts("what"),
        ([{"what": TRAIN, "from_": D1}], [{"what": TRAIN, "from_": D2}], ["changed KeyDate.from_"]),
    ],
    AccountHealth: [([{}], [{"override": minimal(HealthOverride)}], ["added HealthOverride"])],
    HealthOverride: [
        ([{"value": 50}], [{"value": 60}], ["changed HealthOverride.value"]),
        ([{"value": 50}], [], ["removed HealthOverride"]),
    ],
    TerritoryChange: [
        ([{"date": D1}], [{"date": D1, "reason": "x"}], ["changed TerritoryChange.reason"]),
        ([{"date": D1}], [{"date": D2}], ["removed TerritoryChange", "added TerritoryChange"]),
    ],
    TeamMember: [
        ([{"person": "a"}], [{"person": "a", "role": "x"}], ["changed TeamMember.role"]),
        ([{"person": "a"}], [{"person": "b"}], ["removed TeamMember", "added TeamMember"]),
    ],
    Stakeholder: [
        *named_by_id(),
        (
            [{"id": "a", "drivers": ("financial", "technical")}],
            [{"id": "a", "drivers": ("technical", "business")}],
            ["changed Stakeholder.drivers"],
        ),
    ],
    Relation: [
        (
            [{"from_": "a", "to": "b", "kind": "informal"}],
            [{"from_": "a", "to": "b", "kind": "conflicts"}],
            ["changed Relation.kind"],
        ),
        (
            [{"from_": "a", "to": "b", "kind": "informal"}],
            [{"from_": "b", "to": "a", "kind": "informal"}],
            ["removed Relation", "added Relation"],
        ),
    ],
    PlannedContact: [
        (
            [{"stakeholder": "a", "our_person": "x"}],
            [{"stakeholder": "a", "our_person": "y"}],
            ["changed PlannedContact.our_person"],
        ),
        ([{"stakeholder": "a"}], [{"stakeholder": "b"}], ["removed {}", "added {}"]),
    ],
    WhiteSpaceCell: [
        (
            [{"offering": "a", "unit": "u", "year": 2025}],
            [{"offering": "a", "unit": "u", "year": 2026}],
            ["changed WhiteSpaceCell.year"],
        ),
        (
            [{"offering": "a", "unit": "u"}],
            [{"offering": "a", "unit": "v"}],
            ["removed {}", "added {}"],
        ),
    ],
    Opportunity: [
        *named_by_id(),
        ([{"id": "a"}], [{"id": "a", "stage": "won"}], ["changed Opportunity.stage"]),
    ],
    Contract: [
        ([{"name": TRAIN, "value": 1}], [{"name": TRAIN, "value": 2}], ["changed Contract.value"]),
        (
            [{"name": TRAIN, "unit": "u"}, {"name": TRAIN, "unit": "v"}],
            [{"name": TRAIN, "unit": "v"}, {"name": TRAIN, "unit": "u", "end": D1}],
            ["changed Contract.end"],
        ),
        ([{"name": TRAIN}], [{"name": TRAINED}], ["renamed Contract.name"]),
    ],
    ContractedLevel: [
        ([{"kpi": "a", "target": 1}], [{"kpi": "a", "target": 2}], ["changed {}.target"]),
        ([{"kpi": "a"}], [{"kpi": "b"}], ["removed {}", "added {}"]),
    ],
    PriceAdjustment: [
        ([{"base_date": D1}], [{"base_date": D1, "granted": 1}], ["changed {}.granted"]),
        ([{"base_date": D1}], [{"base_date": D2}], ["removed {}", "added {}"]),
        ([{"index": "ipca"}, {}], [{}, {"index": "ipca"}], []),
    ],
    Terms: [([{}], [{"blocked": True}], ["changed Terms.blocked"])],
    Investment: [
        ([{"name": TRAIN}], [{"name": TRAIN, "paid": 3}], ["changed Investment.paid"]),
        ([{"name": TRAIN, "period": Q3}], [{"name": TRAIN, "period": Q4}], ["changed {}.period"]),
    ],
    Competitor: [
        ([{"name": TRAIN}], [{"name": TRAIN, "threat": "high"}], ["changed Competitor.threat"]),
        ([{"name": TRAIN}], [{"name": OTHER}], ["removed {}", "added {}"]),
    ],
    Risk: [*texts("title"), *named_by_id("title")],
    Issue: [
        *texts("title"),
        *named_by_id("title"),
        ([{"title": TRAIN}], [{"title": TRAIN, "closed": D1}], ["changed Issue.closed"]),
    ],
    Note: texts("text"),
    SwotItem: [
        *texts("text"),
        (
            [{"text": TRAIN, "quadrant": "strength"}],
            [{"text": TRAIN, "quadrant": "threat"}],
            ["changed SwotItem.quadrant"],
        ),
    ],
    Voice: [
        ([{"date": D1}], [{"date": D1, "score": 9}], ["changed Voice.score"]),
        ([{"date": D1}], [{"date": D2}], ["removed {}", "added {}"]),
        (
            [{"date": D1, "comment": TRAIN}],
            [{"date": D2, "comment": TRAINED}],
            ["changed Voice.date", "changed Voice.comment"],
        ),
    ],
    Objective: [
        *named_by_id("title"),
        ([{"id": "a", "target": 1}], [{"id": "a", "target": 2}], ["changed Objective.target"]),
        ([{"id": "a"}], [{"id": "a", "actions": ({"title": "x"},)}], ["added Action"]),
        (
            [{"id": "a", "actions": ({"title": "x"},)}, {"id": "b", "title": OTHER}],
            [{"id": "a"}, {"id": "b", "title": OTHER, "actions": ({"title": "x"},)}],
            ["changed Action.objective"],
        ),
        ([], [{"id": "a", "actions": ({"title": "x"}, {"title": "y"})}], ["added Objective"]),
    ],
    PlannedValue: [
        ([{"period": Q3, "value": 1}], [{"period": Q3, "value": 2}], ["changed {}.value"]),
        ([{"period": Q3}], [{"period": Q4}], ["removed {}", "added {}"]),
    ],
    Action: [
        *texts("title"),
        *named_by_id("title"),
        ([{"title": TRAIN}], [{"title": TRAIN, "status": "done"}], ["changed Action.status"]),
        ([{"title": TRAIN}], [{"title": TRAIN, "id": "a"}], ["changed Action.id"]),
    ],
    JointPlan: [
        ([{"goal": TRAIN}], [{"goal": OTHER}], ["changed JointPlan.goal"]),
        ([], [{"goal": TRAIN}], ["added JointPlan"]),
    ],
    Milestone: [*texts("title"), ([{"due": D1}], [{"due": D2}], ["changed Milestone.due"])],
    JointTask: [*texts("title"), ([{}], [{"done": True}], ["changed JointTask.done"])],
    MeetingNotes: [
        ([{"notes": note("x")}], [{"notes": note("y")}], ["changed MeetingNotes.notes"]),
        ([{"notes": note("x"), "path": "a"}], [{"notes": note("x"), "path": "b"}], []),
        ([{"slug": "a", "meeting": meeting()}], [{"slug": "b", "meeting": meeting()}], []),
        (
            [{"slug": "a", "meeting": meeting()}],
            [{"slug": "b", "meeting": meeting(date=D2)}],
            ["removed MeetingNotes", "added MeetingNotes"],
        ),
    ],
    Meeting: [
        ([{"date": D1}], [{"date": D2}], ["changed Meeting.date"]),
        ([{"title": "A"}], [{"title": "B"}], ["renamed Meeting.title"]),
        ([{"our_attendees": ("a", "b")}], [{"our_attendees": ("b", "a")}], []),
        ([{"our_attendees": ("a",)}], [{"our_attendees": ()}], ["changed Meeting.our_attendees"]),
        (
            [{"follow_ups": ({"text": TRAIN},)}],
            [{"follow_ups": ({"text": TRAIN, "status": "done"}, {"text": OTHER})}],
            ["added Commitment", "changed Commitment.status"],
        ),
    ],
    Point: texts("text"),
    Commitment: [
        *texts("text"),
        ([{"text": TRAIN}], [{"text": TRAIN, "due": D1}], ["changed Commitment.due"]),
        (
            [{"text": TRAIN, "owner": "a"}, {"text": TRAIN, "owner": "b"}],
            [{"text": TRAIN, "owner": "b", "due": D1}, {"text": TRAIN, "owner": "a"}],
            ["changed Commitment.due"],
        ),
    ],
    ReviewNotes: [
        ([{"notes": note("x")}], [{"notes": note("y")}], ["changed ReviewNotes.notes"]),
        (
            [{"review": review(kind="qbr")}, {"review": review(kind="internal")}],
            [{"review": review(kind="internal", date=D1)}, {"review": review(kind="qbr")}],
            ["changed QuarterlyReview.date"],
        ),
        ([{"review": review()}], [{"review": review(quarter=Q4)}], ["removed {}", "added {}"]),
    ],
    QuarterlyReview: [
        ([{"status": "planned"}], [{"status": "held"}], ["changed QuarterlyReview.status"]),
        ([{"rating": {"a": 2}}], [{"rating": {"a": 3}}], ["changed QuarterlyReview.rating.a"]),
        ([{}], [{"learnings": ({"text": TRAIN},)}], ["added Point"]),
    ],
    Outcome: [*texts("text"), ([{"after": 1}], [{"after": 2}], ["changed Outcome.after"])],
    Figure: [
        (
            [{"period": JUL, "kpi": "revenue", "actual": 1}],
            [{"period": JUL, "kpi": "revenue", "actual": 2}],
            ["changed Figure.actual"],
        ),
        ([{"period": JUL}], [{"period": AUG}], ["removed Figure", "added Figure"]),
    ],
    Receivable: [
        ([{"number": "1"}], [{"number": "1", "paid_on": D1}], ["changed Receivable.paid_on"]),
        (
            [{"number": "1", "instalment": "1"}],
            [{"number": "1", "instalment": "2"}],
            ["removed Receivable", "added Receivable"],
        ),
    ],
    Programme: [
        ([{"name": "A"}], [{"name": "B"}], ["renamed Programme.name"]),
        ([{"currency": "BRL"}], [{"currency": "EUR"}], ["changed Programme.currency"]),
        (
            [{"tiers": ({"id": "a", "name": "A"}, {"id": "b", "name": "B"})}],
            [{"tiers": ({"id": "b", "name": "B"}, {"id": "a", "name": "A"})}],
            ["changed Programme.tiers"],
        ),
    ],
    FiscalYear: [([{"start_month": 1}], [{"start_month": 4}], ["changed FiscalYear.start_month"])],
    Offering: named_by_id(),
    Department: named_by_id(),
    Territory: [*named_by_id(), ([{"owner": "a"}], [{"owner": "b"}], ["changed Territory.owner"])],
    Person: [*named_by_id(), ([{"title": "a"}], [{"title": "b"}], ["changed Person.title"])],
    Tier: [*named_by_id()[:3], ([{}], [{"cadence_days": 3}], ["changed Tier.cadence_days"])],
    Criteria: [([{}], [{"position": (minimal(Criterion),)}], ["added Criterion"])],
    Criterion: [*named_by_id(), ([{"weight": 1}], [{"weight": 2}], ["changed Criterion.weight"])],
    Kpi: [*named_by_id(), ([{"measure": "%"}], [{"measure": "t"}], ["changed Kpi.measure"])],
    Stage: [*named_by_id(), ([{}], [{"probability": 1}], ["changed Stage.probability"])],
    ServiceLevel: [
        ([{"severity": "high", "days": 1}], [{"severity": "high", "days": 2}], ["changed {}.days"]),
        ([{"severity": "high"}], [{"severity": "low"}], ["removed {}", "added {}"]),
    ],
    HealthSettings: [([{}], [{"bands": {"green": 90}}], ["changed HealthBands.green"])],
    HealthFactors: [([{"issues": 1}], [{"issues": 2}], ["changed HealthFactors.issues"])],
    HealthBands: [([{"yellow": 40}], [{"yellow": 45}], ["changed HealthBands.yellow"])],
    Limits: [([{}], [{"cr5": Decimal("0.5")}], ["changed Limits.cr5"])],
    SelectionSettings: [
        ([{"cuts": (80, 60)}], [{"cuts": (60, 80)}], ["changed SelectionSettings.cuts"])
    ],
    BuyingSettings: [([{}], [{"lost_days": 400}], ["changed BuyingSettings.lost_days"])],
    Rules: [
        ([{"severity": {"a": "off"}}], [{"severity": {}}], ["changed Rules.severity.a"]),
        ([{}], [{"profile": "complete"}], ["changed Rules.profile"]),
    ],
    AcceptedRule: [
        ([{"rule": "a"}], [{"rule": "a", "until": D1}], ["changed AcceptedRule.until"]),
        ([{"rule": "a"}], [{"rule": "b"}], ["removed AcceptedRule", "added AcceptedRule"]),
    ],
    CustomField: [
        *named_by_id("label"),
        ([{"type": "text"}], [{"type": "date"}], ["changed CustomField.type"]),
    ],
}

CASES = [
    pytest.param(record, *row, id=f"{record.__name__}-{number}")
    for record, rows in ROWS.items()
    for number, row in enumerate(rows)
]


@pytest.mark.parametrize(("record", "before", "after", "expected"), CASES)
def test_what_is_told(
    record: type[Record], before: Items, after: Items, expected: list[str]
) -> None:
    old = portfolio_with(record, [minimal(record, **values) for values in before])
    new = portfolio_with(record, [minimal(record, **values) for values in after])
    changes = compare(old, new)
    wanted = sorted(item.format(record.__name__) for item in expected)
    assert sorted(map(told, changes)) == wanted
    assert sorted(told(change.inverse()) for change in compare(new, old)) == wanted


def test_every_kind_of_record_has_its_rows() -> None:
    assert set(ROWS) == set(HOMES) | {LeftOut}, "a new record needs rows in this table"


@pytest.mark.parametrize("record", sorted(LISTED, key=str))
def test_a_record_that_comes_or_goes_is_one_change_with_the_record(record: type[Record]) -> None:
    item = minimal(record)
    empty, full = portfolio_with(record, []), portfolio_with(record, [item])
    (added,) = compare(empty, full)
    (removed,) = compare(full, empty)
    assert (told(added), added.before, added.after) == (f"added {record.__name__}", None, item)
    assert (told(removed), removed.before, removed.after) == (
        f"removed {record.__name__}",
        item,
        None,
    )
