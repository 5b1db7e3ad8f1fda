"""Changes are told in the words of the plan, in three languages, whatever record and field."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kamdocs.messages import LANGUAGES, messages_for
from kamdocs.model.account import Account, Prose
from kamdocs.model.portfolio import LeftOut, Portfolio
from kamdocs.model.programme import CustomField, Programme
from kamdocs.model.record import Record
from kamdocs.model.shape import record_shape
from kamdocs.render.change_words import ChangeGroup, change_groups, changes_text
from kamdocs.render.changes.nouns import ALONE, BY_SECTION, LISTED
from kamdocs.review.identity import compared_fields
from tests.review.homes import HOMES, minimal, portfolio_with, samples
from tests.review.homes import LISTED as LISTS

PROGRAMME: dict[str, Any] = {
    "name": "Programa",
    "people": [{"id": "ana", "name": "Ana Lima"}, {"id": "rui", "name": "Rui Sá"}],
    "territories": [{"id": "sul", "name": "Sul"}, {"id": "norte", "name": "Norte"}],
    "offerings": [{"id": "filmes", "name": "Filmes"}],
    "kpis": [{"id": "otif", "name": "Entregas no prazo", "measure": "%"}],
    "custom_fields": [{"id": "porte", "label": "Porte do cliente"}],
}


def world(**account: Any) -> Portfolio:
    values = {"id": "vereda", "path": "p", "name": "Vereda", **account}
    return Portfolio(
        programme=Programme.model_validate(PROGRAMME), accounts=(Account.model_validate(values),)
    )


def lines(before: dict[str, Any], after: dict[str, Any], language: str = "pt-BR") -> list[str]:
    groups = change_groups(world(**before), world(**after), language)
    return [line.text.replace("\u00a0", " ") for group in groups for line in group.lines]


def objective(**values: Any) -> dict[str, Any]:
    goal = {"id": "o", "title": "Ampliar a participação", "measure": "BRL", **values}
    return {"objectives": [goal]}


def actions(*states: str) -> dict[str, Any]:
    done = date(2026, 5, 1)
    return {
        "actions": [
            {"title": f"Ação {n}", "status": state, "done_on": done if state == "done" else None}
            for n, state in enumerate(states, start=1)
        ]
    }


def listed(name: str, *items: dict[str, Any]) -> dict[str, Any]:
    return {name: list(items)}


DEAL = {"id": "d", "name": "Laminados", "annual_value": 1_800_000, "stage": "proposal"}
GOAL = "Prazo do objetivo “Ampliar a participação”"
MILLION = Decimal(1_200_000)
SENTENCES: list[tuple[dict[str, Any], dict[str, Any], list[str]]] = [
    (
        objective(target=MILLION),
        objective(target=Decimal(1_500_000)),
        ["Meta do objetivo “Ampliar a participação” subiu de R$ 1,2 mi para R$ 1,5 mi"],
    ),
    (
        objective(target=MILLION),
        objective(target=MILLION - 1),
        ["Meta do objetivo “Ampliar a participação” caiu de R$ 1.200.000,00 para R$ 1.199.999,00"],
    ),
    (
        objective(due=date(2026, 3, 1)),
        objective(due=date(2026, 4, 15)),
        [f"{GOAL} adiado 45 dias, de 01/03/2026 para 15/04/2026"],
    ),
    (
        {"plan": {"next_review": date(2026, 3, 2)}},
        {"plan": {"next_review": date(2026, 3, 1)}},
        ["Próxima revisão do plano antecipada 1 dia, de 02/03/2026 para 01/03/2026"],
    ),
    (
        objective(),
        objective(due=date(2026, 4, 15)),
        [f"{GOAL}: 15/04/2026 (antes em branco)"],
    ),
    (
        objective(due=date(2026, 4, 15)),
        objective(),
        [f"{GOAL} ficou em branco (antes 15/04/2026)"],
    ),
    (
        actions("todo", "doing", "blocked"),
        actions("done", "done", "done"),
        ["3 ações concluídas: “Ação 1”, “Ação 2” e “Ação 3”"],
    ),
    (actions("todo"), actions("done"), ["Ação concluída: “Ação 1”"]),
    (actions("done"), actions("todo"), ["Ação reaberta: “Ação 1”"]),
    (
        actions("todo"),
        actions("doing"),
        ["Situação da ação “Ação 1” passou de a fazer para em andamento"],
    ),
    (
        {},
        actions(*["todo"] * 6),
        ["6 ações novas: “Ação 1”, “Ação 2”, “Ação 3”, “Ação 4” e mais 2"],
    ),
    (
        listed("opportunities", DEAL),
        listed("opportunities", {**DEAL, "stage": "won", "probability": 1}),
        ["Oportunidade ganha: “Laminados” (R$ 1,8 mi)"],
    ),
    (
        listed("opportunities", DEAL),
        listed("opportunities", {**DEAL, "stage": "lost", "loss_reason": "preço"}),
        ["Oportunidade perdida: “Laminados” (R$ 1,8 mi, preço)"],
    ),
    (
        {},
        listed("stakeholders", {"id": "s", "name": "Clara Nunes"}),
        ["Contato novo: Clara Nunes"],
    ),
    (
        listed("units", {"id": "u", "name": "Planta Sul"}),
        {},
        ["Filial removida: Planta Sul"],
    ),
    (
        {"owner": "ana"},
        {"owner": "rui"},
        ["Gerente de contas (KAM) da conta passou de Ana Lima para Rui Sá"],
    ),
    ({"lifecycle": "recurring"}, {"lifecycle": "lost"}, ["Conta perdida"]),
    (
        {"name": "Vereda"},
        {"name": "Vereda Alimentos"},
        ["A conta mudou de nome: de “Vereda” para “Vereda Alimentos”"],
    ),
    (
        {"plan": {"margin_target": Decimal("0.12")}},
        {"plan": {"margin_target": Decimal("0.125")}},
        ["Meta de margem do plano subiu de 12% para 12,5%"],
    ),
    (
        {"plan": {"challenges": ["preço", "prazo"]}},
        {"plan": {"challenges": ["prazo", "laudo", "frete"]}},
        ["Desafios do plano: entraram “laudo” e “frete”; saiu “preço”"],
    ),
    (
        listed("issues", {"title": "Avarias"}),
        listed("issues", {"title": "Avarias", "opened": date(2026, 3, 1)}),
        ["“Aberta em” da ocorrência “Avarias”: 01/03/2026 (antes em branco)"],
    ),
    (
        listed("actions", *({"title": n, "due": date(2026, 3, 1), "owner": "ana"} for n in "AB")),
        listed("actions", *({"title": n, "due": date(2026, 3, 8), "owner": "rui"} for n in "AB")),
        [
            "Prazo adiado 7 dias: ação “A” e ação “B”",
            "Responsável passou de Ana Lima para Rui Sá: ação “A” e ação “B”",
        ],
    ),
    (
        listed("risks", {"title": "A", "visibility": "team"}, {"title": "B"}),
        listed("risks", *({"title": name, "visibility": "company"} for name in "AB")),
        ["A empresa toda passa a ver 2 registros: risco “A” e risco “B”"],
    ),
    (
        listed("issues", {"title": "A", "visibility": "client"}),
        listed("issues", {"title": "A"}),
        ["O cliente deixa de ver 1 registro: ocorrência “A”"],
    ),
    ({"terms": {"blocked": False}}, {"terms": {"blocked": True}}, ["Crédito do cliente bloqueado"]),
    (
        {"custom": {"porte": "médio"}},
        {"custom": {"porte": "grande"}},
        ["Porte do cliente da conta passou de “médio” para “grande”"],
    ),
    (
        {"objectives": [{"id": "o", "title": "Reduzir avarias"}]},
        {"objectives": [{"id": "o", "title": "Reduzir perdas"}]},
        ["Novo texto do objetivo “Reduzir avarias”: “Reduzir perdas”"],
    ),
    (
        {"prose": Prose(text="Cliente antigo.", path="p", line=1)},
        {"prose": Prose(text="Cliente muito antigo mesmo.", path="p", line=1)},
        ["Texto da conta: 2 palavras novas"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "expected"), SENTENCES, ids=lambda item: str(item)[:30]
)
def test_what_is_told(before: dict[str, Any], after: dict[str, Any], expected: list[str]) -> None:
    assert lines(before, after) == expected


def test_follow_ups_name_their_meeting_and_new_records_their_owner_and_day() -> None:
    def held(*promises: dict[str, Any]) -> dict[str, Any]:
        meeting = {"date": date(2026, 5, 12), "title": "Reunião", "follow_ups": list(promises)}
        return listed("meetings", {"slug": "s", "path": "p", "meeting": meeting})

    promise = {"text": "Enviar laudo", "owner": "ana", "due": date(2026, 6, 1)}
    assert lines(held(), held(promise)) == [
        "Encaminhamento novo: “Enviar laudo” (Ana Lima, até 01/06/2026, reunião de 12/05/2026)"
    ]


def months(last: int, value: int = 1) -> dict[str, Any]:
    periods = [{"year": 2026, "granularity": "month", "index": n} for n in range(1, last + 1)]
    return {"figures": [{"period": item, "kpi": "otif", "actual": value} for item in periods]}


def test_many_figures_are_counted_with_their_kpi_and_periods() -> None:
    assert lines(months(1), months(4)) == ["3 números novos: Entregas no prazo de fev/26 a abr/26"]
    assert lines(months(5), months(5, 2)) == [
        "5 números alterados: Entregas no prazo de jan/26 a mai/26"
    ]
    assert lines(months(1), months(1, 2)) == [
        "Realizado de Entregas no prazo · jan/26 subiu de 1% para 2%"
    ]


def test_portugal_and_english_have_their_own_words() -> None:
    goal = (objective(due=date(2026, 3, 1)), objective(due=date(2026, 3, 3)))
    (text,) = lines(*goal, "en")
    assert text == (
        "Due date of the objective “Ampliar a participação” put off by 2 days, "
        "from Mar 1, 2026 to Mar 3, 2026"
    )
    person = listed("stakeholders", {"id": "s", "name": "Clara"})
    assert lines({}, person, "pt-PT") == ["Contacto novo: Clara"]


def moved() -> tuple[ChangeGroup, ...]:
    goal = {"id": "o", "title": "Crescer nos congelados"}
    one, other = {"id": "a", "path": "p", "name": "Alfa"}, {"id": "b", "path": "p", "name": "Bela"}
    programme = Programme(name="P")

    def both(first: list[Any], second: list[Any]) -> Portfolio:
        accounts = ({**one, "objectives": first}, {**other, "objectives": second})
        return Portfolio(programme=programme, accounts=tuple(map(Account.model_validate, accounts)))

    return change_groups(both([goal], []), both([], [goal]), "pt-BR")


def test_a_move_names_the_account_it_came_from() -> None:
    (group,) = moved()
    assert (group.account, group.lines[0].text) == (
        "b",
        "Objetivos: “Crescer nos congelados” veio da conta Alfa",
    )


BUSY = (
    {**objective(target=MILLION), **listed("opportunities", DEAL), **actions("todo", "todo")},
    {
        **objective(target=2 * MILLION),
        **listed("opportunities", {**DEAL, "stage": "won"}),
        **actions("done", "done"),
        "owner": "ana",
        "prose": Prose(text="Um texto.", path="p", line=1),
    },
)


def test_the_headline_gives_the_gravest_news_and_counts_the_rest() -> None:
    (group,) = change_groups(world(**BUSY[0]), world(**BUSY[1]), "pt-BR")
    assert group.headline.replace("\u00a0", " ") == (
        "Oportunidade ganha · Meta do objetivo “Ampliar a participação”: R$ 2,4 mi · "
        "2 ações concluídas · mais 2 mudanças"
    )
    assert group.count == 6


def test_the_console_shows_account_headline_lines_and_the_changed_words() -> None:
    groups = change_groups(world(**BUSY[0]), world(**BUSY[1]), "pt-BR")
    text = changes_text(groups, "pt-BR").splitlines()
    assert text[0] == "Vereda"
    assert text[1].startswith("  Oportunidade ganha · ")
    assert text[2].startswith("  - Oportunidade ganha: “Laminados”")
    assert text[-2:] == ["  - Texto da conta: 2 palavras novas", "      {+Um texto.+}"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_changed_is_said(language: str) -> None:
    assert changes_text(change_groups(world(), world(), language), language).strip()


def test_every_kind_of_record_has_its_words() -> None:
    assert set(LISTED) == LISTS | {Account, LeftOut}
    assert set(ALONE) == set(HOMES) - LISTS - {Account}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_record_with_a_mark_can_be_named_where_its_mark_changed(language: str) -> None:
    marked = {record for record in HOMES if "visibility" in record.model_fields}
    nouns = {LISTED.get(record) or ALONE[record] for record in marked - {CustomField}}
    nouns |= {noun for (record, _), noun in BY_SECTION.items() if record in marked}
    words = messages_for(language)
    assert [noun for noun in sorted(nouns) if not words.has(f"changes.is.{noun}")] == []


LEAKS = re.compile(
    r"\bNone\b|\d{4}-\d{2}|\b(True|False)\b|changes\.|Decimal|[a-z]_[a-z]|\{|\}|<|\s{2}|: *$"
)
ENGLISH = re.compile(
    r"\b(from|of the|changed|new|removed|added|due|owner|status|target|yes|high|low|draft)\b", re.I
)


def every_field() -> list[tuple[type[Record], str]]:
    found = [(record, field) for record in HOMES for field in compared_fields(record)]
    return [item for item in found if samples(record_shape(item[0])[item[1]]) is not None]


def told(record: type[Record], field: str, language: str) -> list[str]:
    pair = samples(record_shape(record)[field])
    assert pair is not None
    sides = [portfolio_with(record, [minimal(record, **{field: value})]) for value in pair]
    empty = portfolio_with(record, [minimal(record)])
    compared = [(sides[0], sides[1]), (empty, sides[1]), (sides[1], empty)]
    return [
        text
        for before, after in compared
        for group in change_groups(before, after, language)
        for text in (group.headline, *(line.text for line in group.lines))
    ]


@pytest.mark.parametrize(("record", "field"), every_field(), ids=str)
def test_no_field_is_told_in_raw_keys_dates_or_another_language(
    record: type[Record], field: str
) -> None:
    for language in LANGUAGES:
        texts = told(record, field, language)
        assert texts
        leaks = [text for text in texts if LEAKS.search(text)]
        assert leaks == []
        if language != "en":
            assert [text for text in texts if ENGLISH.search(text)] == []
