"""`kamdocs build --packs`: packs as files of the site, made once, linked from the pages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kamdocs.pack.cache import CACHE
from tests.command import kamdocs
from tests.end_to_end.pack_world import pdf_text, write_world

PACK = "contas/vereda/material-2026-t3.pdf"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A project built with packs, and what was told."""
    project = write_world(tmp_path_factory.mktemp("packs"))
    done = kamdocs("build", "--packs", "--strict", cwd=project)
    assert done.returncode == 0, done.stderr
    return project, done.stderr


def test_every_account_has_its_pack_in_the_site(built: tuple[Path, str]) -> None:
    project, told = built
    assert "2 materiais: 2 feitos, 0 reaproveitado" in told
    assert "Palete quebrado" in pdf_text(project / "site" / PACK)
    assert (project / "site" / "contas" / "luz" / "material-2026-t3.pdf").is_file()


@pytest.mark.parametrize("page", ["contas/vereda", "contas/vereda/material"])
def test_pages_lead_to_the_pack(built: tuple[Path, str], page: str) -> None:
    html = (built[0] / "site" / page / "index.html").read_text(encoding="utf-8")
    link = "material-2026-t3.pdf" if page.endswith("vereda") else "../material-2026-t3.pdf"
    assert f'href="{link}"' in html


def test_the_template_is_not_in_the_site(built: tuple[Path, str]) -> None:
    assert not list((built[0] / "site").rglob("*.typ"))


def test_what_did_not_change_is_not_made_again(built: tuple[Path, str], tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(built[0], project)
    first = (project / "site" / PACK).read_bytes()
    again = kamdocs("build", "--packs", cwd=project)
    assert "2 materiais: 0 feito, 2 reaproveitados" in again.stderr
    assert (project / "site" / PACK).read_bytes() == first
    account = project / "accounts" / "vereda" / "conta.md"
    text = account.read_text(encoding="utf-8")
    account.write_text(text.replace("Palete quebrado", "Palete trocado"), encoding="utf-8")
    changed = kamdocs("build", "--packs", cwd=project)
    assert "2 materiais: 1 feito, 1 reaproveitado" in changed.stderr
    assert "Palete trocado" in pdf_text(project / "site" / PACK)


def test_a_cache_of_half_or_foreign_files_is_no_cache(built: tuple[Path, str]) -> None:
    project, _ = built
    before = (project / "site" / PACK).read_bytes()
    for number, path in enumerate(sorted((project / CACHE).glob("*.pdf"))):
        path.write_bytes(b"%PDF half" if number else b"")
    again = kamdocs("build", "--packs", cwd=project)
    assert "2 materiais: 2 feitos" in again.stderr
    assert (project / "site" / PACK).read_bytes() == before


def test_without_packs_no_page_leads_to_one(sample_site: Path) -> None:
    pages = [path.read_text(encoding="utf-8") for path in sample_site.rglob("*.html")]
    assert len(pages) > 100
    assert not [text for text in pages if 'material-2026-t3.pdf"' in text]


def test_a_client_has_its_own_pack_and_no_other(built: tuple[Path, str]) -> None:
    project, _ = built
    arguments = ("--audience", "client", "--account", "vereda", "--packs", "--strict")
    done = kamdocs("build", *arguments, cwd=project)
    assert done.returncode == 0, done.stderr
    site = project / "site-cliente" / "vereda"
    assert [path.name for path in site.rglob("*.pdf")] == ["material-2026-t3.pdf"]
    assert (site / PACK).read_bytes() == (project / "site" / PACK).read_bytes()


def test_the_company_has_no_packs(built: tuple[Path, str]) -> None:
    done = kamdocs("build", "--audience", "company", "--packs", cwd=built[0])
    assert done.returncode == 2
    assert "--packs põe no site o material de cada cliente" in done.stderr
    assert not (built[0] / "site-empresa").exists()


def test_a_logo_that_is_no_picture_stops_a_strict_build_and_leaves_out_one_pack_else(
    tmp_path: Path,
) -> None:
    project = write_world(tmp_path)
    (project / "accounts" / "luz.logo.png").write_bytes(b"no picture")
    done = kamdocs("build", "--packs", cwd=project)
    assert done.returncode == 1
    assert "luz.logo.png" in done.stderr
    assert [path.parent.name for path in (project / "site").rglob("*.pdf")] == ["vereda"]
    page = (project / "site" / "contas" / "luz" / "index.html").read_text(encoding="utf-8")
    assert "material-2026-t3.pdf" not in page
    strict = kamdocs("build", "--packs", "--strict", "-d", "outro", cwd=project)
    assert strict.returncode == 1
    assert not (project / "outro").exists()
