"""Opportunities: whose value and probability count, and what the pipeline adds up to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kamdocs.metrics.deals import DealState, stage_probability
from kamdocs.model.enums import ForecastCategory
from kamdocs.model.programme import Programme, Stage
from tests.metrics.growth_world import deal, grown, grown_alone
from tests.metrics.revenue_world import account

D = Decimal


def test_an_opportunity_counts_with_its_own_probability_before_that_of_its_stage() -> None:
    programme = Programme(name="P", stages=(Stage(id="proposta", name="X", probability=D("0.5")),))
    own = deal("a", stage="proposta", annual_value=100, probability="0.9")
    by_stage = deal("b", stage="proposta", annual_value=100)
    found = grown_alone(account("x", opportunities=(own, by_stage)), programme=programme)
    assert [item.probability for item in found.deals] == [D("0.9"), D("0.5")]
    assert found.weighted_pipeline.value == D(140)


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        ("identified", "0.10"),
        ("qualified", "0.20"),
        ("approval", "0.35"),
        ("quotation", "0.45"),
        ("proposal", "0.60"),
        ("negotiation", "0.75"),
        ("won", "1"),
        ("lost", "0"),
        ("on_hold", "0.05"),
    ],
)
def test_built_in_stages_have_usual_probabilities(stage: str, expected: str) -> None:
    assert stage_probability(stage, Programme(name="P")) == D(expected)


def test_a_programme_stage_without_probability_takes_that_of_the_same_word() -> None:
    programme = Programme(name="P", stages=(Stage(id="cotacao", name="Cotação"),))
    assert stage_probability("cotacao", programme) == D("0.45")
    assert stage_probability("piloto", programme) is None
    assert stage_probability(None, programme) is None


def test_the_pipeline_adds_open_opportunities_with_their_spread() -> None:
    # 1000 × 0.6 + 500 × 0.2 = 700; variance 1000² × 0.24 + 500² × 0.16 = 280 000
    opportunities = (
        deal("a", stage="proposal", annual_value=1000),
        deal("b", stage="qualified", amount=500),
        deal("c", stage="won", annual_value=9000),
        deal("d", stage="lost", annual_value=9000),
    )
    found = grown_alone(account("x", opportunities=opportunities))
    assert found.pipeline.value == D(1500)
    assert found.weighted_pipeline.value == D(700)
    assert found.open_deals.variance == D(280_000)
    assert found.open_deals.spread == D(280_000).sqrt()


def test_a_certain_opportunity_has_no_spread() -> None:
    certain = deal("a", stage="negotiation", probability=1, annual_value=700)
    found = grown_alone(account("x", opportunities=(certain,)))
    assert found.open_deals.spread == 0


def test_without_opportunities_the_pipeline_is_missing_and_not_zero() -> None:
    found = grown_alone(account("x"))
    assert found.pipeline.value is None
    assert found.weighted_pipeline.value is None
    assert found.weighted_pipeline.missing == ("open_opportunities",)


def test_opportunities_without_value_or_probability_are_counted_as_such() -> None:
    opportunities = (
        deal("a", stage="proposal"),
        deal("b", annual_value=100),
        deal("c", stage="on_hold", annual_value=200),
    )
    found = grown_alone(account("x", opportunities=opportunities)).open_deals
    assert (found.value, found.weighted) == (D(300), D(10))
    assert (found.without_value, found.without_probability) == (1, 1)


@pytest.mark.parametrize(
    ("stage", "probability", "expected"),
    [
        ("fechado", "1", DealState.WON),
        ("descartado", "0", DealState.LOST),
        ("piloto", "0.5", DealState.OPEN),
        ("ganha", None, DealState.WON),
        ("em_espera", "0", DealState.OPEN),
    ],
)
def test_stages_of_the_company_are_won_or_lost_by_word_or_probability(
    stage: str, probability: str | None, expected: DealState
) -> None:
    usual = None if probability is None else D(probability)
    programme = Programme(name="P", stages=(Stage(id=stage, name="X", probability=usual),))
    found = grown_alone(account("x", opportunities=(deal(stage=stage),)), programme=programme)
    assert found.deals[0].state is expected


def test_stages_follow_the_programme_and_categories_the_surest_first() -> None:
    opportunities = (
        deal("a", stage="negotiation", annual_value=10),
        deal("b", stage="identified", annual_value=20, category="commit"),
        deal("c", annual_value=40),
    )
    found = grown(account("x", opportunities=opportunities))
    assert {stage: group.value for stage, group in found.stages.items()} == {
        "identified": D(20),
        "negotiation": D(10),
        None: D(40),
    }
    assert list(found.stages) == ["identified", "negotiation", None]
    assert {category: group.value for category, group in found.categories.items()} == {
        ForecastCategory.COMMIT: D(20),
        ForecastCategory.PIPELINE: D(50),
    }


def test_won_and_lost_of_the_fiscal_year_only_up_to_the_day() -> None:
    opportunities = (
        deal("old", stage="won", annual_value=1, close_date=date(2025, 12, 31)),
        deal("won", stage="won", annual_value=10, close_date=date(2026, 1, 1)),
        deal("lost", stage="lost", annual_value=20, close_date=date(2026, 10, 15)),
        deal("ahead", stage="won", annual_value=40, close_date=date(2026, 10, 16)),
        deal("open", stage="proposal", annual_value=80, close_date=date(2026, 5, 1)),
    )
    found = grown_alone(account("x", opportunities=opportunities))
    names = [item.opportunity.id for item in found.decided_this_year]
    assert names == ["lost", "won"]
    assert (found.won_value, found.lost_value) == (D(10), D(20))


def test_an_open_opportunity_past_its_close_is_overdue_the_day_after() -> None:
    on_time = deal(stage="proposal", close_date=date(2026, 10, 15))
    found = grown_alone(account("x", opportunities=(on_time,))).deals[0]
    assert not found.is_overdue(date(2026, 10, 15))
    assert found.is_overdue(date(2026, 10, 16))


def test_money_of_another_currency_is_in_no_sum_of_the_portfolio() -> None:
    ours = account("ours", opportunities=(deal(stage="proposal", annual_value=100),))
    theirs = account(
        "theirs", currency="USD", opportunities=(deal(stage="proposal", annual_value=900),)
    )
    found = grown(ours, theirs)
    assert found.pipeline.value == D(100)
    assert found.accounts["theirs"].pipeline.value == D(900)
    assert found.accounts["theirs"].pipeline.currency == "USD"
    assert ("other_currency", 1) in [(item.key, item.value) for item in found.pipeline.inputs]
