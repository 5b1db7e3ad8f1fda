"""Pages on paper: the summary of a plan fits one sheet of A4, however full the account is."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.browsing import watched
from tests.command import kamdocs

pytestmark = pytest.mark.browser

LONG = "com um texto mais comprido do que alguém deveria escrever em um título de plano de conta"
FULL_ACCOUNT = f"""---
nome: Conta Cheia de Tudo e com um Nome Comprido
responsavel: ana.lima
por_que_chave: {LONG} {LONG} {LONG} {LONG} {LONG} {LONG}
plano:
  visao: {LONG} {LONG}
  prioridades_do_cliente: [{", ".join(f"Prioridade {n} {LONG}" for n in range(9))}]
  desafios: [{", ".join(f"Desafio {n} {LONG}" for n in range(9))}]
ocorrencias:
{
    "".join(
        f'''  - titulo: Ocorrência {n} {LONG}
    aberta_em: 2026-08-01
    gravidade: critica
'''
        for n in range(20)
    )
}
objetivos:
{
    "".join(
        f'''  - id: o{n}
    titulo: Objetivo {n} {LONG}
    valor_inicial: 0
    valor_atual: 10
    meta: 100
    inicio: 2026-01-01
    prazo: 2026-12-31
    situacao: em_andamento
    responsavel: ana.lima
    acoes:
      - titulo: Ação {n} {LONG}
        prazo: 2026-11-1{n % 10}
'''
        for n in range(40)
    )
}
---

Fim do resumo, começo da prosa.
"""


def pages_of(page_path: Path, browser: Browser) -> list[str]:
    """Print a page of a site on A4 and give the text of each sheet."""
    with watched(browser) as (page, trouble):
        page.goto(page_path.resolve().as_uri())
        printed = page.pdf(format="A4", print_background=True)
        assert trouble == []
    return [sheet.extract_text() for sheet in PdfReader(BytesIO(printed)).pages]


def test_the_summary_of_the_fullest_sample_account_is_one_sheet(
    sample_site: Path, browser: Browser
) -> None:
    sheets = pages_of(sample_site / "contas/vereda-alimentos/index.html", browser)
    assert "Próximas ações" in sheets[0]
    assert "Faturamento do 3º trimestre" in sheets[0]
    assert "Leitura da conta" in sheets[1]


def test_the_summary_of_an_overfull_account_is_one_sheet(tmp_path: Path, browser: Browser) -> None:
    accounts = tmp_path / "accounts"
    accounts.mkdir()
    (tmp_path / "pages").mkdir()
    (accounts / "programa.yml").write_text(
        "nome: P\npessoas:\n  - id: ana.lima\n    nome: Ana Lima\n", encoding="utf-8"
    )
    (accounts / "cheia.md").write_text(FULL_ACCOUNT, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: P\ndocs_dir: pages\nuse_directory_urls: false\ntheme:\n  name: material\n"
        "plugins:\n  - search\n  - kamdocs:\n      as_of: 2026-10-15\n",
        encoding="utf-8",
    )
    done = kamdocs("build", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    sheets = pages_of(tmp_path / "site/contas/cheia/index.html", browser)
    assert "Próximas ações" in sheets[0]
    assert sheets[1].lstrip().startswith("Fim do resumo")
