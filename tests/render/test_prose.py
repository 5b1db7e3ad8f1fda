"""Prose: safe HTML, links that lead to pages, marks of who may see a section."""

from __future__ import annotations

import pytest

from kamdocs.model.account import Prose
from kamdocs.render.addresses import Links
from kamdocs.render.prose import ProseTargets, ProseWriter

TARGETS = ProseTargets(
    pages={"accounts/b/conta.md": "contas/b/", "accounts/a/objetivos.md": "contas/a/objetivos/"},
    files={"accounts/a/foto.png": "contas/a/foto.png"},
)
WRITER = ProseWriter(TARGETS, {"client": "o cliente pode ver", "company": "a empresa pode ver"})


def html(text: str, *, directory_urls: bool = True) -> str:
    prose = Prose(text=text, path="accounts/a/conta.md", line=1)
    return str(WRITER.html(prose, Links("contas/a/", directory_urls)) or "")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("[x](../b/conta.md#estrategia)", "../b/#estrategia"),
        ("[x](objetivos.md)", "objetivos/"),
        ("[x](foto.png)", "foto.png"),
        ("[x](https://example.com/a?b=1&c=2)", "https://example.com/a?b=1&amp;c=2"),
        ("[x](mailto:a@example.com)", "mailto:a@example.com"),
        ("[x](#estrategia)", "#estrategia"),
    ],
)
def test_links_lead_to_pages_and_allowed_places(text: str, target: str) -> None:
    assert f'href="{target}"' in html(text)


def test_links_of_a_site_without_a_server_end_in_a_file() -> None:
    assert 'href="../b/index.html#x"' in html("[x](../b/conta.md#x)", directory_urls=False)


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,AAAA)",
        "[x](nada.md)",
        "[x](../../../etc/passwd)",
        "[x](/etc/passwd)",
        "[x](//evil.example/x)",
        "[x](//[mal)",
        "[x](#__search)",
        "![x](https://evil.example/x.png)",
    ],
)
def test_other_links_and_pictures_lose_their_target(text: str) -> None:
    shown = html(text)
    assert "href=" not in shown
    assert "src=" not in shown


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<p onclick=alert(1)>x</p>",
        "<style>body{}</style>",
        '<a href="x" style="position:fixed">x</a>',
        "## T {#__md_scope onclick=alert(1) style=x}",
        '<h2 id="__search">x</h2>',
    ],
)
def test_html_that_could_do_harm_is_taken_out(text: str) -> None:
    shown = html(text)
    for harm in ("<script", "onclick", "<style", "style=", "__search", "__md_scope"):
        assert harm not in shown


def test_a_marked_section_says_who_may_see_it() -> None:
    shown = html("## Resumo {.cliente}\n\nTexto.\n\n## Outro {.empresa}")
    assert 'Resumo <span class="kd-chip">o cliente pode ver</span></h2>' in shown
    assert "a empresa pode ver" in shown


def test_a_first_level_heading_becomes_a_second_level_one() -> None:
    assert html("# Um\n\n## Dois").count("<h2") == 2


def test_nothing_written_gives_nothing() -> None:
    assert html("  \n") == ""
