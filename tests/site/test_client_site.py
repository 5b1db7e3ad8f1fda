"""The site of one client: its folder, its pages, and nothing else of the project's own site."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kamdocs.cli.main import main
from kamdocs.errors import UserError
from kamdocs.model.enums import Visibility
from kamdocs.site.build import BuildResult, build_site
from tests.builders import PROGRAMME, account_text, write_project

CONFIG = """\
site_name: Contas que ninguém deve ver
site_description: Planos internos
site_author: Marina Interna
site_url: https://intranet.example/
copyright: Uso interno
docs_dir: pages
repo_url: https://git.example/kam
edit_uri: blob/main/pages/
extra_css: [marca.css]
extra_javascript: [contagem.js]
extra: {social: [{icon: material/home, link: "https://rede.example/"}]}
nav:
  - Casa: casa.md
  - Para clientes: {page}.md
theme: {name: material, logo: marca.svg}
hooks: [gancho.py]
plugins:
  - search
  - kamdocs: {as_of: 2026-10-15}
"""

PAGES = {
    "casa.md": "# Casa interna\n",
    "guia.md": "---\npúblico: cliente\n---\n\n# Guia de entrega\n\n![](doca.png)\n",
    "da-luz.md": "---\npúblico: cliente\nconta: luz\n---\n\n# Só para a Luz\n",
    "empresa.md": "---\npúblico: empresa\n---\n\n# Para a empresa\n",
    "doca.png": "png",
    "plano.pdf": "pdf",
    "marca.css": "a{}",
    "marca.svg": "<svg/>",
    "contagem.js": "1",
}


HOOK = """\
from mkdocs.structure.files import File

def on_files(files, config):
    for name in ("blog.md", "feito.json"):
        files.append(File.generated(config, name, content="# Blog interno"))
    return files
"""


def project(folder: Path, language: str = "pt-BR") -> Path:
    """Write a project with two accounts and pages written by hand."""
    files = {
        "programa.yml": f"idioma: {language}\nempresa: Caixaria\n{PROGRAMME}",
        "vereda.md": account_text("responsavel: ana.lima\nsituacao_compra: recorrente\n"),
        "luz.md": "---\nnome: Padaria Luz\n---\n",
    }
    write_project(folder, files)
    for name, text in PAGES.items():
        (folder / "pages").mkdir(exist_ok=True)
        (folder / "pages" / name).write_text(text, encoding="utf-8")
    (folder / "gancho.py").write_text(HOOK, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG.replace("{page}", "guia"), encoding="utf-8")
    return folder


def build(folder: Path, account: str = "vereda", site_dir: Path | None = None) -> BuildResult:
    return build_site(
        config_file=folder / "mkdocs.yml",
        audience=Visibility.CLIENT,
        account=account,
        site_dir=site_dir,
    )


@pytest.mark.parametrize(
    ("language", "folder"),
    [("pt-BR", "site-cliente"), ("pt-PT", "site-cliente"), ("en", "site-client")],
)
def test_each_client_has_a_folder_of_its_own(tmp_path: Path, language: str, folder: str) -> None:
    site = build(project(tmp_path, language)).site_dir
    assert site == tmp_path / folder / "vereda"
    marker = json.loads((site / ".kamdocs-site.json").read_text(encoding="utf-8"))
    assert (marker["audience"], marker["account"]) == ("client", "vereda")


def test_no_site_is_written_over_that_of_another_client_or_audience(tmp_path: Path) -> None:
    site = build(project(tmp_path)).site_dir
    with pytest.raises(UserError, match="build.other-client .*account=luz, other=vereda"):
        build(tmp_path, "luz", site)
    with pytest.raises(UserError, match="build.other-audience"):
        build_site(config_file=tmp_path / "mkdocs.yml", site_dir=site)
    assert "Vereda" in (site / "index.html").read_text(encoding="utf-8")
    assert build(tmp_path, "vereda", site).site_dir == site


@pytest.mark.parametrize("account", ["veredda", "../../fora", "."])
def test_an_id_of_no_account_writes_nothing(tmp_path: Path, account: str) -> None:
    project(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(UserError, match="veredda|fora|“.”"):
        build(tmp_path, account)
    assert sorted(tmp_path.rglob("*")) == before


def test_an_account_with_errors_has_no_site_as_it_has_no_pack(tmp_path: Path) -> None:
    figures = "periodo;indicador;realizado\n2026-07;faturamento;100\n2026-08;faturamento;cem\n"
    accounts = project(tmp_path) / "accounts"
    (accounts / "vereda").mkdir()
    (accounts / "vereda.md").rename(accounts / "vereda/conta.md")
    (accounts / "vereda/numeros.csv").write_text(figures, encoding="utf-8")
    with pytest.raises(UserError, match=r"vereda/numeros\.csv:3"):
        build(tmp_path)
    assert not (tmp_path / "site-cliente").exists()
    # The errors of one account are none of another's client.
    assert build(tmp_path, "luz").site_dir.is_dir()


def test_of_the_project_s_own_theme_only_what_it_names_goes_to_the_client(tmp_path: Path) -> None:
    config = project(tmp_path) / "mkdocs.yml"
    theme = tmp_path / "tema"
    theme.mkdir()
    (theme / "fundo.css").write_text("a{background:url(fundo.png)}", encoding="utf-8")
    for name in ("fundo.png", "padaria-luz.png", "notas.txt"):
        (theme / name).write_text("x", encoding="utf-8")
    text = config.read_text(encoding="utf-8").replace("[marca.css]", "[marca.css, fundo.css]")
    config.write_text(text.replace("name: material,", "name: material, custom_dir: tema,"), "utf-8")
    site = build(tmp_path).site_dir
    assert {path.name for path in theme.iterdir() if (site / path.name).exists()} == {
        "fundo.css",
        "fundo.png",
    }


@pytest.mark.parametrize(
    ("audience", "account", "message"),
    [
        (Visibility.CLIENT, None, "build.client-account"),
        (Visibility.TEAM, "vereda", "build.account-client"),
        (None, "vereda", "build.account-client"),
    ],
)
def test_a_site_for_the_client_is_one_of_an_account(
    tmp_path: Path, audience: Visibility | None, account: str | None, message: str
) -> None:
    config = project(tmp_path) / "mkdocs.yml"
    with pytest.raises(UserError, match=message):
        build_site(config_file=config, audience=audience, account=account)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("build", "--audience", "client"), "--account"),
        (("serve", "--audience", "client"), "--account"),
        (("build", "--account", "vereda"), "--audience client"),
        (("build", "--audience", "client", "--account", "veredda"), "vereda"),
    ],
)
def test_the_command_line_says_what_is_missing(
    tmp_path: Path,
    arguments: tuple[str, ...],
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(project(tmp_path))
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    assert ended.value.code == 2
    error = capsys.readouterr().err
    assert words in error
    assert "Traceback" not in error


def test_of_the_project_only_the_looks_and_pages_for_clients_are_there(tmp_path: Path) -> None:
    site = build(project(tmp_path)).site_dir
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    own = {name for name in files if not name.startswith(("assets/", "search/"))}
    assert own == {
        ".kamdocs-site.json", "404.html", "index.html", "sitemap.xml", "sitemap.xml.gz",
        "guia/index.html", "doca.png", "marca.css", "marca.svg",
        *(name for name in own if name.startswith("contas/vereda/")),
    }  # fmt: skip
    text = "\n".join(
        path.read_text(encoding="utf-8", errors="replace").lower()
        for path in site.rglob("*")
        if path.suffix in {".html", ".json", ".xml"} or path.name == "search_index.js"
    )
    for word in (
        "ninguém", "internos", "marina", "intranet", "uso interno", "git.example", "contagem",
        "rede.example", "blog", "casa", "para a empresa", "só para a luz", "padaria", "recorrente",
    ):  # fmt: skip
        assert word not in text, word
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "<title>Início - Caixaria · Vereda</title>" in home
    assert "Ana Lima" in home
    assert "Guia de entrega" in home
    assert "15 de outubro de 2026" in home


def test_a_page_that_names_its_account_is_in_the_site_of_that_client(tmp_path: Path) -> None:
    site = build(project(tmp_path), "luz").site_dir
    assert "Só para a Luz" in (site / "da-luz/index.html").read_text(encoding="utf-8")


def test_pages_for_clients_are_in_the_sites_of_company_and_team(tmp_path: Path) -> None:
    config = project(tmp_path) / "mkdocs.yml"
    for audience in (Visibility.TEAM, Visibility.COMPANY):
        site = build_site(config_file=config, audience=audience).site_dir
        assert (site / "guia/index.html").is_file()
        assert (site / "da-luz/index.html").is_file()


def test_an_account_that_cannot_be_read_has_no_site_for_its_client(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "accounts/luz.md").write_text("---\nnome: Luz\nnivell: x\n---\n", encoding="utf-8")
    with pytest.raises(UserError, match="Luz|luz"):
        build(tmp_path, "luz")
    assert not (tmp_path / "site-cliente").exists()
