"""The five kinds of pack: their parts, titles and files, in three languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest

from kamdocs.messages import LANGUAGES
from kamdocs.render.client_pack.blocks import Cards, Form, PackKind, PackView, Table
from kamdocs.render.client_pack.paging import paged
from tests.render.client_pack.pack_world import block, context, csv, ids, pack, part, rows, view_of

MARK = "visibilidade: cliente"
FRONT = f"""\
responsavel: ana.lima
contatos: [{{id: bia, nome: Bia Reis, cargo: Compras, {MARK}}}]
equipe: [{{pessoa: rui.sa, escalonamento: 1}}]
necessidades: [{{texto: Palete, {MARK}}}]
ocorrencias: [{{titulo: Avarias, aberta_em: 2026-09-01, {MARK}}}]
contratos: [{{nome: Caixas, fim: 2026-12-31, {MARK}}}]
objetivos: [{{id: a, titulo: Menos avarias, lado: conjunto, prazo: 2026-12-31, {MARK}}}]
plano_conjunto: {{objetivo: Inteira, {MARK}}}
"""
BODY = "## Juntos {.cliente}\n\nA caixa inteira.\n"
REVIEW = f"""\
---
trimestre: 2026-t3
data: 2026-10-08
{MARK}
decisoes_esperadas: [{{texto: Adotar o palete, {MARK}}}]
resultados: [{{texto: Avarias, antes: 3, depois: 2, {MARK}}}]
compromissos: [{{texto: Laudo, responsavel: rui.sa, prazo: 2026-09-01, {MARK}}}]
---
## O trimestre {{.cliente}}

Foi bom.
"""
HELD = f"""\
---
data: 2026-10-08
local: Matriz
{MARK}
participantes_nossos: [eva.reis, rui.sa]
participantes_cliente: [bia]
pauta: [Avarias]
decisoes: [Palete novo]
encaminhamentos: [{{texto: Ficha, responsavel: rui.sa, prazo: 2026-10-20}}]
proxima_reuniao: 2026-11-05
---
"""
NEXT = f"---\ndata: 2026-11-05\n{MARK}\npauta: [Teste, Preço]\n---\n"
FILES = {
    "numeros": csv("2026-t3;;;faturamento;500.000;;"),
    "t3": REVIEW,
    "r1008": HELD,
    "r1105": NEXT,
}

NOT_WORDS = re.compile(r"\bNone\b|\{|\}|pack\.|\d{4}-\d\d-\d\d$")
"""What no reader is to see: a place that was not filled, an id, a date as machines write it."""


def full(folder: Path, kind: PackKind, language: str = "pt-BR") -> PackView:
    return pack(folder, FRONT, kind, language=language, body=BODY, files=FILES)


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        (
            PackKind.QBR,
            (
                "decisions message context commitments needs results value issues objectives "
                "joint-plan agreements next-days people"
            ),
        ),
        (
            PackKind.EBR,
            "decisions message context value objectives joint-plan next-days people",
        ),
        (PackKind.MEETING, "agenda open-commitments issues visit-card"),
        (PackKind.MINUTES, "decided follow-ups next-meeting meeting"),
        (PackKind.PLAN, "context objectives joint-plan agreements next-days people"),
    ],
)
def test_a_full_account_has_every_part_in_its_order(
    tmp_path: Path, kind: PackKind, parts: str
) -> None:
    assert ids(full(tmp_path, kind)) == parts.split()


@pytest.mark.parametrize(
    ("kind", "title", "file"),
    [
        (PackKind.QBR, "Revisão do 3º trimestre de 2026", "vereda-material-2026-t3.pdf"),
        (
            PackKind.EBR,
            "Reunião executiva · 3º trimestre de 2026",
            "vereda-reuniao-executiva-2026-t3.pdf",
        ),
        (PackKind.MEETING, "Reunião de 5 de novembro de 2026", "vereda-reuniao-2026-11-05.pdf"),
        (PackKind.MINUTES, "Ata da reunião de 8 de outubro de 2026", "vereda-ata-2026-10-08.pdf"),
        (PackKind.PLAN, "Plano conjunto com Vereda", "vereda-plano-conjunto-2026-10-15.pdf"),
    ],
)
def test_titles_and_files(tmp_path: Path, kind: PackKind, title: str, file: str) -> None:
    view = full(tmp_path, kind)
    assert (view.title, view.file_name) == (f"Vereda · {title}", file)
    assert view.foot == "Serra Clara para Vereda · 15/10/2026 · Confidencial"
    assert view.page_of.format(page=2, pages=9) == "página 2 de 9"


@pytest.mark.parametrize(
    ("as_of", "language", "day"),
    [
        (date(2026, 10, 1), "pt-BR", "8 de outubro de 2026"),
        (date(2026, 10, 8), "pt-BR", "8 de outubro de 2026"),
        # The review was held; the figures of the pack are newer than it.
        (date(2026, 10, 15), "pt-BR", "15 de outubro de 2026"),
        (date(2026, 10, 15), "pt-PT", "15 de outubro de 2026"),
        (date(2026, 10, 15), "en", "October 15, 2026"),
    ],
)
def test_the_day_of_the_cover_is_never_before_that_of_the_figures(
    tmp_path: Path, as_of: date, language: str, day: str
) -> None:
    view = pack(tmp_path, t3=REVIEW, as_of=as_of, language=language)
    assert view.cover is not None
    assert view.cover.day == day


def test_the_cover_has_the_months_and_who_was_at_the_review(tmp_path: Path) -> None:
    cover = full(tmp_path, PackKind.QBR).cover
    assert cover is not None
    assert cover.subtitle == "julho a setembro de 2026"
    assert [person.name for person in cover.presenters] == ["Eva Reis", "Rui Sá"]
    assert (cover.our_company, cover.client) == ("Serra Clara", "Vereda")


def test_a_meeting_is_prepared_with_its_agenda_and_a_blank_card(tmp_path: Path) -> None:
    view = full(tmp_path, PackKind.MEETING)
    agenda = part(view, "agenda")
    assert agenda.lead == "Quinta-feira, 5 de novembro de 2026"
    assert [card.title for card in block(agenda, Cards).items] == ["Teste", "Preço"]
    assert [field.label for field in block(part(view, "visit-card"), Form).fields] == [
        "Data e local",
        "Participantes",
        "Decisões",
        "O que foi combinado, quem faz, até quando",
        "Próxima reunião",
    ]


def test_minutes_begin_with_what_was_decided_and_end_with_who_was_there(tmp_path: Path) -> None:
    view = full(tmp_path, PackKind.MINUTES)
    decided, *_, meeting = view.parts
    assert decided.lead == "1 decisão tomada."
    assert part(view, "next-meeting").lead == "Marcada para 5 de novembro de 2026."
    assert meeting.lead == "Quinta-feira, 8 de outubro de 2026 · Matriz"
    assert rows(block(meeting, Table)) == [
        ("Serra Clara", "Eva Reis, Rui Sá"),
        ("Vereda", "Bia Reis"),
    ]


@pytest.mark.parametrize("wanted", ["2026-10-08", "2026-10-08-qbr-com-a-diretoria"])
def test_a_meeting_is_found_by_its_file_or_its_day(tmp_path: Path, wanted: str) -> None:
    made = context(tmp_path, FRONT, files={"reunioes/2026-10-08-qbr-com-a-diretoria.md": HELD})
    view = view_of(made, PackKind.MINUTES, meeting=wanted)
    assert view.file_name == "vereda-ata-2026-10-08.pdf"


def test_without_a_meeting_there_are_no_minutes_but_a_card_to_fill_in(tmp_path: Path) -> None:
    assert ids(pack(tmp_path, "", PackKind.MINUTES)) == []
    view = pack(tmp_path / "b", "", PackKind.MEETING)
    assert ids(view) == ["visit-card"]
    assert view.title == "Vereda · Reunião de trabalho"


@pytest.mark.parametrize("kind", PackKind)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_speaks_every_language(tmp_path: Path, language: str, kind: PackKind) -> None:
    view = full(tmp_path, kind, language)
    words = list(texts(view))
    assert view.language == language
    assert not [text for text in words if NOT_WORDS.search(text)]


def test_each_language_says_it_its_own_way(tmp_path: Path) -> None:
    leads = {
        language: part(full(tmp_path / language, PackKind.QBR, language), "people").lead
        for language in LANGUAGES
    }
    assert leads == {
        "pt-BR": "Primeiro contato: Ana Lima; se for preciso escalar, nesta ordem: Rui Sá.",
        "pt-PT": "Primeiro contacto: Ana Lima; se for preciso escalar, por esta ordem: Rui Sá.",
        "en": "First contact: Ana Lima; to escalate, in this order: Rui Sá.",
    }
    assert full(tmp_path / "p", PackKind.QBR, "pt-PT").file_name == "vereda-dossie-2026-t3.pdf"


def test_an_executive_review_leaves_tasks_out(tmp_path: Path) -> None:
    front = f"""\
    objetivos:
      - id: a
        titulo: Menos avarias
        lado: conjunto
        {MARK}
        acoes: [{{titulo: Tarefa, prazo: 2026-11-01, {MARK}}}]
    """
    kinds = (PackKind.QBR, PackKind.EBR)
    views = {kind: pack(tmp_path / kind, front, kind) for kind in kinds}
    shown = {
        kind: [item.id for item in view.parts if "Tarefa" in repr(item)]
        for kind, view in views.items()
    }
    assert shown == {PackKind.QBR: ["objectives", "next-days"], PackKind.EBR: []}


def test_papers_of_a_page_or_two_flow_on(tmp_path: Path) -> None:
    view = full(tmp_path, PackKind.MEETING)
    assert [item.starts_page for item in view.parts] == [True, False, False, False]


def test_short_parts_share_a_page_and_the_first_always_begins_one(tmp_path: Path) -> None:
    parts = full(tmp_path, PackKind.QBR).parts
    assert parts[0].starts_page
    assert not all(item.starts_page for item in parts)
    assert paged(()) == ()


def texts(value: object) -> Iterator[str]:
    """Give every text of a view but the drawings and names of its own parts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value):
        for item in fields(value):
            if item.name not in ("svg", "narrow", "file_name", "account_id", "page_of"):
                yield from texts(getattr(value, item.name))


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("pt-BR", "Quinta-feira, 12 de novembro de 2026"),
        ("pt-PT", "Quinta-feira, 12 de novembro de 2026"),
        ("en", "Thursday, November 12, 2026"),
    ],
)
def test_a_meeting_sheet_has_the_day_of_a_review_that_is_only_planned(
    tmp_path: Path, language: str, day: str
) -> None:
    review = f"---\ntrimestre: 2026-t4\ndata: 2026-11-12\n{MARK}\n---\n"
    view = pack(tmp_path, kind=PackKind.MEETING, language=language, t4=review)
    assert part(view, "agenda").lead == day
