"""Rules over a loaded portfolio: what each finds, where, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from kamdocs.checks.rules import run_checks
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.place import Place
from tests.builders import PROGRAMME, about_files, account_text, load

CONTA = "accounts/v/conta.md"


def checked(folder: Path, files: Mapping[str, str]) -> tuple[Finding, ...]:
    return about_files(run_checks(load(folder, files), date(2026, 10, 15)))


def checked_account(folder: Path, front: str = "", body: str = "") -> tuple[Finding, ...]:
    return checked(folder, {"v/conta.md": account_text(front, body)})


def criteria(*weights: str) -> str:
    items = "".join(
        f"    - id: c{number}\n      nome: C\n{f'      peso: {weight}' if weight else ''}\n"
        for number, weight in enumerate(weights)
    )
    return f"nome: P\ncriterios:\n  posicao:\n{items}"


@pytest.mark.parametrize(
    ("weights", "total"),
    [(("60", "30"), "90"), (("60", "40,5"), "100,5"), (("100", "10"), "110"), (("50", ""), "50")],
)
def test_weights_that_make_no_whole_are_told_with_their_sum(
    tmp_path: Path, weights: tuple[str, ...], total: str
) -> None:
    (found,) = checked(tmp_path, {"programa.yml": criteria(*weights)})
    assert (found.rule, found.severity) == ("weights-not-100", Severity.WARNING)
    assert found.place == Place("accounts/programa.yml", 4, 5)
    assert found.params == {"sum": total}


@pytest.mark.parametrize("weights", [("60", "40"), ("33,3", "66,7"), ("", ""), ("60%", "40%")])
def test_weights_that_make_a_whole_or_are_not_set_are_fine(
    tmp_path: Path, weights: tuple[str, ...]
) -> None:
    assert checked(tmp_path, {"programa.yml": criteria(*weights)}) == ()


@pytest.mark.parametrize(
    ("front", "line", "column"),
    [
        ("plano:\n  inicio: 2026-02-01\n  fim: 2026-01-31\n", 5, 8),
        ("plano:\n  fim: 2026-01-31\n  inicio: 2026-02-01\n", 4, 8),
        ("contratos:\n  - nome: C\n    inicio: 2026-02-01\n    fim: 2026-01-31\n", 6, 10),
        ("ocorrencias:\n  - titulo: O\n    aberta_em: 2/2/2026\n    fechada_em: 1/2/2026\n", 6, 17),
        ("datas_chave:\n  - o_que: D\n    de: 2026-02-01\n    ate: 2026-01-31\n", 6, 10),
        (
            "objetivos:\n  - id: o\n    titulo: O\n    inicio: 2026-02-01\n    prazo: 2026-01-31\n",
            7,
            12,
        ),
        (
            (
                "objetivos:\n  - id: o\n    titulo: O\n    acoes:\n      - titulo: A\n"
                "        inicio: 2026-02-01\n        prazo: 2026-01-31\n"
            ),
            9,
            16,
        ),
        ("acoes:\n  - titulo: A\n    inicio: 2026-02-01\n    prazo: 2026-01-31\n", 6, 12),
    ],
)
def test_an_end_before_its_beginning_is_told_at_the_end(
    tmp_path: Path, front: str, line: int, column: int
) -> None:
    (found,) = checked_account(tmp_path, front)
    assert (found.rule, found.severity) == ("end-before-start", Severity.WARNING)
    assert found.place == Place(CONTA, line, column)
    assert set(found.params) == {"start", "end"}
    assert found.subject == "v"


def test_an_action_of_the_second_file_is_told_there(tmp_path: Path) -> None:
    objectives = (
        "---\nobjetivos:\n  - id: o\n    titulo: O\n    inicio: 2026-02-01\n"
        "    prazo: 2026-01-31\n---\n"
    )
    (found,) = checked(tmp_path, {"v/conta.md": account_text(), "v/objetivos.md": objectives})
    assert found.place == Place("accounts/v/objetivos.md", 6, 12)
    assert found.params == {"start": "2026-02-01", "end": "2026-01-31"}


@pytest.mark.parametrize(
    "front",
    [
        "plano:\n  inicio: 2026-02-01\n  fim: 2026-02-01\n",
        "plano:\n  inicio: 2026-02-01\n",
        "plano:\n  fim: 2026-02-01\n",
    ],
)
def test_a_day_is_not_before_itself_nor_before_nothing(tmp_path: Path, front: str) -> None:
    assert checked_account(tmp_path, front) == ()


@pytest.mark.parametrize(
    ("body", "column"),
    [
        ("Veja [a ata](reunioes/nada.md).\n", 14),
        ("Veja [a ata](reunioes/nada.md#fim).\n", 14),
        ("Veja [a ata](<reunioes/nada.md>).\n", 15),
        ("![Foto](foto.png)\n", 9),
        ("[ata]: reunioes/nada.md\n", 8),
        ('Um <a href="nada.md">elo</a>.\n', 13),
        ("[fora](../../segredo.md)\n", 8),
        ("[codificado](reuni%C3%B5es/nada.md)\n", 14),
    ],
)
def test_a_link_that_leads_nowhere_is_told_where_it_stands(
    tmp_path: Path, body: str, column: int
) -> None:
    (found,) = checked_account(tmp_path, body=f"\n## T\n\n{body}")
    assert (found.rule, found.severity) == ("broken-link", Severity.WARNING)
    assert found.place == Place(CONTA, 7, column)
    assert found.subject == "v"


@pytest.mark.parametrize(
    "body",
    [
        "[x](javascript:alert(1))\n",
        "[x](JavaScript:alert)\n",
        "[x](data:text/html;base64,AAAA)\n",
        "[x](vbscript:x)\n",
        "[x](file:///etc/passwd)\n",
        "[x](//evil.example/x)\n",
        "[x](/etc/passwd)\n",
        "[x](\\\\servidor\\pasta)\n",
        "![x](https://evil.example/x.png)\n",
        "![x](http://evil.example/x.png)\n",
        "<a href='javascript:alert(1)'>x</a>\n",
        "[x]: javascript:alert(1)\n",
        "[x](http://[mal)\n",
    ],
)
def test_an_address_that_is_not_let_through_is_told(tmp_path: Path, body: str) -> None:
    found = checked_account(tmp_path, body=body)
    assert [(item.rule, item.place.line) for item in found] == [("unsafe-link", 4)]


@pytest.mark.parametrize(
    "body",
    [
        "[site](https://example.com/a?b=c) [e](mailto:a@b.example) [t](tel:+5511)\n",
        "<https://example.com>\n",
        "[aqui](#resumo)\n",
        "[objetivos](objetivos.md) [ata](reunioes/a.md#fim) [r](./revisoes/2026-t3.md)\n",
        "[outra](../outra.md) [planta](img/planta%20nova.png)\n",
        "![planta](<img/planta nova.png>)\n",
        "`[x](nada.md)`\n",
        "```\n[x](nada.md)\n```\n",
        "~~~\n[x](javascript:alert(1))\n~~~\n",
        "Um [colchete] e (parênteses).\n",
    ],
)
def test_links_that_lead_somewhere_are_fine(tmp_path: Path, body: str) -> None:
    files = {
        "v/conta.md": account_text(body=body),
        "v/objetivos.md": "---\nobjetivos:\n---\n",
        "v/reunioes/a.md": "---\ndata: 2026-01-01\n---\n",
        "v/revisoes/2026-t3.md": "---\nsituacao: realizada\n---\n",
        "v/img/planta nova.png": "",
        "outra.md": account_text(),
    }
    assert checked(tmp_path, files) == ()


def test_links_of_every_prose_are_looked_at(tmp_path: Path) -> None:
    files = {
        "v/conta.md": account_text(body="[x](nada.md)\n"),
        "v/objetivos.md": "---\nobjetivos:\n---\n[x](nada.md)\n",
        "v/reunioes/a.md": "---\ndata: 2026-01-01\n---\n[x](conta.md)\n",
        "v/revisoes/2026-t3.md": "---\nsituacao: realizada\n---\n\n[x](../nada.md)\n",
    }
    assert [str(found.place) for found in checked(tmp_path, files)] == [
        "accounts/v/conta.md:4:5",
        "accounts/v/objetivos.md:4:5",
        "accounts/v/reunioes/a.md:4:5",
        "accounts/v/revisoes/2026-t3.md:5:5",
    ]


def test_findings_of_reading_and_of_rules_stand_in_order_of_place(tmp_path: Path) -> None:
    files = {
        "a.md": account_text(body="[x](nada.md)\n"),
        "b.md": account_text("nivel: ouro\n", "[x](nada.md)\n"),
        "c/conta.md": account_text("plano:\n  inicio: 2026-02-01\n  fim: 2026-01-01\n"),
        "programa.yml": f"{PROGRAMME}x: 1\n",
    }
    assert [(found.rule, found.place.path) for found in checked(tmp_path, files)] == [
        ("broken-link", "accounts/a.md"),
        ("unknown-tier", "accounts/b.md"),
        ("end-before-start", "accounts/c/conta.md"),
        ("unknown-key", "accounts/programa.yml"),
    ]


def test_a_marked_record_that_names_an_unmarked_person_is_told(tmp_path: Path) -> None:
    found = checked_account(
        tmp_path,
        """\
        contatos:
          - {id: joao, nome: João}
          - {id: bia, nome: Bia, visibilidade: cliente}
        necessidades:
          - {texto: Palete, contato: joao}
          - {texto: Prazo, contato: joao, visibilidade: cliente}
          - {texto: Prazo, contato: bia, visibilidade: cliente}
        plano_conjunto:
          objetivo: Lançar
          visibilidade: cliente
          tarefas:
            - {titulo: Arte, do_cliente: joao}
            - {titulo: Interna, do_cliente: joao, visibilidade: equipe}
        """,
    )
    found = tuple(item for item in found if item.rule == "hidden-person")
    assert [item.place.line for item in found] == [8, 14]
    assert found[0].params == {"person": "joao", "client": "Vereda"}
