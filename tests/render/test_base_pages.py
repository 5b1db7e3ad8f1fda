"""Pages of selection, base and territories, made from projects of their own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kamdocs.metrics.standing import portfolio_standing
from kamdocs.model.enums import Visibility
from kamdocs.render.context import RenderContext
from kamdocs.render.options import RenderOptions
from kamdocs.render.prose import ProseTargets, ProseWriter
from kamdocs.render.site_contents import site_contents
from kamdocs.render.views.account_base import AccountBaseView, account_base_view
from tests.builders import load
from tests.pages import PageText

AS_OF = date(2026, 10, 15)

PROGRAMME = """\
nome: Programa
pessoas:
  - id: ana.lima
    nome: Ana Lima
  - id: rui.sa
    nome: Rui Sá
territorios:
  - id: sul
    nome: Sul
    responsavel: ana.lima
  - id: norte
    nome: Norte
    responsavel: rui.sa
niveis:
  - id: estrategica
    nome: Estratégica
    cadencia_dias: 30
  - id: chave
    nome: Chave
    cadencia_dias: 60
  - id: manutencao
    nome: Manutenção
ofertas:
  - id: caixas
    nome: Caixas
criterios:
  atratividade:
    - id: potencial
      nome: Potencial
      peso: 60
    - id: crescimento
      nome: Crescimento
      peso: 40
  posicao:
    - id: relacao
      nome: Relacionamento
      peso: 100
"""

VEREDA = """\
---
nome: Vereda
segmento: Alimentos
territorio: sul
nivel: estrategica
responsavel: ana.lima
situacao_compra: eventual
cliente_desde: 2015-01-01
ultimo_pedido: 2026-10-01
pontuacao:
  - criterio: potencial
    nota: 9
    evidencia: R$ 30 mi por ano
  - criterio: crescimento
    nota: 4
  - criterio: relacao
    nota: 5
potencial:
  - oferta: caixas
    estado: ja_compra
    potencial: 3.000.000
historico_territorio:
  - data: 2026-05-10
    evento: transferida
    de: Norte
    para: Sul
    motivo: Carteira nova
---
"""

BOA = """\
---
nome: Boa
territorio: norte
nivel: chave
responsavel: rui.sa
pontuacao:
  - criterio: potencial
    nota: 8
    evidencia: R$ 9 mi por ano
  - criterio: crescimento
    nota: 8
    evidencia: Fábrica nova
potencial:
  - oferta: caixas
    estado: nao_atendido
    potencial: 1.000.000
---
"""

SUMIDA = """\
---
nome: Sumida
territorio: norte
responsavel: rui.sa
ultimo_pedido: 2026-02-01
---
"""

FIGURES = "periodo;indicador;realizado\n" + "".join(
    f"2025-{month:02d};faturamento;1.000\n" for month in range(7, 13)
)
FIGURES += "".join(f"2026-{month:02d};faturamento;1.500\n" for month in range(1, 10))

WORLD = {
    "programa.yml": PROGRAMME,
    "vereda/conta.md": VEREDA,
    "vereda/numeros.csv": FIGURES,
    "boa/conta.md": BOA,
    "sumida/conta.md": SUMIDA,
    "sumida/numeros.csv": "periodo;indicador;realizado\n2026-02;faturamento;700\n",
}


def texts(
    folder: Path,
    address: str,
    *,
    files: dict[str, str] = WORLD,
    language: str = "pt-BR",
    audience: Visibility = Visibility.TEAM,
) -> str:
    """Give the text of one page of a project."""
    options = RenderOptions(language, AS_OF, audience=audience)
    contents = site_contents(load(folder, files), options)
    html = next(page for page in contents.pages if page.address == address).body()
    return " ".join(PageText(html).texts).replace("\u00a0", " ")


def test_selection_leads_with_the_first_account_and_what_differs(tmp_path: Path) -> None:
    text = texts(tmp_path, "selecao/")
    # potencial 9 × 60 + crescimento 4 × 40 = 70; relacionamento 50; mean 60
    assert "Vereda lidera a seleção, com média 60 de 100." in text
    assert "1 conta tem nível diferente do que as notas sugerem." in text
    assert "Registrada como Estratégica; as notas sugerem Chave." in text
    assert "Puxam para cima: Potencial (9). Seguram: Relacionamento (5) e Crescimento (4)." in text


def test_selection_names_missing_scores_and_missing_evidence(tmp_path: Path) -> None:
    text = texts(tmp_path, "selecao/")
    assert "Notas insuficientes para uma sugestão. Faltam: Relacionamento." in text
    assert "Nota sem evidência é opinião" in text
    assert "Vereda nada Crescimento e Relacionamento" in text
    assert "Potencial Atratividade 60 8,5 2 de 3 2 de 2" in text


def test_selection_prints_the_rule_with_the_settings_of_the_programme(tmp_path: Path) -> None:
    own = {**WORLD, "programa.yml": PROGRAMME + "selecao:\n  cortes: [70, 55]\n"}
    text = texts(tmp_path, "selecao/", files=own)
    assert "Estratégica 70, Chave 55, Manutenção" in text
    assert "pelo menos 60,0% do peso" in text


def test_base_tells_who_buys_who_never_did_and_who_stopped(tmp_path: Path) -> None:
    text = texts(tmp_path, "base/")
    assert "1 de 3 contas compra hoje. 1 nunca comprou, 1 com alto potencial. 1 parou." in text
    assert "Atratividade 80 de 100, potencial de R$ 1 mi por ano" in text
    # 1 February to 15 October
    assert "Última compra em 01/02/2026, há 256 dias" in text


def test_base_shows_the_typed_situation_and_its_difference(tmp_path: Path) -> None:
    text = texts(tmp_path, "base/")
    assert "Registrada como eventual; os números sugerem recorrente." in text
    assert "Comprou em 12 dos 12 últimos meses conhecidos." in text
    assert "256 dias sem compra, acima do limite de 180." in text
    assert "Nenhuma reunião, contato ou compra registrada." in text


def test_territories_tell_evolution_and_load(tmp_path: Path) -> None:
    text = texts(tmp_path, "territorios/")
    assert "2 territórios com 3 contas." in text
    # mean potential 2 million: Ana 3, Rui 1
    assert "50% acima da média" in text
    assert "50% abaixo da média" in text
    assert "Carga e potencial por KAM" in text


def test_a_territory_follows_the_log_and_shows_it(tmp_path: Path) -> None:
    south = texts(tmp_path / "a", "territorios/sul/")
    assert "1 conta. Responde por elas Ana Lima." in south
    assert "10/05/2026 Vereda Transferida Norte Sul Carteira nova" in south
    # Vereda counts in the north until it moved in May
    assert "1T26 sem dados 0" in south
    north = texts(tmp_path / "b", "territorios/norte/")
    assert "1T26 R$ 5,2 mil 3" in north
    assert "10/05/2026 Vereda Transferida" in north


def test_the_company_sees_owners_and_accounts_of_territories_and_nothing_else(
    tmp_path: Path,
) -> None:
    options = RenderOptions("pt-BR", AS_OF, audience=Visibility.COMPANY)
    pages = {page.address: page for page in site_contents(load(tmp_path, WORLD), options).pages}
    assert not {"selecao/", "base/"} & set(pages)
    for address in ("territorios/", "territorios/sul/", "territorios/norte/"):
        text = " ".join(PageText(pages[address].body()).texts)
        for word in (
            "R$",
            "atividade",
            "Eventual",
            "Recorrente",
            "potencial",
            "Histórico",
        ):
            assert word.lower() not in text.lower(), (address, word)
    assert "Ana Lima" in " ".join(PageText(pages["territorios/sul/"].body()).texts)


@pytest.mark.parametrize("language", ["pt-BR", "pt-PT", "en"])
def test_an_empty_portfolio_says_what_to_fill_in(tmp_path: Path, language: str) -> None:
    bare = {"programa.yml": "nome: Programa\n"}
    english = language == "en"
    selection = "selection/" if english else "selecao/"
    territories = "territories/" if english else "territorios/"
    for address in (selection, "base/", territories):
        assert texts(tmp_path, address, files=bare, language=language)


def test_a_bare_account_is_missing_not_zero(tmp_path: Path) -> None:
    bare = {"programa.yml": PROGRAMME, "boa/conta.md": "---\nnome: Boa\n---\n"}
    text = texts(tmp_path, "selecao/", files=bare)
    assert "Ainda não há contas com notas suficientes para sugerir um nível." in text
    assert "Nenhum critério tem nota." in text
    assert "None" not in text


def block(folder: Path, account: str, audience: Visibility = Visibility.TEAM) -> AccountBaseView:
    """Give the block of one account's plan."""
    loaded = load(folder, WORLD)
    standing = portfolio_standing(loaded.portfolio, AS_OF)
    context = RenderContext(
        loaded.portfolio,
        standing,
        (),
        RenderOptions("pt-BR", AS_OF, audience=audience),
        ProseWriter(ProseTargets({}, {}), {}),
    )
    own = next(item for item in standing.standings if item.account.id == account)
    return account_base_view(context, own, context.links(context.addresses.account(account)))


def test_the_plan_shows_place_reasons_buying_and_log(tmp_path: Path) -> None:
    view = block(tmp_path, "vereda")
    assert view.tier is not None
    assert (view.tier.tone, view.lifecycle.tone) == ("watch", "watch")
    assert view.place == "1ª de 1 contas na seleção, 1ª em faturamento."
    assert view.tier_reasons[0] == "Média 60 de 100: atratividade 70, posição 50."
    assert [axis.note for axis in view.axes] == [
        "70 de 100, 100% do peso pontuado",
        "50 de 100, 100% do peso pontuado",
    ]
    assert view.buying[1].value == "01/10/2026, há 14 dias"
    assert len(view.territory_log.rows) == 1


def test_a_bare_account_has_no_scores_in_its_plan(tmp_path: Path) -> None:
    view = block(tmp_path, "sumida")
    assert (view.tier, view.axes, view.territory_log.rows) == (None, (), ())
    assert not view.empty
