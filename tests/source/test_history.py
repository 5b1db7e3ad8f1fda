"""Which files every account had before and after each commit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kamdocs.errors import UserError
from kamdocs.source.history import PlanHistory, Step, entry_of, read_history
from tests.builders import account_text, write_project
from tests.source.test_git import commit, git

BASE_DAY = date(2026, 3, 31)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project inside a repository whose root it is not, with two accounts."""
    git(tmp_path, "init", "-q", "-b", "main")
    folder = tmp_path / "kam é"
    write_project(folder, {"pão/conta.md": account_text(), "luz.md": account_text()})
    commit(tmp_path, "2026-03-01")
    return folder


def history(project: Path) -> PlanHistory:
    return read_history(project, "accounts", BASE_DAY)


def paths(steps: tuple[Step, ...]) -> list[tuple[str, list[str], list[str]]]:
    """Give day and changed files of each step, before and after."""
    found = []
    for step in steps:
        old, new = dict(step.before.files), dict(step.after.files)
        found.append(
            (
                step.commit.day.isoformat(),
                sorted(path for path, item in old.items() if new.get(path) != item),
                sorted(path for path, item in new.items() if old.get(path) != item),
            )
        )
    return found


def test_each_account_has_the_commits_that_touched_its_files_newest_first(project: Path) -> None:
    write_project(project, {"pão/numeros.csv": "periodo;indicador\n"})
    commit(project, "2026-04-02")
    found = history(project)
    assert paths(found.steps["pão"]) == [
        ("2026-04-02", [], ["accounts/pão/numeros.csv"]),
        ("2026-03-01", [], ["accounts/pão/conta.md"]),
    ]
    assert paths(found.steps["luz"]) == [("2026-03-01", [], ["accounts/luz.md"])]


def test_pictures_and_files_outside_of_the_accounts_are_no_change_of_a_plan(project: Path) -> None:
    (project / "accounts/pão/foto.png").write_bytes(b"x")
    (project / "leia.md").write_text("x", encoding="utf-8")
    commit(project, "2026-04-02")
    assert len(history(project).steps["pão"]) == 1


def test_the_base_is_the_last_commit_on_or_before_the_day(project: Path) -> None:
    write_project(project, {"luz.md": account_text("segmento: A\n")})
    commit(project, "2026-03-31")
    write_project(project, {"luz.md": account_text("segmento: B\n")})
    commit(project, "2026-04-01")
    found = history(project)
    assert found.base is not None
    assert found.base["luz"] == found.steps["luz"][0].before
    assert found.states["luz"] == found.steps["luz"][0].after


def test_a_history_that_begins_later_has_no_base(project: Path) -> None:
    assert read_history(project, "accounts", date(2026, 2, 28)).base is None


def test_a_renamed_account_keeps_its_history_under_its_new_name(project: Path) -> None:
    git(project, "mv", "accounts/pão", "accounts/broa")
    commit(project, "2026-04-02")
    write_project(project, {"pão/conta.md": account_text("segmento: Outra\n")})
    commit(project, "2026-04-03")
    found = history(project)
    assert [step.commit.day.day for step in found.steps["broa"]] == [2, 1]
    assert [step.before.entry for step in found.steps["broa"]] == ["pão", "pão"]
    assert [step.commit.day.day for step in found.steps["pão"]] == [3]
    assert found.base is not None
    assert set(found.base) == {"broa", "luz"}


def test_names_that_go_round_in_one_commit_are_kept_apart(project: Path) -> None:
    write_project(project, {"luz.md": account_text("segmento: Energia e muito mais\n")})
    commit(project, "2026-03-02")
    before = history(project).states
    for old, new in (("pão", "x"), ("luz.md", "pão.md"), ("x", "luz")):
        git(project, "mv", f"accounts/{old}", f"accounts/{new}")
    commit(project, "2026-04-02")
    found = history(project)
    assert found.base is not None
    assert {state.files for state in found.base.values()} == {
        state.files for state in before.values()
    }


def test_of_a_merge_only_what_it_brought_counts_and_who_merged(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(project, "checkout", "-q", "-b", "plano")
    for number in (1, 2):
        write_project(project, {"luz.md": account_text(f"segmento: S{number}\n")})
        commit(project, f"2026-04-0{number}")
    git(project, "checkout", "-q", "main")
    write_project(project, {"pão/conta.md": account_text("segmento: P\n")})
    commit(project, "2026-04-03")
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Quem Juntou")
    git(project, "merge", "-q", "--no-edit", "plano", day="2026-04-05")
    steps = history(project).steps["luz"]
    assert (steps[0].commit.day, steps[0].commit.author) == (date(2026, 4, 5), "Quem Juntou")
    assert len(steps) == 2


def test_a_deleted_account_has_no_state_but_is_in_the_base(project: Path) -> None:
    git(project, "rm", "-q", "accounts/luz.md")
    commit(project, "2026-04-02")
    found = history(project)
    assert found.base is not None
    assert ("luz" in found.states, "luz" in found.base) == (False, True)


def test_the_end_of_a_shallow_history_is_nobodys_change(project: Path, tmp_path: Path) -> None:
    write_project(project, {"luz.md": account_text("segmento: A\n")})
    commit(project, "2026-04-02")
    write_project(project, {"luz.md": account_text("segmento: B\n")})
    commit(project, "2026-04-03")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "2", tmp_path.as_uri(), str(clone))
    found = history(clone / project.name)
    assert (found.is_shallow, found.base) == (True, None)
    assert [step.commit.day.day for step in found.steps["luz"]] == [3]
    assert "pão" not in found.steps


def test_a_repository_without_a_commit_has_none(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    with pytest.raises(UserError, match="git.no-commit"):
        history(write_project(tmp_path, {}))


@pytest.mark.parametrize(
    ("path", "accounts", "expected"),
    [
        ("accounts/luz.md", "accounts", "luz"),
        ("accounts/pão/reunioes/x.md", "accounts", "pão"),
        ("accounts/programa.yml", "accounts", "."),
        ("accounts/pão/logo.svg", "accounts", ""),
        ("accounts/luz.material-2026-t3.json", "accounts", ""),
        ("outra/luz.md", "accounts", ""),
        ("luz/conta.md", ".", "luz"),
    ],
)
def test_a_file_belongs_to_the_folder_of_its_account(
    path: str, accounts: str, expected: str
) -> None:
    assert entry_of(path, accounts) == expected
