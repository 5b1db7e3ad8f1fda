"""What the company sees of an account, by the marks of its records."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kamdocs.audience.site_view import narrowed
from kamdocs.metrics.measures import portfolio_measures
from kamdocs.model.account import Account
from kamdocs.model.enums import Visibility
from kamdocs.source.folder import LoadedPortfolio
from tests.builders import PROGRAMME, account_text, load


def seen(folder: Path, files: dict[str, str]) -> LoadedPortfolio:
    """Load a project and look at it as the company."""
    loaded = load(folder, files)
    errors = {item.rule for item in loaded.findings if item.severity == "error"}
    assert errors <= {"mark-too-wide"}, loaded.findings
    return narrowed(loaded, Visibility.COMPANY)


def account(folder: Path, front: str, body: str = "", **files: str) -> Account:
    """Give the one account as the company sees it."""
    named = {f"vereda/{name}.md": text for name, text in files.items()}
    whole = {"vereda/conta.md": account_text(front, body), **named}
    return seen(folder, whole).portfolio.accounts[0]


def test_the_team_sees_the_very_same_portfolio(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"vereda.md": account_text()})
    assert narrowed(loaded, Visibility.TEAM) is loaded


def test_an_account_marked_for_the_team_is_not_even_named(tmp_path: Path) -> None:
    found = seen(
        tmp_path,
        {"vereda.md": account_text("visibilidade: equipe\n"), "luz.md": "---\nnome: Luz\n---\n"},
    )
    assert [item.name for item in found.portfolio.accounts] == ["Luz"]
    assert set(found.files) == {"accounts/luz.md"}


def test_records_for_the_company_stay_and_those_marked_for_the_team_go(tmp_path: Path) -> None:
    found = account(
        tmp_path,
        """\
        segmento: Alimentos
        nivel: chave
        situacao_compra: recorrente
        cnpj: 11.222.333/0001-81
        plano:
          visao: Crescer juntos
          meta_faturamento: 10
        filiais:
          - {id: sul, nome: Sul}
          - {id: norte, nome: Norte, visibilidade: equipe}
        necessidades:
          - texto: Palete novo
          - {texto: Desconto, visibilidade: equipe}
        ocorrencias:
          - {titulo: Caixa molhada, filial: norte}
        """,
    )
    assert (found.segment, found.tier, found.plan.vision) == (
        "Alimentos",
        "chave",
        "Crescer juntos",
    )
    assert found.lifecycle is None
    assert found.tax_id is None
    assert found.plan.revenue_target is None
    assert [unit.id for unit in found.units] == ["sul"]
    assert [need.text for need in found.needs] == ["Palete novo"]
    assert found.issues[0].unit is None


def test_people_need_a_mark_and_show_name_title_and_unit_only(tmp_path: Path) -> None:
    found = account(
        tmp_path,
        """\
        filiais:
          - {id: sul, nome: Sul}
        contatos:
          - id: bia
            nome: Bia
            cargo: Diretora
            filial: sul
            area: Suprimentos
            postura: opositor
            influencia: 9
            proximidade: proxima
            papel: decisor
            email: bia@cliente.example
            visibilidade: cliente
          - {id: joao, nome: João}
          - {id: cfo, papel: aprovador_financeiro, a_identificar: sim, visibilidade: empresa}
        """,
    )
    assert [person.model_dump(exclude_defaults=True) for person in found.stakeholders] == [
        {
            "id": "bia",
            "name": "Bia",
            "title": "Diretora",
            "unit": "sul",
            "visibility": Visibility.CLIENT,
        }
    ]


def test_a_reference_to_a_hidden_person_names_the_client_and_only_once(tmp_path: Path) -> None:
    found = account(
        tmp_path,
        """\
        contatos:
          - {id: bia, nome: Bia, visibilidade: empresa}
          - {id: joao, nome: João}
          - {id: rita, nome: Rita}
        necessidades:
          - {texto: Palete, contato: joao}
          - {texto: Prazo, contato: bia}
        objetivos:
          - {id: a, titulo: A, interessados: [joao, bia, rita]}
        """,
    )
    assert [need.stakeholder for need in found.needs] == ["Vereda", "bia"]
    assert found.objectives[0].who_cares == ("Vereda", "bia")


def test_a_hidden_objective_takes_its_own_actions_and_frees_the_others(tmp_path: Path) -> None:
    found = account(
        tmp_path,
        """\
        objetivos:
          - id: segredo
            titulo: Tomar o lugar do concorrente
            visibilidade: equipe
            acoes:
              - titulo: Passo do segredo
          - id: aberto
            titulo: Reduzir avarias
            acoes:
              - titulo: Auditar
              - {titulo: Calar, visibilidade: equipe}
        acoes:
          - {titulo: Ligar, objetivo: segredo}
          - {titulo: Visitar, objetivo: aberto}
        """,
    )
    assert [item.id for item in found.objectives] == ["aberto"]
    nested = [item.title for item in found.objectives[0].actions]
    assert nested == ["Auditar"]
    assert [(item.title, item.objective) for item in found.actions] == [
        ("Ligar", None),
        ("Visitar", "aberto"),
    ]


def test_an_objective_measured_by_margin_is_margin(tmp_path: Path) -> None:
    front = """\
        objetivos:
          - {id: m, titulo: Recuperar margem, indicador: margem}
          - {id: f, titulo: Crescer, meta: 10}
        """
    assert [item.id for item in account(tmp_path, front).objectives] == ["f"]


def test_an_objective_whose_figure_is_hidden_goes_until_somebody_widens_it(tmp_path: Path) -> None:
    found = account(
        tmp_path,
        """\
        objetivos:
          - {id: faturar, titulo: Faturar, indicador: faturamento, valor_atual: 10, meta: 20}
          - {id: vender, titulo: Vender, tipo: receita, valor_atual: 10, meta: 20}
          - {id: aberto, titulo: Aberto, indicador: faturamento, meta: 20, visibilidade: empresa}
          - {id: avarias, titulo: Avarias, tipo: operacional, valor_atual: 3, meta: 1}
          - {id: relacao, titulo: Relação}
        """,
    )
    assert [item.id for item in found.objectives] == ["aberto", "avarias", "relacao"]


def test_a_joint_plan_hands_its_mark_down_and_a_task_may_narrow_it(tmp_path: Path) -> None:
    front = """\
        plano_conjunto:
          objetivo: Lançar
          visibilidade: empresa
          marcos:
            - titulo: Amostra
            - {titulo: Preço de saída, visibilidade: equipe}
          tarefas:
            - titulo: Aprovar arte
        """
    plan = account(tmp_path, front).joint_plan
    assert plan is not None
    assert [item.title for item in plan.milestones] == ["Amostra"]
    assert [item.title for item in plan.tasks] == ["Aprovar arte"]


def test_a_marked_meeting_hands_its_mark_down_and_an_unmarked_one_is_gone(tmp_path: Path) -> None:
    found = account(
        tmp_path,
        "",
        **{
            "reunioes/2026-09-01": (
                "---\ndata: 2026-09-01\nvisibilidade: empresa\npauta:\n  - Prazo\n"
                "  - {texto: Limite do desconto, visibilidade: equipe}\n"
                "encaminhamentos:\n  - Enviar proposta\n---\n\nConversa de corredor.\n"
            ),
            "reunioes/2026-09-02": "---\ndata: 2026-09-02\n---\n",
        },
    )
    assert len(found.meetings) == 1
    notes = found.meetings[0]
    assert [point.text for point in notes.meeting.agenda] == ["Prazo"]
    assert [item.text for item in notes.meeting.follow_ups] == ["Enviar proposta"]
    assert notes.notes is None
    assert notes.path == ""


def test_a_marked_review_hands_nothing_down_and_never_shows_its_rating(tmp_path: Path) -> None:
    found = account(
        tmp_path,
        "",
        **{
            "revisoes/2026-t3": (
                "---\ntrimestre: 2026-t3\nvisibilidade: empresa\naprendizados:\n"
                "  - Silêncio\n  - {texto: Começar antes, visibilidade: empresa}\n"
                "compromissos:\n  - Preço melhor\n---\n"
            )
        },
    )
    review = found.reviews[0].review
    assert [point.text for point in review.learnings] == ["Começar antes"]
    assert review.commitments == ()
    assert review.rating == {}


def test_figures_are_those_of_kpis_marked_for_others_and_never_margin(tmp_path: Path) -> None:
    programme = PROGRAMME + (
        "  - {id: margem, nome: Margem, visibilidade: empresa}\n"
        "  - {id: volume, nome: Volume, visibilidade: empresa}\n"
    )
    found = seen(
        tmp_path,
        {
            "programa.yml": programme,
            "vereda/conta.md": account_text(
                "filiais:\n  - {id: sul, nome: Sul}\n  - {id: x, nome: X, visibilidade: equipe}\n"
            ),
            "vereda/numeros.csv": (
                "periodo;filial;indicador;realizado\n"
                "2026-07;;faturamento;1\n2026-07;;margem;2\n2026-07;sul;volume;3\n"
                "2026-07;x;volume;4\n2026-07;;otif;5\n"
            ),
        },
    )
    figures = found.portfolio.accounts[0].figures
    assert [(row.kpi, row.unit, row.actual) for row in figures] == [("volume", "sul", 3)]
    assert [kpi.id for kpi in found.portfolio.programme.kpis] == ["volume"]
    assert found.portfolio.programme.revenue_basis is None


def test_the_basis_of_revenue_stays_with_a_revenue_the_programme_opened(tmp_path: Path) -> None:
    programme = PROGRAMME + (
        "  - {id: faturamento, nome: Faturamento, visibilidade: empresa}\n"
        "base_faturamento: sem impostos\n"
    )
    found = seen(tmp_path, {"programa.yml": programme, "luz.md": "---\nnome: Luz\n---\n"})
    assert found.portfolio.programme.revenue_basis == "sem impostos"


def test_an_opportunity_somebody_marked_keeps_its_stage_but_no_probability(tmp_path: Path) -> None:
    programme = PROGRAMME + (
        "etapas:\n  - {id: proposta, nome: Proposta, probabilidade: 60%}\n"
        "  - {id: ganha, nome: Ganha, probabilidade: 100%}\n"
    )
    found = seen(
        tmp_path,
        {
            "programa.yml": programme,
            "vereda.md": account_text(
                "oportunidades:\n"
                "  - {id: a, nome: A, etapa: proposta, probabilidade: 70%, "
                "categoria: comprometido, visibilidade: empresa}\n"
                "  - {id: b, nome: B, etapa: ganha}\n"
            ),
        },
    )
    shown = found.portfolio.accounts[0].opportunities
    assert [(item.id, item.stage, item.probability, item.category) for item in shown] == [
        ("a", "proposta", None, None)
    ]
    stages = [(item.id, item.probability) for item in found.portfolio.programme.stages]
    assert stages == [("proposta", None)]


def test_custom_fields_follow_the_visibility_the_programme_declares(tmp_path: Path) -> None:
    programme = PROGRAMME + (
        "campos:\n  - {id: edi, rotulo: EDI, tipo: sim_nao, visibilidade: empresa}\n"
        "  - {id: nota, rotulo: Nota}\n"
    )
    found = seen(
        tmp_path,
        {
            "programa.yml": programme,
            "vereda.md": account_text("custom:\n  edi: sim\n  nota: segredo\n"),
        },
    )
    assert found.portfolio.accounts[0].custom == {"edi": True}
    assert [item.id for item in found.portfolio.programme.custom_fields] == ["edi"]


@pytest.mark.parametrize(
    ("front", "named"),
    [
        ("nivell: chave\n", ["Vereda"]),
        ("nivell: chave\nvisibilidade: equipe\n", []),
        ("visibilidade: equip\n", []),
        ("a: [\n", []),
    ],
)
def test_an_account_that_cannot_be_read_is_named_only_if_its_mark_can(
    tmp_path: Path, front: str, named: list[str]
) -> None:
    loaded = load(tmp_path, {"vereda.md": account_text(front)})
    assert len(loaded.portfolio.left_out) == 1
    found = narrowed(loaded, Visibility.COMPANY).portfolio.left_out
    assert [(item.name, item.path) for item in found] == [(name, "") for name in named]


def test_only_files_that_visible_prose_shows_go_along(tmp_path: Path) -> None:
    body = (
        "\n![](interno.png)\n\n## Aberto {.empresa}\n\n![](planta.png) `![](codigo.png)`\n"
        "[da outra](../oculta/foto.png)\n"
    )
    files = {
        "vereda/conta.md": account_text("", body),
        "oculta/conta.md": "---\nnome: Oculta\nvisibilidade: equipe\n---\n",
    }
    for name in ("vereda/interno", "vereda/planta", "vereda/codigo", "oculta/foto"):
        files[f"{name}.png"] = "png"
    assert [asset.path for asset in seen(tmp_path, files).assets] == ["accounts/vereda/planta.png"]


def test_no_health_can_be_computed_of_what_the_company_sees(tmp_path: Path) -> None:
    front = """\
        objetivos:
          - {id: a, titulo: A, valor_inicial: 0, valor_atual: 5, meta: 10,
             inicio: 2026-01-01, prazo: 2026-12-31}
        """
    loaded = load(tmp_path, {"vereda.md": account_text(front)})
    day = date(2026, 10, 15)
    values = []
    for audience in (Visibility.TEAM, Visibility.COMPANY):
        measures = portfolio_measures(narrowed(loaded, audience).portfolio, day)
        values.append(measures.accounts["vereda"].health.health.value)
    assert values[0] is not None
    assert values[1] is None
