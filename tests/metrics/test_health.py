"""Health of an account: factors, weights, what is unknown, bands, override, trend."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kamdocs.metrics.account_health import AccountHealth
from kamdocs.metrics.health import Band, band_count, band_of, health, health_factors
from kamdocs.metrics.health_factors import (
    FactorKey,
    FactorScore,
    below_limit,
    revenue_score,
    voice_score,
)
from kamdocs.metrics.health_trend import health_trend
from kamdocs.metrics.scope import AccountScope
from kamdocs.metrics.window import Window, period_window
from kamdocs.model.account import Account, HealthOverride
from kamdocs.model.enums import Closeness, IssueSeverity, ObjectiveStatus, StakeholderRole
from kamdocs.model.figures import Figure, Receivable
from kamdocs.model.people import Stakeholder
from kamdocs.model.period import Period
from kamdocs.model.programme import (
    DEFAULT_HEALTH_FACTORS,
    FiscalYear,
    HealthBands,
    HealthFactors,
    Limits,
    Programme,
    ServiceLevel,
)
from kamdocs.model.watch import Issue, Voice
from kamdocs.model.work import Objective

AS_OF = date(2026, 10, 15)
PROGRAMME = Programme(
    name="P",
    limits=Limits(overdue=Decimal("0.10"), revenue_drop=Decimal("0.20")),
    service_levels=(
        ServiceLevel(severity=IssueSeverity.HIGH, days=15),
        ServiceLevel(severity=IssueSeverity.LOW, days=45),
    ),
)
BANDS = HealthBands(green=Decimal(75), yellow=Decimal(50))


def month(number: int, actual: str | None, target: str | None, year: int = 2026) -> Figure:
    return Figure(
        period=Period.month(year, number),
        kpi="revenue",
        actual=None if actual is None else Decimal(actual),
        target=None if target is None else Decimal(target),
    )


def account(**fields: object) -> Account:
    return Account.model_validate(
        {"id": "vereda", "name": "Vereda", "path": "accounts/vereda/conta.md", **fields}
    )


def measured(programme: Programme = PROGRAMME, **fields: object) -> AccountHealth:
    window = Window(date(2026, 1, 1), AS_OF)
    return AccountHealth(AccountScope(account(**fields), programme, window, AS_OF))


def scores(**by_factor: str | None) -> tuple[FactorScore, ...]:
    return tuple(
        FactorScore(key, None if (text := by_factor.get(key)) is None else Decimal(text), ())
        for key in FactorKey
    )


@pytest.mark.parametrize(
    ("value", "score"),
    [("-0.1", "100"), ("0", "100"), ("0.05", "75"), ("0.1", "50"), ("0.2", "0"), ("0.9", "0")],
)
def test_a_limit_is_worth_50_and_twice_the_limit_nothing(value: str, score: str) -> None:
    assert below_limit(Decimal(value), Decimal("0.1")) == Decimal(score)


def test_a_limit_of_zero_allows_nothing() -> None:
    assert below_limit(Decimal("0.01"), Decimal(0)) == 0
    assert below_limit(Decimal(0), Decimal(0)) == 100


def test_health_is_the_weighted_mean_of_all_factors() -> None:
    # 25·80 + 20·50 + 20·100 + 15·90 + 10·0 + 10·40 = 6750 of 100
    found = scores(
        relationship="80",
        objectives="50",
        revenue="100",
        voice_of_customer="90",
        receivables="0",
        issues="40",
    )
    factors = health_factors(found, DEFAULT_HEALTH_FACTORS)
    measure = health(factors, None, AS_OF)
    assert measure.value == Decimal("67.5")
    assert measure.missing == ()


def test_a_missing_factor_is_left_out_and_the_known_weight_told() -> None:
    # 25·80 + 20·50 = 3000 of 45
    factors = health_factors(scores(relationship="80", objectives="50"), DEFAULT_HEALTH_FACTORS)
    measure = health(factors, None, AS_OF)
    assert measure.value == Decimal(3000) / 45
    told = {item.key: item.value for item in measure.inputs}
    assert told["known_weight"] == Decimal("0.45")
    assert "health_revenue" in measure.missing
    assert [item.share for item in factors][:3] == [Decimal(25) / 45, Decimal(20) / 45, None]


def test_without_any_factor_there_is_no_health_and_never_zero() -> None:
    measure = health(health_factors(scores(), DEFAULT_HEALTH_FACTORS), None, AS_OF)
    assert measure.value is None
    assert len(measure.missing) == 6


def test_a_factor_without_weight_in_the_programme_does_not_count() -> None:
    weights = HealthFactors(revenue=Decimal(1), issues=Decimal(0))
    factors = health_factors(scores(revenue="60", issues="0", objectives="0"), weights)
    assert [item.key for item in factors] == [FactorKey.REVENUE]
    assert health(factors, None, AS_OF).value == 60


@pytest.mark.parametrize(
    ("value", "band"),
    [
        ("100", Band.GREEN),
        ("75", Band.GREEN),
        ("74.5", Band.GREEN),
        ("74.4", Band.YELLOW),
        ("50", Band.YELLOW),
        ("49.4", Band.RED),
        ("0", Band.RED),
    ],
)
def test_bands_follow_the_whole_points_that_are_shown(value: str, band: Band) -> None:
    assert band_of(Decimal(value), BANDS) is band


def test_no_health_has_no_band() -> None:
    assert band_of(None, BANDS) is None
    counted = band_count([Band.RED, None, Band.GREEN, Band.RED])
    assert (counted.green, counted.yellow, counted.red, counted.unknown) == (1, 0, 2, 1)


@pytest.mark.parametrize(
    ("until", "value"),
    [(None, "68"), (date(2026, 10, 15), "68"), (date(2026, 10, 14), "80")],
)
def test_an_override_counts_to_its_last_day(until: date | None, value: str) -> None:
    factors = health_factors(scores(revenue="80"), DEFAULT_HEALTH_FACTORS)
    override = HealthOverride(value=Decimal(68), reason="Contrato", by="ana", until=until)
    measure = health(factors, override, AS_OF)
    assert measure.value == Decimal(value)
    told = {item.key: item.value for item in measure.inputs}
    assert told["computed_health"] == 80


def test_an_override_gives_a_health_where_nothing_can_be_computed() -> None:
    override = HealthOverride(value=Decimal(40), reason="Só de ouvir")
    measure = health(health_factors(scores(), DEFAULT_HEALTH_FACTORS), override, AS_OF)
    assert measure.value == 40
    assert "computed_health" in measure.missing


REVENUE_CASES = [
    ("on target", [month(1, "100", "100")], "100"),
    ("above", [month(1, "130", "100")], "100"),
    ("10% below", [month(1, "90", "100")], "75"),
    ("limit below", [month(1, "80", "100")], "50"),
    ("far below", [month(1, "10", "100")], "0"),
    ("negative", [month(1, "-10", "100")], "0"),
    ("no target", [month(1, "90", None)], None),
    ("target of zero", [month(1, "90", "0")], None),
    ("one month without target", [month(1, "90", "100"), month(2, "90", None)], None),
    ("open month does not count", [month(1, "90", "100"), month(10, "0", "500")], "75"),
    ("year before until a month closes", [month(12, "90", "100", 2025)], "75"),
    ("no figures", [], None),
]


@pytest.mark.parametrize(("name", "rows", "score"), REVENUE_CASES, ids=lambda item: str(item)[:24])
def test_revenue_is_scored_against_its_target(
    name: str, rows: list[Figure], score: str | None
) -> None:
    found = revenue_score(account(figures=rows), PROGRAMME, AS_OF)
    assert found.score == (None if score is None else Decimal(score)), name


def test_a_fiscal_year_from_july_counts_from_july() -> None:
    programme = PROGRAMME.model_copy(update={"fiscal_year": FiscalYear(start_month=7)})
    rows = [month(6, "0", "100"), month(7, "90", "100"), month(8, "90", "100")]
    assert revenue_score(account(figures=rows), programme, AS_OF).score == 75


def voice(day: date, score: str | None, who: str | None = None, method: str = "nps") -> Voice:
    return Voice.model_validate({"date": day, "score": score, "stakeholder": who, "method": method})


def test_voice_is_the_mean_of_the_newest_answer_of_each_person() -> None:
    voices = [
        voice(date(2026, 5, 1), "2", "ana"),
        voice(date(2026, 9, 1), "8", "ana"),
        voice(date(2026, 9, 1), "6", "ana", "csat"),
        voice(date(2026, 8, 1), "10"),
        voice(date(2026, 8, 1), None, "rui"),
        voice(date(2025, 10, 15), "0", "old"),
        voice(date(2026, 10, 16), "0", "later"),
    ]
    assert voice_score(voices, AS_OF).score == 80
    assert voice_score([], AS_OF).score is None


def test_objectives_ahead_do_not_hide_those_behind() -> None:
    # Both expected at 50%: one done to 100% counts 50, the other 10%: (50 + 10) ÷ (50 + 50)
    objectives = [
        objective("a", current="100", due=date(2026, 12, 31)),
        objective("b", current="10", due=date(2026, 12, 31)),
    ]
    found = measured(objectives=objectives)
    shares = {item.key: item for item in found.health_factors}
    score = shares[FactorKey.OBJECTIVES].score
    expected = Decimal(288 - 1) / 364  # 2026-01-01 to 2026-10-15 of the way to 2026-12-31
    assert score is not None
    assert abs(score - (expected + Decimal("0.1")) / (2 * expected) * 100) < Decimal("0.0001")


def objective(id_: str, current: str | None, due: date | None = None, **more: object) -> Objective:
    fields = {
        "id": id_,
        "title": id_,
        "start_value": "0",
        "target": "100",
        "current_value": current,
        "start": date(2026, 1, 1),
        "due": due,
        "status": ObjectiveStatus.IN_PROGRESS,
    }
    return Objective.model_validate({**fields, **more})


def test_an_account_with_every_factor_adds_up() -> None:
    found = measured(
        stakeholders=[
            Stakeholder(
                id="ana", role=StakeholderRole.DECISION_MAKER, closeness=Closeness.FREQUENT
            ),
            Stakeholder(id="rui", influence=Decimal(8), closeness=Closeness.OCCASIONAL),
        ],
        figures=[month(1, "90", "100")],
        voice_of_customer=[voice(date(2026, 9, 1), "8", "ana")],
        receivables=[
            Receivable(number="1", issued=date(2026, 9, 1), due=AS_OF, amount=Decimal(950)),
            Receivable(
                number="2", issued=date(2026, 8, 1), due=date(2026, 9, 1), amount=Decimal(50)
            ),
        ],
        issues=[
            Issue(title="late", severity=IssueSeverity.HIGH, opened=date(2026, 9, 1)),
            Issue(title="well", severity=IssueSeverity.LOW, opened=date(2026, 10, 1)),
        ],
    )
    by_key = {item.key: item.score for item in found.health_factors}
    assert by_key == {
        FactorKey.RELATIONSHIP: Decimal(50),
        FactorKey.OBJECTIVES: None,
        FactorKey.REVENUE: Decimal(75),
        FactorKey.VOICE_OF_CUSTOMER: Decimal(80),
        FactorKey.RECEIVABLES: Decimal(75),  # 5% overdue, half the limit
        FactorKey.ISSUES: Decimal(25),  # low (1) kept of high (3) + low (1)
    }
    # 25·50 + 20·75 + 15·80 + 10·75 + 10·25 = 4950 of 80
    assert found.health.value == Decimal(4950) / 80


def test_receivables_all_paid_are_perfect_and_none_recorded_unknown() -> None:
    paid = Receivable(
        number="1",
        issued=date(2026, 8, 1),
        due=date(2026, 9, 1),
        amount=Decimal(50),
        paid_on=date(2026, 9, 2),
    )
    scored = {item.key: item.score for item in measured(receivables=[paid]).health_factors}
    assert scored[FactorKey.RECEIVABLES] == 100
    nothing = {item.key: item.score for item in measured().health_factors}
    assert nothing[FactorKey.RECEIVABLES] is None


@pytest.mark.parametrize(
    ("issues", "score"),
    [
        ([], None),
        ([{"severity": "high", "opened": date(2026, 10, 1)}], "100"),
        ([{"severity": "high", "opened": date(2026, 9, 1)}], "0"),
        ([{"severity": "critical", "opened": date(2026, 9, 1)}], None),
        ([{"severity": "high"}], None),
        (
            [{"severity": "high", "opened": date(2025, 1, 1), "closed": date(2025, 3, 1)}],
            "100",
        ),
        (
            [{"severity": "high", "opened": date(2026, 7, 1), "closed": date(2026, 9, 1)}],
            "0",
        ),
    ],
    ids=["none", "within", "late", "no level", "no day", "closed long ago", "closed late"],
)
def test_issues_are_scored_against_service_levels(
    issues: list[dict[str, object]], score: str | None
) -> None:
    found = measured(issues=[Issue.model_validate({"title": "x", **item}) for item in issues])
    by_key = {item.key: item.score for item in found.health_factors}
    assert by_key[FactorKey.ISSUES] == (None if score is None else Decimal(score))


def test_trend_takes_what_was_known_on_each_day() -> None:
    rows = [month(number, "100", "100") for number in range(1, 7)]
    rows += [month(number, "40", "100") for number in range(7, 10)]
    invoice = Receivable(
        number="1",
        issued=date(2026, 5, 1),
        due=date(2026, 6, 1),
        amount=Decimal(100),
        paid_on=date(2026, 7, 5),
    )
    points = health_trend(account(figures=rows, receivables=[invoice]), PROGRAMME, AS_OF)
    assert [point.day for point in points] == [
        date(2025, 12, 31),
        date(2026, 3, 31),
        date(2026, 6, 30),
        date(2026, 9, 30),
        AS_OF,
    ]
    # March: revenue alone is 20% of the weight, too little. June: revenue 100, all overdue 0.
    # September: (600 + 120) ÷ 900 = 80% of target → 50, nothing overdue → 100.
    assert [point.value for point in points] == [
        None,
        None,
        Decimal(2000) / 30,
        Decimal(2000) / 30,
        Decimal(2000) / 30,
    ]
    assert [point.known for point in points][2:] == [Decimal("0.3")] * 3


def test_trend_is_flat_of_what_has_no_date() -> None:
    only_people = account(stakeholders=[Stakeholder(id="ana", role=StakeholderRole.DECISION_MAKER)])
    assert {point.value for point in health_trend(only_people, PROGRAMME, AS_OF)} == {None}


def test_trend_ends_with_the_quarter_when_the_day_is_its_last() -> None:
    points = health_trend(account(), PROGRAMME, date(2026, 9, 30))
    assert [point.quarter for point in points][-1] == Period.quarter(2026, 3)
    assert len(points) == 4


def test_objective_progress_is_weighted_and_clipped() -> None:
    objectives = [
        objective("a", "150", weight="60"),
        objective("b", "-20", weight="20"),
        objective("c", "50", weight="20"),
        objective("d", None, weight="20"),
        objective("e", "0", weight="20", status=ObjectiveStatus.CANCELED),
    ]
    # (60·100% + 20·0% + 20·50%) ÷ 100
    assert measured(objectives=objectives).objective_progress.value == Decimal("0.7")


@pytest.mark.parametrize(
    ("objectives", "value"),
    [
        ([], None),
        ([{"current": None}], None),
        ([{"current": "30"}, {"current": "50"}], "0.4"),
        ([{"current": "30", "weight": "90"}, {"current": "50"}], "0.4"),
        ([{"current": "80", "weight": "100"}, {"current": "0", "weight": "0"}], "0.8"),
        ([{"current": "80", "weight": "0"}, {"current": "0", "weight": "0"}], "0.4"),
        ([{"current": "80"}, {"current": "0", "start": date(2026, 10, 16)}], "0.8"),
        ([{"current": "80"}, {"current": "0", "start": AS_OF}], "0.4"),
        ([{"current": "1", "start_value": "2", "target": "0"}], "0.5"),
        ([{"current": "3", "start_value": "5", "target": "5"}], None),
    ],
    ids=[
        "none",
        "not measured",
        "equal",
        "not all weighted",
        "one weighs nothing",
        "none weighs anything",
        "not begun",
        "begins today",
        "down",
        "target equals start",
    ],
)
def test_objective_progress_cases(objectives: list[dict[str, Any]], value: str | None) -> None:
    items = [
        objective(str(index), item["current"], **{k: v for k, v in item.items() if k != "current"})
        for index, item in enumerate(objectives)
    ]
    found = measured(objectives=items).objective_progress
    assert found.value == (None if value is None else Decimal(value))


def test_objectives_begun_later_are_not_in_work() -> None:
    found = measured(objectives=[objective("a", "80", start=date(2027, 1, 1))])
    told = {item.key: item.value for item in found.objective_progress.inputs}
    assert (told["measured_objectives"], told["working_objectives"]) == (None, 0)
    assert found.objective_progress.value is None


@pytest.mark.parametrize(
    ("period", "value"),
    [(Period.quarter(2026, 3), "100"), (Period.quarter(2026, 4), "31")],
    ids=["over", "running"],
)
def test_an_override_does_not_count_in_a_period_that_is_over(period: Period, value: str) -> None:
    day = min(AS_OF, PROGRAMME.calendar.last_day(period))
    own = account(
        figures=[month(9, "120", "100")], health={"override": {"value": 31, "reason": "Greve"}}
    )
    window = period_window(period, PROGRAMME.calendar, day)
    found = AccountHealth(AccountScope(own, PROGRAMME, window, day))
    assert found.health.value == Decimal(value)
