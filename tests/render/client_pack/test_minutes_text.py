"""Minutes as text: what is decided and who does what, in lines for an e-mail."""

from __future__ import annotations

from pathlib import Path

from kamdocs.render.client_pack.blocks import PackKind
from kamdocs.render.client_pack.minutes_text import minutes_text
from tests.render.client_pack.pack_world import pack

FRONT = "contatos: [{id: bia, nome: Bia Reis, visibilidade: cliente}]\n"
MEETING = """\
---
data: 2026-10-08
local: Matriz
visibilidade: cliente
participantes_nossos: [rui.sa]
participantes_cliente: [bia]
pauta: [Avarias]
decisoes: [Palete novo, Teste no dia 28]
encaminhamentos:
  - {texto: Ficha, responsavel: rui.sa, prazo: 2026-10-20, situacao: em_andamento}
  - {texto: Volumes, do_cliente: bia}
proxima_reuniao: 2026-11-05
---
## Notas {.cliente}

Fica para **novembro**.
"""


def test_minutes_are_lines_in_the_order_of_the_paper(tmp_path: Path) -> None:
    assert minutes_text(pack(tmp_path, FRONT, PackKind.MINUTES, r1008=MEETING)) == (
        "Vereda · Ata da reunião de 8 de outubro de 2026\n"
        "\n"
        "DECISÕES\n"
        "2 decisões tomadas.\n"
        "1. Palete novo\n"
        "2. Teste no dia 28\n"
        "\n"
        "ENCAMINHAMENTOS\n"
        "2 compromissos em aberto, todos dentro do prazo.\n"
        "Serra Clara:\n"
        "- Ficha (Rui Sá, 20/10, em andamento)\n"
        "Vereda:\n"
        "- Volumes (Bia Reis, a combinar, a fazer)\n"
        "\n"
        "PRÓXIMA REUNIÃO\n"
        "Marcada para 5 de novembro de 2026.\n"
        "\n"
        "A REUNIÃO\n"
        "Quinta-feira, 8 de outubro de 2026 · Matriz\n"
        "- Serra Clara (Rui Sá)\n"
        "- Vereda (Bia Reis)\n"
        "Pauta\n"
        "1. Avarias\n"
        "Notas\n"
        "Fica para novembro.\n"
        "\n"
        "Serra Clara para Vereda · 15/10/2026 · Confidencial\n"
    )
