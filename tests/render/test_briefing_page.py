"""The briefing and the block about people: what they say of an account, and what they leave out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kamdocs.metrics.standing import portfolio_standing
from kamdocs.model.enums import Visibility
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.options import RenderOptions
from kamdocs.render.prose import ProseTargets, ProseWriter
from kamdocs.render.views.account_relationship import (
    AccountRelationshipView,
    account_relationship_view,
)
from kamdocs.render.views.briefing import BriefingView, briefing_view
from kamdocs.render.views.briefing_lines import briefly
from tests.builders import account_text, load

AS_OF = date(2026, 10, 15)
LINKS = Links("contas/vereda/briefing/", directory_urls=True)

PEOPLE = """\
responsavel: ana.lima
contatos:
  - id: bia
    nome: Bia Reis
    cargo: Diretora
    papel: decisor
    postura: apoiador
    influencia: 9
    proximidade: proxima
    motivadores: [financeiro]
    nosso_contato: ana.lima
    ultimo_contato: 2026-08-01
    cadencia_dias: 30
  - id: leo
    nome: Leo Dias
    papel: usuario
    postura: opositor
    influencia: 3
    observacoes: Perdeu uma carga
  - id: cfo
    nome: Diretoria financeira
    papel: aprovador_financeiro
    a_identificar: sim
relacoes:
  - de: leo
    para: bia
    tipo: conflito
    forca: 3
necessidades:
  - texto: Preço do papel
    contato: bia
voz_do_cliente:
  - data: 2026-05-01
    contato: bia
    metodo: nps
    nota: 9
    tema: entrega
  - data: 2026-06-01
    contato: leo
    metodo: nps
    nota: 3
    tema: entrega
referencias:
  - texto: Visita à fábrica
    contato: bia
"""


def context(folder: Path, front: str, **files: str) -> RenderContext:
    """Load one account and give what its pages are made with."""
    texts = {f"vereda/{name.replace('__', '/')}.md": text for name, text in files.items()}
    loaded = load(folder, {"vereda/conta.md": account_text(front), **texts})
    assert not [item for item in loaded.findings if item.severity == "error"]
    return RenderContext(
        portfolio=loaded.portfolio,
        standing=portfolio_standing(loaded.portfolio, AS_OF),
        findings=(),
        options=RenderOptions("pt-BR", AS_OF),
        prose=ProseWriter(ProseTargets({}, {}), {}),
    )


def briefing(made: RenderContext, *, personal: bool = True) -> BriefingView:
    return briefing_view(made, made.standing.standings[0], LINKS, personal=personal)


def block(made: RenderContext, *, personal: bool = True) -> AccountRelationshipView:
    return account_relationship_view(made, made.standing.standings[0], LINKS, personal=personal)


def told(view: BriefingView) -> dict[str, list[str]]:
    return {item.heading: [line.text for line in item.lines] for item in view.lists}


def test_the_room_is_who_attends_the_next_meeting(tmp_path: Path) -> None:
    meeting = """\
---
data: 2026-11-05
titulo: Renovação
local: Matriz
participantes_cliente:
  - leo
---
"""
    view = briefing(context(tmp_path, PEOPLE, reunioes__m=meeting))
    assert view.room_title == "Quem estará na sala"
    assert [person.name for person in view.room] == ["Leo Dias"]
    assert view.occasion == "Renovação: 5 de novembro de 2026, Matriz, em 21 dias"


def test_without_a_meeting_the_key_people_are_the_room(tmp_path: Path) -> None:
    view = briefing(context(tmp_path, PEOPLE))
    assert view.room_title == "Pessoas-chave"
    assert [person.name for person in view.room] == ["Bia Reis"]
    assert view.occasion == "Nenhuma reunião marcada"
    (bia,) = view.room
    assert bia.contact == "01/08"
    assert bia.contact_status.word == "atrasado há 45 dias"
    assert bia.moves == "Financeiro. Espera de nós: Preço do papel"


def test_promises_stand_on_their_side_the_late_ones_first(tmp_path: Path) -> None:
    meeting = """\
---
data: 2026-09-01
encaminhamentos:
  - texto: Enviar laudo
    responsavel: ana.lima
    prazo: 2026-10-20
  - texto: Mandar proposta
    responsavel: ana.lima
    prazo: 2026-10-10
  - texto: Medir volumes
    do_cliente: bia
    prazo: 2026-10-20
  - texto: Visitar
    responsavel: ana.lima
    prazo: 2026-09-30
    situacao: concluida
    concluida_em: 2026-09-29
---
"""
    lists = told(briefing(context(tmp_path, PEOPLE, reunioes__m=meeting)))
    assert lists["O que prometemos"] == ["Mandar proposta", "Enviar laudo", "Visitar"]
    assert lists["O que nos prometeram"] == ["Medir volumes"]


def test_traps_name_opponents_conflicts_issues_contracts_and_prices(tmp_path: Path) -> None:
    front = (
        PEOPLE
        + """\
ocorrencias:
  - titulo: Avarias
    gravidade: alta
    aberta_em: 2026-10-01
contratos:
  - nome: Caixas
    fim: 2026-12-31
    aviso_dias: 60
reajustes:
  - data_base: 2026-03-01
    pedido: 4,9%
    concedido: 3,5%
    oferta: caixas
"""
    )
    assert told(briefing(context(tmp_path, front)))["Cuidado com"] == [
        "Leo Dias está contra nós",
        "Leo Dias e Bia Reis estão em conflito",
        "Avarias: aberta há 14 dias",
        "Caixas: aviso até 01/11/2026, em 17 dias",
        "Reajuste de Caixas: pedimos 4,9%, ficou em 3,5%",
    ]


def test_what_to_ask_names_decisions_steps_people_and_data(tmp_path: Path) -> None:
    front = (
        PEOPLE
        + """\
filiais:
  - id: sul
    nome: Planta Sul
oportunidades:
  - id: filmes
    nome: Filmes
    oferta: filmes
    valor_anual: 1200000
    proximo_passo: Marcar o teste
potencial:
  - filial: sul
    oferta: filmes
    estado: nao_atendido
"""
    )
    review = """\
---
trimestre: 2026-t4
situacao: preparada
decisoes_esperadas:
  - Renovar por dois anos
---
"""
    asks = told(briefing(context(tmp_path, front, **{"revisoes__2026-t4": review})))["O que pedir"]
    assert asks == [
        "Renovar por dois anos",
        "Marcar o teste",
        "Quem é: Diretoria financeira?",
        "Quem fornece Filmes em Planta Sul?",
        "Quem faz este papel: patrocínio executivo?",
        "Quem faz este papel: champion?",
    ]


def test_a_bare_account_has_a_briefing_that_says_what_is_missing(tmp_path: Path) -> None:
    view = briefing(context(tmp_path, ""))
    assert view.room == ()
    assert view.numbers == ()
    assert [item.none for item in view.lists] == [
        "Nada em aberto do nosso lado.",
        "Nada em aberto do lado do cliente.",
        "Nenhuma armadilha à vista.",
        "Nada a pedir: defina decisões esperadas e próximos passos.",
    ]


def test_without_personal_data_posture_and_influence_are_nowhere(tmp_path: Path) -> None:
    made = context(tmp_path, PEOPLE)
    view = briefing(made, personal=False)
    assert [(person.posture, person.influence) for person in view.room] == [(None, "")]
    assert told(view)["Cuidado com"] == []
    people = block(made, personal=False)
    assert people.advocates == ()
    assert people.map is not None
    for word in ("influência", "apoia", "conflito"):
        assert word not in people.map


def test_the_block_shows_roles_contacts_answers_and_references(tmp_path: Path) -> None:
    view = block(context(tmp_path, PEOPLE))
    assert [(line.role, line.status.word, line.people) for line in view.roles] == [
        ("Patrocínio executivo", "ninguém", ""),
        ("Decisão", "preenchido", "Bia Reis"),
        ("Champion", "ninguém", ""),
    ]
    assert view.hanging == (
        "A conta depende de um contato só: Bia Reis é a única pessoa próxima no cliente."
    )
    assert view.voice is not None
    (nps,) = view.voice.surveys
    assert (nps.value, nps.text) == (
        "notas 3 e 9",
        "2 respostas em 12 meses; é pouco para um índice.",
    )
    assert view.voice.themes == ("entrega: 2 vezes, nota média 6",)
    assert [item.text for item in view.advocates] == ["Bia Reis"]
    assert [item.text for item in view.references] == ["Visita à fábrica"]
    assert "Conhecemos bem 1 de 2 pessoas-chave; falta identificar: Diretoria financeira" in str(
        view.map
    )


@pytest.mark.parametrize("front", ["", PEOPLE])
def test_the_block_is_empty_for_everybody_but_the_team(tmp_path: Path, front: str) -> None:
    made = context(tmp_path, front)
    company = replace(made, options=replace(made.options, audience=Visibility.COMPANY))
    view = block(company)
    assert (view.map, view.headlines, view.contacts.rows, view.voice) == (None, (), (), None)


def test_a_text_is_cut_at_a_word() -> None:
    assert briefly("um texto curto", 20) == "um texto curto"
    assert briefly("um texto que passa do limite", 18) == "um texto que…"
    assert briefly("x" * 40, 10) == "x" * 10 + "…"
