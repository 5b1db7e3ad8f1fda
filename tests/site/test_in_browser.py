from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import server, watched

AXE = Path(__file__).parents[1] / "vendor/axe/axe.min.js"

pytestmark = pytest.mark.browser


def search(page: Page, words: str) -> list[str]:
    page.locator("input[name=query]").click()
    page.keyboard.type(words)
    page.wait_for_function(
        "() => document.querySelector('.md-search-result__meta').textContent.match(/\\d|Nenhum/)"
    )
    found: list[str] = page.locator(".md-search-result__link").evaluate_all(
        "links => links.map(link => link.href)"
    )
    return found


def test_search_works_from_the_file_system(project: Any, browser: Browser) -> None:
    project.config = {"use_directory_urls": False}
    project.build(strict=True)
    start = project.site / "contas" / "vereda" / "index.html"
    with watched(browser) as (page, trouble):
        page.goto(start.as_uri())
        found = search(page, "contrato")
        assert found[0].split("?")[0] == (project.site / "contas" / "index.html").as_uri()
        page.locator(".md-search-result__link").first.click()
        page.wait_for_url("**/contas/index.html*")
        assert page.locator("h1").inner_text() == "Contas"
    assert trouble == []


def test_search_works_from_a_server(project: Any, browser: Browser) -> None:
    project.build(strict=True)
    with server(project.site) as address, watched(browser) as (page, trouble):
        page.goto(f"{address}contas/vereda/")
        assert search(page, "contrato")[0].startswith(f"{address}contas/")
    assert trouble == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1366, 768), (390, 844)])
@pytest.mark.parametrize("path", ["contas/vereda/", "manual/", "nao-existe/"])
def test_the_frame_is_quiet_accessible_and_never_wider_than_the_window(
    project: Any, browser: Browser, scheme: Any, size: tuple[int, int], path: str
) -> None:
    project.build(strict=True)
    window: Any = {"viewport": {"width": size[0], "height": size[1]}, "color_scheme": scheme}
    with server(project.site) as address, watched(browser, **window) as (page, trouble):
        page.goto(address + path)
        page.add_script_tag(path=str(AXE))
        result = page.evaluate("() => axe.run({resultTypes: ['violations']})")
        width = page.evaluate("() => document.documentElement.scrollWidth")
        paper = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    grave = [
        (violation["id"], violation["nodes"][0]["html"][:120])
        for violation in result["violations"]
        if violation["impact"] in {"serious", "critical"}
    ]
    assert grave == []
    assert width <= size[0]
    assert paper == {"light": "rgb(246, 248, 249)", "dark": "rgb(16, 22, 26)"}[scheme]
    # The browser itself notes the 404 that is asked for on purpose.
    assert [line for line in trouble if "404" not in line] == []


def test_print_is_light_and_without_the_frame(project: Any, browser: Browser) -> None:
    project.build()
    with server(project.site) as address, watched(browser, color_scheme="dark") as (page, _):
        page.goto(f"{address}contas/vereda/")
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == (
            "rgb(255, 255, 255)"
        )
        for part in (".md-header", ".md-tabs", ".md-footer"):
            assert not page.locator(part).is_visible()
        assert page.locator(".kd-page h1").is_visible()


def test_text_is_set_in_the_sites_own_font(project: Any, browser: Browser) -> None:
    project.build()
    with server(project.site) as address, watched(browser) as (page, trouble):
        page.goto(address)
        assert page.evaluate(
            "async () => { await document.fonts.ready; return "
            "[...document.fonts].some(f => f.family == 'Inter' && "
            "f.status == 'loaded') }"
        )
    assert trouble == []
