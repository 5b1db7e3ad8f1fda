"""Exit codes, streams and words of the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kamdocs.cli.main import main
from tests.command import kamdocs
from tests.source.test_git import commit, git

PROGRAMME = "nome: P\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "accounts").mkdir()
    (tmp_path / "accounts/programa.yml").write_text(PROGRAMME, encoding="utf-8")
    return tmp_path


def account(project: Path, text: str) -> None:
    (project / "accounts/a.md").write_text(text, encoding="utf-8")


def run(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    out, error = capsys.readouterr()
    return int(str(ended.value.code)), out, error


def test_a_clean_project_ends_with_zero_and_no_data(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    account(project, "---\nnome: A\n---\n")
    assert run("check", str(project), capsys=capsys) == (0, "", "Nenhum problema encontrado.\n")


def test_a_finding_is_path_line_column_severity_rule_message_and_a_hint(project: Path) -> None:
    account(project, "---\nnome: A\nsegmeto: B\n---\n")
    done = kamdocs("check", cwd=project)
    assert done.returncode == 1
    assert done.stdout == (
        'accounts/a.md:3:1: error unknown-key A chave "segmeto" não existe aqui.\n'
        "    → Talvez: segmento\n"
    )
    assert done.stderr == "Encontrado: 1 erro.\n"


def test_findings_as_json_have_every_part(project: Path) -> None:
    account(project, "---\nnome: A\nsegmeto: B\n---\n")
    (found,) = json.loads(kamdocs("check", "--format", "json", cwd=project).stdout)
    assert (found["path"], found["line"], found["column"]) == ("accounts/a.md", 3, 1)
    assert (found["severity"], found["rule"]) == ("error", "unknown-key")
    assert found["message"]
    assert found["hint"] == "Talvez: segmento"


def test_warnings_count_only_when_asked(project: Path) -> None:
    account(project, "---\nnome: A\n---\n[x](nada.md)\n")
    assert kamdocs("check", cwd=project).returncode == 0
    assert kamdocs("check", "--fail-on", "warning", cwd=project).returncode == 1


def test_a_user_mistake_ends_with_two_and_a_way_out(tmp_path: Path) -> None:
    done = kamdocs("check", cwd=tmp_path)
    assert done.returncode == 2
    assert "kamdocs new programme" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["nada"], ["check", "--as-of", "31/02/2026"], ["import"]])
def test_a_wrong_command_ends_with_two(project: Path, arguments: list[str]) -> None:
    done = kamdocs(*arguments, cwd=project)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_every_verb_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    for verb in ("new", "check", "build", "serve", "import"):
        code, out, _ = run(verb, "--help", capsys=capsys)
        assert code == 0
        assert len(out.splitlines()) > 4, verb


def test_since_shows_only_findings_of_changed_lines(project: Path) -> None:
    account(project, "---\nnome: A\nsegmeto: B\n---\n")
    git(project, "init", "-q")
    commit(project, "2026-03-01")
    account(project, "---\nnome: A\nsegmeto: B\nsetr: C\n---\n")
    done = kamdocs("check", "--since", "HEAD", "--format", "gitlab", cwd=project)
    assert [row["location"]["lines"]["begin"] for row in json.loads(done.stdout)] == [4]
    assert kamdocs("check", "--since", "nada", cwd=project).returncode == 2


def test_a_github_step_gets_annotations_and_a_whole_summary(project: Path) -> None:
    account(project, "---\nnome: A\nsegmeto: B\n---\n")
    summary = project / "summary.md"
    summary.write_text("antes\n", encoding="utf-8")
    done = kamdocs(
        "check", "--format", "github", cwd=project, env={"GITHUB_STEP_SUMMARY": str(summary)}
    )
    assert done.stdout.startswith("::error file=accounts/a.md,line=3,col=1,title=unknown-key::")
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("antes\n")
    assert "**Erro** accounts/a\\.md:3" in text
