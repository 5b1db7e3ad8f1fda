"""Every demand of key account management has its page in the sample, with its figure on it.

The demands are those a practitioner makes of a plan-and-report site, numbered as in the digest
of practice that the product was designed from; the ten questions are those of a Monday morning.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.pages import report_text

VEREDA = "contas/vereda-alimentos"
NUMBER = r"[\d.]+(?:,\d+)?"
MONEY = rf"R\$ {NUMBER}(?: mil| mi)?"
DAY = r"\d{2}/\d{2}/\d{4}"

DEMANDS = {
    "1 keys are chosen by explicit criteria": (
        "selecao",
        (
            r"Potencial de compra de embalagens",
            r"nível diferente",
            r"Nível diferente do sugerido \d",
        ),
    ),
    "2 the programme says what it expects": (
        "programa",
        (r"Valor esperado Crescer com quem cresce", rf"contas-chave {NUMBER}%"),
    ),
    "2 every plan says why the account is key": (VEREDA, (r"Por que é conta-chave Maior cliente",)),
    "3 the whole base is covered": (
        "base",
        (r"Compram hoje \d+", r"Nunca compraram \d+ \d com alto potencial", r"Não abordada"),
    ),
    "4 concentration is seen": (
        "concentracao",
        (rf"CR1\) {NUMBER}%", rf"CR5\) {NUMBER}%", rf"HHI\) {NUMBER}", r"Curva ABC"),
    ),
    "5 a personal plan, summary first": (
        VEREDA,
        (r"O que pede atenção", r"Necessidades", r"Prioridades do cliente"),
    ),
    "6 objectives agreed and followed": (
        "objetivos",
        (rf"esperado hoje {NUMBER}", r"Conjunto", r"atrás do esperado"),
    ),
    "7 actions with owner and date": (
        "acoes",
        (r"Em atraso \d+", r"Por departamento", r"Por pessoa"),
    ),
    "8 who decides, influences, supports": (
        VEREDA,
        (
            r"Conhecemos bem \d de \d pessoas-chave",
            r"Decisão",
            r"influência 9",
            r"apoia",
        ),
    ),
    "9 meetings by the cadence of the tier": (
        f"{VEREDA}/reunioes",
        (
            r"Reuniões marcadas.*05/11/2026 Renovação das caixas",
            r"08/10/2026 Revisão do 3º trimestre",
        ),
    ),
    "10 the visit card": (
        f"{VEREDA}/reunioes/2026-10-08-qbr",
        (
            r"Ficha de visita Data 8 de outubro de 2026",
            r"Cadência do nível a cada 30 dias",
            r"Pauta Avarias e entregas do trimestre",
            r"Decisões Teste da bobina de 30 micra",
        ),
    ),
    "11 the CRM id stands on the account": (VEREDA, (r"Código no CRM 001A000001",)),
    "12 departments know what accounts need": (
        "departamentos/logistica",
        (r"em atraso", r"Otávio Reis", DAY),
    ),
    "13 opportunities, weighted": ("oportunidades", (MONEY, r"[Pp]onderad", r"Etapa|etapa")),
    "13 white space over all accounts": (
        "potencial",
        (rf"Potencial a explorar {MONEY}", rf"Penetração {NUMBER}%", r"sem oportunidade aberta"),
    ),
    "13 white space by unit and offering": (
        VEREDA,
        (r"[Nn]ão atendido", r"[Jj]á compra", r"[Ee]m negociação", r"Filmes Araucária"),
    ),
    "14 volume, margin, retention, satisfaction": (
        VEREDA,
        (
            rf"Retenção líquida \(NRR\) {NUMBER}%",
            rf"Retenção bruta \(GRR\) {NUMBER}%",
            rf"Margem {NUMBER}%",
            r"NPS 50 em 6 respostas",
            r"Tempo como cliente \d+",
        ),
    ),
    "15 the company's own KPIs": (VEREDA, (rf"Entregas completas e no prazo \(OTIF\) {NUMBER}%",)),
    "16 issues against service levels": (
        "ocorrencias",
        (r"Ocorrências além do prazo \d", r"dias além", r"Tempo de solução, mediana \d+ dias"),
    ),
    "17 receivables": (
        "titulos",
        (rf"Vencido {MONEY}", r"\(DSO\) \d+ dias", r"31–60 dias", r"vencido há \d+ dias"),
    ),
    "18 the quarterly review": (
        f"{VEREDA}/revisoes/2026-t3",
        (
            r"Decisões esperadas Adotar o palete de 1,20 m",
            rf"Faturamento {MONEY} {MONEY} ▲ 1,6%",
            r"Fechar o custo do frete por rota.*Otávio Reis 20/10/2026",
            r"Relatório das 20 cargas com palete novo Caio Teles",
        ),
    ),
    "18 the quarter over all accounts": (
        "trimestres/2026-t3",
        (
            rf"Crescimento sobre um ano antes {NUMBER}%",
            r"Revisões",
            r"Compromissos",
            rf"Faturamento {MONEY}",
        ),
    ),
    "19 trends by segment": (
        "segmentos",
        (
            r"Pães congelados crescem dois dígitos ao ano no varejo do Sul Vereda Alimentos",
            rf"Alimentos 4 {MONEY} {NUMBER}%.*Filmes Araucária",
        ),
    ),
    "20 forecast against target": ("oportunidades", (rf"Previsão[^.]*{MONEY}", r"[Mm]eta")),
    "20 load of each KAM": (
        "territorios",
        (rf"Reuniões previstas por mês {NUMBER}", rf"Equilíbrio de potencial entre KAMs {NUMBER}%"),
    ),
    "21 territories over the quarters": ("territorios/sul", (r"4T24: R\$", r"3T26: R\$")),
    "21 the sponsor of an account": (VEREDA, (r"sponsor: Helena Vaz",)),
    "22 the client is kept up to date after every meeting": (
        f"{VEREDA}/reunioes/2026-10-08-qbr",
        (r"Encaminhamentos", rf"Prazo.*{DAY}"),
    ),
    "23 advocates and references": (
        VEREDA,
        (
            r"Defensores no cliente Luís Okada",
            r"Beatriz Lima Diretora de suprimentos · apoia · influência 9 · 1 referência dada",
            r"Jonas recebeu a visita técnica de uma indústria de massas em abril",
        ),
    ),
}

QUESTIONS = {
    "where does the month close per account, and why": (
        "concentracao",
        (
            r"Onde fecha o mês",
            r"Fechou com",
            r"preço [+−]R\$",
            r"volume [+−]R\$",
            r"nada no último mês fechado nem um ano antes: Móveis Pinho Claro",
        ),
    ),
    "who stopped buying or fell over 20 %": (
        "concentracao",
        (r"pararam de comprar ou caíram mais de 20%", r"Não compra desde"),
    ),
    "what do I owe and what is owed to me by Friday": (
        "pessoas/marina.prado",
        (r"Devo até sexta, 16/10 \d+", r"Me devem até sexta \d+"),
    ),
    "what is overdue or blocked": ("acoes", (r"atrasado há \d+ dias", r"[Bb]loquead")),
    "which contracts and adjustments are due in 120 days": (
        "contratos",
        (r"5 contratos pedem decisão em até 120 dias", r"3 reajustes", r"em 17 dias"),
    ),
    "whom have I not met": (
        "pessoas/bianca.torres",
        (r"Contatos além da cadência \d", r"Quem falta encontrar"),
    ),
    "which issues are beyond their service level": ("ocorrencias", (r"\d+ dias além",)),
    "what did we promise and keep, on both sides": (
        "acoes",
        (rf"O que prometemos e cumprimos {NUMBER}%", r"O que o cliente prometeu"),
    ),
    "why did the number change": (
        VEREDA,
        (r"Faturamento subiu R\$ 2,24 mi em um ano", r"Preço", r"Volume", r"Mix"),
    ),
    "who will be in the room and what do I ask": (
        f"{VEREDA}/briefing",
        (r"O que pedir", r"O que prometemos", r"Cuidado com", r"Beatriz Lima"),
    ),
}


@pytest.mark.parametrize(("page", "figures"), DEMANDS.values(), ids=DEMANDS)
def test_a_demand_of_practice_is_answered(
    sample_site: Path, page: str, figures: tuple[str, ...]
) -> None:
    text = report_text(sample_site / page / "index.html")
    assert [figure for figure in figures if not re.search(figure, text)] == []


@pytest.mark.parametrize(("page", "answers"), QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_of_monday_is_answered_on_one_page(
    sample_site: Path, page: str, answers: tuple[str, ...]
) -> None:
    text = report_text(sample_site / page / "index.html")
    assert [answer for answer in answers if not re.search(answer, text)] == []
