"""The files of `kamdocs new ci` are valid, and their shell steps do what they say."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.builders import account_text, write_project
from tests.command import ROOT, kamdocs
from tests.source.test_git import commit, git

OWNED = account_text("responsavel: ana.lima\nsegmento: A\n")
PROGRAMME = "nome: P\npessoas:\n  - id: ana.lima\n    nome: Ana Lima\n    git: analima\n"
MKDOCS = """\
site_name: P
docs_dir: paginas
use_directory_urls: false
theme: {name: material}
plugins:
  - kamdocs: {as_of: 2026-10-15}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A clone of a bare repository, on a branch that changes a plan, below the root."""
    bare = tmp_path / "bare.git"
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(bare))
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", bare.as_uri(), str(clone))
    git(clone, "checkout", "-q", "-B", "main")
    folder = clone / "kam é"
    write_project(folder, {"programa.yml": PROGRAMME, "vereda/conta.md": OWNED, "b.md": OWNED})
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (folder / "paginas").mkdir()
    (folder / "paginas" / "manual.md").write_text("# Manual\n", encoding="utf-8")
    (folder / ".gitignore").write_text("/site/\n", encoding="utf-8")
    for host in ("github", "gitlab"):
        assert kamdocs("new", "ci", host, cwd=folder).returncode == 0
    commit(clone, "2026-03-01")
    git(clone, "push", "-q", "origin", "main")
    git(clone, "checkout", "-q", "-b", "ana/plano")
    write_project(folder, {"programa.yml": PROGRAMME, "b.md": OWNED.replace(": A", ": B")})
    commit(clone, "2026-03-02")
    return folder


def schema(name: str) -> Any:
    text = files("check_jsonschema").joinpath("builtin_schemas", "vendor", f"{name}.json")
    return json.loads(text.read_text(encoding="utf-8"))


def pipeline(project: Path, name: str) -> Any:
    return yaml.safe_load((project.parent / name).read_text(encoding="utf-8"))


def tools(folder: Path) -> Path:
    """Lay stand-ins for what is not ours: they note how they were called."""
    programs = {
        "kamdocs": f'PYTHONPATH="{ROOT}" exec "{sys.executable}" -m kamdocs "$@"',
        "python": f'exec "{sys.executable}" "$@"',
        "gh": 'echo "$@" >> "$CALLS"; case "$*" in *--jq*) cat "$MINE" ;; esac',
        "curl": 'echo "$@" >> "$CALLS"; case "$*" in *per_page*) cat "$MINE" ;; esac',
    }
    folder.mkdir()
    for name, body in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return folder


def run(
    script: str, cwd: Path, tmp_path: Path, **variables: str
) -> subprocess.CompletedProcess[str]:
    programs = tmp_path / "tools"
    path = f"{programs if programs.exists() else tools(programs)}{os.pathsep}{os.environ['PATH']}"
    (tmp_path / "mine").touch()
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=cwd,
        env={
            **os.environ,
            "PATH": path,
            "CALLS": str(tmp_path / "calls"),
            "MINE": str(tmp_path / "mine"),
            "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
            **variables,
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def github_steps(project: Path) -> dict[str, str]:
    """Give the shell steps of the workflow by a word of their command."""
    steps = pipeline(project, ".github/workflows/kamdocs.yml")["jobs"]["kamdocs"]["steps"]
    scripts = [step["run"] for step in steps if "run" in step]
    names = ("install", "check", "build", "review", "comment")
    return dict(zip(names, scripts, strict=True))


def test_the_github_workflow_is_valid(project: Path) -> None:
    workflow = pipeline(project, ".github/workflows/kamdocs.yml")
    workflow["on"] = workflow.pop(True)  # YAML 1.1 reads the key as a yes
    jsonschema.Draft7Validator(schema("github-workflows")).validate(workflow)
    job = workflow["jobs"]["kamdocs"]
    assert job["defaults"]["run"]["working-directory"] == "kam é"
    assert workflow["permissions"] == {"contents": "read", "pull-requests": "write"}
    text = (project.parent / ".github/workflows/kamdocs.yml").read_text(encoding="utf-8")
    for block in re.findall(r"run: \|\n((?: {10}.*\n)+)", text):
        assert "${{" not in block, "what others write must not become a command"


def test_the_gitlab_pipeline_is_valid(project: Path) -> None:
    found = pipeline(project, ".gitlab-ci.yml")
    jsonschema.Draft7Validator(schema("gitlab-ci")).validate(found)
    assert found["kamdocs"]["artifacts"]["paths"] == ["kam é/site/"]


def test_owners_of_files_are_the_owners_of_accounts(project: Path) -> None:
    for name in (".github/CODEOWNERS", ".gitlab/CODEOWNERS"):
        lines = (project.parent / name).read_text(encoding="utf-8").splitlines()
        assert lines[1:] == [
            "/kam\\ é/accounts/b.md @analima",
            "/kam\\ é/accounts/vereda/ @analima",
        ]


def test_an_account_without_a_git_name_is_told_in_a_comment(tmp_path: Path) -> None:
    write_project(tmp_path, {"b.md": account_text("responsavel: rui.sa\n")})
    assert kamdocs("new", "ci", "github", cwd=tmp_path).returncode == 0
    owners = (tmp_path / ".github/CODEOWNERS").read_text(encoding="utf-8")
    assert "# /accounts/b.md não tem responsável com nome no Git" in owners


def test_what_is_there_already_stays(project: Path) -> None:
    workflow = project.parent / ".github/workflows/kamdocs.yml"
    workflow.write_text("meu: sim\n", encoding="utf-8")
    done = kamdocs("new", "ci", "github", cwd=project)
    assert done.returncode == 0
    assert "já existe e ficou como está" in done.stderr
    assert workflow.read_text(encoding="utf-8") == "meu: sim\n"


def test_the_github_steps_check_build_review_and_comment(project: Path, tmp_path: Path) -> None:
    steps = github_steps(project)
    assert run(steps["check"], project, tmp_path).returncode == 0
    assert run(steps["build"], project, tmp_path).returncode == 0
    assert (project / "site/index.html").is_file()
    review = run(steps["review"], project, tmp_path, TARGET="origin/main", PREVIEW_URL="")
    assert review.returncode == 0, review.stderr
    text = (project / "review.md").read_text(encoding="utf-8")
    assert text.startswith("<!-- kamdocs-review -->")
    assert "Segmento" in text
    assert text in (tmp_path / "summary.md").read_text(encoding="utf-8")
    variables = {"COMMENTS": "repos/a/b/issues/7/comments", "REPOSITORY": "a/b"}
    assert run(steps["comment"], project, tmp_path, **variables).returncode == 0
    (tmp_path / "mine").write_text("42\n", encoding="utf-8")
    assert run(steps["comment"], project, tmp_path, **variables).returncode == 0
    calls = (tmp_path / "calls").read_text(encoding="utf-8")
    assert "--method POST repos/a/b/issues/7/comments --field body=@review.md" in calls
    assert "--method PATCH repos/a/b/issues/comments/42 --field body=@review.md" in calls


def test_an_account_with_errors_fails_the_check_and_keeps_the_preview(
    project: Path, tmp_path: Path
) -> None:
    write_project(project, {"programa.yml": PROGRAMME, "b.md": "---\nnome: [x\n---\n"})
    steps = github_steps(project)
    check = run(steps["check"], project, tmp_path)
    assert check.returncode == 1
    assert check.stdout.startswith("::error file=kam é/accounts/b.md,line=")
    assert run(steps["build"], project, tmp_path).returncode == 0
    assert (project / "site/index.html").is_file()


def test_the_gitlab_script_reports_builds_reviews_and_comments(
    project: Path, tmp_path: Path
) -> None:
    job = pipeline(project, ".gitlab-ci.yml")["kamdocs"]
    script = "\n".join([job["before_script"][0], *job["script"]])
    base = subprocess.run(
        ["git", "merge-base", "origin/main", "HEAD"],
        cwd=project,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    variables = {
        "CI_MERGE_REQUEST_IID": "7",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
        "CI_API_V4_URL": "https://gitlab.example/api/v4",
        "CI_PROJECT_ID": "3",
        "KAMDOCS_TOKEN": "t",
        "KAMDOCS_PREVIEW_URL": "",
    }
    notes = [{"id": 1, "body": "oi"}, {"id": 42, "body": "<!-- kamdocs-review -->\nantes"}]
    (tmp_path / "mine").write_text(json.dumps(notes), encoding="utf-8")
    done = run(script, project.parent, tmp_path, **variables)
    assert done.returncode == 0, done.stderr
    assert json.loads((project / "gl-code-quality-report.json").read_text(encoding="utf-8")) == []
    assert (project / "site/index.html").is_file()
    calls = (tmp_path / "calls").read_text(encoding="utf-8")
    assert "--request PUT" in calls
    assert "merge_requests/7/notes/42" in calls


def test_the_hook_looks_at_what_changed(project: Path, tmp_path: Path) -> None:
    hook = project.parent / ".githooks" / "pre-commit"
    assert os.access(hook, os.X_OK)
    assert run(str(hook), project.parent, tmp_path).returncode == 0
    write_project(
        project, {"programa.yml": PROGRAMME, "b.md": OWNED.replace("segmento", "segmeto")}
    )
    done = run(str(hook), project.parent, tmp_path)
    assert done.returncode == 1
    assert "unknown-key" in done.stdout
