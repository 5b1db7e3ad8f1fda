"""Axis scores, coverage, suggested tier with its reasons, and ranking; worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kamdocs.metrics.selection import axis_score, suggest_tier
from kamdocs.model.account import Score
from kamdocs.model.programme import Criteria, Programme, SelectionSettings, Tier
from tests.metrics.base_world import PROGRAMME, TIERS, base_of, criteria, scores
from tests.metrics.revenue_world import account, row

D = Decimal


@pytest.mark.parametrize(
    ("weights", "given", "value", "coverage", "missing"),
    [
        # (60 × 9 + 40 × 6) ÷ 100 = 7.8, on 0–100: 78
        ({"a": "60", "b": "40"}, {"a": "9", "b": "6"}, "78", "1", []),
        # only a scored: 9 → 90, 60 % of the weight
        ({"a": "60", "b": "40"}, {"a": "9"}, "90", "0.6", ["b"]),
        # weights that add up to 50: (30 × 10 + 20 × 5) ÷ 50 = 8
        ({"a": "30", "b": "20"}, {"a": "10", "b": "5"}, "80", "1", []),
        # no weights at all: the mean of 4 and 7
        ({"a": None, "b": None}, {"a": "4", "b": "7"}, "55", "1", []),
        # one criterion
        ({"a": "100"}, {"a": "0"}, "0", "1", []),
        # a criterion without weight among weighted ones does not count
        ({"a": "100", "b": None}, {"a": "5", "b": "10"}, "50", "1", []),
        # nothing scored; the heaviest missing first
        ({"a": "40", "b": "60"}, {}, None, "0", ["b", "a"]),
        # all weights zero: nothing to divide by
        ({"a": "0"}, {"a": "5"}, None, None, []),
        # no criteria in the programme
        ({}, {"a": "5"}, None, None, []),
    ],
)
def test_an_axis_is_the_weighted_mean_of_what_was_scored(
    weights: dict[str, str | None],
    given: dict[str, str],
    value: str | None,
    coverage: str | None,
    missing: list[str],
) -> None:
    axis = axis_score(account("a", scores=scores(**given)), criteria(**weights))
    assert axis.value == (None if value is None else D(value))
    assert axis.coverage == (None if coverage is None else D(coverage))
    assert [item.criterion.id for item in axis.missing] == missing


@pytest.mark.parametrize(
    ("size", "growth", "bond", "fit", "tier", "index", "lowered"),
    [
        ("8", "8", "8", "8", "top", "80", None),  # exactly on the cut
        ("8", "8", "8", "7.9", "key", "79.75", None),  # a quarter of a point below it
        ("6", "6", "6", "6", "key", "60", None),
        ("4", "4", "4", "4", "grow", "40", None),
        ("3", "3", "3", "3", "keep", "30", None),
        # mean 80, but a position of 60 is just what the top tier asks for
        ("10", "10", "6", "6", "top", "80", None),
        # mean 65 would be key; a position of 30 is below 40, so one tier lower
        ("10", "10", "3", "3", "grow", "65", "position"),
        # mean 65 the other way round: strong with a client that is not attractive
        ("3", "3", "10", "10", "grow", "65", "attractiveness"),
    ],
)
def test_the_mean_suggests_and_the_weaker_axis_limits(
    size: str, growth: str, bond: str, fit: str, tier: str, index: str, lowered: str | None
) -> None:
    given = scores(size=size, growth=growth, bond=bond, fit=fit)
    found = suggest_tier(account("a", tier="key", scores=given), PROGRAMME)
    assert (found.tier, found.index, found.lowered_by) == (tier, D(index), lowered)
    assert found.differs is (tier != "key")


def test_too_few_scores_suggest_nothing_and_name_what_is_missing() -> None:
    # growth is 40 % of its axis: below the least coverage of 60 %
    found = suggest_tier(
        account("a", tier="top", scores=scores(growth="9", bond="9", fit="9")), PROGRAMME
    )
    assert (found.tier, found.index, found.differs) == (None, None, False)
    assert [item.criterion.id for item in found.missing] == ["size"]


def test_an_account_without_scores_has_no_place() -> None:
    whole = base_of(account("a"))
    found = whole.accounts["a"]
    assert (found.attractiveness.value, found.position.value) == (None, None)
    assert found.attractiveness.missing == ("scored_criteria",)
    assert whole.selection[0].place is None


def test_a_programme_with_one_axis_suggests_from_it_alone() -> None:
    programme = Programme(
        name="P", tiers=TIERS, criteria=Criteria(attractiveness=criteria(size="100"))
    )
    found = suggest_tier(account("a", scores=scores(size="7")), programme)
    assert (found.tier, found.index) == ("key", D(70))


def test_a_programme_without_criteria_or_tiers_suggests_nothing() -> None:
    assert suggest_tier(account("a"), Programme(name="P")).tier is None
    no_tiers = PROGRAMME.model_copy(update={"tiers": ()})
    given = scores(size="9", growth="9", bond="9", fit="9")
    assert suggest_tier(account("a", scores=given), no_tiers).tier is None


def test_cuts_are_those_of_the_programme_and_never_more_than_its_tiers() -> None:
    programme = PROGRAMME.model_copy(
        update={
            "tiers": (Tier(id="in", name="Dentro"), Tier(id="out", name="Fora")),
            "selection": SelectionSettings(cuts=(D(50), D(30), D(10))),
        }
    )
    given = scores(size="4", growth="4", bond="5", fit="5")
    assert suggest_tier(account("a", scores=given), programme).tier == "out"
    assert (
        suggest_tier(
            account("a", scores=scores(size="5", growth="5", bond="5", fit="5")), programme
        ).tier
        == "in"
    )


def test_reasons_name_what_lifts_and_what_holds_back() -> None:
    # index (84 + 35) ÷ 2 = 59.5; size moves 60 × 30.5, growth 40 × 15.5,
    # bond 50 × −39.5, fit 50 × −9.5 (and fit, at 50, holds back too)
    given = scores(size="9", growth="7.5", bond="2", fit="5")
    found = suggest_tier(account("a", scores=given), PROGRAMME)
    assert [item.criterion.id for item in found.lifts] == ["size", "growth"]
    assert [item.criterion.id for item in found.holds] == ["bond", "fit"]


def test_weights_of_both_axes_count_alike_whatever_they_add_up_to() -> None:
    programme = PROGRAMME.model_copy(
        update={
            "criteria": Criteria(attractiveness=criteria(size="3"), position=criteria(bond="100"))
        }
    )
    # mean 60: size lifts by 20, bond holds back by 20
    found = suggest_tier(account("a", scores=scores(size="8", bond="4")), programme)
    assert found.index == 60
    assert [item.criterion.id for item in (*found.lifts, *found.holds)] == ["size", "bond"]


def test_a_score_good_enough_for_the_top_tier_holds_nothing_back() -> None:
    given = scores(size="10", growth="8", bond="10", fit="10")
    assert suggest_tier(account("a", scores=given), PROGRAMME).holds == ()


def test_evidence_is_asked_for_where_a_score_has_none() -> None:
    given = (
        Score(criterion="size", score=D(9), evidence="R$ 30 mi"),
        Score(criterion="growth", score=D(6)),
    )
    axis = axis_score(account("a", scores=given), PROGRAMME.criteria.attractiveness)
    assert [item.criterion.id for item in axis.without_evidence] == ["growth"]


def test_the_biggest_account_is_not_automatically_the_first() -> None:
    big = account(
        "big", row("2026-01", "900"), scores=scores(size="9", growth="3", bond="2", fit="2")
    )
    good = account(
        "good", row("2026-01", "100"), scores=scores(size="8", growth="8", bond="8", fit="8")
    )
    foreign = account(
        "other",
        row("2026-01", "5000"),
        currency="USD",
        scores=scores(size="8", growth="8", bond="8", fit="8"),
    )
    bare = account("bare", scores=scores(size="9"))
    ranked = base_of(big, good, foreign, bare).selection
    assert [(item.account, item.place, item.revenue_place) for item in ranked] == [
        ("good", 1, 2),
        ("other", 2, None),
        ("big", 3, 1),
        ("bare", None, None),
    ]


def test_measures_of_the_selection_count_only_what_can_be_compared() -> None:
    full = scores(size="8", growth="8", bond="8", fit="8")
    whole = base_of(
        account("a", tier="top", scores=full),
        account("b", tier="keep", scores=full),
        account("c", scores=full),
        account("d", tier="top"),
    )
    assert whole.selected.value == D("0.75")
    assert whole.tier_differs.value == 1
    assert whole.tier_differs.inputs[0].value == 2
    assert base_of().selected.value is None
