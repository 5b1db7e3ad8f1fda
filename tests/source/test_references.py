"""Ids that name other records: found however they are spelled, told where they name nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import PROGRAMME, account_text, load, load_account

STAGES = f"""{PROGRAMME}etapas:
  - id: visita
    nome: Visita
  - id: proposta
    nome: Proposta enviada
    probabilidade: 40%
"""


@pytest.mark.parametrize(
    ("front", "target", "line", "column"),
    [
        ("responsavel: ana\n", "person", 3, 14),
        ("equipe:\n  - pessoa: ana\n", "person", 4, 13),
        ("acoes:\n  - titulo: A\n    departamento: ti\n", "department", 5, 19),
        ("territorio: norte\n", "territory", 3, 13),
        ("nivel: ouro\n", "tier", 3, 8),
        ("potencial:\n  - oferta: potes\n", "offering", 4, 13),
        ("pontuacao:\n  - criterio: cor\n    nota: 3\n", "criterion", 4, 15),
        ("objetivos:\n  - id: o\n    titulo: O\n    indicador: nps\n", "kpi", 6, 16),
        ("oportunidades:\n  - id: o\n    nome: O\n    etapa: sonho\n", "stage", 6, 12),
        ("grupo: holding\n", "account", 3, 8),
        ("ocorrencias:\n  - titulo: X\n    filial: lua\n", "unit", 5, 13),
        ("necessidades:\n  - texto: N\n    contato: bia\n", "stakeholder", 5, 14),
        ("acoes:\n  - titulo: A\n    objetivo: crescer\n", "objective", 5, 15),
        (
            "potencial:\n  - oferta: caixas\n    oportunidade: nova\n",
            "opportunity",
            5,
            19,
        ),
        (
            "objetivos:\n  - id: o\n    titulo: O\n    interessados:\n      - bia\n",
            "stakeholder",
            7,
            9,
        ),
    ],
)
def test_an_id_that_names_nothing_is_told_at_its_place(
    tmp_path: Path, front: str, target: str, line: int, column: int
) -> None:
    (found,) = load_account(tmp_path, front).findings
    assert found.rule == f"unknown-{target}"
    assert (found.place.line, found.place.column) == (line, column)


def test_the_finding_says_what_is_near_and_where_it_would_be_declared(tmp_path: Path) -> None:
    (found,) = load_account(tmp_path, "responsavel: ana.lma\n").findings
    assert found.params == {
        "text": "ana.lma",
        "known": "ana.lima",
        "file": "accounts/programa.yml",
        "key": "pessoas",
    }


def test_an_id_of_the_account_is_to_be_declared_in_the_account(tmp_path: Path) -> None:
    front = "filiais:\n  - id: sul\n    nome: Sul\nocorrencias:\n  - titulo: X\n    filial: sull\n"
    (found,) = load_account(tmp_path, front).findings
    assert found.params == {
        "text": "sull",
        "known": "sul",
        "file": "accounts/vereda/conta.md",
        "key": "filiais",
    }


def test_ids_of_the_programme_that_name_nothing_are_told(tmp_path: Path) -> None:
    programme = PROGRAMME.replace("    nome: Sul\n", "    nome: Sul\n    responsavel: bia\n")
    (found,) = load(tmp_path, {"programa.yml": programme}).findings
    line = programme.splitlines().index("    responsavel: bia") + 1
    assert (found.rule, found.place.path, found.place.line, found.place.column) == (
        "unknown-person",
        "accounts/programa.yml",
        line,
        18,
    )


def test_tables_meetings_and_reviews_are_looked_at_too(tmp_path: Path) -> None:
    loaded = load(
        tmp_path,
        {
            "v/conta.md": account_text(),
            "v/numeros.csv": "periodo;filial;indicador;realizado\n2026-07;lua;otif;1\n",
            "v/reunioes/2026-07-01-a.md": (
                "---\ndata: 2026-07-01\nparticipantes_nossos:\n  - bia\n---\n"
            ),
            "v/revisoes/2026-t3.md": (
                "---\ncompromissos:\n  - texto: C\n    do_cliente: zeca\n---\n"
            ),
        },
    )
    assert [(found.rule, str(found.place)) for found in loaded.findings] == [
        ("unknown-unit", "accounts/v/numeros.csv:2:9"),
        ("unknown-person", "accounts/v/reunioes/2026-07-01-a.md:4:5"),
        ("unknown-stakeholder", "accounts/v/revisoes/2026-t3.md:4:17"),
    ]


@pytest.mark.parametrize("written", ["rui.sa", "RUI.SA", "Rui.Sá", " rui.sa "])
def test_case_and_accents_of_an_id_do_not_count(tmp_path: Path, written: str) -> None:
    loaded = load_account(tmp_path, f'responsavel: "{written}"\n')
    assert loaded.findings == ()
    assert loaded.portfolio.accounts[0].owner == "rui.sa"


def test_a_folded_id_in_a_list_becomes_the_declared_one(tmp_path: Path) -> None:
    text = "---\ndata: 2026-07-01\nparticipantes_nossos:\n  - Ana.Lima\n  - RUI.SÁ\n---\n"
    loaded = load(tmp_path, {"v/conta.md": account_text(), "v/reunioes/a.md": text})
    assert loaded.findings == ()
    meeting = loaded.portfolio.accounts[0].meetings[0].meeting
    assert meeting.our_attendees == ("ana.lima", "rui.sa")


def test_a_folded_id_in_a_table_becomes_the_declared_one(tmp_path: Path) -> None:
    table = "periodo;oferta;indicador;realizado\n2026-07;CAIXAS;Faturação;1\n"
    loaded = load(tmp_path, {"v/conta.md": account_text(), "v/numeros.csv": table})
    assert loaded.findings == ()
    figure = loaded.portfolio.accounts[0].figures[0]
    assert (figure.offering, figure.kpi) == ("caixas", "revenue")


def test_references_go_both_ways_between_the_files_of_an_account(tmp_path: Path) -> None:
    loaded = load(
        tmp_path,
        {
            "v/conta.md": account_text("acoes:\n  - titulo: A\n    objetivo: o2\n"),
            "v/objetivos.md": (
                "---\nobjetivos:\n  - id: o2\n    titulo: O\nacoes:\n"
                "  - titulo: B\n    objetivo: O2\n---\n"
            ),
        },
    )
    assert loaded.findings == ()
    assert [action.objective for action in loaded.portfolio.accounts[0].actions] == ["o2", "o2"]


def test_an_account_that_is_left_out_can_still_be_named(tmp_path: Path) -> None:
    loaded = load(
        tmp_path,
        {
            "grupo.md": "---\nnome: Grupo\nnivel: ouro\n---\n",
            "v.md": account_text("grupo: Grupo\n"),
        },
    )
    assert [found.rule for found in loaded.findings] == ["unknown-tier"]
    assert [account.parent for account in loaded.portfolio.accounts] == ["grupo"]


def test_ids_of_one_account_are_not_known_in_another(tmp_path: Path) -> None:
    units = "filiais:\n  - id: sul\n    nome: Sul\n"
    loaded = load(
        tmp_path,
        {
            "a.md": account_text(units),
            "b.md": account_text("ocorrencias:\n  - titulo: X\n    filial: sul\n"),
        },
    )
    assert [(found.rule, found.place.path) for found in loaded.findings] == [
        ("unknown-unit", "accounts/b.md")
    ]


@pytest.mark.parametrize(
    ("written", "stage"),
    [
        ("proposta", "proposal"),
        ("Proposal", "proposal"),
        ("em espera", "on_hold"),
        ("Ganha", "won"),
    ],
)
def test_without_stages_of_its_own_a_programme_has_the_built_in_ones(
    tmp_path: Path, written: str, stage: str
) -> None:
    front = f"oportunidades:\n  - id: o\n    nome: O\n    etapa: {written}\n"
    loaded = load_account(tmp_path, front)
    assert loaded.findings == ()
    assert loaded.portfolio.accounts[0].opportunities[0].stage == stage


@pytest.mark.parametrize(
    ("written", "stage"),
    [
        ("visita", "visita"),
        ("Visita", "visita"),
        ("proposta", "proposta"),
        ("proposal", "proposta"),
    ],
)
def test_a_programme_s_own_stages_are_found_by_id_and_built_in_word(
    tmp_path: Path, written: str, stage: str
) -> None:
    front = f"oportunidades:\n  - id: o\n    nome: O\n    etapa: {written}\n"
    loaded = load(tmp_path, {"programa.yml": STAGES, "v.md": account_text(front)})
    assert loaded.findings == ()
    assert loaded.portfolio.accounts[0].opportunities[0].stage == stage


def test_a_programme_s_own_stages_are_all_there_are(tmp_path: Path) -> None:
    front = "oportunidades:\n  - id: o\n    nome: O\n    etapa: ganha\n"
    (found,) = load(tmp_path, {"programa.yml": STAGES, "v.md": account_text(front)}).findings
    assert (found.rule, found.params["known"]) == ("unknown-stage", "visita, proposta")


def test_a_kpi_is_found_by_built_in_word_and_own_id(tmp_path: Path) -> None:
    front = "objetivos:\n" + "".join(
        f"  - id: o{number}\n    titulo: O\n    indicador: {word}\n"
        for number, word in enumerate(("receita", "Margem", "order_book", "OTIF"))
    )
    loaded = load_account(tmp_path, front)
    assert loaded.findings == ()
    kpis = [objective.kpi for objective in loaded.portfolio.accounts[0].objectives]
    assert kpis == ["revenue", "margin", "order_book", "otif"]


def test_a_list_that_could_not_be_read_does_not_accuse_those_who_name_it(tmp_path: Path) -> None:
    programme = PROGRAMME.replace(
        "  - id: ana.lima\n    nome: Ana Lima\n", "  - id: Ana Lima\n    nome: A\n"
    )
    loaded = load(
        tmp_path, {"programa.yml": programme, "v.md": account_text("responsavel: ana.lima\n")}
    )
    assert [found.rule for found in loaded.findings] == ["bad-id"]
