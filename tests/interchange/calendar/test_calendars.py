"""Calendars for other programs: what is in them, under which name, for whom."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import icalendar
import pytest

from kamdocs.audience.site_view import narrowed
from kamdocs.errors import UserError
from kamdocs.interchange.calendar.calendar_export import CalendarRequest, export_calendar
from kamdocs.interchange.calendar.diary import site_calendars
from kamdocs.model.enums import Visibility
from kamdocs.render.options import RenderOptions
from kamdocs.render.site_contents import render_context
from kamdocs.source.folder import load_portfolio
from tests.builders import write_project
from tests.calendar_rules import broken_rules, days, events
from tests.command import ROOT

AS_OF = date(2026, 10, 15)
PROGRAMME = """\
nome: Programa
empresa: Serra
pessoas:
  - id: ana
    nome: Ana Lima
  - id: rui
    nome: Rui Sá
niveis:
  - id: chave
    nome: Chave
    cadencia_dias: 30
    revisao: trimestral
ofertas:
  - id: caixas
    nome: Caixas
"""
ACCOUNT = """\
---
nome: Vereda
responsavel: ana
nivel: chave
plano:
  fim: 2026-12-31
contatos:
  - id: bia
    nome: Bia Melo
    nosso_contato: rui
    ultimo_contato: 2026-09-20
contratos:
  - nome: Caixas 2026
    fim: 2026-12-31
    renovacao: automatica
    aviso_dias: 60
reajustes:
  - data_base: 2025-11-01
    indice: ipca
    concedido: 4%
    oferta: caixas
datas_chave:
  - de: 2026-10-01
    ate: 2026-10-20
    o_que: Parada geral
necessidades:
  - texto: Palete menor
    prazo: 2026-11-03
    responsavel: rui
ocorrencias:
  - id: o1
    titulo: Avaria
    tipo: qualidade
    aberta_em: 2026-10-01
    prazo: 2026-10-30
acoes:
  - titulo: Proposta de frete
    responsavel: rui
    prazo: 2026-10-10
  - titulo: Feita
    responsavel: rui
    prazo: 2026-10-12
    situacao: concluida
---
"""
MEETING = """\
---
data: 2026-10-20
titulo: Comitê
local: Cascavel
participantes_nossos: [ana, rui]
participantes_cliente: [bia]
pauta: [Avarias]
---
"""


def files(account: str = ACCOUNT, meeting: str = MEETING) -> dict[str, str]:
    return {
        "programa.yml": PROGRAMME,
        "vereda/conta.md": account,
        "vereda/reunioes/2026-10-20-comite.md": meeting,
    }


def calendar(folder: Path, text: dict[str, str], **request: object) -> bytes:
    write_project(folder, text)
    return export_calendar(folder, CalendarRequest(AS_OF, **request)).content  # type: ignore[arg-type]


def shown(content: bytes) -> dict[str, tuple[str, str]]:
    return {
        event["SUMMARY"].removeprefix("Vereda · "): (event["DTSTART"], event["DTEND"])
        for event in events(content)
    }


def test_what_is_dated_stands_on_its_days(tmp_path: Path) -> None:
    content = calendar(tmp_path, files())
    assert shown(content) == {
        "Data do cliente: Parada geral": ("20261001", "20261021"),
        "Nosso compromisso: Proposta de frete": ("20261010", "20261011"),
        "Reunião: Comitê": ("20261020", "20261021"),
        "Falar com Bia Melo": ("20261020", "20261021"),
        "Ocorrência: Avaria": ("20261030", "20261031"),
        "Reajuste: Caixas": ("20261101", "20261102"),
        "Aviso de contrato: Caixas 2026": ("20261101", "20261102"),
        "Necessidade: Palete menor": ("20261103", "20261104"),
        "Fim de contrato: Caixas 2026": ("20261231", "20270101"),
        "Plano da conta termina": ("20261231", "20270101"),
    }
    assert broken_rules(content) == []


def test_a_meeting_says_where_and_with_whom(tmp_path: Path) -> None:
    write_project(tmp_path, files())
    (tmp_path / "mkdocs.yml").write_text(
        "site_url: https://contas.example/kam/\nuse_directory_urls: true\n", encoding="utf-8"
    )
    content = export_calendar(tmp_path, CalendarRequest(AS_OF)).content
    meeting = next(item for item in events(content) if item["SUMMARY"].endswith("Comitê"))
    assert meeting["LOCATION"] == "Cascavel"
    assert meeting["DESCRIPTION"] == (
        r"Nós: Ana Lima e Rui Sá\nCliente: Bia Melo\n– Avarias\nDados de 15/10/2026"
    )
    assert meeting["URL"] == "https://contas.example/kam/contas/vereda/reunioes/2026-10-20-comite/"
    assert meeting["DTSTAMP"] == "20261015T000000Z"


def test_without_an_address_of_the_site_nothing_leads_there(tmp_path: Path) -> None:
    assert b"URL" not in calendar(tmp_path, files())


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("rui", {"Proposta de frete", "Comitê", "Falar com Bia Melo", "Palete menor"}),
        (
            "ana",
            {"Parada geral", "Comitê", "Avaria", "Caixas", "Caixas 2026", "Plano da conta termina"},
        ),
    ],
)
def test_a_person_has_what_is_theirs_and_meetings_they_go_to(
    tmp_path: Path, person: str, expected: set[str]
) -> None:
    content = calendar(tmp_path, files(), person=person)
    assert {name.rpartition(": ")[2] for name in shown(content)} == expected
    assert "X-WR-CALNAME:Agenda de " in content.decode()


def test_names_of_events_outlive_new_days_and_another_order(tmp_path: Path) -> None:
    before = {item["SUMMARY"]: item["UID"] for item in events(calendar(tmp_path / "a", files()))}
    moved = ACCOUNT.replace("prazo: 2026-10-10", "prazo: 2026-10-28").replace(
        "acoes:\n", "acoes:\n  - titulo: Outra\n    prazo: 2026-10-25\n"
    )
    after = {
        item["SUMMARY"]: item["UID"] for item in events(calendar(tmp_path / "b", files(moved)))
    }
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) == {"Vereda · Nosso compromisso: Outra"}


def test_records_that_nothing_tells_apart_are_two_events(tmp_path: Path) -> None:
    twice = ACCOUNT.replace(
        "acoes:\n", "acoes:\n  - {titulo: Visita, prazo: 2026-11-05}\n"
        "  - {titulo: Visita, prazo: 2026-11-12}\n",
    )  # fmt: skip
    content = calendar(tmp_path, files(twice))
    visits = [item["DTSTART"] for item in events(content) if item["SUMMARY"].endswith("Visita")]
    assert visits == ["20261105", "20261112"]
    assert broken_rules(content) == []


def test_texts_of_any_kind_stay_within_the_rules(tmp_path: Path) -> None:
    hard = "Ação; com, sinais \\n \\ e 😀 " + "áéíóú" * 60
    account = ACCOUNT.replace("Proposta de frete", f"'{hard}'").replace("Avaria", '"a\\tb\\x07c"')
    content = calendar(tmp_path, files(account))
    assert broken_rules(content) == []
    read = {str(item["summary"]) for item in icalendar.Calendar.from_ical(content).walk("VEVENT")}
    assert f"Vereda · Nosso compromisso: {hard}" in read


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    assert calendar(tmp_path / "a", files()) == calendar(tmp_path / "b", files())


def test_the_company_sees_only_what_is_for_it(tmp_path: Path) -> None:
    content = calendar(tmp_path, files(), audience=Visibility.COMPANY)
    assert set(shown(content)) == {
        "Data do cliente: Parada geral",
        "Nosso compromisso: Proposta de frete",
        "Ocorrência: Avaria",
        "Necessidade: Palete menor",
        "Plano da conta termina",
    }
    assert "Bia" not in content.decode()


def test_nothing_dated_and_nobody_are_told(tmp_path: Path) -> None:
    empty = {"programa.yml": PROGRAMME, "vereda/conta.md": "---\nnome: Vereda\n---\n"}
    for request, message in (
        ({"account": "vereda"}, "calendar.error.nothing"),
        ({"person": "caio"}, "digest.unknown-person"),
        ({"account": "outra"}, "export.unknown-account"),
        ({"account": "vereda", "person": "ana"}, "calendar.error.both"),
    ):
        with pytest.raises(UserError) as told:
            calendar(tmp_path, empty, **request)
        assert told.value.message_id == message


@pytest.mark.parametrize(
    ("audience", "language"),
    [(Visibility.TEAM, "pt-BR"), (Visibility.COMPANY, "pt-PT"), (Visibility.TEAM, "en")],
)
def test_every_calendar_of_the_sample_keeps_the_rules(audience: Visibility, language: str) -> None:
    options = RenderOptions(language=language, as_of=AS_OF, audience=audience)
    context = render_context(narrowed(load_portfolio(ROOT), audience), options)
    found = dict(site_calendars(context, "https://contas.example/"))
    assert len(found) > 15
    for content in found.values():
        assert broken_rules(content) == []
        parsed = icalendar.Calendar.from_ical(content)
        assert len(parsed.walk("VEVENT")) == len(events(content))
        assert not parsed.errors
        for item in events(content):
            first, end = days(item)
            assert date(2026, 7, 1) < first < end
    programme = found["calendar.ics" if language == "en" else "calendario.ics"]
    every = {item["UID"] for item in events(programme)}
    assert all({item["UID"] for item in events(one)} <= every for one in found.values())
