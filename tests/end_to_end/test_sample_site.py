"""The sample programme in a browser with the network cut: every page, and accessibility."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browsing import violations, watched
from tests.command import ROOT, kamdocs

pytestmark = pytest.mark.browser

KINDS_OF_PAGE = (
    "",
    "contas/",
    "qualidade/",
    "manual/",
    "contas/vereda-alimentos/",
    "contas/vereda-alimentos/objetivos/",
    "contas/vereda-alimentos/revisoes/",
    "contas/vereda-alimentos/revisoes/2026-t3/",
    "contas/vereda-alimentos/reunioes/",
)


def addresses(site: Path) -> list[str]:
    """Every page of a site as its address under the root."""
    found = [path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")]
    return sorted("" if address == "." else f"{address}/" for address in found)


def test_every_page_loads_alone_without_a_console_error(
    sample_site: Path, sample_address: str, browser: Browser
) -> None:
    pages = addresses(sample_site)
    assert len(pages) > 80
    with watched(browser) as (page, trouble):
        for address in [*pages, "404.html"]:
            page.goto(sample_address + address)
            page.wait_for_load_state("load")
            overflow = page.evaluate(
                "() => document.documentElement.scrollWidth - window.innerWidth"
            )
            assert overflow <= 0, address
        assert trouble == []


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
    meetings = [item for item in addresses(sample_site) if item.count("/") == 4]
    meeting = next(item for item in meetings if "/reunioes/" in item)
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


def test_the_site_opens_from_a_folder_without_a_server(tmp_path: Path, browser: Browser) -> None:
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(f"{config}\nuse_directory_urls: false\n", encoding="utf-8")
    for name in ("accounts", "theme", "site_templates"):
        (tmp_path / name).symlink_to(ROOT / name)
    done = kamdocs("build", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    with watched(browser) as (page, trouble):
        page.goto((tmp_path / "site/index.html").as_uri())
        page.get_by_role("link", name="Vereda Alimentos").first.click()
        page.get_by_role("heading", level=1, name="Vereda Alimentos").wait_for()
        page.get_by_role("link", name="Revisões", exact=True).click()
        page.locator("#kd-content tbody a").first.click()
        assert page.url.startswith("file:")
        assert page.get_by_role("heading", name="Números do trimestre").is_visible()
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
