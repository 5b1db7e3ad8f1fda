"""Day-to-day pages in a browser: filters that keep their state, lists that fit one sheet."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.browsing import violations, watched
from tests.command import kamdocs

pytestmark = pytest.mark.browser

PAGES = (
    "acoes",
    "objetivos",
    "calendario",
    "contratos",
    "pessoas",
    "pessoas/marina.prado",
    "departamentos",
    "departamentos/qualidade",
)

LONG = "com um texto mais comprido do que alguém deveria escrever em uma ação de conta"


def test_the_calendar_is_filtered_by_keyboard_and_keeps_it_in_the_address(
    sample_site: Path, browser: Browser
) -> None:
    address = (sample_site / "calendario/index.html").as_uri()
    with watched(browser) as (page, trouble):
        page.goto(address)
        page.get_by_label("Tipo").focus()
        page.keyboard.type("Aviso")
        shown = page.locator("#kd-calendar-list li:visible")
        kinds = set(shown.locator(".kd-kind").all_inner_texts())
        assert kinds == {"Aviso de contrato"}
        filtered = shown.count()
        empty = page.locator(".kd-week:not(:has(li:not([hidden]))):visible")
        assert empty.count() == 0
        kept = page.url
        page.goto("about:blank")
        page.goto(kept)
        assert page.locator("#kd-calendar-list li:visible").count() == filtered
        page.get_by_role("button", name="Limpar filtros").click()
        assert page.locator("#kd-calendar-list li:visible").count() > filtered
        assert trouble == []


def test_statuses_are_filtered_by_state_and_not_by_days_late(
    sample_site: Path, browser: Browser
) -> None:
    with watched(browser) as (page, trouble):
        page.goto((sample_site / "acoes/index.html").as_uri())
        choice = page.locator("select[data-filter='Situação']")
        assert choice.locator("option").all_inner_texts()[:2] == ["Todos", "Atrasadas"]
        choice.select_option("Atrasadas")
        rows = page.locator("#kd-actions-table tbody tr:visible")
        assert rows.count() == page.locator("#kd-actions-table .kd-chip.kd-risk").count()
        assert trouble == []


@pytest.mark.parametrize("name", PAGES)
def test_pages_of_work_are_accessible_and_never_wider_than_the_window(
    sample_address: str, browser: Browser, name: str
) -> None:
    address = f"{sample_address}{name}/index.html"
    with watched(browser, viewport={"width": 390, "height": 800}) as (page, trouble):
        page.goto(address)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
        assert trouble == []
    with watched(browser, viewport={"width": 1366, "height": 768}) as (page, trouble):
        page.goto(address)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 1366
        assert violations(page) == []
        assert trouble == []


def test_the_monday_list_of_a_crowded_person_is_one_sheet(tmp_path: Path, browser: Browser) -> None:
    site = crowded_site(tmp_path)
    with watched(browser) as (page, trouble):
        page.goto((site / "pessoas/ana.lima/index.html").as_uri())
        sheets = PdfReader(BytesIO(page.pdf(format="A4", print_background=True))).pages
        assert trouble == []
    assert len(sheets) == 1
    told = sheets[0].extract_text()
    for heading in ("Devo", "Me devem", "Minhas reuniões", "Quem falta encontrar"):
        assert heading in told


def test_the_monday_lists_of_the_sample_are_one_sheet_each(
    sample_site: Path, browser: Browser
) -> None:
    counts = {}
    for folder in sorted((sample_site / "pessoas").iterdir()):
        if folder.is_dir():
            with watched(browser) as (page, _):
                page.goto((folder / "index.html").as_uri())
                printed = page.pdf(format="A4", print_background=True)
            counts[folder.name] = len(PdfReader(BytesIO(printed)).pages)
    assert set(counts.values()) == {1}, counts


def crowded_site(folder: Path) -> Path:
    """Build the site of a programme in which one person has more to do than anybody could."""
    accounts = folder / "accounts"
    accounts.mkdir()
    (folder / "pages").mkdir()
    (accounts / "programa.yml").write_text(
        "nome: P\npessoas:\n  - id: ana.lima\n    nome: Ana Lima\n  - id: rui.sa\n"
        "    nome: Rui Sá\nniveis:\n  - id: chave\n    nome: Chave\n    cadencia_dias: 30\n"
        "    validade_plano_dias: 60\n    revisao: trimestral\n",
        encoding="utf-8",
    )
    for number in range(9):
        actions = "".join(
            f"  - titulo: Ação {number} {LONG}\n    {who}\n{due}"
            for who in ("responsavel: ana.lima", "responsavel: rui.sa", "do_cliente: bia")
            for due in (
                "    prazo: 2026-10-01\n",
                "    prazo: 2026-10-16\n",
                "    prazo: 2026-10-20\n",
                "",
            )
        )
        (accounts / f"c{number}.md").write_text(
            f"---\nnome: Conta de Nome Comprido {number}\nnivel: chave\nresponsavel: ana.lima\n"
            "atualizado_em: 2026-01-01\ncontatos:\n  - id: bia\n    nome: Bia\n"
            "    cargo: Diretora de suprimentos e logística\n  - id: caio\n    nome: Caio\n"
            "    ultimo_contato: 2026-09-20\nnecessidades:\n"
            f"  - texto: Necessidade {LONG}\n    responsavel: ana.lima\nocorrencias:\n"
            f"  - titulo: Ocorrência {LONG}\n    responsavel: ana.lima\n    aberta_em: 2026-08-01\n"
            f"acoes:\n{actions}plano:\n  proxima_revisao: 2026-10-2{number}\n---\n",
            encoding="utf-8",
        )
        meetings = accounts / f"c{number}" / "reunioes"
        meetings.mkdir(parents=True)
        (accounts / f"c{number}.md").rename(accounts / f"c{number}" / "conta.md")
        (meetings / "2026-10-20-visita.md").write_text(
            f"---\ndata: 2026-10-20\ntitulo: Visita {LONG}\nlocal: Sede do cliente\n---\n",
            encoding="utf-8",
        )
    (folder / "mkdocs.yml").write_text(
        "site_name: P\ndocs_dir: pages\nuse_directory_urls: false\ntheme:\n  name: material\n"
        "plugins:\n  - search\n  - kamdocs:\n      as_of: 2026-10-15\n",
        encoding="utf-8",
    )
    done = kamdocs("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"
