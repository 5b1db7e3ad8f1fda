"""What can be found by search: names and sentences, not what a drawing or a fold repeats."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kamdocs.render.charts.frame import NARROW, Drawing, Figure, Table, draw_figure
from kamdocs.render.charts.sparkline import Sparkline, draw_sparkline
from kamdocs.render.charts.svg import element
from kamdocs.render.site_page import SitePage
from kamdocs.site.build import build_site
from tests.builders import PROGRAMME, account_text, write_project

FIGURE = draw_figure(
    Figure(id="kd-f", title="Achado", description="Descrito", behind="Ver", variants=(NARROW,)),
    [Drawing(NARROW, 20, element("text", "Rótulo"))],
    Table(("Mês", "Valor"), [("Janeiro", "Atrás")]),
)


def index_of(site: Path) -> str:
    """Give all that the index holds as one text."""
    docs = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    return "\n".join(f"{entry['title']}\n{entry['text']}" for entry in docs)


def test_drawings_and_tables_behind_are_not_searched(project: Any) -> None:
    spark = draw_sparkline(Sparkline(values=(Decimal(1), Decimal(2)), text="Fagulha"))
    html = f"<h1 id='t'>Vereda</h1>{FIGURE}<p>Depois {spark}</p><h2 id='x'>Parte</h2><p>Fim</p>"
    project.pages = (SitePage("", "Início", lambda: html),)
    project.build()
    index = index_of(project.site)
    assert [
        word for word in ("Vereda", "Achado", "Depois", "Parte", "Fim") if word not in index
    ] == []
    hidden = ("Rótulo", "Descrito", "Ver\n", "Janeiro", "Atrás", "Fagulha")
    assert [word for word in hidden if word in index] == []
    assert "data-search" not in project.html()


@pytest.fixture(scope="module")
def account_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one account with an objective."""
    folder = tmp_path_factory.mktemp("search")
    write_project(folder, {"programa.yml": PROGRAMME, "vereda.md": account_text("nivel: chave\n")})
    (folder / "pages").mkdir()
    (folder / "mkdocs.yml").write_text(
        "site_name: Site\ndocs_dir: pages\ntheme: {name: material}\nplugins: [search, kamdocs]\n",
        encoding="utf-8",
    )
    return build_site(config_file=folder / "mkdocs.yml").site_dir


def test_explanations_of_figures_are_not_searched(account_site: Path) -> None:
    index = index_of(account_site)
    assert "Como se calcula" in (account_site / "index.html").read_text(encoding="utf-8")
    assert "Como se calcula" not in index
    assert "Vereda" in index
