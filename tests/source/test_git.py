"""Days of the last change, from the project's history."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from kamdocs.source.folder import load_portfolio
from kamdocs.source.git import git_identity, last_changes
from tests.builders import account_text, write_project


def git(folder: Path, *arguments: str, day: str = "2026-01-01") -> None:
    """Run git as if on a day."""
    stamp = f"{day}T12:00:00+00:00"
    environment = {**os.environ, "GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
    subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True
    )


def commit(folder: Path, day: str) -> None:
    """Commit all that is there."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "x", day=day)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project inside a repository, with two commits."""
    git(tmp_path, "init", "-q")
    folder = tmp_path / "kam é"
    write_project(folder, {"pão/conta.md": account_text(), "b.md": account_text()})
    commit(tmp_path, "2026-03-01")
    write_project(folder, {"b.md": account_text("segmento: A\n")})
    commit(tmp_path, "2026-04-02")
    return folder


def test_every_file_has_the_day_of_its_last_commit(project: Path) -> None:
    assert last_changes(project, "accounts") == {
        "accounts/programa.yml": date(2026, 3, 1),
        "accounts/pão/conta.md": date(2026, 3, 1),
        "accounts/b.md": date(2026, 4, 2),
    }


def test_without_repository_nothing_is_known(tmp_path: Path) -> None:
    assert last_changes(write_project(tmp_path, {}), "accounts") == {}


def test_without_git_nothing_is_known(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert last_changes(project, "accounts") == {}


def test_a_shallow_history_tells_no_days(project: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", tmp_path.as_uri(), str(clone))
    assert last_changes(clone / project.name, "accounts") == {}


def test_a_repository_without_commits_tells_no_days(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert last_changes(write_project(tmp_path, {}), "accounts") == {}


def test_an_account_changed_with_its_last_changed_file(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    files = {"v/conta.md": account_text(), "w.md": account_text("atualizado_em: 2026-02-02\n")}
    write_project(tmp_path, files)
    commit(tmp_path, "2026-03-01")
    write_project(tmp_path, {**files, "v/numeros.csv": "periodo;indicador\n"})
    commit(tmp_path, "2026-05-01")
    loaded = load_portfolio(tmp_path)
    assert {account.id: account.changed for account in loaded.portfolio.accounts} == {
        "v": date(2026, 5, 1),
        "w": date(2026, 2, 2),
    }


def test_whoever_works_here_is_known_by_name_and_address(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert git_identity(tmp_path) == ("", "")
    git(tmp_path, "config", "user.name", "Ana Lima")
    git(tmp_path, "config", "user.email", "ana@example.com")
    assert git_identity(tmp_path) == ("Ana Lima", "ana@example.com")
