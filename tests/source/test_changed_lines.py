"""Lines changed since a revision."""

from __future__ import annotations

from pathlib import Path

import pytest

from kamdocs.source.changed_lines import changed_lines, on_changed_lines
from kamdocs.source.folder import load_portfolio
from tests.builders import rules, write_project
from tests.source.test_git import commit, git

ACCOUNT = "---\nnome: Vereda\nsegmeto: A\nterritorio: sul\n---\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    write_project(tmp_path / "kam", {"vereda/conta.md": ACCOUNT})
    commit(tmp_path, "2026-03-01")
    return tmp_path / "kam"


def write(project: Path, text: str, name: str = "vereda/conta.md") -> None:
    write_project(project, {name: text})


def test_nothing_changed_has_no_lines(project: Path) -> None:
    assert changed_lines(project, "HEAD") == {}


def test_changed_and_added_lines_are_named_and_those_that_moved_are_not(project: Path) -> None:
    write(project, ACCOUNT.replace("nome: Vereda\n", "nome: Vereda\nsetor: B\nregiao: C\n"))
    assert changed_lines(project, "HEAD") == {"accounts/vereda/conta.md": {3, 4}}


def test_other_line_ends_are_no_change(project: Path) -> None:
    write(project, ACCOUNT.replace("\n", "\r\n"))
    assert changed_lines(project, "HEAD") == {"accounts/vereda/conta.md": frozenset()}


def test_of_a_new_file_every_line_is_changed_and_of_a_renamed_one_none(project: Path) -> None:
    git(project, "mv", "accounts/vereda", "accounts/vereda-sul")
    write(project, "---\nnome: B\n---\n", "b.md")
    assert changed_lines(project, "HEAD") == {"accounts/b.md": {1, 2, 3, 4}}


def test_a_long_table_is_compared_by_its_lines(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kamdocs.source.changed_lines.LONG", 2)
    write(project, ACCOUNT.replace("sul", "norte"))
    assert changed_lines(project, "HEAD") == {"accounts/vereda/conta.md": {4}}


def test_findings_of_old_lines_are_left_out(project: Path) -> None:
    write(project, ACCOUNT.replace("territorio: sul", "territorio: norte"))
    found = load_portfolio(project).findings
    assert rules(found) == ["unknown-key", "unknown-territory"]
    kept = on_changed_lines(found, changed_lines(project, "HEAD"))
    assert rules(kept) == ["unknown-territory"]
