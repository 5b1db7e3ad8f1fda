"""Pages of day-to-day work, made from inline accounts: what they say, to whom, and how large."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from kamdocs.audience.site_view import narrowed
from kamdocs.model.enums import Visibility
from kamdocs.render.options import RenderOptions
from kamdocs.render.site_contents import site_contents
from tests.builders import load
from tests.pages import PageText

AS_OF = date(2026, 10, 15)

PROGRAMME = """\
nome: Programa
departamentos:
  - id: comercial
    nome: Comercial
  - id: qualidade
    nome: Qualidade
pessoas:
  - id: ana.lima
    nome: Ana Lima
    departamento: comercial
    cargo: Gerente de contas
  - id: rui.sa
    nome: Rui Sá
    departamento: qualidade
niveis:
  - id: chave
    nome: Chave
    cadencia_dias: 30
    validade_plano_dias: 60
    revisao: trimestral
"""

VEREDA = """\
---
nome: Vereda
nivel: chave
responsavel: ana.lima
atualizado_em: 2026-07-01
filiais:
  - id: jundiai
    nome: Jundiaí
    uf: SP
equipe:
  - pessoa: rui.sa
    papel: Assistência técnica
    compromisso: Uma visita por mês
necessidades:
  - texto: Palete da doca nova
    responsavel: rui.sa
    prazo: 2026-10-20
ocorrencias:
  - titulo: Cor fora do padrão
    responsavel: rui.sa
    aberta_em: 2026-10-01
contatos:
  - id: bia
    nome: Bia Luz
    ultimo_contato: 2026-08-01
  - id: caio
    nome: Caio Rey
contratos:
  - nome: Caixas 2026
    valor: 100.000
    fim: 2026-12-31
    aviso_dias: 60
reajustes:
  - data_base: 2025-12-01
    indice: ipca
    pedido: 5%
    concedido: 4%
datas_chave:
  - de: 2026-10-01
    ate: 2026-11-30
    o_que: Safra
objetivos:
  - id: avarias
    titulo: Reduzir avarias
    lado: conjunto
    valor_inicial: 3
    valor_atual: 3
    meta: 1
    medida: "%"
    inicio: 2026-01-01
    prazo: 2026-12-31
    situacao: em_andamento
    responsavel: rui.sa
acoes:
  - titulo: Enviar proposta
    responsavel: ana.lima
    prazo: 2026-10-10
  - titulo: Fechar minuta
    responsavel: ana.lima
    prazo: 2026-10-16
    situacao: bloqueada
  - titulo: Sem data marcada
    responsavel: ana.lima
  - titulo: Laudo do lote
    responsavel: rui.sa
    prazo: 2026-10-14
---
"""

MINUTES = """\
---
data: 2026-09-10
titulo: Rotina
encaminhamentos:
  - texto: Mandar amostra
    responsavel: ana.lima
    prazo: 2026-09-20
    situacao: concluida
    concluida_em: 2026-09-18
  - texto: Devolver o laudo
    do_cliente: bia
    prazo: 2026-10-01
---
"""

FILES = {
    "programa.yml": PROGRAMME,
    "vereda/conta.md": VEREDA,
    "vereda/reunioes/2026-09-10-rotina.md": MINUTES,
}


def pages(
    folder: Path,
    files: dict[str, str],
    audience: Visibility = Visibility.TEAM,
    language: str = "pt-BR",
    as_of: date = AS_OF,
) -> dict[str, str]:
    """Make the bodies of all pages of a site by address."""
    loaded = load(folder, files)
    assert [item for item in loaded.findings if item.severity == "error"] == []
    options = RenderOptions(language=language, as_of=as_of, audience=audience)
    contents = site_contents(narrowed(loaded, audience), options)
    return {page.address: page.body() for page in contents.pages}


def text(html: str) -> str:
    return re.sub(r"\s+", " ", " ".join(PageText(html).texts)).replace("\u00a0", " ")


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return pages(tmp_path_factory.mktemp("team"), FILES)


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return pages(tmp_path_factory.mktemp("company"), FILES, Visibility.COMPANY)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (
            "acoes/",
            "3 ações e compromissos em atraso em 1 conta. O mais antigo, há 14 dias: Devolver",
        ),
        (
            "objetivos/",
            "1 de 1 objetivos em curso está atrás do esperado: Reduzir avarias (Vereda).",
        ),
        (
            "contratos/",
            "Caixas 2026, Vereda, aviso até 01/11/2026, em 17 dias. 1 reajuste no mesmo período.",
        ),
        (
            "pessoas/ana.lima/",
            "Tem 2 itens a receber: 1 de clientes e 1 de colegas. Falta falar com 2 pessoas.",
        ),
        ("pessoas/rui.sa/", "Deve 1 item em atraso e nada até sexta, 16/10."),
        (
            "departamentos/qualidade/",
            "3 pedidos em aberto em 1 conta. 1 em atraso, há 1 dia: Laudo do lote (Vereda).",
        ),
        ("calendario/", "1 item até sexta, 16/10/2026."),
    ],
)
def test_the_answer_stands_in_the_first_sentence(
    team: dict[str, str], address: str, said: str
) -> None:
    answer = re.search(r'<p class="kd-answer">(.*?)</p>', team[address], re.S)
    assert answer is not None
    assert said in text(answer.group(0))


def test_the_monday_list_says_what_is_owed_by_whom_until_friday(team: dict[str, str]) -> None:
    told = text(team["pessoas/ana.lima/"])
    devo, devem = told.split("Me devem até sexta, 16/10")
    assert "Enviar proposta 10/10/2026 ■ atrasado há 5 dias" in devo
    assert "Até sexta, 16/10" in devo
    assert "Fechar minuta 16/10/2026 ◆ bloqueado" in devo
    assert "Sem prazo" in devo
    assert "Sem data marcada sem prazo" in devo
    assert "Devolver o laudo Bia Luz · 01/10/2026" in devem
    assert "Laudo do lote Rui Sá · 14/10/2026" in devem
    assert "nenhuma revisão registrada" in devem
    assert "Atualizar o plano, parado desde 01/07/2026" in devem


def test_whom_i_have_not_met_is_on_the_list(team: dict[str, str]) -> None:
    told = text(team["pessoas/ana.lima/"])
    assert "Bia Luz último contato em 01/08/2026 · a cada 30 dias ◆ 45 dias além" in told
    assert "Caio Rey nunca encontrado · a cada 30 dias ■ nunca" in told


def test_blocked_work_stands_apart_from_overdue_work(team: dict[str, str]) -> None:
    blocked = team["acoes/"].split('id="kd-blocked"')[1].split("</section>")[0]
    assert "Fechar minuta" in blocked
    assert "Enviar proposta" not in blocked


def test_promises_kept_stand_for_both_sides(team: dict[str, str]) -> None:
    kept = text(team["acoes/"].split('id="kd-kept"')[1].split("</section>")[0])
    assert "Nós: venceram" in kept
    assert "3T26 1 1 100% – – – – – –" in kept
    assert "4T26 até hoje – – – – 1 0 0% – 1" in kept


def test_the_calendar_names_state_holidays_quietly(tmp_path: Path) -> None:
    made = pages(tmp_path, FILES, as_of=date(2026, 7, 6))
    week = made["calendario/"].split("kd-holidays")[1].split("</section>")[0]
    assert "09/07 Revolução Constitucionalista (SP)" in week
    assert "<li" not in week


def test_a_portuguese_programme_keeps_portuguese_holidays_and_words(tmp_path: Path) -> None:
    files = {
        "programa.yml": PROGRAMME.replace("nome: Programa\n", "nome: P\nidioma: pt-PT\n"),
        "vereda/conta.md": VEREDA.replace("    uf: SP\n", ""),
    }
    made = pages(tmp_path, files, language="pt-PT")
    assert "01/12 Restauração da Independência" in made["calendario/"]
    assert "Contratos e atualizações de preços" in text(made["contratos/"])
    assert "pré-aviso até 01/11/2026" in text(made["contratos/"])
    assert "Devem-me até sexta" in text(made["pessoas/ana.lima/"])


def test_a_leap_day_is_a_day_like_any_other(tmp_path: Path) -> None:
    action = "acoes:\n  - titulo: Dia raro\n    responsavel: ana.lima\n    prazo: 2028-02-29\n"
    files = {
        "programa.yml": PROGRAMME,
        "v.md": f"---\nnome: V\nresponsavel: ana.lima\n{action}---\n",
    }
    made = pages(tmp_path, files, as_of=date(2028, 2, 28))
    assert "28/02 a 05/03" in text(made["calendario/"])
    assert "Dia raro 29/02/2028" in text(made["pessoas/ana.lima/"])


def test_the_company_gets_no_contracts_page(company: dict[str, str]) -> None:
    assert "contratos/" not in company


@pytest.mark.parametrize(
    ("address", "absent"),
    [
        ("acoes/", "prometemos"),
        ("acoes/", "Devolver o laudo"),
        ("pessoas/ana.lima/", "encontrar"),
        ("pessoas/ana.lima/", "Planos e revisões"),
        ("pessoas/", "Sem contato"),
        ("pessoas/", "Planos e revisões"),
        ("calendario/", "Caixas 2026"),
        ("calendario/", "Contatos que vencem"),
        ("calendario/", "Avisos, fins de contrato"),
        ("contas/vereda/", "Caixas 2026"),
    ],
)
def test_what_the_company_may_not_see_is_left_out_altogether(
    company: dict[str, str], team: dict[str, str], address: str, absent: str
) -> None:
    assert absent not in text(company[address])
    if address != "contas/vereda/":
        assert absent in text(team[address])


def test_the_company_sees_its_own_work(company: dict[str, str]) -> None:
    assert "Enviar proposta" in text(company["pessoas/ana.lima/"])
    assert "Palete da doca nova" in text(company["departamentos/qualidade/"])
    assert "Cor fora do padrão" in text(company["departamentos/qualidade/"])
    assert "Uma visita por mês" in text(company["departamentos/qualidade/"])
    assert "Safra" in text(company["calendario/"])


def test_an_empty_programme_says_what_to_fill_in(tmp_path: Path) -> None:
    made = pages(tmp_path, {"programa.yml": "nome: P\n"})
    assert "Escreva as pessoas em programa.yml." in text(made["pessoas/"])
    assert "Registre ações em objetivos.md" in text(made["acoes/"])
    assert "Registre contratos em conta.md" in text(made["contratos/"])
    assert "Nenhum objetivo em curso." in text(made["objetivos/"])


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Five hundred actions of one person, in fifty accounts with objectives and contracts."""
    files = {"programa.yml": PROGRAMME}
    for number in range(50):
        actions = "".join(
            f"  - titulo: Ação {number}.{item} com um título de tamanho comum para uma ação\n"
            f"    responsavel: ana.lima\n    prazo: 2026-{9 + item % 4:02d}-{item + 1:02d}\n"
            for item in range(10)
        )
        objectives = "".join(
            f"  - id: o{item}\n    titulo: Objetivo {number}.{item} de tamanho comum\n"
            "    valor_inicial: 0\n    valor_atual: 10\n    meta: 100\n    inicio: 2026-01-01\n"
            "    prazo: 2026-12-31\n    situacao: em_andamento\n    responsavel: ana.lima\n"
            for item in range(5)
        )
        contracts = "".join(
            f"  - nome: Contrato {number}.{item}\n    valor: 1.000\n    fim: 2026-12-31\n"
            for item in range(4)
        )
        files[f"c{number}.md"] = (
            f"---\nnome: Conta {number}\nresponsavel: ana.lima\nacoes:\n{actions}"
            f"objetivos:\n{objectives}contratos:\n{contracts}---\n"
        )
    return pages(tmp_path_factory.mktemp("crowded"), files)


@pytest.mark.parametrize(
    "address",
    [
        "acoes/",
        "objetivos/",
        "calendario/",
        "contratos/",
        "pessoas/",
        "pessoas/ana.lima/",
        "departamentos/",
        "departamentos/comercial/",
    ],
)
def test_five_hundred_actions_stay_under_400_kb_a_page(
    crowded: dict[str, str], address: str
) -> None:
    assert len(crowded[address].encode()) < 380_000  # the theme adds some 20 KB


def test_what_is_cut_is_counted(crowded: dict[str, str]) -> None:
    assert "Mais 350 em aberto aparecem nas páginas das pessoas e das contas." in text(
        crowded["acoes/"]
    )
    assert "e mais 50" in text(crowded["contratos/"])


RATED = """\
---
trimestre: 2026-T3
situacao: realizada
data: 2026-10-01
avaliacao:
  preparacao: 4
  pessoas_certas: 5
  Nota_do cliente: 3
---
"""


@pytest.mark.parametrize(
    ("language", "known"),
    [
        ("pt-BR", ("Preparação", "Pessoas certas")),
        ("pt-PT", ("Preparação", "Pessoas certas")),
        ("en", ("Preparation", "The right people")),
    ],
)
def test_criteria_of_a_review_have_words_and_own_ones_stand_as_typed(
    tmp_path: Path, language: str, known: tuple[str, str]
) -> None:
    made = pages(tmp_path, FILES | {"vereda/revisoes/2026-t3.md": RATED}, language=language)
    (address,) = (key for key in made if re.search("vereda/.*2026-[tq]3/$", key))
    told = text(made[address])
    for word in (*known, "Nota_do cliente"):
        assert word in told
    assert "reparacao" not in told
