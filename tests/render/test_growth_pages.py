"""Pages of opportunities and white space, and both on the plan, from projects of their own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kamdocs.metrics.standing import portfolio_standing
from kamdocs.model.enums import Visibility
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.options import RenderOptions
from kamdocs.render.prose import ProseTargets, ProseWriter
from kamdocs.render.site_contents import site_contents
from kamdocs.render.views.account_growth import AccountGrowthView, account_growth_view
from tests.builders import PROGRAMME, load
from tests.pages import PageText

AS_OF = date(2026, 10, 15)

VEREDA = """\
---
nome: Vereda
responsavel: ana.lima
filiais:
  - {id: cascavel, nome: Planta Cascavel}
  - {id: chapeco, nome: Planta Chapecó}
potencial:
  - filial: cascavel
    oferta: caixas
    estado: ja_compra
    compra_total: 1.000.000
    potencial: 900.000
    nosso_faturamento: 700.000
  - filial: cascavel
    oferta: filmes
    estado: em_negociacao
    oportunidade: laminados
    fornecido_por: concorrente
    concorrente: Filmes Araucária
    fim_do_contrato: 2027-03-31
    potencial: 600.000
  - filial: chapeco
    oferta: filmes
    estado: nao_atendido
    fornecido_por: interno
    potencial: 250.000
    confianca: baixa
oportunidades:
  - id: laminados
    nome: Laminados da linha nova
    oferta: filmes
    filial: cascavel
    etapa: proposta
    valor_anual: 360.000
    probabilidade: 50%
    categoria: comprometido
    fechamento: 2026-10-05
    inicio_fornecimento: 2026-12-01
    proximo_passo: Teste de máquina
  - id: bandejas
    nome: Bandejas de gôndola
    etapa: ganha
    valor_anual: 100.000
    fechamento: 2026-03-01
    inicio_fornecimento: 2026-04-01
  - id: cartuchos
    nome: Cartuchos do pão
    etapa: perdida
    valor_anual: 300.000
    fechamento: 2026-05-01
    motivo_perda: Preço 6% acima
---
"""

FIGURES = "periodo;indicador;realizado;meta\n" + "".join(
    f"2026-{month:02d};faturamento;{100_000 if month < 10 else ''};105.000\n"
    for month in range(1, 13)
)

WORLD = {
    "vereda/conta.md": VEREDA,
    "vereda/numeros.csv": FIGURES,
    "boa/conta.md": "---\nnome: Boa\n---\n",
}


def texts(folder: Path, files: dict[str, str], address: str, *, language: str = "pt-BR") -> str:
    """Give the text of one page of a project."""
    contents = site_contents(load(folder, files), RenderOptions(language, AS_OF))
    html = next(page for page in contents.pages if page.address == address).body()
    return " ".join(PageText(html).texts).replace("\u00a0", " ")


def block(folder: Path, files: dict[str, str], account: str) -> AccountGrowthView:
    """Give what the plan of an account shows of growth."""
    portfolio = load(folder, files).portfolio
    standing = portfolio_standing(portfolio, AS_OF)
    context = RenderContext(
        portfolio=portfolio,
        standing=standing,
        findings=(),
        options=RenderOptions("pt-BR", AS_OF),
        prose=ProseWriter(ProseTargets({}, {}), {}),
    )
    own = next(item for item in standing.standings if item.account.id == account)
    return account_growth_view(context, own, Links(f"contas/{account}/", directory_urls=True))


def test_the_forecast_is_told_against_the_target_in_one_sentence(tmp_path: Path) -> None:
    # 900 so far + 3 × 100 + 30 a month × 50% in December = 1 215; target 12 × 105 = 1 260
    text = texts(tmp_path, WORLD, "oportunidades/")
    assert (
        "Faltam R$ 45 mil para a meta de R$ 1,26 mi: a previsão de R$ 1,22 mi cobre 96,4%. "
        "A maior falta é de Vereda: R$ 45 mil. "
        "1 oportunidade passou da data de fechamento." in text
    )
    assert "O que está em aberto acrescenta R$ 15 mil ao ano fiscal; ainda faltam R$ 45 mil" in text
    assert "Se ganhar só o comprometido R$ 1,23 mi" in text


def test_open_opportunities_show_chance_next_step_and_a_late_close(tmp_path: Path) -> None:
    text = texts(tmp_path, WORLD, "oportunidades/")
    assert "R$ 180 mil 50% de R$ 360 mil" in text
    assert "■ venceu em 05/10/2026 fornece a partir de 01/12/2026 Teste de máquina" in text
    assert "± R$ 180 mil (um desvio-padrão)" in text


def test_what_was_decided_in_the_year_is_told_with_the_reason_of_a_loss(tmp_path: Path) -> None:
    text = texts(tmp_path, WORLD, "oportunidades/")
    assert "R$ 100 mil 25% do valor decidido contra R$ 300 mil perdidos" in text
    assert text.index("Ganhas neste ano") < text.index("Bandejas de gôndola")
    assert text.index("Perdidas neste ano") < text.index("Cartuchos do pão")
    assert "01/05/2026 Preço 6% acima" in text


def test_white_space_begins_with_how_much_and_where(tmp_path: Path) -> None:
    # 200 + 600 + 250; of them 360 in negotiation
    text = texts(tmp_path, WORLD, "potencial/")
    assert (
        "Há R$ 1,05 mi por ano a explorar: R$ 360 mil já em negociação e R$ 690 mil sem "
        "oportunidade aberta. O maior espaço que ninguém trabalha: Vereda, Filmes, "
        "Planta Chapecó (R$ 250 mil)." in text
    )
    assert "Filmes é a oferta com mais a explorar: 81% do potencial" in text
    assert "70,0% ■" not in text
    assert "◆ acima do limite de 60%: há dependência" in text


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("oportunidades/", "Preencha numeros.csv com o faturamento por mês."),
        ("potencial/", "Preencha “potencial” da conta"),
    ],
)
def test_an_empty_portfolio_says_what_to_fill_in(tmp_path: Path, address: str, hint: str) -> None:
    text = texts(tmp_path, {"boa/conta.md": "---\nnome: Boa\n---\n"}, address)
    assert "sem dados" in text
    assert hint in text
    assert "None" not in text


def test_both_pages_are_for_the_team_only(tmp_path: Path) -> None:
    options = RenderOptions("pt-BR", AS_OF, audience=Visibility.COMPANY)
    addresses = {page.address for page in site_contents(load(tmp_path, WORLD), options).pages}
    assert "contas/" in addresses
    assert not addresses & {"oportunidades/", "potencial/"}


def test_portuguese_of_portugal_has_its_own_words(tmp_path: Path) -> None:
    text = texts(tmp_path, WORLD, "oportunidades/", language="pt-PT")
    assert "Funil por fase" in text
    assert "passou da data de fecho" in text
    assert "Quota no cliente" in texts(tmp_path, WORLD, "potencial/", language="pt-PT")


def test_the_plan_shows_grid_bridge_and_weighted_opportunities(tmp_path: Path) -> None:
    view = block(tmp_path, WORLD, "vereda")
    assert view.grid is not None
    grid = " ".join(PageText(view.grid).texts).replace("\u00a0", " ")
    assert "R$ 1,05 mi por ano a explorar; o maior espaço é Filmes, Planta Cascavel" in grid
    assert "R$ 600 mil Em negociação Filmes Araucária, até mar/27" in grid
    assert "R$ 700 mil Já compra de nós de R$ 900 mil possíveis" in grid
    assert view.bridge is not None
    assert "Faltam" in view.bridge
    assert [row[0].text for row in view.weighted.rows] == ["Laminados da linha nova"]
    assert view.weighted_total.replace("\u00a0", " ") == (
        "R$ 360 mil em 1 oportunidade aberta; pela probabilidade, R$ 180 mil ± R$ 180 mil."
    )


def test_an_account_without_anything_shows_nothing_of_growth(tmp_path: Path) -> None:
    view = block(tmp_path, {"boa/conta.md": "---\nnome: Boa\n---\n"}, "boa")
    assert (view.grid, view.bridge, view.dependence) == (None, None, None)
    assert not view.weighted.rows
    assert not view.wallet


def test_amounts_of_an_account_in_another_currency_are_written_in_it(tmp_path: Path) -> None:
    dollars = VEREDA.replace("nome: Vereda\n", "nome: Vereda\nmoeda: USD\n", 1)
    files = {**WORLD, "vereda/conta.md": dollars, "programa.yml": PROGRAMME}
    view = block(tmp_path, files, "vereda")
    assert view.grid is not None
    assert "US$" in view.grid
    assert "R$" not in view.grid.replace("US$", "")
