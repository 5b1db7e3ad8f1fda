from __future__ import annotations

import json
import re
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import Files

from kamdocs.render.site_page import SitePage, TocEntry
from kamdocs.site.pages import CONTENT_ID, table_of_contents


def nav_links(html: str) -> list[str]:
    tabs = html[html.index('class="md-tabs"') :]
    return re.findall(r'href="([^"]*)" class="md-tabs__link"', tabs)


@pytest.mark.parametrize(
    ("directory_urls", "expected"),
    [
        (True, ["../..", "../", "../../manual/"]),
        (False, ["../../index.html", "../index.html", "../../manual.html"]),
    ],
)
def test_navigation_holds_portfolio_and_handwritten_pages_and_no_account(
    project: Any, directory_urls: bool, expected: list[str]
) -> None:
    project.config = {"use_directory_urls": directory_urls}
    project.build(strict=True)
    html = project.html("contas/vereda/index.html")
    assert nav_links(html) == expected
    assert "Padaria Luz" not in html


def test_page_size_does_not_depend_on_the_number_of_accounts(project: Any) -> None:
    project.build()
    small = project.html("contas/luz/index.html")
    page = SitePage("contas/x/", "X", lambda: "<h1>X</h1>")
    more = tuple(SitePage(f"contas/c{n}/", f"C{n}", page.body) for n in range(40))
    project.pages = (*project.pages, *more)
    project.build()
    assert project.html("contas/luz/index.html") == small


def test_a_nav_of_the_project_is_kept_after_the_portfolio_pages(project: Any) -> None:
    project.write("pages/glossario.md", "# Glossário\n")
    project.config = {"nav": [{"Ajuda": ["manual.md", "glossario.md"]}]}
    project.build(strict=True)
    html = project.html()
    assert nav_links(html) == [".", "contas/", "manual/"]
    assert html.index("Contas") < html.index("Ajuda") < html.index("Glossário")


def test_a_nav_that_names_a_portfolio_page_places_it(project: Any) -> None:
    project.config = {"nav": ["index.md", "manual.md", {"Clientes": "contas/index.md"}]}
    project.build(strict=True)
    assert nav_links(project.html()) == [".", "manual/", "contas/"]


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("name", ["contas.md", "contas/index.md"])
def test_a_handwritten_page_wins_over_a_generated_one(
    project: Any, caplog: pytest.LogCaptureFixture, directory_urls: bool, name: str
) -> None:
    project.config = {"use_directory_urls": directory_urls}
    project.write(f"pages/{name}", "# Clientes\n\nEscrita à mão.\n")
    with caplog.at_level("INFO", logger="mkdocs"):
        project.build(strict=True)
    assert "Escrita à mão." in project.html("contas/index.html")
    assert f"A página “Contas” vem de {name}" in caplog.text
    assert "Doze contratos" not in project.html("contas/index.html")


def test_a_page_carries_title_description_and_language(project: Any) -> None:
    project.build()
    html = project.html("contas/vereda/index.html")
    assert "<title>Vereda Alimentos - Contas-chave</title>" in html
    assert '<meta name="description" content="Plano da Vereda">' in html
    assert '<html lang="pt-BR"' in html


def test_report_pages_have_no_side_columns(project: Any) -> None:
    project.build()
    html = project.html("contas/vereda/index.html")
    assert len(re.findall(r'class="md-sidebar [^>]*hidden', html)) == 2
    assert not re.search(r'class="md-sidebar [^>]*hidden', project.html("manual/index.html"))


def test_every_page_can_be_entered_past_its_navigation(project: Any) -> None:
    project.build()
    html = project.html("contas/luz/index.html")
    assert f'<a href="#{CONTENT_ID}" class="md-skip">' in html
    assert f'id="{CONTENT_ID}"' in html


def test_a_template_sign_in_a_page_stays_text(project: Any) -> None:
    project.pages = (SitePage("", "Início", lambda: "<p>{{ 7*7 }} {% include 'x' %}</p>"),)
    project.write("pages/manual.md", "# Manual\n")
    project.build()
    assert "<p>{{ 7*7 }} {% include 'x' %}</p>" in project.html()


def test_table_of_contents_nests_headings_below_the_page() -> None:
    entries = (
        TocEntry("a", "A & B", 2),
        TocEntry("a1", "A1", 3),
        TocEntry("b", "B", 2),
        TocEntry("c", "C", 4),
    )
    toc = table_of_contents(SitePage("", "<Início>", str, toc=entries))
    assert str(toc) == (
        "&lt;Início&gt; - #kd-content\n"
        "    A &amp; B - #a\n"
        "        A1 - #a1\n"
        "    B - #b\n"
        "        C - #c\n"
    )


def test_search_knows_sections_of_report_pages(project: Any) -> None:
    project.build()
    index = json.loads(project.html("search/search_index.json"))
    found = {entry["location"]: entry["title"] for entry in index["docs"]}
    assert found["contas/vereda/"] == "Vereda Alimentos"


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        (
            {"repo_url": "https://git.example/kam", "edit_uri": "edit/main/pages/"},
            "https://git.example/kam/edit/main/accounts/vereda/conta.md",
        ),
        ({"repo_url": "https://git.example/kam"}, None),
        ({}, None),
    ],
)
def test_the_edit_address_of_an_account_page_leads_to_its_source(
    project: Any, config: dict[str, str], expected: str | None
) -> None:
    project.config = config
    loaded = load_config(str(project.configure()))
    files = loaded.plugins.on_files(Files([]), config=loaded.plugins.on_config(loaded))
    account = files.get_file_from_path("contas/vereda/index.md")
    assert account is not None
    assert account.page is not None
    assert account.page.edit_url == expected
