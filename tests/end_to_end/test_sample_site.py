"""The sample programme in a browser with the network cut: every page, and accessibility."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browsing import server, violations, watched
from tests.command import ROOT, kamdocs
from tests.pages import page as page_of

pytestmark = pytest.mark.browser

KINDS_OF_PAGE = (
    "",
    "contas/",
    "qualidade/",
    "riscos/",
    "ocorrencias/",
    "titulos/",
    "manual.html",
    "importar-tabelas.html",
    "contas/vereda-alimentos/",
    "contas/vereda-alimentos/objetivos/",
    "contas/vereda-alimentos/revisoes/",
    "contas/vereda-alimentos/revisoes/2026-t3/",
    "contas/vereda-alimentos/reunioes/",
    "contas/vereda-alimentos/reunioes/2026-10-08-qbr/",
    "404.html",
)


def addresses(site: Path) -> list[str]:
    """Every page of a site as its address under the root."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


@pytest.mark.parametrize("form", ["sample_site", "directory_site"])
def test_every_page_loads_alone_without_a_console_error(
    form: str, request: pytest.FixtureRequest, browser: Browser
) -> None:
    site: Path = request.getfixturevalue(form)
    pages = addresses(site)
    assert len(pages) > 80
    with server(site) as address, watched(browser) as (page, trouble):
        for name in pages:
            page.goto(address + name.removesuffix("index.html"))
            page.wait_for_load_state("load")
            overflow = page.evaluate(
                "() => document.documentElement.scrollWidth - window.innerWidth"
            )
            assert overflow <= 0, name
        assert trouble == []


def test_every_link_between_pages_leads_somewhere(sample_site: Path, directory_site: Path) -> None:
    for site in (sample_site, directory_site):
        for name in addresses(site):
            for tag, attributes in page_of(site / name).tags:
                href = attributes.get("href") or ""
                if tag != "a" or ":" in href or href.startswith("#") or name == "404.html":
                    continue
                target = (site / name).parent / href.split("#")[0]
                found = target / "index.html" if target.is_dir() else target
                assert found.is_file(), f"{name}: {href}"


@pytest.mark.parametrize("address", KINDS_OF_PAGE)
@pytest.mark.parametrize(
    "look",
    [
        {"color_scheme": "light"},
        {"color_scheme": "dark"},
        {"viewport": {"width": 390, "height": 844}},
    ],
    ids=["light", "dark", "phone"],
)
def test_axe_finds_nothing_serious(
    sample_address: str, browser: Browser, address: str, look: dict[str, Any]
) -> None:
    with watched(browser, **look) as (page, trouble):
        page.goto(sample_address + address)
        assert page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth") <= 0
        assert violations(page) == []
        assert trouble == []


def test_a_meeting_page_is_a_visit_card_that_passes_axe(
    sample_site: Path, sample_address: str, browser: Browser
) -> None:
    meeting = next(item for item in addresses(sample_site) if item.count("/reunioes/20"))
    with watched(browser) as (page, trouble):
        page.goto(sample_address + meeting)
        assert page.get_by_role("heading", name="Ficha de visita").is_visible()
        assert violations(page) == []
        assert trouble == []


def test_the_accounts_table_sorts_and_filters_by_keyboard_and_keeps_it_in_the_address(
    sample_address: str, browser: Browser
) -> None:
    with watched(browser) as (page, trouble):
        page.goto(sample_address + "contas/")
        rows = page.locator("#kd-accounts-table tbody tr:visible")
        total = rows.count()
        page.get_by_role("searchbox", name="Procurar").focus()
        page.keyboard.type("agua" if total == 0 else "vereda")
        assert rows.count() == 1
        assert "q=vereda" in page.url
        page.goto(page.url)
        page.reload()
        assert rows.count() == 1
        page.get_by_role("button", name="Limpar filtros").press("Enter")
        assert rows.count() == total
        revenue = page.get_by_role("button", name="Faturamento 2026")
        revenue.press("Enter")
        revenue.press("Enter")
        assert page.locator("#kd-accounts-table th[aria-sort=descending]").count() == 1
        values = page.locator("#kd-accounts-table td[data-label='Faturamento 2026']").evaluate_all(
            "cells => cells.filter(c => c.dataset.sort).map(c => Number(c.dataset.sort))"
        )
        assert values == sorted(values, reverse=True)
        assert "sort=" in page.url
        assert trouble == []


def test_the_site_opens_from_a_folder_without_a_server(sample_site: Path, browser: Browser) -> None:
    with watched(browser) as (page, trouble):
        page.goto((sample_site / "index.html").as_uri())
        page.get_by_role("link", name="Vereda Alimentos").first.click()
        page.get_by_role("heading", level=1, name="Vereda Alimentos").wait_for()
        page.get_by_role("link", name="Revisões", exact=True).click()
        page.locator("#kd-content tbody a").first.click()
        page.get_by_role("heading", name="Números do trimestre").wait_for()
        assert page.url.startswith("file:")
        assert trouble == []


def test_building_twice_gives_the_same_bytes(sample_site: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    assert kamdocs("build", "-d", again, cwd=ROOT).returncode == 0
    files = sorted(path.relative_to(again) for path in again.rglob("*") if path.is_file())
    assert files == sorted(
        path.relative_to(sample_site) for path in sample_site.rglob("*") if path.is_file()
    )
    different = [
        name for name in files if (again / name).read_bytes() != (sample_site / name).read_bytes()
    ]
    assert different == []


def test_on_a_phone_a_row_is_a_card_of_label_and_value(
    sample_address: str, browser: Browser
) -> None:
    with watched(browser, viewport={"width": 390, "height": 844}) as (page, trouble):
        page.goto(f"{sample_address}contas/")
        styles = page.locator("#kd-accounts-table tbody td:visible").evaluate_all(
            "cells => [...new Set(cells.map(cell => { const s = getComputedStyle(cell);"
            " return [s.display, s.textAlign, s.borderTopWidth].join(' ') }))]"
        )
        assert styles == ["grid left 0px"]
        assert trouble == []
