"""Pages of risks, issues, receivables and data quality, made from projects of their own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kamdocs.model.enums import Visibility
from kamdocs.render.options import RenderOptions
from kamdocs.render.site_contents import site_contents
from tests.builders import PROGRAMME, load
from tests.pages import PageText

AS_OF = date(2026, 10, 15)

LEVELS = """\
moeda: BRL
niveis_de_servico:
  - gravidade: alta
    dias: 15
"""

VEREDA = """\
---
nome: Vereda
responsavel: ana.lima
condicoes:
  bloqueado: sim
riscos:
  - titulo: Perder as caixas
    impacto: 5
    probabilidade: 4
    faturamento_em_risco: 1.000.000
    mitigacao: Contrato de dois anos
    responsavel: rui.sa
    prazo: 2026-10-05
  - titulo: Frete mais caro
    impacto: 2
    probabilidade: 2
  - titulo: Nota baixa no fornecedor
    impacto: 3
    probabilidade: 3
  - titulo: Já resolvido
    impacto: 5
    probabilidade: 5
    situacao: encerrado_resolvido
ocorrencias:
  - titulo: Avarias em Cascavel
    gravidade: alta
    tipo: entrega
    aberta_em: 2026-09-20
    responsavel: rui.sa
    escalada_para: ana.lima
    causa: Palete alto
    acao: Palete novo
  - titulo: Nota sem pedido
    gravidade: alta
    aberta_em: 2026-10-10
saude:
  ajuste:
    valor: 68
    motivo: Renovação em risco
    por: ana.lima
    ate: 2026-10-01
---
"""

RECEIVABLES = """\
numero;emissao;vencimento;valor;pago_em;contestado
NF-1;2026-07-01;2026-08-01;1.000,00;;sim
NF-2;2026-09-01;2026-10-01;500,00;;
NF-3;2026-10-01;2026-11-01;1.500,00;;
"""

FIGURES = "periodo;indicador;realizado;meta\n2026-09;faturamento;900;1.000\n"

WORLD = {
    "programa.yml": PROGRAMME + LEVELS,
    "vereda/conta.md": VEREDA,
    "vereda/titulos.csv": RECEIVABLES,
    "vereda/numeros.csv": FIGURES,
    "boa/conta.md": "---\nnome: Boa\n---\n",
}


def texts(
    folder: Path,
    files: dict[str, str],
    address: str,
    *,
    language: str = "pt-BR",
    audience: Visibility = Visibility.TEAM,
) -> str:
    """Give the text of one page of a project."""
    options = RenderOptions(language, AS_OF, audience=audience)
    contents = site_contents(load(folder, files), options)
    html = next(page for page in contents.pages if page.address == address).body()
    return " ".join(PageText(html).texts).replace("\u00a0", " ")


def test_risks_begin_with_the_gravest_and_its_exposure(tmp_path: Path) -> None:
    text = texts(tmp_path, WORLD, "riscos/")
    assert (
        "O risco mais grave é “Perder as caixas”, na Vereda: "
        "nota 20 de 25, com R$ 800 mil expostos." in text
    )
    assert "1 de 3 riscos abertos é grave" in text
    assert "05/10/2026 ■ 10 dias de atraso" in text
    assert "1 risco encerrado" in text


def test_issues_tell_days_beyond_and_within_the_service_level(tmp_path: Path) -> None:
    text = texts(tmp_path, WORLD, "ocorrencias/")
    assert (
        "1 de 2 ocorrências abertas passou do nível de serviço: “Avarias em Cascavel”, na Vereda, "
        "está 10 dias além." in text
    )
    assert "10 dias além nível: 15 dias" in text
    assert "restam 10 dias nível: 15 dias" in text
    assert "Palete novo Causa: Palete alto" in text
    assert "Rui Sá escalada para Ana Lima" in text


def test_receivables_begin_with_the_oldest_and_name_who_collects(tmp_path: Path) -> None:
    text = texts(tmp_path, WORLD, "titulos/")
    assert (
        "R$ 1,5 mil vencidos em 2 títulos de 1 conta. "
        "O mais antigo, NF-1, da Vereda, venceu há 75 dias." in text
    )
    assert text.index("NF-1") < text.index("NF-2")
    assert "NF-3" not in text
    assert "vencido há 75 dias ◆ contestado Ana Lima" in text
    assert "50% do que está em aberto já venceu: R$ 1,5 mil" in text
    assert "1 conta com crédito bloqueado" in text
    assert "Bloqueado" in text
    # 3.000 open ÷ 900 of sales in September, the first month on record × 30 days
    assert "100 dias" in text


def test_data_quality_names_what_is_missing(tmp_path: Path) -> None:
    text = texts(tmp_path, WORLD, "qualidade/")
    assert "O menos preenchido é o da Boa, com 0%." in text
    assert "falta: segmento, território, nível e mais 28" in text
    assert "◆ 3/4" in text


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("riscos/", "Anote em “riscos” da conta"),
        ("ocorrencias/", "Anote em “ocorrências” da conta"),
        ("titulos/", "Exporte do ERP os títulos de cada conta"),
    ],
)
def test_an_empty_portfolio_says_what_to_fill_in(tmp_path: Path, address: str, hint: str) -> None:
    text = texts(tmp_path, {"boa/conta.md": "---\nnome: Boa\n---\n"}, address)
    assert "sem dados" in text
    assert hint in text
    assert "None" not in text


def test_portuguese_of_portugal_has_its_own_words(tmp_path: Path) -> None:
    text = texts(tmp_path, WORLD, "titulos/", language="pt-PT")
    assert "Faturas e valores em dívida" in text
    assert "50% do que está em dívida já venceu" in text


def test_english_pages_have_no_portuguese(tmp_path: Path) -> None:
    for address in ("risks/", "issues/", "receivables/", "quality/"):
        text = texts(tmp_path, WORLD, address, language="en")
        for word in ("Conta ", "Ocorrências", "vencido", "Nota "):
            assert word not in text.replace("Nota sem pedido", "").replace("Nota baixa", ""), word


def test_the_company_sees_issues_and_no_risk_or_receivable(tmp_path: Path) -> None:
    options = RenderOptions("pt-BR", AS_OF, audience=Visibility.COMPANY)
    contents = site_contents(load(tmp_path, WORLD), options)
    addresses = {page.address for page in contents.pages}
    assert "ocorrencias/" in addresses
    assert addresses.isdisjoint({"riscos/", "titulos/", "qualidade/"})


def test_names_are_text_on_every_page(tmp_path: Path) -> None:
    hostile = VEREDA.replace("Perder as caixas", "<script>alert(1)</script>").replace(
        "Avarias em Cascavel", "<b>x</b>"
    )
    options = RenderOptions("pt-BR", AS_OF)
    files = {**WORLD, "vereda/conta.md": hostile}
    contents = site_contents(load(tmp_path, files), options)
    pages = {page.address: page.body() for page in contents.pages}
    assert "<script>alert" not in pages["riscos/"]
    assert "<b>x</b>" not in pages["ocorrencias/"]


def test_the_plan_tells_what_its_health_stands_on(tmp_path: Path) -> None:
    text = texts(tmp_path, WORLD, "contas/vereda/")
    # Revenue 10% below its target 75, half of what is open overdue 0, one of two issues late 50:
    # (20·75 + 10·0 + 10·50) ÷ 40
    assert "50 ◆ Atenção" in text
    assert "O cálculo dá 50, com 40% do peso dos fatores conhecido." in text
    assert "R$ 900 de uma meta de R$ 1 mil nos períodos fechados: 90,0%" in text
    assert "R$ 1,5 mil vencidos de R$ 3 mil em aberto" in text
    assert "Nenhuma nota do cliente nos últimos 12 meses" in text
    assert "Falta a proximidade das pessoas-chave em contatos" in text


def test_an_expired_override_is_ignored_and_said(tmp_path: Path) -> None:
    text = texts(tmp_path, WORLD, "contas/vereda/")
    assert (
        "O ajuste para 68, de Ana Lima, venceu em 01/10/2026 e não conta mais (Renovação em risco)."
        in text
    )


def test_an_override_in_force_says_who_why_and_until_when(tmp_path: Path) -> None:
    files = {**WORLD, "vereda/conta.md": VEREDA.replace("2026-10-01", "2026-11-30")}
    text = texts(tmp_path, files, "contas/vereda/")
    assert "68 ◆ Atenção Ajustada por Ana Lima até 30/11/2026: Renovação em risco" in text
    assert "O cálculo dá 50" in text


def test_three_risks_make_a_matrix_on_the_plan_and_two_do_not(tmp_path: Path) -> None:
    assert "1 de 3 riscos abertos é grave" in texts(tmp_path, WORLD, "contas/vereda/")
    fewer = VEREDA.replace("    impacto: 3\n    probabilidade: 3\n", "")
    files = {**WORLD, "vereda/conta.md": fewer}
    assert "riscos abertos é grave" not in texts(tmp_path, files, "contas/vereda/")


def test_the_company_never_sees_health_on_a_plan(tmp_path: Path) -> None:
    text = texts(tmp_path, WORLD, "contas/vereda/", audience=Visibility.COMPANY)
    assert "Saúde da conta" not in text
    assert "riscos abertos" not in text
