"""References: what is declared resolves to its id, what is not is told with what is near."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import PROGRAMME, account_text, load, load_account, rules, told

OWN = """\
filiais:
  - id: monte-alto
    nome: Monte Alto
contatos:
  - id: bia
    nome: Bia
objetivos:
  - id: crescer
    titulo: Crescer
oportunidades:
  - id: novo
    nome: Novo
"""
"""One id of every list of an account."""


@pytest.mark.parametrize(
    ("front", "rule", "known", "key"),
    [
        ("responsavel: anna.lima\n", "unknown-person", "ana.lima", "pessoas"),
        ("territorio: sulista\n", "unknown-territory", "sul", "territorios"),
        ("nivel: chaves\n", "unknown-tier", "chave", "niveis"),
        ("potencial:\n  - oferta: caixa\n", "unknown-offering", "caixas", "ofertas"),
        (
            "pontuacao:\n  - criterio: potencia\n    nota: 1\n",
            "unknown-criterion",
            "potencial",
            "criterios",
        ),
        (
            "acoes:\n  - titulo: A\n    departamento: comercio\n",
            "unknown-department",
            "comercial",
            "departamentos",
        ),
        (
            (
                "contratos:\n  - nome: C\n    niveis_de_servico:\n      - indicador: otiff\n"
                "        meta: 1\n"
            ),
            "unknown-kpi",
            "otif",
            "indicadores",
        ),
        (f"{OWN}    etapa: propsta\n", "unknown-stage", "proposta", "etapas"),
        (f"{OWN}    filial: monte\n", "unknown-unit", "monte-alto", "filiais"),
        (f"{OWN}    objetivo: cresce\n", "unknown-objective", "crescer", "objetivos"),
        (
            f"{OWN}relacoes:\n  - de: biia\n    para: bia\n    tipo: informal\n",
            "unknown-stakeholder",
            "bia",
            "contatos",
        ),
        (
            f"{OWN}potencial:\n  - oferta: caixas\n    oportunidade: novoo\n",
            "unknown-opportunity",
            "novo",
            "oportunidades",
        ),
        ("grupo: veredas\n", "unknown-account", "vereda", "contas"),
    ],
)
def test_a_dangling_reference_is_told_with_the_nearest_id(
    tmp_path: Path, front: str, rule: str, known: str, key: str
) -> None:
    (found,) = load_account(tmp_path, front).findings
    assert found.rule == rule
    assert known in found.params["known"].split(", ")
    assert found.params["key"] == key
    own = key in ("filiais", "objetivos", "contatos", "oportunidades")
    assert found.params["file"] == f"accounts/{'vereda/conta.md' if own else 'programa.yml'}"


def test_references_of_a_file_with_other_mistakes_are_told_too(tmp_path: Path) -> None:
    front = "responsavel: ninguem\ncliente_desde: ontem\nequipe:\n  - pessoa: nenhum\n"
    assert told(load_account(tmp_path, front).findings) == [
        ("unknown-person", 3),
        ("bad-date", 4),
        ("unknown-person", 6),
    ]


def test_every_dangling_item_of_a_list_is_told_at_its_place(tmp_path: Path) -> None:
    files = {
        "v/conta.md": account_text(),
        "v/reunioes/2026-01-02-x.md": (
            "---\nparticipantes_nossos:\n  - ana.lima\n  - x\n  - y\n---\n"
        ),
    }
    assert told(load(tmp_path, files).findings) == [("unknown-person", 4), ("unknown-person", 5)]


@pytest.mark.parametrize("word", ["faturamento", "receita", "Revenue", "faturação"])
def test_built_in_kpis_have_one_name(tmp_path: Path, word: str) -> None:
    front = f"objetivos:\n  - id: o\n    titulo: O\n    indicador: {word}\n"
    assert load_account(tmp_path, front).portfolio.accounts[0].objectives[0].kpi == "revenue"


def test_a_programme_may_describe_a_built_in_kpi(tmp_path: Path) -> None:
    described = PROGRAMME.replace("id: otif", "id: faturamento")
    loaded = load(tmp_path, {"programa.yml": described, "v.md": account_text()})
    assert loaded.findings == ()
    assert loaded.portfolio.programme.kpis[0].id == "revenue"


def test_margin_may_not_be_shown_wider_than_the_team(tmp_path: Path) -> None:
    wide = PROGRAMME.replace("id: otif", "id: margem\n    visibilidade: empresa")
    assert rules(load(tmp_path, {"programa.yml": wide}).findings) == ["mark-too-wide"]
    client = PROGRAMME.replace("id: otif", "id: otif\n    visibilidade: cliente")
    assert load(tmp_path, {"programa.yml": client}).findings == ()


def test_a_reference_to_an_account_left_out_still_resolves(tmp_path: Path) -> None:
    files = {
        "mae.md": account_text("cliente_desde: nunca\n"),
        "filha.md": account_text("grupo: mae\n"),
    }
    loaded = load(tmp_path, files)
    assert rules(loaded.findings) == ["bad-date"]
    assert loaded.portfolio.by_id["filha"].parent == "mae"


@pytest.mark.parametrize(
    ("broken", "rule"),
    [
        ("contatos: Bia\n", "list-expected"),
        ("contatos:\n  - nome: Bia\n", "missing-key"),
        ("contatos:\n  - id: Bia Lima\n    nome: Bia\n", "bad-id"),
        ("contatos:\n  - Bia\n", "record-expected"),
    ],
)
def test_what_could_not_be_declared_is_not_told_again_as_dangling(
    tmp_path: Path, broken: str, rule: str
) -> None:
    loaded = load_account(tmp_path, f"{broken}necessidades:\n  - texto: N\n    contato: bia\n")
    assert rules(loaded.findings) == [rule]


def test_an_unreadable_account_file_leaves_its_other_files_unjudged(tmp_path: Path) -> None:
    files = {
        "v/conta.md": '---\nnome: "V\n---\n',
        "v/objetivos.md": (
            "---\nobjetivos:\n  - id: o\n    titulo: O\n    acordado_por: bia\n"
            "    responsavel: ninguem\n---\n"
        ),
    }
    assert rules(load(tmp_path, files).findings) == ["yaml-unclosed-quote", "unknown-person"]


def test_an_unreadable_programme_leaves_references_unjudged(tmp_path: Path) -> None:
    files = {
        "programa.yml": 'nome: "P\n',
        "v.md": account_text("responsavel: ana\ncustom:\n  x: 1\ncliente_desde: nunca\n"),
    }
    loaded = load(tmp_path, files)
    assert rules(loaded.findings) == ["yaml-unclosed-quote", "bad-date"]
    assert not loaded.usable


@pytest.mark.parametrize(
    ("programme", "rule"),
    [
        ("territorios:\n  - id: sul\n    nome: Sul\n    responsavel: x\n", "unknown-person"),
        ("pessoas:\n  - id: a\n    nome: A\n    departamento: x\n", "unknown-department"),
        (
            "regras:\n  aceitas:\n    - regra: r\n      motivo: m\n      conta: x\n",
            "unknown-account",
        ),
        (
            (
                "criterios:\n  atratividade:\n    - id: a\n      nome: A\n"
                "  posicao:\n    - id: a\n      nome: B\n"
            ),
            "duplicate-id",
        ),
    ],
)
def test_references_of_the_programme_are_checked(tmp_path: Path, programme: str, rule: str) -> None:
    loaded = load(tmp_path, {"programa.yml": f"nome: P\n{programme}"})
    assert rules(loaded.findings) == [rule]


def test_ids_are_one_when_they_fold_alike(tmp_path: Path) -> None:
    front = "filiais:\n  - id: monte-alto\n    nome: A\n  - id: monte_alto\n    nome: B\n"
    (found,) = load_account(tmp_path, front).findings
    assert (found.rule, found.place.line, found.params["line"]) == ("duplicate-id", 6, "4")


def test_objectives_of_two_files_share_their_ids(tmp_path: Path) -> None:
    objective = "objetivos:\n  - id: o\n    titulo: O\n"
    files = {"v/conta.md": account_text(objective), "v/objetivos.md": f"---\n{objective}---\n"}
    (found,) = load(tmp_path, files).findings
    assert (found.rule, found.place.path) == ("duplicate-id", "accounts/v/objetivos.md")
    assert (found.params["file"], found.params["line"]) == ("accounts/v/conta.md", "4")
