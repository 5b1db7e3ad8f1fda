"""The briefing of a meeting is one sheet of A4, however full the account is."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.command import kamdocs
from tests.end_to_end.test_print import pages_of

pytestmark = pytest.mark.browser

LONG = "com um texto mais comprido do que alguém deveria escrever em uma linha de um plano de conta"


def listed(key: str, count: int, *lines: str) -> str:
    """Give a list of the front matter, `{n}` numbered and `{long}` long."""
    items = []
    for n in range(count):
        texts = [line.format(n=n, long=LONG) for line in lines]
        items.append("  - " + "\n    ".join(texts))
    return f"{key}:\n" + "\n".join(items) + "\n"


FULL_ACCOUNT = (
    "---\nnome: Conta Cheia de Tudo e com um Nome Comprido\nresponsavel: ana.lima\n"
    + listed(
        "contatos",
        20,
        "id: p{n}",
        "nome: Pessoa {n} {long}",
        "cargo: Cargo {long}",
        "papel: aprovador_financeiro",
        "postura: opositor",
        "influencia: 10",
        "ultimo_contato: 2026-01-01",
        "cadencia_dias: 30",
        "motivadores: [financeiro, tecnico, negocio, relacionamento]",
        "observacoes: Observação {long} {long}",
        "confirmacao: presumido",
    )
    + listed("relacoes", 9, "de: p{n}", "para: p1{n}", "tipo: conflito")
    + listed(
        "ocorrencias",
        20,
        "titulo: Ocorrência {n} {long}",
        "aberta_em: 2026-08-01",
        "gravidade: critica",
        "acao: Ação {long}",
    )
    + listed(
        "oportunidades",
        20,
        "id: op{n}",
        "nome: Oportunidade {n} {long}",
        "valor_anual: 1200000",
        "fechamento: 2026-12-01",
        "proximo_passo: Passo {n} {long}",
    )
    + listed(
        "objetivos",
        40,
        "id: o{n}",
        "titulo: Objetivo {n} {long}",
        "acoes:",
        "  - titulo: Ação nossa {n} {long}",
        "    responsavel: ana.lima",
        "    prazo: 2026-10-01",
        "  - titulo: Ação do cliente {n} {long}",
        "    do_cliente: p1",
        "    prazo: 2026-10-01",
        "  - titulo: Ação cumprida {n} {long}",
        "    responsavel: ana.lima",
        "    prazo: 2026-10-01",
        "    concluida_em: 2026-09-30",
        "    situacao: concluida",
    )
    + listed(
        "contratos",
        9,
        "nome: Contrato {n} {long}",
        "fim: 2026-12-31",
        "aviso_dias: 60",
        "renovacao: automatica",
    )
    + listed(
        "reajustes", 9, "data_base: 2026-03-01", "pedido: 4,9%", "concedido: 1%", "indice: ipca"
    )
    + listed("necessidades", 9, "texto: Necessidade {n} {long}", "contato: p{n}")
    + "---\n"
)
REVIEW = (
    "---\ntrimestre: 2026-t4\nsituacao: preparada\n"
    + listed("decisoes_esperadas", 9, "texto: Decisão {n} {long}")
    + "---\n"
)
FIGURES = """\
periodo;indicador;realizado;meta
2025-07;faturamento;1.200.000,55;1.300.000
2026-07;faturamento;1.234.567,89;1.300.000
2025-07;margem;200.000;
2026-07;margem;234.567,89;
"""
INVOICES = """\
numero;emissao;vencimento;valor
1;2026-05-01;2026-06-01;1.234.567,89
2;2026-05-01;2026-07-01;1.234.567,89
"""


def test_the_briefing_of_the_fullest_sample_account_is_one_sheet(
    sample_site: Path, browser: Browser
) -> None:
    (sheet,) = pages_of(sample_site / "contas/vereda-alimentos/briefing/index.html", browser)
    for heading in (
        "Quem estará na sala",
        "O que prometemos",
        "O que nos prometeram",
        "Cuidado com",
        "O que pedir",
        "Arquivo de origem",
    ):
        assert heading in sheet


def test_the_briefing_of_an_overfull_account_is_one_sheet(tmp_path: Path, browser: Browser) -> None:
    accounts = tmp_path / "accounts"
    accounts.mkdir()
    (tmp_path / "pages").mkdir()
    (accounts / "programa.yml").write_text(
        "nome: P\npessoas:\n  - id: ana.lima\n    nome: Ana Lima\n", encoding="utf-8"
    )
    account = accounts / "cheia"
    (account / "revisoes").mkdir(parents=True)
    (account / "conta.md").write_text(FULL_ACCOUNT, encoding="utf-8")
    (account / "revisoes/2026-t4.md").write_text(REVIEW, encoding="utf-8")
    (account / "numeros.csv").write_text(FIGURES, encoding="utf-8")
    (account / "titulos.csv").write_text(INVOICES, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: P\ndocs_dir: pages\nuse_directory_urls: false\ntheme:\n  name: material\n"
        "plugins:\n  - search\n  - kamdocs:\n      as_of: 2026-10-15\n",
        encoding="utf-8",
    )
    done = kamdocs("build", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (sheet,) = pages_of(tmp_path / "site/contas/cheia/briefing/index.html", browser)
    assert "e mais 14" in sheet
    assert "Arquivo de origem" in sheet


def test_the_visit_card_of_a_meeting_ahead_is_one_sheet_with_room_to_write(
    sample_site: Path, browser: Browser
) -> None:
    address = "contas/vereda-alimentos/reunioes/2026-11-05-renovacao-caixas/index.html"
    (sheet,) = pages_of(sample_site / address, browser)
    for words in ("Ficha de visita", "Pauta", "ficou combinado", "Anotações", "28 dias antes"):
        assert words in sheet
