"""Risk score and exposure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kamdocs.metrics.risks import exposure, risk_standing, risk_standings
from kamdocs.model.watch import Risk

AS_OF = date(2026, 10, 15)


def risk(title: str = "r", **fields: object) -> Risk:
    return Risk.model_validate({"title": title, **fields})


@pytest.mark.parametrize(
    ("impact", "likelihood", "amount", "score", "exposed"),
    [
        (5, 4, "1000", 20, "800"),
        (1, 1, "1000", 1, "200"),
        (5, 5, "1000", 25, "1000"),
        (3, None, "1000", None, None),
        (None, 2, "1000", None, "400"),
        (3, 3, None, 9, None),
        (3, 4, "0", 12, "0"),
    ],
)
def test_score_and_exposure(
    impact: int | None, likelihood: int | None, amount: str | None, score: int, exposed: str | None
) -> None:
    item = risk(impact=impact, likelihood=likelihood, revenue_at_risk=amount)
    found = risk_standing("vereda", item)
    assert found.score == score
    assert found.exposure == (None if exposed is None else Decimal(exposed))


def test_gravest_open_risk_comes_first_and_closed_ones_last() -> None:
    items = [
        risk("closed", impact=5, likelihood=5, status="closed_lost"),
        risk("small", impact=1, likelihood=2),
        risk("less money", impact=4, likelihood=3, revenue_at_risk="10"),
        risk("more money", impact=3, likelihood=4, revenue_at_risk="90"),
        risk("unknown"),
    ]
    names = [item.risk.title for item in risk_standings("vereda", items)]
    assert names == ["more money", "less money", "small", "unknown", "closed"]


def test_exposure_adds_up_open_risks_and_counts_those_without_an_amount() -> None:
    items = [
        risk(likelihood=5, revenue_at_risk="100"),
        risk(likelihood=2, revenue_at_risk="100"),
        risk(likelihood=2),
        risk(likelihood=5, revenue_at_risk="900", status="closed_resolved"),
    ]
    found = exposure(risk_standings("vereda", items), AS_OF)
    assert found.value == 140
    told = {item.key: item.value for item in found.inputs}
    assert told == {"open_risks": 3, "revenue_at_risk": 200, "risks_without_amount": 1}


@pytest.mark.parametrize(
    ("items", "value"),
    [
        ([], None),
        ([risk(likelihood=3)], None),
        ([risk(likelihood=3, revenue_at_risk="10", status="closed_resolved")], "0"),
    ],
    ids=["none recorded", "no amount", "all closed"],
)
def test_exposure_is_unknown_without_amounts_and_zero_when_all_are_closed(
    items: list[Risk], value: str | None
) -> None:
    found = exposure(risk_standings("vereda", items), AS_OF)
    assert found.value == (None if value is None else Decimal(value))
