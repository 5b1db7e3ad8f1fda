"""Each part of a pack: what it says of what is marked, worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from kamdocs.messages import LANGUAGES
from kamdocs.render.client_pack.blocks import Card, Cards, Cell, Facts, PackKind, Sides, Table, Text
from tests.render.client_pack.pack_world import block, ids, pack, part, rows

MARK = "visibilidade: cliente"
PEOPLE = "contatos: [{id: bia, nome: Bia Reis, cargo: Compras, visibilidade: cliente}]\n"
REVIEW = f"---\ntrimestre: 2026-t3\ndata: 2026-10-08\n{MARK}\n"


def marked(*lines: str) -> str:
    """Give lines of a list, each marked for the client."""
    return "".join(f"  - {{{line}, {MARK}}}\n" for line in lines)


def cards(items: tuple[Card, ...]) -> list[tuple[str, str]]:
    return [(card.title, card.text) for card in items]


def test_decisions_are_numbered_and_their_recommendation_stands_below(tmp_path: Path) -> None:
    text = REVIEW + "decisoes_esperadas:\n"
    text += marked(
        'texto: "Adotar o palete de 1,20 m. Recomendamos 3 de novembro. Vale já."',
        'texto: "Marcar o teste"',
    )
    found = part(pack(tmp_path, t3=f"{text}  - Interna\n---\n"), "decisions")
    assert found.lead == "2 decisões para sairmos da reunião com o caminho definido."
    deck = block(found, Cards)
    assert deck.numbered
    assert cards(deck.items) == [
        ("Adotar o palete de 1,20 m.", "Recomendamos 3 de novembro. Vale já."),
        ("Marcar o teste", ""),
    ]


def test_outcomes_show_before_and_after_and_money_stands_large(tmp_path: Path) -> None:
    text = REVIEW + "resultados:\n"
    text += marked(
        "texto: Menos avarias, antes: '3,2', depois: '2,1', medida: '%'",
        "texto: Retrabalho, antes: 48.000, depois: 31.500, medida: R$ por mês",
        "texto: Reposição, antes: 14, depois: 9, medida: minutos",
        "texto: Equipe treinada",
    )
    found = part(pack(tmp_path, t3=f"{text}---\n"), "value")
    assert found.lead == (
        "4 resultados, com o antes e o depois; em dinheiro: R$\xa016,5\xa0mil por mês a menos."
    )
    (fact,) = block(found, Facts).items
    assert (fact.label, fact.value) == ("Retrabalho", "R$\xa016,5\xa0mil por mês a menos")
    assert fact.note == "de R$\xa048\xa0mil por mês para R$\xa031,5\xa0mil por mês"
    assert rows(block(found, Table)) == [
        ("Menos avarias", "3,2%", "2,1%", "1,1 ponto a menos"),
        (
            "Retrabalho", "R$\xa048\xa0mil por mês", "R$\xa031,5\xa0mil por mês",
            "R$\xa016,5\xa0mil por mês a menos",
        ),
        ("Reposição", "14\xa0minutos", "9\xa0minutos", "5\xa0minutos a menos"),
    ]  # fmt: skip


def test_a_value_that_is_missing_is_not_zero(tmp_path: Path) -> None:
    text = REVIEW + "resultados:\n" + marked("texto: Avarias, depois: '2,1', medida: '%'")
    table = block(part(pack(tmp_path, t3=f"{text}---\n"), "value"), Table)
    assert rows(table) == [("Avarias", "sem dados", "2,1%", "sem dados")]


def test_an_executive_review_tells_the_outcomes_of_the_year(tmp_path: Path) -> None:
    third = REVIEW + "resultados:\n" + marked("texto: Do terceiro, antes: 1, depois: 2") + "---\n"
    first = third.replace("t3", "t1").replace("Do terceiro", "Do primeiro")
    last_year = third.replace("2026-t3", "2025-t4").replace("Do terceiro", "Do ano passado")
    files = {"t3": third, "t1": first, "t2": last_year}
    assert [line[0] for line in rows(block(part(pack(tmp_path, files=files), "value"), Table))] == [
        "Do terceiro"
    ]
    view = pack(tmp_path / "b", "", PackKind.EBR, files=files)
    table = block(part(view, "value"), Table)
    assert [line[0] for line in rows(table)] == ["Do terceiro", "Do primeiro"]


ISSUES = "ocorrencias:\n" + marked(
    "titulo: Avarias, tipo: entrega, gravidade: alta, aberta_em: 2026-08-20, prazo: 2026-10-30, "
    "causa: Palete, acao: Testar outro, responsavel: rui.sa",
    "titulo: Rótulo, aberta_em: 2026-10-05, prazo: 2026-10-10",
    "titulo: Atraso, aberta_em: 2026-08-12, fechada_em: 2026-09-04, acao: Segunda carreta",
    "titulo: Cor, aberta_em: 2026-07-01, fechada_em: 2026-07-08",
    "titulo: Antiga, aberta_em: 2026-05-01, fechada_em: 2026-06-30",
    "titulo: De amanhã, aberta_em: 2026-10-16",
)


def test_open_issues_have_an_age_a_cause_and_an_action(tmp_path: Path) -> None:
    found = part(pack(tmp_path, ISSUES), "issues")
    # 20/08 to 15/10 is 56 days; resolved in 23 and 7 days.
    assert found.lead == (
        "2 ocorrências em aberto, a mais antiga há 56 dias; 2 resolvidas desde o início do "
        "trimestre, em 7 e 23 dias."
    )
    damage, label = block(found, Cards).items
    assert damage.text == "Entrega · gravidade alta"
    assert damage.status is not None
    assert damage.status.word == "aberta há 56 dias"
    assert [(field.label, field.value) for field in damage.fields] == [
        ("Causa", "Palete"),
        ("Ação", "Testar outro"),
        ("Prazo", "30/10"),
        ("Responsável", "Rui Sá"),
        ("Aberta em", "20/08"),
    ]
    assert ("Causa", "em apuração") in [(field.label, field.value) for field in label.fields]
    assert ("Prazo", "pendente desde 10/10") in [(f.label, f.value) for f in label.fields]
    assert rows(block(found, Table)) == [
        ("Atraso", "Segunda carreta", "04/09", "23"),
        ("Cor", "–", "08/07", "7"),
    ]


@pytest.mark.parametrize(
    ("line", "lead"),
    [
        ("titulo: A, aberta_em: 2026-10-14", "1 ocorrência em aberto, há 1 dia."),
        ("titulo: A", "1 ocorrência em aberto."),
        (
            "titulo: A, aberta_em: 2026-07-01, fechada_em: 2026-07-02",
            "Nenhuma ocorrência em aberto; 1 resolvida desde o início do trimestre, em 1 dia.",
        ),
    ],
)
def test_leads_of_few_issues(tmp_path: Path, line: str, lead: str) -> None:
    assert part(pack(tmp_path, "ocorrencias:\n" + marked(line)), "issues").lead == lead


def test_many_open_issues_stand_in_a_table(tmp_path: Path) -> None:
    lines = [f"titulo: Caso {n}, aberta_em: 2026-10-01" for n in range(7)]
    table = block(part(pack(tmp_path, "ocorrencias:\n" + marked(*lines)), "issues"), Table)
    assert len(table.rows) == 7


def test_needs_say_who_asked_and_whether_it_was_met(tmp_path: Path) -> None:
    needs = "necessidades:\n" + marked(
        "texto: Palete novo, contato: bia, responsavel: rui.sa, prazo: 2026-10-30",
        "texto: Certificado, atendida: sim",
        "texto: Preço, prazo: 2026-10-01",
    )
    found = part(pack(tmp_path, PEOPLE + needs), "needs")
    assert found.lead == "1 de 3 pedidos atendidos."
    table = block(found, Table)
    assert rows(table) == [
        ("Palete novo", "Rui Sá", "30/10", "em andamento"),
        ("Preço", "", "01/10", "pendente desde 01/10"),
        ("Certificado", "", "a combinar", "atendido"),
    ]
    assert table.rows[0].cells[0].note == "pedido de Bia Reis"


OBJECTIVES = "objetivos:\n" + marked(
    "id: a, titulo: Menos avarias, lado: conjunto, valor_inicial: '3,2', valor_atual: '2,1', "
    "meta: '0,8', medida: '%', prazo: 2026-12-31, situacao: em_andamento, responsavel: rui.sa, "
    "acordado_por: bia, acordado_em: 2026-07-10",
    "id: b, titulo: Papel certificado, lado: do_cliente, valor_inicial: 60, valor_atual: 100, "
    "meta: 100, medida: '%', situacao: atingido",
    "id: c, titulo: Cancelado, lado: conjunto, situacao: cancelado",
    "id: d, titulo: Atrasado, lado: conjunto, prazo: 2026-09-30, situacao: em_andamento",
)


def test_objectives_show_progress_and_a_target_only_where_it_is_joint(tmp_path: Path) -> None:
    found = part(pack(tmp_path, PEOPLE + OBJECTIVES), "objectives")
    assert found.lead == "3 objetivos: 1 atingido e 2 em andamento."
    joint, late, own = block(found, Cards).items
    # (2,1 − 3,2) ÷ (0,8 − 3,2) = 0,4583.
    assert joint.share == pytest.approx(0.4583, abs=0.0001)
    assert joint.share_text == "início 3,2% · hoje 2,1% · alvo 0,8%"
    assert ("Combinado com", "Bia Reis, em 10/07") in [(f.label, f.value) for f in joint.fields]
    assert late.status is not None
    assert late.status.word == "pendente desde 30/09"
    assert (own.title, own.share, own.share_text) == (
        "Papel certificado",
        None,
        "início 60% · hoje 100%",
    )


@pytest.mark.parametrize(
    ("states", "lead"),
    [
        (["atingido"], "O objetivo foi atingido."),
        (["em_andamento"] * 2, "2 objetivos, todos em andamento."),
        (["nao_iniciado"], "1 objetivo por iniciar."),
        (["adiado", "em_andamento"], "2 objetivos: 1 em andamento e 1 adiado."),
    ],
)
def test_leads_of_objectives(tmp_path: Path, states: list[str], lead: str) -> None:
    lines = [
        f"id: o{n}, titulo: Objetivo {n}, lado: conjunto, situacao: {state}"
        for n, state in enumerate(states)
    ]
    assert part(pack(tmp_path, "objetivos:\n" + marked(*lines)), "objectives").lead == lead


def test_forty_objectives_stand_in_a_table(tmp_path: Path) -> None:
    lines = [f"id: o{n}, titulo: Objetivo {n}, lado: conjunto" for n in range(40)]
    found = part(pack(tmp_path, "objetivos:\n" + marked(*lines)), "objectives")
    assert len(block(found, Table).rows) == 40
    assert not [item for item in found.blocks if isinstance(item, Cards)]


PLAN = """\
plano_conjunto:
  objetivo: A caixa chega inteira
  data_alvo: 2026-12-18
  visibilidade: cliente
  marcos:
    - {titulo: Causa, prazo: 2026-08-31, situacao: concluido}
    - {titulo: Palete, prazo: 2026-10-01, situacao: em_andamento}
    - {titulo: Todas as cargas, prazo: 2026-11-30}
  tarefas:
    - {titulo: Medir, nosso: rui.sa, do_cliente: bia, prazo: 2026-09-30, feita: sim}
    - {titulo: Treinar, nosso: rui.sa, prazo: 2026-10-10}
"""


def test_the_joint_plan_has_milestones_and_owners_on_both_sides(tmp_path: Path) -> None:
    found = part(pack(tmp_path, PEOPLE + PLAN), "joint-plan")
    # 15/10 to 18/12 is 64 days.
    assert found.lead == (
        "1 de 3 marcos concluídos; 1 de 2 tarefas concluídas; faltam 64 dias para a data-alvo."
    )
    (goal,) = block(found, Cards).items
    assert goal.title == "A caixa chega inteira"
    assert goal.share == pytest.approx(1 / 3)
    assert rows(block(found, Table)) == [
        ("Causa", "31/08", "concluído"),
        ("Palete", "01/10", "pendente desde 01/10"),
        ("Todas as cargas", "30/11", "não iniciado"),
    ]
    assert rows(block(found, Table, 1)) == [
        ("Medir", "Rui Sá", "Bia Reis", "30/09", "concluído"),
        ("Treinar", "Rui Sá", "a definir", "10/10", "pendente desde 10/10"),
    ]


def test_contracts_say_by_when_to_decide_and_adjustments_what_was_granted(tmp_path: Path) -> None:
    front = "contratos:\n" + marked(
        "nome: Caixas, valor: 12.000.000, inicio: 2025-01-01, fim: 2026-12-31, aviso_dias: 60, "
        "renovacao: manual, indice: ipca, niveis_de_servico: [{indicador: otif, meta: 96}]",
        "nome: Filmes, fim: 2028-02-29",
        "nome: Encerrado, fim: 2026-10-14",
    )
    front += "reajustes:\n" + marked(
        "data_base: 2026-06-01, indice: ipca, pedido: 4%, concedido: 2,8%, vigencia: 2026-07-01, "
        "oferta: caixas",
        "data_base: 2025-06-01, indice: ipca, concedido: 9%, vigencia: 2025-07-01",
    ).replace("2,8%", "'2,8%'")
    found = part(pack(tmp_path, front), "agreements")
    # 31/12 less 60 days is 01/11.
    assert found.lead == "Caixas termina em 31/12; aviso até 01/11."
    boxes, films = block(found, Cards).items
    assert [(field.label, field.value) for field in boxes.fields] == [
        ("Vigência", "01/01/2025 a 31/12/2026"),
        ("Valor", "R$\xa012\xa0mi"),
        ("Índice", "IPCA"),
        ("Renovação", "Manual"),
        ("Aviso até", "01/11/2026"),
        ("Nível de serviço", "OTIF 96%"),
    ]
    assert [(field.label, field.value) for field in films.fields] == [
        ("Vigência", "até 29/02/2028")
    ]
    assert rows(block(found, Table)) == [("Caixas", "IPCA", "2,8%", "01/07")]


@pytest.mark.parametrize(
    ("language", "opened", "told"),
    [
        ("pt-BR", ("06-30",), "1 resolvida desde o início do trimestre, em 1 dia."),
        ("pt-BR", ("06-21", "05-08"), "2 resolvidas desde o início do trimestre, em 10 e 54 dias."),
        # 2, 10 and 54 days: the middle one is 10.
        (
            "pt-BR",
            ("06-21", "05-08", "06-29"),
            "3 resolvidas desde o início do trimestre, mediana de 10 dias.",
        ),
        (
            "pt-PT",
            ("06-21", "05-08", "06-29"),
            "3 resolvidas desde o início do trimestre, mediana de 10 dias.",
        ),
        ("en", ("06-21", "05-08"), "2 resolved since the quarter began, in 10 and 54 days."),
        (
            "en",
            ("06-21", "05-08", "06-29"),
            "3 resolved since the quarter began, median of 10 days.",
        ),
    ],
)
def test_days_to_resolve_are_named_while_few_and_a_median_is_called_one(
    tmp_path: Path, language: str, opened: tuple[str, ...], told: str
) -> None:
    front = "ocorrencias:\n" + marked(
        *(f"titulo: A{day}, aberta_em: 2026-{day}, fechada_em: 2026-07-01" for day in opened)
    )
    assert part(pack(tmp_path, front, language=language), "issues").lead.endswith(told)


@pytest.mark.parametrize(
    ("language", "label"), [("pt-BR", "Causa"), ("pt-PT", "Causa"), ("en", "Cause")]
)
def test_a_cause_in_the_column_of_actions_is_called_a_cause(
    tmp_path: Path, language: str, label: str
) -> None:
    front = "ocorrencias:\n" + marked(
        "titulo: Atraso, aberta_em: 2026-08-12, fechada_em: 2026-09-04, causa: Doca, acao: Rota",
        "titulo: Cor, aberta_em: 2026-08-01, fechada_em: 2026-08-03",
    )
    table = block(part(pack(tmp_path, front, language=language), "issues"), Table)
    assert [row.cells[1] for row in table.rows] == [Cell("Rota", note=f"{label}: Doca"), Cell("–")]


@pytest.mark.parametrize(
    ("value", "measure", "told"),
    [
        ("1", "etapas", "1\xa0(etapas)"),
        ("1", "reclamações por mês", "1\xa0(reclamações por mês)"),
        ("2", "etapas", "2\xa0etapas"),
        ("1", "etapa", "1\xa0etapa"),
        ("1", "mil caixas", "1\xa0mil caixas"),
        ("1", "mês", "1\xa0mês"),
        ("1", "ms", "1\xa0ms"),
        ("1", "%", "1%"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_measure_for_many_stands_apart_from_one(
    tmp_path: Path, language: str, value: str, measure: str, told: str
) -> None:
    front = "objetivos:\n" + marked(
        f'id: a, titulo: Palete, lado: do_cliente, valor_atual: {value}, medida: "{measure}"'
    )
    (card,) = block(part(pack(tmp_path, front, language=language), "objectives"), Cards).items
    assert card.share_text.split(" ", 1)[1] == told


def test_the_next_90_days_hold_dates_of_both_sides(tmp_path: Path) -> None:
    front = PEOPLE + PLAN + "datas_chave:\n"
    front += marked(
        "de: 2026-10-10, ate: 2026-10-20, o_que: Orçamento",
        "de: 2027-01-13, o_que: Último dia",
        "de: 2027-01-14, o_que: Depois",
    )
    meeting = f"---\ndata: 2026-11-05\nlocal: Matriz\n{MARK}\n---\n"
    found = part(pack(tmp_path, front, r1105=meeting), "next-days")
    assert found.lead == "5 datas na agenda; próxima reunião em 05/11."
    assert rows(block(found, Table)) == [
        ("Outubro de 2026", "", ""),
        # It began before the day of the pack and still runs.
        ("15/10 a 20/10", "Orçamento", "Vereda"),
        ("Novembro de 2026", "", ""),
        ("05/11", "Reunião", ""),
        ("30/11", "Todas as cargas", ""),
        ("Dezembro de 2026", "", ""),
        ("18/12", "A caixa chega inteira", ""),
        ("Janeiro de 2027", "", ""),
        ("13/01/2027", "Último dia", "Vereda"),
    ]


def test_the_place_of_a_meeting_is_nobody_who_has_to_do_it(tmp_path: Path) -> None:
    meeting = f"---\ndata: 2026-11-05\nlocal: Matriz\n{MARK}\n---\n"
    table = block(part(pack(tmp_path, r1105=meeting), "next-days"), Table)
    assert table.rows[1].cells == (Cell("05/11"), Cell("Reunião", note="Matriz"), Cell(""))


@pytest.mark.parametrize(
    ("language", "notice", "end"),
    [
        ("pt-BR", "Último dia para aviso: Caixas", "Fim do contrato: Caixas"),
        ("pt-PT", "Último dia para pré-aviso: Caixas", "Fim do contrato: Caixas"),
        ("en", "Last day for notice: Caixas", "End of contract: Caixas"),
    ],
)
def test_a_date_of_a_contract_says_what_is_due(
    tmp_path: Path, language: str, notice: str, end: str
) -> None:
    front = "contratos:\n" + marked("nome: Caixas, fim: 2026-12-31, aviso_dias: 60")
    table = block(part(pack(tmp_path, front, language=language), "next-days"), Table)
    assert [line[1] for line in rows(table) if line[1]] == [notice, end]


def test_people_stand_on_both_sides_with_the_order_of_call(tmp_path: Path) -> None:
    front = PEOPLE + (
        "responsavel: ana.lima\nequipe:\n"
        "  - {pessoa: eva.reis, escalonamento: 2}\n  - {pessoa: rui.sa, escalonamento: 1}\n"
    )
    found = part(pack(tmp_path, front), "people")
    assert found.lead == (
        "Primeiro contato: Ana Lima; se for preciso escalar, nesta ordem: Rui Sá, Eva Reis."
    )
    sides = block(found, Sides)
    assert [(item.name, item.title, item.note) for item in sides.ours.people] == [
        ("Ana Lima", "Gerente de contas", "responsável pela conta"),
        ("Rui Sá", "Logística", "1º a acionar"),
        ("Eva Reis", "Diretora", "2º a acionar"),
    ]
    assert [(item.name, item.title) for item in sides.theirs.people] == [("Bia Reis", "Compras")]


def test_marked_prose_stands_where_it_belongs_under_its_own_heading(tmp_path: Path) -> None:
    review = REVIEW + "---\n## O trimestre {.cliente}\n\nFoi *bom*.\n\n## Interno\n\nSegredo.\n"
    view = pack(tmp_path, body="## Juntos {.cliente}\n\nA caixa inteira.\n", t3=review)
    message, context = part(view, "message"), part(view, "context")
    assert (message.title, context.title) == ("O trimestre", "Juntos")
    assert block(message, Text).nodes[0].kind == "paragraph"
    assert "Segredo" not in repr(view)


def test_an_account_without_anything_marked_has_a_cover_and_nothing_more(tmp_path: Path) -> None:
    view = pack(tmp_path)
    assert ids(view) == []
    assert view.cover is not None
    assert view.cover.confidential == "Confidencial – preparado para Vereda"
