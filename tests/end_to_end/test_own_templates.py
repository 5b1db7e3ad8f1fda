"""A project's own templates: one replaces ours, one adds a page, as the guide says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.command import ROOT, kamdocs
from tests.pages import page, report_text

GUIDE = ROOT / "site_templates/pages/paginas-proprias.md"


def guide_templates() -> list[str]:
    """Give the templates that the guide shows."""
    return re.findall(r"```jinja\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The sample's accounts with templates of the project's own."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "accounts").symlink_to(ROOT / "accounts")
    (tmp_path / "site_templates/extra").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Site\ndocs_dir: pages\nuse_directory_urls: false\ntheme:\n  name: material\n"
        "plugins:\n  - search\n  - kamdocs:\n      as_of: 2026-10-15\n",
        encoding="utf-8",
    )
    return tmp_path


def write(project: Path, name: str, text: str) -> None:
    target = project / "site_templates" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def built(project: Path, *arguments: str) -> Path:
    done = kamdocs("build", "-d", "site", *arguments, cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


def test_a_template_of_the_project_replaces_the_shipped_one(project: Path) -> None:
    write(project, "account/objectives.html", "<h1>Nossos {{ page.cards | length }} objetivos</h1>")
    site = built(project)
    text = report_text(site / "contas/vereda-alimentos/objetivos/index.html")
    assert "Nossos 7 objetivos" in text


def test_the_guide_s_template_adds_a_page_with_its_place_in_the_menu(project: Path) -> None:
    write(project, "extra/contas-por-territorio.html", guide_templates()[0])
    site = built(project)
    text = report_text(site / "contas-por-territorio/index.html")
    assert "Contas por território" in text
    assert "Vereda Alimentos Sul R$ 14.514.337,11" in text
    assert "em 15/10/2026" in text
    home = page(site / "index.html")
    menu = [tag for tag in home.tags if "contas-por-territorio" in str(tag[1].get("href"))]
    assert menu
    assert "Contas por território" in home.texts


def test_an_own_page_is_the_team_s_unless_it_says_otherwise(project: Path) -> None:
    write(project, "extra/so-nosso.html", "{# título: Só nosso #}<p>x</p>")
    comment = guide_templates()[1].strip()
    body = (
        "<h1>{{ page.title }}</h1><p>{{ page.accounts[0].record.lifecycle }}|"
        "{% if 'revenue' in page.metrics %}faturamento{% else %}nada{% endif %}|"
        "{{ page.accounts[0].metrics.objective_progress.text }}</p>"
    )
    write(project, "extra/quem-cuida.html", f"{comment}\n{body}")
    site = built(project, "--audience", "company")
    assert not (site / "so-nosso").exists()
    text = report_text(site / "quem-cuida/index.html")
    # Over the objectives that the company sees; one measured by revenue is not among them.
    assert text.startswith("Quem cuida de quê None|nada|29,9%")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("sem-titulo.html", "<p>x</p>", "extra/sem-titulo.html"),
        ("contas.html", "{# título: Contas #}", "“contas”"),
        ("para-cliente.html", "{# título: X; público: cliente #}", "“cliente”"),
        ("quebrado.html", "{# título: X #}{{ page.nada }}", "nada"),
    ],
)
def test_a_template_that_cannot_be_a_page_is_named_with_the_reason(
    project: Path, name: str, text: str, said: str
) -> None:
    write(project, f"extra/{name}", text)
    done = kamdocs("build", cwd=project)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_what_accounts_say_is_escaped_in_an_own_page(project: Path) -> None:
    (project / "accounts").unlink()
    (project / "accounts").mkdir()
    (project / "accounts/programa.yml").write_text("nome: P\n", encoding="utf-8")
    (project / "accounts/x.md").write_text("---\nnome: <b>X</b>\n---\n", encoding="utf-8")
    write(project, "extra/nomes.html", "{# title: Nomes #}<p>{{ page.accounts[0].name }}</p>")
    html = (built(project) / "nomes/index.html").read_text(encoding="utf-8")
    assert "<p>&lt;b&gt;X&lt;/b&gt;</p>" in html
