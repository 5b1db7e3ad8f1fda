"""Commitments of both sides: how they stand, in words a client can be told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kamdocs.render.client_pack.blocks import PackKind, Table, Tone
from tests.render.client_pack.pack_world import block, ids, pack, part, rows

PEOPLE = "contatos: [{id: bia, nome: Bia Reis, cargo: Compras, visibilidade: cliente}]\n"


def review(*lines: str) -> str:
    """Give the review of the quarter before with commitments, one a line."""
    items = "".join(f"  - {{{line}, visibilidade: cliente}}\n" for line in lines)
    head = "---\ntrimestre: 2026-t2\nvisibilidade: cliente\ncompromissos:\n"
    return f"{head}{items}---\n"


DONE = "texto: Laudo, responsavel: ana.lima, prazo: 2026-08-01, situacao: concluida"
LATE = "texto: Plano, responsavel: rui.sa, prazo: 2026-09-12"
COMING = "texto: Preço, responsavel: ana.lima, prazo: 2026-11-01, situacao: em_andamento"
THEIRS = "texto: Volumes, do_cliente: bia, prazo: 2026-09-30"
DROPPED = "texto: Visita, responsavel: rui.sa, prazo: 2026-09-01, situacao: cancelada"
LONG_AGO = "texto: Ficha, responsavel: ana.lima, prazo: 2026-06-30, situacao: concluida"


@pytest.mark.parametrize(
    ("lines", "lead"),
    [
        ([DONE], "O compromisso assumido foi cumprido."),
        ([DONE, DONE.replace("Laudo", "Ensaio")], "Os 2 compromissos foram cumpridos."),
        ([COMING], "1 compromisso em aberto, dentro do prazo."),
        ([LATE], "1 compromisso em aberto; 1 pendente."),
        ([DONE, LATE], "1 de 2 compromissos cumpridos; 1 pendente."),
        (
            [DONE, LATE, THEIRS, COMING],
            "1 de 4 compromissos cumpridos; 2 pendentes; 1 dentro do prazo.",
        ),
        # What both sides dropped is told below, but it counts on neither side.
        ([DONE, DROPPED], "O compromisso assumido foi cumprido."),
        # Kept before the quarter began.
        ([LONG_AGO, LATE], "1 compromisso em aberto; 1 pendente."),
    ],
)
def test_the_lead_counts_what_was_kept(tmp_path: Path, lines: list[str], lead: str) -> None:
    assert part(pack(tmp_path, PEOPLE, t2=review(*lines)), "commitments").lead == lead


def test_both_sides_stand_in_one_table_and_what_waits_comes_first(tmp_path: Path) -> None:
    both = "texto: Treinar, responsavel: rui.sa, do_cliente: bia, prazo: 2026-10-20"
    view = pack(tmp_path, PEOPLE, t2=review(DONE, COMING, LATE, THEIRS, both, DROPPED))
    assert rows(block(part(view, "commitments"), Table)) == [
        ("Serra Clara", "", "", ""),
        ("Plano", "Rui Sá", "12/09", "pendente desde 12/09"),
        ("Preço", "Ana Lima", "01/11", "em andamento"),
        ("Laudo", "Ana Lima", "01/08", "concluído"),
        ("Visita", "Rui Sá", "01/09", "cancelado"),
        ("Vereda", "", "", ""),
        ("Volumes", "Bia Reis", "30/09", "pendente desde 30/09"),
        ("Dos dois lados", "", "", ""),
        ("Treinar", "Rui Sá · Bia Reis", "20/10", "a fazer"),
    ]


def test_beside_a_clients_name_nothing_alarms(tmp_path: Path) -> None:
    view = pack(tmp_path, PEOPLE, t2=review(LATE, THEIRS))
    tones = {
        row.cells[0].text: state.tone
        for row in block(part(view, "commitments"), Table).rows
        if (state := row.cells[3].status) is not None
    }
    assert tones == {"Plano": Tone.ATTENTION, "Volumes": Tone.WAITING}


def test_a_person_who_is_not_to_be_named_is_the_client(tmp_path: Path) -> None:
    unmarked = PEOPLE.replace(", visibilidade: cliente", "")
    view = pack(tmp_path, unmarked, t2=review(THEIRS))
    assert rows(block(part(view, "commitments"), Table))[1][1] == "Vereda"


def test_follow_ups_of_meetings_to_come_are_no_commitments_yet(tmp_path: Path) -> None:
    meeting = (
        "---\ndata: 2026-11-05\nvisibilidade: cliente\n"
        "encaminhamentos: [{texto: Ata, responsavel: ana.lima}]\n---\n"
    )
    assert "commitments" not in ids(pack(tmp_path, r1105=meeting))
    held = meeting.replace("2026-11-05", "2026-10-05")
    assert rows(block(part(pack(tmp_path / "b", r1005=held), "commitments"), Table)) == [
        ("Serra Clara", "", "", ""),
        ("Ata", "Ana Lima", "a combinar", "a fazer"),
    ]


def test_the_same_commitment_written_twice_counts_once(tmp_path: Path) -> None:
    meeting = (
        "---\ndata: 2026-07-10\nvisibilidade: cliente\nencaminhamentos:\n"
        "  - {texto: Plano, responsavel: rui.sa, prazo: 2026-09-12}\n---\n"
    )
    view = pack(tmp_path, t2=review(LATE), r0710=meeting)
    assert part(view, "commitments").lead == "1 compromisso em aberto; 1 pendente."


def test_a_meeting_is_prepared_with_what_is_open_only(tmp_path: Path) -> None:
    view = pack(tmp_path, PEOPLE, PackKind.MEETING, t2=review(DONE, LATE, COMING))
    found = part(view, "open-commitments")
    assert found.lead == "2 compromissos em aberto; 1 pendente; 1 dentro do prazo."
    assert [line[0] for line in rows(block(found, Table))] == ["Serra Clara", "Plano", "Preço"]
