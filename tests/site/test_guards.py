from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from kamdocs.errors import UserError
from kamdocs.site.guards import MARKER, claim_folder


def test_a_folder_with_files_of_somebody_else_is_left_alone(project: Any) -> None:
    letter = project.write("site/carta.docx", "minha")
    with pytest.raises(UserError, match="build.foreign-folder"):
        project.build()
    assert letter.read_text(encoding="utf-8") == "minha"


def test_plain_mkdocs_is_kept_from_a_foreign_folder_too(project: Any) -> None:
    letter = project.write("site/carta.docx", "minha")
    with pytest.raises(Abort):
        build(load_config(str(project.configure())))
    assert letter.is_file()


@pytest.mark.parametrize(
    "entries", [[], [".git"], ["sitemap.xml", "sitemap.xml.gz", "index.html"], [MARKER, "x.html"]]
)
def test_empty_and_generated_folders_are_taken(tmp_path: Path, entries: list[str]) -> None:
    marker = json.dumps({"audience": "team"})
    for entry in entries:
        (tmp_path / entry).write_text(marker, encoding="utf-8")
    claim_folder(tmp_path)
    assert json.loads((tmp_path / MARKER).read_text(encoding="utf-8"))["audience"] == "team"


@pytest.mark.parametrize("marker", ['{"audience": "client"}', "{}", "not json", "[]"])
def test_a_site_for_others_is_not_overwritten(tmp_path: Path, marker: str) -> None:
    (tmp_path / MARKER).write_text(marker, encoding="utf-8")
    (tmp_path / "index.html").write_text("x", encoding="utf-8")
    with pytest.raises(UserError, match="build.other-audience"):
        claim_folder(tmp_path)


def test_a_second_build_takes_its_own_folder(project: Any) -> None:
    project.build()
    (project.site / "old.html").write_text("x", encoding="utf-8")
    project.build()
    assert not (project.site / "old.html").exists()


@pytest.mark.parametrize(
    ("accounts", "config"),
    [
        ("accounts", {"docs_dir": "accounts"}),
        ("pages/contas", {}),
        ("accounts", {"theme": {"name": "material", "custom_dir": "accounts"}}),
    ],
)
def test_account_files_are_never_published_raw(
    project: Any, accounts: str, config: dict[str, Any]
) -> None:
    project.write(f"{accounts}/vereda/numeros.csv", "periodo;valor\n")
    project.options["accounts"] = accounts
    project.config = config
    with pytest.raises(UserError) as stopped:
        project.build()
    assert "seria publicado como está" in str(stopped.value.params["reason"])


def test_a_link_to_the_accounts_among_the_pages_is_seen_through(project: Any) -> None:
    (project.folder / "pages" / "contas-link").symlink_to(project.folder / "accounts")
    with pytest.raises(UserError, match="seria publicado como está"):
        project.build()
