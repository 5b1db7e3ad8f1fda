"""A plan is approved, changed, checked, reviewed and shown: the real command over a repository."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders import account_text, write_project
from tests.command import Run, kamdocs
from tests.source.test_git import commit, git

PLAN = """\
plano:
  aprovacao: aprovado
  visao: Crescer em caixas
  meta_faturamento: 1200000
objetivos:
  - id: otif
    titulo: Entregar no prazo
    meta: 95
    situacao: em_andamento
"""
CONFIG = """\
site_name: Contas
docs_dir: paginas
theme:
  name: material
plugins:
  - kamdocs:
      as_of: 2026-10-15
"""
RECORD = "accounts/vereda/aprovacoes/2026-10-10.json"


@pytest.fixture
def project(here: Run, tmp_path: Path) -> Path:
    """A repository with one plan that was approved, and the approval committed."""
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "paginas").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    write_project(tmp_path, {"vereda/conta.md": account_text(PLAN), "luz.md": account_text(PLAN)})
    done = here("approve", "vereda", "--by", "ana.lima", "--as-of", "2026-10-10", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    commit(tmp_path, "2026-10-10")
    return tmp_path


def edit(project: Path, before: str, after: str, name: str = "vereda/conta.md") -> None:
    file = project / "accounts" / name
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def found(here: Run, project: Path) -> list[dict[str, object]]:
    done = here("check", "--format", "json", cwd=project)
    assert done.returncode == 0, done.stderr
    return [item for item in json.loads(done.stdout) if "approv" in item["rule"]]


def test_progress_leaves_the_approval_alone(here: Run, project: Path) -> None:
    edit(project, "em_andamento", "atingido")
    assert found(here, project) == []
    assert "aprovado por" not in here("review", "main", cwd=project).stdout


def test_another_aim_is_found_by_check_and_told_by_review(here: Run, project: Path) -> None:
    edit(project, "meta: 95", "meta: 90")
    (finding,) = found(here, project)
    assert (finding["rule"], finding["severity"], finding["path"], finding["line"]) == (
        "plan-changed-after-approval",
        "warning",
        "accounts/vereda/conta.md",
        4,
    )
    assert finding["message"] == "O plano aprovado por Ana Lima em 10/10/2026 mudou depois."
    said = "Vereda: esta mudança altera o plano aprovado por Ana Lima em 10/10/2026."
    for form in ("text", "markdown", "html", "json"):
        told = here("review", "main", "--format", form, cwd=project).stdout
        assert said in told.replace("\\", ""), form
    commit(project, "2026-10-11")
    between = json.loads(here("review", "HEAD~1", "HEAD", "--format", "json", cwd=project).stdout)
    assert [(item["account"], item["day"]) for item in between["approvals"]] == [
        ("vereda", "2026-10-10")
    ]
    # A later change that leaves the plan alone says nothing of what was told before.
    edit(project, "em_andamento", "atingido")
    later = json.loads(here("review", "HEAD", "--format", "json", cwd=project).stdout)
    assert (later["count"], later["approvals"]) == (1, [])


def test_a_new_approval_settles_it_and_the_old_one_stays(here: Run, project: Path) -> None:
    first = (project / RECORD).read_bytes()
    edit(project, "meta: 95", "meta: 90")
    done = here("approve", "vereda", "--by", "rui.sa", "--as-of", "2026-10-12", cwd=project)
    assert done.returncode == 0
    assert found(here, project) == []
    assert (
        json.loads(here("review", "main", "--format", "json", cwd=project).stdout)["approvals"]
        == []
    )
    assert (project / RECORD).read_bytes() == first


def test_taking_the_approval_away_does_not_hide_the_change(here: Run, project: Path) -> None:
    edit(project, "meta: 95", "meta: 90")
    (project / RECORD).unlink()
    assert "altera o plano aprovado por Ana Lima" in here("review", "main", cwd=project).stdout


def test_half_a_record_is_a_finding_and_no_approval(here: Run, project: Path) -> None:
    text = (project / RECORD).read_text(encoding="utf-8")
    (project / RECORD).write_text(text[: len(text) // 2], encoding="utf-8")
    (finding,) = found(here, project)
    assert (finding["rule"], finding["path"]) == ("approval-unreadable", RECORD)
    assert here("review", "main", cwd=project).returncode == 0


def test_only_the_team_sees_who_approved_and_no_site_has_the_record(project: Path) -> None:
    edit(project, "meta: 95", "meta: 90")
    edit(project, "nome: Vereda\n", "nome: Vereda\nvisibilidade: empresa\n")
    pages = {}
    for audience in ("team", "company"):
        done = kamdocs("build", "-d", audience, "--audience", audience, cwd=project)
        assert done.returncode == 0, done.stderr
        assert list((project / audience).rglob("*2026-10-10*")) == []
        pages[audience] = "".join(
            path.read_text(encoding="utf-8") for path in (project / audience).rglob("*.html")
        )
    assert "Plano aprovado por Ana Lima em 10/10/2026." in pages["team"]
    assert "Mudou depois da aprovação:" in pages["team"]
    assert "Meta do objetivo “Entregar no prazo” caiu de 95 para 90" in pages["team"]
    assert "aprovado por" not in pages["company"].lower()
    assert "depois da aprovação" not in pages["company"]
