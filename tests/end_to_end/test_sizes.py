"""A page stays small however much an account or the portfolio holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import kamdocs

OBJECTIVES = "".join(
    f"  - id: o{number}\n    titulo: Objetivo de número {number} com um título de bom tamanho\n"
    "    valor_inicial: 0\n    valor_atual: 10\n    meta: 100\n    inicio: 2026-01-01\n"
    "    prazo: 2026-12-31\n    situacao: em_andamento\n    acoes:\n"
    + "".join(
        f"      - titulo: Ação {action} do objetivo {number}\n        prazo: 2026-1{action}-15\n"
        for action in range(3)
    )
    for number in range(40)
)


def built(folder: Path, accounts: int) -> Path:
    (folder / "accounts").mkdir(parents=True)
    (folder / "paginas").mkdir()
    (folder / "accounts/programa.yml").write_text("nome: P\n", encoding="utf-8")
    for number in range(accounts):
        text = f"---\nnome: Conta {number}\n"
        text += f"objetivos:\n{OBJECTIVES}" if number == 0 else ""
        path = folder / f"accounts/c{number}.md"
        path.write_text(f"{text}---\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: P\ndocs_dir: paginas\ntheme:\n  name: material\nplugins:\n  - search\n"
        "  - kamdocs:\n      as_of: 2026-10-15\n",
        encoding="utf-8",
    )
    assert kamdocs("build", cwd=folder).returncode == 0
    return folder / "site"


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("few") / "p", 2)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("many") / "p", 60)


def test_a_page_of_forty_objectives_is_under_400_kb(few: Path) -> None:
    for name in ("contas/c0/index.html", "contas/c0/objetivos/index.html"):
        assert (few / name).stat().st_size < 400_000, name


def test_an_account_page_does_not_grow_with_the_portfolio(few: Path, many: Path) -> None:
    name = "contas/c1/index.html"
    assert (few / name).stat().st_size == (many / name).stat().st_size
