"""What is marked for the client and says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from kamdocs.pack.marked_empty import marked_but_empty
from tests.render.client_pack.pack_world import context

MARK = "visibilidade: cliente"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("pt-BR", "Reunião de 05/11/2026: sem pauta"),
        ("pt-PT", "Reunião de 05/11/2026: sem ordem de trabalhos"),
        ("en", "Meeting of Nov 5, 2026: without agenda"),
    ],
)
def test_a_meeting_to_come_without_an_agenda_is_empty(
    tmp_path: Path, language: str, told: str
) -> None:
    text = f"---\ndata: 2026-11-05\nlocal: Matriz\n{MARK}\n---\n"
    made = context(tmp_path, language=language, files={"reunioes/2026-11-05.md": text})
    assert told in list(marked_but_empty(made, made.standing.standings[0].account))
