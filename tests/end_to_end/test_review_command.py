"""`kamdocs review` over a real repository."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders import account_text, write_project
from tests.command import kamdocs
from tests.source.test_git import commit, git


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project below the repository's root, with a change that is not committed."""
    git(tmp_path, "init", "-q", "-b", "main")
    folder = tmp_path / "kam"
    write_project(folder, {"vereda.md": account_text("segmento: A\n"), "b.md": account_text()})
    commit(tmp_path, "2026-03-01")
    write_project(folder, {"vereda.md": account_text("segmento: B\n")})
    return folder


def test_changes_since_a_revision_are_told_and_end_well(project: Path) -> None:
    done = kamdocs("review", "main", cwd=project)
    assert done.returncode == 0
    assert "Vereda" in done.stdout
    assert "Segmento" in done.stdout


def test_exit_code_tells_that_something_changed(project: Path) -> None:
    assert kamdocs("review", "main", "--exit-code", cwd=project).returncode == 1
    assert kamdocs("review", "main", "main", "--exit-code", cwd=project).returncode == 0


def test_what_cannot_run_ends_with_two_and_says_why(project: Path, tmp_path: Path) -> None:
    done = kamdocs("review", "nada", cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert "git branch --all" in done.stderr
    elsewhere = write_project(tmp_path.parent / f"{tmp_path.name}-sem-git", {})
    assert kamdocs("review", "main", cwd=elsewhere).returncode == 2


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_every_form_can_go_to_a_file(project: Path, form: str) -> None:
    done = kamdocs("review", "main", "--format", form, "-o", "saida.txt", cwd=project)
    assert (done.returncode, done.stdout) == (0, "")
    text = (project / "saida.txt").read_text(encoding="utf-8")
    assert "Vereda" in text
    if form == "json":
        assert json.loads(text)["count"] == 1


def test_a_broken_side_is_said_and_the_rest_compared(project: Path) -> None:
    write_project(project, {"b.md": "---\nnome: [x\n---\n"})
    done = kamdocs("review", "main", cwd=project)
    assert done.returncode == 0
    assert "Na revisão nova, accounts/b.md:" in done.stdout
    assert "Segmento" in done.stdout
