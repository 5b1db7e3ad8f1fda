"""One account written inline, and its pack as the client is handed it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

from kamdocs.audience.client_view import client_loaded
from kamdocs.model.enums import Visibility
from kamdocs.model.period import Period
from kamdocs.render.client_pack.blocks import Block, PackKind, PackView, Part, Table
from kamdocs.render.client_pack.pack_view import PackRequest, pack_view
from kamdocs.render.context import RenderContext
from kamdocs.render.options import RenderOptions
from kamdocs.render.site_contents import render_context
from tests.builders import account_text, load

AS_OF = date(2026, 10, 15)
"""A Thursday; the third quarter is over."""

PROGRAMME = """\
nome: Programa de contas
empresa: Serra Clara
base_faturamento: líquido de impostos
pessoas:
  - {id: ana.lima, nome: Ana Lima, cargo: Gerente de contas}
  - {id: rui.sa, nome: Rui Sá, cargo: Logística}
  - {id: eva.reis, nome: Eva Reis, cargo: Diretora}
ofertas:
  - {id: caixas, nome: Caixas}
indicadores:
  - {id: faturamento, nome: Faturamento, visibilidade: cliente}
  - {id: otif, nome: OTIF, medida: "%", sentido: maior_melhor, visibilidade: cliente}
  - {id: queixas, nome: Queixas, medida: ocorrências, sentido: menor_melhor, visibilidade: cliente}
  - {id: prazo, nome: Prazo, medida: dias, sentido: menor_melhor, visibilidade: cliente}
  - {id: interno, nome: Custo interno, medida: R$}
"""

HEAD = "periodo;filial;oferta;indicador;realizado;meta;previsto\n"

B = TypeVar("B", bound=Block)


def context(
    folder: Path,
    front: str = "",
    *,
    language: str = "pt-BR",
    body: str = "",
    as_of: date = AS_OF,
    programme: str = PROGRAMME,
    files: Mapping[str, str] | None = None,
) -> RenderContext:
    """Give the client's own view of the one account."""
    texts = {f"vereda/{name}": text for name, text in (files or {}).items()}
    account = {"vereda/conta.md": account_text(front, body)}
    loaded = load(folder, {"programa.yml": programme, **account, **texts})
    assert not [item for item in loaded.findings if item.severity == "error"], loaded.findings
    options = RenderOptions(language, as_of, audience=Visibility.CLIENT)
    return render_context(client_loaded(loaded, "vereda"), options)


def view_of(
    made: RenderContext,
    kind: PackKind = PackKind.QBR,
    quarter: Period | None = None,
    meeting: str | None = None,
) -> PackView:
    """Give a pack of a context's one account."""
    return pack_view(made, made.standing.standings[0], PackRequest(kind, quarter, meeting))


def pack(
    folder: Path,
    front: str = "",
    kind: PackKind = PackKind.QBR,
    *,
    language: str = "pt-BR",
    body: str = "",
    as_of: date = AS_OF,
    files: Mapping[str, str] | None = None,
    **more: str,
) -> PackView:
    """Give a pack of an account; `numeros`, `t3` and `r0908` name files by what they are."""
    named = {_file(name): text for name, text in {**(files or {}), **more}.items()}
    made = context(folder, front, language=language, body=body, as_of=as_of, files=named)
    return view_of(made, kind)


def _file(name: str) -> str:
    if name == "numeros":
        return "numeros.csv"
    if name.startswith("t"):
        return f"revisoes/2026-{name}.md"
    if name.startswith("r"):
        return f"reunioes/2026-{name[1:3]}-{name[3:5]}.md"
    return f"{name}.md"


def part(view: PackView, id_: str) -> Part:
    """Give a part by its id."""
    return next(item for item in view.parts if item.id == id_)


def ids(view: PackView) -> list[str]:
    """Give the ids of the parts in their order."""
    return [item.id for item in view.parts]


def block(found: Part, kind: type[B], place: int = 0) -> B:
    """Give a block of a part by its kind."""
    return [item for item in found.blocks if isinstance(item, kind)][place]


def rows(table: Table) -> list[tuple[str, ...]]:
    """Give a table as words; a state stands for itself."""
    return [
        tuple(cell.status.word if cell.status else cell.text for cell in row.cells)
        for row in table.rows
    ]


def csv(*lines: str) -> str:
    """Give a figures table from lines."""
    return HEAD + "".join(f"{line}\n" for line in lines)
