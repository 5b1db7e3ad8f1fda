"""A small project for packs: an account in a folder, one in a file, one with nothing marked."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from tests.builders import PROGRAMME, account_text, write_project

CONFIG = """\
site_name: Carteira
docs_dir: paginas
theme:
  name: material
plugins:
  - search
  - kamdocs:
      as_of: 2026-10-15
"""

VEREDA = account_text(
    """\
    responsavel: ana.lima
    contatos:
      - id: bia
        nome: Bia Prates
        cargo: Compras
        visibilidade: cliente
    ocorrencias:
      - titulo: Palete quebrado
        aberta_em: 2026-09-20
        acao: Trocar o palete
        visibilidade: cliente
      - titulo: Multa escondida
        aberta_em: 2026-09-21
    objetivos:
      - id: entrega
        titulo: Entregar em três dias
        lado: conjunto
        visibilidade: cliente
    """
)
LUZ = account_text("responsavel: rui.sa\n").replace("Vereda", "Padaria Luz")
MEETING = """\
---
data: 2026-10-01
tipo: rotina
decisoes:
  - Novo palete em novembro
encaminhamentos:
  - texto: Mandar amostra
    responsavel: ana.lima
    prazo: 2026-10-20
visibilidade: cliente
---
"""
HIDDEN_MEETING = MEETING.replace("visibilidade: cliente\n", "").replace("2026-10-01", "2026-09-01")


def write_world(folder: Path, **more: str) -> Path:
    """Write the project; `more` are further accounts of one file."""
    write_project(
        folder,
        {
            "programa.yml": PROGRAMME.replace(
                "nome: Programa\n", "nome: P\nempresa: Serra Clara\n"
            ),
            "vereda/conta.md": VEREDA,
            "vereda/reunioes/2026-10-01-doca.md": MEETING,
            "vereda/reunioes/2026-09-01-preco.md": HIDDEN_MEETING,
            "luz.md": LUZ,
            **{f"{name}.md": text for name, text in more.items()},
        },
    )
    (folder / "paginas").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    return folder


def pdf_text(data: bytes | Path) -> str:
    """Give the words of a PDF as a reader copies them."""
    reader = PdfReader(BytesIO(data) if isinstance(data, bytes) else data)
    pages = (page.extract_text() for page in reader.pages)
    return " ".join(" ".join(pages).replace("\u00a0", " ").split())
