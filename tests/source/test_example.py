"""The reviewed example of the file format, read whole."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kamdocs.checks.rules import run_checks
from kamdocs.model.account import Account
from kamdocs.model.enums import (
    ActionStatus,
    CellState,
    ForecastCategory,
    Freight,
    Lifecycle,
    MeetingKind,
    MilestoneStatus,
    ObjectiveSide,
    ObjectiveStatus,
    OpportunityKind,
    PriceIndex,
    Quadrant,
    RelationKind,
    ReviewStatus,
    StakeholderRole,
    Supplier,
    Visibility,
)
from kamdocs.model.period import Period
from kamdocs.source.folder import Asset, FileRole, LoadedPortfolio, load_portfolio
from kamdocs.source.place import Place

EXAMPLE = Path(__file__).resolve().parent.parent / "data" / "example"
VEREDA = "accounts/vereda-alimentos"


@pytest.fixture(scope="module")
def loaded() -> LoadedPortfolio:
    return load_portfolio(EXAMPLE)


@pytest.fixture(scope="module")
def vereda(loaded: LoadedPortfolio) -> Account:
    return loaded.portfolio.by_id["vereda-alimentos"]


def test_the_example_reads_without_errors(loaded: LoadedPortfolio, as_of: date) -> None:
    assert loaded.usable
    assert [found.rule for found in run_checks(loaded, as_of)] == [
        "unit-not-for-client",
        "contract-in-notice",
    ]
    assert loaded.portfolio.left_out == ()
    assert [account.name for account in loaded.portfolio.accounts] == [
        "Padaria Luz",
        "Vereda Alimentos",
    ]


def test_programme(loaded: LoadedPortfolio) -> None:
    programme = loaded.portfolio.programme
    assert (programme.name, programme.company) == (
        "Programa de contas-chave",
        "Embalagens Serra Clara",
    )
    assert (programme.language, programme.currency) == ("pt-BR", "BRL")
    assert programme.revenue_basis == "líquido de impostos e devoluções"
    assert programme.fiscal_year.start_month == 1
    assert programme.expected_value is not None
    assert programme.expected_value.endswith("dois mercados novos até 2028.")
    assert [person.id for person in programme.people] == [
        "marina.prado",
        "caio.teles",
        "helena.vaz",
    ]
    assert programme.people[0].git == "marinaprado"
    assert programme.territories[0].owner == "helena.vaz"
    assert [tier.plan_valid_days for tier in programme.tiers] == [60, 90]
    assert [item.weight for item in programme.criteria.attractiveness] == [60, 40]
    assert programme.kpis[0].measure == "%"
    assert programme.limits.largest_account == Decimal("0.15")
    assert programme.limits.hhi == 1800


def test_profile_and_plan(vereda: Account) -> None:
    assert vereda.legal_name == "Vereda Alimentos S.A. (empresa fictícia)"
    assert vereda.crm_id == "001A000001"
    assert (vereda.territory, vereda.tier) == ("sul", "estrategica")
    assert vereda.lifecycle is Lifecycle.RECURRING
    assert vereda.customer_since == date(2014, 3, 1)
    assert (vereda.owner, vereda.sponsor) == ("marina.prado", "helena.vaz")
    assert (vereda.plan.start, vereda.plan.end) == (date(2026, 1, 1), date(2026, 12, 31))
    assert vereda.plan.customer_priorities == (
        "Reduzir perdas no transporte",
        "Abrir a linha de congelados",
    )
    assert [(unit.id, unit.state) for unit in vereda.units] == [
        ("monte-alto", "PR"),
        ("rio-claro", "SC"),
    ]
    assert [(score.criterion, score.score) for score in vereda.scores] == [
        ("potencial", 9),
        ("relacionamento", 7),
    ]
    assert vereda.team[0].role == "qualidade"
    assert vereda.needs[0].met is False


def test_people_of_the_client(vereda: Account) -> None:
    beatriz, finance = vereda.stakeholders
    assert beatriz.role is StakeholderRole.DECISION_MAKER
    assert beatriz.influence == 9
    assert beatriz.last_contact == date(2026, 9, 12)
    assert beatriz.visibility is Visibility.CLIENT
    assert finance.to_identify
    relation = vereda.relations[0]
    assert (relation.from_, relation.to, relation.kind, relation.strength) == (
        "beatriz.lima",
        "financeiro",
        RelationKind.INFLUENCES,
        2,
    )


def test_trade(vereda: Account) -> None:
    films, boxes = vereda.white_space
    assert (films.state, films.supplied_by) == (CellState.IN_PIPELINE, Supplier.COMPETITOR)
    assert films.total_spend == 1_200_000
    assert boxes.our_revenue == 640_000
    opportunity = vereda.opportunities[0]
    assert opportunity.kind is OpportunityKind.CROSS_SELL
    assert opportunity.stage == "proposal"
    assert opportunity.annual_value == Decimal("1234567.89")
    assert opportunity.probability == Decimal("0.60")
    assert opportunity.ramp_months == 6
    assert opportunity.category is ForecastCategory.BEST_CASE
    contract = vereda.contracts[0]
    assert (contract.value, contract.notice_days) == (640_000, 90)
    assert contract.index is PriceIndex.IPCA
    adjustment = vereda.price_adjustments[0]
    assert (adjustment.requested, adjustment.granted) == (Decimal("0.049"), Decimal("0.035"))
    assert vereda.terms.freight is Freight.CIF
    assert vereda.terms.credit_limit == 300_000


def test_watch_lists(vereda: Account) -> None:
    risk = vereda.risks[0]
    assert (risk.impact, risk.likelihood, risk.revenue_at_risk) == (4, 3, 300_000)
    assert vereda.issues[0].cause == "Palete fora do padrão da doca"
    assert vereda.voice_of_customer[0].score == 9
    assert vereda.swot[0].quadrant is Quadrant.THREAT
    assert vereda.swot[0].objective == "ampliar-participacao"
    assert vereda.competitors[0].name == "Filmes Araucária"
    assert vereda.trends[0].text == "Pães congelados crescem dois dígitos ao ano"


def test_objectives_and_joint_plan(vereda: Account) -> None:
    grow, damage = vereda.objectives
    assert (grow.side, grow.kpi, grow.target) == (ObjectiveSide.OURS, "revenue", 1_200_000)
    assert [(item.period.id, item.value) for item in grow.planned] == [
        ("2026-q4", 200_000),
        ("2027-q2", 1_200_000),
    ]
    assert grow.status is ObjectiveStatus.IN_PROGRESS
    assert [action.status for action in grow.actions] == [ActionStatus.TODO, ActionStatus.DOING]
    assert (damage.start_value, damage.current_value) == (Decimal("3.2"), Decimal("2.1"))
    assert damage.agreed_by == "beatriz.lima"
    assert vereda.joint_plan is not None
    assert vereda.joint_plan.milestones[0].status is MilestoneStatus.COMPLETED
    assert vereda.joint_plan.tasks[0].owner_client == "beatriz.lima"
    assert vereda.joint_plan.tasks[0].done is False


def test_meeting_and_review(vereda: Account) -> None:
    meeting = vereda.meetings[0]
    assert meeting.slug == "2026-09-12-comite"
    assert meeting.meeting.kind is MeetingKind.STEERING
    assert meeting.meeting.our_attendees == ("marina.prado", "caio.teles")
    assert [point.text for point in meeting.meeting.agenda] == ["Avarias", "Linha nova"]
    assert meeting.meeting.follow_ups[0].text == "Enviar laudo"
    assert meeting.notes is not None
    assert meeting.notes.text.strip() == "Conversa franca sobre o frete."
    review = vereda.reviews[0].review
    assert review.quarter == Period.quarter(2026, 3)
    assert review.status is ReviewStatus.HELD
    assert review.outcomes[0].before == Decimal("3.2")
    assert review.learnings[0].text == "Paletes de 1,20 m cabem na doca nova"
    assert review.corrective_actions[0].due == date(2026, 10, 31)


def test_tables(vereda: Account) -> None:
    assert [
        (row.period.id, row.unit, row.kpi, row.actual, row.target) for row in vereda.figures[2:]
    ] == [
        ("2026-09", "monte-alto", "revenue", Decimal("58100.00"), Decimal("54000.00")),
        ("2026-09", "monte-alto", "margin", Decimal("9400.00"), None),
        ("2026-09", None, "otif", Decimal("94.5"), 96),
        ("2026-10", "monte-alto", "order_book", Decimal("61000.00"), None),
    ]
    first, second = vereda.receivables
    assert (first.amount, first.paid_on) == (Decimal("52800.00"), date(2026, 8, 2))
    assert (second.number, second.paid_on) == ("NF-1044", None)


def test_prose_begins_where_it_was_written(vereda: Account) -> None:
    assert vereda.prose is not None
    lines = (EXAMPLE / vereda.prose.path).read_text(encoding="utf-8").splitlines()
    first = vereda.prose.text.splitlines().index("## Resumo {.cliente}")
    assert lines[vereda.prose.line - 1 + first] == "## Resumo {.cliente}"


def test_the_english_account_in_a_portuguese_programme(loaded: LoadedPortfolio) -> None:
    bakery = loaded.portfolio.by_id["padaria-luz"]
    assert bakery.lifecycle is Lifecycle.APPROACHED
    assert bakery.opportunities[0].kind is OpportunityKind.NEW_BUSINESS
    assert bakery.opportunities[0].stage == "qualified"
    assert bakery.opportunities[0].annual_value == 40_000
    assert bakery.actions[0].status is ActionStatus.TODO


@pytest.mark.parametrize(
    ("account", "path", "place"),
    [
        ("", ("territories", 0, "owner"), Place("accounts/programa.yml", 42, 18)),
        ("vereda-alimentos", ("name",), Place(f"{VEREDA}/conta.md", 2, 7)),
        (
            "vereda-alimentos",
            ("opportunities", 0, "annual_value"),
            Place(f"{VEREDA}/conta.md", 100, 18),
        ),
        ("vereda-alimentos", ("trends", 0, "text"), Place(f"{VEREDA}/conta.md", 170, 5)),
        (
            "vereda-alimentos",
            ("objectives", 0, "actions", 1, "due"),
            Place(f"{VEREDA}/objetivos.md", 31, 16),
        ),
        (
            "vereda-alimentos",
            ("joint_plan", "tasks", 0, "owner_client"),
            Place(f"{VEREDA}/objetivos.md", 62, 19),
        ),
        (
            "vereda-alimentos",
            ("meetings", 0, "meeting", "our_attendees", 1),
            Place(f"{VEREDA}/reunioes/2026-09-12-comite.md", 7, 5),
        ),
        (
            "vereda-alimentos",
            ("reviews", 0, "review", "outcomes", 0, "before"),
            Place(f"{VEREDA}/revisoes/2026-t3.md", 11, 12),
        ),
        ("vereda-alimentos", ("figures", 1, "actual"), Place(f"{VEREDA}/numeros.csv", 3, 39)),
        ("vereda-alimentos", ("receivables", 0, "due"), Place(f"{VEREDA}/titulos.csv", 2, 22)),
    ],
)
def test_every_value_remembers_its_place(
    loaded: LoadedPortfolio, account: str, path: tuple[str | int, ...], place: Place
) -> None:
    assert loaded.places[account][path] == place


def test_files_are_known_by_what_they_are(loaded: LoadedPortfolio) -> None:
    assert loaded.files == {
        "accounts/padaria-luz.md": FileRole("padaria-luz", "account"),
        f"{VEREDA}/conta.md": FileRole("vereda-alimentos", "account"),
        f"{VEREDA}/objetivos.md": FileRole("vereda-alimentos", "objectives"),
        f"{VEREDA}/revisoes/2026-t3.md": FileRole("vereda-alimentos", "review", "2026-q3"),
        f"{VEREDA}/reunioes/2026-09-12-comite.md": FileRole(
            "vereda-alimentos", "meeting", "2026-09-12-comite"
        ),
    }
    assert loaded.assets == tuple[Asset, ...]()
