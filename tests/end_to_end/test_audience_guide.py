"""The guide about who may see what is true: its example, built for both audiences."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.command import ROOT, kamdocs
from tests.pages import PageText

GUIDE = (ROOT / "site_templates/pages/quem-pode-ver.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide's example, built by the guide's own commands."""
    folder = tmp_path_factory.mktemp("guide")
    (folder / "pages").mkdir()
    (folder / "accounts").mkdir()
    (folder / "mkdocs.yml").write_text(
        "site_name: S\ndocs_dir: pages\ntheme:\n  name: material\nplugins: [search, kamdocs]\n",
        encoding="utf-8",
    )
    (folder / "accounts/programa.yml").write_text("nome: P\n", encoding="utf-8")
    example = re.findall(r"```markdown\n(.*?)```", GUIDE, re.DOTALL)[0]
    (folder / "accounts/exemplo.md").write_text(example, encoding="utf-8")
    for line in re.findall(r"```console\n(.*?)```", GUIDE, re.DOTALL)[0].splitlines():
        done = kamdocs(*line.split()[1:], cwd=folder)
        assert done.returncode == 0, done.stderr
    return folder


def words(site: Path) -> str:
    """Give what the account's pages say; the glossary knows every word of the trade."""
    pages = (path.read_text(encoding="utf-8") for path in (site / "contas").rglob("*.html"))
    return " ".join(" ".join(PageText(html).texts) for html in pages)


SHOWN = ("Bia Prates", "Diretora", "Palete mais baixo", "Entrega toda terça-feira")
HIDDEN = ("João Lemos", "apoia", "Desconto no", "Anotação que fica", "Ceder no prazo")


def test_the_company_sees_what_the_guide_says_and_the_team_all(project: Path) -> None:
    company, team = words(project / "site-empresa"), words(project / "site")
    assert [text for text in SHOWN if text not in company] == []
    assert [text for text in HIDDEN if text in company] == []
    assert [text for text in (*SHOWN, *HIDDEN) if text not in team] == []


def test_a_mark_on_what_never_leaves_the_team_is_an_error(project: Path) -> None:
    account = project / "accounts/risco.md"
    account.write_text(
        "---\nnome: Outra\nriscos:\n  - {titulo: R, visibilidade: empresa}\n---\n", encoding="utf-8"
    )
    done = kamdocs("check", cwd=project)
    account.unlink()
    assert done.returncode == 1
    assert "mark-too-wide" in done.stdout
