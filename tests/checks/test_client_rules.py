"""What `check` says of marks for the client: what goes too far, and what is left out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from kamdocs.checks.rules import run_checks
from kamdocs.source.finding import Finding, Severity
from tests.builders import PROGRAMME, about_files, account_text, load

MARK = "visibilidade: cliente"


def checked(folder: Path, files: Mapping[str, str], *rules: str) -> list[Finding]:
    """Check a project and give the findings of some rules."""
    found = about_files(run_checks(load(folder, files), date(2026, 10, 15)))
    return [item for item in found if item.rule in rules]


@pytest.mark.parametrize(
    "record",
    [
        "equipe: [{pessoa: ana.lima, MARK}]",
        "oportunidades: [{id: a, nome: A, MARK}]",
        "tendencias: [{texto: T, MARK}]",
        "referencias: [{texto: T, MARK}]",
        "sugestoes_de_produto: [{texto: T, MARK}]",
        "voz_do_cliente: [{data: 2026-01-01, MARK}]",
        "plano_de_contatos: [{contato: bia, MARK}]",
        "verbas: [{nome: V, MARK}]",
        "riscos: [{titulo: R, MARK}]",
        "potencial: [{oferta: caixas, MARK}]",
        "contatos: [{id: x, a_identificar: sim, MARK}]",
        "objetivos: [{id: a, titulo: A, lado: conjunto, indicador: margem, MARK}]",
        "MARK",
    ],
)
def test_a_mark_for_the_client_where_the_list_has_none_is_an_error(
    tmp_path: Path, record: str
) -> None:
    front = f"{record.replace('MARK', MARK)}\n"
    if "contatos:" not in record:
        front += "contatos:\n  - {id: bia, nome: Bia}\n"
    (found,) = checked(tmp_path, {"v.md": account_text(front)}, "mark-too-wide")
    assert found.severity is Severity.ERROR
    assert found.place.line == 3


def test_custom_fields_and_margin_cannot_be_marked_for_the_client(tmp_path: Path) -> None:
    programme = PROGRAMME + (
        f"  - {{id: margem, nome: Margem, {MARK}}}\ncampos:\n  - {{id: edi, rotulo: EDI, {MARK}}}\n"
    )
    found = checked(tmp_path, {"programa.yml": programme}, "mark-too-wide")
    assert len(found) == 2


@pytest.mark.parametrize("side", ["lado: nosso", "peso: 100"])
def test_an_objective_of_ours_cannot_be_marked_for_the_client(tmp_path: Path, side: str) -> None:
    front = f"objetivos: [{{id: a, titulo: A, {side}, {MARK}}}]\n"
    found = checked(tmp_path, {"v.md": account_text(front)}, "our-objective-for-client")
    assert [item.severity for item in found] == [Severity.ERROR]


def test_actions_of_a_review_that_correct_us_are_not_for_the_client(tmp_path: Path) -> None:
    review = f"---\ntrimestre: 2026-t3\nacoes_corretivas:\n  - {{texto: X, {MARK}}}\n---\n"
    files = {"v/conta.md": account_text(), "v/revisoes/2026-t3.md": review}
    assert len(checked(tmp_path, files, "mark-too-wide")) == 1


@pytest.mark.parametrize(
    ("link", "is_told"),
    [
        ("[a](reunioes/2026-09-01.md)", False),
        ("[a](reunioes/2026-09-02.md)", True),
        ("[a](conta.md)", True),
        ("[a](planta.png)", True),
        ("![a](planta.png)", False),
        ("![a](../o/foto.png)", True),
        ("[a](../o/conta.md)", True),
        ("[a](https://vereda.example/)", False),
        ("[a](mailto:a@vereda.example)", False),
        ("[a](http://intranet/planos)", True),
        ("<http://intranet/planos>", True),
        ("\\`[a](http://intranet/planos)\\`", True),
        ("`[a](http://intranet/planos)`", False),
        ("[a](https://git.empresa.local/kam)", True),
        ("[a](http://10.0.0.7/)", True),
        ("[a](http://[::1/)", True),
        ("[a](#material)", False),
        ("[a](file:///x)", True),
        ("[a][p]\n\n[p]: planta.png", False),
        ("[a][p]\n\n[p]: ../o/conta.md", True),
        ('<a href="../o/conta.md">a</a>', True),
        ("`[a](../o/conta.md)`", False),
    ],
)
def test_a_link_of_a_client_section_leads_only_to_what_the_client_sees(
    tmp_path: Path, link: str, is_told: bool
) -> None:
    body = f"\n[a](../o/conta.md)\n\n## Material {{.cliente}}\n\n{link}\n"
    found = checked(
        tmp_path,
        {
            "v/conta.md": account_text(body=body),
            "v/planta.png": "png",
            "v/reunioes/2026-09-01.md": f"---\ndata: 2026-09-01\n{MARK}\n---\n",
            "v/reunioes/2026-09-02.md": "---\ndata: 2026-09-02\n---\n",
            "o/conta.md": "---\nnome: Outra\n---\n",
            "o/foto.png": "png",
        },
        "client-link",
    )
    line = 11 if "[p]" in link else 9
    told = [(item.severity, item.place.path, item.place.line) for item in found]
    assert told == ([(Severity.ERROR, "accounts/v/conta.md", line)] if is_told else [])


def test_a_section_for_the_company_may_lead_to_other_accounts(tmp_path: Path) -> None:
    body = "\n## Aberto {.empresa}\n\n[a](../o/conta.md)\n"
    files = {"v/conta.md": account_text(body=body), "o/conta.md": "---\nnome: O\n---\n"}
    assert checked(tmp_path, files, "client-link") == []


def test_a_person_marked_narrower_than_the_record_that_names_it_is_told(tmp_path: Path) -> None:
    front = f"""\
        contatos:
          - {{id: bia, nome: Bia, visibilidade: empresa}}
        necessidades:
          - {{texto: A, contato: bia, {MARK}}}
          - {{texto: B, contato: bia, visibilidade: empresa}}
          - {{texto: C, contato: bia}}
        """
    found = checked(tmp_path, {"v.md": account_text(front)}, "hidden-person")
    assert [item.place.line for item in found] == [6]


@pytest.mark.parametrize(
    ("unit", "need", "rows", "is_told"),
    [
        ("id: sul", MARK, "2026-07;sul;faturamento;1", True),
        ("id: sul, visibilidade: empresa", MARK, "2026-07;sul;volume;1", True),
        (f"id: sul, {MARK}", MARK, "2026-07;sul;faturamento;1", False),
        ("id: sul", MARK, "2026-07;sul;margem;1", False),
        ("id: sul", MARK, "2026-07;;faturamento;1", False),
        ("id: sul", "atendida: sim", "2026-07;sul;faturamento;1", False),
    ],
)
def test_a_unit_whose_figures_are_left_out_is_told_once(
    tmp_path: Path, unit: str, need: str, rows: str, is_told: bool
) -> None:
    front = f"filiais:\n  - {{{unit}, nome: Sul}}\nnecessidades:\n  - {{texto: N, {need}}}\n"
    files = {
        "v/conta.md": account_text(front),
        "v/numeros.csv": f"periodo;filial;indicador;realizado\n{rows}\n2026-08;{rows[8:]}\n",
    }
    found = checked(tmp_path, files, "unit-not-for-client")
    assert [item.place.line for item in found] == ([4] if is_told else [])
    assert {item.params["unit"] for item in found} <= {"Sul"}


def test_a_unit_of_a_marked_price_adjustment_is_told_as_well(tmp_path: Path) -> None:
    front = f"""\
        filiais: [{{id: sul, nome: Sul}}]
        reajustes: [{{concedido: 6%, filial: sul, {MARK}}}]
        """
    found = checked(tmp_path, {"v.md": account_text(front)}, "unit-not-for-client")
    assert [item.place.line for item in found] == [3]


def test_a_service_level_that_the_client_does_not_get_is_told(tmp_path: Path) -> None:
    programme = PROGRAMME + f"  - {{id: prazo, nome: Prazo, {MARK}}}\n"
    front = f"""\
        contratos:
          - nome: Marcado
            {MARK}
            niveis_de_servico:
              - {{indicador: prazo, meta: 97}}
              - {{indicador: otif, meta: 95}}
          - nome: Nosso
            niveis_de_servico: [{{indicador: otif, meta: 95}}]
        """
    files = {"programa.yml": programme, "v.md": account_text(front)}
    (found,) = checked(tmp_path, files, "level-not-for-client")
    assert (found.place.line, found.params["contract"]) == (8, "Marcado")


def test_a_mark_wider_than_what_it_stands_in_is_told_where_it_stands(tmp_path: Path) -> None:
    objective = f"objetivos:\n  - id: a\n    titulo: A\n    acoes: [{{titulo: X, {MARK}}}]\n"
    learnt = "aprendizados:\n  - {texto: X, visibilidade: cliente}\n---\n"
    meeting = (
        "---\ndata: 2026-09-01\nvisibilidade: empresa\ndecisoes:\n"
        "  - {texto: X, visibilidade: cliente}\n  - {texto: Y, visibilidade: equipe}\n  - Z\n---\n"
    )
    found = checked(
        tmp_path,
        {
            "v/conta.md": account_text(
                objective, "\n## A {.empresa}\n\n### B {.cliente}\n\n### C {.equipe}\n"
            ),
            "v/revisoes/2026-t1.md": f"---\ntrimestre: 2026-t1\n{learnt}",
            "v/revisoes/2026-t2.md": f"---\ntrimestre: 2026-t2\n{MARK}\n{learnt}",
            "v/revisoes/2026-t3.md": f"---\ntrimestre: 2026-t3\nvisibilidade: equipe\n{learnt}",
            "v/reunioes/2026-09-01.md": meeting,
        },
        "mark-in-hidden",
    )
    told = [(item.place.path.rsplit("/", 1)[1], item.place.line) for item in found]
    assert told == [("conta.md", 6), ("conta.md", 11), ("2026-09-01.md", 5), ("2026-t3.md", 5)]
