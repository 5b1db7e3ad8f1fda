"""Which audience a site is for, and in which folder it then stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kamdocs.errors import UserError
from kamdocs.model.enums import Visibility
from kamdocs.site.build import BuildResult, build_site
from tests.builders import PROGRAMME, account_text, write_project

TEAM, COMPANY = Visibility.TEAM, Visibility.COMPANY


def project(folder: Path, options: str = "{}", language: str = "pt-BR", config: str = "") -> Path:
    """Write a project with one account and one that cannot be read."""
    files = {
        "programa.yml": f"idioma: {language}\n{PROGRAMME}",
        "vereda.md": account_text("situacao_compra: recorrente\n"),
        "luz.md": "---\nnome: Padaria Luz\nnivell: chave\n---\n",
    }
    write_project(folder, files)
    (folder / "pages").mkdir()
    (folder / "pages/manual.md").write_text("# Manual\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Site\ndocs_dir: pages\nrepo_url: https://git.example/kam\n"
        f"edit_uri: blob/main/pages/\ntheme:\n  name: material\n{config}"
        f"plugins:\n  - search\n  - kamdocs: {options}\n",
        encoding="utf-8",
    )
    return folder


def build(
    folder: Path, audience: Visibility | None = None, site_dir: Path | None = None
) -> BuildResult:
    return build_site(config_file=folder / "mkdocs.yml", audience=audience, site_dir=site_dir)


def marked_for(site: Path) -> str:
    text = (site / ".kamdocs-site.json").read_text(encoding="utf-8")
    return str(json.loads(text)["audience"])


@pytest.mark.parametrize(
    ("options", "language", "audience", "folder", "seen_by"),
    [
        ("{}", "pt-BR", None, "site", "team"),
        ("{}", "pt-BR", TEAM, "site", "team"),
        ("{}", "pt-BR", COMPANY, "site-empresa", "company"),
        ("{}", "en", COMPANY, "site-company", "company"),
        ("{language: en}", "pt-BR", COMPANY, "site-company", "company"),
        ("{audience: company}", "pt-BR", None, "site", "company"),
        ("{audience: company}", "pt-BR", COMPANY, "site", "company"),
        ("{audience: company}", "pt-PT", TEAM, "site-equipa", "team"),
    ],
)
def test_a_site_for_others_than_configured_stands_in_a_folder_of_its_own(
    tmp_path: Path,
    options: str,
    language: str,
    audience: Visibility | None,
    folder: str,
    seen_by: str,
) -> None:
    result = build(project(tmp_path, options, language), audience)
    assert result.site_dir == tmp_path / folder
    assert marked_for(result.site_dir) == seen_by


def test_a_folder_that_is_named_is_taken_as_it_is(tmp_path: Path) -> None:
    result = build(project(tmp_path), COMPANY, site_dir=tmp_path / "intranet")
    assert result.site_dir == tmp_path / "intranet"


def test_neither_audience_is_written_over_the_other(tmp_path: Path) -> None:
    project(tmp_path)
    build(tmp_path)
    with pytest.raises(UserError, match="build.other-audience .*audience=company, other=team"):
        build(tmp_path, COMPANY, site_dir=tmp_path / "site")
    assert marked_for(tmp_path / "site") == "team"


def test_an_audience_that_a_site_cannot_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="build.stopped"):
        build(project(tmp_path, "{audience: client}"))
    assert not (tmp_path / "site").exists()


def test_the_company_is_told_of_an_unreadable_account_without_its_findings(
    tmp_path: Path,
) -> None:
    site = build(project(tmp_path), COMPANY).site_dir
    html = (site / "contas/luz/index.html").read_text(encoding="utf-8")
    assert "Padaria Luz" in html
    assert "em correção" in html
    assert "nivell" not in "".join(
        path.read_text(encoding="utf-8") for path in site.rglob("*.html")
    )


def test_links_to_source_files_are_the_team_s_alone(tmp_path: Path) -> None:
    edit = "  features: [content.action.edit]\n"
    project(tmp_path, '{source_url: "https://git.example/{path}"}', config=edit)
    team, company = build(tmp_path), build(tmp_path, COMPANY)
    for page, source in (("contas/vereda", "accounts/vereda.md"), ("manual", "manual.md")):
        assert source in (team.site_dir / page / "index.html").read_text(encoding="utf-8")
        assert source not in (company.site_dir / page / "index.html").read_text(encoding="utf-8")


def test_the_same_files_give_the_same_data_for_an_audience(tmp_path: Path) -> None:
    folder = project(tmp_path, "{as_of: 2026-10-15}")
    one = (build(folder, COMPANY).site_dir / "data/portfolio.json").read_bytes()
    two = (build(folder, COMPANY).site_dir / "data/portfolio.json").read_bytes()
    team = (build(folder).site_dir / "data/portfolio.json").read_bytes()
    assert one == two
    assert b"lifecycle" in team
    assert b"lifecycle" not in one


HELP = {
    "importar.md": "---\npúblico: equipe\n---\n\n# Importar\n",
    "guide/import.md": "---\naudience: team\n---\n\n# Import\n",
    "quem.md": "---\npúblico: empresa\n---\n\n# Quem\n",
}
NAV = (
    "nav:\n  - Ajuda:\n      - manual.md\n      - ./importar.md\n      - Quem: quem.md\n"
    "  - Guide:\n      - guide/import.md\n"
)


def with_help(folder: Path, config: str) -> Path:
    """Write the project with hand-written pages for the team and for the company."""
    project(folder, "{as_of: 2026-10-15}", config=config)
    (folder / "accounts/luz.md").unlink()
    (folder / "pages/guide").mkdir()
    for name, text in HELP.items():
        (folder / "pages" / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("config", ["", NAV])
def test_a_hand_written_page_for_the_team_is_in_its_site_alone(tmp_path: Path, config: str) -> None:
    folder = with_help(tmp_path, config) / "mkdocs.yml"
    team = build_site(config_file=folder, strict=True)
    company = build_site(config_file=folder, audience=COMPANY, strict=True)
    for page, seen in (("manual", True), ("quem", True), ("importar", False), ("guide", False)):
        assert list((team.site_dir / page).rglob("*.html")), page
        assert bool(list((company.site_dir / page).rglob("*.html"))) is seen, page
    html = (company.site_dir / "manual/index.html").read_text(encoding="utf-8")
    assert "../quem/" in html
    assert "importar" not in html
    assert "Guide" not in html


def test_a_hand_written_page_for_nobody_known_stops_the_site(tmp_path: Path) -> None:
    folder = with_help(tmp_path, "")
    (folder / "pages/quem.md").write_text("---\naudience: diretoria\n---\n", encoding="utf-8")
    with pytest.raises(UserError, match="quem.md.*diretoria"):
        build(folder)


def test_a_page_for_the_team_does_not_stand_in_for_one_of_the_company(tmp_path: Path) -> None:
    folder = with_help(tmp_path, "")
    page = "---\npúblico: equipe\n---\n\n# Contas\n\nSó da equipe.\n"
    (folder / "pages/contas.md").write_text(page, encoding="utf-8")
    team, company = (build(folder, audience).site_dir for audience in (TEAM, COMPANY))
    assert "Só da equipe." in (team / "contas/index.html").read_text(encoding="utf-8")
    html = (company / "contas/index.html").read_text(encoding="utf-8")
    assert "Vereda" in html
    assert "Só da equipe." not in html
