"""The pack as a page: for the team with a banner, on the client's own site without one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kamdocs.messages import messages_for
from kamdocs.render.addresses import Links
from kamdocs.render.client_pack.client_context import client_context
from kamdocs.render.client_pack.material import team_material
from kamdocs.render.client_pack.pages import client_pages
from kamdocs.render.context import RenderContext
from kamdocs.render.environment import template_environment
from kamdocs.render.options import RenderOptions
from kamdocs.render.page_spec import PageSpec
from kamdocs.render.site_contents import render_context, site_contents
from tests.builders import account_text, load
from tests.render.client_pack.pack_world import PROGRAMME, context, csv

MARK = "visibilidade: cliente"
FRONT = f"""\
responsavel: ana.lima
riscos: [{{titulo: Segredo nosso}}]
contatos: [{{id: bia, nome: Bia & Reis, {MARK}}}]
ocorrencias: [{{titulo: <b>Avarias</b>, aberta_em: 2026-09-01, {MARK}}}]
plano_conjunto: {{objetivo: Inteira, {MARK}, marcos: [{{titulo: Causa}}]}}
"""
REVIEW = f"""\
---
trimestre: 2026-t3
{MARK}
decisoes_esperadas: [{{texto: Adotar o palete, {MARK}}}]
---
## O trimestre {{.cliente}}

Veja **isto** [fora](https://a.example/).

| A | B |
|---|--:|
| x | 1 |
"""
HELD = f"---\ndata: 2026-10-08\n{MARK}\ndecisoes: [Sim]\n---\n"
NEXT = f"---\ndata: 2026-11-05\n{MARK}\npauta: [Teste]\n---\n"
FILES = {
    "vereda/conta.md": account_text(FRONT),
    "vereda/revisoes/2026-t3.md": REVIEW,
    "vereda/reunioes/2026-10-08-nome-interno.md": HELD,
    "vereda/reunioes/2026-11-05.md": NEXT,
    "vereda/numeros.csv": csv("2026-t3;;;faturamento;500.000;;"),
}
LINKS = Links("contas/vereda/material/", directory_urls=True)


def team(folder: Path, language: str = "pt-BR") -> RenderContext:
    loaded = load(folder, {"programa.yml": PROGRAMME, **FILES})
    return render_context(loaded, RenderOptions(language, date(2026, 10, 15)))


def html(view: object) -> str:
    environment = template_environment((), messages_for("pt-BR"))
    return environment.get_template("account/material.html").render(page=view)


def specs(folder: Path) -> Iterator[PageSpec]:
    files = {name.removeprefix("vereda/"): text for name, text in FILES.items()}
    made = context(folder, FRONT, files={k: v for k, v in files.items() if k != "conta.md"})
    return client_pages(made, made.standing.standings[0])


def test_the_team_sees_what_the_client_will_and_is_told_so(tmp_path: Path) -> None:
    made = team(tmp_path)
    text = html(team_material(made, made.standing.standings[0], LINKS))
    assert "É isto que Vereda vê: só o que está marcado para o cliente." in text
    assert "Adotar o palete" in text
    assert "Segredo nosso" not in text
    # Where nothing but the document may be printed, nothing but the document is outside of this.
    assert text.index("É isto") < text.index('<article class="kd-pack"')
    assert text.index('<div class="kd-noprint">') < text.index("É isto")


def test_what_people_wrote_is_escaped(tmp_path: Path) -> None:
    made = team(tmp_path)
    text = html(team_material(made, made.standing.standings[0], LINKS))
    assert "&lt;b&gt;Avarias&lt;/b&gt;" in text
    assert "Bia &amp; Reis" in text


def test_prose_becomes_paragraphs_tables_and_links(tmp_path: Path) -> None:
    made = team(tmp_path)
    text = html(team_material(made, made.standing.standings[0], LINKS))
    assert '<a href="https://a.example/" rel="noopener noreferrer">fora</a>' in text
    assert "<strong>isto</strong>" in text
    assert '<td class="kd-number">1</td>' in text


@pytest.mark.parametrize(("pdf", "linked"), [("contas/vereda/x.pdf", True), ("", False)])
def test_a_pdf_is_linked_where_there_is_one(tmp_path: Path, pdf: str, *, linked: bool) -> None:
    made = team(tmp_path)
    view = team_material(made, made.standing.standings[0], LINKS, pdf)
    assert view.pdf_href == ("../x.pdf" if linked else "")
    assert ("Baixar o PDF" in html(view)) is linked


@pytest.mark.parametrize(
    ("language", "how"),
    [
        ("pt-BR", "Para gerar o PDF:"),
        ("pt-PT", "Para gerar o PDF:"),
        ("en", "To make the PDF:"),
    ],
)
def test_the_team_is_told_how_to_make_a_pdf_that_is_not_there(
    tmp_path: Path, language: str, how: str
) -> None:
    made = team(tmp_path, language)
    line = f"{how} <code>kamdocs pack vereda</code>"
    text = html(team_material(made, made.standing.standings[0], LINKS))
    assert line in text
    assert text.index('<div class="kd-noprint">') < text.index(line) < text.index("<article")
    there = team_material(made, made.standing.standings[0], LINKS, "contas/vereda/x.pdf")
    assert line not in html(there)


def test_the_clients_view_is_made_of_one_account_only(tmp_path: Path) -> None:
    made = team(tmp_path)
    own = client_context(made, "vereda")
    assert own.portfolio.accounts[0].risks == ()
    assert own.findings == ()
    assert own.options.source_url is None
    assert client_context(own, "vereda") is own


def test_every_account_has_the_page_on_the_teams_site_only(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"programa.yml": PROGRAMME, **FILES})
    pages = site_contents(loaded, RenderOptions("pt-BR", date(2026, 10, 15))).pages
    assert "contas/vereda/material/" in [page.address for page in pages]


def test_a_client_has_the_plan_the_pack_and_each_meeting(tmp_path: Path) -> None:
    found = {spec.address: spec.title for spec in specs(tmp_path)}
    assert found == {
        "contas/vereda/": "Plano conjunto com Vereda",
        "contas/vereda/material/": "Revisão do 3º trimestre de 2026",
        "contas/vereda/reunioes/2026-10-08/": "Ata da reunião de 8 de outubro de 2026",
        "contas/vereda/reunioes/2026-11-05/": "Reunião de 5 de novembro de 2026",
    }


def test_pages_of_a_client_lead_to_each_other_and_have_no_banner(tmp_path: Path) -> None:
    for spec in specs(tmp_path):
        text = html(spec.view(Links(spec.address, directory_urls=True)))
        assert "É isto que" not in text
        assert "kamdocs pack" not in text
        assert "<h1" in text
        assert 'aria-current="page"' in text
        assert "Ata de 08/10/2026" in text
        assert "nome-interno" not in text


def test_the_card_to_fill_in_by_hand_is_ours(tmp_path: Path) -> None:
    (ahead,) = [spec for spec in specs(tmp_path) if spec.address.endswith("2026-11-05/")]
    text = html(ahead.view(Links(ahead.address, directory_urls=True)))
    assert "Pauta" in text
    assert "Ficha da visita" not in text
