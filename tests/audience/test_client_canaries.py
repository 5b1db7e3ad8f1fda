"""A token in every field of every record, marks at random: the client gets those of the contract.

The table below is the contract once more, written out from vocabulary.md and not from the code.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kamdocs.audience.client_view import client_portfolio
from kamdocs.model.account import Account, Prose
from kamdocs.model.enums import ContractStatus, Visibility
from kamdocs.model.kinds import Kind, Target
from kamdocs.model.period import Period
from kamdocs.model.portfolio import Portfolio
from kamdocs.model.programme import Programme
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, record_shape

CONTRACT: Mapping[str, str] = {
    "Stakeholder": "id name title",
    "Objective": "id title measure start due agreed_on start_value current_value target",
    "PlannedValue": "value",
    "JointPlan": "goal target_date",
    "Milestone": "title due",
    "JointTask": "title due",
    "Action": "title due",
    "Commitment": "text due",
    "Meeting": "date place next_meeting",
    "Point": "text",
    "QuarterlyReview": "date",
    "Outcome": "text before after measure",
    "Issue": "title opened closed cause action due",
    "Contract": "name value start end notice_days",
    "ContractedLevel": "target",
    "PriceAdjustment": "base_date granted effective",
    "Unit": "id name city state",
    "KeyDate": "from_ to what",
    "Need": "text due",
    "Figure": "actual",
    "Account": "name id currency",
    "Programme": "company language currency revenue_basis",
    "FiscalYear": "start_month",
    "Person": "id name title",
    "Offering": "id name",
    "Kpi": "id name measure",
}
"""Fields whose values a client may see, where the record is for it."""

NEED_A_MARK = {
    "Stakeholder", "Objective", "JointPlan", "Milestone", "JointTask", "Action", "Commitment",
    "Meeting", "Point", "QuarterlyReview", "Outcome", "Issue", "Contract", "PriceAdjustment",
    "Unit", "KeyDate", "Need",
}  # fmt: skip
"""Records that are for the client only with its mark."""

DESCENDS = {("Meeting", "agenda"), ("Meeting", "decisions"), ("Meeting", "follow_ups"),
            ("JointPlan", "milestones"), ("JointPlan", "tasks")}  # fmt: skip
NEVER_IN = {"corrective_actions", "opportunities", "risks", "trends", "references"}

IDS = {
    Target.PERSON: "person-of-the-team",
    Target.OFFERING: "offering-sold",
    Target.KPI: "kpi-open",
    Target.UNIT: "unit-0",
    Target.STAKEHOLDER: "stakeholder-0",
    Target.OBJECTIVE: "objective-0",
    Target.OPPORTUNITY: "opportunity-0",
}


@dataclass(frozen=True)
class Step:
    """A record on the way to a token: its kind, the field it stands in, its mark and its side.

    `marks` are those of the records in it, with the field they stand in.
    """

    kind: str
    inside: str
    mark: Visibility | None
    side: StrEnum | None = None
    marks: list[tuple[str, Visibility | None]] = field(default_factory=list, compare=False)


@dataclass
class Planter:
    """Fills records with values that stand nowhere else, and notes where."""

    choose: random.Random
    planted: dict[Any, tuple[tuple[Step, ...], str]] = field(default_factory=dict)

    def record(self, kind: type[Record], inside: str = "", above: tuple[Step, ...] = ()) -> Any:
        """Give a record full of tokens."""
        values = {name: self._word(shape) for name, shape in record_shape(kind).items()}
        step = Step(kind.__name__, inside, values.get("visibility"), values.get("side"))
        if above:
            above[-1].marks.append((inside, step.mark))
        for name, shape in record_shape(kind).items():
            if shape.values is None:
                values[name] = self._value(kind, shape, (*above, step))
        return kind.model_construct(**values)

    def _word(self, shape: FieldShape) -> Any:
        if shape.values is None:
            return None
        if shape.values is ContractStatus:
            return ContractStatus.ACTIVE
        words = list(shape.values)
        maybe = [None, words[-1]] if shape.values is Visibility else []
        return self.choose.choice([*maybe, *words])

    def _value(self, kind: type[Record], shape: FieldShape, way: tuple[Step, ...]) -> Any:
        if shape.record is Prose:
            return None
        if shape.record is not None:
            count = 2 if shape.many else 1
            made = tuple(self.record(shape.record, shape.name, way) for _ in range(count))
            return made if shape.many else made[0]
        if shape.reference is not None:
            name = IDS.get(shape.reference.target, "elsewhere")
            return (name,) if shape.many else name
        value = self._token(kind, shape, way)
        return (value,) if shape.many else value

    def _token(self, kind: type[Record], shape: FieldShape, way: tuple[Step, ...]) -> Any:
        rank = len(self.planted)
        if shape.kind is Kind.YES_NO:
            return False
        if shape.kind is Kind.PERIOD:
            return Period.month(2026, 7)
        value: Any = f"token {rank}"
        if shape.kind is Kind.DAY or (kind is Account and shape.name == "changed"):
            value = date(1990, 1, 1) + timedelta(days=rank)
        elif shape.kind is Kind.COUNT:
            value = 100_000 + rank
        elif shape.kind not in (None, Kind.TEXT, Kind.ID, Kind.TAX_ID):
            value = Decimal(200_000 + rank) / 7
        self.planted[value] = (way, shape.name)
        return {value: value} if shape.kind is None and shape.free is not None else value


def portfolio(choose: random.Random) -> tuple[Portfolio, Planter]:
    """Give a portfolio of two accounts with a token in every field."""
    planter = Planter(choose)
    programme = planter.record(Programme)
    accounts = []
    for name in ("ours", "other"):
        account = planter.record(Account)
        numbered = {
            key: tuple(
                item.model_copy(update={"id": f"{kind}-{index}"})
                for index, item in enumerate(getattr(account, key))
            )
            for key, kind in (
                ("units", "unit"),
                ("stakeholders", "stakeholder"),
                ("objectives", "objective"),
            )
        }
        named = [
            item.model_copy(update={"kpi": kpi})
            for item, kpi in zip(account.figures, ("revenue", "margin"), strict=True)
        ]
        accounts.append(
            account.model_copy(update={**numbered, "figures": tuple(named), "id": name})
        )
    people = [
        item.model_copy(update={"id": name})
        for item, name in zip(
            programme.people, ("person-of-the-team", "person-elsewhere"), strict=True
        )
    ]
    return Portfolio.model_construct(
        programme=programme.model_copy(
            update={
                "people": tuple(people),
                "kpis": (programme.kpis[0].model_copy(update={"id": "kpi-open"}),),
                "offerings": (programme.offerings[0].model_copy(update={"id": "offering-sold"}),),
            }
        ),
        accounts=tuple(accounts),
        left_out=(),
    ), planter


def may_see(way: tuple[Step, ...], name: str) -> bool:
    """Tell by the contract whether a client may see a field."""
    is_client = True
    for above, step in zip((None, *way), way, strict=False):
        mark = step.mark
        if step.inside in NEVER_IN or (step.kind, step.inside) == ("Person", "elsewhere"):
            return False
        if step.kind in NEED_A_MARK:
            descends = above is not None and (above.kind, step.inside) in DESCENDS
            is_client = mark is Visibility.CLIENT or (mark is None and descends)
            if step.kind == "QuarterlyReview" and mark is None:
                # "…, decisions sought, outcomes, learnings that are marked": each by its own mark.
                is_client = any(
                    inner is Visibility.CLIENT and where not in NEVER_IN
                    for where, inner in step.marks
                )
        elif step.kind == "Kpi":
            is_client = mark is Visibility.CLIENT
        if not is_client or step.kind not in {*CONTRACT, "MeetingNotes", "ReviewNotes"}:
            return False
        if step.kind == "Objective" and step.side not in ("customer", "joint"):
            return False
        is_target = (way[-1].kind, name) in {("Objective", "target"), ("PlannedValue", "value")}
        if step.kind == "Objective" and is_target and step.side != "joint":
            return False
    return name in CONTRACT.get(way[-1].kind, "").split()


def values_of(value: Any) -> Iterator[Any]:
    """Give every single value that stands somewhere in plain data."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from (*values_of(key), *values_of(item))
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from values_of(item)
    else:
        yield value


def seen_by_client(whole: Portfolio) -> set[Any]:
    """Give every value of the client's portfolio."""
    view = client_portfolio(whole, "ours")
    assert [account.id for account in view.accounts] == ["ours"]
    return set(values_of(view.model_dump(warnings=False)))


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_no_token_beyond_the_contract_is_in_the_client_s_portfolio(choose: random.Random) -> None:
    whole, planter = portfolio(choose)
    seen = seen_by_client(whole)
    leaked = [
        (way[-1].kind, name, value)
        for value, (way, name) in planter.planted.items()
        if value in seen and not may_see(way, name)
    ]
    assert leaked == []


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_nothing_of_another_account_is_in_the_client_s_portfolio(choose: random.Random) -> None:
    whole, _ = portfolio(choose)
    seen = seen_by_client(whole)
    assert "other" not in seen
    assert "person-elsewhere" not in seen
    other = set(values_of(whole.accounts[1].model_dump(warnings=False)))
    unique = {item for item in other if isinstance(item, Decimal) or str(item).startswith("token")}
    assert not unique & seen


class _Always(random.Random):
    """Chooses the last of some words, which is the widest mark and a joint objective."""

    def choice(self, seq: Any) -> Any:
        """Give the last."""
        return seq[-1]


def test_marked_as_wide_as_can_be_every_token_of_the_contract_is_there() -> None:
    whole, planter = portfolio(_Always())
    seen = seen_by_client(whole)
    shown = {
        (way[-1].kind, name) for value, (way, name) in planter.planted.items() if value in seen
    }
    wanted = {
        (kind, name) for kind, names in CONTRACT.items() for name in names.split() if name != "id"
    }
    assert wanted <= shown
