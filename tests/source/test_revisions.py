"""Portfolios as revisions hold them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from kamdocs.errors import UserError
from kamdocs.source import account_reading
from kamdocs.source.revisions import load_pair, load_revision
from tests.builders import account_text, rules, write_project
from tests.source.test_git import commit, git

TWO = {
    "vereda/conta.md": account_text(),
    "pao/conta.md": account_text("segmento: A\n"),
    "pao/reunioes/2026-02-03-reunião.md": "---\ndata: 2026-02-03\n---\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project inside a repository whose root it is not."""
    git(tmp_path, "init", "-q", "-b", "main")
    folder = tmp_path / "kam é"
    write_project(folder, TWO)
    commit(tmp_path, "2026-03-01")
    return folder


def segments(pair_side: object) -> dict[str, str | None]:
    accounts = pair_side.portfolio.accounts  # type: ignore[attr-defined]
    return {item.id: item.segment for item in accounts}


def parsed(monkeypatch: pytest.MonkeyPatch, run: Callable[[], object]) -> list[str]:
    """Give the accounts that are parsed while something runs."""
    seen: list[str] = []
    real = account_reading.read_account

    def counting(*arguments: object) -> object:
        seen.append(arguments[2].id)  # type: ignore[attr-defined]
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("kamdocs.source.folder.read_account", counting)
    run()
    return sorted(seen)


def test_what_lies_on_disk_is_read_against_a_revision(project: Path) -> None:
    write_project(project, {"vereda/conta.md": account_text("segmento: B\n")})
    pair = load_pair(project, "HEAD")
    assert segments(pair.before) == {"vereda": None, "pao": "A"}
    assert segments(pair.after) == {"vereda": "B", "pao": "A"}
    assert pair.changed == {"vereda"}
    assert pair.head is None
    slugs = [item.slug for item in pair.before.portfolio.by_id["pao"].meetings]
    assert slugs == ["2026-02-03-reuniao"]


def test_the_working_tree_stays_as_it_is(project: Path) -> None:
    write_project(project, {"vereda/conta.md": account_text("segmento: B\n")})
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    load_pair(project, "HEAD", "HEAD")
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before
    status = subprocess.run(
        ["git", "status", "--short"], cwd=project, capture_output=True, text=True, check=True
    )
    assert status.stdout.split() == ["M", "accounts/vereda/conta.md"]


def test_only_accounts_with_other_files_are_parsed_twice(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_project(project, {"vereda/conta.md": account_text("segmento: B\n")})
    seen = parsed(monkeypatch, lambda: load_pair(project, "HEAD"))
    assert seen == ["pao", "vereda", "vereda"]


def test_a_changed_programme_has_every_account_read_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_project(project, {"programa.yml": "nome: Outro\n"})
    seen = parsed(monkeypatch, lambda: load_pair(project, "HEAD"))
    assert seen == ["pao", "pao", "vereda", "vereda"]


def test_branches_and_merges_are_revisions_like_others(project: Path) -> None:
    git(project, "checkout", "-q", "-b", "ana/plano")
    write_project(project, {"vereda/conta.md": account_text("segmento: B\n")})
    commit(project, "2026-03-02")
    git(project, "checkout", "-q", "main")
    write_project(project, {"pao/conta.md": account_text("segmento: C\n")})
    commit(project, "2026-03-03")
    git(project, "merge", "-q", "--no-edit", "ana/plano")
    assert segments(load_revision(project, "ana/plano")) == {"vereda": "B", "pao": "A"}
    assert load_pair(project, "main^1", "main").changed == {"vereda"}
    assert load_pair(project, "ana/plano", "main").changed == {"pao"}


def test_a_deleted_and_a_renamed_account_are_on_the_side_that_has_them(project: Path) -> None:
    git(project, "mv", "accounts/vereda", "accounts/vereda-alimentos")
    git(project, "rm", "-q", "-r", "accounts/pao")
    pair = load_pair(project, "HEAD")
    assert set(segments(pair.before)) == {"vereda", "pao"}
    assert set(segments(pair.after)) == {"vereda-alimentos"}


def test_a_revision_with_broken_front_matter_says_so_and_keeps_the_rest(project: Path) -> None:
    write_project(project, {"vereda/conta.md": "---\nnome: [Vereda\n---\n"})
    commit(project, "2026-03-02")
    write_project(project, {"vereda/conta.md": account_text("segmento: B\n")})
    pair = load_pair(project, "HEAD")
    assert set(segments(pair.before)) == {"pao"}
    broken = [item for item in pair.before.findings if item.subject == "vereda"]
    assert [item.place.path for item in broken] == ["accounts/vereda/conta.md"]
    assert "yaml" in rules(tuple(broken))[0]
    assert set(segments(pair.after)) == {"vereda", "pao"}


def test_a_revision_before_the_accounts_holds_none(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    commit(tmp_path, "2026-02-01")
    write_project(tmp_path, TWO)
    assert segments(load_pair(tmp_path, "HEAD").before) == {}


def test_the_day_of_last_change_is_that_of_the_revision(project: Path) -> None:
    write_project(project, {"vereda/conta.md": account_text("segmento: B\n")})
    commit(project, "2026-05-05")
    pair = load_pair(project, "HEAD~1", "HEAD")
    days = [
        [item.changed.isoformat() for item in side.portfolio.accounts if item.changed]
        for side in (pair.before, pair.after)
    ]
    assert days == [["2026-03-01", "2026-03-01"], ["2026-03-01", "2026-05-05"]]


def test_a_link_inside_the_accounts_is_read_as_what_it_leads_to(project: Path) -> None:
    (project / "accounts" / "nova").mkdir()
    (project / "accounts" / "nova" / "conta.md").symlink_to("../vereda/conta.md")
    (project / "accounts" / "nova" / "objetivos.md").symlink_to("/etc/hostname")
    commit(project, "2026-03-02")
    loaded = load_revision(project, "HEAD")
    assert "nova" in segments(loaded)
    assert not any("hostname" in str(item) for item in loaded.findings)


@pytest.mark.parametrize("revision", ["nada", "--output=x", "HEAD~9", "main:accounts", ""])
def test_a_revision_that_does_not_exist_is_said(project: Path, revision: str) -> None:
    with pytest.raises(UserError, match=r"git\.no-revision"):
        load_pair(project, revision)


def test_a_repository_without_commits_is_said(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    write_project(tmp_path, TWO)
    with pytest.raises(UserError, match=r"git\.no-commit"):
        load_pair(tmp_path, "HEAD")


def test_a_folder_without_repository_is_said(tmp_path: Path) -> None:
    write_project(tmp_path, TWO)
    with pytest.raises(UserError, match=r"git\.no-repository"):
        load_pair(tmp_path, "HEAD")


def test_a_missing_git_is_said(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UserError, match=r"git\.missing"):
        load_pair(project, "HEAD")


def test_a_shallow_clone_says_what_it_does_not_hold(project: Path, tmp_path: Path) -> None:
    write_project(project, {"vereda/conta.md": account_text("segmento: B\n")})
    commit(project, "2026-03-02")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", project.parent.as_uri(), str(clone))
    assert segments(load_revision(clone / project.name, "HEAD")) == {"vereda": "B", "pao": "A"}
    with pytest.raises(UserError, match=r"git\.shallow"):
        load_pair(clone / project.name, "HEAD~1")


def test_a_reused_account_is_what_reading_it_again_would_give(project: Path) -> None:
    write_project(
        project,
        {
            "vereda/conta.md": account_text("segmento: B\n"),
            "pao/conta.md": account_text("segmento: A\nmatriz: vereda\n"),
        },
    )
    commit(project, "2026-03-02")
    write_project(project, {"vereda/conta.md": account_text("segmento: C\n")})
    before = load_pair(project, "HEAD").before
    again = load_revision(project, "HEAD")
    assert before.portfolio == again.portfolio
    assert before.findings == again.findings
    assert before.files == again.files
